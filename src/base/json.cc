// What the templates of json.h share: parsing with a line number, pretty
// printing, messages.
#include "base/json.h"

#include <fmt/format.h>

#include <algorithm>

namespace goldenthread {
namespace {

/// Beyond this nesting a document is refused: none of ours is deeper than 12.
constexpr std::size_t kDepthMax = 64;
constexpr std::size_t kNameBytesMax = 40;
constexpr std::string_view kNameBytes =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_";

void Pretty(const json::value& value, std::string& out, const std::string& indent) {
  const std::string inner = indent + "  ";
  if (value.is_object() && !value.get_object().empty()) {
    const char* separator = "{\n";
    for (const auto& [key, item] : value.get_object()) {
      out += separator + inner + json::serialize(json::value(key)) + ": ";
      Pretty(item, out, inner);
      separator = ",\n";
    }
    out += "\n" + indent + "}";
  } else if (value.is_array() && !value.get_array().empty()) {
    const char* separator = "[\n";
    for (const json::value& item : value.get_array()) {
      out += separator + inner;
      Pretty(item, out, inner);
      separator = ",\n";
    }
    out += "\n" + indent + "]";
  } else if (value.is_double()) {
    out += fmt::format("{}", value.get_double());
  } else {
    out += json::serialize(value);
  }
}

const char* KindName(const json::value& value) {
  switch (value.kind()) {
    case json::kind::null:
      return "null";
    case json::kind::bool_:
      return "true or false";
    case json::kind::string:
      return "a string";
    case json::kind::array:
      return "a list";
    case json::kind::object:
      return "an object";
    default:
      return "a number";
  }
}

}  // namespace

std::string SnakeCase(std::string_view enumerator) {
  std::string text;
  for (std::size_t i = enumerator.starts_with('k') ? 1 : 0; i < enumerator.size(); ++i) {
    const char c = enumerator[i];
    const bool upper = c >= 'A' && c <= 'Z';
    if (upper && !text.empty()) text += '_';
    text += upper ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return text;
}

std::string JsonPath::ToString() const {
  const std::string before = parent == nullptr ? "" : parent->ToString();
  if (!name.empty()) return before.empty() ? std::string(name) : fmt::format("{}.{}", before, name);
  return parent == nullptr ? before : fmt::format("{}[{}]", before, index);
}

Result<json::value> ParseJson(std::string_view text, const std::string& name) {
  json::parse_options options;
  options.max_depth = kDepthMax;
  json::stream_parser parser({}, options);
  boost::system::error_code error;
  const std::size_t used = parser.write_some(text.data(), text.size(), error);
  if (!error && !parser.done()) parser.finish(error);
  const bool rest = text.substr(used).find_first_not_of(" \t\r\n") != std::string_view::npos;
  if (error || rest) {
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<long>(used), '\n');
    return BadInput(
        error ? "not valid JSON (" + error.message() + ")" : "text after the JSON value",
        fmt::format("{}:{}", name, line), "correct the file");
  }
  return parser.release();
}

std::string PrettyJson(const json::value& value) {
  std::string out;
  Pretty(value, out, "");
  out += '\n';
  return out;
}

Error WrongType(const std::string& path, const std::string& wanted, const json::value& got) {
  return BadInput(fmt::format("wants {}, not {}", wanted, KindName(got)),
                  path.empty() ? "the document" : "field " + path, "correct the value");
}

Error UnknownField(const std::string& path, std::string_view key, const std::string& known) {
  // A key that is no name may be anything, words of a client too.
  const bool is_name = key.size() <= kNameBytesMax && !key.empty() &&
                       key.find_first_not_of(kNameBytes) == std::string_view::npos;
  return BadInput(is_name ? fmt::format("unknown field '{}'", key) : "a field that is no name",
                  path.empty() ? "the document" : "field " + path, "known fields: " + known);
}

}  // namespace goldenthread
