// The pattern language, as a table of patterns, texts and what is found in them.
#include "knowledge/phrase_matcher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "knowledge/compile_phrases.h"

namespace goldenthread {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

/// The stretches of `text` that `pattern` matches, longest first per place.
std::vector<std::string> Found(const std::string& pattern, const std::string& text) {
  PhraseCompiler compiler;
  compiler.Add(pattern, 7);
  const std::vector<Token> tokens = Tokenize(text);
  std::vector<std::string> found;
  for (const PhraseMatch& match : compiler.Finish().Find(tokens)) {
    EXPECT_EQ(match.pattern, 7U);
    const Span span = tokens[match.first].span.Union(tokens[match.last - 1].span);
    found.emplace_back(span.In(text));
  }
  return found;
}

struct Case {
  const char* pattern;
  const char* text;
  std::vector<std::string> found;
};

TEST(PhraseMatcherTest, FindsWhatThePatternSays) {
  const std::vector<Case> cases = {
      {"panic attack", "Two panic attacks, one Panic Attack.", {"panic attacks", "Panic Attack"}},
      {"panic attack", "The attack of panic", {}},
      {"=down", "He lay down, downed it", {"down"}},
      {"=not", "I don't", {"n't"}},
      {"don't sleep", "I don’t sleep", {"don’t sleep"}},
      {"wine|beer|gin", "beer or wine", {"beer", "wine"}},
      {"he's|she's gone", "she's gone", {"she's gone"}},
      {"drop-off|pickup line", "at drop-off line", {"drop-off line"}},
      {"self-harm", "self harm and self-harm", {"self harm", "self-harm"}},
      {"so? tired", "so tired", {"so tired", "tired"}},
      {"lost # pounds", "lost 12 pounds", {"lost 12 pounds"}},
      {"lost # pounds", "lost twelve pounds", {}},
      {"my * boss", "my new boss", {"my new boss"}},
      {"my * boss", "my, boss", {}},
      {"bring ... up", "bring it all up", {"bring it all up"}},
      {"bring ... up", "bring up", {"bring up"}},
      {"bring ... up", "bring one two three four up", {}},
      {"bring ... up", "bring it. Up", {}},
      {"panic attack", "panic [sighs] attack", {"panic [sighs] attack"}},
      {"=thought =i ='d", "I thought I'd go", {"thought I'd"}},
      {"", "anything", {}},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(Found(one.pattern, one.text), one.found) << one.pattern << " in " << one.text;
  }
}

TEST(PhraseMatcherTest, LongestMatchHidesShorterOnesInside) {
  PhraseCompiler compiler;
  compiler.Add("panic", 1);
  compiler.Add("panic attack", 2);
  const auto found = compiler.Finish().FindLongest(Tokenize("panic attack then panic"));
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].pattern, 2U);
  EXPECT_EQ(found[0].size(), 2U);
  EXPECT_EQ(found[1].pattern, 1U);
}

TEST(PhraseMatcherTest, EveryEntryOfASharedPatternIsReported) {
  PhraseCompiler compiler;
  compiler.Add("low mood", 4);
  compiler.Add("low|flat moods", 2);
  const auto found = compiler.Finish().Find(Tokenize("low mood"));
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].pattern, 2U);
  EXPECT_EQ(found[1].pattern, 4U);
  EXPECT_THAT(compiler.Finish().SharedPatterns(), ElementsAre(Pair(2U, 4U)));
}

TEST(PhraseMatcherTest, AnEmptyMatcherFindsNothing) {
  PhraseCompiler compiler;
  compiler.Add(" ", 0);
  EXPECT_TRUE(compiler.Finish().empty());
  EXPECT_THAT(compiler.Finish().Find(Tokenize("anything at all")), IsEmpty());
}

TEST(PhraseMatcherTest, ManyPatternsStayApart) {
  PhraseCompiler compiler;
  for (std::size_t i = 0; i < 2000; ++i) compiler.Add("word" + std::to_string(i) + " tail", i);
  const auto found = compiler.Finish().Find(Tokenize("word1999 tail word3 tail word3"));
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].pattern, 1999U);
  EXPECT_EQ(found[1].pattern, 3U);
}

}  // namespace
}  // namespace goldenthread
