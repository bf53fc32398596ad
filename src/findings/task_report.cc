// The tests run from the most explicit amount to the least, so that "No. Well, half." is half and
// "I swam five, five of six" keeps its whole.
#include "findings/task_report.h"

#include <algorithm>
#include <array>

#include "base/function_words.h"
#include "findings/spoken_parts.h"

namespace goldenthread {
namespace {

using Tokens = std::vector<Token>;

/// More than a week's days twice over is no count of a homework.
constexpr double kCountMax = 14;
constexpr std::size_t kBareTokensMax = 4;
constexpr std::size_t kExceptionTokensMax = 12;

class Reader {
 public:
  Reader(const Talk& talk, std::size_t turn, Asked asked, const Knowledge& knowledge)
      : talk_(talk), turn_(talk.turns[turn]), asked_(asked), knowledge_(knowledge) {}

  std::optional<TaskReport> Run() {
    for (std::size_t s = turn_.first; s < turn_.last; ++s) {
      const Saying& saying = talk_.sayings[s];
      if (saying.withheld) return std::nullopt;
      if (saying.risky || saying.quoted || saying.clean.empty()) continue;
      // "Did it twice." only looks like a question.
      if (talk_.conversation.tokens[saying.utterance][saying.last - 1].Is("?")) break;
      if (Has(saying.clean, "tasks.uncertain") || OthersDeed(saying)) {
        if (found_) continue;
        if (s == turn_.first && saying.clean.size() > kBareTokensMax) return std::nullopt;
        continue;
      }
      Amounts(saying, s);
      if (found_ && s > report_.saying) Exception(saying);
    }
    return found_ ? std::optional(report_) : BareAnswer();
  }

 private:
  [[nodiscard]] bool Has(const Tokens& tokens, const std::string& list) const {
    return HasCue(tokens, list, knowledge_);
  }
  [[nodiscard]] const std::string& Text() const {
    return talk_.transcript.utterances[turn_.utterance].text;
  }

  /// "He walked three times": somebody else's doing.
  static bool OthersDeed(const Saying& saying) {
    const Token& first = saying.clean.front();
    return first.Is("he") || first.Is("she") || first.Is("they");
  }

  void Set(Amount amount, std::size_t saying, std::string text = "") {
    report_.amount = amount;
    report_.text = std::move(text);
    report_.saying = saying;
    found_ = true;
  }

  void Amounts(const Saying& saying, std::size_t s) {
    const Tokens& clean = saying.clean;
    const bool counted = found_ && report_.amount == Amount::kCount;
    if (found_ && !counted) return;
    // "Four. I walked twice.": the bare number repeats what was asked for.
    if (counted && s == report_.saying + 1 && bare_ && DoneBefore(clean, clean.size())) {
      const TaskReport bare = report_;
      found_ = false;
      if (!Count(saying, s, false) || report_.count == bare.count) {
        report_ = bare;
        found_ = true;
      }
      if (report_.saying == s) return;
    }
    if (!found_ && Half(clean)) {
      Set(Amount::kHalf, s);
      Days(saying);
      if (report_.days.empty() && s + 1 < turn_.last) Days(talk_.sayings[s + 1]);
      return;
    }
    if (Count(saying, s, counted) || found_) return;
    if (Part(saying, s)) return;
    if (None(clean)) {
      Set(Amount::kNone, s);
    } else if (const std::string every = EveryText(clean); !every.empty() && !Negated(clean)) {
      Set(Amount::kEvery, s, every);
    } else if (Done(clean)) {
      Set(Amount::kDone, s);
      Days(saying);
    }
  }

  /// "I did half", "about half of it"; not "half of Sunday".
  static bool Half(const Tokens& clean) {
    for (std::size_t i = 0; i < clean.size(); ++i) {
      if (!clean[i].Is("half")) continue;
      const bool ends = i + 1 == clean.size() || clean[i + 1].Is(",");
      const bool whole = i + 2 < clean.size() && clean[i + 1].Is("of") &&
                         (clean[i + 2].Is("it") || clean[i + 2].Is("them"));
      const bool compound = i > 0 && (clean[i - 1].Is("and") || clean[i - 1].Is("a"));
      return (ends || whole) && !compound;
    }
    return false;
  }

