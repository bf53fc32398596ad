// UtteranceText: puts together the text of one utterance from stretches of a decoded file, and
// keeps the way back to the bytes on disk while doing so.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "transcript/decode.h"
#include "transcript/transcript.h"

namespace goldenthread {

/// Builds `text` and `source` of an utterance. `decoded` must outlive it.
class UtteranceText {
 public:
  explicit UtteranceText(const DecodedText& decoded) : decoded_(decoded) {}

  /// The stretch as it stands.
  void Append(Span span);
  /// The stretch read as `text` (an escape, a line break read as a space).
  void AppendAs(std::string_view text, Span span);
  /// A wrapped line: what stands before `line` becomes one space. An empty line adds nothing.
  void AppendLine(Span line);

  /// What stands between the text so far and `begin` becomes one space; nothing before any text.
  void AppendGap(std::uint32_t begin);

  [[nodiscard]] bool empty() const { return text_.empty(); }
  [[nodiscard]] std::size_t size() const { return text_.size(); }
  [[nodiscard]] std::string_view text() const { return text_; }

  /// Moves what was built, without spaces at its end, into `utterance` and starts anew.
  void MoveTo(Utterance& utterance);

 private:
  void TrimEnd();
  void AddRun(SourceRun run, bool verbatim);

  const DecodedText& decoded_;
  std::string text_;
  std::vector<SourceRun> runs_;
  std::uint32_t decoded_end_ = 0;  ///< where the stretch added last ends
  bool verbatim_ = false;          ///< the last run is byte for byte, so it may grow
};

/// `span` without the white space at its ends; an empty span stays where it begins.
[[nodiscard]] Span Trim(std::string_view text, Span span);

/// Walks the lines of a text: ends are LF, CRLF or CR, and belong to no line.
class LineWalk {
 public:
  explicit LineWalk(std::string_view text) : text_(text) {}

  /// The next line; false at the end.
  bool Next(Span& line);

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace goldenthread
