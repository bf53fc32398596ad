// ImpliedWords: the clinical words that a passage of the session stands for.
//
// A note says "panic attacks" where the client said "the thing where my heart goes". What a fact's
// concept is called in knowledge/ counts as said where the fact's evidence stands, for coverage
// only: never for polarity, owner, numbers or days.
#pragma once

#include <string>

#include "findings/fact.h"
#include "knowledge/knowledge.h"

namespace goldenthread {

/// All names under which the knowledge files know the fact's concept, and its words with shorthand
/// expanded; may be empty.
[[nodiscard]] std::string ImpliedWords(const Fact& fact, const Knowledge& knowledge);

}  // namespace goldenthread
