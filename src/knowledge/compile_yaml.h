// YAML text -> the JSON value that it means, and the line of each of its parts.
//
// Plain scalars that look like numbers or booleans become such, quoted ones stay strings. JSON is
// read too, since YAML contains it.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/json.h"
#include "base/result.h"

namespace goldenthread {

struct YamlDocument {
  json::value value;
  std::map<std::string, int, std::less<>> lines;  ///< by field path, as in errors: "sections[1].id"

  /// The line of that field, or of the nearest part around it that is known; 1 if none is.
  [[nodiscard]] int LineOf(std::string_view path) const;
};

/// Bad input: not YAML, with `name` and line.
Result<YamlDocument> ReadYaml(std::string_view bytes, const std::string& name);

}  // namespace goldenthread
