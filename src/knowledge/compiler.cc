// yaml-cpp's nodes become JSON values; plain scalars that look like numbers or
// booleans become such, quoted ones stay strings. The only clever part is the
// file-level source for entries.
#include "knowledge/compiler.h"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <charconv>
#include <vector>

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

json::value Convert(const YAML::Node& node) {
  if (node.IsSequence()) {
    json::array array;
    for (const auto& item : node) array.push_back(Convert(item));
    return array;
  }
  if (node.IsMap()) {
    json::object object;
    for (const auto& pair : node) object.emplace(pair.first.Scalar(), Convert(pair.second));
    return object;
  }
  return node.IsScalar() ? Scalar(node) : json::value(nullptr);
}

Result<json::value> ReadYaml(const std::filesystem::path& file) {
  const std::string name = file.filename().string();
  try {
    return Convert(YAML::LoadFile(file.string()));
  } catch (const YAML::Exception& error) {
    return BadInput(error.msg, fmt::format("{}:{}", name, error.mark.line + 1), "correct the YAML");
  }
}

/// The entries of one top-level file, each with a source.
Result<json::value> Entries(json::value file, const std::string& name) {
  if (!file.is_object() || !file.as_object().contains("entries") ||
      !file.as_object().contains("source")) {
    return BadInput("a knowledge file needs source, version and entries", name, "add them");
  }
  json::value source = file.as_object()["source"];
  json::value entries = std::move(file.as_object()["entries"]);
  if (!entries.is_array()) return BadInput("entries is not a list", name, "make it a list");
  for (json::value& entry : entries.as_array()) {
    if (!entry.is_object()) return BadInput("an entry is not a map", name, "give it fields");
    entry.as_object().emplace("source", source);  // keeps the entry's own
  }
  return entries;
}

std::vector<std::filesystem::path> SortedYaml(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

Result<json::value> CompileKnowledge(const std::filesystem::path& folder) {
  if (!std::filesystem::is_directory(folder)) {
    return BadInput("no such folder", folder.string(), "name the knowledge folder");
  }
  json::object image;
  for (const auto& file : SortedYaml(folder)) {
    GT_TRY(json::value read, ReadYaml(file));
    if (file.parent_path() == folder) {
      GT_TRY(json::value entries, Entries(std::move(read), file.filename().string()));
      image[file.stem().string()] = std::move(entries);
    } else {
      json::value& list = image[file.parent_path().filename().string()];
      if (!list.is_array()) list = json::array{};
      if (read.is_object() && read.get_object().contains("entries")) {
        GT_TRY(const json::value entries, Entries(std::move(read), file.filename().string()));
        for (const json::value& entry : entries.get_array()) list.get_array().push_back(entry);
      } else {
        list.get_array().push_back(std::move(read));
      }
    }
  }
  return json::value(std::move(image));
}

}  // namespace goldenthread
