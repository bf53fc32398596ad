// A trie over word symbols, walked from every token. Optional words and
// alternatives become several paths when a pattern is added, so that the walk
// itself only ever follows edges; gaps and wild cards are edges under reserved
// symbols.
#include "knowledge/phrase_matcher.h"

#include <algorithm>

namespace goldenthread {
namespace {

constexpr std::uint32_t kNone = 0;    // no pattern uses this word
constexpr std::uint32_t kNumber = 1;  // "#"
constexpr std::uint32_t kAny = 2;     // "*"
constexpr std::uint32_t kGap = 3;     // "..."
constexpr std::uint32_t kFirstFree = 4;
constexpr std::size_t kGapTokensMax = 3;

bool IsSentenceEnd(const Token& token) {
  return token.shape == TokenShape::kPunctuation &&
         (token.norm == "." || token.norm == "?" || token.norm == "!");
}

bool IsSkipped(const Token& token) { return token.shape == TokenShape::kEvent || token.Is("-"); }

}  // namespace

/// One pass: the tokens with their symbols looked up, and what has been found.
struct PhraseMatcher::Scan {
  const std::vector<Token>& tokens;
  std::vector<Symbol> stems;
  std::vector<Symbol> norms;
  std::size_t first = 0;
  std::vector<PhraseMatch> found;
};

PhraseMatcher::Word PhraseMatcher::ParseWord(std::string_view word) {
  Word parsed;
  if (word.size() > 1 && word.ends_with('?')) {
    parsed.optional = true;
    word.remove_suffix(1);
  }
  while (true) {
    const std::size_t bar = word.find('|');
    std::string_view choice = word.substr(0, bar);
    if (choice == "#" || choice == "*" || choice == "...") {
      parsed.symbols.emplace_back(choice);
    } else if (choice.size() > 1 && choice.starts_with('=')) {
      parsed.symbols.push_back("=" + LowerCase(choice.substr(1)));
    } else if (!choice.empty()) {
      parsed.symbols.push_back("~" + Stem(LowerCase(choice)));
    }
    if (bar == std::string_view::npos) return parsed;
    word.remove_prefix(bar + 1);
  }
}

PhraseMatcher::Symbol PhraseMatcher::Intern(const std::string& symbol) {
  if (symbol == "#") return kNumber;
  if (symbol == "*") return kAny;
  if (symbol == "...") return kGap;
  return symbols_.emplace(symbol, static_cast<Symbol>(symbols_.size() + kFirstFree)).first->second;
}

PhraseMatcher::Symbol PhraseMatcher::Lookup(const std::string& symbol) const {
  const auto found = symbols_.find(symbol);
  return found == symbols_.end() ? kNone : found->second;
}

void PhraseMatcher::Add(std::string_view pattern, std::size_t number) {
  std::vector<Word> words;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t end = std::min(pattern.find(' ', at), pattern.size());
    if (end > at) {
      // A pattern is cut as the text is: "don't" becomes two words, "self-harm"
      // too.
      const std::string_view word = pattern.substr(at, end - at);
      const bool plain = word.find_first_of("=|?#*") == std::string_view::npos && word != "...";
      if (plain) {
        for (const Token& token : Tokenize(word)) {
          if (token.Is("-")) continue;
          words.push_back({{(token.IsWord() ? "~" : "=") + token.stem}, false});
        }
      } else {
        words.push_back(ParseWord(word));
      }
    }
    at = end + 1;
  }
  if (!words.empty()) AddFrom(words, 0, 0, number);
}

PhraseMatcher::Node PhraseMatcher::Follow(Node node, Symbol symbol) const {
  const auto edge = edges_.find(std::uint64_t{node} << 32 | symbol);
  return edge == edges_.end() ? 0 : edge->second;
}

PhraseMatcher::Node PhraseMatcher::ChildOf(Node node, Symbol symbol) {
  const auto fresh = static_cast<Node>(ends_.size());
  const auto [edge, added] = edges_.emplace(std::uint64_t{node} << 32 | symbol, fresh);
  if (added) ends_.emplace_back();
  return edge->second;
}

void PhraseMatcher::AddFrom(const std::vector<Word>& words, std::size_t at, Node node,
                            std::size_t number) {
  if (at == words.size()) {
    auto& ends = ends_[node];
    if (node != 0 && std::find(ends.begin(), ends.end(), number) == ends.end()) {
      ends.push_back(number);
    }
    return;
  }
  if (words[at].optional) AddFrom(words, at + 1, node, number);
  for (const std::string& symbol : words[at].symbols) {
    AddFrom(words, at + 1, ChildOf(node, Intern(symbol)), number);
  }
}

void PhraseMatcher::Step(Scan& scan, Node node, Symbol symbol, std::size_t next) const {
  const Node child = Follow(node, symbol);
  if (child != 0) Walk(scan, child, next, next);
}

void PhraseMatcher::Walk(Scan& scan, Node node, std::size_t at, std::size_t last) const {
  for (const std::size_t number : ends_[node]) scan.found.push_back({number, scan.first, last});
  const auto& tokens = scan.tokens;
  const Node gap = Follow(node, kGap);
  if (gap != 0) {
    for (std::size_t skip = 0; skip <= kGapTokensMax && at + skip < tokens.size(); ++skip) {
      Walk(scan, gap, at + skip, last);
      if (IsSentenceEnd(tokens[at + skip])) break;
    }
  }
  if (node != 0) {
    while (at < tokens.size() && IsSkipped(tokens[at])) ++at;
  }
  if (at >= tokens.size()) return;
  const Token& token = tokens[at];
  if (scan.norms[at] != kNone) Step(scan, node, scan.norms[at], at + 1);
  if (scan.stems[at] != kNone) Step(scan, node, scan.stems[at], at + 1);
  if (token.IsNumber()) Step(scan, node, kNumber, at + 1);
  if (token.shape != TokenShape::kPunctuation) Step(scan, node, kAny, at + 1);
}

std::vector<PhraseMatch> PhraseMatcher::Find(const std::vector<Token>& tokens) const {
  Scan scan{tokens, {}, {}, 0, {}};
  scan.stems.reserve(tokens.size());
  scan.norms.reserve(tokens.size());
  for (const Token& token : tokens) {
    scan.stems.push_back(token.IsWord() ? Lookup("~" + token.stem) : kNone);
    scan.norms.push_back(Lookup("=" + token.norm));
  }
  for (; scan.first < tokens.size(); ++scan.first) {
    const std::size_t before = scan.found.size();
    Walk(scan, 0, scan.first, scan.first);
    const auto from = scan.found.begin() + static_cast<std::ptrdiff_t>(before);
    std::sort(from, scan.found.end(), [](const PhraseMatch& a, const PhraseMatch& b) {
      return a.last != b.last ? a.last > b.last : a.pattern < b.pattern;
    });
    scan.found.erase(std::unique(from, scan.found.end(),
                                 [](const PhraseMatch& a, const PhraseMatch& b) {
                                   return a.last == b.last && a.pattern == b.pattern;
                                 }),
                     scan.found.end());
  }
  return std::move(scan.found);
}

std::vector<PhraseMatch> PhraseMatcher::FindLongest(const std::vector<Token>& tokens) const {
  std::vector<PhraseMatch> kept;
  std::size_t free_from = 0;
  for (const PhraseMatch& match : Find(tokens)) {
    if (match.first < free_from) continue;
    kept.push_back(match);
    free_from = match.last;
  }
  return kept;
}

}  // namespace goldenthread
