// Labels of every shape, and that a typed summary is none.
#include <gmock/gmock.h>

#include "support/import_text.h"

namespace goldenthread {
namespace {

using testing::ElementsAre;

TEST(Dialogue, ReadsLabelsOfEveryShape) {
  const std::vector<std::string> wanted = {"therapist: How was it?", "client: Long.",
                                           "therapist: Long how?"};
  for (const std::string text : {
           "Therapist: How was it?\nClient: Long.\nTherapist: Long how?\n",
           "T: How was it?\nC: Long.\nT: Long how?\n",
           "THERAPIST: How was it?\nPT: Long.\nTHERAPIST: Long how?\n",
           "Counselor: How was it?\nPatient: Long.\nCounselor: Long how?",
           "[00:00:03] Therapist: How was it?\n[00:00:09] Client: Long.\n[00:12] T: Long how?\n",
           "Therapist (00:00:03): How was it?\nClient (00:00:09): Long.\nTherapist (0:12): Long "
           "how?",
           "Therapist   0:03\nHow was it?\n\nClient   0:09\nLong.\n\nTherapist   0:12\nLong how?\n",
           "**Therapist:** How was it?\n\n**Client:** Long.\n\n**Therapist**: Long how?\n",
           "THERAPIST\nHow was it?\nCLIENT\nLong.\nTHERAPIST\nLong how?\n",
           "Therapist:\nHow was it?\nClient:\nLong.\nTherapist:\nLong how?\n",
           "Dr. Vale: How was it?\nClient: Long.\nDr. Vale: Long how?\n",
       }) {
    const Transcript read = Read(text);
    if (std::string_view(text).substr(0, 10) == "[00:00:03]") {
      EXPECT_EQ(read.utterances.size(), 3U) << text;
    } else {
      EXPECT_EQ(Lines(read), wanted) << text;
    }
    EXPECT_TRUE(read.HasSession()) << text;
  }
}

TEST(Dialogue, ADecoratedLabelBeginsItsOwnTurn) {
  for (const std::string label :
       {"Client (crying):", "Client [crying]:", "Client, crying:", "Client (to Therapist):",
        "Client (00:12:01) (crying):", "Client (0:12) [long pause] (quietly):", "1. Client:",
        "12) Client:", "<b>Client</b>:", "<b>Client:</b>", "<p><strong>Client</strong>:",
        "**Client** (crying):", "[sighs] Client:", "(0:12) [sighs] Client:", "Client sobbing:",
        "Client (who has been looking at the floor since she sat down):", "Client , crying :",
        "[999999:59:59] Client:", "client (crying):"}) {
    const Transcript read = Read("Therapist: Is there more?\n" + label +
                                 " Yes, a lot.\nTherapist: Go on.\nClient: Not now.\n");
    EXPECT_THAT(Lines(read), ElementsAre("therapist: Is there more?", "client: Yes, a lot.",
                                         "therapist: Go on.", "client: Not now."))
        << label;
  }
}

TEST(Dialogue, ALabelOnItsOwnLineMayBeDecorated) {
  EXPECT_THAT(Lines(Read("THERAPIST\nHow was it?\nCLIENT (crying)\nLong.\nTHERAPIST\nLong how?\n"
                         "CLIENT\nVery.\n")),
              ElementsAre("therapist: How was it?", "client: Long.", "therapist: Long how?",
                          "client: Very."));
}

TEST(Dialogue, NamesMayBeDecoratedToo) {
  EXPECT_THAT(Lines(Read("Marit: Who starts?\nOdile (laughing): I will.\nMarit: Fine.\n"
                         "Odile, calmer: It rained.\nOdile whispering: All day.\nMarit: Hm.\n")),
              ElementsAre("therapist?: Who starts?", "client?: I will.", "therapist?: Fine.",
                          "client?: It rained.", "client?: All day.", "therapist?: Hm."));
}

TEST(Dialogue, ARelativeSpeaksInATurnOfTheirOwn) {
  const Transcript read = Read(
      "Therapist: Hello.\nclient's mother: He broke the door.\nClient: Did not.\nmom: You did.\n"
      "Therapist: One at a time.\n");
  EXPECT_THAT(Lines(read),
              ElementsAre("therapist: Hello.", "client's mother: He broke the door.",
                          "client: Did not.", "mom: You did.", "therapist: One at a time."));
  EXPECT_EQ(read.utterances[1].role, Role::kParticipant);
  EXPECT_EQ(read.utterances[2].role, Role::kClient);
}

TEST(Dialogue, ALabelWithinALineBeginsATurn) {
  const std::string bytes =
      "Therapist: Any of that today? Client (quietly): The bridge again. Therapist: Say more.\n"
      "Client: It pulls at me Therapist: Since when?\n"
      "and how often? [00:31] Client: Daily.\n";
  const Transcript read = Read(bytes);
  EXPECT_THAT(Lines(read), ElementsAre("therapist: Any of that today?", "client: The bridge again.",
                                       "therapist: Say more.", "client: It pulls at me",
                                       "therapist: Since when? and how often?", "client: Daily."));
  EXPECT_EQ(Quote(bytes, read.utterances[1]), "The bridge again.");
  EXPECT_EQ(read.utterances[5].start_ms, 31'000);
  EXPECT_THAT(Lines(Read("Therapist: Any of that today? Client: No.")),
              ElementsAre("therapist: Any of that today?", "client: No."));
}

TEST(Dialogue, ReportedSpeechAndClocksAreNoLabels) {
  EXPECT_THAT(
      Lines(
          Read("Therapist: Who starts?\nOdile: I was up at 4:10 and told my doctor: enough.\n"
               "Odile said it like this:\nnever again.\nTherapist: Go on.\nOdile: My doctor said: "
               "rest.\n")),
      ElementsAre("therapist: Who starts?",
                  "client: I was up at 4:10 and told my doctor: enough. Odile said it like this: "
                  "never again.",
                  "therapist: Go on.", "client: My doctor said: rest."));
}

TEST(Dialogue, ReadsTimes) {
  const Transcript read =
      Read("[01:02:03] Therapist: so\n[62:04] Client: yes\nClient (1:02:05.5): hm\n");
  ASSERT_EQ(read.utterances.size(), 3U);
  EXPECT_EQ(read.utterances[0].start_ms, 3'723'000);
  EXPECT_EQ(read.utterances[1].start_ms, 3'724'000);
  EXPECT_EQ(read.utterances[2].start_ms, 3'725'500);
}

TEST(Dialogue, ATimePast48HoursIsNone) {
  const Transcript read = Read(
      "[999999:59:59] Therapist: so\n[48:00:00] Client: yes\nClient (48:00:01): hm\n"
      "[99:00:00] yes\n");
  ASSERT_EQ(read.utterances.size(), 4U);
  EXPECT_EQ(read.utterances[0].start_ms, std::nullopt);
  EXPECT_EQ(read.utterances[1].start_ms, 172'800'000);
  EXPECT_EQ(read.utterances[2].start_ms, std::nullopt);
  EXPECT_EQ(read.utterances[3].speaker, "unknown");
}

TEST(Dialogue, UnlabelledLinesGoOnWithTheUtterance) {
  const std::string bytes =
      "Therapist: How\n  was it?\n\nClient: He said: go.\nSo I went.\nNote: no\n";
  const Transcript read = Read(bytes, TextFormat::kDialogue);
  EXPECT_THAT(Lines(read),
              ElementsAre("therapist: How was it?", "client: He said: go. So I went. Note: no"));
  EXPECT_EQ(Quote(bytes, read.utterances[0]), "How\n  was it?");
}

TEST(Dialogue, CouplesKeepTheirNames) {
  const Transcript read = Read(
      "Therapist: Who starts?\nOdile: I will.\nBram: Fine.\nTherapist: Go on.\nOdile: He left.\n");
  EXPECT_THAT(Lines(read), ElementsAre("therapist: Who starts?", "Odile: I will.", "Bram: Fine.",
                                       "therapist: Go on.", "Odile: He left."));
  EXPECT_EQ(read.utterances[1].role, Role::kParticipant);
}

TEST(Dialogue, OneNamedPersonBesideTheTherapistIsTheClient) {
  const Transcript read = Read("Therapist: Hello.\nOdile: Hi.\nTherapist: So?\nOdile: Well.\n");
  EXPECT_EQ(read.utterances[1].speaker, "client");
  EXPECT_EQ(read.utterances[1].role, Role::kClient);
  EXPECT_TRUE(read.utterances[1].speaker_certain);
}

TEST(Dialogue, SomebodyWhoSpeaksOnceIsASpeaker) {
  const Transcript read = Read("Therapist: Hello.\nClient: Hi.\nMom: Bye now.\nTherapist: So?\n");
  EXPECT_THAT(Lines(read),
              ElementsAre("therapist: Hello.", "client: Hi.", "Mom: Bye now.", "therapist: So?"));
}

TEST(Dialogue, UnknownSpeakersHaveNoRole) {
  const Transcript read = Read("Therapist: Hello.\nUnknown: Hi.\nTherapist: So?\nClient: Yes.\n");
  EXPECT_EQ(read.utterances[1].speaker, "unknown");
  EXPECT_EQ(read.utterances[1].role, Role::kUnknown);
  EXPECT_EQ(read.utterances[3].role, Role::kClient);
}

TEST(Dialogue, LongWrappedTurnsAreStillADialogue) {
  std::string text;
  for (int i = 0; i < 4; ++i) {
    text += "Therapist: And what came\nafter that, once\nyou were home?\n";
    text += "Client: I sat down\nand the whole\nevening went by\nlike that.\n";
  }
  EXPECT_EQ(Read(text).utterances.size(), 8U);
}

TEST(Dialogue, ASummaryWithHeadingsIsNone) {
  for (const std::string text : {
           "Plan: walks daily\nhw: log 2/7\nSI: denied\nMood: low\n",
           "S: tired all week\nO: slow speech\nA: little change\nP: same plan\n",
           "Ct on time, flat.\nC: arms folded\nT: looked away\nPlan: repeat log\nRisk: none "
           "voiced\n",
           "Client: late, tearful\nTherapist: went over log\nPlan: same\nSI: denied\n",
           "Long day for ct; sister moved out: big change. 10:30 appt next wk.\n",
           "- sleep 5h\n- log 3/7\n- next: Tues\n",
           "1. Boundaries: practiced twice\n2. Grounding: used at work\n",
           "mother: supportive\nfather: absent\n",
       }) {
    const Transcript read = Read(text);
    ASSERT_FALSE(read.utterances.empty());
    EXPECT_EQ(read.utterances[0].input, InputKind::kSummary) << text;
    EXPECT_FALSE(read.HasSession()) << text;
  }
}

TEST(Summary, ALineIsAnUtterance) {
  const std::string bytes = "\xEF\xBB\xBF on time, tired  \r\n\r\n- log 3/7 (was 2)\r\n";
  const Transcript read = Read(bytes);
  EXPECT_THAT(Lines(read),
              ElementsAre("therapist: on time, tired", "therapist: - log 3/7 (was 2)"));
  EXPECT_EQ(read.utterances[1].role, Role::kClinician);
  EXPECT_EQ(LineOf(read, read.utterances[1], {2, 5}), 3);
  EXPECT_EQ(Quote(bytes, read.utterances[1]), "- log 3/7 (was 2)");
  EXPECT_TRUE(read.session_lines.begins.empty());
}

Result<Transcript> ReadTyped(std::string_view bytes) {
  return Import(bytes, {"typed.txt", TextFormat::kAuto, InputKind::kSummary}, EmbeddedKnowledge());
}

TEST(Summary, ATranscriptIsNoTypedSummary) {
  for (const std::string text :
       {"Therapist: Any thoughts of ending it?\nClient: No.\n",
        "Odile: Fine.\nMarit: Since when?\nOdile: May.\nMarit: And now?\n",
        "Therapist: Any thoughts of ending it? Client: No.\n",
        "WEBVTT\n\n00:01.000 --> 00:02.000\nHello.\n", "1\n00:00:01,000 --> 00:00:02,000\nHi.\n",
        R"({"utterances":[{"speaker":"A","text":"Hello."}]})", "speaker,text\nClient,Hi.\n"}) {
    const auto read = ReadTyped(text);
    ASSERT_FALSE(read) << text;
    EXPECT_EQ(read.error().code, ErrorCode::kBadInput);
    EXPECT_EQ(read.error().what, "is a transcript, not a typed summary") << text;
  }
}

TEST(Summary, LabelsOfATypedSummaryAreNotRefused) {
  for (const std::string text :
       {"Boundaries: practiced\nGrounding: used twice\n", "Client: late, tearful\nPlan: same\n",
        "ct: late\nth: went over log\nplan: same\nSI: denied\n", "Odile: late. Bram: calm.\n"}) {
    const auto read = ReadTyped(text);
    ASSERT_TRUE(read) << read.error().ToString();
    EXPECT_FALSE(read.value().HasSession());
  }
}

TEST(Summary, BesideASessionItKeepsItsOwnLines) {
  Transcript session = Read("Therapist: Hello.\nClient: Hi.\n");
  auto summary = Import("tired\nlog 3/7\n", {"s", TextFormat::kAuto, InputKind::kSummary},
                        EmbeddedKnowledge());
  ASSERT_TRUE(summary);
  AddSummary(session, std::move(summary).value());
  ASSERT_EQ(session.utterances.size(), 4U);
  EXPECT_EQ(session.utterances[2].id, 1);
  EXPECT_TRUE(session.HasSession() && session.HasSummary());
  EXPECT_EQ(LineOf(session, session.utterances[3], {0, 3}), 2);
}

}  // namespace
}  // namespace goldenthread
