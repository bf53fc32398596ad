// Typed shapes: what part of a sentence a typed fragment is, which decides how it is completed.
//
// Read from the first words and the word lists of knowledge/cues/typed.yaml; no parser. A fragment
// that fits nothing is a noun phrase, for which every kind of fact has a verb that is true.
#pragma once

#include <boost/describe.hpp>
#include <string_view>
#include <vector>

#include "base/tokens.h"
#include "knowledge/knowledge.h"

namespace goldenthread {

enum class TypedShape {
  kQuote,        ///< all of it in quotation marks
  kClause,       ///< its own subject and verb: "husband locked medications"
  kPassive,      ///< a thing and a participle: "rifle locked at brother's"
  kRemark,       ///< a word on the fragment before it: "agreed", "not hers"
  kPast,         ///< a verb phrase in the past: "stayed 80 minutes"
  kPresent,      ///< "denies cravings", "wakes at 3 am"
  kTask,         ///< "call sister Friday"
  kTherapist,    ///< the clinician's act: "reviewed skills"
  kGerund,       ///< "avoiding stores"
  kAdjective,    ///< "tired", "oriented and alert"
  kState,        ///< "affect flat": a noun of the mental status without its verb
  kNegative,     ///< "no cravings"
  kPreposition,  ///< "on time", "off naltrexone"
  kRange,        ///< "from 9 to 5"
  kMoved,        ///< "anger from 9 to 5"
  kNoun,
  kTelegram,  ///< told as typed, without a verb; set by what it is about, not by ShapeOf
};
BOOST_DESCRIBE_ENUM(TypedShape, kQuote, kClause, kPassive, kRemark, kPast, kPresent, kTask,
                    kTherapist, kGerund, kAdjective, kState, kNegative, kPreposition, kRange,
                    kMoved, kNoun, kTelegram)

/// The shape of a fragment whose shorthand is written out.
[[nodiscard]] TypedShape ShapeOf(std::string_view words, const Knowledge& knowledge);

/// True where some phrase of that cue list stands anywhere, or at the start, of the tokens.
[[nodiscard]] bool Names(const std::vector<Token>& tokens, const char* list,
                         const Knowledge& knowledge);
[[nodiscard]] bool OpensWith(const std::vector<Token>& tokens, const char* list,
                             const Knowledge& knowledge);

}  // namespace goldenthread
