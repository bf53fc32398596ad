// Redacted<T>: a value that may be used but never printed, logged or formatted
// by accident.
#pragma once

#include <ostream>
#include <utility>

namespace goldenthread {

/// Holds a T; streams and formatters see "[REDACTED]" only. Reveal() is the one
/// way in.
template <class T>
class Redacted {
 public:
  Redacted() = default;
  explicit Redacted(T value) : value_(std::move(value)) {}

  [[nodiscard]] const T& Reveal() const { return value_; }

  friend std::ostream& operator<<(std::ostream& out, const Redacted&) {
    return out << "[REDACTED]";
  }

 private:
  T value_{};
};

}  // namespace goldenthread
