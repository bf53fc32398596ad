// What a small dialogue does, and which answer belongs to which question.
#include "findings/conversation.h"

#include <gmock/gmock.h>

#include "knowledge/load.h"
#include "support/dialogue.h"

namespace goldenthread {
namespace {

/// "question => kind: answer" for every pair, one a line.
std::string Pairs(std::string_view lines) {
  const Transcript transcript = MakeDialogue(lines);
  const Conversation talk = ReadConversation(transcript, EmbeddedKnowledge());
  const auto text = [&](std::size_t s) {
    const Segment& segment = talk.segments[s];
    return std::string(talk.SpanOf(segment).In(transcript.utterances[segment.utterance].text));
  };
  std::string out;
  for (const QuestionAnswer& pair : talk.pairs) {
    out += text(pair.question) + " => " + EnumText(pair.kind) + ":";
    for (const std::size_t s : pair.answer) out += " " + text(s);
    out += "\n";
  }
  return out;
}

std::string Acts(std::string_view lines) {
  const Conversation talk = ReadConversation(MakeDialogue(lines), EmbeddedKnowledge());
  std::string out;
  for (const Segment& segment : talk.segments) {
    out += (out.empty() ? "" : " ") + EnumText(segment.act);
  }
  return out;
}

TEST(ReadConversation, CutsATurnIntoActs) {
  EXPECT_EQ(Acts("T: Okay. And the gym, any luck?"), "backchannel question");
  EXPECT_EQ(Acts("T: And the evening swims."), "prompt");
  EXPECT_EQ(Acts("T: How did the visit go"), "question");
  EXPECT_EQ(Acts("C: [laughs] My boss yelled at Dr. Feld again."), "event statement");
  EXPECT_EQ(Acts("T: What I'm hearing is that the mornings are hard."), "reflection");
  EXPECT_EQ(Acts("T: Let's try it twice before Monday."), "proposal");
  EXPECT_EQ(
      Acts("T: Adrenaline makes the heart race, and when people wait it out it comes down again by "
           "itself every time."),
      "teaching");
  EXPECT_EQ(Acts("C: She goes, \"Where were you?\" and I just left."), "statement");
}

TEST(ReadConversation, PairsAQuestionWithTheNextAnswer) {
  EXPECT_EQ(Pairs("T: Did you sleep?\nC: No. Not a minute."),
            "Did you sleep? => no: No. Not a minute.\n");
  EXPECT_EQ(Pairs("T: Did you sleep?"), "Did you sleep? => none:\n");
}

TEST(ReadConversation, AnswersRunOverBackchannels) {
  EXPECT_EQ(
      Pairs("T: Did you call her?\nC: Yeah, I did.\nT: Mm-hm.\nC: She hung up.\nT: I see now."),
      "Did you call her? => yes: Yeah, I did. She hung up.\n");
}

TEST(ReadConversation, AQuestionBackLeavesTheQuestionOpen) {
  EXPECT_EQ(Pairs("T: Any thoughts like that?\nC: You mean now?\nT: I meant this week.\nC: No."),
            "Any thoughts like that? => no: No.\n");
}

TEST(ReadConversation, StackedQuestionsShareTheAnswer) {
  EXPECT_EQ(Pairs("T: Did anyone push you? Grab you?\nC: Never."),
            "Did anyone push you? => no: Never.\nGrab you? => no: Never.\n");
}

TEST(ReadConversation, EverySpeakerAnswersForThemselves) {
  EXPECT_EQ(Pairs("T: Is anyone scared?\nAda: No.\nBen: Sometimes, yes."),
            "Is anyone scared? => no: No.\nIs anyone scared? => yes: Sometimes, yes.\n");
}

struct AnswerCase {
  const char* question;
  const char* answer;
  const char* kind;
};

TEST(ReadConversation, KnowsYesFromNo) {
  const AnswerCase cases[] = {
      {"Do you sleep?", "Yeah, no.", "no"},
      {"Do you sleep?", "No, yeah, I do.", "yes"},
      {"Do you sleep?", "I mean, honestly, not really.", "no"},
      {"Do you sleep?", "Um. Nope.", "no"},
      {"Do you sleep?", "[pause] I don't.", "no"},
      {"Do you sleep?", "God, never.", "no"},
      {"Do you sleep?", "Mm-hm.", "yes"},
      {"Do you sleep?", "Sometimes, I guess.", "yes"},
      {"Do you sleep?", "A little.", "yes"},
      {"Do you sleep?", "I don't know.", "other"},
      {"Do you sleep?", "The neighbors were loud.", "other"},
      {"Do you sleep?", "With that dog? No.", "no"},
      {"You're not sleeping?", "Right.", "no"},
      {"You're not sleeping?", "No.", "no"},
      {"You're not sleeping?", "Yeah.", "other"},
      {"You're not sleeping?", "Yes, I am.", "yes"},
      {"You're not sleeping, are you?", "No.", "no"},
      {"You slept, didn't you?", "Yeah.", "yes"},
      {"Haven't you slept?", "No.", "no"},
      {"How many nights?", "None.", "no"},
      {"How was the week?", "Long. No, really long.", "other"},
  };
  for (const AnswerCase& c : cases) {
    const std::string pairs = Pairs(std::string("T: ") + c.question + "\nC: " + c.answer);
    EXPECT_THAT(pairs, testing::HasSubstr(std::string("=> ") + c.kind + ":"))
        << c.question << " / " << c.answer;
  }
}

TEST(ReadConversation, ATypedSummaryHasNoActs) {
  const Conversation talk = ReadConversation(MakeSummary("Did well? yes"), EmbeddedKnowledge());
  EXPECT_TRUE(talk.segments.empty());
  EXPECT_EQ(talk.tokens.size(), 1U);
}

}  // namespace
}  // namespace goldenthread
