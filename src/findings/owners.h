// Owners: whose each token is, the client's or another person's.
//
// The subject of a clause owns it, and the subjectless clauses behind it: after "my brother", what
// follows is the brother's until "me", "my" or a new subject gives it back. Pronouns follow the
// last person named who fits. Names of people are not known here.
#pragma once

#include <vector>

#include "base/tokens.h"
#include "findings/clauses.h"
#include "knowledge/knowledge.h"

namespace goldenthread {

/// Who speaks in a text, which decides what "she" means without an antecedent.
enum class Register {
  kGuess,   ///< spoken where a first person occurs and no "patient", else typed
  kSpoken,  ///< talk: the client is "I" (or "you"), so "she" is another person
  kTyped,   ///< a clinician's text: the client is "she" or nobody named
};

inline constexpr int kClientOwner = -1;
inline constexpr int kSomeoneElse = -2;

/// For each token its owner: kClientOwner, kSomeoneElse or an index into Knowledge::kin. `clauses`
/// must be SplitClauses(tokens). Linear.
[[nodiscard]] std::vector<int> FindOwners(const std::vector<Token>& tokens,
                                          const std::vector<Clause>& clauses,
                                          const Knowledge& knowledge, Register text_register);

}  // namespace goldenthread
