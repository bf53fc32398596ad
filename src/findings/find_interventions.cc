// What the therapist did, by the phrases that show a technique: one strong phrase, or two different
// weak ones close together. The client's words never show a technique. A technique is told once,
// with the turns that show it.
#include <algorithm>
#include <map>

#include "findings/spoken_parts.h"

namespace goldenthread {
namespace {

/// Weak phrases further apart than this do not add up.
constexpr std::size_t kTopicTurns = 14;

struct Shown {
  double weight = 0;
  std::vector<std::size_t> sayings;
  std::vector<std::size_t> weak_phrases;  ///< where the last weak ones stood: sayings
};

bool InPlan(const std::string& name, const FindOptions& options) {
  const std::string wanted = LowerCase(name);
  return std::any_of(
      options.techniques.begin(), options.techniques.end(),
      [&](const std::string& plan) { return LowerCase(plan).find(wanted) != std::string::npos; });
}

/// A tool named where it is asked about, proposed or assigned was not used by that.
bool OnlyNamed(const SpokenInput& in, const Saying& saying, const Technique& technique,
               const PhraseMatch& match) {
  std::string phrase;
  for (std::size_t i = match.first; i < match.last; ++i) {
    phrase += (phrase.empty() ? "" : " ") + saying.clean[i].norm;
  }
  if (phrase.ends_with('s')) phrase.pop_back();
  const auto named = [&](const std::string& name) { return LowerCase(name).starts_with(phrase); };
  if (!named(technique.name) &&
      std::none_of(technique.names.begin(), technique.names.end(), named)) {
    return false;
  }
  return saying.question || saying.turn >= in.talk.plan_start ||
         HasCue(saying.clean, "spoken.review", in.knowledge);
}

}  // namespace

void FindInterventions(const SpokenInput& in, std::vector<Fact>& facts) {
  const Talk& talk = in.talk;
  const Lexicon& lexicon = in.knowledge.lexicon;
  std::map<std::size_t, Shown> shown;
  for (std::size_t s = 0; s < talk.sayings.size(); ++s) {
    const Saying& saying = talk.sayings[s];
    if (talk.SideOf(saying) != Side::kTherapist || saying.withheld) continue;
    for (const PhraseMatch& match : lexicon.technique_strong.Find(saying.clean)) {
      if (OnlyNamed(in, saying, in.knowledge.interventions[match.pattern], match)) continue;
      Shown& technique = shown[match.pattern];
      technique.weight += 1;
      technique.sayings.push_back(s);
    }
    for (const PhraseMatch& match : lexicon.technique_weak.Find(saying.clean)) {
      Shown& technique = shown[match.pattern];
      const bool near =
          !technique.weak_phrases.empty() && technique.weak_phrases.back() != s &&
          talk.sayings[technique.weak_phrases.back()].turn + kTopicTurns >= saying.turn;
      technique.weight += near ? 1 : 0;
      if (near) technique.sayings.push_back(technique.weak_phrases.back());
      if (near) technique.sayings.push_back(s);
      technique.weak_phrases.push_back(s);
    }
  }
  for (const auto& [pattern, technique] : shown) {
    const Technique& known = in.knowledge.interventions[pattern];
    Fact fact;
    fact.kind = FactKind::kIntervention;
    fact.concept_id = known.id;
    fact.rule = "spoken.technique";
    const bool in_plan =
        InPlan(known.name, in.options) ||
        std::any_of(known.names.begin(), known.names.end(),
                    [&](const std::string& name) { return InPlan(name, in.options); });
    // A technique that the plan does not name needs to be shown twice.
    if (technique.weight < (in_plan ? 1 : 2)) continue;
    fact.salience = (in_plan ? 2.6 : 1.7) + std::min(technique.weight, 4.0) * 0.15;
    std::vector<std::size_t> sayings = technique.sayings;
    std::sort(sayings.begin(), sayings.end());
    sayings.erase(std::unique(sayings.begin(), sayings.end()), sayings.end());
    for (std::size_t i = 0; i < sayings.size() && i < 6; ++i) {
      fact.evidence.push_back(talk.EvidenceOf(talk.sayings[sayings[i]]));
    }
    facts.push_back(std::move(fact));
  }
}

}  // namespace goldenthread
