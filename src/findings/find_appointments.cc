// The next appointment, settled near the end of the session, and dates of what lies ahead that the
// client names when asked. A date is printed only where the session's own date resolves it.
#include <algorithm>
#include <array>
#include <optional>

#include "base/function_words.h"
#include "findings/plan_replies.h"
#include "findings/spoken_dates.h"
#include "findings/spoken_parts.h"

namespace goldenthread {
namespace {

using Tokens = std::vector<Token>;

constexpr std::size_t kAppointmentTokensMax = 16;
constexpr std::size_t kLabelTokensMax = 4;

class Appointments {
 public:
  Appointments(const SpokenInput& in, std::vector<Fact>& facts)
      : in_(in), talk_(in.talk), replies_(in), facts_(facts) {}

  void Run() {
    NextSession();
    for (std::size_t t = 0; t + 1 < talk_.turns.size(); ++t) {
      if (talk_.turns[t].side == Side::kTherapist) Ahead(t);
    }
  }

 private:
  [[nodiscard]] const std::string& Text(std::size_t turn) const {
    return talk_.transcript.utterances[talk_.turns[turn].utterance].text;
  }

  /// "Same time Thursday?" with a yes, in the last fifth of the session.
  void NextSession() {
    const std::size_t from = talk_.turns.size() - talk_.turns.size() / 5;
    for (std::size_t t = talk_.turns.size(); t-- > from;) {
      if (talk_.turns[t].side != Side::kTherapist) continue;
      if (!HasCue(talk_.CleanTokens(t), "spoken.appointment", in_.knowledge)) continue;
      const Turn& turn = talk_.turns[t];
      for (std::size_t s = turn.last; s-- > turn.first;) {
        if (Settles(talk_.sayings[s], t)) return;
      }
    }
  }

  bool Settles(const Saying& saying, std::size_t t) {
    Tokens words = saying.clean;
    if (words.size() > 2 && words[0].Is("it") && (words[1].Is("is") || words[1].Is("'s"))) {
      words.erase(words.begin(), words.begin() + 2);
    }
    if (!AppointmentWords(words)) words = FromDate(words);
    const std::vector<SpokenDay> days = FindSpokenDays(words);
    if (words.empty()) return false;
    const bool when = !days.empty() || std::any_of(words.begin(), words.end(), IsDayWord) ||
                      HasCue(words, "spoken.date_words", in_.knowledge);
    if (!when || words.size() > kAppointmentTokensMax || !AppointmentWords(words)) return false;
    const std::size_t reply = talk_.ClientTurnAfter(t);
    const Reply taken = replies_.Opening(reply, saying.clean);
    if (taken == Reply::kDeclines || taken == Reply::kDefers || taken == Reply::kCounters) {
      return false;
    }
    Fact fact;
    fact.kind = FactKind::kPlan;
    fact.state = FactState::kPlanned;
    fact.voice = Voice::kTherapist;
    fact.rule = "spoken.appointment";
    fact.salience = 3.2;
    fact.evidence = {talk_.EvidenceOf(saying)};
    if (reply < talk_.turns.size()) fact.evidence.push_back(talk_.EvidenceOfTurn(reply));
    fact.words = LowerFirst(TextOf(words, 0, words.size(), Text(t)), words);
    if (in_.options.session_date) {
      if (const auto date = ResolveDays(days, words, *in_.options.session_date)) {
        fact.slots.when = WeekdayAndDate(*date);
        fact.words = Rest(words, days, Text(t));
      }
    }
    facts_.push_back(std::move(fact));
    return true;
  }

  /// "See you both on the ninth then": from the words of time on.
  static Tokens FromDate(const Tokens& words) {
    const std::vector<SpokenDay> days = FindSpokenDays(words);
    std::size_t first = days.empty() ? words.size() : days.front().first;
    for (std::size_t i = 0; i < first; ++i) {
      const bool opens = words[i].Is("same") || words[i].Is("next") || words[i].Is("in");
      if (opens) first = i;
    }
    return {words.begin() + static_cast<std::ptrdiff_t>(first), words.end()};
  }

  static bool AppointmentWords(const Tokens& clean) {
    return std::none_of(clean.begin(), clean.end(), [](const Token& t) {
      return t.Is("i") || t.Is("you") || t.Is("we") || t.Is("me") || t.Is("it") || t.Is("how") ||
             t.Is("what") || t.Is("your") || t.Is("that");
    });
  }

