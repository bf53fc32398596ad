// RiskContext: how a mention of risk stands in its utterance: whose it is, whether it is negated,
// supposed, past, or from a film or dream, and whether an idiom hides it.
//
// Stricter than Assert() in one way: where a wrong "negated" would hide a risk, only a negator that
// plainly governs the mention counts.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "base/tokens.h"
#include "knowledge/knowledge.h"

namespace goldenthread {

enum class RiskOwner { kClient, kOther };

struct RiskHolding {
  RiskOwner owner = RiskOwner::kClient;
  std::string person;  ///< noun of the other person, where the utterance names one
  bool negated = false;
  bool supposed = false;
  bool past = false;
  bool fiction = false;
};

/// The context of all mentions in one utterance. Holds references to both arguments.
class RiskContext {
 public:
  RiskContext(const std::vector<Token>& tokens, const Knowledge& knowledge);

  /// How tokens [match.first, match.last) hold; they lie in the segment [first, last).
  [[nodiscard]] RiskHolding HoldingOf(const PhraseMatch& match, std::size_t first,
                                      std::size_t last) const;
  [[nodiscard]] const std::vector<Token>& tokens() const { return tokens_; }
  /// An idiom covers the match.
  [[nodiscard]] bool Masked(const PhraseMatch& match) const;
  /// A phrase of that cue list begins in [first, last).
  [[nodiscard]] bool Has(const char* list, std::size_t first, std::size_t last) const;
  /// A phrase of that cue list covers the token.
  [[nodiscard]] bool Covers(const char* list, std::size_t at) const;
  [[nodiscard]] bool Past(std::size_t first, std::size_t last) const;
  /// Told in a past tense, of which the words alone do not say how long ago.
  [[nodiscard]] bool ToldAsPast(const PhraseMatch& match) const;
  [[nodiscard]] bool Negated(const PhraseMatch& match, std::size_t first) const;
  /// The person noun that stands at a token, or "".
  [[nodiscard]] std::string PersonAt(std::size_t at) const { return KinAt(at); }

 private:
  [[nodiscard]] bool Supposed(const PhraseMatch& match, std::size_t first) const;
  /// "He touched me. I was eight.": the date comes behind, and nothing says that it is now.
  [[nodiscard]] bool DatedBehind(const PhraseMatch& match, std::size_t last) const;
  [[nodiscard]] bool Governs(std::size_t negator_last, const PhraseMatch& match) const;
  void FindOwner(const PhraseMatch& match, std::size_t first, RiskHolding& holding) const;
  [[nodiscard]] const std::vector<PhraseMatch>& Cues(const char* list) const;
  [[nodiscard]] std::string KinAt(std::size_t at) const;
  [[nodiscard]] bool QuotedFromOther(std::size_t at, std::string& person) const;

  const std::vector<Token>& tokens_;
  const Knowledge& knowledge_;
  std::vector<PhraseMatch> idioms_;
  std::vector<PhraseMatch> negators_;
  std::vector<PhraseMatch> kin_;
  std::vector<std::size_t> opened_;  // by token: 1 + the opening quote it stands behind, or 0
  mutable std::map<std::string, std::vector<PhraseMatch>> cues_;  // found once per list
};

/// Those matches, ordered by their first token, that begin in [first, last).
[[nodiscard]] std::span<const PhraseMatch> Beginning(const std::vector<PhraseMatch>& matches,
                                                     std::size_t first, std::size_t last);

/// Whether any phrase of the list stands in `tokens`.
[[nodiscard]] bool HasCue(const Knowledge& knowledge, const char* list,
                          const std::vector<Token>& tokens);

/// A blow lands on the client: "he hits me".
[[nodiscard]] bool HurtsClient(const std::vector<Token>& tokens, const PhraseMatch& match);

/// A blow lands on somebody else, and not from the client's own hand: "her husband beats her".
[[nodiscard]] bool HurtsThird(const std::vector<Token>& tokens, const PhraseMatch& match);

/// Copies tokens [first, last).
[[nodiscard]] std::vector<Token> Cut(const std::vector<Token>& tokens, std::size_t first,
                                     std::size_t last);

}  // namespace goldenthread
