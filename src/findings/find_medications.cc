// Medicines of the client. A medicine that is named stays the topic for a few turns, so that "it",
// a bare "the fifty" or "missed two" can be read. It is the client's only if nobody else is the
// subject where it is named; someone else's medicine ends the topic.
#include <algorithm>
#include <array>
#include <optional>

#include "findings/spoken_parts.h"

namespace goldenthread {
namespace {

constexpr std::size_t kTopicTurns = 7;

struct Topic {
  std::size_t medication = 0;
  std::size_t turn = 0;
  std::string spoken;              ///< as it was said: "Zoloft"
  const Saying* saying = nullptr;  ///< where it was named last
};

/// What is gathered on one medicine.
struct Course {
  std::string name;
  std::string unit;
  std::optional<Number> dose;
  std::optional<Number> before;
  bool raised = false;
  bool lowered = false;
  std::string speaker = "client";
  std::vector<Evidence> evidence;
};

class Medications {
 public:
  Medications(const SpokenInput& in, std::vector<Fact>& facts)
      : in_(in), talk_(in.talk), knowledge_(in.knowledge), facts_(facts) {}

  void Run() {
    for (const Saying& saying : talk_.sayings) {
      if (talk_.SideOf(saying) == Side::kOther || saying.withheld) continue;
      SetTopic(saying);
      if (!topic_ || topic_->turn + kTopicTurns < saying.turn) continue;
      Doses(saying);
      if (talk_.SideOf(saying) == Side::kClient) Retell(saying);
    }
    for (const Course& course : courses_) AddDose(course);
  }

 private:
  [[nodiscard]] bool Has(const std::vector<Token>& tokens, const std::string& list) const {
    return HasCue(tokens, list, knowledge_);
  }

  /// Somebody else is spoken of: a person who is a subject or owns something.
  [[nodiscard]] bool OthersIn(const std::vector<Token>& clean) const {
    if (!knowledge_.lexicon.kin.Find(clean).empty()) return true;
    return std::any_of(clean.begin(), clean.end(),
                       [&](const Token& t) { return t.Is("he") || t.Is("his") || t.Is("him"); });
  }

  void SetTopic(const Saying& saying) {
    const auto found = knowledge_.lexicon.medications.FindLongest(saying.clean);
    if (found.empty()) return KeepTopic(saying);
    const bool she = std::any_of(saying.clean.begin(), saying.clean.end(), [](const Token& t) {
      return t.Is("she") || t.Is("they") || t.Is("her");
    });
    const bool mine = std::any_of(saying.clean.begin(), saying.clean.end(), [](const Token& t) {
      return t.Is("i") || t.Is("my") || t.Is("you") || t.Is("your");
    });
    const bool offered = mine && Has(saying.clean, "reports.offered_me");
    if ((OthersIn(saying.clean) && !offered) || (she && !mine) || found.size() > 1) {
      topic_.reset();
      return;
    }
    const PhraseMatch& match = found.front();
    const std::string& text = talk_.transcript.utterances[saying.utterance].text;
    topic_ = Topic{match.pattern, saying.turn, TextOf(saying.clean, match.first, match.last, text),
                   &saying};
    topic_->spoken = LowerCase(topic_->spoken) == knowledge_.medications[match.pattern].id
                         ? LowerCase(topic_->spoken)
                         : topic_->spoken;
  }

  /// "Are you taking it every day?": the medicine in talk stays so.
  void KeepTopic(const Saying& saying) {
    const bool live = topic_ && topic_->turn + kTopicTurns >= saying.turn;
    if (live && Has(saying.clean, "reports.medicine_talk") && !OthersIn(saying.clean)) {
      topic_->turn = saying.turn;
    }
  }

  Course& CourseOf(const Topic& topic) {
    for (Course& course : courses_) {
      if (course.name == topic.spoken) return course;
    }
    const Medication& known = knowledge_.medications[topic.medication];
    courses_.emplace_back();
    courses_.back().name = topic.spoken;
    courses_.back().unit = known.unit.empty() ? "mg" : known.unit;
    return courses_.back();
  }

  /// A number that can only be a dose: with a unit, or bare behind "the", "to", "from", "on".
  [[nodiscard]] bool IsDose(const Saying& saying, const Number& number) const {
    if (number.of || number.high) return false;
    const std::vector<Token>& clean = saying.clean;
    if (number.last < clean.size()) {
      const Token& next = clean[number.last];
      if (Has({next}, "spoken.dose_units")) return true;
      const bool ends = !next.IsWord() || next.Is("now") || next.Is("and") || next.Is("in") ||
                        next.Is("at") || next.Is("for") || next.Is("about") || next.Is("since");
      if (!ends) return false;
    }
    if (number.value < 5 || number.first == 0) return false;
    const Token& before = clean[number.first - 1];
    return before.Is("the") || before.Is("to") || before.Is("from") || before.Is("on") ||
           before.Is("of");
  }

  void Doses(const Saying& saying) {
    if (saying.quoted || Has(saying.clean, "spoken.defer")) return;
    Course& course = CourseOf(*topic_);
    const bool raised = Has(saying.clean, "spoken.raised");
    const bool lowered = Has(saying.clean, "spoken.lowered");
    bool used = false;
    for (const Number& number : saying.numbers) {
      if (!IsDose(saying, number)) continue;
      const bool from =
          number.first > 0 && (saying.clean[number.first - 1].Is("from") ||
                               (number.first > 1 && saying.clean[number.first - 2].Is("from")));
      const bool was = std::any_of(saying.clean.begin(),
                                   saying.clean.begin() + static_cast<std::ptrdiff_t>(number.first),
                                   [](const Token& t) { return t.Is("was") || t.Is("were"); });
      if (from || (was && (!course.dose || course.dose->value != number.value))) {
        if (!course.before) course.before = number;
      } else if (!course.dose) {
        course.dose = number;
      }
      used = true;
    }
    if (used) {
      if (talk_.SideOf(saying) == Side::kClient) course.speaker = talk_.TurnOf(saying).speaker;
      course.raised = course.raised || raised;
      course.lowered = course.lowered || lowered;
      course.evidence.push_back(talk_.EvidenceOf(saying));
      if (saying.turn > 0 && course.evidence.size() == 1) {
        course.evidence.push_back(talk_.EvidenceOfTurn(saying.turn - 1));
      }
    }
  }

