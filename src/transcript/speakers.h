// Speakers: which labels of a text are speakers, decided over the whole text.
//
// A known word or "Speaker 1" is one wherever it stands; a name is one when it comes back or stands
// with a time; a heading never is. What this finds also tells a dialogue from a typed summary.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "transcript/labels.h"

namespace goldenthread {

/// The labels of one text that are speakers, and how the lines divide.
class Speakers {
 public:
  /// None yet: Count() every line, then Decide().
  Speakers() = default;
  /// Reads all lines of `text`.
  Speakers(std::string_view text, const LabelWords& words);

  /// Tallies the label of one line.
  void Count(std::string_view text, Span line, const LabelWords& words);
  /// After the last Count().
  void Decide();

  /// The speaker's name within the line's label, nothing where the label is no speaker: "Client" of
  /// "Client, crying" and of "Client sobbing", since no turn may swallow the words behind these.
  [[nodiscard]] std::optional<Span> SpeakerOf(std::string_view text, const LabelledLine& line,
                                              const LabelWords& words) const;

  /// Where in `said` another speaker's label begins, in the middle of a line ("... you? Client:
  /// no"). Names count behind the end of a sentence, `anywhere` also within one.
  enum class Place { kBehindSentence, kAnywhere };
  [[nodiscard]] std::optional<std::uint32_t> LabelInside(std::string_view text, Span said,
                                                         const LabelWords& words,
                                                         Place place) const;

  /// `label` is a speaker, whatever the lines say.
  void Know(std::string_view label, const LabelWords& words);

  /// Whether the text as a whole is a dialogue.
  [[nodiscard]] bool IsDialogue() const;

  /// ... beyond doubt: words for roles label it, or speakers come back again and again.
  [[nodiscard]] bool IsClearDialogue() const {
    return IsDialogue() && (known_ >= 2 || changes_ >= 3 || crowded_ > 0);
  }

  /// Whether nearly all lines have a speaker, so that one without has none.
  [[nodiscard]] bool LabelsMostLines() const { return spoken_ * 5 > lines_ * 4; }

 private:
  struct Tally {
    LabelKind kind = LabelKind::kOther;
    bool name = false;      ///< looks like a person's name
    std::size_t lines = 0;  ///< how often it stands at the start of a line
    std::size_t timed = 0;  ///< how often with a time
    bool speaker = false;
    bool weak = false;  ///< a relative, or behind a number
    std::string typed;  ///< as it stands first
  };

  /// Whether `label` is a speaker by its tally, in any spelling or as it was typed first.
  [[nodiscard]] bool Knows(std::string_view label) const;
  [[nodiscard]] bool KnowsAsTyped(std::string_view label) const;
  [[nodiscard]] bool IsLabelAt(std::string_view text, Span said, std::size_t at,
                               const LabelWords& words, Place place) const;

  std::map<std::string, Tally, std::less<>> labels_;
  std::size_t lines_ = 0;     ///< lines that are not empty
  std::size_t spoken_ = 0;    ///< lines with a speaker
  std::size_t timed_ = 0;     ///< lines with a time
  std::size_t headings_ = 0;  ///< lines with a heading
  std::size_t speakers_ = 0;  ///< distinct speakers
  std::size_t known_ = 0;     ///< lines whose label is a word for therapist or client
  std::size_t changes_ = 0;   ///< changes from one labelled speaker to another
  std::size_t crowded_ = 0;   ///< lines in which somebody else is labelled too
};

}  // namespace goldenthread
