// Clauses: where sentences and clauses begin and end, in speech and in typing.
#pragma once

#include <cstddef>
#include <vector>

#include "base/tokens.h"

namespace goldenthread {

/// Tokens [first, last) of one clause; clauses of a text do not overlap and come in order.
struct Clause {
  std::size_t first = 0;
  std::size_t last = 0;
  bool opens_sentence = false;
};

/// Cuts at sentence marks, at coordinators before a new subject and verb, and at subordinators;
/// survives fillers, false starts and missing punctuation. Every token is in one clause.
[[nodiscard]] std::vector<Clause> SplitClauses(const std::vector<Token>& tokens);

/// Whether a token is an auxiliary or a common verb in an unmistakable finite form ("went", "is"),
/// or looks like a past form ("called").
[[nodiscard]] bool LooksFinite(const Token& token);

}  // namespace goldenthread
