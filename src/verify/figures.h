// Figures: what must agree to the letter when a note is compared with a session: numbers, days and
// quotations.
//
// Numbers compare by value however they are written; days compare by weekday or by date, and a date
// agrees with the weekday on which it falls.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil_time.h"
#include "base/span.h"
#include "base/tokens.h"

namespace goldenthread {

/// A number in a text, at the token where it begins.
struct Figure {
  std::size_t token = 0;
  double value = 0;
  bool whole = false;  ///< what another number is part of: 10 in "7 of 10"
  std::string unit;    ///< stem of the word behind it: "week"; may be empty
};

/// A day in a text: "Friday", "November 14", "yesterday".
struct Day {
  std::size_t token = 0;
  std::optional<int> weekday;  ///< 0 is Sunday
  std::optional<int> month;    ///< 1 to 12
  std::optional<int> day;      ///< of the month; alone in "the ninth"
  std::optional<int> offset;   ///< days from the session: -1 for "yesterday"
};

struct Figures {
  std::vector<Figure> numbers;  ///< days of the month and years aside
  std::vector<Day> days;
  std::vector<Span> quotes;  ///< bytes between double quotation marks
};

/// Reads all figures of a text.
[[nodiscard]] Figures ReadFigures(std::string_view text, const std::vector<Token>& tokens);

/// True if `claimed` can mean the same day as `found`. `session` resolves dates and "yesterday".
[[nodiscard]] bool SameDay(const Day& claimed, const Day& found,
                           const std::optional<Date>& session);

/// True for the name of a weekday or month, lower case.
[[nodiscard]] bool IsDayWord(std::string_view word);

/// True if the quotation stands in `text`, whatever the quotation marks, case and spacing.
[[nodiscard]] bool Quotes(std::string_view text, std::string_view quotation);

}  // namespace goldenthread
