// Review of what was assigned: the therapist puts up a task, the client tells how much of it was
// done. A task is known by an earlier note, or by the therapist's own word for it; a topic without
// either ("And lunch?") counts only inside a review that is under way. Nothing is told without the
// client's report.
#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "base/function_words.h"
#include "findings/spoken_parts.h"
#include "findings/task_inventory.h"
#include "findings/task_report.h"

namespace goldenthread {
namespace {

using Tokens = std::vector<Token>;

constexpr std::size_t kPromptTokensMax = 16;
constexpr std::size_t kQuestionTokensMax = 22;
constexpr std::size_t kPromptSayings = 4;
constexpr std::size_t kStretchTurns = 12;
constexpr std::size_t kDisputeTurns = 12;
constexpr double kCountMax = 14;
constexpr double kReviewSalience = 3.3;

/// What the therapist asks about.
struct Topic {
  std::optional<std::size_t> known;  ///< index into the inventory
  std::string label;                 ///< without it: the therapist's word
  std::optional<double> target;
  bool elliptic = false;  ///< a bare noun inside a review
  std::size_t saying = 0;
};

class Reviews {
 public:
  Reviews(const SpokenInput& in, std::vector<Fact>& facts)
      : in_(in),
        talk_(in.talk),
        knowledge_(in.knowledge),
        facts_(facts),
        tasks_(ReadKnownTasks(in.options.known_tasks, in.knowledge)) {}

  void Run() {
    std::set<std::string> speakers;
    for (const Turn& turn : talk_.turns) {
      if (turn.side == Side::kClient) speakers.insert(turn.speaker);
    }
    joint_ = speakers.size() > 1;
    for (std::size_t t = 0; t < talk_.plan_start; ++t) {
      if (talk_.turns[t].side == Side::kTherapist) Ask(t);
      if (talk_.turns[t].side == Side::kClient) OwnTopics(t);
    }
    // The same answer is not told twice.
    std::erase_if(facts_, [&](const Fact& fact) {
      const bool answer = fact.rule == "spoken.prompted" || fact.rule == "spoken.asked";
      return answer && answered_.contains(fact.evidence.front().utterance);
    });
    for (Fact& fact : found_) facts_.push_back(std::move(fact));
  }

 private:
  [[nodiscard]] bool Has(const Tokens& tokens, const std::string& list) const {
    return HasCue(tokens, list, knowledge_);
  }
  [[nodiscard]] const std::string& Text(const Saying& saying) const {
    return talk_.transcript.utterances[saying.utterance].text;
  }

  void Ask(std::size_t t) {
    const std::optional<Topic> topic = TopicOf(t);
    if (!topic) return;
    const std::size_t reply = ReplyTo(t);
    if (reply >= talk_.turns.size()) return;
    const Turn& turn = talk_.turns[t];
    const Saying& last = talk_.sayings[turn.last - 1];
    const bool yes_or_no = last.question && Has(last.clean, "tasks.did_you");
    std::optional<TaskReport> report =
        ReadTaskReport(talk_, reply, yes_or_no ? Asked::kYesOrNo : Asked::kTopic, knowledge_);
    if (!report) return;
    if (topic->elliptic && !Explicit(*report)) return;
    if (report->amount == Amount::kDone && !topic->known) return;
    Add(t, reply, *topic, std::move(*report));
  }

  /// The client's turn that answers; a bare "No." holds no saying and still is one.
  [[nodiscard]] std::size_t ReplyTo(std::size_t t) const {
    if (t + 1 < talk_.turns.size() && talk_.turns[t + 1].side == Side::kClient) return t + 1;
    return talk_.ClientTurnAfter(t);
  }

  /// An amount that only a review can mean.
  static bool Explicit(const TaskReport& report) {
    return report.amount == Amount::kNone ||
           (report.amount == Amount::kCount && (!report.unit.empty() || report.of));
  }

  [[nodiscard]] std::optional<Topic> TopicOf(std::size_t t) const {
    const Turn& turn = talk_.turns[t];
    Topic topic;
    std::size_t looked = 0;
    for (std::size_t s = turn.last; s-- > turn.first && looked < kPromptSayings; ++looked) {
      const Saying& saying = talk_.sayings[s];
      if (saying.risky || saying.withheld || saying.quoted) return std::nullopt;
      if (saying.question && Has(saying.clean, "spoken.scale")) return std::nullopt;
      Target(saying, topic);
      if (Prompts(saying)) {
        topic.saying = s;
        topic.known = TaskNamed(tasks_, saying.clean);
        if (topic.known) return topic;
        topic.label = TaskWord(saying);
        if (!topic.label.empty()) return topic;
      }
      if (looked == 0 && Elliptic(saying, t, topic)) return topic;
      if (!Tail(saying)) return std::nullopt;
    }
    return std::nullopt;
  }

