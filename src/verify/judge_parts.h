// JudgeParts: what both halves of Judge share: a statement read once, what it is compared with, and
// the limits that hold for any note. Inside verify only.
#pragma once

#include <cmath>
#include <string>
#include <unordered_set>
#include <vector>

#include "verify/judge.h"

namespace goldenthread {

inline constexpr double kRiskContradicted = 0.1;
/// A clash is a contradiction if it carries so much of the statement.
inline constexpr double kContradictedShare = 0.6;

inline bool Near(double a, double b) { return std::abs(a - b) < 1e-9; }

inline bool IsUtterance(const Evidence& evidence) {
  return evidence.input == EvidenceInput::kSession || evidence.input == EvidenceInput::kSummary;
}

struct Judge::Text {
  const std::string& text;
  std::vector<Token> tokens;
  std::vector<std::string> terms;  ///< by token
  std::vector<WeightedTerm> weighed;
  std::vector<ClauseReading> clauses;
  Figures figures;
  double weight = 0;    ///< of all terms
  double coverage = 0;  ///< by the whole session
};

struct Judge::Pool {
  std::unordered_set<std::string> terms;
  std::vector<Figure> numbers;
  std::vector<Day> days;
  std::string text;  ///< all of it, for quotations
};

}  // namespace goldenthread
