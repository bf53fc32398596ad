// The reader trusts that the text is valid JSON, nested no deeper than Boost.JSON allows.
#include "transcript/json_spans.h"

#include <algorithm>

#include "base/json.h"
#include "transcript/decode.h"

namespace goldenthread {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

unsigned HexValue(std::string_view digits) {
  unsigned value = 0;
  for (const char c : digits) {
    const unsigned digit = c <= '9'   ? static_cast<unsigned>(c - '0')
                           : c <= 'F' ? static_cast<unsigned>(c - 'A') + 10
                                      : static_cast<unsigned>(c - 'a') + 10;
    value = value * 16 + digit;
  }
  return value;
}

/// The character of the escape at `at` ("\n", "\u00e9", a surrogate pair); moves `at` behind it.
char32_t ReadEscape(std::string_view text, std::size_t& at) {
  const char mark = text[at + 1];
  if (mark != 'u') {
    at += 2;
    switch (mark) {
      case 'n':
        return '\n';
      case 't':
        return '\t';
      case 'r':
        return '\r';
      case 'b':
      case 'f':
        return ' ';
      default:
        return static_cast<unsigned char>(mark);
    }
  }
  char32_t code = HexValue(text.substr(at + 2, 4));
  at += 6;
  if (code >= 0xD800 && code < 0xDC00 && text.substr(at, 2) == "\\u") {
    const char32_t low = HexValue(text.substr(at + 2, 4));
    if (low >= 0xDC00 && low < 0xE000) {
      at += 6;
      return 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00);
    }
  }
  return code < 0x20 ? U' ' : code;
}

/// Calls `plain(begin, end)` for stretches without escapes, `escaped(code, begin, end)` for these.
template <class Plain, class Escaped>
void ReadString(std::string_view text, Span raw, Plain plain, Escaped escaped) {
  std::size_t at = raw.begin;
  while (at < raw.end) {
    const std::size_t stop = std::min<std::size_t>(text.substr(0, raw.end).find('\\', at), raw.end);
    if (stop > at) plain(at, stop);
    at = stop;
    if (at >= raw.end) break;
    const std::size_t begin = at;
    const char32_t code = ReadEscape(text, at);
    escaped(code, begin, at);
  }
}

}  // namespace

class JsonSpans::Reader {
 public:
  Reader(std::string_view text, std::vector<Node>& nodes) : text_(text), nodes_(nodes) {}

  void Value(Span key) {
    SkipSpace();
    const std::size_t index = nodes_.size();
    const std::size_t begin = at_;
    nodes_.push_back({{}, key, 0, JsonKind::kWord});
    const char c = text_[at_];
    Span span;
    if (c == '{' || c == '[') {
      nodes_[index].kind = c == '{' ? JsonKind::kObject : JsonKind::kArray;
      Children(c == '{');
      span = Of(begin, at_);
    } else if (c == '"') {
      nodes_[index].kind = JsonKind::kString;
      span = String();
    } else {
      nodes_[index].kind = c == '-' || (c >= '0' && c <= '9') ? JsonKind::kNumber : JsonKind::kWord;
      at_ = std::min(text_.find_first_of(",]} \t\r\n", at_), text_.size());
      span = Of(begin, at_);
    }
    nodes_[index].span = span;
    nodes_[index].after = static_cast<std::uint32_t>(nodes_.size());
  }

 private:
  static Span Of(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  void SkipSpace() { at_ = std::min(text_.find_first_not_of(kSpace, at_), text_.size()); }

  Span String() {
    const std::size_t begin = ++at_;
    while (text_[at_] != '"') at_ += text_[at_] == '\\' ? 2U : 1U;
    return Of(begin, at_++);
  }

  void Children(bool object) {
    ++at_;
    SkipSpace();
    while (text_[at_] != '}' && text_[at_] != ']') {
      Span key;
      if (object) {
        key = String();
        SkipSpace();
        ++at_;  // the colon
      }
      Value(key);
      SkipSpace();
      if (text_[at_] == ',') ++at_;
      SkipSpace();
    }
    ++at_;
  }

  std::string_view text_;
  std::vector<Node>& nodes_;
  std::size_t at_ = 0;
};

Result<JsonSpans> JsonSpans::Read(std::string_view text, const std::string& name) {
  {
    const Result<json::value> valid = ParseJson(text, name);
    if (!valid) return valid.error();
  }
  JsonSpans spans;
  spans.text_ = text;
  Reader(text, spans.nodes_).Value({});
  return spans;
}

JsonSpans::Value JsonSpans::First(Value parent) const {
  if (!Is(parent, JsonKind::kObject) && !Is(parent, JsonKind::kArray)) return kNone;
  return nodes_[parent].after > parent + 1 ? parent + 1 : kNone;
}

JsonSpans::Value JsonSpans::Next(Value item, Value parent) const {
  const std::uint32_t next = nodes_[item].after;
  return next < nodes_[parent].after ? next : kNone;
}

JsonSpans::Value JsonSpans::Get(Value object, std::initializer_list<std::string_view> keys) const {
  if (!Is(object, JsonKind::kObject)) return kNone;
  Value best = kNone;
  std::size_t best_key = keys.size();
  for (Value member = First(object); member != kNone; member = Next(member, object)) {
    const auto found = std::find(keys.begin(), keys.end(), nodes_[member].key.In(text_));
    const auto key = static_cast<std::size_t>(found - keys.begin());
    if (key >= best_key || nodes_[member].span.In(text_) == "null") continue;
    best = member;
    best_key = key;
  }
  return best;
}

std::string JsonSpans::Text(Value value) const {
  if (value == kNone) return {};
  if (!Is(value, JsonKind::kString)) return std::string(Raw(value).In(text_));
  std::string out;
  ReadString(
      text_, Raw(value),
      [&](std::size_t begin, std::size_t end) { out.append(text_.substr(begin, end - begin)); },
      [&](char32_t code, std::size_t, std::size_t) { AppendUtf8(code, out); });
  return out;
}

void JsonSpans::AppendTo(UtteranceText& out, Value value) const {
  if (!Is(value, JsonKind::kString)) return;
  const auto span = [](std::size_t begin, std::size_t end) {
    return Span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  };
  const Span raw = Trim(text_, Raw(value));
  if (raw.empty()) return;
  out.AppendGap(raw.begin);
  ReadString(
      text_, raw, [&](std::size_t begin, std::size_t end) { out.Append(span(begin, end)); },
      [&](char32_t code, std::size_t begin, std::size_t end) {
        std::string character;
        AppendUtf8(code == '\n' || code == '\r' || code == '\t' ? U' ' : code, character);
        out.AppendAs(character, span(begin, end));
      });
}

}  // namespace goldenthread
