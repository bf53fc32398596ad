// CheckList: collects checks by rule; severity, message and source come from knowledge/rules.yaml.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "knowledge/knowledge.h"
#include "verify/check.h"

namespace goldenthread {

/// "{key}" in a rule's message becomes the value.
using CheckWords = std::vector<std::pair<std::string, std::string>>;

class CheckList {
 public:
  explicit CheckList(const Knowledge& knowledge) : knowledge_(knowledge) {}

  /// Adds a check; a rule that rules.yaml does not have is a bug.
  void Add(std::string_view rule, const std::string& statement = {}, const CheckWords& words = {});

  /// Blocks first, then warnings, then the rest; within these in order of Add.
  [[nodiscard]] std::vector<Check> Take();

 private:
  const Knowledge& knowledge_;
  std::vector<Check> checks_;
};

}  // namespace goldenthread
