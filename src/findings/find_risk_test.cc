// The five risk states, case by case: small invented dialogues and typed fragments.
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "base/json.h"
#include "findings/find_parts.h"
#include "knowledge/load.h"
#include "support/dialogue.h"

namespace goldenthread {
namespace {

/// Short names of the domains, in their order.
constexpr const char* kShort[] = {"si", "hi", "sh", "abuse", "sub"};

RiskReading Read(const Transcript& transcript, const FindOptions& options = {}) {
  const Knowledge& knowledge = EmbeddedKnowledge();
  return FindRisk(transcript, ReadConversation(transcript, knowledge), options, knowledge);
}

/// "si endorsed, sub denied": every domain that is not not_asked.
std::string States(const RiskReading& risk) {
  std::string out;
  for (std::size_t d = 0; d < kRiskDomains; ++d) {
    if (risk.states[d].state == RiskState::kNotAsked) continue;
    out +=
        (out.empty() ? "" : ", ") + std::string(kShort[d]) + " " + EnumText(risk.states[d].state);
  }
  return out.empty() ? "none" : out;
}

struct Case {
  const char* lines;
  const char* states;
};

void ExpectStates(const std::vector<Case>& cases) {
  for (const Case& c : cases) EXPECT_EQ(States(Read(MakeDialogue(c.lines))), c.states) << c.lines;
}

TEST(FindRisk, ReadsAnswersAndDisclosures) {
  ExpectStates({
      // asked and answered
      {"T: Any thoughts of suicide?\nC: No.", "si denied"},
      {"T: Any thoughts of suicide?\nC: Nope, nothing.", "si denied"},
      {"T: Have you been thinking about killing yourself?\nC: Yeah, no.", "si denied"},
      {"T: Are you having thoughts of killing yourself?\nC: Yes.", "si endorsed"},
      {"T: Do you wish you were dead?\nC: Sometimes, at night.", "si endorsed"},
      {"T: Any thoughts of suicide?\nC: [pause]", "none"},
      {"T: Any thoughts of suicide?", "none"},
      {"T: Any thoughts of suicide?\nC: Can we talk about something else?", "none"},
      {"T: Have you ever tried to kill yourself?\nC: Yes, at sixteen.", "si historical"},
      {"T: Any thoughts of ending your life?\nC: It crosses my mind.", "si endorsed"},
      {"T: No thoughts of suicide?\nC: Right.", "si denied"},
      {"T: Any thoughts of suicide?\nC: I hurt my mother by leaving, that is all.", "none"},
      {"T: Do you ever feel you would be better off dead?\nC: Not since the spring.", "si denied"},
      // volunteered
      {"C: Most mornings I wish I was dead.", "si endorsed"},
      {"C: I've been thinking about killing myself.", "si endorsed"},
      {"C: I can't stop thinking about killing myself.", "si endorsed"},
      {"C: I don't want to live anymore.", "si endorsed"},
      {"C: I don't want to be here anymore.", "si endorsed"},
      {"C: They would all be better off without me.", "si endorsed"},
      {"C: I'm not okay, I want to die.", "si endorsed"},
      {"C: I would never kill myself.", "si denied"},
      {"C: It's not like I want to die.", "si denied"},
      {"C: I don't think I'd ever kill myself.", "si denied"},
      {"C: Years ago, when I was in college, I wanted to kill myself.", "si historical"},
      {"C: I tried to kill myself when I was seventeen.", "si historical"},
      {"C: If I ever wanted to kill myself I would call you.", "none"},
      {"C: I had a dream that I killed myself.", "none"},
      // a later disclosure outranks a denial
      {"T: Any thoughts of suicide?\nC: No.\nT: And the job?\nC: Fine. Actually, I lied before. I "
       "have been thinking about suicide.",
       "si endorsed"},
      {"T: Any thoughts of suicide?\nC: No. I just wish I wouldn't wake up.", "si endorsed"},
      {"T: Any thoughts of suicide?\nC: No. Well, I did when my divorce came, years ago.",
       "si denied"},
  });
}

TEST(FindRisk, TellsOthersAndFiguresOfSpeechApart) {
  ExpectStates({
      // other people
      {"C: My brother tried to kill himself last week.", "si other_person"},
      {"C: She goes, \"I want to die,\" and I held her.", "si other_person"},
      {"C: My friend keeps cutting herself.", "sh other_person"},
      // figures of speech
      {"C: Three more hours of forms. Kill me now.", "none"},
      {"C: I'm dying to see that play.", "none"},
      {"C: My knees are killing me.", "none"},
      {"C: I was bored to death.", "none"},
      {"C: I'd rather die than sing in front of them.", "none"},
      {"C: I could have strangled him, I swear.", "none"},
      {"C: I could have strangled him.\nT: Any thoughts of actually hurting him?\nC: No, no.",
       "hi denied"},
      {"C: I thought I was dying, my heart was racing.", "none"},
      // self-harm
      {"T: And cutting, burning, anything like that?\nC: No.", "sh denied"},
      {"C: I cut myself again on Tuesday.", "sh endorsed"},
      {"C: I cut myself shaving.", "none"},
      {"C: I don't hurt myself.", "sh denied"},
      {"T: Any thoughts of suicide?\nC: No.\nT: And hurting yourself on purpose?\nC: Last night, "
       "yes.",
       "si denied, sh endorsed"},
      // harm to others
      {"T: Any thoughts of hurting someone else?\nC: No, never.", "hi denied"},
      {"T: Hurting Marek?\nC: No.", "hi denied"},
      {"C: I keep thinking about killing my boss.", "hi endorsed"},
      {"T: Any thoughts of suicide or of hurting anyone else?\nC: No.", "si denied, hi denied"},
      // abuse
      {"T: Do you feel safe at home?\nC: Yes.", "abuse denied"},
      {"T: Do you feel safe at home?\nC: No, not when he drinks.", "abuse endorsed"},
      {"T: Is anybody hurting you?\nC: No.", "abuse denied"},
      {"T: Have you ever put your hands on her?\nC: Never.", "abuse denied"},
      {"C: He hit me on Sunday.", "abuse endorsed"},
      {"C: My dad used to hit me when I was a kid.", "abuse historical"},
      {"C: Then it hit me that I was late.", "none"},
      // substances
      {"T: Any alcohol?\nC: No.", "sub denied"},
      {"T: Any alcohol?\nC: A glass of wine at the wedding.", "sub denied"},
      {"C: I have three beers every night to sleep.", "sub endorsed"},
      {"T: Are you drinking?\nC: Some wine.\nT: How many nights?\nC: Five.", "sub endorsed"},
      {"C: I relapsed on Saturday, I drank again.", "sub endorsed"},
      {"T: Any drinking?\nC: I haven't had a drink since March.", "sub historical"},
      {"C: I drink a lot of water.", "none"},
      {"C: I had one beer on Sunday.", "none"},
  });
}

TEST(FindRisk, ReadsTheStateOutOfTypedFragments) {
  const Case cases[] = {
      {"SI denied", "si denied"},
      {"denies SI/HI", "si denied, hi denied"},
      {"no SI, no HI, no SIB", "si denied, hi denied, sh denied"},
      {"SI/HI/SIB denied.", "si denied, hi denied, sh denied"},
      {"SI: none", "si denied"},
      {"SI asked, denies", "si denied"},
      {"helped sis move flats", "none"},
      {"endorses passive SI, no plan/intent", "si endorsed"},
      {"passive death wish x3 this wk", "si endorsed"},
      {"hx SI @17", "si historical"},
      {"denies SI, hx SI @17", "si denied"},
      {"brother SI last yr", "si other_person"},
      {"SI not assessed", "none"},
      {"plan: walk daily", "none"},
      {"safe at home", "abuse denied"},
      {"not safe at home", "abuse endorsed"},
      {"no violence", "abuse denied"},
      {"No etoh since May", "sub historical"},
      {"vodka most nts", "sub endorsed"},
      {"denies etoh", "sub denied"},
      {"no odor of etoh", "none"},
      {"\"could kill him\" = figure of speech", "none"},
      {"mood low, sleep 5h", "none"},
      {"burn on forearm from the oven, not on purpose", "sh denied"},
      {"no beer before dinner on school days", "none"},
  };
  for (const Case& c : cases) EXPECT_EQ(States(Read(MakeSummary(c.lines))), c.states) << c.lines;
}

constexpr const char* kQuiet =
    "T: How was the trip?\nC: Long. The train was late twice.\nT: And the garden?\nC: Tomatoes at "
    "last.\nT: What would you like to look at today?\nC: The letter from the school.\n";

TEST(FindRisk, ARiskUtteranceCountsWhereverItStands) {
  const std::string risk = "C: I have been thinking about suicide.\n";
  std::string lines = kQuiet;
  for (std::size_t at = 0; at != std::string::npos; at = lines.find('\n', at)) {
    if (at > 0) ++at;
    std::string with = lines;
    with.insert(at, risk);
    EXPECT_EQ(States(Read(MakeDialogue(with))), "si endorsed") << with;
    if (at >= lines.size()) break;
  }
}

TEST(FindRisk, DistractorsChangeNothing) {
  const std::string distractors =
      "C: The film was about a bank and a dog.\nC: My aunt had her hip done.\nT: I took the "
      "bus.\nC: "
      "My cousin works nights.\nC: The dentist was fine.\nC: That song again.\nC: My uncle sold "
      "the "
      "boat.\nC: I dreamt of stairs.\nC: The neighbor plays drums.\nT: My week was long.\n";
  for (const char* said :
       {"T: Any thoughts of suicide?\nC: No.\n", "C: I want to die.\n", kQuiet}) {
    EXPECT_EQ(States(Read(MakeDialogue(said + distractors))), States(Read(MakeDialogue(said))));
    EXPECT_EQ(States(Read(MakeDialogue(distractors + said))), States(Read(MakeDialogue(said))));
  }
}

TEST(FindRisk, SomeoneElsesAnswerIsNotTheClients) {
  FindOptions options;
  options.client_name = "Ines Varga";
  const Transcript group = MakeDialogue(
      "T: Any thoughts of suicide?\nBo: Yes.\nT: And you, Ines, any thoughts of suicide?\nInes: "
      "No.");
  EXPECT_EQ(States(Read(group, options)), "si denied");
}

TEST(FindRisk, EveryStateHasEvidenceAndADenialShowsItsQuestion) {
  const RiskReading risk = Read(MakeDialogue("T: Any thoughts of suicide?\nC: No."));
  EXPECT_EQ(risk.states[0].evidence.size(), 2U);
  ASSERT_EQ(risk.facts.size(), 1U);
  EXPECT_EQ(risk.states[0].facts, std::vector<std::string>{risk.facts[0].id});
}

TEST(FindRisk, AnUnansweredQuestionIsUnclear) {
  EXPECT_TRUE(Read(MakeDialogue("T: Any thoughts of suicide?\nC: [pause]")).states[0].unclear);
}

TEST(FindRisk, UseIsRiskWithADiagnosis) {
  FindOptions options;
  options.diagnoses = {"F10.20"};
  EXPECT_EQ(States(Read(MakeSummary("beer 2 nts/wk"), options)), "sub endorsed");
  EXPECT_EQ(States(Read(MakeSummary("discussed beer"), options)), "none");
  EXPECT_EQ(States(Read(MakeDialogue("C: I had two beers on Sunday."), options)), "sub endorsed");
}

}  // namespace
}  // namespace goldenthread
