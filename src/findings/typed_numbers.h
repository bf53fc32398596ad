// Typed numbers: how a clinician glues numbers, units and signs, written out.
//
// Works on one chunk of a line without its outer punctuation; knows nothing of neighbours. Each
// function returns an empty string where the chunk is not of its kind.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace goldenthread {

/// True for digits with an optional decimal part: "4", "4.5", "1,200".
[[nodiscard]] bool IsTypedNumber(std::string_view text);

/// True where it starts with a digit or with a sign before one ("~5h").
[[nodiscard]] bool StartsWithNumber(std::string_view text);

/// The unit that a typed code after a number means, plural: "wk" -> "weeks", "9p" -> "pm".
[[nodiscard]] std::string UnitAfterNumber(std::string_view code);

/// The period that a typed code after a slash means, singular: "wk" -> "week".
[[nodiscard]] std::string PeriodAfterSlash(std::string_view code);

/// "3" -> "3 times", "2" -> "twice", "3-4" -> "3 to 4 times".
[[nodiscard]] std::string TimesOf(std::string_view count);

/// "x3", "3x", "x3/wk", "3x/d", "x4wk" (for 4 weeks), "3x60s".
[[nodiscard]] std::string ReadTimes(std::string_view core);

/// "5h", "2mg", "9p", "40s", "14yo", "30-min", "1st", "'22".
[[nodiscard]] std::string ReadMeasured(std::string_view core);

/// "5-6", "4-5h", "30–35": two rising numbers.
[[nodiscard]] std::string ReadRange(std::string_view core);

/// "10/30" or "3/6/25" as a date: "October 30", "March 6, 2025".
[[nodiscard]] std::string ReadDate(std::string_view core);

/// "9->5" and "2→7→8": "from 9 to 5". Words between arrows: "anxious, then brighter".
[[nodiscard]] std::string ReadArrow(std::string_view core);

/// "7" before "->": joins to "from 7 to 3". Units agree with the number before them: "1 week",
/// "2 weeks".
[[nodiscard]] std::string AgreeUnits(std::string_view text);

}  // namespace goldenthread
