// Links to the plan: clear winners only, with a reason, and gaps for what stays open.
#include "thread/weave.h"

#include <gtest/gtest.h>

#include "knowledge/load.h"

namespace goldenthread {
namespace {

ClientRecord Record() {
  const auto record = ReadClientRecord(R"({
    "diagnoses": [{"code": "F41.0"}, {"code": "F51.01"}],
    "measures": [{"name": "GAD-7", "score": 9}],
    "plan": {"goals": [
      {"id": "G1", "diagnosis": "F41.0", "description": "Reduce panic attacks",
       "objectives": [{"id": "G1.O1", "description": "Fewer panic attacks at work",
                       "measure": "panic attacks per week"},
                      {"id": "G1.O2", "description": "Lower anxiety", "measure": "GAD-7 score"}],
       "interventions": ["Slow breathing practice", "Interoceptive exposure"]},
      {"id": "G2", "diagnosis": "F51.01", "description": "Restore sleep",
       "objectives": [{"id": "G2.O1", "description": "Sleep seven hours",
                       "measure": "hours of sleep per night"}],
       "interventions": ["Stimulus control"]}]}})",
                                       "client.json");
  return record.value();
}

/// One utterance a fact, so that evidence always stands.
Thread WeaveOne(FactKind kind, const std::string& words, const std::string& concept_id = "",
                FactState state = FactState::kPresent) {
  Transcript transcript;
  Utterance utterance;
  utterance.text = words;
  transcript.utterances.push_back(utterance);
  Findings findings;
  Fact fact;
  fact.id = "f1";
  fact.kind = kind;
  fact.state = state;
  fact.concept_id = concept_id;
  fact.words = words;
  fact.evidence.push_back(
      {EvidenceInput::kSession, 0, {0, static_cast<std::uint32_t>(words.size())}, ""});
  findings.facts.push_back(fact);
  return Weave(transcript, findings, Record(), EmbeddedKnowledge());
}

TEST(Weave, WordsOfOneObjectiveTieToIt) {
  const Thread thread = WeaveOne(FactKind::kSymptom, "two panic attacks at work this week");
  ASSERT_EQ(thread.links.size(), 1U);
  EXPECT_EQ(thread.links[0].goal, "G1");
  EXPECT_EQ(thread.links[0].objective, "G1.O1");
  EXPECT_NE(thread.links[0].why, "");
}

TEST(Weave, AMeasureTiesToTheObjectiveThatNamesIt) {
  const Thread thread = WeaveOne(FactKind::kMeasure, "nine", "GAD-7");
  ASSERT_EQ(thread.links.size(), 1U);
  EXPECT_EQ(thread.links[0].objective, "G1.O2");
}

TEST(Weave, APlannedTechniqueIsNamedInTheLink) {
  const Thread thread = WeaveOne(FactKind::kIntervention, "practiced slow breathing in session");
  ASSERT_EQ(thread.links.size(), 1U);
  EXPECT_EQ(thread.links[0].intervention, "Slow breathing practice");
}

TEST(Weave, ATechniqueIsThePlansIfThePlanNamesIt) {
  const Technique& technique = EmbeddedKnowledge().interventions.front();
  ClientRecord record = Record();
  record.plan.goals[1].interventions = {technique.name + " for worries that keep coming back"};
  Transcript transcript;
  transcript.utterances.emplace_back().text = "so";
  Findings findings;
  Fact& fact = findings.facts.emplace_back();
  fact.id = "f1";
  fact.kind = FactKind::kIntervention;
  fact.concept_id = technique.id;
  fact.evidence.push_back({EvidenceInput::kSession, 0, {0, 2}, ""});
  const Thread thread = Weave(transcript, findings, record, EmbeddedKnowledge());
  ASSERT_EQ(thread.links.size(), 1U);
  EXPECT_EQ(thread.links[0].goal, "G2");
  EXPECT_EQ(thread.links[0].intervention, record.plan.goals[1].interventions[0]);
}

TEST(Weave, WordsThatFitNothingStayUnlinked) {
  EXPECT_TRUE(WeaveOne(FactKind::kSymptom, "the car broke down on the bridge").links.empty());
}

