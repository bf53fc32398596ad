// Function words: the closed class of English words that carry grammar, not content.
#pragma once

#include <string_view>

namespace goldenthread {

/// True for articles, pronouns, auxiliaries, prepositions, conjunctions and the like. `norm` is a
/// token's lower-case form. Negations are function words too: whoever needs polarity reads it
/// before dropping them.
[[nodiscard]] bool IsFunctionWord(std::string_view norm);

}  // namespace goldenthread
