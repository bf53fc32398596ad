// JSON as tools export it: a list of pieces somewhere, each an object with what was said and mostly
// who said it and when. The lists and their keys stand in tables below; a file of a tool that is
// not named there is read too if its keys are usual ones.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "transcript/cue_turns.h"
#include "transcript/import_parts.h"
#include "transcript/json_spans.h"
#include "transcript/piece_times.h"

namespace goldenthread {
namespace {

using Value = JsonSpans::Value;
constexpr Value kNone = JsonSpans::kNone;

/// A whole word or two of a piece, before its unit of time is known.
struct PieceKeys {
  Value text = kNone;
  Value speaker = kNone;
  Value start = kNone;
  Value end = kNone;
};

class JsonImport {
 public:
  JsonImport(const DecodedText& decoded, const JsonSpans& spans, const std::string& name)
      : decoded_(decoded), spans_(spans), name_(name) {}

  ImportedTurns Run() {
    FindList();
    if (list_ == kNone) {
      return BadInput("JSON without a list of utterances or segments", name_,
                      "export it as WhisperX JSON, VTT or text");
    }
    TallyTimes();
    CueTurns turns(decoded_, name_, joining_);
    for (Value item = spans_.First(list_); item != kNone; item = spans_.Next(item, list_)) {
      const PieceKeys keys = KeysOf(item);
      if (!spans_.Is(keys.text, JsonKind::kString)) continue;
      GT_TRY(turns.Begin(PieceOf(item, keys), spans_.Raw(keys.text).In(decoded_.text)));
      spans_.AppendTo(turns.text(), keys.text);
    }
    return turns.Take();
  }

 private:
  void FindList() {
    const Value root = spans_.root();
    if (spans_.Is(root, JsonKind::kArray)) {
      list_ = root;
      return;
    }
    const Value holder = spans_.Get(root, {"results", "speech", "transcript", "data"});
    for (const Value place : {root, holder}) {
      if (list_ != kNone) return;
      const Value utterances = ListIn(place, {"utterances"});
      if (utterances != kNone) joining_ = Joining::kKeep;
      list_ = utterances != kNone
                  ? utterances
                  : ListIn(place, {"segments", "transcription", "entries", "audio_segments",
                                   "transcripts", "transcript", "cues", "captions"});
    }
    if (list_ == kNone && spans_.Is(holder, JsonKind::kArray)) list_ = holder;
  }

  [[nodiscard]] Value ListIn(Value object, std::initializer_list<std::string_view> keys) const {
    for (const std::string_view key : keys) {
      const Value list = spans_.Get(object, {key});
      if (spans_.Is(list, JsonKind::kArray) && spans_.Is(spans_.First(list), JsonKind::kObject)) {
        return list;
      }
    }
    return kNone;
  }

  [[nodiscard]] PieceKeys KeysOf(Value item) const {
    PieceKeys keys;
    keys.text = spans_.Get(item, {"text", "transcript", "content", "utterance", "sentence"});
    keys.speaker = spans_.Get(item, {"speaker", "speaker_name", "speakerName", "speakerDisplayName",
                                     "speaker_label", "speaker_id", "speakerId", "name", "role"});
    Value times = spans_.Get(item, {"timestamps"});
    if (times == kNone) times = item;
    keys.start = spans_.Get(times, {"start_ms", "start", "start_time", "startTime", "startOffset",
                                    "from", "begin", "timestamp", "time"});
    keys.end = spans_.Get(times, {"end_ms", "end", "end_time", "endTime", "endOffset", "to"});
    return keys;
  }

  /// Decides the unit of bare numbers over the whole file.
  void TallyTimes() {
    double last = 0;
    std::size_t words = 0;
    for (Value item = spans_.First(list_); item != kNone; item = spans_.Next(item, list_)) {
      const PieceKeys keys = KeysOf(item);
      if (!spans_.Is(keys.text, JsonKind::kString)) continue;
      if (spans_.Get(item, {"speaker_certain"}) != kNone) is_ours_ = true;
      const std::string_view said = spans_.Raw(keys.text).In(decoded_.text);
      words += 1 + static_cast<std::size_t>(std::count(said.begin(), said.end(), ' '));
      const double number = Number(keys.end).value_or(Number(keys.start).value_or(0));
      if (CouldBeTime(number)) last = std::max(last, number);
      if (spans_.Get(item, {"start_ms", "end_ms"}) != kNone) says_ms_ = true;
    }
    unit_ = says_ms_ ? TimeUnit::kMilliseconds : GuessUnit(last, words);
  }

