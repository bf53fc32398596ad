// What the client told, gathered into events: the told clauses of one turn (told_clauses.h) about
// one person make one fact, as long as it stays a sentence. Which of them are worth it is a matter
// of what they hold: numbers, days, known concepts, comparisons, feelings, daily functioning. The
// clauses of an event stand in `words` in order, parted by "; ", each with its subject.
#include <algorithm>
#include <array>
#include <optional>

#include "base/function_words.h"
#include "findings/people.h"
#include "findings/spoken_parts.h"
#include "findings/told_clauses.h"

namespace goldenthread {
namespace {

/// A clause below this rides along only where the event is worth a sentence without it.
constexpr double kWorthTelling = 0.9;
/// A clause that names nothing clinical needs more of a form that speaks for it.
constexpr double kMatterMin = 0.5;
constexpr double kNoMatter = 0.35;
constexpr double kOthersLess = 0.5;
constexpr double kFormShare = 0.8;
constexpr double kWorthJoining = 0.45;
constexpr std::size_t kEventTokensMax = 30;
constexpr std::size_t kEventClausesMax = 4;
/// What each further clause adds: it costs fewer words than a sentence of its own.
constexpr double kJointBonus = 0.2;

/// Says at least two things beside pronouns and auxiliaries.
bool Informs(const std::vector<Token>& clause) {
  const auto content = std::count_if(clause.begin(), clause.end(), [](const Token& t) {
    return t.IsNumber() || (t.IsWord() && !IsFunctionWord(t.norm));
  });
  return content >= 2 && clause.size() >= 4;
}

class Reports {
 public:
  Reports(const SpokenInput& in, std::vector<Fact>& facts)
      : in_(in), facts_(facts), people_(in.talk, in.telling), teller_(in, people_) {}

  void Run() {
    for (std::size_t t = 0; t < in_.talk.turns.size(); ++t) {
      if (in_.talk.turns[t].side == Side::kClient) Gather(t);
    }
  }

 private:
  void Gather(std::size_t turn) {
    std::vector<ToldClause> told = teller_.Read(turn);
    for (ToldClause& clause : told) {
      const double form = FormSalience(in_.talk, SayingOf(clause));
      clause.weight = 0.2 + clause.topic.weight + kFormShare * form;
      if (clause.topic.weight < kMatterMin) clause.weight -= kNoMatter;
      if (!clause.label.empty()) clause.weight += 0.3;
      const bool event = HasCue(clause.clause, "reports.life_event", in_.knowledge);
      if (clause.telling.owner == Owner::kPerson && !event) clause.weight -= kOthersLess;
      if (!Informs(clause.clause)) clause.weight = std::min(clause.weight, kWorthTelling - 0.1);
    }
    std::erase_if(told, [](const ToldClause& c) { return c.weight < kWorthJoining; });
    DropRepeats(told);
    std::size_t first = 0;
    while (first < told.size()) {
      // "It got coffee on it" needs what it points at before it.
      if (told[first].subject == "it" || told[first].subject == "It") {
        ++first;
        continue;
      }
      std::size_t last = first + 1;
      std::size_t tokens = told[first].clause.size();
      while (last < told.size() && last - first < kEventClausesMax &&
             tokens + told[last].clause.size() <= kEventTokensMax &&
             Continues(told[first], told[last])) {
        tokens += told[last++].clause.size();
      }
      AddEvent(told, first, last);
      first = last;
    }
  }

  /// What the speaker says again, with more or fewer words, is told once: the longer time.
  static void DropRepeats(std::vector<ToldClause>& told) {
    for (std::size_t i = 0; i + 1 < told.size();) {
      const std::string& a = told[i].words;
      const std::string& b = told[i + 1].words;
      if (a.find(b) == std::string::npos && b.find(a) == std::string::npos) {
        ++i;
        continue;
      }
      told[i + 1].weight = std::max(told[i].weight, told[i + 1].weight);
      told.erase(told.begin() + static_cast<std::ptrdiff_t>(i + (a.size() > b.size() ? 1 : 0)));
    }
  }

  [[nodiscard]] const Saying& SayingOf(const ToldClause& clause) const {
    return in_.talk.sayings[clause.saying];
  }

  /// Told of the same person and day.
  static bool Continues(const ToldClause& first, const ToldClause& next) {
    return first.telling.owner == next.telling.owner &&
           first.telling.person == next.telling.person && first.day == next.day;
  }

  void AddEvent(const std::vector<ToldClause>& told, std::size_t first, std::size_t last) {
    std::size_t best = first;
    for (std::size_t i = first; i < last; ++i) {
      if (told[i].weight > told[best].weight) best = i;
    }
    const ToldClause& head = told[best];
    if (head.weight < kWorthTelling) return;
    Fact fact;
    fact.kind = head.topic.kind;
    fact.concept_id = head.topic.concept_id;
    fact.state = head.topic.state;
    fact.voice = Voice::kClient;
    fact.rule = "spoken.report";
    fact.experiencer = in_.talk.TurnOf(SayingOf(head)).speaker;
    fact.salience = head.weight + kJointBonus * static_cast<double>(last - first - 1);
    if (!head.day.empty()) fact.slots.when = head.day;
    if (!told[first].label.empty()) fact.slots.trigger = told[first].label;
    if (head.telling.owner == Owner::kPerson) {
      const bool taken = fact.kind == FactKind::kMedication || fact.kind == FactKind::kSubstance;
      if (taken) fact.kind = FactKind::kHistory;
      fact.state = FactState::kOtherPerson;
      fact.slots.person = head.telling.person;
    }
    for (std::size_t i = first; i < last; ++i) {
      fact.words += (i > first ? "; " : "") + told[i].words;
      Evidence evidence = in_.talk.EvidenceOf(SayingOf(told[i]));
      const bool known = !fact.evidence.empty() && fact.evidence.back() == evidence;
      if (!known) fact.evidence.push_back(std::move(evidence));
    }
    AddQuestion(told[first], fact);
    facts_.push_back(std::move(fact));
  }

  /// What the therapist asked belongs to the evidence of the turn's first saying.
  void AddQuestion(const ToldClause& clause, Fact& fact) const {
    const Saying& saying = SayingOf(clause);
    const bool opens = in_.talk.TurnOf(saying).first == clause.saying;
    if (opens && saying.turn > 0 && in_.talk.turns[saying.turn - 1].side == Side::kTherapist) {
      fact.evidence.push_back(in_.talk.EvidenceOfTurn(saying.turn - 1));
    }
  }

  const SpokenInput& in_;
  std::vector<Fact>& facts_;
  const People people_;
  ClauseTeller teller_;
};

}  // namespace

void FindReports(const SpokenInput& in, std::vector<Fact>& facts) { Reports(in, facts).Run(); }

}  // namespace goldenthread