  /// Short, a question, or with a word of reviewing.
  [[nodiscard]] bool Prompts(const Saying& saying) const {
    return saying.clean.size() <= (saying.question ? kQuestionTokensMax : kPromptTokensMax) ||
           Has(saying.clean, "tasks.review_ask");
  }
  /// May stand behind the saying that names the task.
  [[nodiscard]] bool Tail(const Saying& saying) const {
    return Has(saying.clean, "tasks.review_ask") ||
           (!saying.numbers.empty() && saying.clean.size() <= 8);
  }

  /// "The deal was three", "we'd said five", "two times".
  void Target(const Saying& saying, Topic& topic) const {
    if (topic.target) return;
    for (const Number& number : saying.numbers) {
      if (number.value > kCountMax || number.value < 1 || number.high || number.of) continue;
      const bool ends = number.last == saying.clean.size() || saying.clean[number.last].Is(",");
      const bool unit = !ends && Has({saying.clean[number.last]}, "tasks.times_units");
      if (unit || (ends && Has(saying.clean, "tasks.review_ask"))) topic.target = number.value;
    }
  }

  /// "the breathing practice": the therapist's own name for a task.
  [[nodiscard]] std::string TaskWord(const Saying& saying) const {
    const Tokens& clean = saying.clean;
    for (std::size_t i = 0; i < clean.size(); ++i) {
      const bool many = i >= 2 && clean[i - 1].Is("many") && clean[i - 2].Is("how");
      const bool named = i >= 1 && (clean[i - 1].Is("the") || clean[i - 1].Is("your"));
      if (!many && !named) continue;
      std::size_t end = i;
      while (end < clean.size() && clean[end].IsWord() && !IsFunctionWord(clean[end].norm) &&
             end < i + 3) {
        ++end;
      }
      if (end == i) continue;
      const Tokens phrase(clean.begin() + static_cast<std::ptrdiff_t>(i),
                          clean.begin() + static_cast<std::ptrdiff_t>(many ? i + 1 : end));
      if (Has(phrase, "spoken.not_tasks")) continue;
      const bool task = Has(phrase, "spoken.task_words");
      if (task || (many && Has(clean, "tasks.review_ask"))) {
        return LowerCase(TextOf(clean, i, many ? i + 1 : end, Text(saying)));
      }
    }
    return "";
  }

  /// "And lunch?" while a review is under way.
  bool Elliptic(const Saying& saying, std::size_t t, Topic& topic) const {
    if (!reviewed_ || *reviewed_ + kStretchTurns < t || saying.clean.size() > 4) return false;
    std::size_t first = 0;
    if (saying.clean[0].Is("the") || saying.clean[0].Is("your")) first = 1;
    if (first >= saying.clean.size()) return false;
    for (std::size_t i = first; i < saying.clean.size(); ++i) {
      const Token& token = saying.clean[i];
      if (!token.IsWord() || IsFunctionWord(token.norm) || IsDayWord(token) ||
          in_.telling.past.contains(token.norm) || Has({token}, "spoken.not_topics")) {
        return false;
      }
    }
    topic.label = LowerCase(TextOf(saying.clean, first, saying.clean.size(), Text(saying)));
    topic.elliptic = true;
    topic.saying = static_cast<std::size_t>(&saying - talk_.sayings.data());
    return true;
  }

  /// "So breakfast I did five. Five days.": the client goes through the list unasked.
  void OwnTopics(std::size_t t) {
    const Turn& turn = talk_.turns[t];
    const bool asked = t > 0 && talk_.turns[t - 1].side == Side::kTherapist;
    if (!asked || !reviewed_ || *reviewed_ + kStretchTurns < t) return;
    for (std::size_t s = turn.first; s < turn.last; ++s) {
      const Saying& saying = talk_.sayings[s];
      const Tokens& clean = saying.clean;
      if (saying.question || saying.risky || saying.withheld || saying.numbers.size() != 1)
        continue;
      const Number& number = saying.numbers.front();
      if (clean.size() < 4 || number.first > 4 || number.value > kCountMax) continue;
      const bool did = clean[1].Is("i") && clean[2].Is("did");
      const bool was = clean[1].Is("was") || clean[1].Is("were");
      const Token& noun = clean[0];
      if ((!did && !was) || !noun.IsWord() || IsFunctionWord(noun.norm)) continue;
      std::string unit;
      if (number.last < clean.size()) unit = UnitOf(clean[number.last]);
      if (unit.empty() && s + 1 < turn.last) {
        const Saying& next = talk_.sayings[s + 1];
        if (next.numbers.size() == 1 && next.numbers[0].value == number.value &&
            next.numbers[0].last < next.clean.size()) {
          unit = UnitOf(next.clean[next.numbers[0].last]);
        }
      }
      if (unit.empty()) continue;
      Topic topic;
      topic.label = LowerCase(noun.span.In(Text(saying)));
      TaskReport report;
      report.amount = number.value == 0 ? Amount::kNone : Amount::kCount;
      report.count = number.value;
      report.text = number.text;
      report.unit = unit;
      Add(t - 1, t, topic, std::move(report));
    }
  }
  [[nodiscard]] std::string UnitOf(const Token& token) const {
    if (!Has({token}, "tasks.times_units")) return "";
    return token.norm.ends_with('s') ? token.norm : token.norm + "s";
  }

