// What SplitClauses must get right in speech and in typing, as a table: "|" marks the boundaries.
#include "findings/clauses.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace goldenthread {
namespace {

/// The text with "|" at every boundary, "||" where a sentence opens.
std::string Marked(const std::string& text) {
  const std::vector<Token> tokens = Tokenize(text);
  std::string marked;
  std::size_t at = 0;
  for (const Clause& clause : SplitClauses(tokens)) {
    if (clause.first == clause.last) continue;
    const std::size_t begin = tokens[clause.first].span.begin;
    marked += text.substr(at, begin - at);
    if (clause.first > 0) marked += clause.opens_sentence ? "||" : "|";
    at = begin;
  }
  return marked + text.substr(at);
}

std::string Plain(std::string text) {
  std::erase(text, '|');
  return text;
}

TEST(SplitClauses, CutsWhereTheTableSays) {
  const std::vector<std::string> table = {
      // Sentence marks.
      "I slept fine. ||My back hurts.",
      "Really? ||I had no idea!",
      "Dr. Okafor changed the dose at 9 p.m. and again later.",
      "I wanted to call... ||I hung up.",
      "He said \"go.\" ||I went.",
      // Coordinators before a subject and a verb, or a verb alone.
      "I quit the job |and I moved in with Ana.",
      "I took a bath |and went to bed.",
      "The dog barked |so she got up.",
      "I eat breakfast |but not lunch.",
      "I skip lunch |and my stomach hurts.",
      "I feel calm |and work is fine.",
      // Coordinators inside a list.
      "I feel sad and tired.",
      "No fever or chills.",
      "My wife and I are fine.",
      "I did not cry or scream.",
      "She bought bread and milk and rice.",
      "There was nothing but rain.",
      // Subordinators.
      "I stay home |because crowds scare me.",
      "I stay home because of the crowds.",
      "I get shaky |when the phone rings.",
      "I kept going |even if it hurt.",
      "If I sleep badly, |I snap at people.",
      "When the train stops, |my chest tightens.",
      "He told me |that the house was sold.",
      "I like that song.",
      "I have been off |since my aunt died.",
      "I have been off since Monday.",
      "I live with a cousin |who drinks a lot |and he scares me.",
      "It feels |like I am choking.",
      // No joining word.
      "He said |he was fine.",
      "I got home |it was late |I cried.",
      "I do not think |I am depressed.",
      "I was shaking, |she was yelling.",
      "Do you know |if it helps?",
      // Fillers, false starts, events.
      "I stayed in |and, um, you know, she left.",
      "I was going to-- |I went to the store.",
      "I was \xE2\x80\x94 |never mind.",
      "It was five-six years.",
      "I cried [sobbing] all night.",
      "You know, the pain is mine.",
      "I mean, I tried.",
      // Typed shorthand.
      "slept 5-6 h; |no naps",
      "mood low - |affect flat",
  };
  for (const std::string& row : table) EXPECT_EQ(Marked(Plain(row)), row);
}

TEST(SplitClauses, EveryTokenIsInOneClause) {
  const std::string text =
      "So, um-- I was like, no. And then? If he calls, I leave; she stays... [door] okay";
  const std::vector<Token> tokens = Tokenize(text);
  std::size_t next = 0;
  for (const Clause& clause : SplitClauses(tokens)) {
    EXPECT_EQ(clause.first, next);
    EXPECT_LT(clause.first, clause.last);
    next = clause.last;
  }
  EXPECT_EQ(next, tokens.size());
}

TEST(SplitClauses, AnEmptyTextHasNoClause) { EXPECT_TRUE(SplitClauses({}).empty()); }

}  // namespace
}  // namespace goldenthread
