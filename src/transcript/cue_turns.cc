// See cue_turns.h.
#include "transcript/cue_turns.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace goldenthread {
namespace {

/// An utterance never grows past this by joining: speech without punctuation would become one.
constexpr std::size_t kJoinedBytesMax = 600;
constexpr std::int64_t kGapMsMax = 2000;

bool EndsSentence(std::string_view text) {
  const std::size_t last = text.find_last_not_of(" \t\r\n\"')]");
  if (last == std::string_view::npos) return false;
  const std::string_view end = text.substr(0, last + 1);
  const auto ends_with = [&](std::string_view mark) {
    return end.size() >= mark.size() && end.substr(end.size() - mark.size()) == mark;
  };
  return ends_with(".") || ends_with("?") || ends_with("!") || ends_with("--") ||
         ends_with("\xE2\x80\xA6") || ends_with("\xE2\x80\x94") || ends_with("\xE2\x80\x9D");
}

bool BeginsSmall(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && text[first] >= 'a' && text[first] <= 'z';
}

}  // namespace

bool CueTurns::GoesOn(const Utterance& cue, std::string_view begins) const {
  if (joining_ == Joining::kKeep || said_.empty() || said_.size() > kJoinedBytesMax) return false;
  if (cue.speaker != current_.speaker || EndsSentence(said_.text())) return false;
  if (cue.speaker.empty() && !BeginsSmall(begins)) return false;
  return !cue.start_ms || !current_.end_ms || *cue.start_ms - *current_.end_ms <= kGapMsMax;
}

Result<void> CueTurns::Begin(Utterance cue, std::string_view begins) {
  if (!GoesOn(cue, begins)) {
    GT_TRY(Finish());
    current_ = std::move(cue);
    return outcome::success();
  }
  // Cues may overlap or stand out of order; an utterance never ends before it begins.
  if (cue.end_ms) {
    const std::int64_t so_far = current_.end_ms.value_or(current_.start_ms.value_or(0));
    current_.end_ms = std::max(*cue.end_ms, so_far);
  }
  if (cue.confidence) {
    current_.confidence = std::min(*cue.confidence, current_.confidence.value_or(1.0));
  }
  std::move(cue.words.begin(), cue.words.end(), std::back_inserter(current_.words));
  return outcome::success();
}

Result<void> CueTurns::Finish() {
  said_.MoveTo(current_);
  return turns_.Add(std::exchange(current_, {}));
}

Result<std::vector<Utterance>> CueTurns::Take() {
  GT_TRY(Finish());
  return turns_.Take();
}

}  // namespace goldenthread
