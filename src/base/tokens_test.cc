// How text is cut into tokens, as a table.
#include "base/tokens.h"

#include <gtest/gtest.h>

#include <string>

namespace goldenthread {
namespace {

/// The norms, separated by a bar.
std::string Norms(const std::string& text) {
  std::string norms;
  for (const Token& token : Tokenize(text)) norms += (norms.empty() ? "" : "|") + token.norm;
  return norms;
}

TEST(TokensTest, CutsAsSpeechAndTypingNeed) {
  const std::pair<const char*, const char*> cases[] = {
      {"", ""},
      {"Slept  well.\n", "slept|well|."},
      {"I don't, won't, can't", "i|do|not|,|will|not|,|can|not"},
      {"she’s I’m they’ve", "she|'s|i|am|they|have"},
      {"“No”", "\"|no|\""},
      {"3:30 4.5 1,200 7/10 20.", "3:30|4.5|1,200|7/10|20|."},
      {"PHQ-9 phq9", "phq|-|9|phq9"},
      {"yes—no…", "yes|-|no|..."},
      {"[laughs] ok", "laughs|ok"},
      {"[a [b] c", "[|a|b|c"},
      {"O'Brien", "o'brien"},
      {"ÉCOLE", "école"},
  };
  for (const auto& [text, norms] : cases) EXPECT_EQ(Norms(text), norms) << text;
}

TEST(TokensTest, SpansPointIntoTheText) {
  const std::string text = "He can't—really!";
  std::string rebuilt;
  for (const Token& token : Tokenize(text)) {
    EXPECT_FALSE(token.span.empty());
    if (token.space_before && !rebuilt.empty()) rebuilt += ' ';
    rebuilt += token.span.In(text);
  }
  EXPECT_EQ(rebuilt, text);
}

TEST(TokensTest, ShapesAreTold) {
  const auto tokens = Tokenize("one 2 [sighs] ? +");
  ASSERT_EQ(tokens.size(), 5U);
  EXPECT_EQ(tokens[0].shape, TokenShape::kWord);
  EXPECT_EQ(tokens[1].shape, TokenShape::kNumber);
  EXPECT_EQ(tokens[2].shape, TokenShape::kEvent);
  EXPECT_EQ(tokens[3].shape, TokenShape::kPunctuation);
  EXPECT_EQ(tokens[4].shape, TokenShape::kSymbol);
}

TEST(TokensTest, InvalidBytesBecomeTokensAndNothingIsLost) {
  const std::string text = "a\xff\xfe b";
  const auto tokens = Tokenize(text);
  ASSERT_EQ(tokens.size(), 4U);
  EXPECT_EQ(tokens[1].shape, TokenShape::kSymbol);
  EXPECT_EQ(tokens[3].norm, "b");
  EXPECT_EQ(LowerCase("A\xff"), "a\xff");
}

TEST(TokensTest, StemsJoinTheFormsOfAWord) {
  EXPECT_EQ(Stem("attacks"), Stem("attack"));
  EXPECT_EQ(Stem("worries"), Stem("worry"));
  EXPECT_NE(Stem("panic"), Stem("pant"));
  EXPECT_EQ(Stem(std::string(100, 'a')), std::string(100, 'a'));
}

}  // namespace
}  // namespace goldenthread
