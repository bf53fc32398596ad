// The amount that was done stands before what was assigned, and never without its task.
#include "note/word_tasks.h"

#include <cctype>

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
                                        : "did " + Named() + " " + Value();
    }
    return Shaped("item") ? "" : "completed " + Named();
  }

  [[nodiscard]] std::string Count() const {
    const Slots& slots = fact_.slots;
    const std::string unit = slots.frequency.value_or("");
    const bool times = unit == "times";
    const std::string of = slots.target ? " of " + *slots.target : "";
    const std::string did = Shaped("act") ? Past() : "did " + Named();
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

}  // namespace

std::optional<std::string> WordReview(const Fact& fact, const Referent& client,
                                      const VerbForms& verbs) {
  return Review(fact, client, verbs).Sentence();
}

}  // namespace goldenthread
