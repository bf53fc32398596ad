// A hand-written reader: number, time, remarks, label, time, remarks, colon, each optional, in that
// order.
#include "transcript/labels.h"

#include <algorithm>
#include <array>

#include "base/tokens.h"
#include "transcript/decode.h"
#include "transcript/utterance_text.h"

namespace goldenthread {
namespace {

constexpr std::size_t kLabelBytesMax = 40;
constexpr int kLabelWordsMax = 4;
constexpr std::size_t kRemarkBytesMax = 80;
constexpr std::size_t kTagBytesMax = 60;
constexpr std::int64_t kDigitsMax = 6;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsLetter(char c) {
  return (c >= 'a' && c <= 'z') || IsUpper(c) || static_cast<unsigned char>(c) >= 0x80;
}
bool IsBlank(char c) { return c == ' ' || c == '\t'; }
bool IsLabelByte(char c) {
  return IsLetter(c) || IsDigit(c) || IsBlank(c) || c == '.' || c == '\'' || c == '-' || c == '_' ||
         c == '#' || c == '&' || c == '/' || c == ',';
}

/// Digits from `at`, at most kDigitsMax; nothing where there are none.
std::optional<std::int64_t> ReadNumber(std::string_view text, std::size_t& at) {
  std::int64_t number = 0;
  const std::size_t begin = at;
  while (at < text.size() && IsDigit(text[at]) && at - begin < kDigitsMax) {
    number = number * 10 + (text[at++] - '0');
  }
  if (at == begin) return std::nullopt;
  return number;
}

/// Reads one line from left to right.
class Cut {
 public:
  Cut(std::string_view text, Span line) : text_(text.substr(0, line.end)), at_(line.begin) {}

  LabelledLine Run() {
    SkipMarks(">#*_ \t");
    LabelledLine cut;
    const std::size_t begin = at_;
    SkipNumberAndTags(cut);
    auto time = BracketedTime();
    cut.begins_with_time = time.has_value();
    if (!time && at_ < text_.size() && IsDigit(text_[at_])) time = PlainTime();
    if (time) SkipMarks(" \t*_-");
    cut.start_ms = WithinSession(time);
    cut.said = Trim(text_, Of(time ? at_ : begin, text_.size()));
    while (SkipRemark() || SkipTag()) SkipMarks(" \t*_-");
    if (!Label(cut)) {
      cut.label = {};
      cut.rest = cut.said;
    }
    return cut;
  }

