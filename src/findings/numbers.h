// Numbers: digits and spelled-out numbers in a token list, with ranges, halves and ratios.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/tokens.h"

namespace goldenthread {

/// One number in a text. Tokens [first, last).
struct Number {
  std::size_t first = 0;
  std::size_t last = 0;
  double value = 0;            ///< the only, lower or done value: 4 in "four of seven"
  std::optional<double> high;  ///< upper end of a range: 6 in "five or six"
  std::optional<double> of;    ///< the whole of a ratio: 7 in "four of seven", "4/7"
  std::string text;            ///< in digits, ready for print: "4.5", "5 to 6", "4 of 7"
};

/// Finds them all, in order: "forty-five", "two and a half", "4.5", "a couple" (2), "1/2", "three
/// or four", "5-6", "4 of 7", "none of the four" (0 of 4). Of a repair ("twelve, no, fifteen") only
/// the last value is found. Clock times ("3:30", "seven thirty", "two a.m."), dates, years,
/// ordinals, telephone numbers, parts of names ("PHQ-9") and the pronoun "one" are no numbers here.
[[nodiscard]] std::vector<Number> FindNumbers(const std::vector<Token>& tokens);

}  // namespace goldenthread
