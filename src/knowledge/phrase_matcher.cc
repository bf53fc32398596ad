// A trie over word symbols, walked from every token. Optional words and alternatives became several
// paths when the patterns were compiled, so the walk only ever follows edges; gaps and wild cards
// are edges under reserved symbols.
#include "knowledge/phrase_matcher.h"

#include <algorithm>
#include <cstring>

#include "base/check.h"

namespace goldenthread {
namespace {

constexpr std::size_t kGapTokensMax = 3;

bool IsSentenceEnd(const Token& token) {
  return token.shape == TokenShape::kPunctuation &&
         (token.norm == "." || token.norm == "?" || token.norm == "!");
}

bool IsSkipped(const Token& token) { return token.shape == TokenShape::kEvent || token.Is("-"); }

/// Takes tables off the front of the bytes, one after the other.
class TableReader {
 public:
  explicit TableReader(PhraseMatcher::Bytes bytes) : bytes_(bytes) {}

  /// `count` items of a table; each table begins at a whole 64-bit word.
  template <class Item>
  std::span<const Item> Take(std::size_t count) {
    const std::size_t words = (count * sizeof(Item) + 7) / 8;
    GT_CHECK(words <= bytes_.size());
    const auto* first = reinterpret_cast<const Item*>(bytes_.data());
    bytes_ = bytes_.subspan(words);
    return {first, count};
  }

 private:
  PhraseMatcher::Bytes bytes_;
};

PhraseTables ReadTables(PhraseMatcher::Bytes bytes) {
  if (bytes.empty()) return {};
  TableReader reader(bytes);
  const PhraseTablesHead& head = reader.Take<PhraseTablesHead>(1).front();
  PhraseTables tables;
  tables.words = reader.Take<WordSlot>(head.words);
  tables.edges = reader.Take<EdgeSlot>(head.edges);
  tables.nodes = reader.Take<PhraseNode>(head.nodes);
  tables.ends = reader.Take<PhraseEnd>(head.ends);
  return tables;
}

}  // namespace

PhraseMatcher::PhraseMatcher(Bytes bytes) : bytes_(bytes), tables_(ReadTables(bytes)) {}

PhraseMatcher::PhraseMatcher(std::vector<std::uint64_t> bytes)
    : owned_(std::make_shared<const std::vector<std::uint64_t>>(std::move(bytes))),
      bytes_(*owned_),
      tables_(ReadTables(bytes_)) {}

/// One pass: the tokens and what has been found.
struct PhraseMatcher::Scan {
  const std::vector<Token>& tokens;
  std::size_t first = 0;
  std::vector<PhraseMatch> found;
};

PhraseMatcher::Symbols PhraseMatcher::SymbolsOf(const Token& token) const {
  if (tables_.words.empty()) return {};
  const WordSlot& exact = tables_.words[PlaceOfWord(tables_.words, HashOfWord(token.norm))];
  if (!token.IsWord()) return {exact.exact_symbol, kNoSymbol};
  if (token.stem == token.norm) return {exact.exact_symbol, exact.stem_symbol};
  const WordSlot& stem = tables_.words[PlaceOfWord(tables_.words, HashOfWord(token.stem))];
  return {exact.exact_symbol, stem.stem_symbol};
}

PhraseMatcher::Node PhraseMatcher::Follow(Node node, Symbol symbol) const {
  return tables_.edges[PlaceOfEdge(tables_.edges, std::uint64_t{node} << 32 | symbol)].child;
}

std::vector<std::pair<std::size_t, std::size_t>> PhraseMatcher::SharedPatterns() const {
  const auto& ends = tables_.ends;
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (const PhraseNode& node : tables_.nodes) {
    for (std::uint32_t a = node.first_end; a != 0; a = ends[a - 1].next) {
      for (std::uint32_t b = ends[a - 1].next; b != 0; b = ends[b - 1].next) {
        pairs.emplace_back(std::minmax<std::size_t>(ends[a - 1].number, ends[b - 1].number));
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
  const auto [first_end, is_wild] = tables_.nodes[node];
  for (std::uint32_t end = first_end; end != 0; end = tables_.ends[end - 1].next) {
    scan.found.push_back({tables_.ends[end - 1].number, scan.first, last});
  }
  const auto& tokens = scan.tokens;
  if (const Node gap = is_wild != 0 ? Follow(node, kGapSymbol) : 0; gap != 0) {
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
  const Symbols symbols = SymbolsOf(token);
  if (symbols.exact != kNoSymbol) Step(scan, node, symbols.exact, at + 1);
  if (symbols.stem != kNoSymbol) Step(scan, node, symbols.stem, at + 1);
  if (is_wild == 0) return;
  if (token.IsNumber()) Step(scan, node, kNumberSymbol, at + 1);
  if (token.shape != TokenShape::kPunctuation) Step(scan, node, kAnySymbol, at + 1);
}

std::vector<PhraseMatch> PhraseMatcher::Find(const std::vector<Token>& tokens) const {
  if (empty()) return {};
  Scan scan{tokens, 0, {}};
  for (; scan.first < tokens.size(); ++scan.first) {
    // Most words of a text begin no pattern.
    const Symbols symbols = SymbolsOf(tokens[scan.first]);
    if (symbols.exact == kNoSymbol && symbols.stem == kNoSymbol && tables_.nodes[0].is_wild == 0) {
      continue;
    }
    const std::size_t before = scan.found.size();
    Walk(scan, 0, scan.first, scan.first);
    if (scan.found.size() - before < 2) continue;
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
