// Each reader is a small recogniser by hand: digits, then letters, then what the letters mean.
#include "findings/typed_numbers.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/tokens.h"

namespace goldenthread {
namespace {

using std::string;
using std::string_view;
using Pairs = std::pair<string_view, string_view>;

constexpr std::array<string_view, 12> kMonths = {"January",   "February", "March",    "April",
                                                 "May",       "June",     "July",     "August",
                                                 "September", "October",  "November", "December"};

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::size_t NumberEnd(string_view text) {
  std::size_t end = 0;
  while (end < text.size() &&
         (IsDigit(text[end]) || ((text[end] == '.' || text[end] == ',') && end > 0 &&
                                 end + 1 < text.size() && IsDigit(text[end + 1])))) {
    ++end;
  }
  return end;
}

/// Whole number of at most four digits, or -1.
int Whole(string_view text) {
  if (text.empty() || text.size() > 4) return -1;
  int value = 0;
  for (const char c : text) {
    if (!IsDigit(c)) return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::vector<string_view> Split(string_view text, string_view mark) {
  std::vector<string_view> parts;
  for (std::size_t at = 0;;) {
    const std::size_t next = text.find(mark, at);
    parts.push_back(text.substr(at, next == string_view::npos ? next : next - at));
    if (next == string_view::npos) return parts;
    at = next + mark.size();
  }
}

template <std::size_t N>
string Look(const std::array<Pairs, N>& table, string_view code) {
  const string lower = LowerCase(code);
  for (const auto& [typed, meant] : table) {
    if (typed == lower) return string(meant);
  }
  return "";
}

string Singular(string_view unit) {
  return string(unit.ends_with('s') ? unit.substr(0, unit.size() - 1) : unit);
}

}  // namespace

bool IsTypedNumber(string_view text) { return !text.empty() && NumberEnd(text) == text.size(); }

bool StartsWithNumber(string_view text) {
  if (!text.empty() && (text[0] == '~' || text[0] == '<' || text[0] == '>')) text.remove_prefix(1);
  return !text.empty() && IsDigit(text[0]);
}

string UnitAfterNumber(string_view code) {
  static constexpr std::array<Pairs, 36> kUnits = {{
      {"h", "hours"},     {"hr", "hours"},     {"hrs", "hours"},   {"hour", "hours"},
      {"min", "minutes"}, {"mins", "minutes"}, {"m", "minutes"},   {"s", "seconds"},
      {"sec", "seconds"}, {"secs", "seconds"}, {"d", "days"},      {"day", "days"},
      {"days", "days"},   {"w", "weeks"},      {"wk", "weeks"},    {"wks", "weeks"},
      {"mo", "months"},   {"mos", "months"},   {"y", "years"},     {"yr", "years"},
      {"yrs", "years"},   {"nt", "nights"},    {"nts", "nights"},  {"mg", "mg"},
      {"mgs", "mg"},      {"mcg", "mcg"},      {"ml", "ml"},       {"lb", "pounds"},
      {"lbs", "pounds"},  {"oz", "ounces"},    {"p", "pm"},        {"pm", "pm"},
      {"a", "am"},        {"am", "am"},        {"hours", "hours"}, {"weeks", "weeks"},
  }};
  return Look(kUnits, code);
}

string PeriodAfterSlash(string_view code) {
  static constexpr std::array<Pairs, 18> kPeriods = {{
      {"d", "day"},
      {"day", "day"},
      {"wk", "week"},
      {"week", "week"},
      {"w", "week"},
      {"mo", "month"},
      {"month", "month"},
      {"h", "hour"},
      {"hr", "hour"},
      {"hour", "hour"},
      {"nt", "night"},
      {"night", "night"},
      {"nite", "night"},
      {"yr", "year"},
      {"year", "year"},
      {"sess", "session"},
      {"session", "session"},
      {"noc", "night"},
  }};
  return Look(kPeriods, code);
}

string TimesOf(string_view count) {
  if (count == "1") return "once";
  if (count == "2") return "twice";
  const string range = ReadRange(count);
  return (range.empty() ? string(count) : range) + " times";
}

string ReadTimes(string_view core) {
  const std::size_t slash = core.find('/');
  string period;
  if (slash != string_view::npos) {
    period = PeriodAfterSlash(core.substr(slash + 1));
    if (period.empty()) return "";
    period = (period == "hour" ? " an " : " a ") + period;
    core = core.substr(0, slash);
  }
  if (core.size() < 2) return "";
  const bool first = core[0] == 'x' || core[0] == 'X';
  const bool last = core.back() == 'x' || core.back() == 'X';
  const auto is_count = [](string_view text) {
    return IsTypedNumber(text) || !ReadRange(text).empty();
  };
  if (first && is_count(core.substr(1))) return TimesOf(core.substr(1)) + period;
  if (last && is_count(core.substr(0, core.size() - 1))) {
    return TimesOf(core.substr(0, core.size() - 1)) + period;
  }
  if (first && IsDigit(core[1])) {
    const string_view rest = core.substr(1);
    const string unit = UnitAfterNumber(rest.substr(NumberEnd(rest)));
    if (unit.empty() || unit == "mg") return "";
    return AgreeUnits("for " + string(rest.substr(0, NumberEnd(rest))) + " " + unit) + period;
  }
  const std::size_t x = core.find('x');
  if (x == string_view::npos || !IsTypedNumber(core.substr(0, x))) return "";
  const string measured = ReadMeasured(core.substr(x + 1));
  if (measured.empty()) return "";
  return TimesOf(core.substr(0, x)) + " " + measured + period;
}

string ReadMeasured(string_view core) {
  if (core.size() == 3 && core[0] == '\'' && IsDigit(core[1]) && IsDigit(core[2])) {
    return (core[1] < '4' ? "20" : "19") + string(core.substr(1));
  }
  std::size_t end = NumberEnd(core);
  if (end > 0 && end < core.size() && core[end] == ':' && end + 2 < core.size() &&
      IsDigit(core[end + 1]) && IsDigit(core[end + 2])) {
    end += 3;
  }
  if (end == 0 || end == core.size()) return "";
  const string number(core.substr(0, end));
  string_view rest = core.substr(end);
  const string lower = LowerCase(rest);
  if (lower == "yo" || lower == "y/o") return number + "-year-old";
  if (number == "1" && lower == "st") return "first";
  if (number == "2" && lower == "nd") return "second";
  if (number == "3" && lower == "rd") return "third";
  if (rest == "+") return number + " or more";
  if (rest[0] == '-') {
    const string unit = UnitAfterNumber(rest.substr(1));
    return unit.empty() ? "" : number + "-" + Singular(unit);
  }
  if (!std::all_of(rest.begin(), rest.end(), IsLetter)) return "";
  const string unit = UnitAfterNumber(rest);
  return unit.empty() ? "" : AgreeUnits(number + " " + unit);
}

string ReadRange(string_view core) {
  std::size_t mark = 1;
  std::size_t dash = core.find('-');
  if (dash == string_view::npos) {
    dash = core.find("\xE2\x80\x93");
    mark = 3;
  }
  if (dash == string_view::npos || dash == 0 || dash > 4) return "";
  const string_view low = core.substr(0, dash);
  string_view high = core.substr(dash + mark);
  const std::size_t end = NumberEnd(high);
  if (!IsTypedNumber(low) || end == 0 || end > 4) return "";
  const string_view unit_code = high.substr(end);
  high = high.substr(0, end);
  if (high.size() < low.size() || (high.size() == low.size() && high < low)) {
    if (low.find('.') == string_view::npos) return "";
  }
  const string text = string(low) + " to " + string(high);
  if (unit_code.empty()) return text;
  const string unit = UnitAfterNumber(unit_code);
  return unit.empty() ? "" : text + " " + unit;
}

string ReadDate(string_view core) {
  const auto parts = Split(core, "/");
  if (parts.size() != 2 && parts.size() != 3) return "";
  const int month = Whole(parts[0]);
  const int day = Whole(parts[1]);
  if (month < 1 || month > 12 || day < 1 || day > 31 || parts[1].size() > 2) return "";
  string text = string(kMonths[static_cast<std::size_t>(month - 1)]) + " " + std::to_string(day);
  if (parts.size() == 3) {
    const int year = Whole(parts[2]);
    if (year < 0) return "";
    text += ", " + std::to_string(year < 100 ? 2000 + year : year);
  }
  return text;
}

string ReadArrow(string_view core) {
  const string_view mark = core.find("->") != string_view::npos             ? "->"
                           : core.find("\xE2\x86\x92") != string_view::npos ? "\xE2\x86\x92"
                                                                            : "";
  if (mark.empty()) return "";
  const auto parts = Split(core, mark);
  bool numbers = true;
  for (const string_view part : parts) {
    if (part.empty()) return "";
    numbers = numbers && StartsWithNumber(part);
  }
  string text = numbers ? "from " : "";
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += numbers ? " to " : ", then ";
    const string range = ReadRange(parts[i]);
    const string measured = ReadMeasured(parts[i]);
    text += !range.empty() ? range : !measured.empty() ? measured : string(parts[i]);
  }
  return text;
}

string AgreeUnits(string_view text) {
  static constexpr std::array<string_view, 12> kUnits = {"week",   "hour",  "year",   "month",
                                                         "minute", "night", "second", "day",
                                                         "pound",  "page",  "time",   "glass"};
  string out;
  string previous;
  const auto words = Split(text, " ");
  for (std::size_t i = 0; i < words.size(); ++i) {
    const string_view word = words[i];
    const string_view next = i + 1 < words.size() ? words[i + 1] : "";
    if (i > 0) out += ' ';
    std::size_t letters = 0;
    while (letters < word.size() && IsLetter(word[letters])) ++letters;
    string_view stem = word.substr(0, letters);
    const string_view behind = word.substr(letters);
    const bool plural = stem.ends_with('s') && !stem.ends_with("ss");
    if (plural) stem.remove_suffix(stem == "glasses" ? 2 : 1);
    const bool unit = std::find(kUnits.begin(), kUnits.end(), stem) != kUnits.end();
    if (unit && IsTypedNumber(previous) && (behind.empty() || !IsLetter(behind.back())) &&
        !behind.starts_with("'") && next != "old" && !next.starts_with("anniversary")) {
      out += string(stem) + (previous == "1" ? "" : stem == "glass" ? "es" : "s") + string(behind);
    } else {
      out += word;
    }
    previous = string(word);
  }
  return out;
}

}  // namespace goldenthread
