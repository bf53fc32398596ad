// Precision first: a symptom speaks for a diagnosis only where the knowledge says so, an
// intervention and a measure only where the plan ties them to a goal of that diagnosis, and
// impairment only where no other diagnosis could own it.
#include "thread/necessity.h"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <unordered_map>

#include "base/tokens.h"

namespace goldenthread {
namespace {

/// Told of the client, now.
bool HoldsNow(const Fact& fact) {
  return fact.state == FactState::kPresent && fact.experiencer == "client" &&
         fact.rule != "typed.clause" && fact.rule != "typed.negative" &&
         fact.rule != "typed.telegram";
}

class ChainFinder {
 public:
  ChainFinder(const Findings& findings, const ClientRecord& record, const Thread& thread,
              const Knowledge& knowledge)
      : findings_(findings), record_(record), thread_(thread), knowledge_(knowledge) {
    for (const Concept& entry : knowledge.concepts) concepts_[entry.id] = &entry;
  }

  std::vector<Necessity> Run() const {
    std::vector<Necessity> chains;
    for (const Diagnosis& diagnosis : record_.diagnoses) {
      Necessity chain;
      chain.diagnosis = diagnosis.code;
      for (const Fact& fact : findings_.facts) AddFact(fact, chain);
      const bool reached =
          std::any_of(thread_.links.begin(), thread_.links.end(),
                      [&](const Link& link) { return DiagnosisOf(link.goal) == diagnosis.code; });
      if (reached || !chain.symptoms.empty()) chains.push_back(std::move(chain));
    }
    return chains;
  }

 private:
  void AddFact(const Fact& fact, Necessity& chain) const {
    const Link* link = thread_.Of(fact.id);
    const bool tied = link != nullptr && DiagnosisOf(link->goal) == chain.diagnosis;
    switch (fact.kind) {
      case FactKind::kSymptom:
      case FactKind::kObservation:
        if (HoldsNow(fact) && SpeaksFor(fact, chain.diagnosis)) chain.symptoms.push_back(fact.id);
        break;
      case FactKind::kImpairment:
        if (HoldsNow(fact) && (tied || record_.diagnoses.size() == 1)) {
          chain.impairments.push_back(fact.id);
        }
        break;
      case FactKind::kIntervention:
        if (tied) chain.interventions.push_back(fact.id);
        break;
      case FactKind::kMeasure:
      case FactKind::kChange:
      case FactKind::kHomeworkReview:
        if (fact.kind == FactKind::kChange && HoldsNow(fact) && SpeaksFor(fact, chain.diagnosis)) {
          chain.symptoms.push_back(fact.id);
        }
        if (tied && HoldsNow(fact)) chain.progress.push_back(fact.id);
        break;
      default:
        break;
    }
  }

  bool SpeaksFor(const Fact& fact, const std::string& code) const {
    const auto speaks = [&](const Concept& entry) {
      return std::any_of(
          entry.diagnoses.begin(), entry.diagnoses.end(),
          [&](const std::string& prefix) { return !prefix.empty() && code.starts_with(prefix); });
    };
    const auto found = concepts_.find(fact.concept_id);
    if (found != concepts_.end()) return speaks(*found->second);
    if (fact.voice != Voice::kTyped) return false;
    const auto matches = knowledge_.lexicon.concepts.FindLongest(Tokenize(fact.words));
    return std::any_of(matches.begin(), matches.end(), [&](const PhraseMatch& match) {
      return speaks(knowledge_.concepts[match.pattern]);
    });
  }

  std::string DiagnosisOf(const std::string& goal_id) const {
    for (const Goal& goal : record_.plan.goals) {
      if (goal.id == goal_id) return goal.diagnosis;
    }
    return "";
  }

  const Findings& findings_;
  const ClientRecord& record_;
  const Thread& thread_;
  const Knowledge& knowledge_;
  std::unordered_map<std::string, const Concept*> concepts_;
};

}  // namespace

std::vector<Necessity> FindNecessity(const Findings& findings, const ClientRecord& record,
                                     const Thread& thread, const Knowledge& knowledge) {
  return ChainFinder(findings, record, thread, knowledge).Run();
}

std::vector<Gap> NecessityGaps(const std::vector<Necessity>& chains, const Findings& findings,
                               const ClientRecord& record) {
  std::vector<Gap> gaps;
  const auto found = [&](std::initializer_list<FactKind> kinds) {
    return std::any_of(findings.facts.begin(), findings.facts.end(), [&](const Fact& fact) {
      return std::find(kinds.begin(), kinds.end(), fact.kind) != kinds.end();
    });
  };
  const bool measured = !record.measures.empty() ||
                        found({FactKind::kMeasure, FactKind::kChange, FactKind::kHomeworkReview});
  // Typed words may name a symptom that no concept knows.
  const bool told = found({FactKind::kSymptom, FactKind::kChange});
  const bool impaired = found({FactKind::kImpairment});
  for (const Necessity& chain : chains) {
    const auto add = [&](const char* kind, const char* message) {
      gaps.push_back({kind, "", "", fmt::format(fmt::runtime(message), chain.diagnosis)});
    };
    if (chain.symptoms.empty() && !told) {
      add("diagnosis_without_symptom",
          "No symptom of {} stands in this note: add what the client still has of it, or that it "
          "is in remission.");
    }
    if (chain.impairments.empty() && !impaired) {
      add("diagnosis_without_impairment",
          "Nothing says how {} affects work, home, school or relations: add an example from this "
          "week, or that functioning is unaffected.");
    }
    if (chain.progress.empty() && !measured) {
      add("diagnosis_without_progress",
          "Nothing measures progress on {}: add a score, a count or the client's own rating, with "
          "the one before.");
    }
  }
  return gaps;
}

}  // namespace goldenthread
