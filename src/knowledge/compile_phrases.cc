// Optional words and alternatives become several paths of the trie here, so that matching only ever
// follows edges.
#include "knowledge/compile_phrases.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "base/check.h"

namespace goldenthread {
namespace {

void GrowWords(std::vector<WordSlot>& slots) {
  std::vector<WordSlot> wider(slots.empty() ? 32 : 2 * slots.size());
  for (const WordSlot& slot : slots) {
    if (slot.hash != 0) wider[PlaceOfWord(wider, slot.hash)] = slot;
  }
  slots = std::move(wider);
}

template <class Item>
void Append(std::vector<std::uint64_t>& bytes, const Item* items, std::size_t count) {
  if (count == 0) return;
  const std::size_t before = bytes.size();
  bytes.resize(before + (count * sizeof(Item) + 7) / 8);
  std::memcpy(bytes.data() + before, items, count * sizeof(Item));
}

}  // namespace

PhraseCompiler::Symbol PhraseCompiler::Intern(By by, std::string_view text) {
  if (2 * (hashed_.size() + 1) > slots_.size()) GrowWords(slots_);
  const std::uint64_t hash = HashOfWord(text);
  const auto known = hashed_.emplace(hash, text).first;
  GT_CHECK(known->second == text);  // two words of one hash: change HashOfWord
  WordSlot& slot = slots_[PlaceOfWord(slots_, hash)];
  slot.hash = hash;
  Symbol& symbol = by == By::kStem ? slot.stem_symbol : slot.exact_symbol;
  if (symbol == kNoSymbol) symbol = symbols_++;
  return symbol;
}

/// The symbols of one choice; cut as the text is, so that "don't" and "self-harm" become two.
std::vector<PhraseCompiler::Symbol> PhraseCompiler::ParseChoice(std::string_view choice) {
  if (choice == "#") return {kNumberSymbol};
  if (choice == "*") return {kAnySymbol};
  if (choice == "...") return {kGapSymbol};
  const bool exact = choice.size() > 1 && choice.starts_with('=');
  if (exact) choice.remove_prefix(1);
  // The tail of a contraction stands alone in a pattern only: "='d", "='s".
  if (exact && choice.size() > 1 && choice.starts_with('\'')) {
    return {Intern(By::kExact, LowerCase(choice))};
  }
  std::vector<Symbol> symbols;
  for (const Token& token : Tokenize(choice)) {
    if (token.Is("-")) continue;
    const bool by_stem = token.IsWord() && !exact;
    symbols.push_back(by_stem ? Intern(By::kStem, token.stem) : Intern(By::kExact, token.norm));
  }
  return symbols;
}

const PhraseCompiler::Word& PhraseCompiler::ParseWord(std::string_view text) {
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

void PhraseCompiler::Add(std::string_view pattern, std::size_t number) {
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

void PhraseCompiler::GrowEdges() {
  std::vector<EdgeSlot> wider(2 * edges_.size());
  for (const EdgeSlot& slot : edges_) {
    if (slot.child != 0) wider[PlaceOfEdge(wider, slot.key)] = slot;
  }
  edges_ = std::move(wider);
}

PhraseCompiler::Node PhraseCompiler::ChildOf(Node node, Symbol symbol) {
  if (2 * (edges_used_ + 1) > edges_.size()) GrowEdges();
  const std::uint64_t key = std::uint64_t{node} << 32 | symbol;
  EdgeSlot& edge = edges_[PlaceOfEdge(edges_, key)];
  if (edge.child == 0) {
    edge = {key, static_cast<Node>(nodes_.size()), 0};
    nodes_.emplace_back();
    ++edges_used_;
  }
  if (symbol < kFirstWordSymbol) nodes_[node].is_wild = 1;
  return edge.child;
}

void PhraseCompiler::AddEnd(Node node, std::size_t number) {
  const auto added = static_cast<std::uint32_t>(number);
  for (std::uint32_t at = nodes_[node].first_end; at != 0; at = ends_[at - 1].next) {
    if (ends_[at - 1].number == added) return;
  }
  ends_.push_back({added, nodes_[node].first_end});
  nodes_[node].first_end = static_cast<std::uint32_t>(ends_.size());
}

void PhraseCompiler::AddFrom(const std::vector<const Word*>& words, std::size_t at, Node node,
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

PhraseMatcher PhraseCompiler::Finish() const {
  const auto count = [](const auto& table) { return static_cast<std::uint32_t>(table.size()); };
  const PhraseTablesHead head{count(slots_), count(edges_), count(nodes_), count(ends_)};
  std::vector<std::uint64_t> bytes;
  Append(bytes, &head, 1);
  Append(bytes, slots_.data(), slots_.size());
  Append(bytes, edges_.data(), edges_.size());
  Append(bytes, nodes_.data(), nodes_.size());
  Append(bytes, ends_.data(), ends_.size());
  return PhraseMatcher(std::move(bytes));
}

}  // namespace goldenthread
