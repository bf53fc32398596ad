// Two passes: labels are tallied, then the lines are counted by what became of their labels.
#include "transcript/speakers.h"

#include <algorithm>

#include "transcript/utterance_text.h"

namespace goldenthread {
namespace {

/// More distinct labels than any session has speakers: they are not tallied any more.
constexpr std::size_t kLabelsMax = 2000;

/// A word alone on its line is tallied apart: "Client" there is a label only if it comes back.
std::string TallyKey(std::string_view text, const LabelledLine& line) {
  std::string key = LabelKey(line.label.In(text));
  return line.label_end == LabelEnd::kLine ? "\n" + key : key;
}

/// Whether a word alone on its line may be a label.
bool NamesRole(LabelKind kind, std::string_view label) {
  constexpr std::size_t kBytesMin = 6;  // "client", and not "pt" or "md"
  return kind != LabelKind::kOther && kind != LabelKind::kHeading && label.size() >= kBytesMin;
}

}  // namespace

Speakers::Speakers(std::string_view text, const LabelWords& words) {
  Span line;
  for (LineWalk walk(text); walk.Next(line);) Count(text, line, words);
  Decide();

  std::string last;
  for (LineWalk walk(text); walk.Next(line);) {
    const LabelledLine cut = CutLine(text, line);
    if (!IsSpeaker(text, cut)) continue;
    std::string key = LabelKey(cut.label.In(text));
    if (!last.empty() && key != last) ++changes_;
    last = std::move(key);
  }
}

void Speakers::Count(std::string_view text, Span line, const LabelWords& words) {
  if (Trim(text, line).empty()) return;
  const LabelledLine cut = CutLine(text, line);
  ++lines_;
  if (cut.start_ms) ++timed_;
  if (cut.label.empty()) return;
  const std::string_view label = cut.label.In(text);
  const std::string key = TallyKey(text, cut);
  auto found = labels_.find(key);
  if (found == labels_.end()) {
    if (labels_.size() >= kLabelsMax) return;
    if (cut.label_end == LabelEnd::kLine && !NamesRole(words.KindOf(label), label)) return;
    found = labels_.emplace(key, Tally{words.KindOf(label), LooksLikeName(label)}).first;
  }
  ++found->second.lines;
  if (cut.start_ms) ++found->second.timed;
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
    if (!tally.speaker && tally.kind == LabelKind::kOther && tally.name && headings_ == 0 &&
        labels_.size() >= 2 && labels_.size() == lines_ && lines_ <= 4) {
      tally.speaker = true;
    }
    if (!tally.speaker) continue;
    ++speakers_;
    spoken_ += tally.lines;
  }
}

bool Speakers::IsSpeaker(std::string_view text, const LabelledLine& line) const {
  if (line.label.empty()) return false;
  const auto found = labels_.find(TallyKey(text, line));
  return found != labels_.end() && found->second.speaker;
}

bool Speakers::IsDialogue() const {
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
