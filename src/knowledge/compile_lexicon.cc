// One line per list; nothing here knows what an entry means.
#include "knowledge/compile_lexicon.h"

#include "knowledge/compile_phrases.h"

namespace goldenthread {
namespace {

/// Matches the phrases that `member` names of each entry, numbered by entry.
template <class Entry>
PhraseMatcher Compile(const std::vector<Entry>& entries, std::vector<std::string> Entry::*member) {
  PhraseCompiler compiler;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    for (const std::string& phrase : entries[i].*member) compiler.Add(phrase, i);
  }
  return compiler.Finish();
}

PhraseMatcher CompileMedications(const std::vector<Medication>& medications) {
  PhraseCompiler compiler;
  for (std::size_t i = 0; i < medications.size(); ++i) {
    compiler.Add(medications[i].id, i);
    for (const std::string& brand : medications[i].brands) compiler.Add(brand, i);
  }
  return compiler.Finish();
}

std::map<std::string, PhraseMatcher, std::less<>> CompileCues(const std::vector<CueList>& lists) {
  std::map<std::string, PhraseCompiler> compilers;
  for (const CueList& list : lists) {
    for (const std::string& phrase : list.phrases) compilers[list.id].Add(phrase, 0);
  }
  std::map<std::string, PhraseMatcher, std::less<>> cues;
  for (const auto& [id, compiler] : compilers) cues.emplace(id, compiler.Finish());
  return cues;
}

}  // namespace

Lexicon CompileLexicon(const Knowledge& knowledge) {
  Lexicon lexicon;
  lexicon.context = Compile(knowledge.context, &ContextCue::phrases);
  lexicon.kin = Compile(knowledge.kin, &KinTerm::phrases);
  lexicon.idioms = Compile(knowledge.idioms, &Idiom::phrases);
  lexicon.idioms_literal = Compile(knowledge.idioms, &Idiom::literal_if);
  lexicon.concepts = Compile(knowledge.concepts, &Concept::forms);
  lexicon.concepts_needs = Compile(knowledge.concepts, &Concept::needs);
  lexicon.concepts_not_near = Compile(knowledge.concepts, &Concept::not_near);
  lexicon.risk_ask = Compile(knowledge.risk, &RiskCue::ask);
  lexicon.risk_say = Compile(knowledge.risk, &RiskCue::say);
  lexicon.risk_deny = Compile(knowledge.risk, &RiskCue::deny);
  lexicon.risk_follow = Compile(knowledge.risk, &RiskCue::follow);
  lexicon.risk_typed = Compile(knowledge.risk, &RiskCue::typed);
  lexicon.technique_names = Compile(knowledge.interventions, &Technique::names);
  lexicon.technique_strong = Compile(knowledge.interventions, &Technique::strong);
  lexicon.technique_weak = Compile(knowledge.interventions, &Technique::weak);
  lexicon.measures = Compile(knowledge.measures, &Measure::names);
  lexicon.medications = CompileMedications(knowledge.medications);
  lexicon.substances = Compile(knowledge.substances, &Substance::forms);
  lexicon.roles = Compile(knowledge.roles, &RoleCue::phrases);
  lexicon.cues = CompileCues(knowledge.cues);
  lexicon.shorthand = IndexShorthand(knowledge);
  return lexicon;
}

std::unordered_map<std::string, std::vector<std::size_t>> IndexShorthand(
    const Knowledge& knowledge) {
  std::unordered_map<std::string, std::vector<std::size_t>> index;
  for (std::size_t i = 0; i < knowledge.shorthand.size(); ++i) {
    index[knowledge.shorthand[i].code].push_back(i);
  }
  return index;
}

}  // namespace goldenthread
