// Labels: the names of speakers as they stand at the start of a line, and what a label says about
// its speaker. The words ("therapist", "pt", "plan") are data: knowledge/cues/importers.yaml.
//
// A label may have a time before or behind it, in brackets or not, remarks in brackets ("Client
// (crying):"), the number of its line, and marks of Markdown or HTML around it. Whether "Plan:" or
// "Ana:" is a speaker cannot be told from one line; labels.h reads a line, speakers.h decides over
// the whole text.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "base/span.h"
#include "knowledge/knowledge.h"

namespace goldenthread {

/// What a label says by itself.
enum class LabelKind {
  kTherapist,  ///< "Therapist", "T", "Dr. Hale"
  kClient,     ///< "Client", "Pt"
  kMember,     ///< "Client 2": one of several clients
  kGeneric,    ///< "Speaker 1", "SPEAKER_00": somebody
  kNobody,     ///< "Unknown": the tool does not know
  kHeading,    ///< "Plan", "SI": a heading of a typed summary
  kOther,      ///< maybe a name
};

/// The words of labels, lower case, from the knowledge.
class LabelWords {
 public:
  explicit LabelWords(const Knowledge& knowledge);

  [[nodiscard]] LabelKind KindOf(std::string_view label) const;

  /// "Client", "Therapist", "Pt 2": the whole label is a word for a role.
  [[nodiscard]] bool IsRole(std::string_view label) const;
  /// "mother", "client's mother": somebody beside the client, called by what they are.
  [[nodiscard]] bool NamesRelative(std::string_view label) const;
  /// "said", "told": behind a name, before a colon, this reports speech and is no label.
  [[nodiscard]] bool ReportsSpeech(std::string_view word) const;

 private:
  std::set<std::string, std::less<>> therapist_;
  std::set<std::string, std::less<>> client_;
  std::set<std::string, std::less<>> generic_;
  std::set<std::string, std::less<>> nobody_;
  std::set<std::string, std::less<>> heading_;
  std::set<std::string, std::less<>> relative_;
  std::set<std::string, std::less<>> report_;
};

/// What stands behind a label.
enum class LabelEnd {
  kColon,
  kTime,  ///< "Ana Ruiz   0:12", nothing behind it
  kLine,  ///< nothing: the line is at most four words, which may or may not be a label
};

/// A line cut into its parts; all spans lie in the text that the line is from.
struct LabelledLine {
  std::optional<std::int64_t> start_ms;
  bool begins_with_time = false;  ///< "[00:12]" stands first
  bool numbered = false;          ///< "3. Client: ..."
  Span said;                      ///< what is not time, label included, trimmed
  Span label;                     ///< empty: none
  Span rest;                      ///< what stands behind the label, trimmed
  LabelEnd label_end = LabelEnd::kColon;
};

/// Cuts a line. A label is up to four words and 40 bytes before a colon, a time at the end of the
/// line or the end of the line. In the last case `rest` is the line too. Between label and colon,
/// and before the label, any number of remarks of up to 80 bytes in closed brackets are skipped.
[[nodiscard]] LabelledLine CutLine(std::string_view text, Span line);

/// Lower case, inner white space as one space: labels equal in this are one speaker.
[[nodiscard]] std::string LabelKey(std::string_view label);

/// The label on one line: control characters, line separators and colons, with which a label could
/// forge a turn in a rendering, become spaces; at most 80 bytes, whole characters.
[[nodiscard]] std::string CleanLabel(std::string_view label);

/// Capitalised words, at most three: it could be a person's name.
[[nodiscard]] bool LooksLikeName(std::string_view label);

/// The time where a session could hold it: one past 48 hours is none, and is left out.
[[nodiscard]] std::optional<std::int64_t> WithinSession(std::optional<std::int64_t> ms);

/// "12:03", "01:12:03", "1:12:03.250" or with a comma, from `at`; moves `at` behind it.
[[nodiscard]] std::optional<std::int64_t> ReadTime(std::string_view text, std::size_t& at);

}  // namespace goldenthread
