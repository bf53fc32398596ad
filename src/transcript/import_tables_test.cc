// JSON and CSV: which keys and columns are read, and that escapes lead back to their bytes.
#include <gmock/gmock.h>

#include "support/import_text.h"

namespace goldenthread {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(Json, ReadsOurOwnTranscript) {
  const Transcript read = Read(R"({"language":"en","utterances":[
    {"id":1,"speaker":"therapist","speaker_certain":true,"channel":0,"start_ms":1500,"end_ms":2000,
     "text":"Hello and","confidence":0.5,
     "words":[{"text":"Hello","start_ms":1500,"end_ms":1600,"confidence":0.9}]},
    {"id":2,"speaker":"therapist","speaker_certain":true,"text":"welcome."},
    {"id":3,"speaker":"client","speaker_certain":false,"channel":null,"start_ms":null,
     "text":"Hi."}]})");
  EXPECT_THAT(Lines(read),
              ElementsAre("therapist: Hello and", "therapist: welcome.", "client?: Hi."));
  EXPECT_EQ(read.utterances[0].start_ms, 1500);
  EXPECT_EQ(read.utterances[0].channel, 0);
  EXPECT_EQ(read.utterances[0].confidence, 0.5);
  ASSERT_EQ(read.utterances[0].words.size(), 1U);
  EXPECT_EQ(read.utterances[0].words[0].end_ms, 1600);
  EXPECT_EQ(read.utterances[2].start_ms, std::nullopt);
}

TEST(Json, ReadsWhisperXAndJoinsUnfinishedSentences) {
  const Transcript read = Read(R"({"segments":[
    {"start":0.5,"end":2.0,"speaker":"SPEAKER_01",
     "text":" What is on your mind today, and how did the week go for you?"},
    {"start":2.5,"end":3.0,"text":" I was at","speaker":"SPEAKER_00",
     "words":[{"word":"I","start":2.5,"end":2.6,"score":0.8},{"word":"3"}]},
    {"start":3.1,"end":4.0,"text":" my mother's.","speaker":"SPEAKER_00"}],"language":"en"})");
  EXPECT_THAT(
      Lines(read),
      ElementsAre("therapist?: What is on your mind today, and how did the week go for you?",
                  "client?: I was at my mother's."));
  EXPECT_EQ(read.language, "en");
  EXPECT_EQ(read.utterances[1].start_ms, 2500);
  EXPECT_EQ(read.utterances[1].end_ms, 4000);
  EXPECT_EQ(read.utterances[1].words.size(), 1U);
}

TEST(Json, EscapesLeadBackToTheirBytes) {
  const std::string bytes =
      R"([{"speaker":"Therapist","text":"a \"b\" caf\u00e9 \ud83d\ude00 end"},
          {"speaker":"Client","text":"x"}])";
  const Transcript read = Read(bytes);
  ASSERT_EQ(read.utterances.size(), 2U);
  const Utterance& u = read.utterances[0];
  EXPECT_EQ(u.text, "a \"b\" caf\u00E9 \U0001F600 end");
  EXPECT_EQ(Quote(bytes, u), R"(a \"b\" caf\u00e9 \ud83d\ude00 end)");
  const auto cafe = static_cast<std::uint32_t>(u.text.find("caf"));
  EXPECT_EQ(SourceSpan(u, {cafe, cafe + 5})->In(bytes), R"(caf\u00e9)");
  const auto end = static_cast<std::uint32_t>(u.text.find("end"));
  EXPECT_EQ(SourceSpan(u, {end, end + 3})->In(bytes), "end");
}

TEST(Json, TellsMillisecondsFromSeconds) {
  const Transcript read = Read(R"({"utterances":[
    {"speaker":"A","start":12000,"end":15000,"text":"So how have you been?"},
    {"speaker":"B","start":16000,"end":18000,"text":"I have been all right, I guess."}]})");
  EXPECT_EQ(read.utterances[0].start_ms, 12000);
  EXPECT_EQ(read.utterances[0].speaker, "therapist");
}

