// Labelled dialogue: a line with a speaker's label begins an utterance, a line without one goes on
// with it. A line with only a time begins one too, without a speaker.
#include <utility>

#include "transcript/import_parts.h"
#include "transcript/speakers.h"
#include "transcript/turns.h"
#include "transcript/utterance_text.h"

namespace goldenthread {

ImportedTurns ImportDialogue(const DecodedText& decoded, const std::string& name,
                             const LabelWords& words) {
  const std::string_view text = decoded.text;
  const Speakers speakers(text, words);
  Turns turns(name);
  UtteranceText said(decoded);
  Utterance next;
  const auto finish = [&]() -> Result<void> {
    said.MoveTo(next);
    return turns.Add(std::exchange(next, {}));
  };
  Span line;
  for (LineWalk walk(text); walk.Next(line);) {
    const LabelledLine cut = CutLine(text, line);
    const bool labelled = speakers.IsSpeaker(text, cut);
    if (labelled || cut.begins_with_time) {
      GT_TRY(finish());
      next.speaker = labelled ? std::string(cut.label.In(text)) : std::string();
      next.start_ms = cut.start_ms;
      said.AppendLine(!labelled                          ? cut.said
                      : cut.label_end == LabelEnd::kLine ? Span{line.end, line.end}
                                                         : cut.rest);
    } else {
      said.AppendLine(Trim(text, line));
    }
  }
  GT_TRY(finish());
  return turns.Take();
}

}  // namespace goldenthread
