// Lint: what a reader of the knowledge files would object to and the compiler cannot see.
//
// One finding per fault, in words for the clinician who wrote the entry. It judges the loaded
// Knowledge, so a practice's own entries can be judged the same way. It does not judge clinical
// truth.
#pragma once

#include <string>
#include <vector>

#include "knowledge/knowledge.h"

namespace goldenthread {

/// One fault of the knowledge.
struct LintFinding {
  std::string list;   ///< "concepts", "formats" ...
  std::string entry;  ///< its id
  std::string what;   ///< what is wrong, and with what
  std::string path;   ///< of the part of the entry, "sections[1]"; may be empty

  friend bool operator==(const LintFinding&, const LintFinding&) = default;
};

/// The faults of one format: a practice's own is judged like ours.
[[nodiscard]] std::vector<LintFinding> LintFormat(const Format& format, const Knowledge& knowledge);

/// All faults, in order of list and entry: ids twice, sources missing, empty phrases, patterns that
/// two entries of one list share, bands outside a measure's range, formats that miss a kind of fact
/// or hold it twice.
[[nodiscard]] std::vector<LintFinding> LintKnowledge(const Knowledge& knowledge);

}  // namespace goldenthread
