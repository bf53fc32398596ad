// Every value of client.json becomes one entry of words and numbers; a change between two scores
// is a number too.
#include "verify/record_index.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/json.h"
#include "verify/figures.h"

namespace goldenthread {

RecordIndex::RecordIndex(const ClientRecord& record, const TermReader& reader,
                         const Knowledge& knowledge)
    : record_(record), reader_(reader), knowledge_(knowledge) {
  Add(EvidenceInput::kClinician, record.client.name);
  Add(EvidenceInput::kClinician, record.clinician.name + " " + record.clinician.credentials);
  const SessionData& session = record.session;
  for (const std::string* text : {&session.date, &session.start, &session.end, &session.cpt,
                                  &session.modality, &session.place_of_service}) {
    Add(EvidenceInput::kClinician, *text);
  }
  if (const auto date = ParseDate(session.date)) Add(EvidenceInput::kClinician, LongDate(*date));
  for (const std::string& name : session.participants) Add(EvidenceInput::kClinician, name);
  for (const Diagnosis& diagnosis : record.diagnoses) {
    Add(EvidenceInput::kPlan, diagnosis.code + " " + diagnosis.description);
  }
  for (const Goal& goal : record.plan.goals) {
    Add(EvidenceInput::kPlan, goal.id + " " + goal.description);
    for (const Objective& objective : goal.objectives) {
      Add(EvidenceInput::kPlan,
          fmt::format("{} {} {} {} {} {}", objective.id, objective.description, objective.measure,
                      objective.baseline, objective.target, objective.target_date));
    }
    for (const std::string& technique : goal.interventions) Add(EvidenceInput::kPlan, technique);
  }
  for (const MeasureScore& measure : record.measures) {
    std::string text = measure.name;
    if (measure.score) text += fmt::format(" {}", *measure.score);
    if (measure.previous) text += fmt::format(", previous {}", *measure.previous);
    if (const auto date = ParseDate(measure.date)) text += " " + LongDate(*date);
    if (measure.score && measure.previous)
      numbers_.insert(std::abs(*measure.score - *measure.previous));
    Add(EvidenceInput::kMeasure, std::move(text));
  }
  const json::value observations = ToJson(record.observations);
  for (const auto& [name, value] : observations.as_object()) {
    if (value.as_string().empty()) continue;
    Add(EvidenceInput::kClinician, std::string(value.as_string()));
  }
}

void RecordIndex::Add(EvidenceInput input, std::string text) {
  const std::vector<Token> tokens = Tokenize(text);
  if (tokens.empty()) return;
  RecordValue value{input, std::move(text), {}, {}};
  for (const std::string& term : reader_.Read(tokens)) {
    if (!term.empty()) value.terms.insert(term);
  }
  for (const Figure& figure : ReadFigures(value.text, tokens).numbers) {
    value.numbers.insert(figure.value);
  }
  terms_.insert(value.terms.begin(), value.terms.end());
  numbers_.insert(value.numbers.begin(), value.numbers.end());
  values_.push_back(std::move(value));
}

RecordIndex::Match RecordIndex::Best(const std::vector<std::string>& terms) const {
  Match best;
  std::size_t count = 0;
  for (const std::string& term : terms) count += term.empty() || reader_.IsFrame(term) ? 0U : 1U;
  if (count == 0) return best;
  for (const RecordValue& value : values_) {
    std::size_t held = 0;
    for (const std::string& term : terms) {
      if (!term.empty() && !reader_.IsFrame(term) && value.terms.contains(term)) ++held;
    }
    const double share = static_cast<double>(held) / static_cast<double>(count);
    if (share > best.share) best = {&value, share};
  }
  return best;
}

const MeasureScore* RecordIndex::MeasureNamed(const std::vector<Token>& tokens) const {
  for (const MeasureScore& measure : record_.measures) {
    const std::vector<Token> name = Tokenize(measure.name);
    if (name.empty() || name.size() > tokens.size()) continue;
    for (std::size_t at = 0; at + name.size() <= tokens.size(); ++at) {
      bool same = true;
      for (std::size_t i = 0; same && i < name.size(); ++i) {
        same = tokens[at + i].norm == name[i].norm;
      }
      if (same) return &measure;
    }
  }
  return nullptr;
}

bool RecordIndex::Fits(const MeasureScore& measure, double number) const {
  if (measure.score && number == *measure.score) return true;
  if (measure.previous && number == *measure.previous) return true;
  if (measure.score && measure.previous && number == std::abs(*measure.score - *measure.previous)) {
    return true;
  }
  return std::any_of(knowledge_.measures.begin(), knowledge_.measures.end(), [&](const Measure& m) {
    return m.id == measure.name && (number == m.maximum || number == m.minimum);
  });
}

}  // namespace goldenthread
