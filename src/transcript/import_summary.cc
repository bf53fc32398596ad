// Typed summary: every line that is not empty is one utterance, as typed, marks of bullets
// included.
#include "transcript/import_parts.h"
#include "transcript/turns.h"
#include "transcript/utterance_text.h"

namespace goldenthread {

ImportedTurns ImportSummary(const DecodedText& decoded, const std::string& name) {
  Turns turns(name);
  UtteranceText typed(decoded);
  std::size_t lines = 0;
  Span line;
  for (LineWalk walk(decoded.text); walk.Next(line);) {
    typed.Append(Trim(decoded.text, line));
    if (typed.empty()) continue;
    if (++lines > kTypedLinesMax) {
      return BadInput("a typed summary of more than 20,000 lines", name,
                      "split it, or label its speakers if it is a transcript");
    }
    Utterance utterance;
    typed.MoveTo(utterance);
    GT_TRY(turns.Add(std::move(utterance)));
  }
  return turns.Take();
}

}  // namespace goldenthread
