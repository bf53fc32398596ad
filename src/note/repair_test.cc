// What verify did not bear out goes, or gives way to the source's own words.
#include "note/repair.h"

#include <gtest/gtest.h>

namespace goldenthread {
namespace {

struct Case {
  Transcript transcript;
  Findings findings;
  DraftNote note;
};

/// One statement about one fact that cites "no plan" in a typed line or a spoken turn.
Case Make(Origin origin, FactKind kind, Verdict verdict) {
  Case made;
  Utterance utterance;
  utterance.text = "ct calm, no plan";
  made.transcript.utterances.push_back(utterance);
  Fact fact;
  fact.id = "f1";
  fact.kind = kind;
  made.findings.facts.push_back(fact);
  Statement statement;
  statement.id = "s1";
  statement.text = "Client has a plan.";
  statement.origin = origin;
  statement.verdict = verdict;
  statement.facts = {"f1"};
  const bool typed = origin == Origin::kSummary;
  statement.evidence.push_back(
      {typed ? EvidenceInput::kSummary : EvidenceInput::kSession, 0, {9, 16}, ""});
  made.note.sections.push_back({"plan", "Plan", {statement}});
  return made;
}

std::vector<Statement> Repaired(const Case& made) {
  return Repair(made.note, made.findings, made.transcript).sections.at(0).statements;
}

TEST(Repair, ASpokenSentenceThatDoesNotHoldGoes) {
  const Case made = Make(Origin::kSession, FactKind::kSymptom, Verdict::kContradicted);
  EXPECT_TRUE(NeedsRepair(made.note));
  EXPECT_TRUE(Repaired(made).empty());
}

TEST(Repair, ATypedSentenceBecomesItsQuotation) {
  const Case made = Make(Origin::kSummary, FactKind::kSymptom, Verdict::kUnmentioned);
  ASSERT_EQ(Repaired(made).size(), 1U);
  EXPECT_EQ(Repaired(made)[0].text, "Noted as typed: \"no plan\".");
}

TEST(Repair, ASpokenRiskSentenceIsNeverLost) {
  const Case made = Make(Origin::kSession, FactKind::kRisk, Verdict::kContradicted);
  ASSERT_EQ(Repaired(made).size(), 1U);
  EXPECT_EQ(Repaired(made)[0].text, "In the session's words: \"no plan\".");
}

TEST(Repair, WhatHoldsStaysAsItIs) {
  const Case made = Make(Origin::kSession, FactKind::kSymptom, Verdict::kParaphrase);
  EXPECT_FALSE(NeedsRepair(made.note));
  ASSERT_EQ(Repaired(made).size(), 1U);
  EXPECT_EQ(Repaired(made)[0].text, "Client has a plan.");
}

TEST(Repair, TheRecordsOwnStatementsAreNotTouched) {
  const Case made = Make(Origin::kPlan, FactKind::kGoal, Verdict::kContradicted);
  EXPECT_FALSE(NeedsRepair(made.note));
}

}  // namespace
}  // namespace goldenthread
