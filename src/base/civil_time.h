// Dates and times of day as a chart writes them: no zone, no clock, only what
// was typed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace goldenthread {

/// A day of the proleptic Gregorian calendar.
struct Date {
  int year = 0;
  int month = 0;  ///< 1 to 12
  int day = 0;    ///< 1 to 31

  friend auto operator<=>(const Date&, const Date&) = default;
};

/// Parses "YYYY-MM-DD"; nothing else, and no impossible day.
[[nodiscard]] std::optional<Date> ParseDate(std::string_view text);

/// Days since 1970-01-01; differences of it are days between dates.
[[nodiscard]] int DayNumber(const Date& date);

/// "November 13, 2025".
[[nodiscard]] std::string LongDate(const Date& date);

/// Parses "HH:MM" (24 h) into minutes since midnight.
[[nodiscard]] std::optional<int> ParseTimeOfDay(std::string_view text);

}  // namespace goldenthread
