// EdgeTable: the edges of a trie in one flat hash table, since a node-based map
// spends most of start-up on allocations. Linear probing, at most half full,
// keys of 64 bits (node and symbol) that are never 0. Nothing is ever removed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace goldenthread {

class EdgeTable {
 public:
  /// The child under `key`, or 0.
  [[nodiscard]] std::uint32_t Find(std::uint64_t key) const {
    if (slots_.empty()) return 0;
    return slots_[Place(slots_, key)].child;
  }

  /// The child under `key`, after putting `fresh` (not 0) there if there was none.
  std::uint32_t FindOrAdd(std::uint64_t key, std::uint32_t fresh) {
    if (2 * (used_ + 1) > slots_.size()) Grow();
    Slot& slot = slots_[Place(slots_, key)];
    if (slot.child == 0) {
      slot = {key, fresh};
      ++used_;
    }
    return slot.child;
  }

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t child = 0;
  };

  static std::size_t Place(const std::vector<Slot>& slots, std::uint64_t key) {
    const std::size_t mask = slots.size() - 1;  // the size is a power of two
    const std::uint64_t mixed = key * 0x9E3779B97F4A7C15U;
    std::size_t at = static_cast<std::size_t>(mixed >> 32) & mask;
    while (slots[at].child != 0 && slots[at].key != key) at = (at + 1) & mask;
    return at;
  }

  void Grow() {
    std::vector<Slot> wider(slots_.empty() ? 64 : 2 * slots_.size());
    for (const Slot& slot : slots_) {
      if (slot.child != 0) wider[Place(wider, slot.key)] = slot;
    }
    slots_ = std::move(wider);
  }

  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

}  // namespace goldenthread
