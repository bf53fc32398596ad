// Spoken dates: "Thursday, the sixth", "the first of May", "April first", resolved to a day of the
// calendar when the session's date is known.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/civil_time.h"
#include "base/tokens.h"

namespace goldenthread {

/// One naming of a day: tokens [first, last). At least one of the three is set; a month never
/// without a day.
struct SpokenDay {
  std::size_t first = 0;
  std::size_t last = 0;
  std::optional<int> weekday;  ///< 0 is Sunday
  std::optional<int> month;    ///< 1 to 12
  std::optional<int> day;      ///< of the month
};

/// Weekdays, months with a day, and ordinals that stand for a day of the month, in order.
[[nodiscard]] std::vector<SpokenDay> FindSpokenDays(const std::vector<Token>& tokens);

/// The first day after `session` that all of `days` can mean; nothing if they disagree, or if a
/// "next" before a weekday leaves two readings.
[[nodiscard]] std::optional<Date> ResolveDays(const std::vector<SpokenDay>& days,
                                              const std::vector<Token>& tokens,
                                              const Date& session);

/// "Thursday, March 6".
[[nodiscard]] std::string WeekdayAndDate(const Date& date);

}  // namespace goldenthread
