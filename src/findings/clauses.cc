#include "findings/clauses.h"

namespace goldenthread {

std::vector<Clause> SplitClauses(const std::vector<Token>& tokens) {
  return {{0, tokens.size(), true}};
}

}  // namespace goldenthread
