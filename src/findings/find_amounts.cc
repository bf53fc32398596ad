// Amounts without a sentence around them: "five beers and two shots", as an answer or a fragment,
// and counts of tasks, "four of seven". The amount's owner is the client unless the saying speaks
// of somebody else; the task is what the therapist asked about just before.
#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "base/function_words.h"
#include "findings/spoken_parts.h"

namespace goldenthread {
namespace {

constexpr std::size_t kTaskTurnsBack = 3;
constexpr double kAmountSalience = 2.8;

class Amounts {
 public:
  Amounts(const SpokenInput& in, std::vector<Fact>& facts)
      : in_(in), talk_(in.talk), knowledge_(in.knowledge), facts_(facts) {}

  void Run() {
    for (const std::string& note : in_.options.known_tasks) {
      for (const Token& token : Tokenize(note)) {
        if (token.IsWord() && !IsFunctionWord(token.norm) && token.norm != "client") {
          known_.insert(token.stem);
        }
      }
    }
    for (const Saying& saying : talk_.sayings) {
      if (saying.withheld || saying.risky || saying.quoted) continue;
      const Side side = talk_.SideOf(saying);
      if (side == Side::kClient) Substance(saying);
      if (side != Side::kOther && saying.turn < talk_.plan_start) Ratio(saying);
    }
  }

 private:
  [[nodiscard]] bool Has(const std::vector<Token>& tokens, const std::string& list) const {
    return HasCue(tokens, list, knowledge_);
  }
  [[nodiscard]] const std::string& Text(const Saying& saying) const {
    return talk_.transcript.utterances[saying.utterance].text;
  }

  [[nodiscard]] bool SpeaksOfOthers(const std::vector<Token>& clean) const {
    if (!knowledge_.lexicon.kin.Find(clean).empty()) return true;
    return std::any_of(clean.begin(), clean.end(), [&](const Token& t) {
      return t.Is("he") || t.Is("she") || t.Is("they") || t.Is("you") || t.Is("we") || t.Is("if") ||
             t.Is("would") || t.Is("could") || t.Is("not") || t.Is("never") || t.Is("will") ||
             t.Is("maybe") || in_.telling.names.contains(t.norm);
    });
  }

  void Substance(const Saying& saying) {
    if (saying.question || saying.abandoned || saying.numbers.empty()) return;
    if (saying.clean[0].Is("i") || SpeaksOfOthers(saying.clean)) return;
    std::size_t first = saying.clean.size();
    std::size_t last = 0;
    for (const Number& number : saying.numbers) {
      std::size_t unit = number.last;
      if (unit < saying.clean.size() && saying.clean[unit].Is("of")) ++unit;
      if (unit >= saying.clean.size() || !Has({saying.clean[unit]}, "spoken.drinks")) continue;
      if (last != 0 && number.first > last + 2) continue;
      first = std::min(first, number.first);
      last = unit + 1;
      if (last + 1 < saying.clean.size() && saying.clean[last].Is("of")) last += 2;
    }
    if (last == 0) return;
    Fact fact;
    fact.kind = FactKind::kSubstance;
    fact.concept_id = "alcohol";
    fact.rule = "spoken.amount";
    fact.voice = Voice::kClient;
    fact.words = TextOf(saying.clean, first, last, Text(saying));
    fact.experiencer = talk_.TurnOf(saying).speaker;
    for (const Token& token : saying.clean) {
      if (IsDayWord(token)) fact.slots.when = std::string(token.span.In(Text(saying)));
    }
    fact.salience = kAmountSalience;
    fact.evidence = {talk_.EvidenceOf(saying)};
    if (saying.turn > 0) fact.evidence.push_back(talk_.EvidenceOfTurn(saying.turn - 1));
    facts_.push_back(std::move(fact));
  }

  /// "Four out of seven."
  void Ratio(const Saying& saying) {
    if (saying.question || Has(saying.clean, "spoken.missed")) return;
    for (const Number& number : saying.numbers) {
      if (!number.of || *number.of == 10 || *number.of > 14) continue;
      if (number.last < saying.clean.size() && saying.clean.size() > 8) continue;
      const std::string speaker = SaidBy(number.value, saying);
      if (speaker.empty() || !GivenBack(number.value, saying)) continue;
      std::vector<Evidence> evidence{talk_.EvidenceOf(saying)};
      const std::string task = TaskBefore(saying, evidence);
      if (task.empty()) continue;
      if (!told_.insert(task + number.text).second) continue;
      Fact fact;
      fact.kind = FactKind::kHomeworkReview;
      fact.concept_id = task;
      fact.rule = "spoken.ratio";
      fact.experiencer = speaker;
      fact.slots.value = number.text;
      fact.salience = 3.2;
      fact.evidence = std::move(evidence);
      facts_.push_back(std::move(fact));
    }
  }

  /// The therapist has said the number too, in this turn or the next.
  [[nodiscard]] bool GivenBack(double value, const Saying& saying) const {
    for (std::size_t t = saying.turn; t < talk_.turns.size() && t <= saying.turn + 1; ++t) {
      if (talk_.turns[t].side != Side::kTherapist) continue;
      for (std::size_t s = talk_.turns[t].first; s < talk_.turns[t].last; ++s) {
        for (const Number& number : talk_.sayings[s].numbers) {
          if (number.value == value) return true;
        }
      }
    }
    return false;
  }

