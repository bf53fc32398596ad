// SessionIndex: the session as something to look words up in: which utterances hold a term, how
// telling the term is, and which stretch of talk a statement could rest on.
//
// Built once for a note; all look-ups cost what they find. Knows nothing of truth: see clash.h.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/tokens.h"
#include "transcript/transcript.h"
#include "verify/terms.h"

namespace goldenthread {

/// One term of a statement with what it weighs.
struct WeightedTerm {
  std::string term;
  double weight = 0;      ///< inverse document frequency, frame words less
  double found = 0;       ///< 1: in the session; less: a related form is, or it is implied
  std::size_t token = 0;  ///< of the statement
};

/// How well a stretch of utterances covers a statement.
struct Window {
  std::size_t first = 0;  ///< utterance
  std::size_t last = 0;   ///< one behind
  double coverage = 0;    ///< 0 to 1, share of the statement's weight
};

class SessionIndex {
 public:
  /// `tokens`, by utterance, must outlive the index.
  SessionIndex(const std::vector<std::vector<Token>>& tokens, const TermReader& reader);

  /// Counts `terms` as said in that utterance, for coverage: Weigh, BestWindow, Retrieve, Implied.
  void Imply(std::size_t utterance, const std::vector<std::string>& terms);

  /// Terms that Imply gave that utterance.
  [[nodiscard]] const std::vector<std::string>& Implied(std::size_t utterance) const {
    return implied_terms_[utterance];
  }

  /// The distinct terms among `terms` (by token, as TermReader gives them), weighed.
  [[nodiscard]] std::vector<WeightedTerm> Weigh(const std::vector<std::string>& terms) const;

  /// The window of up to four utterances that covers the most of `terms`; the first of equals.
  [[nodiscard]] Window BestWindow(const std::vector<WeightedTerm>& terms) const;

  /// Utterances that hold `term` or a related form, ascending; null if none.
  [[nodiscard]] const std::vector<std::uint32_t>* Holding(const std::string& term) const;

  /// Utterances by their own score with half of each neighbour's, best first, at most `limit`.
  [[nodiscard]] std::vector<std::size_t> Retrieve(const std::vector<WeightedTerm>& terms,
                                                  std::size_t limit) const;

  [[nodiscard]] const std::vector<Token>& TokensOf(std::size_t utterance) const {
    return tokens_[utterance];
  }
  [[nodiscard]] const std::vector<std::string>& TermsOf(std::size_t utterance) const {
    return terms_[utterance];
  }
  [[nodiscard]] std::size_t size() const { return tokens_.size(); }

 private:
  [[nodiscard]] const std::vector<std::uint32_t>* Related(const std::string& term) const;

  const TermReader& reader_;
  const std::vector<std::vector<Token>>& tokens_;  ///< by utterance
  std::vector<std::vector<std::string>> terms_;    ///< by utterance, by token
  std::unordered_map<std::string, std::vector<std::uint32_t>> postings_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_prefix_;  ///< related forms
  std::unordered_map<std::string, std::vector<std::uint32_t>> implied_;
  std::vector<std::vector<std::string>> implied_terms_;  ///< by utterance
  double mean_terms_ = 1;                                ///< per utterance
};

}  // namespace goldenthread
