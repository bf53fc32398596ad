// What a statement may only name if it was named: medicines, relatives, months, goals; who did
// what; and a denial needs something that denies. Nothing here looks at how well the rest agrees.
#include <algorithm>
#include <array>
#include <string_view>

#include "verify/judge_parts.h"

namespace goldenthread {
namespace {

/// The therapist did not do what so much of comes from somebody else.
constexpr double kAgentShare = 0.3;
/// A foreign statement is held to its particulars where one utterance carries so much of it.
constexpr double kAlikeShare = 0.3;
/// Utterances this close to the best are what it may rest on.
constexpr double kCloseShare = 0.6;

bool IsGoalId(const Token& token) {
  return token.IsWord() && token.norm.size() >= 2 && token.norm[0] == 'g' &&
         std::all_of(token.norm.begin() + 1, token.norm.end(),
                     [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

bool Judge::MedicationsStand(const Text& text) const {
  for (const PhraseMatch& match : knowledge_.lexicon.medications.FindLongest(text.tokens)) {
    for (std::size_t i = match.first; i < match.last; ++i) {
      const std::string& term = text.terms[i];
      if (term.empty() || index_.Holding(term) != nullptr || record_.Holds(term)) continue;
      return medications_.contains(match.pattern);
    }
  }
  return true;
}

bool Judge::RelativesStand(const Text& text) const {
  for (std::size_t i = 0; i < text.tokens.size(); ++i) {
    const Token& token = text.tokens[i];
    if (text.terms[i].empty() || !clauses_.IsRelative(token)) continue;
    if (index_.Holding(text.terms[i]) == nullptr && !record_.Holds(text.terms[i])) return false;
  }
  return true;
}

bool Judge::MonthsStand(const Text& text) const {
  const std::vector<std::string>& months = knowledge_.Cues("month_or_season").phrases;
  constexpr std::array<std::string_view, 7> kBefore = {"in",    "since", "before", "until",
                                                       "after", "last",  "this"};
  for (std::size_t i = 1; i < text.tokens.size(); ++i) {
    const std::string& word = text.tokens[i].norm;
    if (std::find(months.begin(), months.end(), word) == months.end()) continue;
    const std::size_t at = text.tokens[i - 1].Is("the") && i > 1 ? i - 2 : i - 1;
    const bool dated =
        std::find(kBefore.begin(), kBefore.end(), text.tokens[at].norm) != kBefore.end();
    if (dated && !words_.contains(word)) return false;
  }
  return true;
}

bool Judge::DaysStand(const Text& text) const {
  return std::all_of(text.figures.days.begin(), text.figures.days.end(), [&](const Day& day) {
    if (day.offset) return true;
    if (session_date_ && day.month && SameDay(day, {0, {}, {}, {}, 0}, session_date_)) return true;
    return std::any_of(figures_.begin(), figures_.end(), [&](const Figures& known) {
      return std::any_of(known.days.begin(), known.days.end(), [&](const Day& found) {
        // Nobody calls the day of the session by its weekday.
        return found.offset != 0 && SameDay(day, found, session_date_);
      });
    });
  });
}

bool Judge::NumbersStand(const Text& text) const {
  const auto said = [&](double value) {
    return record_.HoldsNumber(value) ||
           std::any_of(figures_.begin(), figures_.end(), [&](const Figures& known) {
             return std::any_of(known.numbers.begin(), known.numbers.end(),
                                [&](const Figure& other) { return Near(other.value, value); });
           });
  };
  // A difference of two numbers of one utterance goes without saying.
  const auto derived = [&](double value) {
    return std::any_of(figures_.begin(), figures_.end(), [&](const Figures& known) {
      for (const Figure& a : known.numbers) {
        for (const Figure& b : known.numbers) {
          if (Near(a.value - b.value, value)) return true;
        }
      }
      return false;
    });
  };
  return std::all_of(text.figures.numbers.begin(), text.figures.numbers.end(),
                     [&](const Figure& figure) {
                       const bool scale = Near(figure.value, 10) || Near(figure.value, 100);
                       return (figure.whole && scale) || figure.value <= 1 || said(figure.value) ||
                              derived(figure.value);
                     });
}

bool Judge::NamesGoal(const Text& text) const {
  return std::any_of(text.tokens.begin(), text.tokens.end(), IsGoalId);
}

bool Judge::GoalsStand(const Text& text) const {
  const std::vector<Goal>& goals = goals_;
  if (goals.empty()) return true;
  const auto shared = [&](const Goal& goal) {
    std::size_t count = 0;
    for (const std::string& term : terms_.Read(Tokenize(goal.description))) {
      count += !term.empty() &&
               std::find(text.terms.begin(), text.terms.end(), term) != text.terms.end();
    }
    return count;
  };
  std::size_t named = 0;
  std::size_t others = 0;
  bool any = false;
  for (const Token& token : text.tokens) {
    if (!IsGoalId(token)) continue;
    any = true;
    const auto found = std::find_if(goals.begin(), goals.end(), [&](const Goal& goal) {
      return LowerCase(goal.id) == token.norm;
    });
    if (found == goals.end()) return false;
    named = std::max(named, shared(*found));
    std::size_t best = 0;
    for (const Goal& goal : goals) best = std::max(best, shared(goal));
    if (best > 1 && shared(*found) == 0) return false;
  }
  if (!any) return true;
  for (const Goal& goal : goals) {
    const bool is_named =
        std::any_of(text.tokens.begin(), text.tokens.end(),
                    [&](const Token& token) { return token.norm == LowerCase(goal.id); });
    if (!is_named) others = std::max(others, shared(goal));
  }
  return others <= named;
}

bool Judge::AgentAgrees(const Text& text, const std::vector<std::size_t>& utterances) const {
  if (text.clauses.empty() || utterances.empty()) return true;
  const std::string& owner = text.clauses.front().owner;
  const auto opens = [&](const char* list) {
    const auto found = knowledge_.lexicon.Cues(list).Find(text.tokens);
    return std::any_of(found.begin(), found.end(),
                       [](const PhraseMatch& match) { return match.first <= 2; });
  };
  const bool names = !text.tokens.empty() && text.tokens.front().IsWord();
  if (!names || (owner != "therapist" && owner != "client")) return true;
  if (owner == "client") return !text.tokens.front().Is("client") || !opens("therapist_act");
  if (opens("therapist_act") || opens("therapist_may")) return true;
  std::size_t best = utterances.front();
  for (const std::size_t at : utterances) {
    if (ShareIn(text.weighed, at) > ShareIn(text.weighed, best)) best = at;
  }
  const bool tells = WorkOf(best) && !Asks(best);
  if (opens("client_act")) {
    const bool typed = transcript_.utterances[best].input == InputKind::kSummary;
    return !opens("client_only_act") && tells && (!typed || NamesTherapist(best));
  }
  return tells || ShareIn(text.weighed, best) < kAgentShare ||
         std::any_of(utterances.begin(), utterances.end(), [&](std::size_t at) {
           const bool session = transcript_.utterances[at].input == InputKind::kSession;
           return session && WorkOf(at) && !Asks(at) && ShareIn(text.weighed, at) > kAgentShare / 2;
         });
}

bool Judge::Asks(std::size_t utterance) const {
  const std::vector<Token>& tokens = index_.TokensOf(utterance);
  return std::any_of(tokens.begin(), tokens.end(),
                     [](const Token& token) { return token.Is("?"); });
}

bool Judge::NamesTherapist(std::size_t utterance) const {
  const std::vector<Token>& tokens = index_.TokensOf(utterance);
  return std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
    return token.Is("therapist") || token.Is("clinician") || token.Is("writer") || token.Is("i");
  });
}

bool Judge::WorkOf(std::size_t utterance) const {
  const Utterance& said = transcript_.utterances[utterance];
  if (said.input == InputKind::kSession) return said.role == Role::kTherapist;
  if (NamesTherapist(utterance)) return true;
  return std::any_of(findings_.facts.begin(), findings_.facts.end(), [&](const Fact& fact) {
    return fact.kind == FactKind::kIntervention &&
           std::any_of(fact.evidence.begin(), fact.evidence.end(), [&](const Evidence& evidence) {
             return IsUtterance(evidence) && evidence.utterance == utterance;
           });
  });
}

bool Judge::DenialHasGround(const Text& text, const std::vector<std::size_t>& utterances) const {
  const bool denies = std::any_of(text.clauses.begin(), text.clauses.end(),
                                  [](const ClauseReading& clause) { return clause.AnyNegated(); });
  // A denial of risk may be a yes: "Do you feel safe?"
  if (!denies || RiskConfirms(text)) return true;
  const bool plain = Names(text, "denied_plainly");
  const PhraseMatcher& negative =
      knowledge_.lexicon.Cues(plain ? "negative_plain" : "negative_hint");
  return std::any_of(utterances.begin(), utterances.end(),
                     [&](std::size_t at) { return !negative.Find(index_.TokensOf(at)).empty(); });
}

bool Judge::ForeignParticularsAgree(const Text& text, const std::vector<std::size_t>& best,
                                    double shared, double window) const {
  if (!MedicationsStand(text) || !GoalsStand(text)) return false;
  if (!AgentAgrees(text, best) || !RelativesStand(text)) return false;
  // A dose is told by whoever names the medicine.
  const bool dosed = Names(text, "dose_unit");
  if (dosed && !NumbersStand(text)) return false;
  if (std::max(shared, window) < kAlikeShare) return true;
  std::vector<std::size_t> close;
  for (const std::size_t at : best) {
    if (ShareIn(text.weighed, at) < kCloseShare * shared) continue;
    close.push_back(at);
    if (at + 1 < index_.size()) close.push_back(at + 1);
  }
  return MonthsStand(text) && DaysStand(text) && NumbersStand(text) && DenialHasGround(text, close);
}

}  // namespace goldenthread
