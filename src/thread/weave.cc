// Weave scores every fact against every objective and goal of the plan and keeps a link only where
// one place wins clearly. Scores add up evidence of different strength: the same measure, the same
// technique, shared words weighted by how rare they are in the plan, the concept's diagnoses. The
// weights are LANGUAGE.md §4.12's; precision comes first, so doubt leaves a fact unlinked.
#include "thread/weave.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>

#include "base/content_stems.h"
#include "base/tokens.h"
#include "thread/necessity.h"

namespace goldenthread {
namespace {

constexpr double kMeasureScore = 5;
constexpr double kTechniqueScore = 3;
constexpr double kWordScore = 1.6;  // times the weight of a shared word
constexpr double kGoalWordShare = 0.6;
constexpr double kDiagnosisScore = 1;
constexpr double kOtherPersonScore = -1.5;
constexpr double kHistoryScore = -1;
constexpr double kLinkMin = 2.5;
constexpr double kMarginMin = 0.75;
/// A response answers an intervention at most so many utterances before it.
constexpr std::size_t kResponseReachMax = 6;
/// A technique of the plan counts as used when this share of its content words is in the fact.
constexpr double kTechniqueShareMin = 0.5;

Stems TopicOf(std::string_view text) { return ContentStems(text, Figures::kIgnored); }

/// One place of the plan that a fact can be tied to.
struct Place {
  const Goal* goal = nullptr;
  const Objective* objective = nullptr;  ///< null: the goal itself
  Stems words;                           ///< of the objective, or of the goal and its interventions
};

/// What is compared of a fact.
struct FactView {
  const Fact* fact = nullptr;
  Stems words;
  const Concept* concept_entry = nullptr;
  const Technique* technique = nullptr;
};

struct Score {
  double value = 0;
  std::string why;

  void Add(double points, const std::string& reason) {
    value += points;
    if (points > 0 && !reason.empty()) why += (why.empty() ? "" : "; ") + reason;
  }
};

/// Compares the facts of one session with one plan.
class Weaver {
 public:
  Weaver(const ClientRecord& record, const Knowledge& knowledge) {
    for (const Goal& goal : record.plan.goals) {
      std::string goal_text = goal.description;
      for (const std::string& technique : goal.interventions) goal_text += " " + technique;
      places_.push_back({&goal, nullptr, TopicOf(goal_text)});
      for (const Objective& objective : goal.objectives) {
        places_.push_back(
            {&goal, &objective, TopicOf(objective.description + " " + objective.measure)});
      }
    }
    for (const Place& place : places_) {
      for (const std::string& stem : place.words) ++places_with_[stem];
    }
    for (const Concept& entry : knowledge.concepts) concepts_[entry.id] = &entry;
    for (const Technique& entry : knowledge.interventions) techniques_[entry.id] = &entry;
  }

  /// The one clear place of this fact, if any.
  std::optional<Link> Tie(const FactView& view) const {
    const Place* best = nullptr;
    Score best_score;
    double runner_up = 0;  // of another goal
    double sibling = 0;    // of the same goal
    for (const Place& place : places_) {
      const Score score = ScoreAt(view, place);
      if (best == nullptr || score.value > best_score.value) {
        if (best != nullptr) {
          double& behind = best->goal == place.goal ? sibling : runner_up;
          behind = std::max(behind, best_score.value);
          if (best->goal != place.goal) {
            runner_up = std::max(runner_up, sibling);
            sibling = 0;
          }
        }
        best = &place;
        best_score = score;
      } else {
        double& behind = best->goal == place.goal ? sibling : runner_up;
        behind = std::max(behind, score.value);
      }
    }
    if (best == nullptr || best_score.value < kLinkMin) return std::nullopt;
    if (best_score.value - runner_up < kMarginMin) return std::nullopt;
    Link link{view.fact->id,    best->goal->id, "", PlannedTechnique(view, *best->goal),
              best_score.value, best_score.why};
    if (best->objective != nullptr && best_score.value - sibling >= kMarginMin) {
      link.objective = best->objective->id;
    } else if (best->goal->objectives.size() == 1) {
      link.objective = best->goal->objectives.front().id;
      link.why += "; the goal's only objective";
    }
    return link;
  }

