// Foreign notes arrive as text files of any kind. A line is a heading, or sentences; headings are
// known by their words (cue lists `heading_*`), so that a note's own layout survives whatever its
// format is called.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/tokens.h"
#include "transcript/decode.h"
#include "verify/sentences.h"
#include "verify/verify.h"

namespace goldenthread {
namespace {

/// A longer line with a colon at its end is a sentence that announces something.
constexpr std::size_t kHeadingWordsMax = 8;
/// No note is longer; a bigger file is something else.
constexpr std::size_t kNoteBytesMax = std::size_t{4} << 20;
constexpr std::string_view kHeadingPrefix = "heading_";

std::string_view Trim(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

/// The line without its bullet ("- ", "* ", "1. ", "2) ", "\u2022").
std::string_view WithoutBullet(std::string_view line) {
  for (const std::string_view mark : {"- ", "* ", "+ ", "\u2022", "\u2013 ", "\u25e6", "\u25aa"}) {
    if (line.starts_with(mark)) return Trim(line.substr(mark.size()));
  }
  std::size_t digits = 0;
  while (digits < line.size() && line[digits] >= '0' && line[digits] <= '9') ++digits;
  if (digits > 0 && digits < 3 && digits + 1 < line.size() &&
      (line[digits] == '.' || line[digits] == ')') && line[digits + 1] == ' ') {
    return Trim(line.substr(digits + 1));
  }
  return line;
}

/// Takes marks of emphasis off both ends: "**Plan**".
std::string_view WithoutEmphasis(std::string_view text) {
  while (!text.empty() && (text.front() == '*' || text.front() == '_')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == '*' || text.back() == '_')) text.remove_suffix(1);
  return Trim(text);
}

/// The line without footnote marks ("[^s3]") and with what a backslash kept from being a mark.
std::string WithoutMarkdown(std::string_view line) {
  std::string plain;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line.substr(i).starts_with("[^")) {
      const std::size_t end = line.find(']', i);
      if (end != std::string_view::npos) {
        i = end;
        continue;
      }
    }
    const bool escapes =
        line[i] == '\\' && i + 1 < line.size() &&
        std::string_view("\\`*_[]<>|#").find(line[i + 1]) != std::string_view::npos;
    if (escapes) ++i;
    plain += line[i];
  }
  return plain;
}

std::size_t WordCount(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    if (c != ' ' && !inside) ++words;
    inside = c != ' ';
  }
  return words;
}

struct Heading {
  std::string id;
  std::string title;
  std::string_view rest;  ///< what follows on the same line
};

/// Reads a note line by line.
class NoteReader {
 public:
  NoteReader(std::string_view text, const Knowledge& knowledge)
      : text_(text), knowledge_(knowledge) {}

  DraftNote Read() {
    for (const std::string_view line : Lines()) {
      if (const auto heading = HeadingOf(line)) alone_.insert(heading->id);
    }
    for (const std::string_view line : Lines()) {
      if (IsOurs() && note_.sections.empty() && !IsKnownHeading(line)) continue;
      if (line.find(kReviewMark) != std::string_view::npos && IsOurs()) break;
      Line(line);
    }
    std::erase_if(note_.sections,
                  [](const NoteSection& section) { return section.statements.empty(); });
    return std::move(note_);
  }

