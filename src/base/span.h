// Span: a half-open range of bytes in some text that the context names.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace goldenthread {

/// Bytes [begin, end) of a UTF-8 text; begin <= end.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] std::uint32_t size() const { return end - begin; }
  [[nodiscard]] bool empty() const { return begin == end; }
  [[nodiscard]] bool Contains(Span other) const { return begin <= other.begin && other.end <= end; }
  [[nodiscard]] bool Overlaps(Span other) const { return begin < other.end && other.begin < end; }
  [[nodiscard]] Span Union(Span other) const {
    return {std::min(begin, other.begin), std::max(end, other.end)};
  }
  /// The bytes of `text` that this span names; `text` must be the text it
  /// points into.
  [[nodiscard]] std::string_view In(std::string_view text) const {
    return text.substr(begin, size());
  }
  friend bool operator==(Span, Span) = default;
};

}  // namespace goldenthread
