// Amounts without a sentence around them: "five beers and two shots", as an answer or a fragment.
// The amount's owner is the client unless the saying speaks of somebody else.
#include <algorithm>

#include "base/function_words.h"
#include "findings/spoken_parts.h"

namespace goldenthread {
namespace {

constexpr double kAmountSalience = 2.8;

class Amounts {
 public:
  Amounts(const SpokenInput& in, std::vector<Fact>& facts)
      : in_(in), talk_(in.talk), knowledge_(in.knowledge), facts_(facts) {}

  void Run() {
    for (const Saying& saying : talk_.sayings) {
      if (saying.withheld || saying.risky || saying.quoted) continue;
      if (talk_.SideOf(saying) == Side::kClient) Substance(saying);
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

  const SpokenInput& in_;
  const Talk& talk_;
  const Knowledge& knowledge_;
  std::vector<Fact>& facts_;
};

}  // namespace

void FindAmounts(const SpokenInput& in, std::vector<Fact>& facts) { Amounts(in, facts).Run(); }

namespace {

/// How much speaks for quoting a saying: a simile, a belief about oneself, a feeling, and that the
/// therapist takes its words up. 0: not to be quoted.
double QuoteWorth(const SpokenInput& in, const Saying& saying) {
  const Knowledge& knowledge = in.knowledge;
  const bool simile = HasCue(saying.clean, "spoken.simile", knowledge) ||
                      HasCue(saying.clean, "reports.likeness", knowledge);
  const bool belief = HasCue(saying.clean, "spoken.self_belief", knowledge);
  if (!simile && !belief) return 0;
  if (HasCue(saying.clean, "spoken.coarse", knowledge)) return 0;
  const bool feels = HasCue(saying.clean, "spoken.emotion", knowledge);
  std::size_t echoes = 0;
  const std::size_t next = saying.turn + 1;
  if (next < in.talk.turns.size() && in.talk.turns[next].side == Side::kTherapist) {
    std::set<std::string> taken;
    for (const Token& token : in.talk.CleanTokens(next)) taken.insert(token.stem);
    for (const Token& token : saying.clean) {
      const bool content = token.IsWord() && !IsFunctionWord(token.norm);
      echoes += content && taken.contains(token.stem) ? 1U : 0U;
    }
  }
  if (!feels && !simile && echoes < 2) return 0;
  return 0.5 + (simile ? 0.4 : 0) + (feels ? 0.3 : 0) +
         0.3 * static_cast<double>(std::min<std::size_t>(echoes, 3)) +
         0.2 * FormSalience(in.talk, saying);
}

}  // namespace

void FindQuotes(const SpokenInput& in, std::vector<Fact>& facts) {
  constexpr std::size_t kQuotesMax = 3;
  constexpr std::size_t kWordsMax = 15;
  std::vector<Fact> quotes;
  for (const Saying& saying : in.talk.sayings) {
    if (in.talk.SideOf(saying) != Side::kClient || saying.question || saying.abandoned ||
        saying.risky || saying.withheld || saying.quoted) {
      continue;
    }
    if (saying.clean.size() < 5 || saying.clean.size() > kWordsMax || saying.words.empty())
      continue;
    if (!saying.numbers.empty() || HasCue(saying.clean, "spoken.clock_words", in.knowledge))
      continue;
    const Token& head = saying.clean[0];
    const bool own = std::any_of(saying.clean.begin(), saying.clean.end(), [](const Token& t) {
      return t.Is("i") || t.Is("me") || t.Is("my") || t.Is("it");
    });
    if (!own || head.Is("that") || in.telling.names.contains(head.norm)) continue;
    const double worth = QuoteWorth(in, saying);
    const std::string& text = in.talk.transcript.utterances[saying.utterance].text;
    const Span span{saying.clean.front().span.begin, saying.clean.back().span.end};
    const std::string_view words = span.In(text);
    if (worth <= 0 || words.find('[') != std::string_view::npos || span.size() > 90) continue;
    Fact fact;
    fact.kind = FactKind::kQuote;
    fact.voice = Voice::kClient;
    fact.words = std::string(words);
    fact.rule = "spoken.quote";
    fact.experiencer = in.talk.TurnOf(saying).speaker;
    fact.salience = 0.4 + worth;
    fact.evidence = {in.talk.EvidenceOf(saying)};
    quotes.push_back(std::move(fact));
  }
  std::stable_sort(quotes.begin(), quotes.end(),
                   [](const Fact& a, const Fact& b) { return a.salience > b.salience; });
  if (quotes.size() > kQuotesMax) quotes.resize(kQuotesMax);
  facts.insert(facts.end(), quotes.begin(), quotes.end());
}

}  // namespace goldenthread