  void Add(std::size_t t, std::size_t reply, Topic topic, TaskReport report) {
    Fact fact;
    fact.kind = FactKind::kHomeworkReview;
    fact.rule = "spoken.review";
    fact.experiencer = talk_.turns[reply].speaker;
    fact.evidence = {talk_.EvidenceOfTurn(reply)};
    if (topic.saying < talk_.sayings.size() && talk_.sayings[topic.saying].turn == t &&
        !Quotes(t)) {
      fact.evidence.push_back(talk_.EvidenceOfTurn(t));
    }
    // "There was the choir and there was the call." - "I did the choir."
    if (report.saying < talk_.turns[reply].last && report.saying >= talk_.turns[reply].first) {
      const auto own = TaskNamed(tasks_, talk_.sayings[report.saying].clean);
      if (own) topic.known = own;
    }
    if (joint_ && !Settled(reply, report, fact)) return;
    Echo(reply, report, fact);
    if (report.amount == Amount::kCount && !Count(topic, report, fact)) return;
    fact.concept_id = topic.known ? tasks_[*topic.known].label : topic.label;
    fact.slots.trigger = ShapeName(topic);
    fact.slots.severity = AmountName(report.amount);
    if (report.amount != Amount::kNone && report.amount != Amount::kCount && !report.text.empty()) {
      fact.slots.value = report.text;
    }
    if (!report.days.empty()) fact.slots.when = report.days;
    if (report.qualified) fact.slots.duration = "qualified";
    if (report.amount == Amount::kNone && report.bare) fact.slots.duration = "bare";
    fact.voice = Voice::kClient;
    fact.words = report.exception;
    fact.salience = kReviewSalience + (topic.known ? 0.3 : 0);
    reviewed_ = t;
    Compare(reply, report, fact);
    if (!told_.insert(fact.concept_id).second) return;
    answered_.insert(talk_.turns[reply].utterance);
    found_.push_back(std::move(fact));
  }

  /// The turn gives back somebody's words, which show nothing of the task.
  [[nodiscard]] bool Quotes(std::size_t turn) const {
    for (std::size_t s = talk_.turns[turn].first; s < talk_.turns[turn].last; ++s) {
      if (talk_.sayings[s].quoted) return true;
    }
    return false;
  }

  /// Sets value and target; false if the numbers do not fit.
  bool Count(const Topic& topic, const TaskReport& report, Fact& fact) const {
    int target = 0;
    if (report.of) {
      target = static_cast<int>(*report.of);
    } else if (topic.target && !Act(topic)) {
      target = static_cast<int>(*topic.target);
    } else if (topic.known && !Act(topic)) {
      target = tasks_[*topic.known].quantity.value_or(0);
    }
    // A count of days is no part of a number of something else.
    const bool days = !report.unit.empty() && report.unit != "times";
    if (report.count > target || (days && !report.of)) target = 0;
    fact.slots.value = report.text;
    if (target > 0) fact.slots.target = std::to_string(target);
    if (!report.unit.empty()) fact.slots.frequency = report.unit;
    if (report.unit.empty() && report.of && target == 7) fact.slots.frequency = "days";
    return target > 0 || !report.unit.empty() || topic.known.has_value();
  }

  /// A number in an act belongs to its object, not to how often it was done.
  [[nodiscard]] bool Act(const Topic& topic) const {
    return topic.known && tasks_[*topic.known].shape == TaskShape::kAct;
  }

  /// "Three." - "Three of five.": the therapist gives the whole back.
  void Echo(std::size_t reply, TaskReport& report, Fact& fact) const {
    if (report.amount != Amount::kCount || report.of || reply + 1 >= talk_.turns.size()) return;
    const Turn& next = talk_.turns[reply + 1];
    if (next.side != Side::kTherapist || next.first == next.last) return;
    for (const Number& number : talk_.sayings[next.first].numbers) {
      if (number.of && number.value == report.count && *number.of <= kCountMax) {
        report.of = number.of;
        fact.evidence.push_back(talk_.EvidenceOf(talk_.sayings[next.first]));
        return;
      }
    }
  }

