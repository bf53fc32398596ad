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
constexpr std::uint32_t kGap = 3;     // "..."; the words' own symbols follow
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

PhraseMatcher::Symbol PhraseMatcher::Intern(SymbolTable& symbols, std::string_view text) {
  const Symbol symbol = symbols.FindOrAdd(text, symbols_);
  if (symbol == symbols_) ++symbols_;
  return symbol;
}

/// The symbols of one choice; cut as the text is, so that "don't" and "self-harm" become two.
std::vector<PhraseMatcher::Symbol> PhraseMatcher::ParseChoice(std::string_view choice) {
  if (choice == "#") return {kNumber};
  if (choice == "*") return {kAny};
  if (choice == "...") return {kGap};
  const bool exact = choice.size() > 1 && choice.starts_with('=');
  if (exact) choice.remove_prefix(1);
  // The tail of a contraction stands alone in a pattern only: "='d", "='s".
  if (exact && choice.size() > 1 && choice.starts_with('\'')) {
    return {Intern(norms_, LowerCase(choice))};
  }
  std::vector<Symbol> symbols;
  for (const Token& token : Tokenize(choice)) {
    if (token.Is("-")) continue;
    const bool by_stem = token.IsWord() && !exact;
    symbols.push_back(by_stem ? Intern(stems_, token.stem) : Intern(norms_, token.norm));
  }
  return symbols;
}

const PhraseMatcher::Word& PhraseMatcher::ParseWord(std::string_view text) {
  if (const auto known = words_.find(text); known != words_.end()) return known->second;
  Word& parsed = words_[std::string(text)];
  if (text.size() > 1 && text.ends_with('?')) {
    parsed.optional = true;
    text.remove_suffix(1);
  }
  while (true) {
    const std::size_t bar = text.find('|');
    auto symbols = ParseChoice(text.substr(0, bar));
    if (!symbols.empty()) parsed.choices.push_back(std::move(symbols));
    if (bar == std::string_view::npos) return parsed;
    text.remove_prefix(bar + 1);
  }
}

void PhraseMatcher::Add(std::string_view pattern, std::size_t number) {
  std::vector<const Word*> words;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t end = std::min(pattern.find(' ', at), pattern.size());
    if (end > at) {
      const Word& word = ParseWord(pattern.substr(at, end - at));
      if (!word.choices.empty()) words.push_back(&word);
    }
    at = end + 1;
  }
  if (!words.empty()) AddFrom(words, 0, 0, number);
}

PhraseMatcher::Node PhraseMatcher::Follow(Node node, Symbol symbol) const {
  return edges_.Find(std::uint64_t{node} << 32 | symbol);
}

PhraseMatcher::Node PhraseMatcher::ChildOf(Node node, Symbol symbol) {
  const auto fresh = static_cast<Node>(first_end_.size());
  const Node child = edges_.FindOrAdd(std::uint64_t{node} << 32 | symbol, fresh);
  if (child == fresh) {
    first_end_.push_back(0);
    wild_.push_back(false);
  }
  if (symbol != kNone && symbol <= kGap) wild_[node] = true;
  return child;
}

void PhraseMatcher::AddEnd(Node node, std::size_t number) {
  const auto added = static_cast<std::uint32_t>(number);
  for (std::uint32_t at = first_end_[node]; at != 0; at = ends_[at - 1].next) {
    if (ends_[at - 1].number == added) return;
  }
  ends_.push_back({added, first_end_[node]});
  first_end_[node] = static_cast<std::uint32_t>(ends_.size());
}

void PhraseMatcher::AddFrom(const std::vector<const Word*>& words, std::size_t at, Node node,
                            std::size_t number) {
  if (at == words.size()) {
    if (node != 0) AddEnd(node, number);
    return;
  }
  if (words[at]->optional) AddFrom(words, at + 1, node, number);
  for (const auto& symbols : words[at]->choices) {
    Node child = node;
    for (const Symbol symbol : symbols) child = ChildOf(child, symbol);
    AddFrom(words, at + 1, child, number);
  }
}

std::vector<std::pair<std::size_t, std::size_t>> PhraseMatcher::SharedPatterns() const {
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (const std::uint32_t first : first_end_) {
    for (std::uint32_t a = first; a != 0; a = ends_[a - 1].next) {
      for (std::uint32_t b = ends_[a - 1].next; b != 0; b = ends_[b - 1].next) {
        pairs.emplace_back(std::minmax<std::size_t>(ends_[a - 1].number, ends_[b - 1].number));
      }
    }
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

void PhraseMatcher::Step(Scan& scan, Node node, Symbol symbol, std::size_t next) const {
  const Node child = Follow(node, symbol);
  if (child != 0) Walk(scan, child, next, next);
}

void PhraseMatcher::Walk(Scan& scan, Node node, std::size_t at, std::size_t last) const {
  for (std::uint32_t end = first_end_[node]; end != 0; end = ends_[end - 1].next) {
    scan.found.push_back({ends_[end - 1].number, scan.first, last});
  }
  const auto& tokens = scan.tokens;
  if (const Node gap = wild_[node] ? Follow(node, kGap) : 0; gap != 0) {
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
  if (!wild_[node]) return;
  if (token.IsNumber()) Step(scan, node, kNumber, at + 1);
  if (token.shape != TokenShape::kPunctuation) Step(scan, node, kAny, at + 1);
}

std::vector<PhraseMatch> PhraseMatcher::Find(const std::vector<Token>& tokens) const {
  Scan scan{tokens, {}, {}, 0, {}};
  scan.stems.resize(tokens.size());
  scan.norms.resize(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].IsWord()) scan.stems[i] = stems_.Find(tokens[i].stem);
    scan.norms[i] = norms_.Find(tokens[i].norm);
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
