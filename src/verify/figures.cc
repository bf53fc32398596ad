// One pass for days, one for numbers: a day of the month is taken out before numbers are read, so
// that a date never passes for a count.
#include "verify/figures.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "findings/numbers.h"
#include "findings/spoken_dates.h"

namespace goldenthread {
namespace {

constexpr std::array<std::string_view, 7> kWeekdays = {"sunday",   "monday", "tuesday", "wednesday",
                                                       "thursday", "friday", "saturday"};
constexpr std::array<std::string_view, 12> kMonths = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};
constexpr int kYearMin = 1900;
constexpr int kYearMax = 2100;
/// A weekday without a date is at most so far from the session.
constexpr int kNearDaysMax = 14;

/// Index of `word` in `list`, also without a plural s; nothing if it is not there.
template <std::size_t N>
std::optional<int> IndexOf(const std::array<std::string_view, N>& list, std::string_view word) {
  for (std::size_t i = 0; i < N; ++i) {
    if (word == list[i] || (word.ends_with('s') && word.substr(0, word.size() - 1) == list[i])) {
      return static_cast<int>(i);
    }
  }
  return std::nullopt;
}

/// Digits of a day of the month: "14", "14th"; 0 if it is none.
int DayOfMonth(const Token& token) {
  int day = 0;
  std::size_t digits = 0;
  while (digits < token.norm.size() && token.norm[digits] >= '0' && token.norm[digits] <= '9') {
    if (digits == 2) return 0;
    day = day * 10 + (token.norm[digits++] - '0');
  }
  return digits > 0 && day <= 31 ? day : 0;
}

std::optional<Day> DayAt(const std::vector<Token>& tokens, std::size_t at) {
  const Token& token = tokens[at];
  Day day;
  day.token = at;
  if ((day.weekday = IndexOf(kWeekdays, token.norm))) return day;
  // "may" and "march" are months only before a day.
  if (const auto month = IndexOf(kMonths, token.norm)) {
    const int number = at + 1 < tokens.size() ? DayOfMonth(tokens[at + 1]) : 0;
    if (number == 0) return std::nullopt;
    day.month = *month + 1;
    day.day = number;
    return day;
  }
  if (token.Is("yesterday") || (token.Is("night") && at > 0 && tokens[at - 1].Is("last"))) {
    day.offset = -1;
  } else if (token.Is("today") || token.Is("tonight")) {
    day.offset = 0;
  } else if (token.Is("tomorrow")) {
    day.offset = 1;
  } else {
    return std::nullopt;
  }
  return day;
}

/// Small words that count: "once", "twice".
double CountWord(const Token& token) {
  if (token.Is("once")) return 1;
  if (token.Is("twice")) return 2;
  if (token.Is("half")) return 0.5;
  if (token.Is("dozen")) return 12;
  return 0;
}

std::string UnitBehind(const std::vector<Token>& tokens, std::size_t last) {
  while (last < tokens.size() && (tokens[last].Is("-") || tokens[last].Is("more") ||
                                  tokens[last].Is("full") || tokens[last].Is("of"))) {
    ++last;
  }
  return last < tokens.size() && tokens[last].IsWord() ? tokens[last].stem : std::string();
}

std::vector<Span> QuotesIn(std::string_view text, const std::vector<Token>& tokens) {
  std::vector<Span> quotes;
  bool inside = false;
  std::uint32_t begin = 0;
  for (const Token& token : tokens) {
    if (!token.Is("\"")) continue;
    if (inside && token.span.begin > begin) quotes.push_back({begin, token.span.begin});
    inside = !inside;
    begin = token.span.end;
  }
  std::erase_if(quotes, [&](Span span) { return span.end > text.size(); });
  return quotes;
}

/// "The twenty-seventh", "the first of May": days that digits do not give.
void AddSpelledDays(const std::vector<Token>& tokens, Figures& figures, std::vector<bool>& taken) {
  for (const SpokenDay& spoken : FindSpokenDays(tokens)) {
    const bool known = std::any_of(taken.begin() + static_cast<std::ptrdiff_t>(spoken.first),
                                   taken.begin() + static_cast<std::ptrdiff_t>(spoken.last),
                                   [](bool token) { return token; });
    if (!spoken.day || known) continue;
    Day day;
    day.token = spoken.first;
    day.month = spoken.month;
    day.day = spoken.day;
    figures.days.push_back(day);
    for (std::size_t i = spoken.first; i < spoken.last; ++i) taken[i] = true;
  }
}

}  // namespace

Figures ReadFigures(std::string_view text, const std::vector<Token>& tokens) {
  Figures figures;
  std::vector<bool> taken(tokens.size(), false);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!tokens[i].IsWord()) continue;
    if (const auto day = DayAt(tokens, i)) {
      figures.days.push_back(*day);
      if (day->day) taken[i + 1] = true;
    }
  }
  AddSpelledDays(tokens, figures, taken);
  const auto add = [&](std::size_t token, std::size_t last, double value, bool whole = false) {
    if (value >= kYearMin && value <= kYearMax) return;
    figures.numbers.push_back({token, value, whole, UnitBehind(tokens, last)});
  };
  for (const Number& number : FindNumbers(tokens)) {
    // "One" mostly points: "the first one", "no one".
    const bool pronoun = tokens[number.first].Is("one") && number.last - number.first == 1;
    if (!taken[number.first] && !pronoun) {
      add(number.first, number.last, number.value);
      if (number.of) add(number.first, number.last, *number.of, true);
      if (number.high) add(number.first, number.last, *number.high);
    }
    for (std::size_t i = number.first; i < number.last; ++i) taken[i] = true;
  }
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (taken[i]) continue;
    if (const double count = CountWord(tokens[i]); count > 0) add(i, i + 1, count);
  }
  figures.quotes = QuotesIn(text, tokens);
  return figures;
}

bool SameDay(const Day& claimed, const Day& found, const std::optional<Date>& session) {
  if (claimed.weekday && found.weekday) return *claimed.weekday == *found.weekday;
  if (claimed.day && found.day) {
    const bool month = !claimed.month || !found.month || *claimed.month == *found.month;
    return month && *claimed.day == *found.day;
  }
  if (claimed.offset && found.offset) return *claimed.offset == *found.offset;
  if (!session) return true;  // cannot be told apart
  // The day number of a date or an offset; the weekday otherwise.
  const auto number = [&](const Day& day) -> std::optional<int> {
    if (day.offset) return DayNumber(*session) + *day.offset;
    if (day.month) return DayNumber({session->year, *day.month, *day.day});
    return std::nullopt;
  };
  const std::optional<int> a = number(claimed);
  const std::optional<int> b = number(found);
  if (a && b) return *a == *b;
  if (!a && !b) return true;  // a day of some month and a weekday
  if (!a ? !claimed.weekday : !found.weekday) return true;
  const std::optional<int> date = a ? a : b;
  const int weekday = a ? *found.weekday : *claimed.weekday;
  return std::abs(*date - DayNumber(*session)) <= kNearDaysMax &&
         ((*date + 4) % 7 + 7) % 7 == weekday;
}

bool IsDayWord(std::string_view word) {
  return IndexOf(kWeekdays, word).has_value() || IndexOf(kMonths, word).has_value();
}

bool Quotes(std::string_view text, std::string_view quotation) {
  const auto words = [](std::string_view from) {
    std::string joined = " ";
    for (const Token& token : Tokenize(from)) {
      if (token.IsWord() || token.IsNumber()) joined += token.norm + " ";
    }
    return joined;
  };
  return words(text).find(words(quotation)) != std::string::npos;
}

}  // namespace goldenthread
