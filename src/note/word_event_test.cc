// Events as sentences, on invented facts.
#include "note/word_event.h"

#include <gtest/gtest.h>

#include "knowledge/load.h"

namespace goldenthread {
namespace {

Referent She() {
  Referent she;
  she.subject = "she";
  she.object = she.possessive = "her";
  she.reflexive = "herself";
  return she;
}

std::string Worded(const std::string& words, FactState state = FactState::kPresent,
                   const std::string& when = "") {
  Fact fact;
  fact.words = words;
  fact.state = state;
  if (!when.empty()) fact.slots.when = when;
  const VerbForms verbs(EmbeddedKnowledge());
  return WordEvent(fact, She(), verbs).value_or("-");
}

TEST(WordEvent, ASubjectIsSaidOnce) {
  EXPECT_EQ(Worded("I closed the gate; I have not opened the box"),
            "Client closed the gate and has not opened the box.");
  EXPECT_EQ(Worded("I slammed the gate; I yelled; I cried", FactState::kPresent, "on Thursday"),
            "On Thursday, client slammed the gate, yelled, and cried.");
}

TEST(WordEvent, OthersActsAreReported) {
  EXPECT_EQ(Worded("my uncle sold the boat", FactState::kOtherPerson),
            "Client reported that her uncle sold the boat.");
  EXPECT_EQ(
      Worded("Rex hid under the bed; Rex put his hands over his ears", FactState::kOtherPerson),
      "Client reported that Rex hid under the bed and put his hands over his ears.");
}

TEST(WordEvent, AClauseThatCannotBeRewrittenIsLeftOut) {
  EXPECT_EQ(Worded("I told her I was late; I cried"), "Client cried.");
  EXPECT_EQ(Worded("we argued"), "-");
}

TEST(Telegram, PartsStandWithoutTheirSubject) {
  const VerbForms verbs(EmbeddedKnowledge());
  EXPECT_EQ(Telegram("Four days; I skip the weekend", She(), verbs).value_or("-"),
            "four days, skips the weekend");
}

}  // namespace
}  // namespace goldenthread