  FactView ViewOf(const Transcript& transcript, const Fact& fact) const {
    FactView view{&fact, {}, Find(concepts_, fact.concept_id), Find(techniques_, fact.concept_id)};
    std::string text = fact.words + " " + fact.slots.value.value_or("") + " " + fact.concept_id;
    std::replace(text.begin(), text.end(), '_', ' ');
    if (view.concept_entry != nullptr) text += " " + view.concept_entry->canonical;
    if (view.technique != nullptr) text += " " + view.technique->name;
    if (fact.words.empty()) {
      for (const Evidence& evidence : fact.evidence) {
        if (evidence.input > EvidenceInput::kSummary) continue;
        const std::string& said = transcript.utterances[evidence.utterance].text;
        text += " " + std::string(evidence.span.In(said));
      }
    }
    view.words = TopicOf(text);
    return view;
  }

 private:
  template <class Entry>
  static const Entry* Find(const std::unordered_map<std::string, const Entry*>& entries,
                           const std::string& id) {
    const auto found = entries.find(id);
    return found == entries.end() ? nullptr : found->second;
  }

  Score ScoreAt(const FactView& view, const Place& place) const {
    Score score;
    const Fact& fact = *view.fact;
    if (fact.kind == FactKind::kMeasure && place.objective != nullptr &&
        NamesMeasure(fact, place)) {
      score.Add(kMeasureScore, "is the objective's measure" + Course(*place.objective));
    }
    if (CarriesTechnique(fact.kind) && place.objective == nullptr) {
      const std::string planned = PlannedTechnique(view, *place.goal);
      if (!planned.empty()) score.Add(kTechniqueScore, "the plan names it: " + planned);
    }
    AddWords(view, place, score);
    if (score.value > 0 && view.concept_entry != nullptr && SpeaksFor(*view.concept_entry, place)) {
      score.Add(kDiagnosisScore, "speaks for " + place.goal->diagnosis);
    }
    if (fact.state == FactState::kOtherPerson) score.Add(kOtherPersonScore, "");
    if (fact.state == FactState::kHistorical) score.Add(kHistoryScore, "");
    return score;
  }

  void AddWords(const FactView& view, const Place& place, Score& score) const {
    double weight = 0;
    std::string shared;
    for (const std::string& stem : view.words) {
      if (!place.words.contains(stem)) continue;
      const double rarity = std::log2(1.0 + static_cast<double>(places_.size()) /
                                                static_cast<double>(places_with_.at(stem)));
      weight += std::min(rarity, 2.0) / 2.0;
      shared += (shared.empty() ? "" : ", ") + stem;
    }
    if (shared.empty()) return;
    const double share = place.objective == nullptr ? kGoalWordShare : 1.0;
    score.Add(kWordScore * share * weight, "shares " + shared);
  }

  static bool NamesMeasure(const Fact& fact, const Place& place) {
    const std::string wanted = LowerCase(fact.concept_id);
    const std::string text =
        LowerCase(place.objective->measure + " " + place.objective->description);
    return !wanted.empty() && text.find(wanted) != std::string::npos;
  }

  static bool SpeaksFor(const Concept& entry, const Place& place) {
    return std::any_of(entry.diagnoses.begin(), entry.diagnoses.end(),
                       [&](const std::string& prefix) {
                         return !prefix.empty() && place.goal->diagnosis.starts_with(prefix);
                       });
  }

  /// Done in the session, or practised and planned between sessions.
  static bool CarriesTechnique(FactKind kind) {
    return kind == FactKind::kIntervention || kind == FactKind::kHomework ||
           kind == FactKind::kHomeworkReview;
  }

  /// " (baseline 31, target 19 or lower)" as far as the plan gives them.
  static std::string Course(const Objective& objective) {
    std::string text;
    if (!objective.baseline.empty()) text += "baseline " + objective.baseline;
    if (!objective.target.empty())
      text += (text.empty() ? "target " : ", target ") + objective.target;
    return text.empty() ? "" : " (" + text + ")";
  }

