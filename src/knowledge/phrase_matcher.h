// PhraseMatcher: finds many word patterns in a token list in one pass.
//
// A pattern is words separated by spaces. By default a word matches by its stem
// ("panic attack" finds "panic attacks"); the marks below make it stricter or
// looser:
//   =word     this exact word in lower case, contractions in full ("=not")
//   a|b|c     any of these; each is cut as the text is ("he's|drop-off" are two words each)
//   word?     may be absent
//   #         any number token
//   *         any one token but punctuation
//   ...       up to three tokens but no sentence end
// Hyphens and bracketed events in the text between two words of a pattern are
// skipped.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/tokens.h"
#include "knowledge/edge_table.h"
#include "knowledge/symbol_table.h"

namespace goldenthread {

/// One occurrence: tokens [first, last) match the pattern that was added as
/// number `pattern`.
struct PhraseMatch {
  std::size_t pattern = 0;
  std::size_t first = 0;
  std::size_t last = 0;

  [[nodiscard]] std::size_t size() const { return last - first; }
};

/// Compiled patterns. Add() all first; Find() is const, thread safe and linear
/// in the text for a fixed set of patterns.
class PhraseMatcher {
 public:
  /// Adds a pattern; several patterns may share one number. An empty pattern is
  /// ignored.
  void Add(std::string_view pattern, std::size_t number);

  /// Every occurrence, ordered by first token, longer ones first.
  [[nodiscard]] std::vector<PhraseMatch> Find(const std::vector<Token>& tokens) const;

  /// Leftmost-longest occurrences that do not overlap each other.
  [[nodiscard]] std::vector<PhraseMatch> FindLongest(const std::vector<Token>& tokens) const;

  [[nodiscard]] bool empty() const { return first_end_.size() == 1; }

  /// Pairs of numbers (smaller first, sorted) of which a pattern matches the very same words: what
  /// knowledge's lint asks.
  [[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> SharedPatterns() const;

 private:
  using Symbol = std::uint32_t;
  using Node = std::uint32_t;
  /// One word of a pattern: any of the choices, each a run of symbols.
  struct Word {
    std::vector<std::vector<Symbol>> choices;
    bool optional = false;
  };
  /// One pattern that ends at a node, and where the node's next one stands.
  struct End {
    std::uint32_t number = 0;
    std::uint32_t next = 0;  // index into ends_ + 1, 0 for none
  };
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  template <class T>
  using TextMap = std::unordered_map<std::string, T, TextHash, std::equal_to<>>;
  struct Scan;

  std::vector<Symbol> ParseChoice(std::string_view choice);
  const Word& ParseWord(std::string_view text);
  Symbol Intern(SymbolTable& symbols, std::string_view text);
  void AddFrom(const std::vector<const Word*>& words, std::size_t at, Node node,
               std::size_t number);
  void AddEnd(Node node, std::size_t number);
  Node ChildOf(Node node, Symbol symbol);
  void Walk(Scan& scan, Node node, std::size_t at, std::size_t last) const;
  void Step(Scan& scan, Node node, Symbol symbol, std::size_t next) const;
  [[nodiscard]] Node Follow(Node node, Symbol symbol) const;

  SymbolTable stems_;
  SymbolTable norms_;
  Symbol symbols_ = 4;   // the first free one; those below are reserved
  TextMap<Word> words_;  // pattern words seen before: most stand in many patterns
  EdgeTable edges_;      // node << 32 | symbol -> child, never 0
  std::vector<std::uint32_t> first_end_{0};  // by node: index into ends_ + 1
  std::vector<bool> wild_{false};            // by node: has an edge under a reserved symbol
  std::vector<End> ends_;
};

}  // namespace goldenthread