  bool Count(const Saying& saying, std::size_t s, bool refine) {
    const Tokens& clean = saying.clean;
    if (Has(clean, "tasks.missed") || Negated(clean)) return false;
    for (const Number& number : saying.numbers) {
      const bool whole = number.of && *number.of <= kCountMax;
      if (refine) {
        if (!whole || number.value != report_.count) continue;
        report_.of = number.of;
        report_.saying = s;
        return true;
      }
      if (number.value > kCountMax || (number.of && !whole)) continue;
      const std::string unit = UnitAt(clean, number.last);
      const bool ends =
          number.last == clean.size() || clean[number.last].Is(",") || clean[number.last].Is("and");
      const bool bare = ends && number.last <= kBareTokensMax;
      const bool did =
          number.first > 0 && DoneBefore(clean, number.first) && (ends || !unit.empty());
      const bool fragment = !unit.empty() && clean.size() <= kBareTokensMax;
      const bool copula = number.first > 0 && !unit.empty() && ends;
      if (!whole && !bare && !did && !fragment && !copula) continue;
      if (number.value == 0) {
        Set(Amount::kNone, s);
        return true;
      }
      Set(Amount::kCount, s, number.text);
      bare_ = bare && !did;
      report_.count = number.value;
      report_.of = whole ? number.of : std::nullopt;
      report_.unit = unit;
      if (number.of) report_.text = number.text.substr(0, number.text.find(' '));
      if (number.first > 0 && clean[number.first - 1].Is("about")) {
        report_.text = "about " + report_.text;
      }
      Days(saying);
      if (report_.days.empty() && s + 1 < turn_.last) Days(talk_.sayings[s + 1]);
      if (unit.empty()) NextUnit(s);
      return true;
    }
    return Times(saying, s, refine);
  }

  /// "five. Five days.": the unit comes behind.
  void NextUnit(std::size_t s) {
    if (s + 1 >= turn_.last) return;
    const Saying& next = talk_.sayings[s + 1];
    if (next.numbers.empty() || next.clean.size() > kBareTokensMax) return;
    if (next.numbers.front().value != report_.count) return;
    report_.unit = UnitAt(next.clean, next.numbers.front().last);
  }

  bool Times(const Saying& saying, std::size_t s, bool refine) {
    const Tokens& clean = saying.clean;
    if (refine) return false;
    for (std::size_t i = 0; i < clean.size(); ++i) {
      const bool once = clean[i].Is("once");
      if (!once && !clean[i].Is("twice")) continue;
      const bool last = i + 1 == clean.size() || clean[i + 1].Is(",") || clean[i + 1].Is("and");
      if (!last || (i > 0 && clean[i - 1].Is("at"))) continue;
      if (i > 0 && !DoneBefore(clean, i)) continue;
      Set(Amount::kCount, s, once ? "1" : "2");
      report_.count = once ? 1 : 2;
      report_.unit = "times";
      Days(saying);
      if (report_.days.empty() && s + 1 < turn_.last) Days(talk_.sayings[s + 1]);
      return true;
    }
    return false;
  }

  [[nodiscard]] std::string UnitAt(const Tokens& clean, std::size_t i) const {
    if (i >= clean.size() || !Has({clean[i]}, "tasks.times_units")) return "";
    const std::string& norm = clean[i].norm;
    return norm.ends_with('s') ? norm : norm + "s";
  }

  /// A verb of doing stands before, without another number's noun between.
  [[nodiscard]] bool DoneBefore(const Tokens& clean, std::size_t at) const {
    const std::size_t first = at > 6 ? at - 6 : 0;
    const Tokens before(clean.begin() + static_cast<std::ptrdiff_t>(first),
                        clean.begin() + static_cast<std::ptrdiff_t>(at));
    return Has(before, "tasks.done_verbs");
  }

