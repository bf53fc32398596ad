// Check: one remark on a note that a clinician or auditor can act on.
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "note/draft_note.h"

namespace goldenthread {

enum class Severity { kBlock, kWarn, kInfo };
BOOST_DESCRIBE_ENUM(Severity, kBlock, kWarn, kInfo)

struct Check {
  std::string rule;  ///< id in knowledge/rules.yaml
  Severity severity = Severity::kInfo;
  std::string statement;  ///< id or empty
  std::string message;
  std::string source;  ///< of the rule: regulation, manual or our own contract
};

/// A note whose every statement has been judged.
struct VerifiedNote {
  DraftNote note;
  std::vector<Check> checks;

  /// True if a check blocks: the note must not be signed as it stands.
  [[nodiscard]] bool Blocked() const;
};

}  // namespace goldenthread
