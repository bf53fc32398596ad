// Assertion: how a mention holds in its sentence: said or denied, when, and of whom.
//
// After NegEx (Chapman 2001) and ConText (Harkema 2009): cues before and behind a mention, each
// with a scope that clause boundaries and other cues end. The cues are data
// (knowledge/context.yaml). A question asserts nothing and an answer takes over its question:
// neither is known here, see conversation.h.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/tokens.h"
#include "findings/owners.h"
#include "knowledge/knowledge.h"

namespace goldenthread {

enum class Polarity { kAffirmed, kNegated, kPossible };
BOOST_DESCRIBE_ENUM(Polarity, kAffirmed, kNegated, kPossible)
enum class Temporality { kRecent, kHistorical, kHypothetical };
BOOST_DESCRIBE_ENUM(Temporality, kRecent, kHistorical, kHypothetical)
enum class Experiencer { kPatient, kOther };
BOOST_DESCRIBE_ENUM(Experiencer, kPatient, kOther)

struct Assertion {
  Polarity polarity = Polarity::kAffirmed;
  Temporality temporality = Temporality::kRecent;
  Experiencer experiencer = Experiencer::kPatient;
  std::string person;  ///< KinTerm::id of the other person, where known

  /// Affirmed, recent and the patient's: the only reading that may be told as a present fact.
  [[nodiscard]] bool Holds() const {
    return polarity == Polarity::kAffirmed && temporality == Temporality::kRecent &&
           experiencer == Experiencer::kPatient;
  }
};

/// All cues of one sentence or utterance with their scopes, found once; Judge() then costs nothing
/// for any number of mentions. Keeps a reference to the knowledge, not to the tokens.
class SentenceCues {
 public:
  /// `clauses` must be SplitClauses(tokens), where the caller has it already. Linear.
  SentenceCues(const std::vector<Token>& tokens, const std::vector<Clause>& clauses,
               const Knowledge& knowledge, Register text_register = Register::kGuess);
  SentenceCues(const std::vector<Token>& tokens, const Knowledge& knowledge,
               Register text_register = Register::kGuess);

  /// How the mention in tokens [first, last) holds. Cues inside the mention do not count for its
  /// polarity ("cannot sleep" is a mention of its own). An empty range is judged as affirmed.
  [[nodiscard]] Assertion Judge(std::size_t first, std::size_t last) const;

 private:
  struct Builder;
  struct Mark {
    std::uint8_t forward = 0;   ///< categories of the cues before this token that reach it
    std::uint8_t backward = 0;  ///< of the cues behind it
  };

  const Knowledge* knowledge_;
  std::vector<Mark> marks_;
  std::vector<int> owners_;
};

/// How tokens [first, last) hold within `tokens`, which are one sentence or utterance. For several
/// mentions of one sentence use SentenceCues.
[[nodiscard]] Assertion Assert(const std::vector<Token>& tokens, std::size_t first,
                               std::size_t last, const Knowledge& knowledge);

/// The same for a phrase given as text: its first occurrence in `sentence` (ignoring case; one that
/// is only a heading, "Anxiety: ...", gives way to the next); if the phrase does not occur, the
/// assertion of the whole sentence.
[[nodiscard]] Assertion AssertPhrase(std::string_view phrase, std::string_view sentence,
                                     const Knowledge& knowledge);

}  // namespace goldenthread
