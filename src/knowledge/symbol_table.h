// SymbolTable: words to small numbers, in one flat hash table. Every token of a text is looked up
// in it once per matcher, so the hash reads at most sixteen bytes of a word and most misses end at
// an empty slot without touching a string. Linear probing, at most half full; nothing is ever
// removed.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace goldenthread {

class SymbolTable {
 public:
  /// The symbol of `word`, or 0.
  [[nodiscard]] std::uint32_t Find(std::string_view word) const {
    if (slots_.empty()) return 0;
    const Slot& slot = slots_[Place(slots_, word, Hash(word))];
    return slot.symbol;
  }

  /// The symbol of `word`, after giving it `fresh` (not 0) if it had none.
  std::uint32_t FindOrAdd(std::string_view word, std::uint32_t fresh) {
    if (2 * (words_.size() + 1) > slots_.size()) Grow();
    const std::uint64_t hash = Hash(word);
    Slot& slot = slots_[Place(slots_, word, hash)];
    if (slot.symbol == 0) {
      slot = {hash, fresh, static_cast<std::uint32_t>(words_.size())};
      words_.emplace_back(word);
    }
    return slot.symbol;
  }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t symbol = 0;  // 0: empty
    std::uint32_t word = 0;    // index into words_
  };

  /// Of the first and last eight bytes and the length; equal words have equal hashes.
  static std::uint64_t Hash(std::string_view word) {
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

  [[nodiscard]] std::size_t Place(const std::vector<Slot>& slots, std::string_view word,
                                  std::uint64_t hash) const {
    const std::size_t mask = slots.size() - 1;  // the size is a power of two
    std::size_t at = static_cast<std::size_t>(hash >> 20) & mask;
    while (slots[at].symbol != 0 && (slots[at].hash != hash || words_[slots[at].word] != word)) {
      at = (at + 1) & mask;
    }
    return at;
  }

  void Grow() {
    std::vector<Slot> wider(slots_.empty() ? 32 : 2 * slots_.size());
    for (const Slot& slot : slots_) {
      if (slot.symbol != 0) wider[Place(wider, words_[slot.word], slot.hash)] = slot;
    }
    slots_ = std::move(wider);
  }

  std::vector<Slot> slots_;
  std::vector<std::string> words_;
};

}  // namespace goldenthread
