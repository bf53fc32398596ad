// Values of client.json are quoted as they stand; nothing is concluded from them but differences.
#include "note/record_sentences.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/json.h"

namespace goldenthread {
namespace {

/// "15" or "15.5": scores are mostly whole numbers.
std::string ScoreText(double score) { return fmt::format("{}", score); }

Evidence FromRecord(EvidenceInput input, std::string quote) {
  return {input, 0, {}, std::move(quote)};
}

/// "a", "a and b", "a, b and c".
std::string ListText(const std::vector<std::string>& items) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += i + 1 == items.size() ? " and " : ", ";
    text += items[i];
  }
  return text;
}

const Measure* FindMeasure(const Knowledge& knowledge, const std::string& name) {
  const auto found = std::find_if(knowledge.measures.begin(), knowledge.measures.end(),
                                  [&](const Measure& measure) { return measure.id == name; });
  return found == knowledge.measures.end() ? nullptr : &*found;
}

/// ", moderate range" where the measure's published bands say so.
std::string BandText(const Measure* measure, double score) {
  if (measure == nullptr) return "";
  std::string label;
  for (const MeasureBand& band : measure->bands) {
    if (score >= band.from) label = band.label;
  }
  if (label.empty()) return "";
  return " (" + label + (label.ends_with("range") ? ")" : " range)");
}

const char* ObjectiveLabel(std::size_t count) {
  if (count == 0) return "";
  return count == 1 ? ", objective " : ", objectives ";
}

}  // namespace

std::vector<Statement> MeasureStatements(const ClientRecord& record, const Knowledge& knowledge) {
  std::vector<Statement> statements;
  for (const MeasureScore& measure : record.measures) {
    if (!measure.score || measure.date.empty() || measure.date != record.session.date) continue;
    Statement statement;
    statement.origin = Origin::kMeasure;
    statement.text = fmt::format("{} score was {}{}", measure.name, ScoreText(*measure.score),
                                 BandText(FindMeasure(knowledge, measure.name), *measure.score));
    std::string quote = fmt::format("{} {}", measure.name, ScoreText(*measure.score));
    if (measure.previous) {
      const double change = *measure.score - *measure.previous;
      const std::string previous = ScoreText(*measure.previous);
      statement.text += change == 0
                            ? fmt::format(", unchanged from {}", previous)
                            : fmt::format(", {} from {}", change < 0 ? "down" : "up", previous);
      quote += ", previous " + previous;
    }
    statement.text += ".";
    statement.evidence.push_back(FromRecord(EvidenceInput::kMeasure, quote));
    statements.push_back(std::move(statement));
  }
  return statements;
}

std::vector<Statement> ObservationStatements(const ClientRecord& record) {
  Statement statement;
  statement.origin = Origin::kClinician;
  const json::value observations = ToJson(record.observations);
  for (const auto& [name, value] : observations.as_object()) {
    const std::string text(value.as_string());
    if (text.empty()) continue;
    std::string label(name);
    std::replace(label.begin(), label.end(), '_', ' ');
    statement.text += (statement.text.empty() ? "" : "; ") + label + ": " + text;
    statement.evidence.push_back(FromRecord(EvidenceInput::kClinician, text));
  }
  if (statement.text.empty()) return {};
  statement.text[0] = static_cast<char>(statement.text[0] - 'a' + 'A');
  if (!statement.text.ends_with('.')) statement.text += ".";
  return {std::move(statement)};
}

std::vector<Statement> ThreadStatements(const ClientRecord& record, const Thread& thread) {
  std::vector<Statement> statements;
  std::vector<std::string> diagnoses;
  Statement diagnosis;
  diagnosis.origin = Origin::kPlan;
  for (const Diagnosis& entry : record.diagnoses) {
    const std::string text =
        entry.code + (entry.description.empty() ? "" : " " + entry.description);
    diagnoses.push_back(text);
    diagnosis.evidence.push_back(FromRecord(EvidenceInput::kPlan, text));
    if (diagnosis.diagnosis.empty()) diagnosis.diagnosis = entry.code;
  }
  if (!diagnoses.empty()) {
    diagnosis.text = fmt::format(
        "{} on file: {}.", diagnoses.size() == 1 ? "Diagnosis" : "Diagnoses", ListText(diagnoses));
    statements.push_back(std::move(diagnosis));
  }

  std::map<std::string, std::set<std::string>> reached;
  for (const Link& link : thread.links) {
    reached[link.goal];
    if (!link.objective.empty()) reached[link.goal].insert(link.objective);
  }
  for (const Goal& goal : record.plan.goals) {
    const auto found = reached.find(goal.id);
    if (found == reached.end()) continue;
    Statement statement;
    statement.origin = Origin::kPlan;
    statement.goal = goal.id;
    statement.diagnosis = goal.diagnosis;
    statement.evidence.push_back(FromRecord(EvidenceInput::kPlan, goal.description));
    std::vector<std::string> objectives;
    for (const Objective& objective : goal.objectives) {
      if (!found->second.contains(objective.id)) continue;
      objectives.push_back(objective.id);
      statement.evidence.push_back(FromRecord(EvidenceInput::kPlan, objective.description));
      if (statement.objective.empty()) statement.objective = objective.id;
    }
    statement.text =
        fmt::format("Session addressed goal {}, \"{}\"{}{}.", goal.id, goal.description,
                    ObjectiveLabel(objectives.size()), ListText(objectives));
    statements.push_back(std::move(statement));
  }
  return statements;
}

}  // namespace goldenthread