  [[nodiscard]] std::optional<double> Number(Value value) const {
    if (value == kNone) return std::nullopt;
    const std::string_view raw = spans_.Raw(value).In(decoded_.text);
    double number = 0;
    const auto read = std::from_chars(raw.data(), raw.data() + raw.size(), number);
    const bool whole = read.ec == std::errc() && read.ptr == raw.data() + raw.size();
    if (!whole || !std::isfinite(number)) return std::nullopt;
    return number;
  }

  [[nodiscard]] std::optional<std::int64_t> Moment(Value value) const {
    if (value == kNone) return std::nullopt;
    return ReadMoment(spans_.Raw(value).In(decoded_.text), unit_);
  }

  [[nodiscard]] std::optional<double> Share(Value value) const {
    const auto number = Number(value);
    return number && *number >= 0 && *number <= 1 ? number : std::nullopt;
  }

  [[nodiscard]] std::string SpeakerOf(Value value) const {
    if (value == kNone) return {};
    if (spans_.Is(value, JsonKind::kNumber)) return "Speaker " + spans_.Text(value);
    if (spans_.Is(value, JsonKind::kObject)) return SpeakerOf(spans_.Get(value, {"name", "id"}));
    if (!spans_.Is(value, JsonKind::kString)) return {};
    std::string label = spans_.Text(value);
    // "A" and "0" are what diarisers call a speaker.
    if (label.size() == 1 && joining_ == Joining::kKeep && !is_ours_) label = "Speaker " + label;
    return label;
  }

  [[nodiscard]] Utterance PieceOf(Value item, const PieceKeys& keys) const {
    Utterance piece;
    piece.speaker = SpeakerOf(keys.speaker);
    piece.start_ms = Moment(keys.start);
    piece.end_ms = Moment(keys.end);
    if (piece.start_ms && piece.end_ms) piece.end_ms = std::max(*piece.start_ms, *piece.end_ms);
    const Value input = spans_.Get(item, {"input"});
    if (spans_.Is(input, JsonKind::kString) && spans_.Text(input) == "summary") {
      piece.input = InputKind::kSummary;
    }
    piece.confidence = Share(spans_.Get(item, {"confidence"}));
    const Value certain = spans_.Get(item, {"speaker_certain"});
    if (certain != kNone) piece.speaker_certain = spans_.Text(certain) != "false";
    const auto channel = Number(spans_.Get(item, {"channel"}));
    if (channel && *channel >= 0 && *channel < 64) piece.channel = static_cast<int>(*channel);
    const Value words = spans_.Get(item, {"words"});
    for (Value word = spans_.First(words); word != kNone; word = spans_.Next(word, words)) {
      AddWord(word, piece.words);
    }
    return piece;
  }

  /// WhisperX leaves numbers without times: a word without its own times is not a timed one.
  void AddWord(Value word, std::vector<TimedWord>& words) const {
    const Value text = spans_.Get(word, {"punctuated_word", "word", "text"});
    const auto start = Moment(spans_.Get(word, {"start_ms", "start", "start_time"}));
    const auto end = Moment(spans_.Get(word, {"end_ms", "end", "end_time"}));
    if (!spans_.Is(text, JsonKind::kString) || !start || !end) return;
    TimedWord timed;
    timed.text = spans_.Text(text);
    timed.text.erase(0, std::min(timed.text.find_first_not_of(' '), timed.text.size()));
    timed.start_ms = *start;
    timed.end_ms = std::max(*start, *end);
    timed.confidence = Share(spans_.Get(word, {"confidence", "score", "probability"}));
    words.push_back(std::move(timed));
  }

  const DecodedText& decoded_;
  const JsonSpans& spans_;
  const std::string& name_;
  Value list_ = kNone;
  Joining joining_ = Joining::kJoin;
  bool says_ms_ = false;
  bool is_ours_ = false;  // written by this program
  TimeUnit unit_ = TimeUnit::kSeconds;
};

}  // namespace

ImportedTurns ImportJson(const DecodedText& decoded, const std::string& name,
                         std::string& language) {
  GT_TRY(const JsonSpans spans, JsonSpans::Read(decoded.text, name));
  for (const Value place : {spans.root(), spans.Get(spans.root(), {"result", "results"})}) {
    const Value named = spans.Get(place, {"language", "language_code", "detected_language"});
    if (language.empty() && spans.Is(named, JsonKind::kString)) language = spans.Text(named);
  }
  return JsonImport(decoded, spans, name).Run();
}

}  // namespace goldenthread
