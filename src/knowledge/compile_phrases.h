// PhraseCompiler: patterns in PhraseMatcher's language -> the tables that it reads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "knowledge/phrase_matcher.h"
#include "knowledge/phrase_tables.h"

namespace goldenthread {

class PhraseCompiler {
 public:
  /// Adds a pattern; several patterns may share one number. An empty pattern is
  /// ignored.
  void Add(std::string_view pattern, std::size_t number);

  /// A matcher of all patterns added.
  [[nodiscard]] PhraseMatcher Finish() const;

 private:
  using Symbol = std::uint32_t;
  using Node = std::uint32_t;
  /// One word of a pattern: any of the choices, each a run of symbols.
  struct Word {
    std::vector<std::vector<Symbol>> choices;
    bool optional = false;
  };
  enum class By { kStem, kExact };
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };

  std::vector<Symbol> ParseChoice(std::string_view choice);
  const Word& ParseWord(std::string_view text);
  Symbol Intern(By by, std::string_view text);
  void AddFrom(const std::vector<const Word*>& words, std::size_t at, Node node,
               std::size_t number);
  void AddEnd(Node node, std::size_t number);
  Node ChildOf(Node node, Symbol symbol);
  void GrowEdges();

  std::vector<WordSlot> slots_;
  std::unordered_map<std::uint64_t, std::string> hashed_;  // the word of every hash
  Symbol symbols_ = kFirstWordSymbol;                      // the first free one
  // Pattern words seen before: most stand in many patterns.
  std::unordered_map<std::string, Word, TextHash, std::equal_to<>> words_;
  std::vector<EdgeSlot> edges_ = std::vector<EdgeSlot>(64);
  std::size_t edges_used_ = 0;
  std::vector<PhraseNode> nodes_{{}};
  std::vector<PhraseEnd> ends_;
};

}  // namespace goldenthread
