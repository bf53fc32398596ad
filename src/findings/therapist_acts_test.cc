// One act for each therapist utterance, in invented lines.
#include "findings/therapist_acts.h"

#include <gtest/gtest.h>

#include <string>

#include "findings/conversation.h"
#include "knowledge/load.h"
#include "support/dialogue.h"

namespace goldenthread {
namespace {

TherapistAct ActOf(const std::string& line, const std::string& before = "C: I skipped the swim.") {
  const Transcript transcript = MakeDialogue(before + "\nT: " + line);
  const Knowledge& knowledge = EmbeddedKnowledge();
  return ClassifyTherapist(transcript, ReadConversation(transcript, knowledge), knowledge).back();
}

TEST(TherapistActs, QuestionsAskWithAndWithoutAMark) {
  for (const char* line : {"What did you do next?", "Okay. And how often is that?",
                           "Tell me about the garden.", "I'm just wondering what Sunday was like.",
                           "Every night?", "Mm-hmm. Have you talked to Ilse"}) {
    EXPECT_EQ(ActOf(line), TherapistAct::kQuestion) << line;
  }
}

TEST(TherapistActs, ReflectionsGiveBack) {
  for (const char* line :
       {"So you skipped the swim.", "It sounds like the mornings are the worst part.",
        "Part of you wants to go back to the pool.", "You felt left out of the swim that day."}) {
    EXPECT_EQ(ActOf(line), TherapistAct::kReflection) << line;
  }
}

TEST(TherapistActs, InputInformsAndAdvises) {
  for (const char* line :
       {"Most people sleep better a week after they stop.",
        "I'd suggest that you put the phone in the hall.", "What if you ask Ilse to come along?",
        "I will give you the form for the clinic."}) {
    EXPECT_EQ(ActOf(line), TherapistAct::kTherapistInput) << line;
  }
}

TEST(TherapistActs, OtherKeepsTheTalkGoing) {
  for (const char* line : {"Mm-hmm.", "Okay.", "Thanks for coming in.", "Yeah, right."}) {
    EXPECT_EQ(ActOf(line), TherapistAct::kOther) << line;
  }
}

TEST(TherapistActs, OnlyTheTherapistHasThem) {
  const Transcript transcript = MakeDialogue("C: What did you do?\nT: [pause]");
  const Knowledge& knowledge = EmbeddedKnowledge();
  for (const TherapistAct act :
       ClassifyTherapist(transcript, ReadConversation(transcript, knowledge), knowledge)) {
    EXPECT_EQ(act, TherapistAct::kNone);
  }
}

}  // namespace
}  // namespace goldenthread
