// Chunk by chunk from left to right; a chunk is read by the first reader that knows it: whole code,
// numbers, signs, then its parts around "/", "-" and "+". Company is looked up among the six chunks
// on either side, so the work is linear in the line.
#include "findings/shorthand.h"

#include <algorithm>
#include <array>

#include "base/tokens.h"
#include "findings/typed_numbers.h"

namespace goldenthread {
namespace {

using std::string;
using std::string_view;

constexpr std::size_t kCompanyChunks = 6;
constexpr string_view kOpening = "([{\"'";
constexpr string_view kClosing = ".,;:!?)]}\"'";

bool IsSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool StartsWithQuote(string_view text) {
  return text.starts_with('"') || text.starts_with("\xE2\x80\x9C");
}

/// How many double quotes, straight or curly, it holds.
std::size_t CountQuotes(string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    count += text[i] == '"' || text.substr(i).starts_with("\xE2\x80\x9C") ||
             text.substr(i).starts_with("\xE2\x80\x9D");
  }
  return count;
}

string Straight(string_view text) {
  string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i).starts_with("\xE2\x80\x99")) {
      out += '\'';
      i += 2;
    } else {
      out += text[i];
    }
  }
  return LowerCase(out);
}

bool IsArrow(string_view text) {
  return text == "->" || text == "-->" || text == "=>" || text == "\xE2\x86\x92";
}

string Plural(const string& noun) {
  if (noun.ends_with("y") && noun.size() > 2 &&
      string_view("aeo").find(noun[noun.size() - 2]) == string_view::npos) {
    return noun.substr(0, noun.size() - 1) + "ies";
  }
  return noun.ends_with("s") ? noun : noun + "s";
}

bool AllUpper(string_view text) {
  return text.size() > 1 && std::all_of(text.begin(), text.end(), IsUpper);
}

bool HasVowel(string_view text) { return LowerCase(text).find_first_of("aeiouy") != string::npos; }

void Append(string& out, string_view piece) {
  if (piece.empty()) return;
  if (!out.empty() && piece[0] != ',') out += ' ';
  out += piece;
}

}  // namespace

