// WebVTT and SRT. Both are blocks of an optional id line, a line of two times and lines of text;
// WebVTT adds a header, comments, styles and voice tags. Text is kept even where a blank line
// stands inside a cue; tags are dropped, entities resolved.
#include <array>
#include <optional>
#include <utility>

#include "transcript/cue_turns.h"
#include "transcript/import_parts.h"
#include "transcript/speakers.h"

namespace goldenthread {
namespace {

/// What a line of the file is.
enum class LineKind { kBlank, kTiming, kText, kSkipped };

struct Timing {
  std::int64_t start_ms = 0;
  std::int64_t end_ms = 0;
};

bool StartsWith(std::string_view text, std::string_view mark) {
  return text.substr(0, mark.size()) == mark;
}

/// "00:01.000 --> 00:04.000 align:start".
std::optional<Timing> ReadTiming(std::string_view line) {
  std::size_t at = line.find_first_not_of(" \t");
  if (at == std::string_view::npos) return std::nullopt;
  const auto start = ReadTime(line, at);
  const std::size_t arrow = line.find("-->", at);
  if (!start || arrow == std::string_view::npos) return std::nullopt;
  at = line.find_first_not_of(" \t", arrow + 3);
  if (at == std::string_view::npos) return std::nullopt;
  const auto end = ReadTime(line, at);
  if (!end) return std::nullopt;
  return Timing{*start, std::max(*start, *end)};
}

/// A tag "<v Ana>", "</i>", "<00:01.000>" that begins at `at`: its size, or 0.
std::size_t TagSize(std::string_view text, std::size_t at) {
  constexpr std::size_t kTagBytesMax = 200;
  if (text[at] != '<' || at + 2 >= text.size()) return 0;
  const char c = text[at + 1] == '/' ? text[at + 2] : text[at + 1];
  const bool tag = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  const std::size_t end = text.substr(0, at + kTagBytesMax).find_first_of("<>", at + 1);
  return tag && end != std::string_view::npos && text[end] == '>' ? end - at + 1 : 0;
}

/// The name in a voice tag "<v.loud Ana Ruiz>"; nothing for another tag.
std::optional<Span> VoiceOf(std::string_view text, Span tag) {
  const std::string_view body = tag.In(text);
  if (body.size() < 4 || (body[1] != 'v' && body[1] != 'V')) return std::nullopt;
  if (body[2] != ' ' && body[2] != '\t' && body[2] != '.') return std::nullopt;
  const std::size_t space = body.find_first_of(" \t");
  if (space == std::string_view::npos) return std::nullopt;
  const auto begin = static_cast<std::uint32_t>(tag.begin + space);
  return Trim(text, {begin, tag.end - 1});
}

struct Entity {
  std::string_view name;
  std::string_view text;
};
constexpr std::array<Entity, 8> kEntities = {{{"&amp;", "&"},
                                              {"&lt;", "<"},
                                              {"&gt;", ">"},
                                              {"&nbsp;", " "},
                                              {"&quot;", "\""},
                                              {"&#39;", "'"},
                                              {"&lrm;", ""},
                                              {"&rlm;", ""}}};

const Entity* EntityAt(std::string_view text, std::size_t at) {
  for (const Entity& entity : kEntities) {
    if (StartsWith(text.substr(at), entity.name)) return &entity;
  }
  return nullptr;
}

/// "Language: de" above the first blank line of WebVTT, or "".
std::string HeaderLanguage(std::string_view text) {
  constexpr std::string_view kKey = "Language:";
  Span line;
  for (LineWalk walk(text); walk.Next(line) && !Trim(text, line).empty();) {
    if (!StartsWith(line.In(text), kKey)) continue;
    const auto begin = line.begin + static_cast<std::uint32_t>(kKey.size());
    return std::string(Trim(text, {begin, line.end}).In(text));
  }
  return {};
}

/// Reads the lines of a file of cues and hands on its pieces.
class CueReader {
 public:
  CueReader(const DecodedText& decoded, const std::string& name, TextFormat format,
            const LabelWords& words)
      : text_(decoded.text),
        name_(name),
        vtt_(format == TextFormat::kVtt),
        words_(words),
        turns_(decoded, name, Joining::kJoin) {}

