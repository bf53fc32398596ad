// Times of pieces in tables and JSON: clock times, seconds or milliseconds, where the file often
// does not say which.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace goldenthread {

enum class TimeUnit { kSeconds, kMilliseconds };

/// A time as typed: "00:01:02.5", "62.5", "62.5s". A bare number counts in `unit`. Nothing when it
/// is neither, negative, or past 48 hours.
[[nodiscard]] std::optional<std::int64_t> ReadMoment(std::string_view text, TimeUnit unit);

/// Whether a bare number may be a time at all, whatever its unit; others tell nothing of the unit.
[[nodiscard]] bool CouldBeTime(double number);

/// Guesses the unit of a file's bare numbers: `words` spoken up to the last time `last`, a count of
/// seconds or of milliseconds. Nobody speaks less than one word a minute for a whole file.
[[nodiscard]] TimeUnit GuessUnit(double last, std::size_t words);

}  // namespace goldenthread
