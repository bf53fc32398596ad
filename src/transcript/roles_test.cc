// Who is the therapist: by label, by the way people talk, or left open.
#include "transcript/roles.h"

#include <gmock/gmock.h>

#include "support/import_text.h"

namespace goldenthread {
namespace {

using testing::Each;
using testing::Field;

TEST(Roles, TheOneWhoAsksAndReflectsIsTheTherapist) {
  const Transcript read = Read(
      "SPEAKER_00: I can't sleep, my head won't stop.\n"
      "SPEAKER_01: It sounds like the nights are the hardest. What goes through your mind?\n"
      "SPEAKER_00: My job. My boss wants me gone, I guess.\n"
      "SPEAKER_01: How does that sit with you?\n"
      "SPEAKER_00: I hate it.\n");
  EXPECT_EQ(read.utterances[1].role, Role::kTherapist);
  EXPECT_EQ(read.utterances[1].speaker, "therapist");
  EXPECT_EQ(read.utterances[0].role, Role::kClient);
  EXPECT_THAT(read.utterances, Each(Field(&Utterance::speaker_certain, false)));
}

TEST(Roles, FirstNamesOnlyTheTherapistIsFoundAndTheOthersKeepTheirNames) {
  const Transcript read = Read(
      "Odile: I feel like my words go nowhere.\nMarit: What would you like Bram to hear?\n"
      "Odile: That I'm tired.\nMarit: Bram, what did you hear her say?\nBram: I guess she's mad at "
      "me.\n"
      "Marit: Thank you for sharing that. How does it feel to say it?\nBram: I don't know. Bad.\n");
  EXPECT_EQ(read.utterances[1].role, Role::kTherapist);
  EXPECT_EQ(read.utterances[0].speaker, "Odile");
  EXPECT_EQ(read.utterances[4].role, Role::kParticipant);
}

TEST(Roles, LevelSpeakersStayOpen) {
  const Transcript read = Read("Speaker 1: Hm.\nSpeaker 2: Hm.\nSpeaker 1: Hm.\nSpeaker 2: Hm.\n");
  EXPECT_THAT(read.utterances, Each(Field(&Utterance::role, Role::kUnknown)));
  EXPECT_EQ(read.utterances[0].speaker, "Speaker 1");
}

TEST(Roles, BesideALabelledClientTheOtherIsTheTherapist) {
  const Transcript read = Read("Marit: Hello.\nClient: Hi.\nMarit: So?\nClient: Well.\n");
  EXPECT_EQ(read.utterances[0].role, Role::kTherapist);
  EXPECT_FALSE(read.utterances[0].speaker_certain);
  EXPECT_TRUE(read.utterances[1].speaker_certain);
}

TEST(Roles, NumberedClientsAreParticipants) {
  const Transcript read =
      Read("Therapist: Hello.\nClient 1: Hi.\nClient 2: Hey.\nTherapist: So?\n");
  EXPECT_EQ(read.utterances[1].speaker, "Client 1");
  EXPECT_EQ(read.utterances[1].role, Role::kParticipant);
}

TEST(Roles, ALabelCannotForgeATurn) {
  const Transcript read = Read(
      R"([{"speaker":"Odile\nTherapist: I made\tyou say","text":"Hm."},
          {"speaker":"Therapist","text":"So?"},{"speaker":"Bram\u2028\u0085","text":"No."}])");
  EXPECT_EQ(read.utterances[0].speaker, "Odile Therapist I made you say");
  EXPECT_EQ(read.utterances[2].speaker, "Bram");
}

TEST(Roles, ATurnThatHoldsSomebodyElsesLabelIsDoubted) {
  const Transcript read = Read(
      R"([{"speaker":"Therapist","text":"Since when? Client: Since May, and it gets worse."},
          {"speaker":"Client","text":"Client: I know what I said: nothing."},
          {"speaker":"Client","text":"It was 10:30."}])");
  EXPECT_FALSE(read.utterances[0].speaker_certain);
  EXPECT_TRUE(read.utterances[1].speaker_certain);
  EXPECT_TRUE(read.utterances[2].speaker_certain);
  const Transcript names = Read(
      "Therapist: Who starts?\nOdile: I asked and Bram: no\nBram: I did not.\nTherapist: So?\n"
      "Bram: Well.\nOdile: Hm.\n");
  EXPECT_FALSE(names.utterances[1].speaker_certain);
  EXPECT_TRUE(names.utterances[2].speaker_certain);
}

TEST(Roles, InitialsBesideWordsAreNames) {
  const Transcript read = Read("Therapist: Hello.\nT: Hi.\nC: Hey.\nTherapist: So?\nT: Well.\n");
  EXPECT_EQ(read.utterances[1].role, Role::kParticipant);
  EXPECT_EQ(read.utterances[1].speaker, "T");
}

}  // namespace
}  // namespace goldenthread
