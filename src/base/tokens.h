// Tokens: the words of a text with their places, the one view of text that all
// rooms match on.
//
// The tokenizer survives speech and typing: contractions split so that "don't"
// is "do" + "not", curly and straight quotes are equal, numbers keep their
// decimals, fractions and clock times stay one token, bracketed events
// ("[laughs]") are one token, punctuation marks are tokens of their own. It
// never fails: bytes that are not UTF-8 become single-byte symbol tokens.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace goldenthread {

/// What a token looks like.
enum class TokenShape { kWord, kNumber, kPunctuation, kEvent, kSymbol };

/// One token of a text.
struct Token {
  Span span;         ///< bytes in the text it was cut from; empty parts never occur
  std::string norm;  ///< lower case; the parts of a contraction in full ("n't" -> "not")
  std::string stem;  ///< Snowball English stem of norm for words, else norm
  TokenShape shape = TokenShape::kWord;
  bool space_before = false;  ///< white space (or the text's start) stands before it

  [[nodiscard]] bool IsWord() const { return shape == TokenShape::kWord; }
  [[nodiscard]] bool IsNumber() const { return shape == TokenShape::kNumber; }
  [[nodiscard]] bool Is(std::string_view text) const { return norm == text; }
};

/// Cuts `text` (UTF-8) into tokens, in order. Linear in the length of the text.
[[nodiscard]] std::vector<Token> Tokenize(std::string_view text);

/// Snowball English stem of one lower-case word.
[[nodiscard]] std::string Stem(std::string_view word);

/// Lower case of UTF-8 text (full Unicode); invalid bytes stay as they are.
[[nodiscard]] std::string LowerCase(std::string_view text);

}  // namespace goldenthread
