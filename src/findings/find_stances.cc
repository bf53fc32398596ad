// What the client names that does not hold of them now: denied, somebody else's, past or supposed.
// These facts are never told by themselves; they let a reader of the findings, and whoever judges
// a note, see that the mention was understood and not overlooked.
#include <set>
#include <utility>

#include "findings/assertion.h"
#include "findings/spoken_parts.h"

namespace goldenthread {
namespace {

FactState StateOf(const Assertion& assertion) {
  if (assertion.experiencer == Experiencer::kOther) return FactState::kOtherPerson;
  if (assertion.temporality == Temporality::kHypothetical) return FactState::kHypothetical;
  if (assertion.temporality == Temporality::kHistorical) return FactState::kHistorical;
  return assertion.polarity == Polarity::kNegated ? FactState::kDenied : FactState::kUncertain;
}

}  // namespace

void FindStances(const SpokenInput& in, std::vector<Fact>& facts) {
  std::set<std::pair<std::string, FactState>> seen;
  for (const Fact& fact : facts) seen.emplace(fact.concept_id, fact.state);
  const auto& concepts = in.knowledge.concepts;
  for (const Saying& saying : in.talk.sayings) {
    const bool telling = !saying.question && !saying.abandoned && !saying.risky &&
                         in.talk.SideOf(saying) == Side::kClient;
    if (!telling) continue;
    const auto found = in.knowledge.lexicon.concepts.FindLongest(saying.clean);
    if (found.empty()) continue;
    const SentenceCues cues(saying.clean, in.knowledge);
    for (const PhraseMatch& match : found) {
      const Assertion assertion = cues.Judge(match.first, match.last);
      if (assertion.Holds()) continue;
      Fact fact;
      fact.kind = concepts[match.pattern].kind;
      fact.concept_id = concepts[match.pattern].id;
      fact.state = StateOf(assertion);
      if (!seen.emplace(fact.concept_id, fact.state).second) continue;
      const bool other = fact.state == FactState::kOtherPerson;
      fact.experiencer = other ? assertion.person : in.talk.TurnOf(saying).speaker;
      if (other) fact.slots.person = assertion.person;
      fact.evidence = {in.talk.EvidenceOf(saying)};
      fact.voice = Voice::kClient;
      fact.rule = "spoken.stance";
      facts.push_back(std::move(fact));
    }
  }
}

}  // namespace goldenthread
