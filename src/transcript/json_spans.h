// JsonSpans: a JSON text that has been validated, as a flat list of its values with their places.
//
// Boost.JSON says whether a text is JSON, but not where its strings stand. This keeps one small
// node a value, in the order of the text, and resolves escapes only where a string is read.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "transcript/utterance_text.h"

namespace goldenthread {

enum class JsonKind { kObject, kArray, kString, kNumber, kWord };

class JsonSpans {
 public:
  /// Index of a value; kNone for "there is no such value".
  using Value = std::uint32_t;
  static constexpr Value kNone = ~Value{0};

  /// `text` must outlive it. Bad input when it is not JSON.
  static Result<JsonSpans> Read(std::string_view text, const std::string& name);

  [[nodiscard]] Value root() const { return 0; }
  [[nodiscard]] bool Is(Value value, JsonKind kind) const {
    return value != kNone && nodes_[value].kind == kind;
  }
  /// The value of the first of these keys that the object has and that is not null.
  [[nodiscard]] Value Get(Value object, std::initializer_list<std::string_view> keys) const;
  /// First item or member of a list or object, kNone when empty.
  [[nodiscard]] Value First(Value parent) const;
  /// The next one, kNone behind the last.
  [[nodiscard]] Value Next(Value item, Value parent) const;

  /// The bytes of a value; of a string without its quotes, escapes as they stand.
  [[nodiscard]] Span Raw(Value value) const { return nodes_[value].span; }
  /// A string with its escapes resolved, any other scalar as it stands.
  [[nodiscard]] std::string Text(Value value) const;
  /// Adds a string's text, with the way back to its bytes, trimmed; `line` as in AppendLine.
  void AppendTo(UtteranceText& out, Value value) const;

 private:
  struct Node {
    Span span;
    Span key;             ///< of a member; empty for items
    std::uint32_t after;  ///< index behind the value and all it holds
    JsonKind kind;
  };
  class Reader;

  std::string_view text_;
  std::vector<Node> nodes_;
};

}  // namespace goldenthread
