// FindReviews on short invented talks: how much of a task was done, and what is no report of it.
#include <gtest/gtest.h>

#include "findings/find_parts.h"
#include "findings/task_inventory.h"
#include "knowledge/load.h"
#include "support/dialogue.h"

namespace goldenthread {
namespace {

const char* const kNote =
    "Assigned four evening swims, a letter to her aunt Odile, and registering for the choir. "
    "Agreed "
    "to return to the pottery class.";

/// "label: amount value/target when; exception | ..." of all reviews.
std::string Reviewed(std::vector<std::string> lines) {
  std::string text;
  for (int i = 0; i < 6; ++i) text += i % 2 == 0 ? "T: Mm.\n" : "C: Mm.\n";
  for (const std::string& line : lines) text += line + "\n";
  for (int i = 0; i < 14; ++i) text += i % 2 == 0 ? "T: Mm.\n" : "C: Mm.\n";
  const Transcript transcript = MakeDialogue(text);
  const Knowledge& knowledge = EmbeddedKnowledge();
  FindOptions options;
  options.known_tasks = {kNote};
  std::string told;
  for (const Fact& fact :
       FindSpoken(transcript, ReadConversation(transcript, knowledge), options, knowledge)) {
    if (fact.rule != "spoken.review") continue;
    const Slots& slots = fact.slots;
    told += (told.empty() ? "" : " | ") + fact.concept_id + ": " + *slots.severity;
    if (slots.value) told += " " + *slots.value;
    if (slots.target) told += "/" + *slots.target;
    if (slots.frequency) told += " " + *slots.frequency;
    if (slots.when) told += " (" + *slots.when + ")";
    if (!fact.words.empty()) told += "; " + fact.words;
  }
  return told;
}

TEST(KnownTasks, ANoteGivesEachTaskItsNumberAndShape) {
  const auto tasks = ReadKnownTasks({kNote}, EmbeddedKnowledge());
  ASSERT_EQ(tasks.size(), 4U);
  EXPECT_EQ(tasks[0].label, "evening swims");
  EXPECT_EQ(tasks[0].quantity, 4);
  EXPECT_EQ(tasks[1].label, "letter to her aunt Odile");
  EXPECT_EQ(tasks[2].shape, TaskShape::kGerund);
  EXPECT_EQ(tasks[3].label, "return to the pottery class");
  EXPECT_EQ(tasks[3].shape, TaskShape::kAct);
}

TEST(KnownTasks, ANoteThatAssignsNothingGivesNone) {
  EXPECT_TRUE(
      ReadKnownTasks({"Client reported four swims. Mood was low."}, EmbeddedKnowledge()).empty());
}

TEST(FindReviews, ANicknameBindsToTheTaskThatANoteNames) {
  EXPECT_EQ(Reviewed({"T: And the swims?", "C: I did three. I missed Monday."}),
            "evening swims: count 3/4; I missed Monday");
}

TEST(FindReviews, TheTherapistsNumberIsTheTarget) {
  EXPECT_EQ(Reviewed({"T: How many swims? We'd said five.", "C: Two. Saturday and Monday."}),
            "evening swims: count 2/5 (Saturday and Monday)");
}

TEST(FindReviews, WhatWasNotDoneIsToldAsNotDone) {
  EXPECT_EQ(Reviewed({"T: And Odile?", "C: No. I didn't write to her."}),
            "letter to her aunt Odile: none");
  EXPECT_EQ(Reviewed({"T: The choir, have you signed up?", "C: No."}),
            "registering for the choir: none");
}

TEST(FindReviews, AnInabilityIsNotDone) {
  EXPECT_EQ(Reviewed({"T: And the letter to Odile?", "C: I sat down. I couldn't do it."}),
            "letter to her aunt Odile: none");
}

TEST(KnownTasks, APlanInAnEarlierNoteIsAListOfTasks) {
  const auto tasks = ReadKnownTasks(
      {"Plan: touch the gate ten times daily without washing, keep the sleep diary nightly."},
      EmbeddedKnowledge());
  ASSERT_EQ(tasks.size(), 2U);
  EXPECT_EQ(tasks[0].label, "touch the gate");
  EXPECT_EQ(tasks[0].shape, TaskShape::kAct);
  EXPECT_EQ(tasks[1].label, "sleep diary");
  EXPECT_EQ(tasks[1].shape, TaskShape::kNoun);
}

TEST(FindReviews, ADayThatIsExceptedIsNotTheDayItWasDone) {
  EXPECT_EQ(Reviewed({"T: And the swims?", "C: I swam every day except Sunday."}),
            "evening swims: every every day except Sunday");
  EXPECT_EQ(Reviewed({"T: And the letter to Odile?", "C: I wrote only on Sunday."}), "");
}

TEST(FindReviews, OnlyHalfIsHalf) {
  EXPECT_EQ(Reviewed({"T: And the letter to Odile?", "C: I did half."}),
            "letter to her aunt Odile: half");
}

TEST(FindReviews, WithoutAReportNothingIsTold) {
  EXPECT_EQ(Reviewed({"T: And the swims?", "C: The pool is lovely in winter."}), "");
  EXPECT_EQ(Reviewed({"T: And the swims?"}), "");
  EXPECT_EQ(Reviewed({"T: And the swims?", "C: I might do three."}), "");
}

TEST(FindReviews, AVerbIsNoNicknameOfATask) {
  EXPECT_EQ(Reviewed({"T: Have you swum anywhere else?", "C: No. Never did."}), "");
}

TEST(FindReviews, ATopicAloneCountsOnlyInsideAReview) {
  EXPECT_EQ(Reviewed({"T: And supper?", "C: Two days."}), "");
  EXPECT_EQ(Reviewed({"T: And the swims?", "C: Three.", "T: And supper?", "C: Two days."}),
            "evening swims: count 3/4 | supper: count 2 days");
}

TEST(FindReviews, ADoneNumberIsNeverMoreThanTheAssignedOne) {
  EXPECT_EQ(Reviewed({"T: And the swims?", "C: I did six."}), "evening swims: count 6");
}

TEST(FindReviews, ANumberThatThePartnerDisputesIsNotTold) {
  EXPECT_EQ(Reviewed({"T: And the swims?", "Ada: Four.", "Ben: Two."}), "");
  EXPECT_EQ(Reviewed({"T: And the swims?", "Ada: Four.", "Ben: Two.", "T: So which is it?",
                      "Ada: Three.", "Ben: Okay, three.", "T: Three."}),
            "evening swims: count 3/4");
}

}  // namespace
}  // namespace goldenthread
