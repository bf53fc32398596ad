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
// skipped. Patterns are compiled by PhraseCompiler.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "base/tokens.h"
#include "knowledge/phrase_tables.h"

namespace goldenthread {

/// One occurrence: tokens [first, last) match the pattern that was added as
/// number `pattern`.
struct PhraseMatch {
  std::size_t pattern = 0;
  std::size_t first = 0;
  std::size_t last = 0;

  [[nodiscard]] std::size_t size() const { return last - first; }
};

/// Compiled patterns; cheap to copy. Find() is thread safe and linear in the text for a fixed set
/// of patterns.
class PhraseMatcher {
 public:
  /// Compiled tables as 64-bit words, so that they are aligned: see PhraseTables.
  using Bytes = std::span<const std::uint64_t>;

  /// Finds nothing.
  PhraseMatcher() = default;

  /// Reads tables in place, which must outlive the matcher. Anything else than what
  /// PhraseCompiler::Finish() wrote is a bug and ends the program.
  explicit PhraseMatcher(Bytes bytes);

  /// As above; keeps the tables itself.
  explicit PhraseMatcher(std::vector<std::uint64_t> bytes);

  /// Every occurrence, ordered by first token, longer ones first.
  [[nodiscard]] std::vector<PhraseMatch> Find(const std::vector<Token>& tokens) const;

  /// Leftmost-longest occurrences that do not overlap each other.
  [[nodiscard]] std::vector<PhraseMatch> FindLongest(const std::vector<Token>& tokens) const;

  [[nodiscard]] bool empty() const { return tables_.ends.empty(); }

  /// Pairs of numbers (smaller first, sorted) of which a pattern matches the very same words: what
  /// knowledge's lint asks.
  [[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> SharedPatterns() const;

  /// The tables as this matcher reads them.
  [[nodiscard]] Bytes bytes() const { return bytes_; }

 private:
  using Symbol = std::uint32_t;
  using Node = std::uint32_t;
  struct Scan;

  /// The symbols that stand for a token.
  struct Symbols {
    Symbol exact = kNoSymbol;
    Symbol stem = kNoSymbol;
  };

  void Walk(Scan& scan, Node node, std::size_t at, std::size_t last) const;
  void Step(Scan& scan, Node node, Symbol symbol, std::size_t next) const;
  [[nodiscard]] Node Follow(Node node, Symbol symbol) const;
  [[nodiscard]] Symbols SymbolsOf(const Token& token) const;

  std::shared_ptr<const std::vector<std::uint64_t>> owned_;  // null: in place
  Bytes bytes_;
  PhraseTables tables_;  // views of bytes_
};

}  // namespace goldenthread