  /// The goal's planned intervention that this fact carries out, or "".
  static std::string PlannedTechnique(const FactView& view, const Goal& goal) {
    if (!CarriesTechnique(view.fact->kind)) return "";
    const Stems name = view.technique == nullptr ? Stems{} : TopicOf(view.technique->name);
    for (const std::string& planned : goal.interventions) {
      const Stems wanted = TopicOf(planned);
      const bool named =
          !name.empty() && std::includes(wanted.begin(), wanted.end(), name.begin(), name.end());
      if (named) return planned;
      std::size_t shared = 0;
      for (const std::string& stem : wanted) shared += view.words.contains(stem) ? 1U : 0U;
      if (!wanted.empty() &&
          static_cast<double>(shared) >= kTechniqueShareMin * static_cast<double>(wanted.size())) {
        return planned;
      }
    }
    return "";
  }

  std::vector<Place> places_;
  std::map<std::string, int> places_with_;
  std::unordered_map<std::string, const Concept*> concepts_;
  std::unordered_map<std::string, const Technique*> techniques_;
};

/// True where `response` stands close behind `work`, in the same input.
bool Answers(const Fact& response, const Fact& work) {
  const Evidence& said = response.evidence.front();
  const Evidence& done = work.evidence.front();
  return said.input == done.input && said.utterance >= done.utterance &&
         said.utterance - done.utterance <= kResponseReachMax;
}

/// A response belongs where the intervention that it answers belongs.
void TieResponses(const Findings& findings, Thread& thread) {
  const Fact* work = nullptr;
  for (const Fact& fact : findings.facts) {
    if (fact.kind == FactKind::kIntervention) work = &fact;
    if (fact.kind != FactKind::kResponse || work == nullptr || !Answers(fact, *work)) continue;
    const Link* link = thread.Of(work->id);
    if (link == nullptr || thread.Of(fact.id) != nullptr) continue;
    Link tied = *link;
    tied.fact = fact.id;
    tied.why = "answers the intervention before it";
    thread.links.push_back(std::move(tied));
  }
  std::map<std::string, std::size_t> order;
  for (const Fact& fact : findings.facts) order.emplace(fact.id, order.size());
  std::stable_sort(thread.links.begin(), thread.links.end(), [&](const Link& a, const Link& b) {
    return order.at(a.fact) < order.at(b.fact);
  });
}

void FindGaps(const Findings& findings, const ClientRecord& record, Thread& thread) {
  if (record.plan.goals.empty()) {
    thread.gaps.push_back({"no_plan", "", "",
                           "No treatment plan on file: add the plan's goals so "
                           "that the session can be tied to them."});
    return;
  }
  std::set<std::string> reached;
  bool intervention = false;
  for (const Link& link : thread.links) {
    reached.insert(link.objective);
    reached.insert(link.goal);
  }
  for (const Fact& fact : findings.facts) {
    if (fact.kind != FactKind::kIntervention) continue;
    intervention = intervention || thread.Of(fact.id) != nullptr;
  }
  for (const Goal& goal : record.plan.goals) {
    for (const Objective& objective : goal.objectives) {
      if (reached.contains(objective.id)) continue;
      thread.gaps.push_back(
          {"objective_without_fact", goal.id, objective.id,
           fmt::format("Nothing in this session is tied to objective {} ({}): add progress on it, "
                       "or say why it was not worked on.",
                       objective.id, objective.description)});
    }
  }
  if (!intervention) {
    thread.gaps.push_back({"intervention_without_goal", "", "",
                           "No intervention of this session is tied to a goal of the plan: name "
                           "what you did in the plan's words, or revise the plan."});
  }
  const bool answered = std::any_of(findings.facts.begin(), findings.facts.end(),
                                    [](const Fact& f) { return f.kind == FactKind::kResponse; });
  if (intervention && !answered) {
    thread.gaps.push_back({"intervention_without_response", "", "",
                           "Nothing says how the client took the interventions: add what the "
                           "client said, did or rated afterwards."});
  }
  for (Gap& gap : NecessityGaps(thread.necessity, findings, record))
    thread.gaps.push_back(std::move(gap));
}

}  // namespace

Thread Weave(const Transcript& transcript, const Findings& findings, const ClientRecord& record,
             const Knowledge& knowledge) {
  Thread thread;
  const Weaver weaver(record, knowledge);
  for (const Fact& fact : findings.facts) {
    auto link = weaver.Tie(weaver.ViewOf(transcript, fact));
    if (link) thread.links.push_back(std::move(*link));
  }
  TieResponses(findings, thread);
  thread.necessity = FindNecessity(findings, record, thread, knowledge);
  FindGaps(findings, record, thread);
  return thread;
}

}  // namespace goldenthread
