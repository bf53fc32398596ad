// The risk paragraph of small invented dialogues and typed lines.
#include <gmock/gmock.h>

#include "findings/find.h"
#include "knowledge/load.h"
#include "note/words.h"
#include "support/dialogue.h"

namespace goldenthread {
namespace {

std::string Paragraph(const Transcript& transcript) {
  const Findings findings = Find(transcript, {}, EmbeddedKnowledge());
  std::string text;
  for (const Sentence& sentence : WordRisk(findings, Referent{}, transcript, EmbeddedKnowledge())) {
    EXPECT_FALSE(sentence.facts.empty());
    text += (text.empty() ? "" : " ") + sentence.text;
  }
  return text;
}

TEST(WordRisk, SaysOnlyWhatWasDenied) {
  EXPECT_EQ(Paragraph(MakeDialogue("T: Any thoughts of suicide?\nC: No.")),
            "Client denied suicidal ideation.");
}

TEST(WordRisk, IsSilentAboutWhatNobodyAsked) {
  EXPECT_EQ(Paragraph(MakeDialogue("T: How was the week?\nC: Fine.")), "");
}

TEST(WordRisk, TellsADisclosureBeforeADenial) {
  const std::string text = Paragraph(MakeDialogue(
      "T: Any thoughts of killing yourself?\nC: No.\nT: Okay.\nC: Some nights I wish I was dead."));
  EXPECT_THAT(text, testing::StartsWith("Client endorsed a passive wish to be dead, saying "
                                        "\"Some nights I wish I was dead\"."));
  EXPECT_THAT(text, testing::HasSubstr("denied active suicidal thoughts"));
}

TEST(WordRisk, KeepsSomeoneElsesRiskWithThem) {
  const std::string text = Paragraph(MakeDialogue("C: My sister tried to kill herself in May."));
  EXPECT_THAT(text, testing::HasSubstr("sister's risk"));
  EXPECT_THAT(text, testing::Not(testing::HasSubstr("endorsed")));
}

TEST(WordRisk, WritesTypedDenialsOut) {
  EXPECT_EQ(Paragraph(MakeSummary("denies SI/HI")),
            "Client denied suicidal ideation or homicidal ideation.");
}

TEST(WordRisk, DeniedPhrasesAreNeverCutOff) {
  const std::string text =
      Paragraph(MakeSummary("Never physical w/ him. Denies SI, plan, intent."));
  EXPECT_THAT(text, testing::HasSubstr("physical with him."));
  EXPECT_THAT(text, testing::HasSubstr("enies suicidal ideation, plan, intent."));
}

TEST(WordRisk, LosesNothingThatWasTyped) {
  EXPECT_THAT(Paragraph(MakeSummary("denies SI, hx SI @17. shotgun at uncle's since March")),
              testing::AllOf(testing::HasSubstr("17"), testing::HasSubstr("shotgun"),
                             testing::HasSubstr("March")));
}

}  // namespace
}  // namespace goldenthread
