// FindSpoken on short invented sessions: what becomes a fact, and above all what does not.
#include <gtest/gtest.h>

#include "findings/find_parts.h"
#include "knowledge/load.h"
#include "support/dialogue.h"

namespace goldenthread {
namespace {

Transcript Session(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return MakeDialogue(text);
}

/// Padding, so that what is tested stands in the middle of a session.
std::vector<std::string> Middle(std::vector<std::string> lines, int before = 14, int after = 14) {
  std::vector<std::string> padded;
  for (int i = 0; i < before; ++i) padded.push_back(i % 2 == 0 ? "T: Mm." : "C: Mm.");
  padded.insert(padded.end(), lines.begin(), lines.end());
  for (int i = 0; i < after; ++i) padded.push_back(i % 2 == 0 ? "T: Mm." : "C: Mm.");
  return padded;
}

std::vector<Fact> FactsOf(const std::vector<std::string>& lines) {
  const Transcript transcript = Session(lines);
  const Knowledge& knowledge = EmbeddedKnowledge();
  return FindSpoken(transcript, ReadConversation(transcript, knowledge), {}, knowledge);
}

/// "rule: words | ..." of all facts of that rule.
std::string Told(const std::vector<Fact>& facts, const std::string& rule) {
  std::string told;
  for (const Fact& fact : facts) {
    if (fact.rule == rule) told += (told.empty() ? "" : " | ") + fact.words;
  }
  return told;
}

std::string Reports(const std::string& client) {
  return Told(FactsOf(Middle({"T: How was it going there?", "C: " + client})), "spoken.report");
}

TEST(FindSpoken, AClauseOfTheClientIsAReport) {
  EXPECT_EQ(Reports("Um, so I missed, like, I missed three shifts at the bakery this month."),
            "I missed three shifts at the bakery this month");
  EXPECT_EQ(Reports("I did not miss three shifts at the bakery this month."),
            "I did not miss three shifts at the bakery this month");
}

TEST(FindSpoken, WhatIsOnlySupposedIsNoReport) {
  EXPECT_EQ(Reports("If I missed three shifts at the bakery this month they'd fire me."), "");
  EXPECT_EQ(Reports("I might miss three shifts at the bakery this month."), "");
  EXPECT_EQ(Reports("Should I miss three shifts at the bakery this month?"), "");
}

TEST(FindSpoken, ADenialThatIsQualifiedAtOnceIsNoReport) {
  EXPECT_EQ(Reports("I did not miss a shift on Monday. Well, half."), "");
  EXPECT_EQ(Reports("I did not miss a shift on Monday."), "I did not miss a shift on Monday");
  EXPECT_EQ(Reports("I never missed a shift at the bakery."), "");
  EXPECT_EQ(Reports("I do not miss three shifts at the bakery every week."), "");
}

TEST(FindSpoken, ARelativesStoryIsTheRelatives) {
  const auto facts = FactsOf(
      Middle({"T: How was work?", "C: My brother missed three shifts at the mill this month."}));
  for (const Fact& fact : facts) EXPECT_EQ(fact.state, FactState::kOtherPerson) << fact.words;
}

TEST(FindSpoken, ASentenceThatPointsElsewhereIsNoReport) {
  EXPECT_EQ(Reports("I told him about those three shifts on Monday."), "");
  EXPECT_EQ(Reports("It was worse at work three times on Monday."), "");
  EXPECT_EQ(Reports("I said, \"I missed three shifts this month.\""), "");
}

TEST(FindSpoken, WhatTheClientTakesBackFromTheNoteIsGone) {
  EXPECT_EQ(
      Told(FactsOf(Middle({"T: How was work?", "C: I missed three shifts at the bakery this month.",
                           "T: Three shifts.", "C: Please don't write that down."})),
           "spoken.report"),
      "");
}

TEST(FindSpoken, TheTherapistsOwnWeekIsNobodysReport) {
  const auto facts =
      FactsOf(Middle({"T: I missed three shifts at the bakery this month.", "C: Oh."}));
  EXPECT_EQ(Told(facts, "spoken.report"), "");
}

TEST(FindSpoken, ParticipantsKeepTheirOwnWords) {
  const auto facts =
      FactsOf(Middle({"T: And for you?", "Mara: I slept four hours on Tuesday night."}));
  ASSERT_EQ(facts.size(), 1U);
  EXPECT_EQ(facts[0].experiencer, "Mara");
}

std::vector<std::string> Planning(const std::string& therapist, const std::string& client) {
  return Middle(
      {"T: So let's plan the coming week.", "C: Okay.", "T: " + therapist, "C: " + client}, 20, 4);
}

TEST(FindSpoken, AnAcceptedProposalIsHomework) {
  const std::string proposal = "Could you write two lines in the journal every evening?";
  EXPECT_EQ(Told(FactsOf(Planning(proposal, "Yeah, I can do that.")), "spoken.task"),
            "write two lines in the journal every evening");
}

TEST(FindSpoken, WithoutAcceptanceThereIsNoHomework) {
  const std::string proposal = "Could you write two lines in the journal every evening?";
  for (const std::string& reply :
       std::vector<std::string>{"Mm.", "Maybe. I'll think about it.", "No, I won't do that.",
                                "I could do one line.", "What would I write?"}) {
    EXPECT_EQ(Told(FactsOf(Planning(proposal, reply)), "spoken.task"), "") << reply;
  }
}

TEST(FindSpoken, ARecapOfTheClientsOfferIsHomeworkUntilContradicted) {
  const auto recap = [](const std::string& after) {
    return Told(
        FactsOf(Middle({"T: So let's plan the coming week.", "C: Okay.", "T: How many swims?",
                        "C: Two. Short swims.", "T: Two short swims.", "C: " + after},
                       20, 4)),
        "spoken.recap");
  };
  EXPECT_EQ(recap("Yeah."), "two short swims");
  EXPECT_EQ(recap("No, I won't do two."), "");
}

TEST(FindSpoken, ACommitmentNamesWhatTheTherapistAskedAbout) {
  const auto facts = FactsOf(Middle({"T: So let's plan the coming week.", "C: Okay.",
                                     "T: And the attic?", "C: Tonight. I'll clear it out tonight."},
                                    20, 4));
  EXPECT_EQ(Told(facts, "spoken.commitment"), "clear the attic out tonight");
}

std::string Doses(const std::vector<std::string>& lines) {
  std::string told;
  for (const Fact& fact : FactsOf(Middle(lines))) {
    if (fact.rule == "spoken.dose") told += fact.concept_id + " " + *fact.slots.value;
  }
  return told;
}

TEST(FindSpoken, ADoseBelongsToTheMedicineInTalk) {
  EXPECT_EQ(Doses({"T: And the Zoloft, where are you with that?", "C: I'm on the fifty now."}),
            "Zoloft 50 mg");
  EXPECT_EQ(Doses({"T: And the Zoloft, where are you with that?", "C: I'm fifty now."}), "");
}

std::string Ratings(const std::vector<std::string>& lines) {
  std::string told;
  for (const Fact& fact : FactsOf(Middle(lines))) {
    if (fact.rule == "spoken.rating_change") {
      told += fact.concept_id + " " + *fact.slots.previous + " to " + *fact.slots.value;
    }
  }
  return told;
}

TEST(FindSpoken, ARecapOfRatingsNeedsTheClientsOwnNumbers) {
  EXPECT_EQ(Ratings({"T: How strong is the craving, zero to ten?", "C: Nine.",
                     "T: And now, what number?", "C: Four.", "T: Nine to four."}),
            "craving 9 to 4");
  EXPECT_EQ(Ratings({"T: How strong is the craving, zero to ten?", "C: Nine.",
                     "T: And now, what number?", "C: Three.", "T: Nine to four."}),
            "");
}

TEST(FindSpoken, ARecapOfCountsIsNoRating) {
  const std::vector<std::string> lines = {
      "T: How has it been?", "C: I had nightmares. One this week.", "T: And the one before?",
      "C: Five.", "T: Five down to one."};
  EXPECT_EQ(Ratings(lines), "");
  std::string told;
  for (const Fact& fact : FactsOf(Middle(lines))) {
    if (fact.rule == "spoken.count_change") {
      told += fact.words + " " + *fact.slots.previous + " to " + *fact.slots.value;
    }
  }
  EXPECT_EQ(told, "nightmares 5 to 1");
  EXPECT_EQ(
      Ratings({"T: Trucks?", "C: Nine.", "T: And then?", "C: Four.", "T: Nine down to four."}), "");
}

TEST(FindSpoken, ARecapWithoutATaskIsNoPlanItem) {
  const auto facts = FactsOf(
      Middle({"T: So let's plan the coming week.", "C: Okay.", "T: Where?",
              "C: By the fountain. With Rex and the ball.", "T: Rex and the ball.", "C: Yeah."},
             20, 4));
  EXPECT_EQ(Told(facts, "spoken.recap"), "");
}

TEST(FindSpoken, AskingAboutAToolIsNotUsingIt) {
  const auto facts = FactsOf(Middle({"T: How did the thought record go?", "C: I lost it.",
                                     "T: Have you done a thought record since?", "C: Nope."}));
  for (const Fact& fact : facts) EXPECT_NE(fact.rule, "spoken.technique") << fact.concept_id;
}

TEST(FindSpoken, ARelativesClauseThatPointsOutIsNoReport) {
  EXPECT_EQ(Reports("My aunt takes it for sleep on Mondays."), "");
}

TEST(FindSpoken, EveryFactShowsWhereItStands) {
  const auto facts =
      FactsOf(Middle({"T: How was work?", "C: I missed three shifts at the bakery this month."}));
  ASSERT_FALSE(facts.empty());
  for (const Fact& fact : facts) ASSERT_FALSE(fact.evidence.empty()) << fact.rule;
  EXPECT_EQ(facts[0].evidence[0].utterance, 15U);
}

TEST(FindSpoken, ABareYesAcceptsAndABareNoDeclines) {
  const auto planned = [](const std::string& reply) {
    const Transcript transcript = MakeDialogue(
        "T: Hello?\nC: Hi there.\nT: Could you write one page this week?\nC: " + reply + "\n");
    const Conversation conversation = ReadConversation(transcript, EmbeddedKnowledge());
    for (const Fact& fact : FindSpoken(transcript, conversation, {}, EmbeddedKnowledge())) {
      if (fact.state == FactState::kPlanned) return true;
    }
    return false;
  };
  EXPECT_TRUE(planned("Yes."));
  EXPECT_TRUE(planned("Okay."));
  EXPECT_FALSE(planned("No."));
  EXPECT_FALSE(planned("Maybe."));
}

}  // namespace
}  // namespace goldenthread
