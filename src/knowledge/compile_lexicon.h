// CompileLexicon: the phrases of the knowledge -> matchers. Done when the program is built, and at
// run time for knowledge that does not come with the program.
#pragma once

#include "knowledge/knowledge.h"

namespace goldenthread {

/// Compiles all phrases.
[[nodiscard]] Lexicon CompileLexicon(const Knowledge& knowledge);

/// The entries of Knowledge::shorthand by code.
[[nodiscard]] std::unordered_map<std::string, std::vector<std::size_t>> IndexShorthand(
    const Knowledge& knowledge);

}  // namespace goldenthread
