// PhraseTables: the flat tables of compiled phrases, as they lie in memory and, byte for byte, in
// the program's image, so that start-up reads them in place. Two hash tables with linear probing,
// at most half full, and the nodes of a trie. Made by PhraseCompiler, read by PhraseMatcher.
//
// The bytes are those of the machine that compiles; the image is made on the machine that runs it.
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace goldenthread {

/// A word that patterns use and the number that stands for it.
struct SymbolSlot {
  std::uint64_t hash = 0;
  std::uint32_t symbol = 0;  ///< 0: an empty slot
  std::uint32_t offset = 0;  ///< of the word in PhraseTables::words
  std::uint32_t size = 0;
  std::uint32_t unused = 0;
};

/// An edge of the trie.
struct EdgeSlot {
  std::uint64_t key = 0;    ///< parent node << 32 | symbol
  std::uint32_t child = 0;  ///< 0: an empty slot
  std::uint32_t unused = 0;
};

struct PhraseNode {
  std::uint32_t first_end = 0;  ///< index into PhraseTables::ends + 1, 0 for none
  std::uint32_t is_wild = 0;    ///< 1 if it has an edge under a reserved symbol
};

/// A pattern that ends at a node, and where the node's next one stands.
struct PhraseEnd {
  std::uint32_t number = 0;
  std::uint32_t next = 0;  ///< index into PhraseTables::ends + 1, 0 for none
};

struct PhraseTables {
  std::span<const SymbolSlot> stems;  ///< size 0 or a power of two
  std::span<const SymbolSlot> norms;  ///< as stems
  std::span<const EdgeSlot> edges;    ///< as stems
  std::span<const PhraseNode> nodes;  ///< the root first; empty only without patterns
  std::span<const PhraseEnd> ends;
  std::string_view words;
};

/// What stands before the tables' bytes: how many of each, and how many bytes of words.
struct PhraseTablesHead {
  std::uint32_t stems = 0;
  std::uint32_t norms = 0;
  std::uint32_t edges = 0;
  std::uint32_t nodes = 0;
  std::uint32_t ends = 0;
  std::uint32_t words = 0;
};

/// Words of a pattern that stand for more than themselves.
enum ReservedSymbol : std::uint32_t {
  kNoSymbol = 0,      ///< no pattern uses this word
  kNumberSymbol = 1,  ///< "#"
  kAnySymbol = 2,     ///< "*"
  kGapSymbol = 3,     ///< "..."
  kFirstWordSymbol = 4,
};

/// Of the first and last eight bytes and the length: every token of a text is looked up once per
/// matcher, so the hash reads at most sixteen bytes. Equal words have equal hashes.
inline std::uint64_t HashOfWord(std::string_view word) {
  std::uint64_t first = 0;
  std::uint64_t last = 0;
  if (word.size() >= sizeof first) {
    std::memcpy(&first, word.data(), sizeof first);
    std::memcpy(&last, word.data() + word.size() - sizeof last, sizeof last);
  } else if (!word.empty()) {
    std::memcpy(&first, word.data(), word.size());
  }
  const std::uint64_t mixed =
      (first ^ (last * 0xC2B2AE3D27D4EB4FU) ^ word.size()) * 0x9E3779B97F4A7C15U;
  return mixed ^ (mixed >> 29);
}

/// Where `word` stands among `slots` or would be put. `slots` must not be empty.
inline std::size_t PlaceOfWord(std::span<const SymbolSlot> slots, std::string_view words,
                               std::string_view word, std::uint64_t hash) {
  const std::size_t mask = slots.size() - 1;
  std::size_t at = static_cast<std::size_t>(hash >> 20) & mask;
  while (slots[at].symbol != kNoSymbol &&
         (slots[at].hash != hash || words.substr(slots[at].offset, slots[at].size) != word)) {
    at = (at + 1) & mask;
  }
  return at;
}

/// Where the edge `key` stands among `slots` or would be put. `slots` must not be empty.
inline std::size_t PlaceOfEdge(std::span<const EdgeSlot> slots, std::uint64_t key) {
  const std::size_t mask = slots.size() - 1;
  std::size_t at = static_cast<std::size_t>((key * 0x9E3779B97F4A7C15U) >> 32) & mask;
  while (slots[at].child != 0 && slots[at].key != key) at = (at + 1) & mask;
  return at;
}

}  // namespace goldenthread
