// What Compose keeps and where it puts it: budgets, formats, the record's own statements.
#include "note/compose.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/tokens.h"
#include "knowledge/load.h"
#include "note/record_sentences.h"

namespace goldenthread {
namespace {

ClientRecord Record(const char* text) {
  auto record = ReadClientRecord(text, "client.json");
  EXPECT_TRUE(record.has_value()) << record.error().ToString();
  return record ? std::move(record).value() : ClientRecord{};
}

/// A transcript of `count` typed lines and a typed fact for each.
struct Typed {
  Transcript transcript;
  Findings findings;
};

Typed TypedLines(int count) {
  Typed typed;
  for (int i = 0; i < count; ++i) {
    Utterance utterance;
    utterance.id = i + 1;
    utterance.input = InputKind::kSummary;
    utterance.role = Role::kClinician;
    utterance.text = "low mood in week " + std::to_string(i + 1);
    Fact fact;
    fact.id = "f" + std::to_string(i + 1);
    fact.voice = Voice::kTyped;
    fact.words = utterance.text;
    fact.rule = "typed.noun";
    fact.evidence.push_back({EvidenceInput::kSummary,
                             static_cast<std::size_t>(i),
                             {0, static_cast<std::uint32_t>(utterance.text.size())},
                             ""});
    typed.transcript.utterances.push_back(std::move(utterance));
    typed.findings.facts.push_back(std::move(fact));
  }
  return typed;
}

DraftNote ComposeTyped(const Typed& typed, const ClientRecord& record, const char* format,
                       Density density) {
  const Knowledge& knowledge = EmbeddedKnowledge();
  NoteStyle style;
  style.density = density;
  return Compose(typed.transcript, typed.findings, {}, record, *knowledge.FindFormat(format),
                 {style}, knowledge);
}

std::size_t FactsTold(const DraftNote& note) {
  std::size_t told = 0;
  for (const NoteSection& section : note.sections) {
    for (const Statement& statement : section.statements) told += statement.facts.size();
  }
  return told;
}

TEST(Compose, TypedFactsStayHoweverBriefTheNote) {
  const Typed typed = TypedLines(60);
  EXPECT_EQ(FactsTold(ComposeTyped(typed, {}, "soap", Density::kBrief)), 60U);
}

TEST(Compose, EveryFormatHasItsSectionsInOrderAndOneForRisk) {
  for (const Format& format : EmbeddedKnowledge().formats) {
    const DraftNote note = ComposeTyped(TypedLines(1), {}, format.id.c_str(), Density::kStandard);
    ASSERT_EQ(note.sections.size(), format.sections.size());
    for (std::size_t i = 0; i < note.sections.size(); ++i) {
      EXPECT_EQ(note.sections[i].id, format.sections[i].id);
    }
    EXPECT_EQ(std::count_if(note.sections.begin(), note.sections.end(),
                            [](const NoteSection& section) { return section.holds_risk; }),
              1)
        << format.id;
  }
}

TEST(Compose, AnEmptySessionSaysWhatWasNotAddressed) {
  const DraftNote note = ComposeTyped(TypedLines(0), {}, "soap", Density::kStandard);
  EXPECT_EQ(FactsTold(note), 0U);
  EXPECT_NE(std::find(note.not_addressed.begin(), note.not_addressed.end(), "Subjective"),
            note.not_addressed.end());
}

/// A typed line for each text, all of one kind.
Typed TypedAs(const std::vector<std::pair<const char*, FactKind>>& lines, const char* label = "") {
  Typed typed;
  for (const auto& [text, kind] : lines) {
    Utterance& utterance = typed.transcript.utterances.emplace_back();
    utterance.input = InputKind::kSummary;
    utterance.role = Role::kClinician;
    utterance.text = text;
    Fact& fact = typed.findings.facts.emplace_back();
    fact.id = "f" + std::to_string(typed.findings.facts.size());
    fact.kind = kind;
    fact.voice = Voice::kTyped;
    fact.words = text;
    fact.rule = "typed.noun";
    if (typed.findings.facts.size() == 1) fact.concept_id = label;
    fact.evidence.push_back({EvidenceInput::kSummary,
                             typed.transcript.utterances.size() - 1,
                             {0, static_cast<std::uint32_t>(utterance.text.size())},
                             ""});
  }
  return typed;
}

std::string TextOf(const DraftNote& note, const std::string& section_id) {
  std::string text;
  for (const NoteSection& section : note.sections) {
    if (section.id != section_id) continue;
    for (const Statement& statement : section.statements) text += statement.text + " ";
  }
  return text;
}

TEST(Compose, AnIntakeTellsItsHistoriesApart) {
  const Typed typed = TypedAs({{"low mood since spring", FactKind::kSymptom},
                               {"poor appetite", FactKind::kSymptom},
                               {"broken sleep", FactKind::kSymptom},
                               {"inpatient stay at 22", FactKind::kHistory},
                               {"maternal aunt with bipolar disorder", FactKind::kHistory},
                               {"lives alone with two cats", FactKind::kHistory}});
  const DraftNote note = ComposeTyped(typed, {}, "intake", Density::kStandard);
  EXPECT_EQ(FactsTold(note), 6U);
  EXPECT_NE(TextOf(note, "presenting_problem").find("low mood"), std::string::npos);
  EXPECT_NE(TextOf(note, "history_of_present_illness").find("broken sleep"), std::string::npos);
  EXPECT_NE(TextOf(note, "psychiatric_history").find("inpatient"), std::string::npos);
  EXPECT_NE(TextOf(note, "family_history").find("bipolar"), std::string::npos);
  EXPECT_NE(TextOf(note, "social_history").find("two cats"), std::string::npos);
}

TEST(Compose, ALabelRulesWhatIsTypedUnderIt) {
  const Typed typed = TypedAs({{"two aunts with panic", FactKind::kHistory}}, "social history");
  const DraftNote note = ComposeTyped(typed, {}, "intake", Density::kStandard);
  EXPECT_NE(TextOf(note, "social_history").find("two aunts"), std::string::npos);
}

TEST(Compose, WhatAFormatCanDoWithoutIsNotCalledNotAddressed) {
  const DraftNote note = ComposeTyped(TypedLines(3), {}, "intake", Density::kStandard);
  const auto has = [&](const char* title) {
    return std::find(note.not_addressed.begin(), note.not_addressed.end(), title) !=
           note.not_addressed.end();
  };
  EXPECT_TRUE(has("Family history"));
  EXPECT_FALSE(has("Screening measures"));
}

TEST(Compose, ADischargeGroupsWhatIsTiedByGoal) {
  const ClientRecord record = Record(
      R"({"plan": {"goals": [{"id": "G1", "description": "Drive"},
                             {"id": "G2", "description": "Sleep"}]}})");
  const Typed typed =
      TypedAs({{"improved sleep", FactKind::kChange}, {"improved driving", FactKind::kChange}});
  Thread thread;
  thread.links.push_back({"f1", "G2", "", "", 3, "why"});
  thread.links.push_back({"f2", "G1", "", "", 3, "why"});
  const Knowledge& knowledge = EmbeddedKnowledge();
  const DraftNote note = Compose(typed.transcript, typed.findings, thread, record,
                                 *knowledge.FindFormat("discharge"), {}, knowledge);
  const std::string text = TextOf(note, "progress");
  EXPECT_LT(text.find("goal G1"), text.find("driving")) << text;
  EXPECT_LT(text.find("driving"), text.find("goal G2")) << text;
  EXPECT_LT(text.find("goal G2"), text.find("sleep.")) << text;
}

