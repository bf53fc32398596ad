// Values of client.json are quoted as they stand; nothing is concluded from them but differences.
#include "note/record_sentences.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/json.h"
#include "base/tokens.h"

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

std::string WithoutStop(std::string text) {
  while (text.ends_with('.') || text.ends_with(' ')) text.pop_back();
  return text;
}

/// The chains of Thread::necessity, one sentence each.
class ChainWriter {
 public:
  ChainWriter(const Findings& findings, const ClientRecord& record, const Knowledge& knowledge)
      : record_(record), knowledge_(knowledge) {
    for (const Fact& fact : findings.facts) facts_[fact.id] = &fact;
    for (const Concept& entry : knowledge.concepts) concepts_[entry.id] = &entry;
  }

  std::vector<Statement> Run(const Thread& thread) const {
    std::vector<Statement> statements;
    for (const Necessity& chain : thread.necessity) {
      Statement statement;
      statement.origin = Origin::kPlan;
      statement.diagnosis = chain.diagnosis;
      const std::string symptoms = Nouns(chain.symptoms, statement);
      if (symptoms.empty()) continue;
      std::vector<std::string> parts = {
          (symptoms.find(" and ") == std::string::npos ? "symptom " : "symptoms ") + symptoms};
      const std::string impaired = Nouns(chain.impairments, statement);
      if (!impaired.empty()) parts.push_back("impairment " + impaired);
      const std::string treated = Planned(chain.interventions, thread, statement);
      if (!treated.empty()) parts.push_back("treated with " + treated);
      const std::string measured = Measured(chain, statement);
      if (!measured.empty()) parts.push_back("measured by " + measured);
      if (parts.size() < 2) continue;
      statement.text = fmt::format("Shown for {}: {}.", NameOf(chain.diagnosis, statement), [&] {
        std::string text;
        for (const std::string& part : parts) text += (text.empty() ? "" : "; ") + part;
        return text;
      }());
      statements.push_back(std::move(statement));
    }
    return statements;
  }

 private:
  template <class Entry>
  static const Entry* Find(const std::map<std::string, const Entry*>& entries,
                           const std::string& id) {
    const auto found = entries.find(id);
    return found == entries.end() ? nullptr : found->second;
  }

  static void Cite(const Fact& fact, Statement& statement) {
    statement.facts.push_back(fact.id);
    for (const Evidence& evidence : fact.evidence) statement.evidence.push_back(evidence);
  }

  /// The concepts that the facts name, each once, in the knowledge's words; at most three.
  std::string Nouns(const std::vector<std::string>& ids, Statement& statement) const {
    std::vector<std::string> nouns;
    for (const std::string& id : ids) {
      const Fact* fact = Find(facts_, id);
      const Concept* entry = fact == nullptr ? nullptr : ConceptOf(*fact);
      constexpr std::size_t kNounsMax = 3;
      if (entry == nullptr || nouns.size() == kNounsMax) continue;
      if (std::find(nouns.begin(), nouns.end(), entry->canonical) != nouns.end()) continue;
      nouns.push_back(entry->canonical);
      Cite(*fact, statement);
    }
    return ListText(nouns);
  }

  const Concept* ConceptOf(const Fact& fact) const {
    const Concept* known = Find(concepts_, fact.concept_id);
    if (known != nullptr) return known;
    if (fact.voice != Voice::kTyped) return nullptr;
    for (const PhraseMatch& match : knowledge_.lexicon.concepts.FindLongest(Tokenize(fact.words))) {
      const Concept& entry = knowledge_.concepts[match.pattern];
      if (entry.kind == fact.kind) return &entry;
    }
    return nullptr;
  }

  std::string Planned(const std::vector<std::string>& ids, const Thread& thread,
                      Statement& statement) const {
    std::vector<std::string> names;
    for (const std::string& id : ids) {
      const Link* link = thread.Of(id);
      const Fact* fact = Find(facts_, id);
      if (link == nullptr || fact == nullptr || link->intervention.empty()) continue;
      const std::string name = WithoutStop(link->intervention);
      if (std::find(names.begin(), names.end(), name) != names.end()) continue;
      names.push_back(name);
      Cite(*fact, statement);
      statement.evidence.push_back(FromRecord(EvidenceInput::kPlan, link->intervention));
      if (statement.goal.empty()) statement.goal = link->goal;
    }
    return ListText(names);
  }

  /// Measures on file of this day that an objective of the diagnosis names, with the score before.
  std::string Measured(const Necessity& chain, Statement& statement) const {
    std::vector<std::string> scores;
    for (const MeasureScore& measure : record_.measures) {
      const bool today = !measure.date.empty() && measure.date == record_.session.date;
      if (!measure.score || !today || !Serves(measure.name, chain.diagnosis)) continue;
      std::string text = fmt::format("{} {}", measure.name, ScoreText(*measure.score));
      std::string quote = text;
      if (measure.previous) {
        text += fmt::format(" (before {})", ScoreText(*measure.previous));
        quote += ", previous " + ScoreText(*measure.previous);
      }
      scores.push_back(text);
      statement.evidence.push_back(FromRecord(EvidenceInput::kMeasure, quote));
    }
    return ListText(scores);
  }

  bool Serves(const std::string& measure, const std::string& diagnosis) const {
    for (const Goal& goal : record_.plan.goals) {
      if (goal.diagnosis != diagnosis) continue;
      for (const Objective& objective : goal.objectives) {
        if (objective.measure.find(measure) != std::string::npos) return true;
      }
    }
    return false;
  }

  std::string NameOf(const std::string& code, Statement& statement) const {
    for (const Diagnosis& diagnosis : record_.diagnoses) {
      if (diagnosis.code != code) continue;
      const std::string text =
          code + (diagnosis.description.empty() ? "" : " " + diagnosis.description);
      statement.evidence.push_back(FromRecord(EvidenceInput::kPlan, text));
      return text;
    }
    return code;
  }

  const ClientRecord& record_;
  const Knowledge& knowledge_;
  std::map<std::string, const Fact*> facts_;
  std::map<std::string, const Concept*> concepts_;
};

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
        fmt::format("Session addressed goal {} ({}){}{}.", goal.id, WithoutStop(goal.description),
                    ObjectiveLabel(objectives.size()), ListText(objectives));
    statements.push_back(std::move(statement));
  }
  return statements;
}

std::vector<Statement> NecessityStatements(const Findings& findings, const ClientRecord& record,
                                           const Thread& thread, const Knowledge& knowledge) {
  return ChainWriter(findings, record, knowledge).Run(thread);
}

}  // namespace goldenthread
