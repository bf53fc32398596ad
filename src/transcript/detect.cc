// Formats are told apart by how a file begins, dialogue from summary by its labels.
#include "transcript/import_parts.h"
#include "transcript/speakers.h"
#include "transcript/utterance_text.h"

namespace goldenthread {
namespace {

/// A line of times is one of the first lines of a file of cues.
constexpr int kCueLinesMax = 6;

/// An object or a list of something, and not "[00:12] Therapist: hello".
bool LooksLikeJson(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || (text[first] != '{' && text[first] != '[')) return false;
  const std::size_t second = text.find_first_not_of(" \t\r\n", first + 1);
  if (second == std::string_view::npos) return false;
  const std::string_view begins = text[first] == '{' ? "\"}" : "{[\"]";
  return begins.find(text[second]) != std::string_view::npos;
}

bool LooksLikeSrt(std::string_view text) {
  int seen = 0;
  Span line;
  for (LineWalk walk(text); seen < kCueLinesMax && walk.Next(line);) {
    if (LooksLikeTiming(line.In(text))) return true;
    if (!Trim(text, line).empty()) ++seen;
  }
  return false;
}

}  // namespace

TextFormat DetectFormat(const DecodedText& decoded, const LabelWords& words) {
  const std::string_view text = decoded.text;
  if (text.substr(0, 6) == "WEBVTT") return TextFormat::kVtt;
  if (LooksLikeJson(text)) return TextFormat::kJson;
  if (LooksLikeSrt(text)) return TextFormat::kSrt;
  Span first;
  LineWalk(text).Next(first);
  if (LooksLikeCsvHeader(first.In(text))) return TextFormat::kCsv;
  return Speakers(text, words).IsDialogue() ? TextFormat::kDialogue : TextFormat::kSummary;
}

bool IsClearly(TextFormat format, const DecodedText& decoded, const LabelWords& words) {
  return format != TextFormat::kDialogue || Speakers(decoded.text, words).IsClearDialogue();
}

}  // namespace goldenthread
