// Exercises in invented dialogues: what the therapist did and what the client made of it.
#include "findings/intervention_frames.h"

#include <gmock/gmock.h>

#include <string>

#include "findings/find_parts.h"
#include "knowledge/load.h"
#include "support/dialogue.h"

namespace goldenthread {
namespace {

const Fact* Technique(const std::vector<Fact>& facts, const std::string& id) {
  for (const Fact& fact : facts) {
    if (fact.rule == "spoken.technique" && fact.concept_id == id) return &fact;
  }
  return nullptr;
}

std::vector<Fact> Spoken(const char* lines, const FindOptions& options = {}) {
  const Knowledge& knowledge = EmbeddedKnowledge();
  const Transcript transcript = MakeDialogue(lines);
  return FindSpoken(transcript, ReadConversation(transcript, knowledge), options, knowledge);
}

constexpr const char* kPlay =
    "T: So tomorrow you ask Petra for the key.\nC: If I dare.\nT: Let's try it. I'll be Petra. "
    "\"What is it now?\"\nC: I would like my key back, please.\nT: How was that?\nC: Easier than I "
    "expected it to be.";

TEST(InterventionFrames, ARolePlayHasItsPartAndTheClientsComment) {
  const std::vector<Fact> facts = Spoken(kPlay);
  const Fact* play = Technique(facts, "role_play");
  ASSERT_NE(play, nullptr);
  EXPECT_EQ(play->slots.person, "Petra");
  EXPECT_EQ(play->words, "Easier than I expected it to be");
}

TEST(InterventionFrames, ANameAloneIsNoRolePlay) {
  const auto facts = Spoken(
      "T: My colleague Petra is out. I am Petra's stand-in.\nC: Hello.\nT: How was the week?\nC: "
      "Petra knows.");
  EXPECT_EQ(Technique(facts, "role_play"), nullptr);
}

TEST(InterventionFrames, AThoughtIsWeighedBetweenTwoRatings) {
  const std::vector<Fact> facts = Spoken(
      "T: Read me the line.\nC: \"They only keep me out of pity.\" Eighty percent.\nT: What speaks "
      "against it, what evidence?\nC: They gave me the new route.\nT: And how much do you believe "
      "it now?\nC: Forty.\nT: Eighty to forty.");
  const Fact* work = Technique(facts, "cognitive_restructuring");
  ASSERT_NE(work, nullptr);
  EXPECT_EQ(work->slots.target, "They only keep me out of pity");
  EXPECT_EQ(work->slots.previous, "80");
  EXPECT_EQ(work->slots.value, "40");
}

TEST(InterventionFrames, AThoughtWithoutASecondRatingHasNoPair) {
  const auto facts = Spoken(
      "T: Read me the line.\nC: \"They only keep me out of pity.\" Eighty percent.\nT: What speaks "
      "against it?\nC: The route.\nT: Eighty to forty would be nice.");
  for (const Fact& fact : facts) EXPECT_FALSE(fact.slots.target.has_value());
}

TEST(InterventionFrames, APredictionIsHeldAgainstWhatHappened) {
  const auto facts = Spoken(
      "T: Your prediction was that they would laugh. Did they laugh?\nC: No. Nobody did.\nT: So "
      "what is the number now? It was ninety.\nC: Thirty.");
  const Fact* test = Technique(facts, "behavioral_experiment");
  ASSERT_NE(test, nullptr);
  EXPECT_EQ(test->slots.previous, "90");
  EXPECT_EQ(test->slots.value, "30");
}

TEST(InterventionFrames, GeneralStatementsAreTeaching) {
  const auto facts = Spoken(
      "C: I wake at three.\nT: Alcohol wears off after a few hours and wakes people in the middle "
      "of the night.\nC: Really?");
  ASSERT_NE(Technique(facts, "psychoeducation"), nullptr);
  EXPECT_EQ(Technique(Spoken("C: I wake.\nT: Alcohol is what you drank on Monday, I think.\nC: "
                             "Yes."),
                      "psychoeducation"),
            nullptr);
}

TEST(InterventionFrames, ThePlansNameIsKept) {
  FindOptions options;
  options.techniques = {"Relapse prevention: refusal skills"};
  const auto facts = Spoken(
      "T: What will you say when he offers a glass?\nC: No thanks, I drive.\nT: And practice "
      "saying "
      "it once more. What will you say when it is a toast?\nC: I have my juice.",
      options);
  const Fact* refusal = Technique(facts, "refusal_skills");
  ASSERT_NE(refusal, nullptr);
  EXPECT_EQ(refusal->slots.trigger, "relapse prevention");
}

}  // namespace
}  // namespace goldenthread
