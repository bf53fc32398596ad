// Numbers are read in two passes. The first reads single numbers, in digits or spelled out, and
// drops what only looks like one: parts of names ("PHQ-9"), clock times, days, years, telephone
// numbers, the pronoun "one". The second joins neighbours: a range, a ratio, or a repair, of which
// the last value stands. What a number counts is left to the caller.
#include "findings/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <utility>

namespace goldenthread {
namespace {

using Words = std::initializer_list<std::string_view>;

bool IsAny(const std::string& word, Words words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 20> kSmall = {
    "zero",     "one",     "two",     "three",     "four",     "five",    "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 10> kTens = {
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};

int SmallValue(const std::string& word) {
  const auto* found = std::find(kSmall.begin(), kSmall.end(), word);
  return found == kSmall.end() ? -1 : static_cast<int>(found - kSmall.begin());
}
int TensValue(const std::string& word) {
  const auto* found = std::find(kTens.begin() + 2, kTens.end(), word);
  return found == kTens.end() ? -1 : 10 * static_cast<int>(found - kTens.begin());
}

std::string Digits(double value) {
  std::array<char, 32> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%.10g", value);
  return buffer.data();
}

/// Reads single numbers from the left.
class Reader {
 public:
  explicit Reader(const std::vector<Token>& tokens) : tokens_(tokens) {}

  std::vector<Number> Run() {
    while (at_ < tokens_.size()) {
      const std::size_t start = at_;
      if (tokens_[at_].IsNumber()) {
        ReadDigits();
      } else if (tokens_[at_].IsWord()) {
        ReadSpelled();
      }
      if (at_ == start) ++at_;
    }
    return std::move(numbers_);
  }

 private:
  [[nodiscard]] bool WordAt(std::size_t i, Words words) const {
    return i < tokens_.size() && IsAny(tokens_[i].norm, words);
  }
  [[nodiscard]] bool GluedAt(std::size_t i) const {
    return i < tokens_.size() && !tokens_[i].space_before;
  }
  [[nodiscard]] bool Before(std::size_t first, Words words) const {
    return first > 0 && IsAny(tokens_[first - 1].norm, words);
  }

  void Add(std::size_t first, std::size_t last, double value) {
    at_ = last;
    if (InName(first, last) || IsClock(first, last, value) || IsDay(first, last, value)) return;
    numbers_.push_back({first, last, value, {}, {}, Digits(value)});
  }

  /// Part of a name or a place: "PHQ-9", "Route 9", "number two", "8th", "'23".
  [[nodiscard]] bool InName(std::size_t first, std::size_t last) const {
    if (first > 1 && tokens_[first - 1].Is("-") && GluedAt(first) && GluedAt(first - 1) &&
        tokens_[first - 2].IsWord() && SmallValue(tokens_[first - 2].norm) < 0 &&
        TensValue(tokens_[first - 2].norm) < 0) {
      return true;
    }
    if (Before(first, {"'"}) && GluedAt(first)) return true;
    if (last < tokens_.size() && GluedAt(last) && tokens_[first].IsNumber() &&
        IsAny(tokens_[last].norm, {"st", "nd", "rd", "th", "s"})) {
      return true;
    }
    return Before(first, {"route", "highway", "interstate", "exit", "room", "channel", "apartment",
                          "page", "chapter", "type", "bipolar", "grade", "number"});
  }

  [[nodiscard]] bool IsClock(std::size_t first, std::size_t last, double value) const {
    if (value > 12 && value < 60 && Before(first, {"half", "quarter"})) return false;
    if (Before(first, {"past"})) return true;
    if (WordAt(last, {"o'clock", "oclock", "am", "pm"})) return true;
    if (WordAt(last, {"a", "p"}) && WordAt(last + 1, {"."}) && GluedAt(last + 1) &&
        WordAt(last + 2, {"m"}) && GluedAt(last + 2)) {
      return true;
    }
    const bool part_of_day = WordAt(last, {"in"}) && WordAt(last + 1, {"the"}) &&
                             WordAt(last + 2, {"morning", "afternoon", "evening"});
    return (part_of_day || (WordAt(last, {"at"}) && WordAt(last + 1, {"night"}))) && value <= 12;
  }

  [[nodiscard]] bool IsDay(std::size_t first, std::size_t last, double value) const {
    if (value > 0 && value <= 31 &&
        Before(first, {"january", "february", "april",    "june", "july", "august", "september",
                       "october", "november", "december", "jan",  "feb",  "apr",    "jun",
                       "jul",     "aug",      "sept",     "oct",  "nov",  "dec",    "march"})) {
      return true;
    }
    if (value < 1900 || value > 2099 || last - first > 3) return false;
    if (tokens_[first].IsWord()) return !WordAt(last, {"calories", "steps", "dollars", "mg"});
    return Before(first, {"in", "since", "until", "till", "of", "from", "by", "before", "after",
                          "around", ",", "fall", "spring", "summer", "winter", "early", "late"}) &&
           tokens_[first].norm.size() == 4;
  }

  void ReadDigits() {
    const std::size_t first = at_;
    const std::string& text = tokens_[at_].norm;
    at_ = first + 1;
    if (text.find(':') != std::string::npos) return;
    if (const auto slash = text.find('/'); slash != std::string::npos) {
      ReadFraction(first, text, slash);
      return;
    }
    if (IsAny(text, {"911", "988"})) return;
    if (text.size() > 1 && text[0] == '0' && text[1] != '.') return;
    std::string plain = text;
    std::erase(plain, ',');
    if (plain.size() > 12) return;
    double value = std::strtod(plain.c_str(), nullptr);
    std::size_t last = first + 1;
    Fraction(value, last);
    Add(first, last, value);
  }

  /// "4/7" is a ratio, "1/2" a half, "11/3" a day.
  void ReadFraction(std::size_t first, const std::string& text, std::size_t slash) {
    if (text.find('/', slash + 1) != std::string::npos || text.find(',') != std::string::npos) {
      return;
    }
    const double above = std::strtod(text.c_str(), nullptr);
    const double below = std::strtod(text.c_str() + slash + 1, nullptr);
    if (above > below || below <= 0 || above == below) {
      if (above != below || above > 31) return;
    }
    if (Before(first, {"on", "since", "next", "by", "until", "till", "before", "after"})) return;
    if ((above == 50 && below == 50) || below > 100) return;
    if (above == 1 && below == 2) {
      numbers_.push_back({first, first + 1, 0.5, {}, {}, "0.5"});
      return;
    }
    numbers_.push_back(
        {first, first + 1, above, {}, below, Digits(above) + " of " + Digits(below)});
  }

  /// Adds "and a half", "point five" behind a value.
  void Fraction(double& value, std::size_t& last) const {
    if (WordAt(last, {"and"}) && WordAt(last + 1, {"a"}) && WordAt(last + 2, {"half", "quarter"})) {
      value += tokens_[last + 2].Is("half") ? 0.5 : 0.25;
      last += 3;
    } else if (WordAt(last, {"and"}) && WordAt(last + 1, {"1/2"})) {
      value += 0.5;
      last += 2;
    } else if (WordAt(last, {"point"}) && last + 1 < tokens_.size()) {
      const int tenth = SmallValue(tokens_[last + 1].norm);
      if (tenth < 0 || tenth > 9) return;
      value += tenth / 10.0;
      last += 2;
    }
  }

  /// One word group below a hundred from `i`: "seven", "forty-five". Moves `i` behind it.
  int BelowHundred(std::size_t& i) const {
    if (i >= tokens_.size()) return -1;
    if (const int small = SmallValue(tokens_[i].norm); small >= 0) {
      ++i;
      return small;
    }
    const int tens = TensValue(tokens_[i].norm);
    if (tens < 0) return -1;
    ++i;
    std::size_t next = i;
    if (next < tokens_.size() && tokens_[next].Is("-") && GluedAt(next)) ++next;
    if (next < tokens_.size()) {
      const int unit = SmallValue(tokens_[next].norm);
      // "the fifty two weeks ago" are two numbers.
      const bool ago = next == i && i > 1 && tokens_[i - 2].Is("the") &&
                       WordAt(next + 1, {"weeks", "days", "months", "years"});
      if (unit >= 1 && unit <= 9 && !ago) {
        i = next + 1;
        return tens + unit;
      }
    }
    return tens;
  }

  void ReadSpelled() {
    const std::size_t first = at_;
    if (ReadArticle(first)) return;
    std::size_t i = first;
    int value = BelowHundred(i);
    if (value < 0) {
      ReadHalf(first);
      return;
    }
    if (value <= 9 && i == first + 1 && ReadTelephone(first)) return;
    if (ReadClockOrYear(value, i)) return;
    double total = value;
    Multiply(total, i);
    if (total == 1 && i == first + 1 && IsPronoun(first, i)) {
      at_ = i;
      return;
    }
    Fraction(total, i);
    Add(first, i, total);
  }

  /// "a hundred", "a dozen", "a couple", "a thousand and two".
  bool ReadArticle(std::size_t first) {
    std::size_t i = first;
    if (tokens_[i].Is("a") || tokens_[i].Is("another")) ++i;
    if (i >= tokens_.size()) return false;
    // "on the hundred now": a dose.
    if (tokens_[i].Is("the") && WordAt(i + 1, {"hundred"})) {
      Add(first + 1, i + 2, 100);
      return true;
    }
    const std::string& word = tokens_[i].norm;
    if (word == "couple" && i > first) {
      // "a couple" of people who live together is no count.
      const bool people = WordAt(i + 1, {"s", "therapy", "counseling"});
      if (people) return false;
      Add(first, i + 1, 2);
      return true;
    }
    if (word == "dozen") {
      Add(first, i + 1, 12);
      return true;
    }
    if (i == first || !IsAny(word, {"hundred", "thousand"})) return false;
    double total = 1;
    Multiply(total, i);
    Add(first, i, total);
    return true;
  }

  void Multiply(double& total, std::size_t& i) const {
    if (WordAt(i, {"dozen"})) {
      total *= 12;
      ++i;
      return;
    }
    for (const auto& [word, factor] :
         {std::pair<std::string_view, double>{"hundred", 100}, {"thousand", 1000}}) {
      if (!WordAt(i, {word})) continue;
      total *= factor;
      ++i;
      std::size_t next = i;
      if (WordAt(next, {"and"})) ++next;
      std::size_t behind = next;
      const int rest = BelowHundred(behind);
      if (rest > 0 && rest < factor) {
        total += rest;
        i = behind;
      }
    }
  }

  /// "none of the four" is 0 of 4.
  void ReadNone(std::size_t first) {
    std::size_t i = first + 2;
    if (!WordAt(first + 1, {"of"})) return;
    if (WordAt(i, {"the", "those", "my", "our"})) ++i;
    if (BelowHundred(i) > 1 || (i < tokens_.size() && tokens_[i].IsNumber())) {
      Add(first, first + 1, 0);
    }
  }

  void ReadHalf(std::size_t first) {
    if (tokens_[first].Is("none")) ReadNone(first);
    if (!tokens_[first].Is("half")) return;
    if (WordAt(first + 1, {"past", "-"}) || Before(first, {"other", "-", "better"})) return;
    Add(first, first + 1, 0.5);
  }

  /// "nine-one-one", "oh one four eight": three or more digits in a row.
  bool ReadTelephone(std::size_t first) {
    std::size_t i = first;
    int digits = 0;
    while (i < tokens_.size()) {
      const int value = SmallValue(tokens_[i].norm);
      const bool oh = digits > 0 && WordAt(i, {"oh", "o"});
      if (!oh && (value < 0 || value > 9)) break;
      ++digits;
      ++i;
      if (i < tokens_.size() && tokens_[i].Is("-") && GluedAt(i)) ++i;
    }
    if (digits < 3) return false;
    at_ = i;
    return true;
  }

  /// "seven thirty", "twelve-fifteen", "twenty nineteen".
  bool ReadClockOrYear(int value, std::size_t i) {
    std::size_t next = i;
    if (next < tokens_.size() && tokens_[next].Is("-") && GluedAt(next)) ++next;
    std::size_t behind = next;
    const int minutes = BelowHundred(behind);
    const bool clock = value >= 1 && value <= 12 && minutes >= 10 && minutes < 60;
    const bool year = (value == 19 || value == 20) && minutes >= 10;
    if (!clock && !year) return false;
    // "ten twenty" may be two guesses; a clock time needs no unit behind it.
    at_ = behind;
    return true;
  }

  [[nodiscard]] bool IsPronoun(std::size_t first, std::size_t last) const {
    static constexpr std::array kBefore = std::to_array<std::string_view>(
        {"the",    "this",      "that",  "which",  "another",   "every",  "each",  "no",    "any",
         "some",   "other",     "bad",   "good",   "first",     "second", "last",  "new",   "big",
         "little", "next",      "whole", "only",   "old",       "wrong",  "right", "same",  "hard",
         "easy",   "small",     "these", "those",  "your",      "my",     "third", "worst", "best",
         "other",  "whichever", "what",  "nobody", "breathing", "loved"});
    if (first > 0 && std::ranges::find(kBefore, tokens_[first - 1].norm) != kBefore.end())
      return true;
    if (WordAt(last, {"another", "day", "who", "that", "thing", "'s", "where", "time"})) {
      // "one time" counts, "one day" and "at one time" do not.
      return !WordAt(last, {"time"}) || Before(first, {"at"});
    }
    if (WordAt(last, {"of"})) {
      std::size_t i = last + 1;
      if (WordAt(i, {"the", "those", "these", "my", "our"})) ++i;
      std::size_t behind = i;
      return !(BelowHundred(behind) > 0 || (i < tokens_.size() && tokens_[i].IsNumber()));
    }
    // "a bad one", "the funny one": an adjective we do not know, behind a determiner.
    return first >= 2 && tokens_[first - 1].IsWord() &&
           IsAny(tokens_[first - 2].norm, {"a", "the", "that", "this", "another"}) &&
           !Before(first, {"like", "was", "is", "maybe", "about", "um", "uh"});
  }

  const std::vector<Token>& tokens_;
  std::size_t at_ = 0;
  std::vector<Number> numbers_;
};

/// Joins neighbours into ranges and ratios, and drops what a repair replaced.
class Joiner {
 public:
  explicit Joiner(const std::vector<Token>& tokens) : tokens_(tokens) {}

  std::vector<Number> Run(std::vector<Number> numbers) {
    std::vector<Number> joined;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      Number number = numbers[i];
      if (!joined.empty()) {
        Number& before = joined.back();
        if (Plain(before) && Plain(number) && Ratio(before, number)) continue;
        if (Plain(before) && Plain(number) && Range(numbers, i, before, number)) continue;
        if (Repair(before, number)) joined.pop_back();
      }
      joined.push_back(std::move(number));
    }
    return joined;
  }

 private:
  static bool Plain(const Number& number) { return !number.high && !number.of; }

  [[nodiscard]] bool Is(std::size_t i, Words words) const {
    return i < tokens_.size() && IsAny(tokens_[i].norm, words);
  }

  /// "four of seven", "four out of the seven".
  bool Ratio(Number& before, const Number& number) const {
    std::size_t i = before.last;
    if (Is(i, {"out"})) ++i;
    if (!Is(i, {"of"})) return false;
    ++i;
    if (Is(i, {"the", "those", "my", "our", "all"})) ++i;
    if (i != number.first || before.value > number.value || number.value < 1) return false;
    before.of = number.value;
    before.last = number.last;
    before.text = (before.value == 0.5 ? "half" : before.text) + " of " + number.text;
    return true;
  }

  /// "five or six", "5-6", "ten, eleven", "two, maybe three"; not "from four to six".
  bool Range(const std::vector<Number>& all, std::size_t at, Number& before,
             const Number& number) const {
    if (number.value <= before.value || number.value > 10 * before.value + 10) return false;
    std::size_t i = before.last;
    const bool next_door = number.value - before.value == 1;
    bool range = i == number.first && next_door;
    if (Is(i, {"or", "to", "-"})) {
      const bool from = before.first > 0 && Is(before.first - 1, {"from"});
      ++i;
      if (Is(i, {"maybe", "like", "even"})) ++i;
      range = i == number.first && !from;
    } else if (Is(i, {"and"}) && before.first > 0 && Is(before.first - 1, {"between"})) {
      range = i + 1 == number.first;
    } else if (Is(i, {","})) {
      ++i;
      const bool maybe = Is(i, {"maybe"});
      if (maybe) ++i;
      const bool in_list =
          !maybe && ((at >= 2 && all[at - 2].last + 1 == before.first) ||
                     (at + 1 < all.size() && number.last + 1 == all[at + 1].first));
      range = i == number.first && next_door && !in_list;
    }
    if (!range) return false;
    before.high = number.value;
    before.last = number.last;
    before.text += " to " + number.text;
    return true;
  }

  /// "twelve, no, fifteen": an editing term alone between two numbers.
  [[nodiscard]] bool Repair(const Number& before, const Number& number) const {
    bool edited = false;
    if (number.first - before.last > 8) return false;
    for (std::size_t i = before.last; i < number.first; ++i) {
      if (Is(i, {"no", "wait", "sorry", "actually", "mean"}) ||
          (Is(i, {"make"}) && Is(i + 1, {"that", "it"}))) {
        edited = true;
      } else if (tokens_[i].IsWord() && !Is(i, {"i", "um", "uh", "like", "it", "was", "'s", "that",
                                                "well", "a", "not", "is", "more"})) {
        return false;
      } else if (Is(i, {"?"})) {
        return false;
      }
    }
    return edited;
  }

  const std::vector<Token>& tokens_;
};

}  // namespace

std::vector<Number> FindNumbers(const std::vector<Token>& tokens) {
  return Joiner(tokens).Run(Reader(tokens).Run());
}

}  // namespace goldenthread
