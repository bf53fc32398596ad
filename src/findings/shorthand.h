// Shorthand: a typed line with its abbreviations, signs and glued numbers written out.
//
// Codes are data (knowledge/shorthand.yaml), chosen by their company; the grammar of numbers
// ("x3/wk", "9->5", "~5h", "4/7", "@ 2am") is here. A code without a reading stays as typed, and no
// word is ever dropped. It does not change word order and completes no sentence.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/span.h"
#include "knowledge/knowledge.h"

namespace goldenthread {

/// A stretch of a line without white space: signs in front, the core, signs behind.
struct TypedChunk {
  Span span;         ///< of all of it, in the line
  Span core;         ///< without brackets, quotes and end marks around it; may be empty
  std::string norm;  ///< the core in lower case, straight apostrophes
};

[[nodiscard]] std::vector<TypedChunk> CutChunks(std::string_view line);

/// One line, cut once, of which any part can be written out.
class ShorthandLine {
 public:
  /// `initials` are single letters that stand for a participant: {"T", "Teresa"}. The arguments
  /// must outlive it.
  ShorthandLine(std::string_view line,
                const std::vector<std::pair<std::string, std::string>>& initials,
                const Knowledge& knowledge);

  /// The bytes `part` of the line, written out. Text in double quotes stays byte for byte.
  [[nodiscard]] std::string Expand(Span part) const;

 private:
  [[nodiscard]] std::string Piece(std::size_t at) const;
  [[nodiscard]] std::string Core(std::size_t at, std::string_view core) const;
  [[nodiscard]] std::string Code(std::size_t at, std::string_view core) const;
  [[nodiscard]] const std::string* Reading(std::size_t at, std::string_view code) const;
  [[nodiscard]] bool HasCompany(std::size_t at, const Shorthand& entry) const;
  [[nodiscard]] std::string Arrow(std::size_t at) const;
  [[nodiscard]] bool StartsPair(std::size_t at) const;
  [[nodiscard]] std::string Ratio(std::size_t at, std::string_view core) const;
  [[nodiscard]] std::string Slashed(std::size_t at, std::string_view core) const;
  [[nodiscard]] std::string Compound(std::size_t at, std::string_view core) const;
  [[nodiscard]] std::string Times(std::size_t at, std::string_view core) const;
  [[nodiscard]] bool FollowsDateWord(std::size_t at) const;

  std::string_view line_;
  const std::vector<std::pair<std::string, std::string>>& initials_;
  const Knowledge& knowledge_;
  std::vector<TypedChunk> chunks_;
};

/// A whole line written out, for tests and single strings.
[[nodiscard]] std::string ExpandShorthand(std::string_view line, const Knowledge& knowledge);

}  // namespace goldenthread
