// Labelled dialogue: a line with a speaker's label begins an utterance, a line without one goes on
// with it. A line with only a time begins one too, without a speaker. A label in the middle of a
// line begins one as well: nobody's words may end up in another's turn.
#include <utility>

#include "transcript/import_parts.h"
#include "transcript/speakers.h"
#include "transcript/turns.h"
#include "transcript/utterance_text.h"

namespace goldenthread {

namespace {

class DialogueReader {
 public:
  DialogueReader(const DecodedText& decoded, const std::string& name, const LabelWords& words)
      : text_(decoded.text), words_(words), speakers_(text_, words), turns_(name), said_(decoded) {}

  ImportedTurns Run() {
    Span line;
    for (LineWalk walk(text_); walk.Next(line);) {
      GT_TRY(Add(line));
    }
    GT_TRY(Finish());
    return turns_.Take();
  }

 private:
  /// Takes a line, turn by turn.
  Result<void> Add(Span line) {
    Span rest = line;
    while (true) {
      const LabelledLine cut = CutLine(text_, rest);
      const auto label = speakers_.SpeakerOf(text_, cut, words_);
      if (label || cut.begins_with_time) {
        GT_TRY(Finish());
        next_.speaker = label ? std::string(label->In(text_)) : std::string();
        next_.start_ms = cut.start_ms;
        const bool alone = label && cut.label_end == LabelEnd::kLine;
        rest = alone ? Span{line.end, line.end} : label ? cut.rest : cut.said;
      }
      const auto inside =
          speakers_.LabelInside(text_, rest, words_, Speakers::Place::kBehindSentence);
      said_.AppendLine(Trim(text_, {rest.begin, inside.value_or(rest.end)}));
      if (!inside) return outcome::success();
      rest.begin = *inside;
    }
  }

  Result<void> Finish() {
    said_.MoveTo(next_);
    return turns_.Add(std::exchange(next_, {}));
  }

  std::string_view text_;
  const LabelWords& words_;
  Speakers speakers_;
  Turns turns_;
  UtteranceText said_;
  Utterance next_;
};

}  // namespace

ImportedTurns ImportDialogue(const DecodedText& decoded, const std::string& name,
                             const LabelWords& words) {
  return DialogueReader(decoded, name, words).Run();
}

}  // namespace goldenthread
