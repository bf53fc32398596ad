// Two passes: labels are tallied, then the lines are counted by what became of their labels. A
// label that is none by its tally may still hold one, and so may the middle of a line.
#include "transcript/speakers.h"

#include <algorithm>

#include "transcript/utterance_text.h"

namespace goldenthread {
namespace {

/// More distinct labels than any session has speakers: they are not tallied any more.
constexpr std::size_t kLabelsMax = 2000;

/// A word alone on its line is tallied apart: "Client" there is a label only if it comes back.
std::string TallyKey(std::string_view label, const LabelledLine& line) {
  std::string key = LabelKey(label);
  return line.label_end == LabelEnd::kLine ? "\n" + key : key;
}

/// Whether a word alone on its line may be a label.
bool NamesRole(LabelKind kind, std::string_view label) {
  constexpr std::size_t kBytesMin = 6;  // "client", and not "pt" or "md"
  return kind != LabelKind::kOther && kind != LabelKind::kHeading && label.size() >= kBytesMin;
}

constexpr std::size_t kRoleBytesMin = 4;
/// Label, times and remarks in front of a colon.
constexpr std::size_t kReach = 130;

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

/// "Client, crying": what stands before the comma, where it names a role and no name follows.
std::string_view CountedLabel(std::string_view label, const LabelWords& words) {
  const std::size_t comma = label.find(',');
  if (comma == std::string_view::npos || words.KindOf(label) != LabelKind::kOther) return label;
  const std::string_view head = label.substr(0, comma);
  return words.IsRole(head) && !LooksLikeName(label.substr(comma + 1)) ? head : label;
}

/// The colon of "10:30".
bool IsClock(std::string_view text, std::size_t colon) {
  return colon > 0 && colon + 1 < text.size() && IsDigit(text[colon - 1]) &&
         IsDigit(text[colon + 1]);
}

bool BeginsWord(std::string_view text, std::size_t begin, std::size_t at) {
  constexpr std::string_view kLabelStarts = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ[";
  const bool high = static_cast<unsigned char>(text[at]) >= 0xC0;
  if (!high && kLabelStarts.find(text[at]) == std::string_view::npos) return false;
  if (at == begin) return true;
  return std::string_view(" \t\"'>*_|/)]").find(text[at - 1]) != std::string_view::npos;
}

/// Whether a sentence, or the text, ends before `at`.
bool BehindSentence(std::string_view text, std::size_t begin, std::size_t at) {
  const std::string_view before = text.substr(begin, at - begin);
  const std::size_t last = before.find_last_not_of(" \t\"'>*_|/");
  if (last == std::string_view::npos) return true;
  if (std::string_view(".?!)]-").find(before[last]) != std::string_view::npos) return true;
  const std::string_view end = before.substr(0, last + 1);
  return end.ends_with("\xE2\x80\xA6") || end.ends_with("\xE2\x80\x94") ||
         end.ends_with("\xE2\x80\x9D");
}

}  // namespace

Speakers::Speakers(std::string_view text, const LabelWords& words) {
  Span line;
  for (LineWalk walk(text); walk.Next(line);) Count(text, line, words);
  Decide();

  std::string last;
  const auto speaks = [&](std::string_view label) {
    std::string key = LabelKey(label);
    const bool change = !last.empty() && key != last;
    if (change) ++changes_;
    last = std::move(key);
    return change;
  };
  for (LineWalk walk(text); walk.Next(line);) {
    const LabelledLine cut = CutLine(text, line);
    const auto label = SpeakerOf(text, cut, words);
    if (label) speaks(label->In(text));
    const Span said = label ? cut.rest : line;
    const auto inside = LabelInside(text, said, words, Place::kBehindSentence);
    if (!inside) continue;
    const LabelledLine inner = CutLine(text, {*inside, line.end});
    if (speaks(inner.label.In(text)) && label) ++crowded_;
  }
}

void Speakers::Count(std::string_view text, Span line, const LabelWords& words) {
  if (Trim(text, line).empty()) return;
  const LabelledLine cut = CutLine(text, line);
  ++lines_;
  if (cut.start_ms) ++timed_;
  if (cut.label.empty()) return;
  const std::string_view label = CountedLabel(cut.label.In(text), words);
  const std::string key = TallyKey(label, cut);
  auto found = labels_.find(key);
  if (found == labels_.end()) {
    if (labels_.size() >= kLabelsMax) return;
    if (cut.label_end == LabelEnd::kLine && !NamesRole(words.KindOf(label), label)) return;
    const bool relative = words.NamesRelative(label);
    Tally tally;
    tally.kind = words.KindOf(label);
    tally.name = relative || LooksLikeName(label);
    tally.weak = relative || cut.numbered;
    tally.typed = std::string(label);
    found = labels_.emplace(key, std::move(tally)).first;
  }
  ++found->second.lines;
  if (cut.start_ms) ++found->second.timed;
}

void Speakers::Know(std::string_view label, const LabelWords& words) {
  if (labels_.size() >= kLabelsMax) return;
  Tally tally;
  tally.kind = words.KindOf(label);
  tally.speaker = true;
  tally.typed = std::string(label);
  labels_.emplace(LabelKey(label), std::move(tally));
}

void Speakers::Decide() {
  std::size_t sure = 0;
  std::size_t alone = 0;
  for (const auto& [key, tally] : labels_) alone += key.front() == '\n' ? tally.lines : 0;
  for (auto& [key, tally] : labels_) {
    switch (tally.kind) {
      case LabelKind::kTherapist:
      case LabelKind::kClient:
        known_ += tally.lines;
        [[fallthrough]];
      case LabelKind::kMember:
      case LabelKind::kGeneric:
      case LabelKind::kNobody:
        tally.speaker = true;
        break;
      case LabelKind::kHeading:
        headings_ += tally.lines;
        tally.speaker = tally.timed * 2 > tally.lines;
        break;
      case LabelKind::kOther:
        tally.speaker = tally.timed > (tally.name ? 0U : 1U) ||
                        (tally.name ? tally.lines >= 2 : tally.lines >= 4);
        break;
    }
    if (key.front() == '\n' && alone < 2) tally.speaker = false;
    if (tally.speaker) sure += tally.lines;
  }
  for (auto& [key, tally] : labels_) {
    // A name said once among labelled lines is a speaker too: somebody who says one thing.
    if (!tally.speaker && tally.kind == LabelKind::kOther && tally.name && sure * 2 >= lines_) {
      tally.speaker = true;
    }
    // Two names, once each, and nothing else: the shortest dialogue.
    if (!tally.speaker && tally.kind == LabelKind::kOther && tally.name && !tally.weak &&
        headings_ == 0 && labels_.size() >= 2 && labels_.size() == lines_ && lines_ <= 4) {
      tally.speaker = true;
    }
    if (!tally.speaker) continue;
    ++speakers_;
    spoken_ += tally.lines;
  }
}

bool Speakers::Knows(std::string_view label) const {
  const auto found = labels_.find(LabelKey(label));
  return found != labels_.end() && found->second.speaker;
}

bool Speakers::KnowsAsTyped(std::string_view label) const {
  const auto found = labels_.find(LabelKey(label));
  return found != labels_.end() && found->second.speaker && found->second.typed == label;
}

std::optional<Span> Speakers::SpeakerOf(std::string_view text, const LabelledLine& line,
                                        const LabelWords& words) const {
  if (line.label.empty()) return std::nullopt;
  const std::string_view label = line.label.In(text);
  const auto found = labels_.find(TallyKey(label, line));
  if (found != labels_.end() && found->second.speaker) return line.label;
  if (line.label_end == LabelEnd::kLine) return std::nullopt;
  if (IsUpper(label[0]) && label.size() >= kRoleBytesMin && words.IsRole(label)) return line.label;
  const auto head = [&](std::size_t size) {
    return Trim(text, {line.label.begin, line.label.begin + static_cast<std::uint32_t>(size)});
  };
  const std::size_t comma = label.find(',');
  if (comma != std::string_view::npos) {
    const std::string_view name = head(comma).In(text);
    if (Knows(name) || words.IsRole(name)) return head(comma);
  }
  const std::size_t owner = std::min(label.find('\''), label.find("\xE2\x80\x99"));
  if (owner != std::string_view::npos && words.NamesRelative(label) &&
      (Knows(label.substr(0, owner)) || words.IsRole(label.substr(0, owner)))) {
    return line.label;
  }
  // "Client sobbing"; "Ana said" reports what Ana said.
  for (std::size_t space = label.rfind(' '); space != std::string_view::npos && space > 1;
       space = label.rfind(' ', space - 1)) {
    if (!KnowsAsTyped(head(space).In(text))) continue;
    const std::string_view tail = label.substr(space + 1);
    if (IsUpper(tail[0]) || words.ReportsSpeech(tail.substr(0, tail.find(' ')))) break;
    return head(space);
  }
  return std::nullopt;
}

bool Speakers::IsLabelAt(std::string_view text, Span said, std::size_t at, const LabelWords& words,
                         Place place) const {
  const LabelledLine cut = CutLine(text, {static_cast<std::uint32_t>(at), said.end});
  if (cut.label_end != LabelEnd::kColon) return false;
  const auto label = SpeakerOf(text, cut, words);
  if (!label || !IsUpper(text[label->begin])) return false;
  if (label->size() >= kRoleBytesMin && words.IsRole(label->In(text))) return true;
  if (BehindSentence(text, said.begin, at)) return true;
  return place == Place::kAnywhere && label->size() > 1;
}

std::optional<std::uint32_t> Speakers::LabelInside(std::string_view text, Span said,
                                                   const LabelWords& words, Place place) const {
  const std::string_view within = text.substr(0, said.end);
  std::size_t from = said.begin;
  for (std::size_t colon = within.find(':', from); colon != std::string_view::npos;
       colon = within.find(':', colon + 1)) {
    if (IsClock(within, colon)) continue;
    for (std::size_t at = std::max(from, colon - std::min(colon, kReach)); at < colon; ++at) {
      if (BeginsWord(within, said.begin, at) && IsLabelAt(within, said, at, words, place)) {
        return static_cast<std::uint32_t>(at);
      }
    }
    from = colon + 1;
  }
  return std::nullopt;
}

bool Speakers::IsDialogue() const {
  // Several turns a line: "Therapist: And? Client: No."
  if (crowded_ * 2 >= lines_ && crowded_ > 0 && headings_ == 0) return true;
  if (timed_ >= 2 && timed_ * 2 >= lines_) return true;
  if (spoken_ < 2 || headings_ * 4 > spoken_) return false;
  // The labels of a summary stand once each; speakers come back.
  const bool returns = spoken_ > speakers_ && changes_ >= 2;
  if (spoken_ * 2 >= lines_) return returns || headings_ == 0;
  // Long turns wrapped over many lines: words for the roles count for more than names.
  if (!returns || changes_ < 3) return false;
  return known_ * 2 > spoken_ ? spoken_ * 12 >= lines_ : spoken_ * 5 >= lines_ && spoken_ >= 6;
}

}  // namespace goldenthread
