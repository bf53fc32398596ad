// What the client told, clause by clause. Only tellable clauses count (tellable.h); which of them
// are worth a sentence is a matter of what they hold: numbers, days, known concepts, comparisons,
// feelings, daily functioning. A clause whose subject was left out is the client's where it answers
// a question put to the client.
#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "base/function_words.h"
#include "findings/assertion.h"
#include "findings/spoken_parts.h"

namespace goldenthread {
namespace {

/// A clause below this is not worth a sentence.
constexpr double kWorthTelling = 0.9;

bool Has(const std::vector<Token>& tokens, const std::string& list, const Knowledge& knowledge) {
  return HasCue(tokens, list, knowledge);
}

/// What a clause is about, and how much that weighs.
struct Topic {
  FactKind kind = FactKind::kHistory;
  std::string concept_id;
  FactState state = FactState::kPresent;
  double weight = 0;
};

Topic TopicOf(const std::vector<Token>& clause, const Knowledge& knowledge) {
  Topic topic;
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

class Reports {
 public:
  Reports(const SpokenInput& in, std::vector<Fact>& facts) : in_(in), facts_(facts) {}

  void Run() {
    for (const Saying& saying : in_.talk.sayings) {
      if (in_.talk.SideOf(saying) != Side::kClient) continue;
      if (saying.question || saying.abandoned || saying.risky || saying.withheld) continue;
      if (saying.quoted) continue;
      Report(saying);
    }
  }

 private:
  [[nodiscard]] const std::string& TextOfUtterance(const Saying& saying) const {
    return in_.talk.transcript.utterances[saying.utterance].text;
  }

  void Report(const Saying& saying) {
    if (saying.turn != turn_) Enter(saying.turn);
    const std::vector<Token> whole = WithSubject(saying);
    if (whole.size() <= 20 && Add(saying, whole)) return;
    for (const std::vector<Token>& part : SplitTellings(whole, in_.telling)) {
      if (part.size() >= 3) Add(saying, part);
    }
  }

  /// A new turn: what the therapist asked about before it, and who has been named.
  void Enter(std::size_t turn) {
    turn_ = turn;
    topic_ = turn > 0 ? PromptTopic(in_.talk, turn - 1, in_.knowledge) : PromptedTopic{};
    people_.clear();
    clear_ = true;
    if (turn > 0) Meet(in_.talk.turns[turn - 1]);
    Meet(in_.talk.turns[turn]);
  }

  /// Notes the people that a turn names: names, and kin as "my sister".
  void Meet(const Turn& turn) {
    const std::string& text = in_.talk.transcript.utterances[turn.utterance].text;
    for (std::size_t s = turn.first; s < turn.last; ++s) {
      const std::vector<Token>& clean = in_.talk.sayings[s].clean;
      for (const Token& token : clean) {
        const std::string_view written = token.span.In(text);
        const bool pronoun = token.Is("he") || token.Is("she") || token.Is("him") ||
                             token.Is("her") || token.Is("his") || token.Is("they");
        // A pronoun before any name means somebody named earlier still.
        if (pronoun && people_.empty()) clear_ = false;
        if (in_.telling.names.contains(token.norm) && written != token.norm) {
          people_.insert(std::string(written));
        }
      }
      for (const PhraseMatch& match : in_.knowledge.lexicon.kin.FindLongest(clean)) {
        people_.insert("my " + in_.knowledge.kin[match.pattern].id);
      }
    }
  }

  /// The clause with a leading pronoun, or an "it", replaced by what it must mean.
  struct Resolved {
    std::vector<Token> clause;
    std::string words;
  };
  [[nodiscard]] Resolved Resolve(const Saying& saying, const std::vector<Token>& clause) const {
    const std::string& text = TextOfUtterance(saying);
    Resolved resolved{clause, Words(clause, text)};
    if (clause.size() < 3) return resolved;
    const bool person = clause[0].Is("he") || clause[0].Is("she");
    if (person && clear_ && people_.size() == 1 && !people_.begin()->starts_with("my ")) {
      const std::string& name = *people_.begin();
      resolved.clause[0].norm = resolved.clause[0].stem = LowerCase(name);
      resolved.words = name + Rest(clause, 1, text);
      return resolved;
    }
    if (topic_.thing.empty() || &in_.talk.sayings[in_.talk.turns[turn_].first] != &saying) {
      return resolved;
    }
    if (clause[0].Is("it")) {
      Token article = clause[0];
      article.norm = article.stem = "the";
      resolved.clause[0].norm = resolved.clause[0].stem = LowerCase(topic_.thing);
      resolved.clause.insert(resolved.clause.begin(), article);
      resolved.words = "the " + topic_.thing + Rest(clause, 1, text);
    } else if (clause[0].Is("i")) {
      for (std::size_t i = 2; i < clause.size(); ++i) {
        if (!clause[i].Is("it") || IsFunctionWord(clause[i - 1].norm)) continue;
        resolved.clause[i].norm = resolved.clause[i].stem = LowerCase(topic_.thing);
        resolved.words =
            TextOf(clause, 0, i, text) + " the " + topic_.thing + Rest(clause, i + 1, text);
        break;
      }
    }
    return resolved;
  }

  static std::string Rest(const std::vector<Token>& clause, std::size_t from,
                          const std::string& text) {
    if (from >= clause.size()) return "";
    const bool space = clause[from].space_before;
    return (space ? " " : "") + TextOf(clause, from, clause.size(), text);
  }

  /// The saying, with "I" before a verb that answers a question put to the client.
  [[nodiscard]] std::vector<Token> WithSubject(const Saying& saying) const {
    std::vector<Token> clean = saying.clean;
    const bool bare = !clean.empty() && in_.telling.past.contains(clean[0].norm) &&
                      !in_.telling.bases.contains(clean[0].norm) && !clean[0].Is("was") &&
                      !clean[0].Is("had");
    const Turn& turn = in_.talk.TurnOf(saying);
    if (!bare || saying.turn == 0 || &in_.talk.sayings[turn.first] != &saying) return clean;
    const std::vector<Token> before = in_.talk.CleanTokens(saying.turn - 1);
    const bool asked =
        in_.talk.turns[saying.turn - 1].side == Side::kTherapist &&
        std::any_of(before.begin(), before.end(), [](const Token& t) { return t.Is("you"); });
    if (!asked) return clean;
    Token subject = clean[0];
    subject.norm = subject.stem = "i";
    subject.span = {clean[0].span.begin, clean[0].span.begin};
    clean.insert(clean.begin(), subject);
    return clean;
  }

  bool Add(const Saying& saying, const std::vector<Token>& spoken) {
    const std::string& text = TextOfUtterance(saying);
    const Resolved resolved = Resolve(saying, spoken);
    const std::vector<Token>& clause = resolved.clause;
    const Telling telling = ReadTelling(clause, text, in_.telling);
    if (telling.owner == Owner::kNone) return false;
    // Of a participant's relatives a note of the record's client says nothing.
    const bool participant = in_.talk.TurnOf(saying).speaker != "client";
    if (telling.owner == Owner::kPerson && participant) return true;
    if (NarrativePresent(saying, clause) || Planned(saying, clause)) return true;
    const Topic topic = TopicOf(clause, in_.knowledge);
    if (Retracted(saying, clause, topic)) return true;
    Fact fact;
    fact.kind = topic.kind;
    fact.concept_id = topic.concept_id;
    fact.state = topic.state;
    fact.voice = Voice::kClient;
    fact.words = resolved.words;
    fact.rule = "spoken.report";
    fact.experiencer = in_.talk.TurnOf(saying).speaker;
    fact.salience = 0.3 + topic.weight + FormSalience(in_.talk, saying);
    if (!topic_.label.empty() && in_.talk.turns[turn_].first == SayingIndex(saying)) {
      fact.slots.trigger = topic_.label;
      fact.salience += 0.3;
    }
    if (telling.owner == Owner::kPerson) {
      if (fact.kind == FactKind::kMedication || fact.kind == FactKind::kSubstance) {
        fact.kind = FactKind::kHistory;
      }
      fact.state = FactState::kOtherPerson;
      fact.slots.person = telling.person;
      fact.salience -= 0.3;
      const auto points = [](const Token& t) { return t.Is("it") || t.Is("one"); };
      if (std::any_of(clause.begin(), clause.end(), points)) return true;
    }
    fact.evidence = EvidenceWithQuestion(saying);
    if (fact.salience < kWorthTelling || !Informs(clause)) return true;
    facts_.push_back(std::move(fact));
    return true;
  }

  /// A bare denial that the client qualifies at once ("Well, once"), or one about a substance or a
  /// medicine without a number or a day: too easily read as more than was said.
  [[nodiscard]] bool Retracted(const Saying& saying, const std::vector<Token>& clause,
                               const Topic& topic) const {
    const bool negated = std::any_of(clause.begin(), clause.end(),
                                     [](const Token& t) { return t.Is("not") || t.Is("never"); });
    if (!negated) return false;
    const bool taken = topic.kind == FactKind::kMedication || topic.kind == FactKind::kSubstance;
    const bool anchored =
        !FindNumbers(clause).empty() || std::any_of(clause.begin(), clause.end(), IsDayWord);
    const bool task = topic.kind == FactKind::kHomeworkReview;
    const bool never = std::any_of(clause.begin(), clause.end(), [](const Token& t) {
      return t.Is("never") || t.Is("any") || t.Is("anything") || t.Is("anybody");
    });
    // "I don't ..." speaks of a habit; what a day or a number in it limits is rarely clear.
    const bool habit =
        std::any_of(clause.begin(), clause.end(), [](const Token& t) { return t.Is("do"); });
    if (habit && !task) return true;
    if ((taken || never) && !anchored && !task) return true;
    const Turn& turn = in_.talk.TurnOf(saying);
    for (std::size_t s = SayingIndex(saying) + 1; s < turn.last && s < SayingIndex(saying) + 3;
         ++s) {
      const Saying& next = in_.talk.sayings[s];
      const std::vector<Token>& tokens = in_.talk.conversation.tokens[next.utterance];
      const Token& opener = tokens[next.first];
      if (opener.Is("well") || opener.Is("but") || opener.Is("except") || opener.Is("okay") ||
          opener.Is("actually") || opener.Is("maybe")) {
        return true;
      }
    }
    return false;
  }

  [[nodiscard]] std::size_t SayingIndex(const Saying& saying) const {
    return static_cast<std::size_t>(&saying - in_.talk.sayings.data());
  }

  /// What the client will do is FindPlans' to tell.
  [[nodiscard]] bool Planned(const Saying& saying, const std::vector<Token>& clause) const {
    return saying.turn >= in_.talk.plan_start &&
           std::any_of(clause.begin(), clause.end(), [](const Token& t) {
             return t.Is("will") || t.Is("gonna") || t.Is("going");
           });
  }

  /// Says at least two things beside pronouns and auxiliaries.
  static bool Informs(const std::vector<Token>& clause) {
    const auto content = std::count_if(clause.begin(), clause.end(), [](const Token& t) {
      return t.IsNumber() || (t.IsWord() && !IsFunctionWord(t.norm));
    });
    return content >= 2 && clause.size() >= 4;
  }

  /// "So I'm lying there": a present that tells of the past, in a turn that tells of the past.
  [[nodiscard]] bool NarrativePresent(const Saying& saying,
                                      const std::vector<Token>& clause) const {
    if (saying.turn > 0 && in_.talk.turns[saying.turn - 1].side == Side::kTherapist) {
      const std::vector<Token> before = in_.talk.CleanTokens(saying.turn - 1);
      if (std::any_of(before.begin(), before.end(), [](const Token& t) { return t.Is("if"); })) {
        return true;
      }
    }
    if (HasCue(clause, "spoken.habit", in_.knowledge)) return false;
    const bool past = std::any_of(clause.begin(), clause.end(), [&](const Token& t) {
      return t.Is("was") || t.Is("were") || t.Is("did") || t.Is("had") || t.Is("have") ||
             t.Is("been") || t.Is("has") || t.Is("could") || in_.telling.past.contains(t.norm) ||
             (t.norm.size() > 4 && t.norm.ends_with("ed"));
    });
    if (past) return false;
    const bool counted = clause[0].Is("i") && !FindNumbers(clause).empty();
    if (!AskedInPresent(saying) && !counted) return true;
    const Turn& turn = in_.talk.TurnOf(saying);
    for (std::size_t s = turn.first; s < turn.last; ++s) {
      const Saying& other = in_.talk.sayings[s];
      if (other.quoted) return true;
      for (const Token& t : other.clean) {
        const bool base = in_.telling.bases.contains(t.norm);
        if (t.Is("was") || t.Is("were") || (in_.telling.past.contains(t.norm) && !base))
          return true;
      }
    }
    return false;
  }

  /// The therapist asked about the present, or named a topic.
  [[nodiscard]] bool AskedInPresent(const Saying& saying) const {
    if (!topic_.label.empty()) return true;
    if (saying.turn == 0 || in_.talk.turns[saying.turn - 1].side != Side::kTherapist) return false;
    const Turn& before = in_.talk.turns[saying.turn - 1];
    if (before.first == before.last) return false;
    const Saying& last = in_.talk.sayings[before.last - 1];
    return last.question && std::none_of(last.clean.begin(), last.clean.end(), [](const Token& t) {
             return t.Is("did") || t.Is("was") || t.Is("were") || t.Is("had");
           });
  }

  static std::string Words(const std::vector<Token>& clause, const std::string& text) {
    if (clause[0].span.empty()) {
      return "I " + LowerCase(clause[1].span.In(text)) +
             (clause.size() > 2 ? " " + TextOf(clause, 2, clause.size(), text) : "");
    }
    return TextOf(clause, 0, clause.size(), text);
  }

  [[nodiscard]] std::vector<Evidence> EvidenceWithQuestion(const Saying& saying) const {
    std::vector<Evidence> evidence{in_.talk.EvidenceOf(saying)};
    const Turn& turn = in_.talk.TurnOf(saying);
    const bool first = &in_.talk.sayings[turn.first] == &saying;
    if (first && saying.turn > 0 && in_.talk.turns[saying.turn - 1].side == Side::kTherapist) {
      evidence.push_back(in_.talk.EvidenceOfTurn(saying.turn - 1));
    }
    return evidence;
  }

  const SpokenInput& in_;
  std::vector<Fact>& facts_;
  std::size_t turn_ = static_cast<std::size_t>(-1);
  PromptedTopic topic_;
  std::set<std::string> people_;  ///< named in this turn or the one before
  bool clear_ = true;             ///< no pronoun there points further back
};

}  // namespace

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
  if (saying.turn * 12 < talk.turns.size()) weight -= 0.9;
  return weight;
}

FactKind ReportKind(const std::vector<Token>& clause, const Knowledge& knowledge) {
  return TopicOf(clause, knowledge).kind;
}
double ReportWeight(const std::vector<Token>& clause, const Knowledge& knowledge) {
  return TopicOf(clause, knowledge).weight;
}

void FindReports(const SpokenInput& in, std::vector<Fact>& facts) { Reports(in, facts).Run(); }

}  // namespace goldenthread