  static bool Negated(const Tokens& clean) {
    return std::any_of(clean.begin(), clean.end(), [](const Token& t) {
      return t.Is("not") || t.Is("never") || t.Is("without") || t.Is("neither");
    });
  }

  [[nodiscard]] bool None(const Tokens& clean) const {
    if (!Has(clean, "tasks.none")) return false;
    const bool own = clean.front().Is("i") || clean.front().Is("we") || clean.size() <= 5;
    // A day or "all" behind "not" makes it an exception, not a refusal of the whole.
    const bool whole = std::none_of(clean.begin(), clean.end(), [](const Token& t) {
      return IsDayWord(t) || t.Is("night") || t.Is("all") || t.Is("every") || t.Is("whole") ||
             t.Is("much") || t.Is("finish") || t.Is("know") || t.Is("think") || t.Is("want") ||
             t.Is("mind") || t.Is("like") || t.Is("bad") || t.Is("hard") || t.Is("remember") ||
             t.Is("until") || t.Is("till") || t.Is("but");
    });
    return own && whole;
  }

  [[nodiscard]] std::string EveryText(const Tokens& clean) const {
    if (clean.size() > 8) return "";
    const auto found = knowledge_.lexicon.Cues("tasks.every").FindLongest(clean);
    if (found.empty()) return "";
    // "Every day except Sunday": told whole.
    const std::size_t last = found.front().last;
    const bool except = last + 2 == clean.size() &&
                        (clean[last].Is("except") || clean[last].Is("but")) &&
                        IsDayWord(clean[last + 1]);
    if (except) {
      return LowerCase(TextOf(clean, found.front().first, last + 1, Text())) + " " +
             TextOf(clean, last + 1, last + 2, Text());
    }
    const bool almost = std::any_of(clean.begin(), clean.end(), [](const Token& t) {
      return t.Is("almost") || t.Is("nearly") || t.Is("but") || t.Is("except") || t.Is("most");
    });
    return almost ? "" : LowerCase(TextOf(clean, found.front().first, found.front().last, Text()));
  }

  /// "I read a chapter", "I got through two paragraphs".
  bool Part(const Saying& saying, std::size_t s) {
    const Tokens& clean = saying.clean;
    for (std::size_t i = 1; i < clean.size(); ++i) {
      if (!Has({clean[i]}, "tasks.parts") || !DoneBefore(clean, i) || Negated(clean)) continue;
      const bool article = clean[i - 1].Is("a") || clean[i - 1].Is("one") ||
                           clean[i - 1].Is("two") || clean[i - 1].Is("three") ||
                           clean[i - 1].Is("first");
      if (!article) continue;
      std::size_t first = i - 1;
      if (first > 0 && (clean[first - 1].Is("about") || clean[first - 1].Is("the"))) --first;
      Set(Amount::kPart, s, TextOf(clean, first, i + 1, Text()));
      return true;
    }
    return false;
  }

  /// "I did it." "I went." "I did the walk."
  [[nodiscard]] bool Done(const Tokens& clean) const {
    if (clean.size() < 2 || clean.size() > 8 || !clean.front().Is("i") || Negated(clean) ||
        Has(clean, "tasks.limits")) {
      return false;
    }
    const std::size_t verb = clean[1].Is("have") && clean.size() > 2 ? 2 : 1;
    return Has({clean[verb]}, "tasks.done_verbs");
  }

  /// "Friday and Tuesday": the names of days in the saying, in order.
  void Days(const Saying& saying) {
    if (Negated(saying.clean) || Has(saying.clean, "tasks.missed") ||
        Has(saying.clean, "tasks.limits")) {
      return;
    }
    std::vector<std::string> days;
    for (std::size_t i = 0; i < saying.clean.size(); ++i) {
      const Token& token = saying.clean[i];
      if (!IsDayWord(token) || !token.norm.ends_with("day") || token.Is("today")) continue;
      std::string day(token.span.In(Text()));
      const bool half = i >= 2 && saying.clean[i - 1].Is("of") && saying.clean[i - 2].Is("half");
      days.push_back((half ? "half of " : "") + day);
    }
    if (days.empty() || days.size() > 6) return;
    report_.days.clear();
    for (std::size_t d = 0; d < days.size(); ++d) {
      if (d > 0) report_.days += d + 1 == days.size() ? " and " : ", ";
      report_.days += days[d];
    }
  }

