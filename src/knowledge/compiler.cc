// Files become members of one JSON object. The only clever part is the file-level source for
// entries.
#include "knowledge/compiler.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <vector>

#include "knowledge/compile_yaml.h"

namespace goldenthread {
namespace {

Result<json::value> ReadYamlFile(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return BadInput("cannot be read", file.string(), "check its permissions");
  const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  GT_TRY(YamlDocument document, ReadYaml(bytes, file.filename().string()));
  return std::move(document.value);
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
    GT_TRY(json::value read, ReadYamlFile(file));
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
