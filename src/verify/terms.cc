// Stop words go, equal words share a stem, numbers go by value.
#include "verify/terms.h"

#include <fmt/format.h>

#include <algorithm>

#include "findings/numbers.h"

namespace goldenthread {
namespace {

constexpr std::string_view kSamePrefix = "same_";

/// "3" for 3, "2.5" for 2.5.
std::string Digits(double value) { return fmt::format("{:g}", value); }

}  // namespace

TermReader::TermReader(const Knowledge& knowledge) {
  for (const std::string& word : knowledge.Cues("note_stop").phrases) stop_.insert(word);
  for (const std::string& word : knowledge.Cues("note_frame").phrases) frame_.insert(Stem(word));
  for (const CueList& list : knowledge.cues) {
    if (!list.id.starts_with(kSamePrefix) || list.phrases.empty()) continue;
    const std::string first = Stem(list.phrases.front());
    for (const std::string& word : list.phrases) same_.emplace(Stem(word), first);
  }
}

std::vector<std::string> TermReader::Read(const std::vector<Token>& tokens) const {
  std::vector<std::string> terms(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (token.IsNumber()) {
      terms[i] = "#" + token.norm;
    } else if (token.IsWord() && !stop_.contains(token.norm)) {
      const auto same = same_.find(token.stem);
      terms[i] = same == same_.end() ? token.stem : same->second;
    }
  }
  for (const Number& number : FindNumbers(tokens)) {
    for (std::size_t i = number.first; i < number.last; ++i) terms[i].clear();
    terms[number.first] = "#" + Digits(number.value);
    if (number.last - number.first > 1) {
      if (number.of) terms[number.last - 1] = "#" + Digits(*number.of);
      if (number.high) terms[number.last - 1] = "#" + Digits(*number.high);
    }
  }
  return terms;
}

}  // namespace goldenthread