  /// "I missed Saturday because ...": the clause up to its reason.
  void Exception(const Saying& saying) {
    const Tokens& clean = saying.clean;
    if (!report_.exception.empty() || saying.abandoned || clean.size() < 3) return;
    if (Turns(saying)) {
      report_.qualified = true;
      report_.exception = saying.words;
      return;
    }
    if (!clean.front().Is("i") || !Has(clean, "tasks.missed")) return;
    std::size_t end = 0;
    while (end < clean.size() && !clean[end].Is(",") && !clean[end].Is("because") &&
           !clean[end].Is("cause") && !clean[end].Is("'cause") && !clean[end].Is("and")) {
      ++end;
    }
    if (end < 3 || end > kExceptionTokensMax) return;
    const bool opens = std::any_of(
        clean.begin() + 1, clean.begin() + static_cast<std::ptrdiff_t>(end), [](const Token& t) {
          return t.Is("it") || t.Is("that") || t.Is("this") || t.Is("we") || t.Is("them") ||
                 t.Is("one");
        });
    const bool day = std::any_of(clean.begin(), clean.begin() + static_cast<std::ptrdiff_t>(end),
                                 [](const Token& t) { return IsDayWord(t) || t.Is("night"); });
    if (opens || !day) return;
    // "I didn't do Monday" leaves the day.
    const bool left_out = end > 4 && clean[1].Is("did") && clean[2].Is("not") && clean[3].Is("do");
    report_.exception =
        left_out ? "not " + TextOf(clean, 4, end, Text()) : TextOf(clean, 0, end, Text());
  }

  /// Opens with "but" or "except".
  [[nodiscard]] bool Turns(const Saying& saying) const {
    const Token& first = talk_.conversation.tokens[saying.utterance][saying.first];
    return first.Is("but") || first.Is("except") || first.Is("only") || first.Is("well");
  }

  /// "Yes." or "No." alone.
  std::optional<TaskReport> BareAnswer() {
    if (asked_ != Asked::kYesOrNo) return std::nullopt;
    Tokens raw;
    for (const Token& token : talk_.conversation.tokens[turn_.utterance]) {
      if (token.IsWord() || token.IsNumber()) raw.push_back(token);
    }
    const auto& spoken = talk_.conversation.tokens[turn_.utterance];
    const bool alone = spoken.size() > 1 && (spoken[0].Is("no") || spoken[0].Is("nope")) &&
                       (spoken[1].Is(".") || spoken[1].Is("!"));
    if (alone && !Has(raw, "tasks.partly") && !Has(raw, "spoken.defer")) {
      report_.saying = turn_.first;
      report_.amount = Amount::kNone;
      report_.bare = true;
      return report_;
    }
    if (raw.empty() || Has(raw, "spoken.exception") || Has(raw, "spoken.defer"))
      return std::nullopt;
    report_.saying = turn_.first;
    if (OpensWithCue(raw, "spoken.plain_no", knowledge_)) {
      report_.amount = Amount::kNone;
      report_.bare = true;
      return report_;
    }
    if (raw.size() <= 6 && OpensWithCue(raw, "spoken.plain_yes", knowledge_)) return report_;
    return std::nullopt;
  }

  const Talk& talk_;
  const Turn& turn_;
  const Asked asked_;
  const Knowledge& knowledge_;
  TaskReport report_;
  bool found_ = false;
  bool bare_ = false;  ///< the count found is a number alone
};

}  // namespace

std::optional<TaskReport> ReadTaskReport(const Talk& talk, std::size_t turn, Asked asked,
                                         const Knowledge& knowledge) {
  return Reader(talk, turn, asked, knowledge).Run();
}

}  // namespace goldenthread