  void AddDose(const Course& course) {
    if (!course.dose) return;
    const bool client =
        std::any_of(course.evidence.begin(), course.evidence.end(), [&](const Evidence& e) {
          return talk_.transcript.utterances[e.utterance].role != Role::kTherapist;
        });
    if (!client) return;
    Fact fact;
    fact.kind = FactKind::kMedication;
    fact.concept_id = course.name;
    fact.rule = "spoken.dose";
    fact.experiencer = course.speaker;
    fact.slots.value = course.dose->text + " " + course.unit;
    if (course.before && course.before->value != course.dose->value &&
        (course.raised || course.lowered)) {
      fact.slots.previous = course.before->text + " " + course.unit;
    }
    fact.slots.trigger =
        course.before && course.before->value < course.dose->value ? "increased" : "lowered";
    fact.salience = 2.8;
    fact.evidence = course.evidence;
    facts_.push_back(std::move(fact));
  }

  /// "I missed it Saturday" with the medicine's name for "it".
  void Retell(const Saying& saying) {
    if (saying.question || saying.abandoned || saying.quoted || saying.risky) return;
    const std::string& text = talk_.transcript.utterances[saying.utterance].text;
    for (const std::vector<Token>& part : SplitTellings(saying.clean, in_.telling)) {
      if (part.size() < 3 || !part[0].Is("i")) continue;
      if (topic_->saying == &saying && Has(part, "reports.declined")) {
        Add(saying, "spoken.declined", "");
      } else if (Has(part, "spoken.take")) {
        const std::string missed = Missed(saying, part);
        const std::string words = missed.empty() ? WithName(part, text) : missed;
        if (!words.empty()) Add(saying, "spoken.report", words);
      }
    }
  }

  /// "I missed two." - "Saturday and Sunday.": doses of the medicine in talk.
  [[nodiscard]] std::string Missed(const Saying& saying, const std::vector<Token>& part) const {
    const auto numbers = FindNumbers(part);
    if (numbers.size() != 1 || !Has(part, "spoken.missed")) return "";
    const Number& number = numbers[0];
    if (number.first > 3 || number.last != part.size() || number.of) return "";
    std::string words = "I missed " + number.text + (number.value == 1 ? " dose" : " doses") +
                        " of the " + topic_->spoken;
    const auto next = static_cast<std::size_t>(&saying - talk_.sayings.data()) + 1;
    if (next >= talk_.TurnOf(saying).last) return words;
    const Saying& days = talk_.sayings[next];
    const bool only_days = std::all_of(days.clean.begin(), days.clean.end(), [](const Token& t) {
      return IsDayWord(t) || t.Is("and") || t.Is(",");
    });
    return only_days && !days.clean.empty() ? words + ", " + days.words : words;
  }

  /// The clause with the medicine's name for "it", "one", "any"; empty where it may not be told.
  [[nodiscard]] std::string WithName(const std::vector<Token>& part,
                                     const std::string& text) const {
    if (!knowledge_.lexicon.medications.Find(part).empty()) return "";
    for (std::size_t i = 1; i < part.size(); ++i) {
      const bool last = i + 1 == part.size();
      const bool it = part[i].Is("it") || (part[i].Is("that") && (last || !part[i + 1].Is("i")));
      const bool one = (part[i].Is("one") || part[i].Is("any") || part[i].Is("them")) &&
                       (last || !part[i + 1].IsWord() || part[i + 1].Is("since") ||
                        part[i + 1].Is("of") || part[i + 1].Is("yet"));
      if (part.back().Is("since")) return "";
      if ((!it && !one) || !Has({part[i - 1]}, "spoken.take_verbs")) continue;
      std::vector<Token> probe = part;
      probe[i].norm = probe[i].stem = topic_->spoken;
      const bool told = ReadTelling(probe, text, in_.telling).owner == Owner::kClient;
      if (!told) return "";
      return TextOf(part, 0, i, text) + (one ? " any " : " the ") + topic_->spoken +
             (last ? "" : " " + TextOf(part, i + 1, part.size(), text));
    }
    return "";
  }

  void Add(const Saying& saying, const std::string& rule, const std::string& words) {
    Fact fact;
    fact.kind = FactKind::kMedication;
    fact.concept_id = topic_->spoken;
    if (!words.empty()) fact.voice = Voice::kClient;
    fact.words = words;
    fact.rule = rule;
    if (words.empty()) fact.state = FactState::kDenied;
    fact.experiencer = talk_.TurnOf(saying).speaker;
    fact.salience = 2.4 + FormSalience(talk_, saying);
    fact.evidence = {talk_.EvidenceOf(saying)};
    if (saying.turn > 0) fact.evidence.push_back(talk_.EvidenceOfTurn(saying.turn - 1));
    facts_.push_back(std::move(fact));
  }

  const SpokenInput& in_;
  const Talk& talk_;
  const Knowledge& knowledge_;
  std::vector<Fact>& facts_;
  std::optional<Topic> topic_;
  std::vector<Course> courses_;
};

}  // namespace

void FindMedications(const SpokenInput& in, std::vector<Fact>& facts) {
  Medications(in, facts).Run();
}

}  // namespace goldenthread
