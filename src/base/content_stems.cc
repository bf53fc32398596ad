// Tokens do the work; this only says which of them are content.
#include "base/content_stems.h"

#include "base/function_words.h"
#include "base/tokens.h"

namespace goldenthread {

Stems ContentStems(std::string_view text, Figures figures) {
  Stems stems;
  for (const Token& token : Tokenize(text)) {
    const bool word = token.IsWord() && token.norm.size() > 1 && !IsFunctionWord(token.norm);
    if (word || (figures == Figures::kCount && token.IsNumber())) stems.insert(token.stem);
  }
  return stems;
}

}  // namespace goldenthread
