// One loop per list; nothing here knows what an entry means.
#include "knowledge/lexicon.h"

#include <future>

#include "base/check.h"
#include "knowledge/knowledge.h"

namespace goldenthread {
namespace {

/// Adds the phrases that `member` names of each entry, numbered by entry.
template <class Entry>
void AddAll(PhraseMatcher& matcher, const std::vector<Entry>& entries,
            std::vector<std::string> Entry::*member) {
  for (std::size_t i = 0; i < entries.size(); ++i) {
    for (const std::string& phrase : entries[i].*member) matcher.Add(phrase, i);
  }
}

/// The large lists: about half of all patterns.
void CompileConcepts(const Knowledge& knowledge, Lexicon& lexicon) {
  AddAll(lexicon.concepts, knowledge.concepts, &Concept::forms);
  AddAll(lexicon.concepts_needs, knowledge.concepts, &Concept::needs);
  AddAll(lexicon.concepts_not_near, knowledge.concepts, &Concept::not_near);
  AddAll(lexicon.technique_names, knowledge.interventions, &Technique::names);
  AddAll(lexicon.technique_strong, knowledge.interventions, &Technique::strong);
  AddAll(lexicon.technique_weak, knowledge.interventions, &Technique::weak);
}

void CompileTheRest(const Knowledge& knowledge, Lexicon& lexicon) {
  AddAll(lexicon.context, knowledge.context, &ContextCue::phrases);
  AddAll(lexicon.kin, knowledge.kin, &KinTerm::phrases);
  AddAll(lexicon.idioms, knowledge.idioms, &Idiom::phrases);
  AddAll(lexicon.idioms_literal, knowledge.idioms, &Idiom::literal_if);
  AddAll(lexicon.risk_ask, knowledge.risk, &RiskCue::ask);
  AddAll(lexicon.risk_say, knowledge.risk, &RiskCue::say);
  AddAll(lexicon.risk_deny, knowledge.risk, &RiskCue::deny);
  AddAll(lexicon.risk_follow, knowledge.risk, &RiskCue::follow);
  AddAll(lexicon.risk_typed, knowledge.risk, &RiskCue::typed);
  AddAll(lexicon.measures, knowledge.measures, &Measure::names);
  AddAll(lexicon.medications, knowledge.medications, &Medication::brands);
  for (std::size_t i = 0; i < knowledge.medications.size(); ++i) {
    lexicon.medications.Add(knowledge.medications[i].id, i);
  }
  AddAll(lexicon.substances, knowledge.substances, &Substance::forms);
  AddAll(lexicon.roles, knowledge.roles, &RoleCue::phrases);
  for (std::size_t i = 0; i < knowledge.shorthand.size(); ++i) {
    lexicon.shorthand[knowledge.shorthand[i].code].push_back(i);
  }
  for (const CueList& list : knowledge.cues) {
    for (const std::string& phrase : list.phrases) lexicon.cues[list.id].Add(phrase, 0);
  }
}

}  // namespace

const PhraseMatcher& Lexicon::Cues(const std::string& id) const {
  const auto found = cues.find(id);
  if (found == cues.end()) CheckFailed(("cues.yaml has no list " + id).c_str(), __FILE__, __LINE__);
  return found->second;
}

Lexicon CompileLexicon(const Knowledge& knowledge) {
  Lexicon lexicon;
  // The longest part of start-up, so two threads share it; they fill different members. Where no
  // thread is to be had, `deferred` does the same in this one.
  auto concepts = std::async(std::launch::async | std::launch::deferred,
                             [&] { CompileConcepts(knowledge, lexicon); });
  CompileTheRest(knowledge, lexicon);
  concepts.get();
  return lexicon;
}

}  // namespace goldenthread