 private:
  std::vector<std::string_view> Lines() const {
    std::vector<std::string_view> lines;
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t end = std::min(text_.find_first_of("\r\n", at), text_.size());
      const std::string_view line = Trim(text_.substr(at, end - at));
      if (!line.empty()) lines.push_back(line);
      at = end + 1;
    }
    return lines;
  }

  /// The export of a draft of ours, perhaps edited: what stands before its first section and in its
  /// review part is no part of the note.
  [[nodiscard]] bool IsOurs() const { return text_.find(kDraftMark) != std::string_view::npos; }

  /// The section id of a heading's words, or nothing if they are not known.
  std::optional<std::string> IdOf(std::string_view title) const {
    const std::string lower = LowerCase(title);
    for (const CueList& list : knowledge_.cues) {
      if (!list.id.starts_with(kHeadingPrefix)) continue;
      if (std::find(list.phrases.begin(), list.phrases.end(), lower) != list.phrases.end()) {
        return list.id.substr(kHeadingPrefix.size());
      }
    }
    return std::nullopt;
  }

  /// A line that is a heading and nothing else.
  std::optional<Heading> HeadingOf(std::string_view line) const {
    std::string_view title = line;
    const bool marked = title.starts_with('#');
    while (title.starts_with('#')) title.remove_prefix(1);
    title = WithoutEmphasis(Trim(title));
    const bool colon = title.ends_with(':');
    if (colon) title = WithoutEmphasis(Trim(title.substr(0, title.size() - 1)));
    const auto id = IdOf(title);
    if (!id && !marked && !colon) return std::nullopt;
    if (title.empty() || WordCount(title) > kHeadingWordsMax) return std::nullopt;
    return Heading{id.value_or("other"), std::string(title), {}};
  }

  [[nodiscard]] bool IsKnownHeading(std::string_view line) const {
    const auto heading = HeadingOf(line);
    return heading && heading->id != "other";
  }

  /// "Plan: ..." with a known heading and text behind it, in a note that has no such heading alone.
  std::optional<Heading> InlineHeadingOf(std::string_view line) const {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon + 1 >= line.size()) return std::nullopt;
    const std::string_view title = WithoutEmphasis(Trim(line.substr(0, colon)));
    const auto id = IdOf(title);
    if (!id || alone_.contains(*id)) return std::nullopt;
    const auto& labels = knowledge_.Cues("inline_labels").phrases;
    const bool label = std::find(labels.begin(), labels.end(), *id) != labels.end();
    if (label && !alone_.empty()) return std::nullopt;
    std::string_view rest = Trim(line.substr(colon + 1));
    while (rest.starts_with('*')) rest.remove_prefix(1);
    rest = Trim(rest);
    if (rest.empty()) return std::nullopt;
    return Heading{*id, std::string(title), rest};
  }

  void Line(std::string_view line) {
    if (auto heading = HeadingOf(line)) {
      note_.sections.push_back({heading->id, heading->title, {}});
      return;
    }
    line = WithoutBullet(line);
    if (auto heading = InlineHeadingOf(line)) {
      note_.sections.push_back({heading->id, heading->title, {}});
      line = heading->rest;
    }
    const std::string plain = WithoutMarkdown(line);
    for (const Span span : SplitSentences(plain, knowledge_)) Add(span.In(plain));
  }

  void Add(std::string_view text) {
    // A rule of dashes or asterisks says nothing.
    const bool says = std::any_of(text.begin(), text.end(), [](char c) {
      return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
             static_cast<unsigned char>(c) >= 0x80;
    });
    if (!says) return;
    if (note_.sections.empty()) note_.sections.push_back({"other", "Note", {}});
    Statement statement;
    statement.id = fmt::format("s{}", ++statements_);
    statement.text = text;
    note_.sections.back().statements.push_back(std::move(statement));
  }

  std::string_view text_;
  const Knowledge& knowledge_;
  DraftNote note_;
  std::set<std::string> alone_;  ///< ids of headings that stand alone on their line
  int statements_ = 0;
};

}  // namespace

Result<DraftNote> ParseForeignNote(std::string_view bytes, const std::string& name,
                                   const Knowledge& knowledge) {
  if (bytes.size() > kNoteBytesMax) {
    return BadInput("the note is larger than 4 MiB", name, "give the text of one progress note");
  }
  GT_TRY(const DecodedText decoded, Decode(bytes, name));
  DraftNote note = NoteReader(decoded.text, knowledge).Read();
  note.engine = "foreign";
  note.format = "foreign";
  note.title = "Progress note";
  if (note.sections.empty()) {
    return BadInput("the note is empty", name, "give the text of a progress note");
  }
  return note;
}

}  // namespace goldenthread