  static std::string LowerFirst(std::string words, const Tokens& tokens) {
    if (!tokens.empty() && !tokens[0].norm.empty() && !IsDayWord(tokens[0])) {
      words[0] = tokens[0].norm[0];
    }
    return words;
  }

  /// What stands around the date: "same time, ten o'clock".
  static std::string Rest(const Tokens& words, const std::vector<SpokenDay>& days,
                          const std::string& text) {
    std::string rest;
    Tokens part;
    const auto flush = [&] {
      static constexpr std::array kLeft = std::to_array<std::string_view>(
          {"the", "on", "next", "this", "coming", "for", "and", "see", "then", "in", "of", "week"});
      while (!part.empty() &&
             std::find(kLeft.begin(), kLeft.end(), part.front().norm) != kLeft.end()) {
        part.erase(part.begin());
      }
      while (!part.empty() &&
             std::find(kLeft.begin(), kLeft.end(), part.back().norm) != kLeft.end()) {
        part.pop_back();
      }
      if (part.empty()) return;
      const bool hour = part.size() == 1 && FindNumbers(part).size() == 1;
      const bool daytime = part.size() == 1 && (part[0].Is("morning") || part[0].Is("afternoon") ||
                                                part[0].Is("evening"));
      rest += rest.empty() ? "" : ", ";
      rest += hour ? "at " : daytime ? "in the " : "";
      rest += LowerFirst(TextOf(part, 0, part.size(), text), part);
      part.clear();
    };
    for (std::size_t i = 0; i < words.size(); ++i) {
      const bool date = std::any_of(days.begin(), days.end(), [&](const SpokenDay& day) {
        return day.first <= i && i < day.last;
      });
      if (date || words[i].Is(",")) {
        flush();
      } else {
        part.push_back(words[i]);
      }
    }
    flush();
    return rest;
  }

  /// "When's your hearing?" - "The ninth of June."
  void Ahead(std::size_t t) {
    const Turn& turn = talk_.turns[t];
    if (turn.first == turn.last || !in_.options.session_date) return;
    const Saying& asked = talk_.sayings[turn.last - 1];
    const Tokens& clean = asked.clean;
    if (asked.risky || asked.withheld || clean.size() < 4 || clean.size() > 3 + kLabelTokensMax)
      return;
    if (!clean[0].Is("when") || !(clean[1].Is("is") || clean[1].Is("'s"))) return;
    if (!clean[2].Is("your") && !clean[2].Is("the")) return;
    for (std::size_t i = 3; i < clean.size(); ++i) {
      if (!clean[i].IsWord() || IsFunctionWord(clean[i].norm) || clean[i].Is("last")) return;
    }
    const std::size_t reply = talk_.ClientTurnAfter(t);
    if (reply != t + 1) return;
    const Turn& answer = talk_.turns[reply];
    Tokens words;
    const auto& spoken = talk_.conversation.tokens[answer.utterance];
    for (std::size_t s = answer.first; s < answer.last && s < answer.first + 2; ++s) {
      const Saying& saying = talk_.sayings[s];
      if (saying.withheld || saying.risky) return;
      words.insert(words.end(), spoken.begin() + static_cast<std::ptrdiff_t>(saying.first),
                   spoken.begin() + static_cast<std::ptrdiff_t>(saying.last));
    }
    const std::vector<SpokenDay> days = FindSpokenDays(words);
    if (days.empty() || !days.front().day) return;
    const auto date = ResolveDays(days, words, *in_.options.session_date);
    if (!date) return;
    Fact fact;
    fact.kind = FactKind::kPlan;
    fact.state = FactState::kPlanned;
    fact.rule = "spoken.event_date";
    fact.concept_id = LowerCase(TextOf(clean, 3, clean.size(), Text(t)));
    const std::string full = LongDate(*date);
    fact.slots.when = full.substr(0, full.find(','));
    fact.salience = 2.8;
    fact.evidence = {talk_.EvidenceOfTurn(reply), talk_.EvidenceOf(asked)};
    facts_.push_back(std::move(fact));
  }

  const SpokenInput& in_;
  const Talk& talk_;
  const PlanReplies replies_;
  std::vector<Fact>& facts_;
};

}  // namespace

void FindAppointments(const SpokenInput& in, std::vector<Fact>& facts) {
  Appointments(in, facts).Run();
}

}  // namespace goldenthread