TEST(Weave, AnotherPersonsAttackNeedsMoreThanTheClients) {
  const Thread own = WeaveOne(FactKind::kSymptom, "panic attacks");
  const Thread others = WeaveOne(FactKind::kSymptom, "panic attacks", "", FactState::kOtherPerson);
  ASSERT_EQ(own.links.size(), 1U);
  EXPECT_TRUE(others.links.empty() || others.links[0].score < own.links[0].score);
}

TEST(Weave, UntouchedObjectivesAreGaps) {
  const Thread thread = WeaveOne(FactKind::kSymptom, "two panic attacks at work this week");
  std::vector<std::string> open;
  for (const Gap& gap : thread.gaps) {
    if (!gap.kind.starts_with("diagnosis_")) open.push_back(gap.kind + " " + gap.objective);
  }
  EXPECT_EQ(open, (std::vector<std::string>{"objective_without_fact G1.O2",
                                            "objective_without_fact G2.O1",
                                            "intervention_without_goal "}));
}

TEST(Weave, WithoutAPlanTheOnlyGapIsThePlan) {
  const Thread thread = Weave({}, {}, {}, EmbeddedKnowledge());
  ASSERT_EQ(thread.gaps.size(), 1U);
  EXPECT_EQ(thread.gaps[0].kind, "no_plan");
}

/// Facts with an utterance each, in order.
Thread WeaveAll(std::vector<Fact> facts) {
  Transcript transcript;
  Findings findings;
  for (Fact& fact : facts) {
    transcript.utterances.emplace_back().text = fact.words;
    fact.id = "f" + std::to_string(findings.facts.size() + 1);
    fact.evidence.push_back({EvidenceInput::kSession,
                             findings.facts.size(),
                             {0, static_cast<std::uint32_t>(fact.words.size())},
                             ""});
    findings.facts.push_back(std::move(fact));
  }
  return Weave(transcript, findings, Record(), EmbeddedKnowledge());
}

Fact Of(FactKind kind, const std::string& words, const std::string& concept_id = "") {
  Fact fact;
  fact.kind = kind;
  fact.words = words;
  fact.concept_id = concept_id;
  return fact;
}

bool HasGap(const Thread& thread, const std::string& kind) {
  for (const Gap& gap : thread.gaps) {
    if (gap.kind == kind) return true;
  }
  return false;
}

TEST(Weave, AResponseBelongsWithTheInterventionBeforeIt) {
  const Thread thread = WeaveAll({Of(FactKind::kIntervention, "practiced slow breathing"),
                                  Of(FactKind::kResponse, "that was easier than at home")});
  ASSERT_EQ(thread.links.size(), 2U);
  EXPECT_EQ(thread.links[1].fact, "f2");
  EXPECT_EQ(thread.links[1].goal, "G1");
  EXPECT_FALSE(HasGap(thread, "intervention_without_response"));
}

TEST(Weave, AnInterventionWithoutAResponseIsAGap) {
  const Thread thread = WeaveAll({Of(FactKind::kIntervention, "practiced slow breathing")});
  EXPECT_TRUE(HasGap(thread, "intervention_without_response"));
}

TEST(Weave, ASymptomShowsTheDiagnosisThatItSpeaksFor) {
  const Thread thread = WeaveAll({Of(FactKind::kSymptom, "two attacks", "panic_attack")});
  ASSERT_FALSE(thread.necessity.empty());
  EXPECT_EQ(thread.necessity[0].diagnosis, "F41.0");
  EXPECT_EQ(thread.necessity[0].symptoms, std::vector<std::string>{"f1"});
  EXPECT_TRUE(thread.necessity[0].impairments.empty());
  EXPECT_TRUE(HasGap(thread, "diagnosis_without_impairment"));
}

TEST(Weave, ADeniedSymptomShowsNothing) {
  Fact denied = Of(FactKind::kSymptom, "no panic", "panic_attack");
  denied.state = FactState::kDenied;
  for (const Necessity& chain : WeaveAll({denied}).necessity) EXPECT_TRUE(chain.symptoms.empty());
}

}  // namespace
}  // namespace goldenthread
