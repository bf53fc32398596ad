// Terms: what a word stands for when a note is compared with a session.
//
// A term is the stem of a word that carries meaning, or a number in digits; words that a note may
// use freely carry none. Words listed as equal in `knowledge/` share a term. Which words carry no
// meaning is data (cue lists `note_stop`, `note_frame`, `same_*`).
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/tokens.h"
#include "knowledge/knowledge.h"

namespace goldenthread {

/// Reads tokens as terms. Build once, share; const afterwards.
class TermReader {
 public:
  explicit TermReader(const Knowledge& knowledge);

  /// By token: its term, or empty. A number's term is "#" and its value; the tokens of a number of
  /// several words carry the term at the first.
  [[nodiscard]] std::vector<std::string> Read(const std::vector<Token>& tokens) const;

  /// True for a word of attribution ("reported"): weak evidence that counts little.
  [[nodiscard]] bool IsFrame(const std::string& term) const { return frame_.contains(term); }

 private:
  std::unordered_set<std::string> stop_;               ///< lower-case words
  std::unordered_set<std::string> frame_;              ///< stems
  std::unordered_map<std::string, std::string> same_;  ///< stem -> the stem that stands for it
};

}  // namespace goldenthread