  ImportedTurns Run() {
    TallyLabels();
    GT_TRY(Walk());
    if (cues_ == 0) return BadInput("no cues", name_, "export it again as VTT or SRT");
    return turns_.Take();
  }

 private:
  static Span Of(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  /// Labels such as "Ana: hello" are decided over all cues, before any is read.
  void TallyLabels() {
    bool in_cue = false;
    Span line;
    for (LineWalk walk(text_); walk.Next(line);) {
      const std::string_view bytes = line.In(text_);
      if (ReadTiming(bytes)) {
        in_cue = true;
      } else if (in_cue) {
        std::uint32_t begin = line.begin;
        while (begin < line.end) {
          const std::size_t tag = TagSize(text_.substr(0, line.end), begin);
          if (tag == 0) break;
          begin += static_cast<std::uint32_t>(tag);
        }
        speakers_.Count(text_, {begin, line.end}, words_);
        in_cue = false;
      }
    }
    speakers_.Decide();
  }

  LineKind KindOf(Span line) {
    const std::string_view bytes = line.In(text_);
    if (Trim(text_, line).empty()) {
      skipping_ = false;
      return LineKind::kBlank;
    }
    // Times first: a block that no blank line ends must not swallow the cue behind it.
    if (bytes.find("-->") != std::string_view::npos && ReadTiming(bytes)) {
      skipping_ = false;
      return LineKind::kTiming;
    }
    if (!skipping_) skipping_ = vtt_ && !in_cue_ && BeginsBlock(bytes);
    return skipping_ ? LineKind::kSkipped : LineKind::kText;
  }

  /// A comment, or before the first cue a header or style: the word alone or with a space behind.
  [[nodiscard]] bool BeginsBlock(std::string_view line) const {
    const std::string_view word = line.substr(0, line.find_first_of(" \t"));
    if (word == "NOTE") return true;
    return cues_ == 0 && (word == "STYLE" || word == "REGION" || word == "WEBVTT");
  }

  /// What stood before a blank line is said: an id stands directly above its times. Only a file
  /// that sets its ids off by blank lines throughout numbers its cues so.
  Result<void> SettleWaiting(std::optional<Span>& waiting) {
    if (!waiting || cues_ == 0) return outcome::success();
    const Span line = *std::exchange(waiting, std::nullopt);
    return AddLine(line);
  }

  [[nodiscard]] bool IsNextNumber(Span line) const {
    return Trim(text_, line).In(text_) == std::to_string(cues_ + 1);
  }

  Result<void> Walk() {
    std::optional<Span> waiting;  // an id line, unless no times follow
    bool apart = false;           // a blank line follows it
    Span line;
    for (LineWalk walk(text_); walk.Next(line);) {
      switch (KindOf(line)) {
        case LineKind::kSkipped:
          break;
        case LineKind::kBlank:
          in_cue_ = false;
          if (waiting && !(ids_apart_ && IsNextNumber(*waiting))) {
            GT_TRY(SettleWaiting(waiting));
          }
          apart = true;
          break;
        case LineKind::kTiming:
          if (cues_ == 0 && waiting) ids_apart_ = apart && IsNextNumber(*waiting);
          waiting.reset();
          BeginCue(*ReadTiming(line.In(text_)));
          break;
        case LineKind::kText:
          if (in_cue_) {
            GT_TRY(AddLine(line));
          } else {
            GT_TRY(SettleWaiting(waiting));
            waiting = line;
            apart = false;
          }
          break;
      }
    }
    return SettleWaiting(waiting);
  }

  void BeginCue(Timing timing) {
    in_cue_ = true;
    ++cues_;
    cue_ = {};
    cue_.start_ms = WithinSession(timing.start_ms);
    cue_.end_ms = WithinSession(timing.end_ms);
    fresh_ = true;
    if (vtt_ && voices_) voice_.clear();
  }

  /// A line of a cue, turn by turn.
  Result<void> AddLine(Span line) {
    Span rest = Trim(text_, line);
    while (true) {
      if (text_[rest.begin] != '<') {
        const LabelledLine cut = CutLine(text_, rest);
        if (const auto label = speakers_.SpeakerOf(text_, cut, words_)) {
          rest = cut.rest;
          GT_TRY(BeginPiece(std::string(label->In(text_)), rest));
        }
      }
      const auto inside =
          speakers_.LabelInside(text_, rest, words_, Speakers::Place::kBehindSentence);
      GT_TRY(AddWords(Trim(text_, {rest.begin, inside.value_or(rest.end)})));
      if (!inside) return outcome::success();
      rest.begin = *inside;
    }
  }

  /// Words of one speaker: their tags and entities are resolved.
  Result<void> AddWords(Span rest) {
    bool first = true;
    std::uint32_t begin = rest.begin;
    std::uint32_t at = rest.begin;
    while (at < rest.end) {
      const auto tag = static_cast<std::uint32_t>(TagSize(text_.substr(0, rest.end), at));
      const Entity* entity = tag == 0 && text_[at] == '&' ? EntityAt(text_, at) : nullptr;
      const auto size =
          tag > 0 ? tag : static_cast<std::uint32_t>(entity ? entity->name.size() : 0);
      if (size == 0) {
        ++at;
        continue;
      }
      GT_TRY(AddPart({begin, at}, first));
      const auto voice = tag > 0 ? VoiceOf(text_, Of(at, at + tag)) : std::nullopt;
      if (voice) {
        voices_ = true;
        GT_TRY(BeginPiece(std::string(voice->In(text_)), {at + tag, rest.end}));
        first = true;
      }
      if (entity != nullptr) {
        GT_TRY(Fresh({at, rest.end}));
        turns_.text().AppendAs(entity->text, {at, at + size});
        first = false;
      }
      at += size;
      begin = at;
    }
    return AddPart({begin, rest.end}, first);
  }

  /// Appends a stretch of a line; the `first` one after earlier text is set off by a space.
  Result<void> AddPart(Span part, bool& first) {
    if (part.empty()) return outcome::success();
    GT_TRY(Fresh(part));
    if (first) {
      turns_.text().AppendLine(part);
    } else {
      turns_.text().Append(part);
    }
    first = false;
    return outcome::success();
  }

  /// Begins the cue's first piece if no speaker has done so.
  Result<void> Fresh(Span part) {
    if (!fresh_) return outcome::success();
    const bool inherits = !vtt_ || !voices_;
    return BeginPiece(inherits && !speakers_.LabelsMostLines() ? voice_ : std::string(), part);
  }

  Result<void> BeginPiece(std::string speaker, Span text) {
    fresh_ = false;
    voice_ = speaker;
    Utterance piece = cue_;
    piece.speaker = std::move(speaker);
    return turns_.Begin(std::move(piece), text.In(text_));
  }

  std::string_view text_;
  const std::string& name_;
  bool vtt_;
  const LabelWords& words_;
  CueTurns turns_;
  Speakers speakers_;
  Utterance cue_;
  std::string voice_;    // the speaker said last
  bool fresh_ = false;   // nothing of the cue has been taken yet
  bool voices_ = false;  // voice tags occur
  bool in_cue_ = false;
  bool skipping_ = false;   // in a block that is no speech
  bool ids_apart_ = false;  // a blank line stands between ids and times
  std::size_t cues_ = 0;
};

}  // namespace

ImportedTurns ImportCues(const DecodedText& decoded, const std::string& name, TextFormat format,
                         const LabelWords& words, std::string& language) {
  if (format == TextFormat::kVtt) language = HeaderLanguage(decoded.text);
  return CueReader(decoded, name, format, words).Run();
}

bool LooksLikeTiming(std::string_view line) { return ReadTiming(line).has_value(); }

}  // namespace goldenthread
