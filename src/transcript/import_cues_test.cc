// WebVTT and SRT: voices, labels, tags, blank lines, joined cues.
#include <gmock/gmock.h>

#include "support/import_text.h"

namespace goldenthread {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(Vtt, ReadsVoicesTagsAndEntities) {
  const std::string bytes =
      "WEBVTT - invented\n\nNOTE not said\nby anybody\n\nSTYLE\n::cue {}\n\n"
      "intro-1\n00:01.000 --> 00:03.500 align:start\n<v Therapist>So how was\nthe "
      "<i>drive</i>?</v>\n\n"
      "00:03.600 --> 00:05.000\n<v.loud Client>Fine &amp; dull.\n\n"
      "00:06.000 --> 00:07.000\n<v Client>Mostly. <v Therapist>Good.\n";
  const Transcript read = Read(bytes);
  EXPECT_THAT(Lines(read), ElementsAre("therapist: So how was the drive?", "client: Fine & dull.",
                                       "client: Mostly.", "therapist: Good."));
  EXPECT_EQ(read.utterances[0].start_ms, 1000);
  EXPECT_EQ(read.utterances[0].end_ms, 3500);
  EXPECT_EQ(LineOf(read, read.utterances[1], {0, 4}), 15);
  EXPECT_EQ(Quote(bytes, read.utterances[1]), "Fine &amp; dull.");
}

TEST(Vtt, ReadsNamesBeforeTheText) {
  const Transcript read = Read(
      "WEBVTT\n\n1\n00:00:01.000 --> 00:00:03.000\nTherapist: What else?\n\n"
      "2\n00:00:04.000 --> 00:00:05.000\nOdile Brandt: My knees, and\n\n"
      "3\n00:00:05.500 --> 00:00:06.000\nOdile Brandt: my temper.\n");
  EXPECT_THAT(Lines(read),
              ElementsAre("therapist: What else?", "client: My knees, and my temper."));
  EXPECT_EQ(read.utterances[1].end_ms, 6000);
}

TEST(Vtt, ALongGapIsNotJoined) {
  const Transcript read = Read(
      "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Client>I went\n\n00:09.000 --> 00:10.000\n<v "
      "Client>home\n");
  EXPECT_EQ(read.utterances.size(), 2U);
}

TEST(Srt, ReadsLabelsAndKeepsTextAfterABlankLine) {
  const std::string bytes =
      "1\r\n00:00:01,000 --> 00:00:03,500\r\nTherapist: How have\r\nyou slept?\r\n\r\n"
      "2\r\n00:00:04,000 --> 00:00:05,500\r\nClient: Badly.\r\n\r\nVery badly.\r\n\r\n"
      "3\r\n00:00:07,250 --> 00:00:09,000\r\nTherapist: And he said: nothing?\r\n";
  const Transcript read = Read(bytes);
  EXPECT_THAT(Lines(read),
              ElementsAre("therapist: How have you slept?", "client: Badly. Very badly.",
                          "therapist: And he said: nothing?"));
  EXPECT_EQ(read.utterances[2].start_ms, 7250);
  EXPECT_EQ(LineOf(read, read.utterances[2], {0, 1}), 14);
}

TEST(Cues, TextBehindABlankLineIsKeptWhateverFollows) {
  EXPECT_THAT(
      Lines(Read("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Client>It was dark.\n\n"
                 "I stood at the rail.\n\n00:05.000 --> 00:06.000\n<v Therapist>And then?\n")),
      ElementsAre("client: It was dark. I stood at the rail.", "therapist: And then?"));
  EXPECT_THAT(Lines(Read("1\n00:00:01,000 --> 00:00:02,000\nClient: It was dark.\n\n"
                         "I stood at the rail.\n\n00:00:05,000 --> 00:00:06,000\nTherapist: And "
                         "then?\n\n3\n00:00:07,000 --> 00:00:08,000\nClient: I left.\n\n7\n")),
              ElementsAre("client: It was dark. I stood at the rail.", "therapist: And then?",
                          "client: I left. 7"));
}

TEST(Cues, IdsSetOffByBlankLinesThroughoutAreIds) {
  EXPECT_THAT(Lines(Read("1\n\n00:00:01,000 --> 00:00:02,000\n\nTherapist: One to ten?\n\n2\n\n"
                         "00:00:05,000 --> 00:00:06,000\n\nClient: Say\n\n7\n\n3\n\n"
                         "00:00:07,000 --> 00:00:08,000\n\nTherapist: All right.\n")),
              ElementsAre("therapist: One to ten?", "client: Say 7", "therapist: All right."));
}

TEST(Vtt, OnlyTheWordAloneBeginsABlock) {
  EXPECT_THAT(
      Lines(Read("WEBVTT\n\nSTYLE\n::cue {}\n\n00:01.000 --> 00:02.000\n<v Client>I left\n\n"
                 "NOTES all over the flat.\n\nSTYLE is what he calls it.\n\nNOTE checked\n"
                 "00:05.000 --> 00:06.000\n<v Therapist>NOTES?\n")),
      ElementsAre("client: I left NOTES all over the flat. STYLE is what he calls it.",
                  "therapist: NOTES?"));
}

TEST(Cues, ACueMayHoldSeveralTurns) {
  EXPECT_THAT(Lines(Read("1\n00:00:01,000 --> 00:00:04,000\nTherapist: Since when? Client (low): "
                         "Since March.\n\n2\n00:00:05,000 --> 00:00:06,000\nClient, crying: It "
                         "stays.\n")),
              ElementsAre("therapist: Since when?", "client: Since March.", "client: It stays."));
}

TEST(Cues, JoinedCuesOutOfOrderNeverEndBeforeTheyBegin) {
  const Transcript read = Read(
      "WEBVTT\n\n00:21.000 --> 00:22.000\n<v Client>so I\n\n"
      "00:01.000 --> 00:03.000\n<v Client>went home.\n");
  ASSERT_EQ(read.utterances.size(), 1U);
  EXPECT_EQ(read.utterances[0].start_ms, 21000);
  EXPECT_EQ(read.utterances[0].end_ms, 22000);
}

TEST(Srt, WithoutLabelsNobodyHasARole) {
  const Transcript read = Read(
      "1\n00:00:01,000 --> 00:00:03,000\nHello there.\n\n2\n00:00:04,000 --> 00:00:05,000\nHi.\n");
  EXPECT_THAT(Lines(read), ElementsAre("unknown?: Hello there.", "unknown?: Hi."));
  EXPECT_EQ(read.utterances[0].role, Role::kUnknown);
}

TEST(Cues, AFileWithoutCuesIsAnError) {
  EXPECT_THAT(TryRead("WEBVTT\n\nNOTE nothing\n").error().ToString(), HasSubstr("no cues"));
}

}  // namespace
}  // namespace goldenthread
