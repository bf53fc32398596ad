// Sentences of spoken facts. The rule that made a fact names its wording; verbs of saying vary by
// position, so that the same facts always give the same sentences.
#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

#include "note/rewrite_person.h"
#include "note/word_event.h"
#include "note/word_tasks.h"
#include "note/word_techniques.h"
#include "note/words.h"

namespace goldenthread {
namespace {

std::string Capitalized(std::string text) {
  if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

/// The referent for a participant of a couple or group: the name, and pronouns only where the
/// record gives them.
Referent ReferentFor(const Fact& fact, const Referent& client) {
  if (fact.state == FactState::kOtherPerson || fact.experiencer == "client") return client;
  Referent person;
  if (fact.experiencer == client.first_name) person = client;
  person.noun = person.lower = fact.experiencer;
  if (fact.experiencer != client.first_name) {
    person.subject = person.object = fact.experiencer;
    person.possessive = fact.experiencer + "'s";
    person.plural_verb = false;
  }
  return person;
}

constexpr int kJointWordsMax = 32;
/// An item that rides along costs fewer words than one of its own.
constexpr double kJointBonus = 0.2;

class Wording {
 public:
  Wording(const Referent& client, const Knowledge& knowledge)
      : record_(client), client_(client), verbs_(knowledge), knowledge_(knowledge) {}

  std::optional<std::string> Word(const Fact& fact) {
    client_ = ReferentFor(fact, record_);
    if (fact.rule == "spoken.report") return WordEvent(fact, client_, verbs_);
    if (fact.rule == "spoken.answer") return Answer(fact);
    if (fact.rule == "spoken.asked") return Asked(fact);
    if (fact.rule == "spoken.prompted") {
      const auto value = Value(fact);
      return value ? std::optional<std::string>(Capitalized(*value) + ".") : std::nullopt;
    }
    if (fact.rule == "spoken.denial") return client_.noun + " denied " + Denied(fact.words) + ".";
    if (fact.rule == "spoken.rating") return Rating(fact);
    if (fact.rule == "spoken.rating_change") return RatingChange(fact);
    if (fact.rule == "spoken.rating_series") return RatingSeries(fact);
    if (fact.rule == "spoken.count_change") return CountChange(fact);
    if (IsPlanItem(fact)) return PlanItems(fact);
    if (fact.rule == "spoken.condition" || fact.rule == "spoken.event_date" ||
        fact.rule == "spoken.appointment") {
      return WordPlanSentence(fact, client_, verbs_);
    }
    if (fact.rule == "spoken.dose") return Dose(fact);
    if (fact.rule == "spoken.recapped") {
      return client_.noun + " confirmed: " + fact.words + ".";
    }
    if (fact.rule == "spoken.declined") return client_.noun + " declined " + fact.concept_id + ".";
    if (fact.rule == "spoken.amount") return Amount(fact);
    if (fact.rule == "spoken.review") return WordReview(fact, client_, verbs_);
    if (fact.rule == "spoken.quote") return client_.noun + " said: \"" + fact.words + "\".";
    if (fact.rule == "spoken.said") {
      const std::string& person = *fact.slots.person;
      const bool kin = person.starts_with("my ");
      return (kin ? client_.noun + "'s " + person.substr(3) : person) + " said, \"" + fact.words +
             "\", by " + client_.lower + "'s report.";
    }
    if (fact.rule == "spoken.technique") {
      return WordTechnique(fact, record_, verbs_, knowledge_);
    }
    return std::nullopt;
  }

 private:
  std::string Dose(const Fact& fact) const {
    const Slots& slots = fact.slots;
    return client_.noun + " reported " + fact.concept_id + " " + *slots.value +
           (slots.previous ? ", " + *slots.trigger + " from " + *slots.previous : std::string()) +
           ".";
  }

  std::string Amount(const Fact& fact) const {
    return client_.noun + " reported having " + fact.words +
           (fact.slots.when ? " on " + *fact.slots.when : std::string()) + ".";
  }

  std::optional<std::string> Answer(const Fact& fact) const {
    const auto clause = RewritePerson(fact.words, ClientIs::kAddressed, client_, verbs_);
    if (!clause) return std::nullopt;
    return client_.noun + " reported that " + *clause + ".";
  }

  /// "Asked how many hours she sleeps, client answered five, since Tuesday."
  std::optional<std::string> Asked(const Fact& fact) const {
    const auto question = RewritePerson(*fact.slots.trigger, ClientIs::kAddressed, client_, verbs_);
    const auto answer = RewritePerson(fact.words, ClientIs::kSpeaker, client_, verbs_);
    if (!question || !answer) return std::nullopt;
    const std::string plain = Plain(*question);
    return "Asked " + plain + ", " + client_.lower + " answered: " + *answer + ".";
  }

  /// "what she did expect" -> "what she expected".
  [[nodiscard]] std::string Plain(std::string text) const {
    const std::size_t did = text.find(" did ");
    if (did == std::string::npos) return text;
    const std::size_t end = std::min(text.find_first_of(" ,", did + 5), text.size());
    const std::string base = text.substr(did + 5, end - did - 5);
    return verbs_.IsBase(base) ? text.substr(0, did + 1) + verbs_.PastOf(base) + text.substr(end)
                               : text;
  }

  std::optional<std::string> Rating(const Fact& fact) const {
    std::string of = fact.concept_id;
    if (!fact.words.empty()) {
      if (of == "belief" && fact.words.starts_with("that ")) of = "certainty";
      const auto object = RewritePerson(Object(fact.words), ClientIs::kAddressed, client_, verbs_);
      if (object) of += " " + *object;
    }
    return client_.noun + " rated " + of + " at " + *fact.slots.value + *fact.slots.severity + ".";
  }

  /// "to not drink" -> "of not drinking"; "that ..." stays.
  [[nodiscard]] std::string Object(const std::string& words) const {
    if (!words.starts_with("to ")) return words;
    const bool negated = words.starts_with("to not ");
    std::string act = words.substr(negated ? 7 : 3);
    if (act.starts_with("be ") && act.substr(3, act.find(' ', 3) - 3).ends_with("ing")) {
      return std::string("of ") + (negated ? "not " : "") + act.substr(3);
    }
    const std::string verb = act.substr(0, act.find(' '));
    return std::string("of ") + (negated ? "not " : "") + VerbForms::ProgressiveOf(verb) +
           act.substr(verb.size());
  }

  std::optional<std::string> RatingChange(const Fact& fact) const {
    const bool percent = *fact.slots.severity == "%";
    const std::string unit = percent ? "%" : "";
    const std::string& of = fact.concept_id;
    return client_.noun + "'s " + (of.empty() ? "rating" : of + " rating") + " went from " +
           *fact.slots.previous + unit + " to " + *fact.slots.value + unit + ".";
  }

  /// "Client's self-rated anger: 9 when he walked off, 5 when he came back out."
  std::optional<std::string> RatingSeries(const Fact& fact) const {
    const auto series = RewritePerson(fact.words, ClientIs::kAddressed, client_, verbs_);
    if (!series) return std::nullopt;
    std::string list = *series;
    for (std::size_t at = list.find(';'); at != std::string::npos; at = list.find(';', at)) {
      list[at] = ',';
    }
    const std::string of = fact.concept_id.empty() ? "self-rating" : fact.concept_id + " rating";
    return client_.noun + "'s " + of + " (of " + *fact.slots.severity + "): " + list + ".";
  }

  static std::string CountChange(const Fact& fact) {
    const Slots& slots = fact.slots;
    return Capitalized(fact.words) + " " + *slots.severity + " from " + *slots.previous + " to " +
           *slots.value + (slots.period ? " " + *slots.period : std::string()) + ".";
  }

  std::optional<std::string> PlanItems(const Fact& fact) {
    const auto item = Item(fact);
    if (!item) return std::nullopt;
    return "Agreed plan: " + *item + ".";
  }

 public:
  /// "lunch: two days (a couple weeks ago: one)"; nothing where the words cannot be rewritten.
  std::optional<std::string> Value(const Fact& fact) {
    client_ = ReferentFor(fact, record_);
    const Slots& slots = fact.slots;
    std::string text;
    if (slots.value) {
      text = *slots.value;
    } else {
      const auto told = Telegram(fact.words, client_, verbs_);
      if (!told) return std::nullopt;
      text = *told;
    }
    text = fact.concept_id + ": " + text;
    if (slots.previous) text += " (" + *slots.period + ": " + *slots.previous + ")";
    return text;
  }

  /// A report's clauses without their subject: "missed it Sunday".
  std::optional<std::string> Short(const Fact& fact) {
    client_ = ReferentFor(fact, record_);
    return Telegram(fact.words, client_, verbs_);
  }

  /// "pass out; chest pain" -> "passing out or chest pain".
  [[nodiscard]] std::string Denied(std::string words) const {
    for (std::size_t at = 0; at < words.size();) {
      const std::size_t end = std::min(words.find("; ", at), words.size());
      const std::size_t space = words.find(' ', at);
      const std::string verb = space < end ? words.substr(at, space - at) : std::string();
      const std::string rest =
          space < end ? words.substr(space + 1, end - space - 1) : std::string();
      const bool phrasal = rest == "out" || rest == "up" || rest == "down" || rest == "off";
      std::size_t grown = 0;
      if (phrasal && !verb.ends_with("ing") && !verb.ends_with("ed")) {
        const std::string doing = VerbForms::ProgressiveOf(verb);
        words.replace(at, verb.size(), doing);
        grown = doing.size() - verb.size();
      }
      at = end + grown + 2;
    }
    return Listed(std::move(words));
  }

  /// "a; b; c" -> "a, b or c".
  static std::string Listed(std::string words) {
    const std::size_t last = words.rfind("; ");
    if (last != std::string::npos) words.replace(last, 2, " or ");
    for (std::size_t at = words.find("; "); at != std::string::npos; at = words.find("; ")) {
      words.replace(at, 2, ", ");
    }
    return words;
  }

  /// An agreed item as a list shows it.
  std::optional<std::string> Item(const Fact& fact) {
    client_ = ReferentFor(fact, record_);
    return WordPlanItem(fact, client_, verbs_);
  }

 private:
  const Referent& record_;
  Referent client_;
  const VerbForms verbs_;
  const Knowledge& knowledge_;
};

/// What else was told of the medicine whose dose was told: "sertraline 50 mg; missed it Sunday".
void JoinDose(const std::vector<const Fact*>& facts, std::size_t& i, Wording& wording,
              Sentence& sentence) {
  constexpr std::size_t kDoseFactsMax = 3;
  const Fact& dose = *facts[i];
  while (i + 1 < facts.size() && facts[i + 1]->rule == "spoken.report" &&
         facts[i + 1]->concept_id == dose.concept_id && sentence.facts.size() < kDoseFactsMax) {
    auto told = wording.Short(*facts[i + 1]);
    if (!told) break;
    const std::string name = "the " + dose.concept_id;
    const std::size_t at = told->find(name);
    if (at != std::string::npos) told->replace(at, name.size(), "it");
    sentence.text.pop_back();
    sentence.text += "; " + *told + ".";
    sentence.facts.push_back(facts[++i]);
  }
}

/// "Client rated importance of ... at 9 out of 10 and confidence at 6 out of 10."
void JoinRatings(const std::vector<const Fact*>& facts, std::size_t& i, Wording& wording,
                 Sentence& sentence) {
  constexpr std::size_t kRatingsMax = 3;
  while (i + 1 < facts.size() && facts[i + 1]->rule == facts[i]->rule &&
         facts[i + 1]->experiencer == facts[i]->experiencer &&
         sentence.facts.size() < kRatingsMax) {
    const auto more = wording.Word(*facts[i + 1]);
    const std::string verb = " rated ";
    const std::size_t at = more ? more->find(verb) : std::string::npos;
    if (at == std::string::npos) return;
    sentence.text.pop_back();
    sentence.text += " and " + more->substr(at + verb.size());
    sentence.facts.push_back(facts[++i]);
    sentence.salience += 0.3;
  }
}

/// Short answers to named topics make one list, and so do denials.
void Join(const std::vector<const Fact*>& facts, std::size_t& i, Wording& wording,
          Sentence& sentence) {
  constexpr std::size_t kListMax = 5;
  const std::string& rule = facts[i]->rule;
  if (rule == "spoken.dose") return JoinDose(facts, i, wording, sentence);
  if (rule == "spoken.rating") return JoinRatings(facts, i, wording, sentence);
  if (rule != "spoken.prompted" && rule != "spoken.denial") return;
  std::string words = facts[i]->words;
  while (i + 1 < facts.size() && facts[i + 1]->rule == rule && sentence.facts.size() < kListMax &&
         facts[i + 1]->experiencer == facts[i]->experiencer) {
    const Fact& next = *facts[++i];
    sentence.facts.push_back(&next);
    sentence.salience = std::max(sentence.salience, next.salience) + 0.2;
    sentence.text.pop_back();
    if (rule == "spoken.prompted") {
      const auto more = wording.Value(next);
      sentence.text += (more ? "; " + *more : "") + ".";
    } else {
      words += "; " + next.words;
      Fact joined = next;
      joined.words = words;
      sentence.text = *wording.Word(joined);
    }
  }
}

int WordsIn(const std::string& text) {
  return static_cast<int>(std::count(text.begin(), text.end(), ' ')) + 1;
}

}  // namespace

std::vector<Sentence> WordSpoken(const std::vector<const Fact*>& facts, const Referent& client,
                                 const Transcript& transcript, const Knowledge& knowledge) {
  static_cast<void>(transcript);
  std::vector<Sentence> sentences;
  Wording wording(client, knowledge);
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const Fact* fact = facts[i];
    std::optional<std::string> text = wording.Word(*fact);
    if (!text) continue;
    Sentence sentence{std::move(*text), {fact}, fact->salience};
    Join(facts, i, wording, sentence);
    // What was agreed makes one list, as long as it stays readable.
    while (IsPlanItem(*fact) && i + 1 < facts.size() && IsPlanItem(*facts[i + 1])) {
      const std::optional<std::string> more = wording.Item(*facts[i + 1]);
      if (!more) {
        ++i;
        continue;
      }
      if (WordsIn(sentence.text) + WordsIn(*more) > kJointWordsMax) break;
      sentence.text.pop_back();
      sentence.text += "; " + *more + ".";
      sentence.facts.push_back(facts[++i]);
      sentence.salience = std::max(sentence.salience, facts[i]->salience) + kJointBonus;
    }
    sentences.push_back(std::move(sentence));
  }
  return sentences;
}

}  // namespace goldenthread
