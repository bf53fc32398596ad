// The amount that was done stands before what was assigned, and never without its task.
#include "note/word_tasks.h"

#include <algorithm>
#include <cctype>
#include <vector>

#include "base/tokens.h"
#include "findings/numbers.h"

namespace goldenthread {
namespace {

class Review {
 public:
  Review(const Fact& fact, const Referent& client, const VerbForms& verbs)
      : fact_(fact), client_(client), verbs_(verbs), label_(fact.concept_id) {}

  std::optional<std::string> Sentence() const {
    const std::string amount = Amount();
    if (amount.empty()) return std::nullopt;
    std::string sentence = fact_.slots.person ? Passive(amount) : client_.noun + " " + amount;
    if (fact_.slots.when) sentence += " (" + *fact_.slots.when + ")";
    if (fact_.slots.previous) {
      sentence += ", compared with " + *fact_.slots.previous + " " + *fact_.slots.period;
    }
    const std::optional<std::string> exception = Exception();
    if (!exception) return std::nullopt;
    sentence += *exception + ".";
    sentence[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(sentence[0])));
    return sentence;
  }

 private:
  [[nodiscard]] bool Shaped(std::string_view shape) const { return *fact_.slots.trigger == shape; }
  [[nodiscard]] std::string Value() const { return fact_.slots.value.value_or(""); }
  /// "the thought record"; what is named in passing has no article: "lunch".
  [[nodiscard]] std::string Named() const { return (Shaped("noun") ? "the " : "") + label_; }

  /// What was done, from the verb on; empty where the parts do not fit.
  [[nodiscard]] std::string Amount() const {
    const std::string& amount = *fact_.slots.severity;
    if (amount == "count") return Count();
    if (amount == "none") {
      if (fact_.slots.duration)
        return "has yet to " + (Shaped("act") ? label_ : "complete " + Named());
      if (Shaped("act")) return "did not " + label_;
      return Shaped("item") ? "reported no " + label_ : "did not complete " + Named();
    }
    if (Shaped("act")) return amount == "done" ? Past() : "";
    if (amount == "half") return "completed half of " + Named();
    if (amount == "part") return "completed " + Value() + " of " + Named();
    if (amount == "every") {
      return Value().starts_with("all") ? "completed all of " + Named()
                                        : Verb() + Named() + " " + Value();
    }
    return Shaped("item") ? "" : "completed " + Named();
  }

  [[nodiscard]] std::string Count() const {
    const Slots& slots = fact_.slots;
    const std::string unit = slots.frequency.value_or("");
    const bool times = unit == "times";
    const std::string of = slots.target ? " of " + *slots.target : "";
    const std::string did = Shaped("act") ? Past() : Verb() + Named();
    if (!unit.empty() && !times) {
      if (Shaped("item")) return "reported " + label_ + " on " + Value() + of + " " + unit;
      return did + " on " + Value() + of + " " +
             (Value() == "1" && of.empty() ? Single(unit) : unit);
    }
    if (!of.empty()) {
      if (Shaped("act") || Shaped("gerund")) return did + " " + Value() + of + " times";
      return "completed " + Value() + of + " " + Plural();
    }
    if (times) return (Shaped("item") ? "reported " + label_ : did) + " " + Times();
    return Shaped("noun") && Plural() == label_ ? "completed " + Value() + " " + label_ : "";
  }

  /// "ten-minute walk" -> "ten-minute walks"; a longer name stays as it is.
  [[nodiscard]] std::string Plural() const {
    const bool whole = label_.find(" of ") == std::string::npos &&
                       label_.find(" to ") == std::string::npos &&
                       label_.find(" for ") == std::string::npos;
    return !whole || label_.ends_with('s') || label_.ends_with("ing") ? label_ : label_ + "s";
  }
  /// What is written down is kept, anything else is done.
  [[nodiscard]] std::string Verb() const {
    for (const char* end : {"log", "diary", "chart", "journal", "record", "tracker"}) {
      if (label_.ends_with(end)) return "kept ";
    }
    return "did ";
  }
  static std::string Single(const std::string& unit) { return unit.substr(0, unit.size() - 1); }
  [[nodiscard]] std::string Times() const {
    if (Value() == "1") return "once";
    return Value() == "2" ? "twice" : Value() + " times";
  }
  [[nodiscard]] std::string Past() const {
    const std::size_t space = label_.find(' ');
    return verbs_.PastOf(label_.substr(0, space)) +
           (space == std::string::npos ? "" : label_.substr(space));
  }

  /// "completed 2 of 3 sheets" -> "2 of 3 sheets were completed".
  static std::string Passive(const std::string& amount) {
    const std::string verb = "completed ";
    if (!amount.starts_with(verb)) return "It was reported that they " + amount;
    return amount.substr(verb.size()) + " were completed by report";
  }

