// RecordIndex: the values of client.json as evidence: what the practice knew before the session.
//
// Plan, diagnoses, measures, session data and the clinician's observations each count as evidence
// for what a note says of them, never for what happened in the session. Previous notes are no
// evidence at all.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

#include "findings/fact.h"
#include "knowledge/knowledge.h"
#include "note/draft_note.h"
#include "thread/client_record.h"
#include "verify/terms.h"

namespace goldenthread {

/// One value of client.json as it stands.
struct RecordValue {
  EvidenceInput input = EvidenceInput::kClinician;
  std::string text;
  std::unordered_set<std::string> terms;
  std::set<double> numbers;
};

class RecordIndex {
 public:
  RecordIndex(const ClientRecord& record, const TermReader& reader, const Knowledge& knowledge);

  [[nodiscard]] const std::vector<RecordValue>& values() const { return values_; }

  /// The value that covers most of `terms` (share of their number), with that share.
  struct Match {
    const RecordValue* value = nullptr;
    double share = 0;
  };
  [[nodiscard]] Match Best(const std::vector<std::string>& terms) const;

  /// True if `term` stands in any value.
  [[nodiscard]] bool Holds(const std::string& term) const { return terms_.contains(term); }
  /// True if `number` stands in any value, or is a change between a score and the one before.
  [[nodiscard]] bool HoldsNumber(double number) const { return numbers_.contains(number); }

  /// The measure on file that the tokens name, or null.
  [[nodiscard]] const MeasureScore* MeasureNamed(const std::vector<Token>& tokens) const;
  /// True if a number can be said of that measure: its scores, their difference, its range.
  [[nodiscard]] bool Fits(const MeasureScore& measure, double number) const;

 private:
  void Add(EvidenceInput input, std::string text);

  const ClientRecord& record_;
  const TermReader& reader_;
  const Knowledge& knowledge_;
  std::vector<RecordValue> values_;
  std::unordered_set<std::string> terms_;
  std::set<double> numbers_;
};

}  // namespace goldenthread