std::vector<TypedChunk> CutChunks(string_view line) {
  std::vector<TypedChunk> chunks;
  for (std::size_t at = 0; at < line.size();) {
    if (IsSpace(line[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < line.size() && !IsSpace(line[end])) ++end;
    TypedChunk chunk;
    chunk.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    std::size_t first = at;
    std::size_t last = end;
    const bool year = line[at] == '\'' && end - at >= 3 && IsDigit(line[at + 1]);
    if (!year) {
      while (first < last && kOpening.find(line[first]) != string_view::npos) ++first;
    }
    while (last > first && kClosing.find(line[last - 1]) != string_view::npos) --last;
    chunk.core = {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)};
    chunk.norm = Straight(line.substr(first, last - first));
    chunks.push_back(std::move(chunk));
    at = end;
  }
  return chunks;
}

ShorthandLine::ShorthandLine(string_view line,
                             const std::vector<std::pair<string, string>>& initials,
                             const Knowledge& knowledge)
    : line_(line), initials_(initials), knowledge_(knowledge), chunks_(CutChunks(line)) {}

bool ShorthandLine::HasCompany(std::size_t at, const Shorthand& entry) const {
  const std::size_t first = at > kCompanyChunks ? at - kCompanyChunks : 0;
  const std::size_t last = std::min(chunks_.size(), at + kCompanyChunks + 1);
  const auto stands = [&](const std::vector<string>& words) {
    for (std::size_t i = first; i < last; ++i) {
      if (i == at) continue;
      const bool beside = i + 1 == at || i == at + 1;
      for (const string& word : words) {
        if (word == "#" ? beside && StartsWithNumber(chunks_[i].norm) : chunks_[i].norm == word) {
          return true;
        }
      }
    }
    return false;
  };
  if (at + 1 < chunks_.size()) {
    for (const string& word : entry.not_before) {
      if (chunks_[at + 1].norm == word) return false;
    }
  }
  return (entry.near.empty() || stands(entry.near)) && !stands(entry.not_near);
}

const string* ShorthandLine::Reading(std::size_t at, string_view code) const {
  const string lower = Straight(code);
  const auto best = [&](const string& key, bool exact) -> const string* {
    const auto found = knowledge_.lexicon.shorthand.find(key);
    if (found == knowledge_.lexicon.shorthand.end()) return nullptr;
    const string* fallback = nullptr;
    for (const std::size_t index : found->second) {
      const Shorthand& entry = knowledge_.shorthand[index];
      if (entry.exact_case != exact || !HasCompany(at, entry)) continue;
      if (!entry.near.empty()) return &entry.expansion;
      if (fallback == nullptr) fallback = &entry.expansion;
    }
    return fallback;
  };
  if (const string* exact = best(string(code), true)) return exact;
  // A capital letter amid a sentence makes a name of it: "Max", "Tom", "Bev".
  const bool capital = code.size() > 1 && IsUpper(code[0]) && IsLower(code[1]);
  if (capital && at > 0 &&
      string_view(".!?;:").find(line_[chunks_[at - 1].span.end - 1]) == string_view::npos) {
    return nullptr;
  }
  return best(lower, false);
}

string ShorthandLine::Code(std::size_t at, string_view core) const {
  if (const string* reading = Reading(at, core)) return *reading;
  if (core.size() == 1) {
    for (const auto& [initial, name] : initials_) {
      if (core == initial) return name;
    }
  }
  const std::size_t mark = core.rfind('\'');
  if (mark != string_view::npos && core.substr(mark) == "'s") {
    const string owner = Code(at, core.substr(0, mark));
    return owner.empty() ? "" : owner + "'s";
  }
  if (core.size() > 2 && core.ends_with('s') && AllUpper(core.substr(0, core.size() - 1))) {
    if (const string* one = Reading(at, core.substr(0, core.size() - 1))) return Plural(*one);
  }
  return "";
}

bool ShorthandLine::FollowsDateWord(std::size_t at) const {
  static constexpr std::array<string_view, 32> kWords = {
      "on",    "next",  "since",  "by",      "before",      "after",   "until", "till",
      "from",  "til",   "review", "hearing", "reset",       "date",    "due",   "started",
      "start", "court", "visit",  "appt",    "appointment", "session", "see",   "back",
      "mon",   "tues",  "tue",    "wed",     "weds",        "thurs",   "thu",   "fri"};
  if (at == 0) return false;
  const string& word = chunks_[at - 1].norm;
  // "Session 6/12" counts sessions; "session on 6/12" has its own word.
  if (word == "session") return false;
  return word == "sat" || word == "sun" ||
         std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

string ShorthandLine::Ratio(std::size_t at, string_view core) const {
  const std::size_t slash = core.find('/');
  const string_view done = core.substr(0, slash);
  const string_view whole = core.substr(slash + 1);
  if (whole.find('/') != string_view::npos) return ReadDate(core);
  if (!IsTypedNumber(done) || !IsTypedNumber(whole)) return "";
  if (at > 0 && chunks_[at - 1].norm == "bp") return string(core);
  if (FollowsDateWord(at)) {
    const string date = ReadDate(core);
    if (!date.empty()) return date;
  }
  if (done == "1" && whole == "2") return "half";
  if (whole == "10" || whole == "100") return string(done) + " out of " + string(whole);
  const bool small = whole.size() == 1 || whole == "11" || whole == "12" || whole == "14";
  const bool rising = done.size() < whole.size() ||
                      (done.size() == whole.size() && done <= whole) ||
                      done.find('.') != string_view::npos;
  if (!rising && !ReadDate(core).empty()) return ReadDate(core);
  // Larger ones may be dates without a sign of it: left as typed.
  return small && rising ? string(done) + " of " + string(whole) : string(core);
}

string ShorthandLine::Slashed(std::size_t at, string_view core) const {
  const std::size_t slash = core.rfind('/');
  if (slash == string_view::npos || slash == 0) return "";
  const string_view left = core.substr(0, slash);
  const string_view right = core.substr(slash + 1);
  const string period = PeriodAfterSlash(right);
  if (!period.empty() && left.find('/') == string_view::npos) {
    return Core(at, left) + (period == "hour" ? " an " : " a ") + period;
  }
  if (core.size() > 3 && core.find_first_not_of("MTWRF/") == string_view::npos) {
    return string(core);  // days of the week
  }
  if (left == "w" || left == "W") return right.empty() ? "with" : "with " + Core(at, right);
  string out;
  for (std::size_t begin = 0; begin <= core.size();) {
    const std::size_t next = std::min(core.find('/', begin), core.size());
    const string_view part = core.substr(begin, next - begin);
    out += part.empty() ? "" : Core(at, part);
    if (next < core.size()) out += '/';
    begin = next + 1;
  }
  return out;
}

string ShorthandLine::Compound(std::size_t at, string_view core) const {
  const std::size_t plus = core.find('+');
  if (plus != string_view::npos && plus > 0) {
    const string_view rest = core.substr(plus);
    if (rest.find_first_not_of('+') == string_view::npos) {
      return rest.size() > 1 ? Core(at, core.substr(0, plus)) + " (marked)" : "";
    }
    if (rest.size() > 1 && rest[1] != '+') {
      return Core(at, core.substr(0, plus)) + " and " + Core(at, rest.substr(1));
    }
  }
  const std::size_t dash = core.find('-');
  if (dash == string_view::npos || dash == 0 || dash + 1 >= core.size()) return "";
  string out;
  bool read = false;
  // "PCL-5" is a name; a part of it is no code.
  const bool digits = std::any_of(core.begin(), core.end(), IsDigit);
  for (std::size_t begin = 0; begin <= core.size();) {
    const std::size_t next = std::min(core.find('-', begin), core.size());
    const string_view part = core.substr(begin, next - begin);
    const bool code = AllUpper(part) || (part.size() > 1 && !HasVowel(part)) ||
                      (part.size() > 2 && IsUpper(part[0]));
    const string* reading = code && !digits ? Reading(at, part) : nullptr;
    read = read || reading != nullptr;
    out += reading != nullptr ? *reading : string(part);
    if (next < core.size()) out += '-';
    begin = next + 1;
  }
  return read ? out : "";
}

string ShorthandLine::Core(std::size_t at, string_view core) const {
  static constexpr std::array<std::pair<string_view, string_view>, 10> kSigns = {{
      {"~", "about "},
      {"<", "less than "},
      {">", "more than "},
      {"\xE2\x89\xA4", "at most "},
      {"\xE2\x89\xA5", "at least "},
      {"#", "number "},
      {"@", "at "},
      {"?", "possibly "},
      {"=", "was "},
      {"\xC2\xB1", "about "},
  }};
  if (core.empty()) return "";
  string read = Code(at, core);
  // Spheres of orientation, not how often.
  if (read.empty() && at > 0 && chunks_[at - 1].norm == "oriented" && core.size() == 2 &&
      core[0] == 'x' && IsDigit(core[1])) {
    return "times " + string(core.substr(1));
  }
  if (read.empty()) read = ReadTimes(core);
  if (read.empty()) read = ReadRange(core);
  if (read.empty()) read = ReadMeasured(core);
  if (read.empty()) read = ReadArrow(core);
  if (!read.empty()) return read;
  for (const auto& [sign, word] : kSigns) {
    if (core.size() > sign.size() && core.starts_with(sign) && !core.starts_with("=>")) {
      return string(word) + Core(at, core.substr(sign.size()));
    }
  }
  if (core.find('/') != string_view::npos) {
    read = Ratio(at, core);
    if (read.empty()) read = Slashed(at, core);
    if (!read.empty()) return read;
  }
  read = Compound(at, core);
  if (!read.empty()) return read;
  if (core.size() > 3 && AllUpper(core) && HasVowel(core)) return LowerCase(core);
  return string(core);
}

bool ShorthandLine::StartsPair(std::size_t at) const {
  const auto number = [&](std::size_t i) { return StartsWithNumber(chunks_[i].norm); };
  return at + 2 < chunks_.size() && number(at) && number(at + 2) &&
         IsArrow(chunks_[at + 1].span.In(line_)) && chunks_[at].span.end == chunks_[at].core.end;
}

string ShorthandLine::Arrow(std::size_t at) const {
  const bool pair = at > 0 && StartsPair(at - 1);
  return pair ? "to" : ", then";
}

string ShorthandLine::Piece(std::size_t at) const {
  static constexpr std::array<std::pair<string_view, string_view>, 14> kAlone = {{
      {"+", "and"},
      {"&", "and"},
      {"++", "(marked)"},
      {"+++", "(marked)"},
      {"=", "was"},
      {"@", "at"},
      {"~", "about"},
      {"$", "money"},
      {"$$", "money"},
      {">", "more than"},
      {"<", "less than"},
      {"\xC3\xB8", "no"},
      {"\xE2\x88\x85", "no"},
      {"\xE2\x9C\x93", "done"},
  }};
  const TypedChunk& chunk = chunks_[at];
  const string_view whole = chunk.span.In(line_);
  if (IsArrow(whole)) return Arrow(at);
  string_view core = chunk.core.In(line_);
  const string_view lead = whole.substr(0, chunk.core.begin - chunk.span.begin);
  string_view trail = whole.substr(chunk.core.end - chunk.span.begin);
  for (const auto& [sign, word] : kAlone) {
    if (core == sign) return string(lead) + string(word) + string(trail);
  }
  string read;
  const string dotted = string(core) + string(trail.substr(0, 1));
  const bool part = trail.starts_with('.') || trail.starts_with(':');
  if (part && Reading(at, dotted) != nullptr) {
    read = *Reading(at, dotted);
    trail.remove_prefix(1);
  } else if ((core == "d" || core == "h") && at > 0 && IsTypedNumber(chunks_[at - 1].norm)) {
    read = UnitAfterNumber(core);
  } else if (at > 0 && IsArrow(chunks_[at - 1].span.In(line_)) && !ReadRange(core).empty()) {
    read = string(core);  // "75 to 30-35", not "75 to 30 to 35"
  } else {
    read = Core(at, core);
  }
  // "80 -> 60" begins with "from" unless it goes on from an earlier arrow.
  const bool goes_on = at > 0 && IsArrow(chunks_[at - 1].span.In(line_));
  if (StartsPair(at) && !goes_on && !read.starts_with("from ")) read = "from " + read;
  string marks;
  for (const char c : trail) {
    if (c != '!') marks += c;
  }
  return string(lead) + read + marks;
}

string ShorthandLine::Expand(Span part) const {
  string out;
  const bool quotes = CountQuotes(line_) % 2 == 0;
  bool inside = false;
  for (std::size_t at = 0; at < chunks_.size(); ++at) {
    const TypedChunk& chunk = chunks_[at];
    const string_view whole = chunk.span.In(line_);
    const string_view core = chunk.core.In(line_);
    const bool quoted = quotes && (inside || StartsWithQuote(whole));
    if (CountQuotes(whole) % 2 == 1) inside = !inside;
    if (!part.Overlaps(chunk.span)) continue;
    if (quoted) {
      Append(out, whole);
      continue;
    }
    string piece = Piece(at);
    if (at + 1 < chunks_.size() && part.Overlaps(chunks_[at + 1].span)) {
      const TypedChunk& next = chunks_[at + 1];
      const string count(next.core.In(line_));
      if ((core == "x" || core == "X") && StartsWithNumber(count)) {
        const bool length = at + 2 < chunks_.size() && IsTypedNumber(count) &&
                            !UnitAfterNumber(chunks_[at + 2].norm).empty();
        const string times = length ? "for " + count : ReadTimes("x" + count);
        if (!times.empty()) {
          Append(out, times + string(next.span.In(line_).substr(next.core.end - next.span.begin)));
          ++at;
          continue;
        }
      }
      // "x3 wks" is a length of time, "x3 this wk" is not.
      if (core.size() > 1 && core[0] == 'x' && IsTypedNumber(core.substr(1)) &&
          !UnitAfterNumber(next.norm).empty()) {
        piece = "for " + string(core.substr(1));
      }
    }
    if (out.empty() && piece == ", then") continue;
    Append(out, piece);
  }
  // Marks of the outer chunks that lie outside the part are not its own.
  for (const TypedChunk& chunk : chunks_) {
    if (chunk.span.end <= part.end || chunk.core.end > part.end || chunk.span.begin >= part.end) {
      continue;
    }
    const string_view marks = line_.substr(part.end, chunk.span.end - part.end);
    if (out.ends_with(marks)) out.resize(out.size() - marks.size());
  }
  return AgreeUnits(out);
}

string ExpandShorthand(string_view line, const Knowledge& knowledge) {
  const std::vector<std::pair<string, string>> nobody;
  return ShorthandLine(line, nobody, knowledge)
      .Expand({0, static_cast<std::uint32_t>(line.size())});
}

}  // namespace goldenthread
