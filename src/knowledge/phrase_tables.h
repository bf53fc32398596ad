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

/// A word that patterns use, by its hash: no two words of a table have the same, and a text's word
/// that has it is taken for it (the odds that another one does are 2^-64 a lookup).
struct WordSlot {
  std::uint64_t hash = 0;          ///< 0: an empty slot
  std::uint32_t stem_symbol = 0;   ///< what stands for it as a stem, 0 if none does
  std::uint32_t exact_symbol = 0;  ///< as an exact word
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
  std::span<const WordSlot> words;    ///< size 0 or a power of two
  std::span<const EdgeSlot> edges;    ///< as words
  std::span<const PhraseNode> nodes;  ///< the root first; empty only without patterns
  std::span<const PhraseEnd> ends;
};

/// What stands before the tables' bytes: how many of each.
struct PhraseTablesHead {
  std::uint32_t words = 0;
  std::uint32_t edges = 0;
  std::uint32_t nodes = 0;
  std::uint32_t ends = 0;
};

/// Words of a pattern that stand for more than themselves.
enum ReservedSymbol : std::uint32_t {
  kNoSymbol = 0,      ///< no pattern uses this word
  kNumberSymbol = 1,  ///< "#"
  kAnySymbol = 2,     ///< "*"
  kGapSymbol = 3,     ///< "..."
  kFirstWordSymbol = 4,
};

/// `Word` bytes at `from`, as a number.
template <class Word>
std::uint64_t LoadBytes(const char* from) {
  Word word;
  std::memcpy(&word, from, sizeof word);
  return word;
}

/// Of all bytes; never 0. Every token of a text is hashed for every matcher, so a word of up to
/// sixteen bytes, and nearly all are, costs two loads and two multiplications.
inline std::uint64_t HashOfWord(std::string_view word) {
  constexpr std::uint64_t kFirstFactor = 0x9E3779B97F4A7C15U;
  constexpr std::uint64_t kSecondFactor = 0xC2B2AE3D27D4EB4FU;
  const char* const bytes = word.data();
  const std::size_t size = word.size();
  std::uint64_t first = size;
  std::uint64_t second = 0;
  if (size >= 8) {
    for (std::size_t at = 0; at + 8 < size; at += 8) {
      first = (first ^ LoadBytes<std::uint64_t>(bytes + at)) * kFirstFactor;
      first ^= first >> 32;
    }
    second = LoadBytes<std::uint64_t>(bytes + size - 8);
  } else if (size >= 4) {
    first ^= LoadBytes<std::uint32_t>(bytes) << 8;
    second = LoadBytes<std::uint32_t>(bytes + size - 4);
  } else if (size > 0) {
    first ^= LoadBytes<std::uint8_t>(bytes) << 8;
    first ^= LoadBytes<std::uint8_t>(bytes + size / 2) << 16;
    second = LoadBytes<std::uint8_t>(bytes + size - 1);
  }
  const std::uint64_t mixed = (first * kFirstFactor) ^ (second * kSecondFactor);
  return (mixed ^ (mixed >> 29)) | 1U;
}

/// Where `hash` stands among `slots` or would be put. `slots` must not be empty.
inline std::size_t PlaceOfWord(std::span<const WordSlot> slots, std::uint64_t hash) {
  const std::size_t mask = slots.size() - 1;
  std::size_t at = static_cast<std::size_t>(hash >> 20) & mask;
  while (slots[at].hash != 0 && slots[at].hash != hash) at = (at + 1) & mask;
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
