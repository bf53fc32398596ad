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
  EXPECT_EQ(statements[1].text, "Session addressed goal G1, \"Worry less\", objectives O1 and O2.");
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