TEST(Json, AMomentPast48HoursIsNone) {
  const Transcript read = Read(R"({"segments":[
    {"speaker":"Client","start":"700:00:00","end":1e12,"text":"I went there on my own."},
    {"speaker":"Therapist","start":3.5,"end":4,"text":"And how was it?"},
    {"speaker":"Client","start":1732480000,"end":1732480001,"text":"Hm."}]})");
  ASSERT_EQ(read.utterances.size(), 3U);
  EXPECT_EQ(read.utterances[0].start_ms, std::nullopt);
  EXPECT_EQ(read.utterances[0].end_ms, std::nullopt);
  EXPECT_EQ(read.utterances[1].start_ms, 3500);
  EXPECT_EQ(read.utterances[2].start_ms, std::nullopt);
  EXPECT_EQ(read.utterances[2].end_ms, std::nullopt);
}

TEST(Json, ReadsOtherTools) {
  for (const std::string text :
       {R"({"transcription":[{"timestamps":{"from":"00:00:01,500","to":"00:00:02,000"},
            "text":" Hello."}]})",
        R"({"entries":[{"text":"Hello.","speakerDisplayName":"Vale","startOffset":"0:01.5"}]})",
        R"({"results":{"utterances":[{"start":1.5,"end":2.0,"transcript":"Hello.","speaker":0}]}})",
        R"({"results":{"audio_segments":[{"transcript":"Hello.","start_time":"1.5",
            "end_time":"2.0","speaker_label":"spk_0"}]}})"}) {
    const Transcript read = Read(text);
    ASSERT_EQ(read.utterances.size(), 1U) << text;
    EXPECT_EQ(read.utterances[0].text, "Hello.") << text;
    EXPECT_EQ(read.utterances[0].start_ms, 1500) << text;
  }
}

TEST(Json, SaysWhatIsWrong) {
  EXPECT_THAT(TryRead("{\"segments\": [\n{\"text\": }]}").error().ToString(),
              HasSubstr("made-up.txt:2"));
  EXPECT_THAT(TryRead(R"({"a": 1})").error().ToString(), HasSubstr("without a list"));
  EXPECT_THAT(TryRead(R"({"segments": []})").error().ToString(), HasSubstr("without a list"));
  EXPECT_THAT(TryRead(R"([{"text": "  "}])").error().ToString(), HasSubstr("nobody"));
}

TEST(Csv, ReadsQuotedFields) {
  const std::string bytes =
      "start,end,speaker,text\r\n"
      "00:00:01,00:00:03,Therapist,\"So, \"\"how\"\" was\r\nit?\"\r\n"
      "00:00:04,00:00:05,Client,Long.\r\n";
  const Transcript read = Read(bytes);
  EXPECT_THAT(Lines(read), ElementsAre("therapist: So, \"how\" was it?", "client: Long."));
  EXPECT_EQ(read.utterances[0].start_ms, 1000);
  EXPECT_EQ(Quote(bytes, read.utterances[0]), "So, \"\"how\"\" was\r\nit?");
  EXPECT_EQ(LineOf(read, read.utterances[1], {0, 1}), 4);
}

TEST(Csv, ReadsOtherSeparatorsAndColumns) {
  EXPECT_THAT(Lines(Read("Speaker\tText\nTherapist\tHello.\nClient\tHi.\n")),
              ElementsAre("therapist: Hello.", "client: Hi."));
  const Transcript read =
      Read("Start_Time (ms);Speaker Name;Transcript\n1500;Therapist;Hello.\n2500;Client;Hi.\n");
  EXPECT_THAT(Lines(read), ElementsAre("therapist: Hello.", "client: Hi."));
  EXPECT_EQ(read.utterances[1].start_ms, 2500);
}

TEST(Csv, RefusesARowThatDoesNotFit) {
  const auto read = TryRead("speaker,text\nTherapist,Hello.\nClient,Well, hi.\n");
  ASSERT_FALSE(read);
  EXPECT_THAT(read.error().ToString(), HasSubstr("made-up.txt:3"));
  EXPECT_FALSE(TryRead("speaker,text\nTherapist,\"Hello.\n"));
}

}  // namespace
}  // namespace goldenthread
