// RewritePerson as a table: what is said, and how a note says it.
#include "note/rewrite_person.h"

#include <gtest/gtest.h>

#include "knowledge/load.h"

namespace goldenthread {
namespace {

Referent She() {
  Referent client;
  client.subject = "she";
  client.object = client.possessive = "her";
  client.reflexive = "herself";
  return client;
}

std::string Rewritten(std::string_view words, ClientIs client_is = ClientIs::kSpeaker) {
  const VerbForms verbs(EmbeddedKnowledge());
  return RewritePerson(words, client_is, She(), verbs).value_or("-");
}

TEST(RewritePerson, FirstPersonBecomesThird) {
  EXPECT_EQ(Rewritten("I've been having panic attacks"), "she has been having panic attacks");
  EXPECT_EQ(Rewritten("I'm up at four most days"), "she is up at four most days");
  EXPECT_EQ(Rewritten("I take my pills and go back to bed"),
            "she takes her pills and goes back to bed");
  EXPECT_EQ(Rewritten("I didn't call my sponsor"), "she did not call her sponsor");
  EXPECT_EQ(Rewritten("I still worry about me"), "she still worries about her");
  EXPECT_EQ(Rewritten("I put the bottle away"), "she put the bottle away");
  EXPECT_EQ(Rewritten("my hands shake when I drive"), "her hands shake when she drives");
}

TEST(RewritePerson, SecondPersonBecomesThird) {
  EXPECT_EQ(Rewritten("write your list before you go", ClientIs::kAddressed),
            "write her list before she goes");
  EXPECT_EQ(Rewritten("call me if your sleep gets worse", ClientIs::kAddressed),
            "call therapist if her sleep gets worse");
}

TEST(RewritePerson, APluralPronounTakesAPluralVerb) {
  Referent they;
  they.subject = "they";
  they.object = "them";
  they.possessive = "their";
  they.plural_verb = true;
  const VerbForms verbs(EmbeddedKnowledge());
  EXPECT_EQ(RewritePerson("I'm tired and I have a cold", ClientIs::kSpeaker, they, verbs),
            "they are tired and they have a cold");
}

TEST(RewritePerson, WhatIsDoubtfulIsNotRewritten) {
  EXPECT_EQ(Rewritten("I told her I was late"), "-");
  EXPECT_EQ(Rewritten("we argued all night"), "-");
  EXPECT_EQ(Rewritten("I the dog walked"), "-");
  EXPECT_EQ(Rewritten("I'd bring you some"), "-");
}

TEST(RewritePerson, VerbFormsFollowTheirTables) {
  const VerbForms verbs(EmbeddedKnowledge());
  EXPECT_EQ(verbs.PastOf("go"), "went");
  EXPECT_EQ(verbs.PastOf("walk"), "walked");
  EXPECT_EQ(VerbForms::ThirdPersonOf("carry"), "carries");
  EXPECT_EQ(VerbForms::ProgressiveOf("sit"), "sitting");
}

}  // namespace
}  // namespace goldenthread
