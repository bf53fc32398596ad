// Each frame starts at one therapist saying and looks a bounded number of turns ahead or back, so
// the cost stays linear. A frame without the client's part makes no fact.
#include "findings/intervention_frames.h"

#include <algorithm>
#include <optional>
#include <set>

namespace goldenthread {
namespace {

constexpr std::size_t kResponseTurns = 8;
constexpr std::size_t kPlayTurns = 4;
constexpr std::size_t kThoughtTurns = 16;
constexpr std::size_t kQuoteWordsMin = 3;
constexpr std::size_t kQuoteWordsMax = 10;
constexpr std::size_t kThoughtWordsMax = 18;
constexpr std::size_t kTeachWordsMin = 6;
constexpr std::size_t kTeachWordsMax = 24;
constexpr std::size_t kTeachMax = 2;

std::size_t WordsIn(const std::vector<Token>& tokens) {
  return static_cast<std::size_t>(std::count_if(
      tokens.begin(), tokens.end(), [](const Token& t) { return t.IsWord() || t.IsNumber(); }));
}

/// The saying's bytes without its closing mark.
std::string Verbatim(const Talk& talk, const Saying& saying) {
  const auto& tokens = talk.conversation.tokens[saying.utterance];
  std::size_t last = saying.last;
  while (last > saying.first && !tokens[last - 1].IsWord() && !tokens[last - 1].IsNumber()) --last;
  std::size_t first = saying.first;
  while (first < last && !tokens[first].IsWord() && !tokens[first].IsNumber()) ++first;
  if (first >= last) return "";
  const Span span{tokens[first].span.begin, tokens[last - 1].span.end};
  return std::string(span.In(talk.transcript.utterances[saying.utterance].text));
}

bool Quotable(const Talk& talk, const Saying& saying) {
  const auto& tokens = talk.conversation.tokens[saying.utterance];
  for (std::size_t i = saying.first; i < saying.last; ++i) {
    if (tokens[i].shape == TokenShape::kEvent || tokens[i].Is("\"") || tokens[i].Is("-")) {
      return false;
    }
  }
  const std::size_t words = WordsIn(saying.clean);
  return !saying.question && !saying.abandoned && !saying.risky && !saying.withheld &&
         !saying.quoted && words >= kQuoteWordsMin && words <= kQuoteWordsMax;
}

/// The number that rates something: alone in its saying, or the only one there.
std::optional<Number> RatingIn(const Saying& saying) {
  if (saying.numbers.size() != 1) return std::nullopt;
  const Number& number = saying.numbers.front();
  const bool scale = number.value >= 0 && number.value <= 100 && !number.of && !number.high;
  return scale && WordsIn(saying.clean) <= 8 ? std::optional(number) : std::nullopt;
}

Fact TechniqueFact(const char* technique, double salience) {
  Fact fact;
  fact.kind = FactKind::kIntervention;
  fact.concept_id = technique;
  fact.rule = "spoken.technique";
  fact.salience = salience;
  return fact;
}

bool IsClient(const Talk& talk, std::size_t turn) { return talk.turns[turn].side == Side::kClient; }

bool IsTherapist(const Talk& talk, std::size_t turn) {
  return talk.turns[turn].side == Side::kTherapist;
}

/// The part that the therapist takes: a name behind "I'll be", or "".
std::string PartTaken(const SpokenInput& in, const Saying& saying) {
  const std::string& text = in.talk.transcript.utterances[saying.utterance].text;
  for (const PhraseMatch& match :
       in.knowledge.lexicon.Cues("frame.role_start").Find(saying.clean)) {
    if (match.last >= saying.clean.size()) continue;
    const Token& next = saying.clean[match.last];
    const std::string written(next.span.In(text));
    const bool capital = written.size() > 1 && written[0] >= 'A' && written[0] <= 'Z';
    if (capital && in.telling.names.contains(next.norm)) return written;
  }
  return "";
}

}  // namespace

void AddResponse(const ExerciseResponse& response, Fact& fact) {
  if (response.evidence.empty()) return;
  if (!response.rating.empty()) fact.slots.frequency = response.rating;
  if (!response.words.empty()) {
    fact.words = response.words;
    fact.voice = Voice::kClient;
  }
  fact.evidence.insert(fact.evidence.end(), response.evidence.begin(), response.evidence.end());
  fact.salience += 0.3;
}

ExerciseResponse ResponseAfter(const SpokenInput& in, std::size_t turn) {
  const Talk& talk = in.talk;
  ExerciseResponse response;
  bool asked = false;
  const std::size_t end = std::min(talk.turns.size(), turn + 1 + kResponseTurns);
  for (std::size_t t = turn + 1; t < end; ++t) {
    const Turn& now = talk.turns[t];
    for (std::size_t s = now.first; s < now.last; ++s) {
      const Saying& saying = talk.sayings[s];
      if (IsTherapist(talk, t)) {
        asked = asked || HasCue(saying.clean, "frame.debrief", in.knowledge);
        continue;
      }
      if (!IsClient(talk, t)) continue;
      const bool insight = HasCue(saying.clean, "frame.insight", in.knowledge);
      if (response.words.empty() && insight && Quotable(talk, saying)) {
        response.words = Verbatim(talk, saying);
        response.evidence.push_back(talk.EvidenceOf(saying));
      }
      const std::optional<Number> rating = RatingIn(saying);
      if (response.rating.empty() && asked && rating) {
        response.rating = rating->text;
        response.evidence.push_back(talk.EvidenceOf(saying));
      }
    }
    if (!response.words.empty() && asked) break;
  }
  return response;
}

void FindRolePlays(const SpokenInput& in, std::vector<Fact>& facts) {
  const Talk& talk = in.talk;
  std::set<std::string> played;
  for (std::size_t s = 0; s < talk.sayings.size(); ++s) {
    const Saying& saying = talk.sayings[s];
    if (talk.SideOf(saying) != Side::kTherapist || saying.quoted) continue;
    const std::string part = PartTaken(in, saying);
    if (part.empty() || played.contains(part)) continue;
    const std::size_t end = std::min(talk.turns.size(), saying.turn + 1 + kPlayTurns);
    // In role the therapist speaks in quotes, at once or when the client has got ready.
    std::size_t spoken = talk.turns.size();
    for (std::size_t t = saying.turn; t < end && spoken == talk.turns.size(); ++t) {
      if (!IsTherapist(talk, t)) continue;
      const Turn& turn = talk.turns[t];
      const bool quotes = std::any_of(
          talk.sayings.begin() + static_cast<std::ptrdiff_t>(turn.first),
          talk.sayings.begin() + static_cast<std::ptrdiff_t>(turn.last),
          [&](const Saying& x) { return x.quoted && (t > saying.turn || x.first > saying.first); });
      if (quotes) spoken = t;
    }
    if (spoken == talk.turns.size()) continue;
    const std::size_t answer = talk.ClientTurnAfter(spoken);
    if (answer >= talk.turns.size()) continue;
    played.insert(part);
    Fact fact = TechniqueFact("role_play", 2.6);
    fact.slots.person = part;
    fact.evidence = {talk.EvidenceOf(saying), talk.EvidenceOfTurn(answer)};
    if (spoken != saying.turn) fact.evidence.push_back(talk.EvidenceOfTurn(spoken));
    AddResponse(ResponseAfter(in, spoken), fact);
    facts.push_back(std::move(fact));
  }
}

namespace {

/// A quoted sentence of the client's that a rating follows.
struct Thought {
  std::size_t saying = 0;
  std::string words;
};

/// Sayings that are nothing but a quotation, joined where a thought takes two.
std::optional<Thought> ThoughtBefore(const SpokenInput& in, std::size_t turn, double rating) {
  const Talk& talk = in.talk;
  const std::size_t from = turn - std::min(turn, kThoughtTurns);
  for (std::size_t t = turn; t-- > from;) {
    if (!IsClient(talk, t)) continue;
    const Turn& now = talk.turns[t];
    const std::string& text = talk.transcript.utterances[now.utterance].text;
    const auto& tokens = talk.conversation.tokens[now.utterance];
    std::size_t open = tokens.size();
    std::size_t close = tokens.size();
    for (std::size_t i = 0; i < tokens.size() && close == tokens.size(); ++i) {
      if (!tokens[i].Is("\"")) continue;
      (open == tokens.size() ? open : close) = i;
    }
    if (close == tokens.size() || close - open < 4 || close - open > kThoughtWordsMax) continue;
    bool rated = false;
    const std::size_t until = std::min(turn, t + 4);
    for (std::size_t u = t; u < until; ++u) {
      if (!IsClient(talk, u)) continue;
      for (std::size_t s = talk.turns[u].first; s < talk.turns[u].last; ++s) {
        for (const Number& number : talk.sayings[s].numbers) {
          rated = rated || number.value == rating;
        }
      }
    }
    if (!rated) continue;
    std::size_t last = close;
    while (last > open + 1 && !tokens[last - 1].IsWord()) --last;
    const Span span{tokens[open + 1].span.begin, tokens[last - 1].span.end};
    return Thought{now.first, std::string(span.In(text))};
  }
  return std::nullopt;
}

bool HasCueIn(const SpokenInput& in, std::size_t from, std::size_t to, const char* list) {
  for (std::size_t t = from; t < to; ++t) {
    if (!IsTherapist(in.talk, t)) continue;
    for (std::size_t s = in.talk.turns[t].first; s < in.talk.turns[t].last; ++s) {
      if (HasCue(in.talk.sayings[s].clean, list, in.knowledge)) return true;
    }
  }
  return false;
}

/// The client said this number in the turns before.
bool SaidBefore(const Talk& talk, std::size_t turn, std::size_t back, double value) {
  for (std::size_t t = turn - std::min(turn, back); t < turn; ++t) {
    if (!IsClient(talk, t)) continue;
    for (std::size_t s = talk.turns[t].first; s < talk.turns[t].last; ++s) {
      for (const Number& number : talk.sayings[s].numbers) {
        if (number.value == value) return true;
      }
    }
  }
  return false;
}

}  // namespace

void FindThoughtWork(const SpokenInput& in, std::vector<Fact>& facts) {
  const Talk& talk = in.talk;
  std::set<std::size_t> told;
  for (const Saying& saying : talk.sayings) {
    if (talk.SideOf(saying) != Side::kTherapist || saying.risky || saying.quoted) continue;
    if (saying.numbers.size() < 2) continue;
    const Number& from = saying.numbers[saying.numbers.size() - 2];
    const Number& to = saying.numbers.back();
    const std::size_t gap = to.first - std::min(to.first, from.last);
    const bool joined = gap >= 1 && gap <= 3 && saying.clean[to.first - 1].Is("to");
    const bool article = gap >= 2 && gap <= 3 && saying.clean[to.first - 2].Is("to");
    if ((!joined && !article) || from.value == to.value) continue;
    if (!SaidBefore(talk, saying.turn, kThoughtTurns, from.value) ||
        !SaidBefore(talk, saying.turn, 4, to.value)) {
      continue;
    }
    const std::optional<Thought> thought = ThoughtBefore(in, saying.turn, from.value);
    if (!thought || told.contains(thought->saying)) continue;
    const std::size_t start = talk.sayings[thought->saying].turn;
    if (!HasCueIn(in, start, saying.turn, "frame.weigh")) continue;
    told.insert(thought->saying);
    Fact fact = TechniqueFact("cognitive_restructuring", 2.7);
    fact.slots.target = thought->words;
    fact.slots.previous = from.text;
    fact.slots.value = to.text;
    fact.evidence = {talk.EvidenceOfTurn(start), talk.EvidenceOf(saying)};
    for (std::size_t t = start + 1; t < saying.turn; ++t) {
      if (HasCueIn(in, t, t + 1, "frame.weigh")) fact.evidence.push_back(talk.EvidenceOfTurn(t));
    }
    facts.push_back(std::move(fact));
  }
}

namespace {

/// "What would you put on it now? It was eighty-five.": the number behind "was".
std::optional<Number> FormerRating(const Saying& saying) {
  for (const Number& number : saying.numbers) {
    const bool was = number.first > 0 && (saying.clean[number.first - 1].Is("was") ||
                                          saying.clean[number.first - 1].Is("were"));
    if (was && !number.of && !number.high && WordsIn(saying.clean) <= 8) return number;
  }
  return std::nullopt;
}

}  // namespace

void FindTestedPredictions(const SpokenInput& in, std::vector<Fact>& facts) {
  const Talk& talk = in.talk;
  for (const Saying& saying : talk.sayings) {
    if (talk.SideOf(saying) != Side::kTherapist || saying.risky || saying.quoted) continue;
    const std::optional<Number> before = FormerRating(saying);
    const std::size_t turn = saying.turn;
    if (!before || !HasCueIn(in, turn, turn + 1, "frame.rate_now")) continue;
    const std::size_t from = turn - std::min(turn, kThoughtTurns);
    const std::size_t answer = talk.ClientTurnAfter(turn);
    if (answer >= talk.turns.size() || !HasCueIn(in, from, turn, "frame.predict")) continue;
    for (std::size_t s = talk.turns[answer].first; s < talk.turns[answer].last; ++s) {
      const std::optional<Number> now = RatingIn(talk.sayings[s]);
      if (!now || now->value == before->value) continue;
      Fact fact = TechniqueFact("behavioral_experiment", 2.7);
      fact.slots.previous = before->text;
      fact.slots.value = now->text;
      fact.evidence = {talk.EvidenceOf(talk.sayings[s]), talk.EvidenceOfTurn(turn)};
      for (std::size_t t = from; t < turn; ++t) {
        if (HasCueIn(in, t, t + 1, "frame.predict")) {
          fact.evidence.push_back(talk.EvidenceOfTurn(t));
        }
      }
      facts.push_back(std::move(fact));
      return;
    }
  }
}

namespace {

/// A general statement about body, substance or symptom, about nobody in particular.
bool IsTeaching(const SpokenInput& in, const std::vector<Token>& clause) {
  const std::size_t words = WordsIn(clause);
  if (words < kTeachWordsMin || words > kTeachWordsMax) return false;
  if (!OpensWithCue(clause, "frame.teach_open", in.knowledge) ||
      !HasCue(clause, "frame.teach_verb", in.knowledge)) {
    return false;
  }
  return std::none_of(clause.begin(), clause.end(), [&](const Token& token) {
    return in.telling.past.contains(token.norm) || token.Is("i") || token.Is("we") ||
           token.Is("me") || token.Is("he") || token.Is("she") || token.Is("if") ||
           token.Is("this") || token.Is("these") || token.Is("was") || token.Is("did") ||
           token.Is("will") || token.Is("went") || token.Is("right");
  });
}

}  // namespace

void FindTeaching(const SpokenInput& in, std::vector<Fact>& facts) {
  const Talk& talk = in.talk;
  std::size_t made = 0;
  for (const Saying& saying : talk.sayings) {
    if (made >= kTeachMax || talk.SideOf(saying) != Side::kTherapist) continue;
    if (saying.question || saying.abandoned || saying.risky || saying.quoted || saying.withheld) {
      continue;
    }
    const std::string& text = talk.transcript.utterances[saying.utterance].text;
    for (const std::vector<Token>& clause : SplitTellings(saying.clean, in.telling)) {
      if (made >= kTeachMax || !IsTeaching(in, clause)) continue;
      ++made;
      Fact fact = TechniqueFact("psychoeducation", 1.9);
      fact.words = TextOf(clause, 0, clause.size(), text);
      fact.voice = Voice::kTherapist;
      fact.evidence = {talk.EvidenceOf(saying)};
      facts.push_back(std::move(fact));
    }
  }
}

}  // namespace goldenthread
