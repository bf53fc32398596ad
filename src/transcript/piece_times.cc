// See piece_times.h.
#include "transcript/piece_times.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "transcript/labels.h"

namespace goldenthread {
namespace {

/// Beyond it a number could not be rounded to a whole one.
constexpr double kReadableMs = 1e12;

}  // namespace

std::optional<std::int64_t> ReadMoment(std::string_view text, TimeUnit unit) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return std::nullopt;
  text = text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
  std::size_t at = 0;
  if (const auto clock = ReadTime(text, at); clock && at == text.size()) {
    return WithinSession(clock);
  }
  double number = 0;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  if (read.ec != std::errc() || !std::isfinite(number)) return std::nullopt;
  const std::string_view suffix(read.ptr, static_cast<std::size_t>(end - read.ptr));
  if (!suffix.empty() && suffix != "s" && suffix != "ms") return std::nullopt;
  const bool ms = suffix == "ms" || (suffix.empty() && unit == TimeUnit::kMilliseconds);
  const double value = ms ? number : number * 1000;
  if (value < 0 || value > kReadableMs) return std::nullopt;
  return WithinSession(std::llround(value));
}

bool CouldBeTime(double number) {
  return number >= 0 && WithinSession(std::llround(std::min(number, kReadableMs)));
}

TimeUnit GuessUnit(double last, std::size_t words) {
  return static_cast<double>(words) * 60 < last ? TimeUnit::kMilliseconds : TimeUnit::kSeconds;
}

}  // namespace goldenthread
