// PhraseMatcher: finds many word patterns in a token list in one pass.
//
// A pattern is words separated by spaces. By default a word matches by its stem
// ("panic attack" finds "panic attacks"); the marks below make it stricter or
// looser:
//   =word     this exact word in lower case, contractions in full ("=not")
//   a|b|c     any of these
//   word?     may be absent
//   #         any number token
//   *         any one token but punctuation
//   ...       up to three tokens but no sentence end
// Hyphens and bracketed events in the text between two words of a pattern are
// skipped.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/tokens.h"

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

  [[nodiscard]] bool empty() const { return ends_.size() == 1; }

 private:
  using Symbol = std::uint32_t;
  using Node = std::uint32_t;
  struct Word {
    std::vector<std::string> symbols;
    bool optional = false;
  };
  struct Scan;

  static Word ParseWord(std::string_view word);
  void AddFrom(const std::vector<Word>& words, std::size_t at, Node node, std::size_t number);
  Node ChildOf(Node node, Symbol symbol);
  Symbol Intern(const std::string& symbol);
  [[nodiscard]] Symbol Lookup(const std::string& symbol) const;
  void Walk(Scan& scan, Node node, std::size_t at, std::size_t last) const;
  void Step(Scan& scan, Node node, Symbol symbol, std::size_t next) const;
  [[nodiscard]] Node Follow(Node node, Symbol symbol) const;

  std::unordered_map<std::string, Symbol> symbols_;
  std::unordered_map<std::uint64_t, Node> edges_;  // node << 32 | symbol -> child, never 0
  std::vector<std::vector<std::size_t>> ends_{1};  // by node: the patterns that end there
};

}  // namespace goldenthread