TEST(Compose, WithoutQuotationsAQuoteBecomesReportedSpeechOrGoes) {
  Typed typed = TypedAs({{"\"I missed two shifts\"", FactKind::kQuote},
                         {"\"like wet sand in there\"", FactKind::kQuote}});
  for (Fact& fact : typed.findings.facts) fact.rule = "typed.quote";
  ClientRecord record = Record(R"({"client": {"name": "Ona Pell", "pronouns": "she/her"}})");
  NoteStyle style;
  style.quotes = Quotes::kNone;
  const Knowledge& knowledge = EmbeddedKnowledge();
  const DraftNote note = Compose(typed.transcript, typed.findings, {}, record,
                                 *knowledge.FindFormat("soap"), {style}, knowledge);
  EXPECT_NE(TextOf(note, "subjective").find("said that she missed two shifts."), std::string::npos)
      << TextOf(note, "subjective");
  EXPECT_EQ(TextOf(note, "subjective").find('"'), std::string::npos);
}

TEST(Compose, TermsOfTheModalityNameTheTechnique) {
  const Technique& technique = EmbeddedKnowledge().interventions.front();
  Typed typed = TypedAs({{"so", FactKind::kIntervention}});
  Fact& fact = typed.findings.facts.front();
  fact.voice = Voice::kNone;
  fact.rule = "spoken.technique";
  fact.concept_id = technique.id;
  NoteStyle style;
  style.terms = Terms::kModality;
  const Knowledge& knowledge = EmbeddedKnowledge();
  const DraftNote note = Compose(typed.transcript, typed.findings, {}, {},
                                 *knowledge.FindFormat("soap"), {style}, knowledge);
  EXPECT_NE(TextOf(note, "objective").find(technique.name), std::string::npos)
      << TextOf(note, "objective");
}

