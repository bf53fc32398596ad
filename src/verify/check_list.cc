// Fills a rule's message and sorts by severity; knows no rule by its content.
#include "verify/check_list.h"

#include <algorithm>

#include "base/check.h"
#include "base/json.h"

namespace goldenthread {

void CheckList::Add(std::string_view rule, const std::string& statement, const CheckWords& words) {
  const auto found = std::find_if(knowledge_.rules.begin(), knowledge_.rules.end(),
                                  [&](const NoteRule& entry) { return entry.id == rule; });
  GT_CHECK(found != knowledge_.rules.end());
  const auto severity = EnumFromText<Severity>(found->severity);
  GT_CHECK(severity.has_value());
  std::string message = found->message;
  for (const auto& [key, value] : words) {
    const std::string mark = "{" + key + "}";
    const std::size_t at = message.find(mark);
    if (at != std::string::npos) message.replace(at, mark.size(), value);
  }
  checks_.push_back({found->id, *severity, statement, std::move(message), found->source});
}

std::vector<Check> CheckList::Take() {
  std::stable_sort(checks_.begin(), checks_.end(),
                   [](const Check& a, const Check& b) { return a.severity < b.severity; });
  return std::move(checks_);
}

}  // namespace goldenthread
