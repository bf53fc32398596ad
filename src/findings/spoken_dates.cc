// The search walks day by day from the session: two months hold every appointment.
#include "findings/spoken_dates.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/function_words.h"

namespace goldenthread {
namespace {

constexpr std::array<std::string_view, 7> kWeekdays = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                       "Thursday", "Friday", "Saturday"};
constexpr std::array<std::string_view, 12> kMonths = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};
constexpr std::array<std::string_view, 20> kOrdinals = {
    "first",     "second",    "third",       "fourth",     "fifth",      "sixth",      "seventh",
    "eighth",    "ninth",     "tenth",       "eleventh",   "twelfth",    "thirteenth", "fourteenth",
    "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"};
constexpr int kDaysAheadMax = 62;

int IndexIn(const auto& list, std::string_view word) {
  const auto same = [&](std::string_view entry) {
    return entry.size() == word.size() &&
           std::equal(entry.begin(), entry.end(), word.begin(), [](char a, char b) {
             return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b;
           });
  };
  const auto found = std::find_if(list.begin(), list.end(), same);
  return found == list.end() ? -1 : static_cast<int>(found - list.begin());
}

struct Ordinal {
  int day = 0;           ///< 0: none
  std::size_t last = 0;  ///< token behind it
};

/// "sixth", "twenty-seventh", "30th", "thirty first".
Ordinal OrdinalAt(const std::vector<Token>& tokens, std::size_t at) {
  if (at >= tokens.size()) return {};
  const std::string& norm = tokens[at].norm;
  if (const int index = IndexIn(kOrdinals, norm); index >= 0) return {index + 1, at + 1};
  if (norm == "thirtieth") return {30, at + 1};
  const bool twenty = norm == "twenty";
  if (twenty || norm == "thirty") {
    const std::size_t unit = at + 1 < tokens.size() && tokens[at + 1].Is("-") ? at + 2 : at + 1;
    const int index = unit < tokens.size() ? IndexIn(kOrdinals, tokens[unit].norm) : -1;
    if (index < 0 || index > 8) return {};
    return {(twenty ? 20 : 30) + index + 1, unit + 1};
  }
  // "14th" may be one token or two.
  if (tokens[at].IsNumber() && norm.size() <= 2 && at + 1 < tokens.size() &&
      !tokens[at + 1].space_before &&
      (tokens[at + 1].Is("th") || tokens[at + 1].Is("st") || tokens[at + 1].Is("nd") ||
       tokens[at + 1].Is("rd"))) {
    return {std::stoi(norm), at + 2};
  }
  const std::size_t digits = norm.find_first_not_of("0123456789");
  if (digits == 0 || digits == std::string::npos || digits > 2) return {};
  const std::string_view rest = std::string_view(norm).substr(digits);
  if (rest != "st" && rest != "nd" && rest != "rd" && rest != "th") return {};
  return {std::stoi(norm.substr(0, digits)), at + 1};
}

/// A plain number of one or two digits: "March 27".
int DigitsAt(const std::vector<Token>& tokens, std::size_t at) {
  if (at >= tokens.size() || !tokens[at].IsNumber() || tokens[at].norm.size() > 2) return 0;
  const std::string& norm = tokens[at].norm;
  return norm.find_first_not_of("0123456789") == std::string::npos ? std::stoi(norm) : 0;
}

std::optional<SpokenDay> DayAt(const std::vector<Token>& tokens, std::size_t at) {
  SpokenDay found;
  found.first = at;
  if (const int weekday = IndexIn(kWeekdays, tokens[at].norm); weekday >= 0) {
    found.weekday = weekday;
    found.last = at + 1;
    return found;
  }
  if (const int month = IndexIn(kMonths, tokens[at].norm); month >= 0) {
    const std::size_t next = at + 1 < tokens.size() && tokens[at + 1].Is("the") ? at + 2 : at + 1;
    Ordinal ordinal = OrdinalAt(tokens, next);
    if (ordinal.day == 0) ordinal = {DigitsAt(tokens, next), next + 1};
    if (ordinal.day == 0) return std::nullopt;
    found.month = month + 1;
    found.day = ordinal.day;
    found.last = ordinal.last;
    return found;
  }
  if (at == 0 || !tokens[at - 1].Is("the")) return std::nullopt;
  const Ordinal ordinal = OrdinalAt(tokens, at);
  if (ordinal.day == 0) return std::nullopt;
  found.first = at - 1;
  found.day = ordinal.day;
  found.last = ordinal.last;
  std::size_t of = ordinal.last;
  while (of < tokens.size() && (tokens[of].Is(".") || tokens[of].Is(","))) ++of;
  if (of + 1 < tokens.size() && tokens[of].Is("of")) {
    const int month = IndexIn(kMonths, tokens[of + 1].norm);
    if (month >= 0) {
      found.month = month + 1;
      found.last = of + 2;
      return found;
    }
  }
  // "The fifth session" names no day, and "the second" rarely does.
  const bool noun = ordinal.last < tokens.size() && tokens[ordinal.last].IsWord() &&
                    !IsFunctionWord(tokens[ordinal.last].norm);
  return noun || ordinal.day < 4 ? std::nullopt : std::optional(found);
}

Date NextDay(const Date& date) {
  static constexpr std::array<int, 12> kLength = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0);
  const int length =
      kLength[static_cast<std::size_t>(date.month - 1)] + (date.month == 2 && leap ? 1 : 0);
  if (date.day < length) return {date.year, date.month, date.day + 1};
  return date.month < 12 ? Date{date.year, date.month + 1, 1} : Date{date.year + 1, 1, 1};
}

int WeekdayOf(const Date& date) { return ((DayNumber(date) + 4) % 7 + 7) % 7; }

}  // namespace

std::vector<SpokenDay> FindSpokenDays(const std::vector<Token>& tokens) {
  std::vector<SpokenDay> days;
  for (std::size_t i = 0; i < tokens.size();) {
    const std::optional<SpokenDay> day = DayAt(tokens, i);
    i = day ? day->last : i + 1;
    if (day) days.push_back(*day);
  }
  return days;
}

std::optional<Date> ResolveDays(const std::vector<SpokenDay>& days,
                                const std::vector<Token>& tokens, const Date& session) {
  if (days.empty()) return std::nullopt;
  const bool dated = std::any_of(days.begin(), days.end(),
                                 [](const SpokenDay& day) { return day.day.has_value(); });
  Date date = session;
  for (int ahead = 1; ahead <= kDaysAheadMax; ++ahead) {
    date = NextDay(date);
    const bool fits = std::all_of(days.begin(), days.end(), [&](const SpokenDay& day) {
      return (!day.weekday || *day.weekday == WeekdayOf(date)) &&
             (!day.month || *day.month == date.month) && (!day.day || *day.day == date.day);
    });
    if (!fits) continue;
    const std::size_t first = days.front().first;
    const bool next = first > 0 && tokens[first - 1].Is("next");
    if (!dated && next && ahead < 7) return std::nullopt;
    return date;
  }
  return std::nullopt;
}

std::string WeekdayAndDate(const Date& date) {
  const std::string full = LongDate(date);
  return std::string(kWeekdays[static_cast<std::size_t>(WeekdayOf(date))]) + ", " +
         full.substr(0, full.find(','));
}

}  // namespace goldenthread
