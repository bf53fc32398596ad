// Strict parsers over std::chrono's calendar; leniency belongs to whoever reads
// free text.
#include "base/civil_time.h"

#include <fmt/format.h>

#include <array>
#include <chrono>

namespace goldenthread {
namespace {

/// The decimal number in text[at, at + count), or nothing if a byte is no
/// digit.
std::optional<int> Digits(std::string_view text, std::size_t at, std::size_t count) {
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

std::chrono::year_month_day Calendar(const Date& date) {
  return std::chrono::year{date.year} / std::chrono::month{static_cast<unsigned>(date.month)} /
         std::chrono::day{static_cast<unsigned>(date.day)};
}

}  // namespace

std::optional<Date> ParseDate(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = Digits(text, 0, 4);
  const auto month = Digits(text, 5, 2);
  const auto day = Digits(text, 8, 2);
  if (!year || !month || !day) return std::nullopt;
  const Date date{*year, *month, *day};
  if (!Calendar(date).ok()) return std::nullopt;
  return date;
}

int DayNumber(const Date& date) {
  return static_cast<int>(std::chrono::sys_days{Calendar(date)}.time_since_epoch().count());
}

std::string LongDate(const Date& date) {
  static constexpr std::array<const char*, 12> kMonths = {
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  return fmt::format("{} {}, {}", kMonths[static_cast<std::size_t>(date.month - 1)], date.day,
                     date.year);
}

std::optional<int> ParseTimeOfDay(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hour = Digits(text, 0, 2);
  const auto minute = Digits(text, 3, 2);
  if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  return *hour * 60 + *minute;
}

}  // namespace goldenthread
