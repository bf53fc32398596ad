// What a clause is about, what a prompt puts up for talk, and what in the form of a saying speaks
// for telling it. All of it is word lists (knowledge/cues) and counts; no clause is judged here as
// to whether it may be told.
#include "findings/report_topic.h"

#include <algorithm>
#include <array>

#include "base/function_words.h"
#include "findings/assertion.h"
#include "findings/spoken_parts.h"

namespace goldenthread {
namespace {

bool Has(const std::vector<Token>& tokens, const std::string& list, const Knowledge& knowledge) {
  return HasCue(tokens, list, knowledge);
}

}  // namespace

ReportTopic TopicOf(const std::vector<Token>& clause, const Knowledge& knowledge) {
  ReportTopic topic;
  const Lexicon& lexicon = knowledge.lexicon;
  const auto numbers = FindNumbers(clause);
  const auto concepts = lexicon.concepts.FindLongest(clause);
  const bool medicine = !lexicon.medications.Find(clause).empty();
  const bool substance = !lexicon.substances.Find(clause).empty();
  if (!concepts.empty()) {
    const Concept& known = knowledge.concepts[concepts.front().pattern];
    topic.kind = known.kind;
    topic.concept_id = known.id;
    topic.weight = 1.0;
    const Assertion assertion =
        Assert(clause, concepts.front().first, concepts.front().last, knowledge);
    if (assertion.polarity == Polarity::kNegated) topic.state = FactState::kDenied;
    if (assertion.temporality == Temporality::kHistorical) topic.state = FactState::kHistorical;
  }
  const bool change = Has(clause, "spoken.comparison", knowledge);
  const bool emotion = Has(clause, "spoken.emotion", knowledge);
  const bool function = Has(clause, "spoken.function", knowledge);
  topic.weight += (change ? 0.6 : 0) + (emotion ? 0.6 : 0) + (function ? 0.5 : 0);
  const bool event = Has(clause, "reports.life_event", knowledge);
  topic.weight += event ? 0.9 : Has(clause, "reports.telling_act", knowledge) ? 0.5 : 0;
  const bool task = Has(clause, "spoken.task_words", knowledge);
  if (task) {
    topic.kind = FactKind::kHomeworkReview;
    topic.weight += 0.9;
  } else if (medicine) {
    topic.kind = FactKind::kMedication;
    topic.weight += 1.2;
  } else if (substance) {
    topic.kind = FactKind::kSubstance;
    topic.weight += 1.2;
  } else if (topic.concept_id.empty()) {
    if (Has(clause, "spoken.wish", knowledge)) {
      topic.kind = FactKind::kGoal;
      topic.weight += 0.2;
    } else if (change && !numbers.empty()) {
      topic.kind = FactKind::kChange;
    } else if (emotion) {
      topic.kind = FactKind::kSymptom;
    }
  }
  return topic;
}

PromptedTopic PromptTopic(const Talk& talk, std::size_t turn, const Knowledge& knowledge) {
  PromptedTopic topic;
  const Turn& prompt = talk.turns[turn];
  if (prompt.side != Side::kTherapist || prompt.first == prompt.last) return topic;
  const Saying& saying = talk.sayings[prompt.last - 1];
  if (saying.risky || saying.withheld || saying.quoted) return topic;
  const std::vector<Token>& clean = saying.clean;
  const std::string& text = talk.transcript.utterances[prompt.utterance].text;
  int things = 0;
  for (std::size_t i = 0; i < 1 && saying.question && i + 1 < clean.size(); ++i) {
    if (!clean[i].Is("the") && !clean[i].Is("your")) continue;
    std::size_t end = i + 1;
    while (end < clean.size() && end < i + 4 && clean[end].IsWord() &&
           !IsFunctionWord(clean[end].norm) && !IsDayWord(clean[end])) {
      ++end;
    }
    if (end == i + 1) continue;
    const std::vector<Token> phrase(clean.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                    clean.begin() + static_cast<std::ptrdiff_t>(end));
    if (HasCue(phrase, "spoken.not_topics", knowledge)) continue;
    ++things;
    topic.thing = TextOf(clean, i + 1, end, text);
  }
  if (things != 1) topic.thing.clear();
  // A prompt is a noun phrase alone: "And sleep?", "The breathing practice."
  const std::size_t first = !clean.empty() && (clean[0].Is("the") || clean[0].Is("your")) ? 1 : 0;
  if (clean.size() - first == 0 || clean.size() - first > 3) return topic;
  for (std::size_t i = first; i < clean.size(); ++i) {
    if (!clean[i].IsWord() || IsFunctionWord(clean[i].norm) || IsDayWord(clean[i]) ||
        text[clean[i].span.begin] < 'a') {
      const bool opens = i == 0 && clean[i].IsWord() && !IsFunctionWord(clean[i].norm);
      if (!opens || !talk.sayings[prompt.last - 1].question) return topic;
    }
  }
  if (HasCue(clean, "spoken.not_topics", knowledge)) return topic;
  const std::vector<Token>& raw = talk.conversation.tokens[prompt.utterance];
  const bool led =
      OpensWithCue(std::vector<Token>(raw.begin() + static_cast<std::ptrdiff_t>(saying.first),
                                      raw.begin() + static_cast<std::ptrdiff_t>(saying.last)),
                   "spoken.topic_lead", knowledge);
  if (led || first == 1) topic.label = TextOf(clean, first, clean.size(), text);
  topic.label = LowerCase(topic.label);
  return topic;
}

bool IsDayWord(const Token& token) {
  static constexpr std::array kDays = std::to_array<std::string_view>(
      {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mondays",
       "fridays", "saturdays", "sundays", "yesterday", "tonight", "tomorrow", "weekend", "today"});
  return std::find(kDays.begin(), kDays.end(), token.norm) != kDays.end();
}

double FormSalience(const Talk& talk, const Saying& saying) {
  double weight = 0;
  const std::size_t numbers = saying.numbers.size();
  weight += numbers >= 2 ? 0.9 : numbers == 1 ? 0.6 : 0;
  const auto any = [&](auto test) {
    return std::any_of(saying.clean.begin(), saying.clean.end(), test);
  };
  if (any(IsDayWord)) weight += 0.5;
  if (any([](const Token& t) { return t.Is("not") || t.Is("never"); })) weight += 0.3;
  if (saying.clean.size() >= 10) weight += 0.3;
  if (saying.clean.size() < 5) weight -= 0.4;
  if (saying.turn > 0 && talk.turns[saying.turn - 1].side == Side::kTherapist) {
    const Turn& before = talk.turns[saying.turn - 1];
    if (before.last > before.first && talk.sayings[before.last - 1].question) weight += 0.3;
  }
  if (saying.turn + 1 < talk.turns.size() && talk.turns[saying.turn + 1].side == Side::kTherapist) {
    bool same_number = false;
    int echoes = 0;
    for (const Token& token : talk.CleanTokens(saying.turn + 1)) {
      if (!token.IsWord() || IsFunctionWord(token.norm)) continue;
      const bool echoed = any([&](const Token& t) { return t.stem == token.stem; });
      echoes += echoed ? 1 : 0;
    }
    const Turn& next = talk.turns[saying.turn + 1];
    for (std::size_t s = next.first; s < next.last; ++s) {
      for (const Number& theirs : talk.sayings[s].numbers) {
        for (const Number& ours : saying.numbers) {
          same_number = same_number || theirs.value == ours.value;
        }
      }
    }
    if (same_number) weight += 0.6;
    if (echoes >= 2) weight += 0.4;
  }
  if (saying.turn * 16 < talk.turns.size()) weight -= 0.7;
  return weight;
}

FactKind ReportKind(const std::vector<Token>& clause, const Knowledge& knowledge) {
  return TopicOf(clause, knowledge).kind;
}
double ReportWeight(const std::vector<Token>& clause, const Knowledge& knowledge) {
  return TopicOf(clause, knowledge).weight;
}

}  // namespace goldenthread
