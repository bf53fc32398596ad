// yaml-cpp's nodes become JSON values in one walk; its exceptions end here.
#include "knowledge/compile_yaml.h"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <charconv>

namespace goldenthread {
namespace {

json::value Scalar(const YAML::Node& node) {
  const std::string& text = node.Scalar();
  if (node.Tag() == "!") return json::value(text);  // quoted
  if (text == "true") return true;
  if (text == "false") return false;
  if (text.empty() || text == "~" || text == "null") return nullptr;
  std::int64_t whole = 0;
  const char* end = text.data() + text.size();
  if (const auto read = std::from_chars(text.data(), end, whole); read.ptr == end) return whole;
  double number = 0;
  if (const auto read = std::from_chars(text.data(), end, number); read.ptr == end) return number;
  return json::value(text);
}

/// Converts one document and notes the lines.
class Converter {
 public:
  explicit Converter(std::map<std::string, int, std::less<>>& lines) : lines_(lines) {}

  json::value Run(const YAML::Node& node, const std::string& path) {
    lines_.emplace(path, node.Mark().line + 1);
    if (node.IsSequence()) {
      json::array array;
      for (const auto& item : node) {
        array.push_back(Run(item, fmt::format("{}[{}]", path, array.size())));
      }
      return array;
    }
    if (node.IsMap()) {
      json::object object;
      for (const auto& pair : node) {
        const std::string& key = pair.first.Scalar();
        const std::string field = path.empty() ? key : path + "." + key;
        lines_.emplace(field, pair.first.Mark().line + 1);
        object.emplace(key, Run(pair.second, field));
      }
      return object;
    }
    return node.IsScalar() ? Scalar(node) : json::value(nullptr);
  }

 private:
  std::map<std::string, int, std::less<>>& lines_;
};

}  // namespace

int YamlDocument::LineOf(std::string_view path) const {
  while (true) {
    const auto found = lines.find(path);
    if (found != lines.end()) return found->second;
    const std::size_t end = path.find_last_of(".[");
    if (end == std::string_view::npos) return 1;
    path = path.substr(0, end);
  }
}

Result<YamlDocument> ReadYaml(std::string_view bytes, const std::string& name) {
  try {
    YamlDocument document;
    document.value = Converter(document.lines).Run(YAML::Load(std::string(bytes)), "");
    return document;
  } catch (const YAML::Exception& error) {
    return BadInput(error.msg, fmt::format("{}:{}", name, error.mark.line + 1), "correct the YAML");
  }
}

}  // namespace goldenthread
