// What the therapist did, by the phrases that show a technique: one strong phrase, or two different
// weak ones close together, and by the frames of exercises. The client's words never show a
// technique. A technique is told once, with the turns that show it and the client's response.
#include <algorithm>
#include <map>
#include <string>

#include "findings/intervention_frames.h"
#include "findings/spoken_parts.h"

namespace goldenthread {
namespace {

/// Weak phrases further apart than this do not add up.
constexpr std::size_t kTopicTurns = 14;
constexpr std::size_t kSayingsShown = 6;

struct Shown {
  double weight = 0;
  std::vector<std::size_t> sayings;
  std::vector<std::size_t> weak_phrases;  ///< where the last weak ones stood: sayings
};

std::string Uncapitalized(std::string text) {
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (text.size() > 1 && is_upper(text[0]) && !is_upper(text[1])) {
    text[0] = static_cast<char>(text[0] - 'A' + 'a');
  }
  return text;
}

/// By which names the plan has techniques.
class PlanNames {
 public:
  explicit PlanNames(const SpokenInput& in) : knowledge_(in.knowledge) {
    for (const std::string& text : in.options.techniques) {
      const std::vector<Token> tokens = Tokenize(text);
      const auto colon = std::find_if(tokens.begin(), tokens.end(),
                                      [](const Token& token) { return token.Is(":"); });
      const auto head_size = static_cast<std::size_t>(colon - tokens.begin());
      std::string head;  // "Relapse prevention" of "Relapse prevention: refusal skills"
      const auto found = knowledge_.lexicon.technique_names.FindLongest(tokens);
      for (const PhraseMatch& match : found) {
        const bool whole = match.first == 0 && match.last == head_size;
        if (whole && colon != tokens.end()) head = Uncapitalized(text.substr(0, text.find(':')));
      }
      for (const PhraseMatch& match : knowledge_.lexicon.technique_names.Find(tokens)) {
        planned_.emplace(match.pattern, head.empty() ? NameOf(match.pattern) : head);
      }
    }
  }

  [[nodiscard]] bool Has(std::size_t technique) const { return planned_.contains(technique); }

  /// The plan's name for the technique, or for the approach that it belongs to; or "".
  [[nodiscard]] std::string Of(const std::string& id) const {
    const auto& all = knowledge_.interventions;
    const auto at = std::find_if(all.begin(), all.end(),
                                 [&](const Technique& entry) { return entry.id == id; });
    if (at == all.end()) return "";
    const auto own = planned_.find(static_cast<std::size_t>(at - all.begin()));
    if (own != planned_.end()) return own->second;
    for (const auto& [number, name] : planned_) {
      const Technique& planned = all[number];
      const std::string modality = LowerCase(at->modality);
      const bool approach =
          std::find(planned.names.begin(), planned.names.end(), modality) != planned.names.end();
      if (approach && planned.modality == at->modality) return planned.name;
    }
    return "";
  }

 private:
  [[nodiscard]] std::string NameOf(std::size_t technique) const {
    return knowledge_.interventions[technique].name;
  }

  const Knowledge& knowledge_;
  std::map<std::size_t, std::string> planned_;  // technique -> name to print
};

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

class TechniqueFinder {
 public:
  explicit TechniqueFinder(const SpokenInput& in) : in_(in), planned_(in) {}

  void Run(std::vector<Fact>& facts) {
    for (std::size_t s = 0; s < in_.talk.sayings.size(); ++s) Collect(s);
    for (auto& [pattern, technique] : shown_) Make(pattern, technique, facts);
  }

 private:
  void Collect(std::size_t s) {
    const Talk& talk = in_.talk;
    const Saying& saying = talk.sayings[s];
    if (talk.SideOf(saying) != Side::kTherapist || saying.withheld) return;
    for (const PhraseMatch& match : in_.knowledge.lexicon.technique_strong.Find(saying.clean)) {
      if (OnlyNamed(in_, saying, in_.knowledge.interventions[match.pattern], match)) continue;
      Shown& technique = shown_[match.pattern];
      technique.weight += 1;
      technique.sayings.push_back(s);
    }
    for (const PhraseMatch& match : in_.knowledge.lexicon.technique_weak.Find(saying.clean)) {
      Shown& technique = shown_[match.pattern];
      const bool near =
          !technique.weak_phrases.empty() && technique.weak_phrases.back() != s &&
          talk.sayings[technique.weak_phrases.back()].turn + kTopicTurns >= saying.turn;
      technique.weight += near ? 1 : 0;
      if (near) technique.sayings.push_back(technique.weak_phrases.back());
      if (near) technique.sayings.push_back(s);
      technique.weak_phrases.push_back(s);
    }
  }

  void Make(std::size_t pattern, Shown& technique, std::vector<Fact>& facts) const {
    const Talk& talk = in_.talk;
    const Technique& known = in_.knowledge.interventions[pattern];
    const bool in_plan = planned_.Has(pattern);
    // A technique that the plan does not name needs to be shown twice.
    if (technique.weight < (in_plan ? 1 : 2)) return;
    const bool told = std::any_of(facts.begin(), facts.end(), [&](const Fact& fact) {
      return fact.rule == "spoken.technique" && fact.concept_id == known.id;
    });
    if (told) return;
    Fact fact;
    fact.kind = FactKind::kIntervention;
    fact.concept_id = known.id;
    fact.rule = "spoken.technique";
    fact.salience = (in_plan ? 2.6 : 1.7) + std::min(technique.weight, 4.0) * 0.15;
    std::vector<std::size_t>& sayings = technique.sayings;
    std::sort(sayings.begin(), sayings.end());
    sayings.erase(std::unique(sayings.begin(), sayings.end()), sayings.end());
    for (std::size_t i = 0; i < sayings.size() && i < kSayingsShown; ++i) {
      fact.evidence.push_back(talk.EvidenceOf(talk.sayings[sayings[i]]));
    }
    const ExerciseResponse response = ResponseAfter(in_, talk.sayings[sayings.back()].turn);
    const bool taken = std::any_of(facts.begin(), facts.end(), [&](const Fact& other) {
      return other.rule == "spoken.technique" && !response.evidence.empty() &&
             other.evidence.back() == response.evidence.back();
    });
    if (!taken) AddResponse(response, fact);
    facts.push_back(std::move(fact));
  }

  const SpokenInput& in_;
  const PlanNames planned_;
  std::map<std::size_t, Shown> shown_;
};

}  // namespace

void FindInterventions(const SpokenInput& in, std::vector<Fact>& facts) {
  FindRolePlays(in, facts);
  FindThoughtWork(in, facts);
  FindTestedPredictions(in, facts);
  FindTeaching(in, facts);
  TechniqueFinder(in).Run(facts);
  const PlanNames names(in);
  for (Fact& fact : facts) {
    if (fact.rule != "spoken.technique") continue;
    std::string name = names.Of(fact.concept_id);
    if (!name.empty()) fact.slots.trigger = std::move(name);
  }
}

}  // namespace goldenthread