  /// Of a couple's numbers the one that the therapist gives back counts; without one a number that
  /// the other disputes counts for nothing.
  bool Settled(std::size_t reply, TaskReport& report, Fact& fact) const {
    bool disputed = false;
    double said = -1;
    for (std::size_t t = reply + 1; t < talk_.turns.size() && t <= reply + kDisputeTurns; ++t) {
      const Turn& turn = talk_.turns[t];
      if (turn.first == turn.last) continue;
      const Saying& first = talk_.sayings[turn.first];
      const bool bare = first.numbers.size() == 1 && first.clean.size() <= 5;
      const bool twice =
          first.clean.size() <= 2 && (first.clean[0].Is("twice") || first.clean[0].Is("once"));
      if (turn.side == Side::kTherapist) {
        if (bare && first.numbers[0].value == said && !first.question) {
          report.amount = Amount::kCount;
          report.count = said;
          report.text = first.numbers[0].text;
          report.unit.clear();
          report.days.clear();
          fact.evidence.insert(fact.evidence.begin(), talk_.EvidenceOf(first));
          fact.slots.person = "both";
          return true;
        }
        continue;
      }
      if (turn.speaker != talk_.turns[reply].speaker && (bare || twice) && t <= reply + 3) {
        disputed = true;
      }
      if (bare) said = first.numbers[0].value;
    }
    return !disputed;
  }

  /// "And the week before?" - "Two."
  void Compare(std::size_t reply, const TaskReport& report, Fact& fact) const {
    if (report.amount != Amount::kCount || reply + 1 >= talk_.turns.size()) return;
    const Turn& ask = talk_.turns[reply + 1];
    if (ask.side != Side::kTherapist || ask.first == ask.last) return;
    const Saying& last = talk_.sayings[ask.last - 1];
    const auto cues = knowledge_.lexicon.Cues("tasks.before").FindLongest(last.clean);
    if (cues.empty() || last.clean.size() > 10) return;
    const std::size_t answer = talk_.ClientTurnAfter(reply + 1);
    if (answer != reply + 2) return;
    std::set<double> values;
    for (std::size_t s = talk_.turns[answer].first; s < talk_.turns[answer].last; ++s) {
      const Saying& saying = talk_.sayings[s];
      if (saying.clean.size() > 6) break;
      if (Has(saying.clean, "tasks.uncertain") && saying.numbers.size() < 2) return;
      for (const Number& number : saying.numbers) values.insert(number.value);
    }
    if (values.empty() || values.size() > 2 || *values.rbegin() > kCountMax) return;
    const auto text = [](double value) { return std::to_string(static_cast<int>(value)); };
    fact.slots.previous = text(*values.begin());
    if (values.size() == 2) *fact.slots.previous += " or " + text(*values.rbegin());
    std::size_t first = cues.front().first;
    static constexpr std::array kLead =
        std::to_array<std::string_view>({"the", "a", "couple", "few"});
    while (first > 0 &&
           std::find(kLead.begin(), kLead.end(), last.clean[first - 1].norm) != kLead.end()) {
      --first;
    }
    fact.slots.period = LowerCase(TextOf(last.clean, first, cues.front().last, Text(last)));
    fact.evidence.push_back(talk_.EvidenceOfTurn(answer));
  }

  [[nodiscard]] std::string ShapeName(const Topic& topic) const {
    if (!topic.known) return topic.elliptic || topic.saying == 0 ? "item" : "noun";
    const TaskShape shape = tasks_[*topic.known].shape;
    if (shape == TaskShape::kAct) return "act";
    return shape == TaskShape::kGerund ? "gerund" : "noun";
  }
  static std::string AmountName(Amount amount) {
    static constexpr std::array<std::string_view, 6> kNames = {"count", "half", "none",
                                                               "every", "part", "done"};
    return std::string(kNames[static_cast<std::size_t>(amount)]);
  }

  const SpokenInput& in_;
  const Talk& talk_;
  const Knowledge& knowledge_;
  std::vector<Fact>& facts_;
  const std::vector<KnownTask> tasks_;
  std::optional<std::size_t> reviewed_;  ///< turn of the last review
  std::set<std::string> told_;
  std::set<std::size_t> answered_;  ///< utterances that tell a review
  std::vector<Fact> found_;
  bool joint_ = false;  ///< more than one client speaks
};

}  // namespace

void FindReviews(const SpokenInput& in, std::vector<Fact>& facts) { Reviews(in, facts).Run(); }

}  // namespace goldenthread