TEST(RecordSentences, NecessityNamesOnlyWhatFactsShow) {
  const Knowledge& knowledge = EmbeddedKnowledge();
  const Concept* panic = nullptr;
  for (const Concept& entry : knowledge.concepts) {
    if (entry.id == "panic_attack") panic = &entry;
  }
  ASSERT_NE(panic, nullptr);
  const ClientRecord record = Record(
      R"({"session": {"date": "2026-04-02"},
          "diagnoses": [{"code": "F41.0", "description": "Panic disorder"}],
          "measures": [{"name": "GAD-7", "score": 9, "date": "2026-04-02", "previous": 13}],
          "plan": {"goals": [{"id": "G1", "diagnosis": "F41.0", "description": "Fewer attacks",
                              "objectives": [{"id": "O1", "measure": "GAD-7 score"}],
                              "interventions": ["Interoceptive exposure"]}]}})");
  Findings findings;
  Fact& symptom = findings.facts.emplace_back();
  symptom.id = "f1";
  symptom.concept_id = panic->id;
  symptom.evidence.push_back({EvidenceInput::kSession, 0, {0, 1}, ""});
  Fact& work = findings.facts.emplace_back();
  work.id = "f2";
  work.kind = FactKind::kIntervention;
  work.evidence.push_back({EvidenceInput::kSession, 1, {0, 1}, ""});
  Thread thread;
  thread.links.push_back({"f2", "G1", "O1", "Interoceptive exposure", 3, "why"});
  thread.necessity.push_back({"F41.0", {"f1"}, {}, {"f2"}, {}});
  const auto statements = NecessityStatements(findings, record, thread, knowledge);
  ASSERT_EQ(statements.size(), 1U);
  EXPECT_EQ(statements[0].text, "Shown for F41.0 Panic disorder: symptom " + panic->canonical +
                                    "; treated with Interoceptive exposure; measured by GAD-7 9 "
                                    "(before 13).");
  EXPECT_EQ(statements[0].facts, (std::vector<std::string>{"f1", "f2"}));
  thread.necessity[0].symptoms.clear();
  EXPECT_TRUE(NecessityStatements(findings, record, thread, knowledge).empty());
}

TEST(RecordSentences, OnlyTodaysMeasuresAreTold) {
  const auto statements = MeasureStatements(Record(R"({"session": {"date": "2026-04-02"},
                 "measures": [{"name": "GAD-7", "score": 12, "date": "2026-04-02", "previous": 15},
                              {"name": "PHQ-9", "score": 8, "date": "2026-03-01"}]})"),
                                            EmbeddedKnowledge());
  ASSERT_EQ(statements.size(), 1U);
  EXPECT_EQ(statements[0].text, "GAD-7 score was 12 (moderate range), down from 15.");
  EXPECT_EQ(statements[0].origin, Origin::kMeasure);
}

TEST(RecordSentences, ObservationsAreTheCliniciansOwn) {
  const auto statements = ObservationStatements(
      Record(R"({"observations": {"affect": "constricted", "thought_process": "linear"}})"));
  ASSERT_EQ(statements.size(), 1U);
  EXPECT_EQ(statements[0].text, "Affect: constricted; thought process: linear.");
  EXPECT_EQ(statements[0].origin, Origin::kClinician);
}

TEST(RecordSentences, WithoutObservationsNothingIsObserved) {
  EXPECT_TRUE(ObservationStatements({}).empty());
}

TEST(RecordSentences, GoalsAreNamedOnlyWhereAFactIsTied) {
  const ClientRecord record =
      Record(R"({"diagnoses": [{"code": "F41.1", "description": "Generalized anxiety disorder"}],
                 "plan": {"goals": [{"id": "G1", "diagnosis": "F41.1", "description": "Worry less",
                                     "objectives": [{"id": "O1"}, {"id": "O2"}]},
                                    {"id": "G2", "description": "Sleep"}]}})");
  Thread thread;
  thread.links.push_back({"f1", "G1", "O1", "", 3, "why"});
  thread.links.push_back({"f2", "G1", "O2", "", 3, "why"});
  const auto statements = ThreadStatements(record, thread);
  ASSERT_EQ(statements.size(), 2U);
  EXPECT_EQ(statements[0].text, "Diagnosis on file: F41.1 Generalized anxiety disorder.");
  EXPECT_EQ(statements[1].text, "Session addressed goal G1 (Worry less), objectives O1 and O2.");
}

TEST(Referent, PronounsAndNamesAreAsTheRecordSays) {
  const ClientRecord record =
      Record(R"({"client": {"name": "Ida Marie Wolff", "pronouns": "they/them"}})");
  NoteStyle style;
  EXPECT_EQ(ReferentOf(record, style).noun, "Client");
  EXPECT_EQ(ReferentOf(record, style).subject, "they");
  EXPECT_TRUE(ReferentOf(record, style).plural_verb);
  style.client_name = "initials";
  EXPECT_EQ(ReferentOf(record, style).noun, "I.M.W.");
  style.client_name = "first";
  EXPECT_EQ(ReferentOf(record, style).noun, "Ida");
  EXPECT_EQ(ReferentOf({}, {}).subject, "client");
}

}  // namespace
}  // namespace goldenthread
