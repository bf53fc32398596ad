// A scan over the stops of the line. Doubt keeps the sentence whole: a judged unit that is too long
// loses less than one that is cut in the middle of a name.
#include "verify/sentences.h"

#include <algorithm>
#include <cctype>
#include <string>

#include "base/tokens.h"

namespace goldenthread {
namespace {

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\v' || c == '\f' || c == '\r'; }
bool IsStop(char c) { return c == '.' || c == '!' || c == '?'; }
bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsLower(char c) { return c >= 'a' && c <= 'z'; }

/// Bytes of a closing quote or bracket at `at`, or 0.
std::size_t CloserAt(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == '"' || text[at] == '\'' || text[at] == ')' || text[at] == ']') return 1;
  const std::string_view rest = text.substr(at);
  return rest.starts_with("\u201d") || rest.starts_with("\u2019") ? 3 : 0;
}

/// The word before the stop at `stop`, with inner stops: "Dr", "a.m", "e.g".
std::string_view WordBefore(std::string_view text, std::size_t stop) {
  std::size_t begin = stop;
  while (begin > 0 && !IsSpace(text[begin - 1]) && text[begin - 1] != '(' &&
         text[begin - 1] != '"' && text[begin - 1] != '/') {
    --begin;
  }
  return text.substr(begin, stop - begin);
}

/// A word that takes a full stop: "dr", "e.g"; never ends a sentence before a small letter.
enum class Abbreviation { kNone, kTitle, kOther };

Abbreviation AbbreviationOf(std::string_view word, const Knowledge& knowledge) {
  const std::string lower = LowerCase(word);
  const auto has = [&](const char* list) {
    const std::vector<std::string>& phrases = knowledge.Cues(list).phrases;
    return std::find(phrases.begin(), phrases.end(), lower) != phrases.end();
  };
  if (has("abbreviation_title")) return Abbreviation::kTitle;
  if (word.size() == 1 && IsUpper(word[0])) return Abbreviation::kTitle;
  if (word.find('.') != std::string_view::npos || has("abbreviation")) return Abbreviation::kOther;
  return Abbreviation::kNone;
}

/// True if the run of stops [stop, after) ends a sentence; `next` is the first byte behind the
/// white space that follows.
bool Ends(std::string_view line, std::size_t stop, std::size_t after, std::size_t next,
          const Knowledge& knowledge) {
  if (next >= line.size()) return true;
  if (after - stop > 1 && line[stop] == '.') return !IsLower(line[next]);
  if (line[stop] != '.') return !IsLower(line[next]);
  switch (AbbreviationOf(WordBefore(line, stop), knowledge)) {
    case Abbreviation::kTitle:
      return false;
    case Abbreviation::kOther:
      return IsUpper(line[next]);
    case Abbreviation::kNone:
      break;
  }
  return !IsLower(line[next]);
}

}  // namespace

std::vector<Span> SplitSentences(std::string_view line, const Knowledge& knowledge) {
  std::vector<Span> sentences;
  std::size_t begin = 0;
  const auto close = [&](std::size_t end) {
    while (begin < end && IsSpace(line[begin])) ++begin;
    std::size_t last = end;
    while (last > begin && IsSpace(line[last - 1])) --last;
    if (last > begin) {
      sentences.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(last)});
    }
    begin = end;
  };
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (!IsStop(line[at])) continue;
    const std::size_t stop = at;
    std::size_t after = at + 1;
    while (after < line.size() && IsStop(line[after])) ++after;
    std::size_t end = after;
    while (const std::size_t closer = CloserAt(line, end)) end += closer;
    std::size_t next = end;
    while (next < line.size() && IsSpace(line[next])) ++next;
    at = end - 1;
    if (next == end && next < line.size()) continue;
    if (Ends(line, stop, after, next, knowledge)) close(end);
  }
  close(line.size());
  return sentences;
}

}  // namespace goldenthread