 private:
  static Span Of(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  void SkipMarks(std::string_view marks) {
    while (at_ < text_.size() && marks.find(text_[at_]) != std::string_view::npos) ++at_;
  }

  /// "12. ", "12) " and "<p><b>" before everything else.
  void SkipNumberAndTags(LabelledLine& cut) {
    const std::size_t begin = at_;
    while (SkipTag()) SkipMarks(" \t*_");
    const std::size_t digits = at_;
    if (ReadNumber(text_, at_) && at_ + 1 < text_.size() &&
        (text_[at_] == '.' || text_[at_] == ')') && IsBlank(text_[at_ + 1])) {
      ++at_;
      cut.numbered = true;
      SkipMarks(" \t*_");
      while (SkipTag()) SkipMarks(" \t*_");
    } else {
      at_ = digits;
    }
    if (at_ >= text_.size()) at_ = begin;
  }

  /// "<b>", "</p>", "<span class='x'>".
  bool SkipTag() {
    if (at_ + 2 >= text_.size() || text_[at_] != '<') return false;
    const char first = text_[at_ + 1] == '/' ? text_[at_ + 2] : text_[at_ + 1];
    if (!IsLetter(first)) return false;
    const std::size_t end = text_.substr(0, at_ + kTagBytesMax).find_first_of("<>", at_ + 1);
    if (end == std::string_view::npos || text_[end] != '>') return false;
    at_ = end + 1;
    return true;
  }

  /// "(crying)", "[to Therapist]".
  bool SkipRemark() {
    if (at_ >= text_.size() || (text_[at_] != '[' && text_[at_] != '(')) return false;
    const char close = text_[at_] == '[' ? ']' : ')';
    const std::size_t end = text_.substr(0, at_ + kRemarkBytesMax).find(close, at_);
    if (end == std::string_view::npos) return false;
    at_ = end + 1;
    return true;
  }

  std::optional<std::int64_t> PlainTime() {
    const std::size_t begin = at_;
    auto time = ReadTime(text_, at_);
    // "10:30 was the worst" has no more than the look of a time: only a label may follow.
    if (!time || at_ >= text_.size() || !IsBlank(text_[at_])) {
      at_ = begin;
      return std::nullopt;
    }
    std::size_t colon = text_.find(':', at_);
    if (colon == std::string_view::npos || colon - at_ > kLabelBytesMax) {
      at_ = begin;
      return std::nullopt;
    }
    return time;
  }

  std::optional<std::int64_t> BracketedTime() {
    const std::size_t begin = at_;
    if (at_ < text_.size() && (text_[at_] == '[' || text_[at_] == '(')) {
      const char close = text_[at_] == '[' ? ']' : ')';
      ++at_;
      const auto time = ReadTime(text_, at_);
      if (time) {
        SkipRange();
        if (at_ < text_.size() && text_[at_] == close) {
          ++at_;
          return time;
        }
      }
    }
    at_ = begin;
    return std::nullopt;
  }

  /// The second half of "[00:12 - 00:15]".
  void SkipRange() {
    const std::size_t begin = at_;
    SkipMarks(" ->");
    if (at_ == begin || !ReadTime(text_, at_)) at_ = begin;
  }

  bool Label(LabelledLine& cut) {
    const std::size_t begin = at_;
    if (at_ >= text_.size() || !IsLetter(text_[at_])) return false;
    std::size_t end = at_;
    int words = 0;
    while (end < text_.size() && end - begin <= kLabelBytesMax && IsLabelByte(text_[end])) {
      if (IsBlank(text_[end]) && end > begin && !IsBlank(text_[end - 1])) ++words;
      // A time stands behind the label: "Ana 0:12".
      if (IsDigit(text_[end]) && IsBlank(text_[end - 1])) {
        std::size_t behind = end;
        if (ReadTime(text_, behind)) break;
      }
      ++end;
    }
    cut.label = Trim(text_, Of(begin, end));
    at_ = end;
    const bool behind = Behind(cut);
    const bool colon = at_ < text_.size() && text_[at_] == ':';
    if (colon) ++at_;
    const bool ends = at_ >= text_.size();
    if (words >= kLabelWordsMax || cut.label.size() > kLabelBytesMax) return false;
    if (!colon && !ends) return false;
    if (!colon) cut.label_end = behind ? LabelEnd::kTime : LabelEnd::kLine;
    if (cut.label_end == LabelEnd::kLine) {
      cut.rest = cut.label;
      return true;
    }
    if (at_ + 1 < text_.size() && text_[at_] == '/' && text_[at_ + 1] == '/') return false;
    SkipMarks("*_");
    while (SkipTag()) SkipMarks("*_ \t");
    cut.rest = Trim(text_, Of(at_, text_.size()));
    return true;
  }

  /// Times, remarks and tags between a label and its colon; whether there was a time.
  bool Behind(LabelledLine& cut) {
    bool timed = false;
    while (true) {
      SkipMarks("*_ \t");
      const bool plain = !timed && at_ < text_.size() && IsDigit(text_[at_]);
      const auto time = plain ? ReadTime(text_, at_) : BracketedTime();
      if (time) {
        cut.start_ms = WithinSession(time);
        timed = true;
      } else if (!SkipRemark() && !SkipTag()) {
        return timed;
      }
    }
  }

  std::string_view text_;
  std::size_t at_;
};

void Fill(std::set<std::string, std::less<>>& set, const Knowledge& knowledge,
          const std::string& id) {
  const CueList& list = knowledge.Cues(id);
  set.insert(list.phrases.begin(), list.phrases.end());
}

/// The label without a number at its end: "speaker 2", "speaker_02", "s1" -> "speaker", "s".
std::string_view WithoutNumber(std::string_view key) {
  const std::size_t last = key.find_last_not_of("0123456789");
  if (last == std::string_view::npos || last + 1 == key.size()) return key;
  const std::size_t end = key.find_last_not_of(" _-#", last);
  return end == std::string_view::npos ? key : key.substr(0, end + 1);
}

}  // namespace

LabelWords::LabelWords(const Knowledge& knowledge) {
  Fill(therapist_, knowledge, "label_therapist");
  Fill(client_, knowledge, "label_client");
  Fill(generic_, knowledge, "label_generic");
  Fill(nobody_, knowledge, "label_nobody");
  Fill(heading_, knowledge, "label_heading");
  Fill(relative_, knowledge, "label_relative");
  Fill(report_, knowledge, "label_report");
}

LabelKind LabelWords::KindOf(std::string_view label) const {
  const std::string key = LabelKey(label);
  if (therapist_.count(key) > 0) return LabelKind::kTherapist;
  if (client_.count(key) > 0) return LabelKind::kClient;
  if (nobody_.count(key) > 0) return LabelKind::kNobody;
  if (heading_.count(key) > 0) return LabelKind::kHeading;
  const std::string_view stem = WithoutNumber(key);
  if (generic_.count(stem) > 0) return LabelKind::kGeneric;
  if (stem != key && client_.count(stem) > 0) return LabelKind::kMember;
  // "Dr. Hale", "Counselor Ruiz", "Ana Ruiz, LCSW": a word of the therapist's stands first or last.
  const std::size_t first = key.find(' ');
  if (first == std::string::npos || stem != key) return LabelKind::kOther;
  const std::string_view words(key);
  const bool name = LooksLikeName(label);
  const std::string_view second = words.substr(first + 1, words.find(' ', first + 1) - first - 1);
  if ((therapist_.count(words.substr(0, first)) > 0 && (name || !ReportsSpeech(second))) ||
      (name && therapist_.count(words.substr(words.rfind(' ') + 1)) > 0)) {
    return LabelKind::kTherapist;
  }
  return LabelKind::kOther;
}

bool LabelWords::IsRole(std::string_view label) const {
  const std::string key = LabelKey(label);
  return therapist_.count(key) > 0 || client_.count(WithoutNumber(key)) > 0;
}

bool LabelWords::NamesRelative(std::string_view label) const {
  const std::string key = LabelKey(label);
  if (relative_.count(key) > 0) return true;
  const std::size_t space = key.find(' ');
  if (space == std::string::npos || space < 2) return false;
  const std::string_view owner = std::string_view(key).substr(0, space);
  const bool owns = owner.back() == 's' && owner.find_first_of("'\xE2") != std::string_view::npos;
  return owns && relative_.count(std::string_view(key).substr(space + 1)) > 0;
}

bool LabelWords::ReportsSpeech(std::string_view word) const {
  return report_.count(LabelKey(word)) > 0;
}

LabelledLine CutLine(std::string_view text, Span line) { return Cut(text, line).Run(); }

std::string LabelKey(std::string_view label) {
  const bool ascii = std::all_of(label.begin(), label.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  // Full Unicode lower case costs far more, and nearly all labels are plain.
  std::string lower(label);
  if (ascii) {
    for (char& c : lower) c = IsUpper(c) ? static_cast<char>(c - 'A' + 'a') : c;
  } else {
    lower = LowerCase(label);
  }
  std::string key;
  for (const char c : lower) {
    if (!IsBlank(c)) {
      key += c;
    } else if (!key.empty() && key.back() != ' ') {
      key += ' ';
    }
  }
  if (!key.empty() && key.back() == ' ') key.pop_back();
  return key;
}

std::string CleanLabel(std::string_view label) {
  constexpr std::size_t kCleanBytesMax = 80;
  std::string clean;
  for (std::size_t at = 0; at < label.size();) {
    const std::size_t size = std::max<std::size_t>(Utf8Length(label, at), 1);
    const std::string_view character = label.substr(at, size);
    at += size;
    const auto first = static_cast<unsigned char>(character[0]);
    const bool separates = first <= 0x20 || first == 0x7F || first == ':' ||
                           (first == 0xC2 && static_cast<unsigned char>(character[1]) < 0xA0) ||
                           character == "\xE2\x80\xA8" || character == "\xE2\x80\xA9";
    if (!separates) {
      if (clean.size() + size > kCleanBytesMax) break;
      clean += character;
    } else if (!clean.empty() && clean.back() != ' ') {
      clean += ' ';
    }
  }
  if (!clean.empty() && clean.back() == ' ') clean.pop_back();
  return clean;
}

bool LooksLikeName(std::string_view label) {
  int words = 0;
  bool start = true;
  for (const char c : label) {
    if (start && IsLetter(c)) {
      if (!IsUpper(c) && static_cast<unsigned char>(c) < 0x80) return false;
      ++words;
    } else if (start && (IsDigit(c) || c == '&' || c == '/')) {
      return false;
    }
    start = IsBlank(c);
  }
  return words >= 1 && words <= 3;
}

std::optional<std::int64_t> WithinSession(std::optional<std::int64_t> ms) {
  constexpr std::int64_t kSessionMsMax = std::int64_t{48} * 60 * 60 * 1000;
  return ms && *ms >= 0 && *ms <= kSessionMsMax ? ms : std::nullopt;
}

std::optional<std::int64_t> ReadTime(std::string_view text, std::size_t& at) {
  const std::size_t begin = at;
  std::array<std::int64_t, 3> parts{};
  std::size_t count = 0;
  while (count < parts.size()) {
    const auto number = ReadNumber(text, at);
    if (!number || (count > 0 && *number > 59)) break;
    parts[count++] = *number;
    if (count == parts.size() || at + 1 >= text.size() || text[at] != ':' ||
        !IsDigit(text[at + 1])) {
      break;
    }
    ++at;
  }
  if (count < 2) {
    at = begin;
    return std::nullopt;
  }
  const std::int64_t seconds =
      count == 3 ? (parts[0] * 60 + parts[1]) * 60 + parts[2] : parts[0] * 60 + parts[1];
  std::int64_t ms = 0;
  if (at + 1 < text.size() && (text[at] == '.' || text[at] == ',') && IsDigit(text[at + 1])) {
    ++at;
    std::int64_t unit = 100;
    for (; at < text.size() && IsDigit(text[at]); ++at, unit /= 10) ms += unit * (text[at] - '0');
  }
  return seconds * 1000 + ms;
}

}  // namespace goldenthread
