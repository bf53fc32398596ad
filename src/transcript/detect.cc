// Formats are told apart by how a file begins, dialogue from summary by its labels.
#include "transcript/import_parts.h"
#include "transcript/speakers.h"

namespace goldenthread {

TextFormat DetectFormat(const DecodedText& decoded, const LabelWords& words) {
  return Speakers(decoded.text, words).IsDialogue() ? TextFormat::kDialogue : TextFormat::kSummary;
}

}  // namespace goldenthread
