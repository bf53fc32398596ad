// Verdicts and checks on small invented sessions.
#include "verify/verify.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <string>

#include "knowledge/load.h"
#include "support/dialogue.h"

namespace goldenthread {
namespace {

constexpr const char* kSession =
    "T: How was the week with the ferret?\n"
    "C: It bit the mailman on Tuesday. I was mortified, I hid in the garage.\n"
    "T: And the panic, did it come?\n"
    "C: No, no panic. My cousin Ruth had a panic attack at the lake.\n"
    "T: Any thoughts of killing yourself?\n"
    "C: No. Nothing like that.\n"
    "T: Shall we plan two walks for next week?\n"
    "C: Two walks, yes. Monday and Friday.\n";

Findings DeniedIdeation() {
  Findings findings;
  RiskFinding& finding = findings.Risk(RiskDomain::kSuicidalIdeation);
  finding.state = RiskState::kDenied;
  finding.evidence = {{EvidenceInput::kSession, 4, {0, 37}, {}},
                      {EvidenceInput::kSession, 5, {0, 3}, {}}};
  return findings;
}

ClientRecord FullRecord() {
  ClientRecord record;
  record.client.name = "Nora Quist";
  record.session = {"2026-03-12", "10:00", "10:45", "90834", "individual", "office", {}};
  record.diagnoses = {{"F40.10", "Social anxiety disorder"}};
  record.plan.review_due = "2026-05-01";
  record.plan.goals = {{"G1", "F40.10", "Leave the house daily", {}, {"graded exposure"}}};
  record.measures = {{"GAD-7", 9, "2026-03-12", 12}};
  return record;
}

VerifiedNote Check(std::string_view text, const Findings& findings,
                   const ClientRecord& record = FullRecord(),
                   std::string_view dialogue = kSession) {
  auto note = ParseForeignNote(text, "note", EmbeddedKnowledge());
  EXPECT_TRUE(note.has_value());
  return Verify(std::move(note).value(), MakeDialogue(dialogue), findings, Thread{}, record,
                EmbeddedKnowledge());
}

Statement Only(std::string_view text, const Findings& findings = DeniedIdeation()) {
  return Check(text, findings).note.sections.at(0).statements.at(0);
}

bool Has(const VerifiedNote& note, std::string_view rule) {
  return std::any_of(note.checks.begin(), note.checks.end(),
                     [&](const goldenthread::Check& check) { return check.rule == rule; });
}

bool Stands(const Statement& statement) {
  return statement.verdict != Verdict::kUnmentioned && statement.verdict != Verdict::kContradicted;
}

TEST(ForeignNote, WhatWasSaidIsSupportedAndCited) {
  const Statement statement = Only("Client's ferret bit the mailman on Tuesday.");
  EXPECT_TRUE(Stands(statement)) << statement.support;
  ASSERT_FALSE(statement.evidence.empty());
  EXPECT_EQ(statement.evidence.front().utterance, 1U);
}

TEST(ForeignNote, WhatNobodySaidIsUnmentioned) {
  const Statement statement = Only("Client enjoys playing the violin in an orchestra.");
  EXPECT_EQ(statement.verdict, Verdict::kUnmentioned);
  EXPECT_LT(statement.support, 0.3);
}

TEST(ForeignNote, AnotherPersonsSymptomIsNotTheClients) {
  const Statement hers = Only("Client's cousin Ruth had a panic attack at the lake.");
  const Statement mine = Only("Client had a panic attack at the lake.");
  EXPECT_TRUE(Stands(hers)) << hers.support;
  EXPECT_LT(mine.support, hers.support);
  EXPECT_FALSE(Stands(mine)) << mine.support;
}

TEST(ForeignNote, WhatTheClientTellsOfSomebodyElseIsTheirs) {
  EXPECT_TRUE(Stands(Only("Client stated that Ruth had a panic attack at the lake.")));
}

TEST(ForeignNote, ObservedStatesNeedMoreThanATranscript) {
  EXPECT_FALSE(Stands(Only("Objective:\nClient maintained good eye contact.")));
}

TEST(ForeignNote, WhatTheShapeOfTheTalkBearsOutIsDerived) {
  constexpr const char* kTerse =
      "T: How was the camp?\nC: Fine.\nT: Did you go kayaking?\nC: Dunno.\nT: What about the "
      "others?\nC: They're okay.\nT: Who did you share the tent with?\nC: Some guy.\n";
  const auto only = [&](const char* text, const char* dialogue) {
    return Check(text, {}, FullRecord(), dialogue).note.sections.at(0).statements.at(0);
  };
  EXPECT_EQ(only("Objective:\nClient appeared guarded.", kTerse).verdict, Verdict::kDerived);
  EXPECT_FALSE(Stands(only("Objective:\nClient appeared well groomed.", kTerse)));
  EXPECT_FALSE(
      Stands(only("Objective:\nClient appeared guarded.",
                  "T: How was the camp?\nC: It was the best week that I have had since we moved, "
                  "and I made two friends who live around the corner from my aunt.\n")));
}

TEST(ForeignNote, OtherWordsForTheSameThingSupport) {
  EXPECT_TRUE(Stands(Only("Subjective:\nClient hid from the postman; it had bitten him.")));
  const Statement same = Only("Plan:\nClient plans 2 strolls and walks, Monday and Friday.");
  EXPECT_TRUE(Stands(same)) << same.support;
}

TEST(ForeignNote, AMeasureOnFileHolds) {
  const Statement statement = Only("GAD-7 was 9, down from 12.");
  EXPECT_EQ(statement.verdict, Verdict::kDirect);
  EXPECT_EQ(statement.origin, Origin::kMeasure);
  EXPECT_FALSE(Stands(Only("GAD-7 was 17, up from 12.")));
}

TEST(ForeignNote, ADenialOfWhatWasNeverAskedIsContradicted) {
  const Statement denied = Only("Client denied suicidal ideation.");
  EXPECT_TRUE(Stands(denied)) << denied.support << EnumText(denied.verdict);
  EXPECT_EQ(Only("Client denied homicidal ideation.").verdict, Verdict::kContradicted);
  EXPECT_EQ(Only("Client endorsed suicidal ideation.").verdict, Verdict::kContradicted);
}

TEST(Checks, UnsupportedStatementsBlock) {
  const VerifiedNote note = Check("Client plays the violin in an orchestra.", DeniedIdeation());
  EXPECT_TRUE(note.Blocked());
  EXPECT_TRUE(Has(note, "unsupported_statement"));
}

TEST(Checks, OmittedRiskBlocksAForeignNoteToo) {
  constexpr const char* kDisclosure =
      "T: Anything else?\nC: Some nights I wish I would not wake up.\nT: Thank you for saying.\n";
  Findings findings;
  findings.Risk(RiskDomain::kSuicidalIdeation).state = RiskState::kEndorsed;
  findings.Risk(RiskDomain::kSuicidalIdeation).level = RiskLevel::kPassive;
  findings.Risk(RiskDomain::kSuicidalIdeation).evidence = {
      {EvidenceInput::kSession, 1, {0, 38}, {}}};
  EXPECT_TRUE(
      Has(Check("Therapist thanked client.", findings, FullRecord(), kDisclosure), "risk_omitted"));
  const VerifiedNote told = Check("Some nights client wishes she would not wake up.", findings,
                                  FullRecord(), kDisclosure);
  EXPECT_FALSE(Has(told, "risk_omitted"));
  EXPECT_TRUE(Has(told, "risk_without_plan"));
}

TEST(Checks, WhatWasNotAskedIsSaid) {
  const VerifiedNote note = Check("Client hid in the garage.", Findings{});
  EXPECT_TRUE(Has(note, "suicide_not_asked"));
  EXPECT_TRUE(Has(note, "domain_not_asked"));
  EXPECT_FALSE(Has(Check("Client hid in the garage.", DeniedIdeation()), "suicide_not_asked"));
}

TEST(Checks, AFullRecordRaisesNoRuleOfTimeDiagnosisOrPlan) {
  const VerifiedNote note = Check("Plan:\nTwo walks, Monday and Friday.", DeniedIdeation());
  for (const char* rule : {"diagnosis_missing", "time_missing", "session_code_time",
                           "treatment_plan_missing", "plan_review_overdue", "next_steps_missing"}) {
    EXPECT_FALSE(Has(note, rule)) << rule;
  }
}

TEST(Checks, AnEmptyRecordIsMissingWhatAnAuditorAsksFor) {
  const VerifiedNote note = Check("Client hid in the garage.", DeniedIdeation(), ClientRecord{});
  for (const char* rule :
       {"diagnosis_missing", "time_missing", "treatment_plan_missing", "next_steps_missing"}) {
    EXPECT_TRUE(Has(note, rule)) << rule;
  }
}

TEST(Checks, CodeAndMinutesMustAgree) {
  ClientRecord record = FullRecord();
  record.session.cpt = "90837";
  EXPECT_TRUE(Has(Check("Client hid.", DeniedIdeation(), record), "session_code_time"));
  record.session.end = "10:53";
  EXPECT_FALSE(Has(Check("Client hid.", DeniedIdeation(), record), "session_code_time"));
}

TEST(Checks, AnOverduePlanReviewIsNamed) {
  ClientRecord record = FullRecord();
  record.plan.review_due = "2026-03-11";
  EXPECT_TRUE(Has(Check("Client hid.", DeniedIdeation(), record), "plan_review_overdue"));
}

TEST(Checks, ATranscriptWithoutClientSpeechIsNamed) {
  EXPECT_TRUE(Has(Check("Therapist waited.", Findings{}, FullRecord(), "T: Hello? I am waiting."),
                  "no_client_statements"));
}

TEST(Checks, SummaryAndSessionThatDisagreeOnRiskAreNamed) {
  Findings findings;
  RiskFinding& finding = findings.Risk(RiskDomain::kSuicidalIdeation);
  finding.state = RiskState::kEndorsed;
  finding.evidence = {{EvidenceInput::kSession, 1, {0, 10}, {}}};
  Transcript transcript = MakeDialogue("T: Tell me.\nC: I want to die some nights.\n");
  Transcript summary = MakeSummary("Client denied suicidal ideation.\n");
  transcript.utterances.push_back(summary.utterances[0]);
  const VerifiedNote note =
      Verify(DraftNote{}, transcript, findings, Thread{}, FullRecord(), EmbeddedKnowledge());
  EXPECT_TRUE(Has(note, "summary_conflict"));
}

TEST(Verify, SameInputGivesTheSameAnswer) {
  const Statement once = Only("Client was mortified and hid in the garage on Tuesday.");
  const Statement twice = Only("Client was mortified and hid in the garage on Tuesday.");
  EXPECT_EQ(once.support, twice.support);
  EXPECT_EQ(once.evidence, twice.evidence);
}

}  // namespace
}  // namespace goldenthread
