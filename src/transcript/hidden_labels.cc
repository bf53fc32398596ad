// The labels of all utterances are known first; then each text is searched for one before a colon.
#include "transcript/hidden_labels.h"

#include "transcript/speakers.h"

namespace goldenthread {

void DoubtHiddenLabels(std::vector<Utterance>& utterances, const LabelWords& words) {
  Speakers speakers;
  for (const Utterance& utterance : utterances) {
    if (!utterance.speaker.empty()) speakers.Know(utterance.speaker, words);
  }
  for (Utterance& utterance : utterances) {
    const std::string_view text = utterance.text;
    const Span whole{0, static_cast<std::uint32_t>(text.size())};
    const auto inside = speakers.LabelInside(text, whole, words, Speakers::Place::kAnywhere);
    if (!inside) continue;
    const LabelledLine cut = CutLine(text, {*inside, whole.end});
    // A text that begins with its own speaker's label hides nobody.
    const bool own = *inside == 0 && LabelKey(cut.label.In(text)) == LabelKey(utterance.speaker);
    if (!own) utterance.speaker_certain = false;
  }
}

}  // namespace goldenthread
