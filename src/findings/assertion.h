// Assertion: how a mention holds in its sentence: said or denied, when, and of whom.
//
// After NegEx (Chapman 2001) and ConText (Harkema 2009): cues before and behind a mention, each
// with a scope that clause boundaries and other cues end. The cues are data
// (knowledge/context.yaml).
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "base/tokens.h"
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
};

/// How tokens [first, last) hold within `tokens`, which are one sentence or utterance.
[[nodiscard]] Assertion Assert(const std::vector<Token>& tokens, std::size_t first,
                               std::size_t last, const Knowledge& knowledge);

/// The same for a phrase given as text: its first occurrence in `sentence` (ignoring case); if the
/// phrase does not occur, the assertion of the whole sentence.
[[nodiscard]] Assertion AssertPhrase(std::string_view phrase, std::string_view sentence,
                                     const Knowledge& knowledge);

}  // namespace goldenthread