  /// Who of the clients has given the number in this turn or the two before; empty: nobody.
  [[nodiscard]] std::string SaidBy(double value, const Saying& saying) const {
    for (std::size_t back = 0; back <= 2 && back <= saying.turn; ++back) {
      const Turn& turn = talk_.turns[saying.turn - back];
      if (turn.side != Side::kClient) continue;
      for (std::size_t s = turn.first; s < turn.last; ++s) {
        for (const Number& number : talk_.sayings[s].numbers) {
          if (number.value == value) return turn.speaker;
        }
      }
    }
    return "";
  }

  /// The task that the therapist asked about: "how many walks", "the breathing practice".
  [[nodiscard]] std::string TaskBefore(const Saying& saying,
                                       std::vector<Evidence>& evidence) const {
    for (std::size_t back = 0; back <= kTaskTurnsBack && back <= saying.turn; ++back) {
      const Turn& turn = talk_.turns[saying.turn - back];
      if (back > 0) evidence.push_back(talk_.EvidenceOfTurn(saying.turn - back));
      if (turn.side != Side::kTherapist) continue;
      // The last task that the turn names is the one that is answered; in the saying's own turn
      // what stands behind the count is asked next.
      std::size_t end = turn.last;
      if (back == 0) end = static_cast<std::size_t>(&saying - talk_.sayings.data()) + 1;
      for (std::size_t s = end; s-- > turn.first;) {
        const std::string task = TaskIn(talk_.sayings[s]);
        if (!task.empty()) return task;
      }
    }
    return "";
  }

  [[nodiscard]] std::string TaskIn(const Saying& saying) const {
    const std::vector<Token>& clean = saying.clean;
    for (std::size_t i = 0; i + 2 < clean.size(); ++i) {
      if (clean[i].Is("how") && clean[i + 1].Is("many") && !IsFunctionWord(clean[i + 2].norm) &&
          !Has({clean[i + 2]}, "spoken.not_tasks")) {
        return TextOf(clean, i + 2, i + 3, Text(saying));
      }
    }
    for (std::size_t i = 0; i + 1 < clean.size(); ++i) {
      if (!clean[i].Is("the") && !clean[i].Is("your")) continue;
      std::size_t end = i + 1;
      while (end < clean.size() && clean[end].IsWord() && !IsFunctionWord(clean[end].norm) &&
             end < i + 4) {
        ++end;
      }
      if (end == i + 1) continue;
      const std::vector<Token> phrase(clean.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                      clean.begin() + static_cast<std::ptrdiff_t>(end));
      const bool known = Has(phrase, "spoken.task_words") ||
                         std::any_of(phrase.begin(), phrase.end(),
                                     [&](const Token& t) { return known_.contains(t.stem); });
      if (!known || Has(phrase, "spoken.not_tasks")) continue;
      return "of " + TextOf(clean, i, end, Text(saying));
    }
    return "";
  }

  const SpokenInput& in_;
  const Talk& talk_;
  const Knowledge& knowledge_;
  std::vector<Fact>& facts_;
  std::set<std::string> told_;
  std::set<std::string> known_;  ///< stems of what previous notes speak of
};

}  // namespace

void FindAmounts(const SpokenInput& in, std::vector<Fact>& facts) { Amounts(in, facts).Run(); }

void FindQuotes(const SpokenInput& in, std::vector<Fact>& facts) {
  constexpr std::size_t kQuotesMax = 3;
  std::size_t found = 0;
  for (const Saying& saying : in.talk.sayings) {
    if (in.talk.SideOf(saying) != Side::kClient || saying.question || saying.abandoned ||
        saying.risky || saying.withheld || saying.quoted || found == kQuotesMax) {
      continue;
    }
    if (saying.clean.size() < 5 || saying.clean.size() > 12 || saying.words.empty()) continue;
    if (!saying.numbers.empty() || HasCue(saying.clean, "spoken.clock_words", in.knowledge))
      continue;
    const bool telling = HasCue(saying.clean, "spoken.simile", in.knowledge) ||
                         HasCue(saying.clean, "spoken.self_belief", in.knowledge);
    if (!telling || HasCue(saying.clean, "spoken.coarse", in.knowledge)) continue;
    if (!HasCue(saying.clean, "spoken.emotion", in.knowledge) &&
        !HasCue(saying.clean, "spoken.simile", in.knowledge)) {
      continue;
    }
    const std::string& text = in.talk.transcript.utterances[saying.utterance].text;
    const Span span{saying.clean.front().span.begin, saying.clean.back().span.end};
    const std::string_view words = span.In(text);
    if (words.find('[') != std::string_view::npos || span.size() > 90) continue;
    Fact fact;
    fact.kind = FactKind::kQuote;
    fact.voice = Voice::kClient;
    fact.words = std::string(words);
    fact.rule = "spoken.quote";
    fact.experiencer = in.talk.TurnOf(saying).speaker;
    fact.salience = 0.9 + 0.5 * FormSalience(in.talk, saying);
    fact.evidence = {in.talk.EvidenceOf(saying)};
    facts.push_back(std::move(fact));
    ++found;
  }
}

}  // namespace goldenthread