  /// "; she missed Saturday"; nothing at all where a qualification cannot be told.
  [[nodiscard]] std::optional<std::string> Exception() const {
    if (fact_.words.empty()) return "";
    const auto told = RewritePerson(fact_.words, ClientIs::kSpeaker, client_, verbs_);
    if (told) return (fact_.words.starts_with("not ") ? ", " : "; ") + *told;
    return fact_.slots.duration ? std::nullopt : std::optional<std::string>("");
  }

  const Fact& fact_;
  const Referent& client_;
  const VerbForms& verbs_;
  const std::string& label_;
};

ClientIs SpeakerOf(const Fact& fact) {
  return fact.voice == Voice::kClient ? ClientIs::kSpeaker : ClientIs::kAddressed;
}

/// A number alone: "three".
bool IsCount(const std::string& words) {
  const std::vector<Number> numbers = FindNumbers(Tokenize(words));
  return words.find(' ') == std::string::npos && numbers.size() == 1;
}

/// What is counted: "one open question" -> "open questions"; a longer name stays as it is.
std::string Counted(std::string topic) {
  if (topic.starts_with("one ")) topic.erase(0, 4);
  const bool whole = std::count(topic.begin(), topic.end(), ' ') < 3 && !topic.ends_with('s');
  return whole ? topic + "s" : topic;
}

/// ", Friday at noon", or nothing.
std::string When(const Fact& fact, const Referent& client, const VerbForms& verbs) {
  if (!fact.slots.when) return "";
  for (const ClientIs voice : {ClientIs::kSpeaker, ClientIs::kAddressed}) {
    const auto when = RewritePerson(*fact.slots.when, voice, client, verbs);
    if (when) return ", " + *when;
  }
  return "";
}

std::optional<std::string> Condition(const Fact& fact, const Referent& client,
                                     const VerbForms& verbs) {
  const auto condition = RewritePerson(fact.words, ClientIs::kAddressed, client, verbs);
  const auto act = RewritePerson(*fact.slots.target, ClientIs::kAddressed, client, verbs);
  if (!condition || !act) return std::nullopt;
  if (*fact.slots.severity == "agreed") {
    std::string sentence = *condition + ", " + client.lower + " agreed to " + *act + ".";
    sentence[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(sentence[0])));
    return sentence;
  }
  std::string instead;
  if (fact.slots.value) {
    const auto not_to = RewritePerson(*fact.slots.value, ClientIs::kAddressed, client, verbs);
    if (not_to) instead = " and not " + *not_to;
  }
  return client.noun + " was told to go to " + *act + instead + " " + *condition + ".";
}

}  // namespace

bool IsPlanItem(const Fact& fact) {
  return fact.rule == "spoken.recap" || fact.rule == "spoken.task" ||
         fact.rule == "spoken.commitment" || fact.rule == "spoken.therapist_task";
}

std::optional<std::string> WordPlanItem(const Fact& fact, const Referent& client,
                                        const VerbForms& verbs) {
  const auto words = RewritePerson(fact.words, SpeakerOf(fact), client, verbs);
  if (!words) return std::nullopt;
  std::string item = *words;
  if (fact.rule == "spoken.therapist_task") item = "therapist to " + item;
  if (fact.experiencer != "client") item = client.noun + " to " + item;
  const std::string topic = fact.slots.trigger.value_or("");
  if (!topic.empty()) {
    // "three o'clock snack" has a number of its own.
    const bool counts = IsCount(item) &&
                        (topic.starts_with("one ") || FindNumbers(Tokenize(topic)).empty()) &&
                        topic.find("o'clock") == std::string::npos;
    item = counts ? item + " " + Counted(topic) : topic + ": " + item;
  }
  return item + When(fact, client, verbs);
}

std::optional<std::string> WordPlanSentence(const Fact& fact, const Referent& client,
                                            const VerbForms& verbs) {
  if (fact.rule == "spoken.condition") return Condition(fact, client, verbs);
  if (fact.rule == "spoken.event_date") {
    std::string label = fact.concept_id;
    label[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(label[0])));
    return label + ": " + *fact.slots.when + ".";
  }
  if (!fact.slots.when) return "Next session: " + fact.words + ".";
  return "Next session: " + *fact.slots.when + (fact.words.empty() ? "" : ", " + fact.words) + ".";
}

std::optional<std::string> WordReview(const Fact& fact, const Referent& client,
                                      const VerbForms& verbs) {
  return Review(fact, client, verbs).Sentence();
}

}  // namespace goldenthread
