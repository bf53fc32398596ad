// The main path under change: what must happen to the note when the session changes.
//
// Metamorphic tests: they compare two runs, so they hold whatever the wording is.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "base/json.h"
#include "exchange/render.h"
#include "knowledge/load.h"
#include "pipeline/pipeline.h"

namespace goldenthread {
namespace {

constexpr const char* kSession =
    "Therapist: How has the week been?\n"
    "Client: I've been having panic attacks at night, three times this week.\n"
    "Therapist: And how is your sleep?\n"
    "Client: I sleep about five hours.\n"
    "Therapist: Did you do the breathing exercise? It was once a day.\n"
    "Client: I did it four days out of seven.\n"
    "Therapist: Any thoughts of suicide?\n"
    "Client: No.\n"
    "Therapist: Could you write one thought record this week?\n"
    "Client: Yes, I can do that.\n"
    "Therapist: Same time next Tuesday?\n"
    "Client: Yes, that works.\n";

SessionNote Draft(const std::string& session, const std::string& format = "soap") {
  PipelineInput input;
  input.session = {"session.txt", session};
  input.note_format = format;
  auto done = DraftSessionNote(input, EmbeddedKnowledge());
  EXPECT_TRUE(done.has_value()) << done.error().ToString();
  return done ? std::move(done).value() : SessionNote{};
}

std::string NoteText(const SessionNote& done) {
  std::string text;
  for (const NoteSection& section : done.verified.note.sections) {
    for (const Statement& statement : section.statements) text += statement.text + "\n";
  }
  return text;
}

std::string Replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

/// States in which a fact with that concept was found.
std::set<std::string> StatesOf(const SessionNote& done, const std::string& concept_id) {
  std::set<std::string> states;
  for (const Fact& fact : done.findings.facts) {
    if (fact.concept_id.find(concept_id) != std::string::npos) states.insert(EnumText(fact.state));
  }
  return states;
}

bool Present(const SessionNote& done, const std::string& concept_id) {
  return StatesOf(done, concept_id).contains("present");
}

RiskState Ideation(const SessionNote& done) {
  return done.findings.Risk(RiskDomain::kSuicidalIdeation).state;
}

TEST(MainPath, TheClientsSymptomIsPresent) {
  const SessionNote done = Draft(kSession);
  EXPECT_TRUE(Present(done, "panic"));
  EXPECT_NE(NoteText(done).find("panic attacks"), std::string::npos) << NoteText(done);
}

/// kSession with its symptom told otherwise; the states of panic in it.
std::set<std::string> PanicTold(const std::string& words) {
  return StatesOf(
      Draft(Replaced(kSession, "I've been having panic attacks at night, three times this week",
                     words)),
      "panic");
}

TEST(MainPath, NegationFlipsTheFinding) {
  EXPECT_EQ(PanicTold("I haven't been having any panic attacks this week"),
            (std::set<std::string>{"denied"}));
}

TEST(MainPath, ABrothersSymptomIsNotTheClients) {
  const std::string told = "My brother has been having panic attacks at night";
  EXPECT_EQ(PanicTold(told), (std::set<std::string>{"other_person"}));
  const SessionNote done = Draft(
      Replaced(kSession, "I've been having panic attacks at night, three times this week", told));
  EXPECT_EQ(NoteText(done).find("Client reported panic"), std::string::npos) << NoteText(done);
}

TEST(MainPath, TenYearsAgoIsHistory) {
  EXPECT_EQ(PanicTold("I had panic attacks ten years ago, that is long over"),
            (std::set<std::string>{"historical"}));
}

TEST(MainPath, IfIsHypothetical) {
  EXPECT_EQ(PanicTold("If I had panic attacks again I would call you"),
            (std::set<std::string>{"hypothetical"}));
}

TEST(MainPath, DeletedEvidenceTakesItsSentencesAlong) {
  const std::string gone = "Client: I sleep about five hours.\n";
  const SessionNote before = Draft(kSession);
  const SessionNote after = Draft(Replaced(kSession, gone, ""));
  EXPECT_NE(NoteText(before).find("five hours"), std::string::npos) << NoteText(before);
  EXPECT_EQ(NoteText(after).find("five"), std::string::npos) << NoteText(after);
}

TEST(MainPath, NoStatementWithoutEvidence) {
  for (const Format& format : EmbeddedKnowledge().formats) {
    for (const NoteSection& section : Draft(kSession, format.id).verified.note.sections) {
      for (const Statement& statement : section.statements) {
        EXPECT_FALSE(statement.evidence.empty()) << statement.text;
      }
    }
  }
}

TEST(MainPath, ADenialNeedsItsQuestionAndItsAnswer) {
  EXPECT_EQ(Ideation(Draft(kSession)), RiskState::kDenied);
  EXPECT_NE(Ideation(Draft(Replaced(kSession, "Client: No.\n", ""))), RiskState::kDenied);
  EXPECT_EQ(
      Ideation(Draft(Replaced(kSession, "Therapist: Any thoughts of suicide?\nClient: No.\n", ""))),
      RiskState::kNotAsked);
}

TEST(MainPath, RiskAppendedAnywhereStandsInTheNoteOfEveryFormat) {
  const std::string session = kSession;
  const std::string disclosure =
      "Client: There is something else. I have been thinking about killing myself.\n";
  for (std::size_t at = 0; at != std::string::npos;
       at = session.find('\n', at + 1) == std::string::npos ? std::string::npos
                                                            : session.find('\n', at + 1)) {
    const std::size_t line = at == 0 ? 0 : at + 1;
    const std::string changed = session.substr(0, line) + disclosure + session.substr(line);
    const SessionNote done = Draft(changed);
    EXPECT_EQ(Ideation(done), RiskState::kEndorsed) << changed;
    EXPECT_NE(NoteText(done).find("kill"), std::string::npos) << NoteText(done);
  }
  for (const Format& format : EmbeddedKnowledge().formats) {
    const SessionNote done = Draft(session + disclosure, format.id);
    EXPECT_NE(NoteText(done).find("kill"), std::string::npos) << format.id;
  }
}

TEST(MainPath, AllFormatsHoldTheSameFacts) {
  const SessionNote soap = Draft(kSession);
  for (const Format& format : EmbeddedKnowledge().formats) {
    const SessionNote other = Draft(kSession, format.id);
    EXPECT_EQ(RenderFindingsJson(soap.transcript, soap.findings),
              RenderFindingsJson(other.transcript, other.findings));
    std::set<std::string> told;
    for (const SessionNote* note : {&soap, &other}) {
      std::set<std::string> facts;
      for (const NoteSection& section : note->verified.note.sections) {
        for (const Statement& statement : section.statements) {
          facts.insert(statement.facts.begin(), statement.facts.end());
        }
      }
      if (note == &soap) told = facts;
      EXPECT_EQ(facts, told) << format.id;
    }
  }
}

TEST(MainPath, AllFormatsHoldTheSameTypedFacts) {
  const std::string summary =
      "on time, tired, affect constricted. PHQ-9 12 (was 15)\n"
      "Low mood most days, family history: aunt with bipolar disorder. Missed two shifts\n"
      "Lives with brother. Hospitalized once in 2019\n"
      "SI denied. Reviewed thought record, good response\n"
      "Plan: walk 3x/wk, see Fri 9am, relapse prevention plan\n";
  const auto told = [&](const std::string& format) {
    PipelineInput input;
    input.session = {"summary.txt", summary};
    input.format = TextFormat::kSummary;
    input.note_format = format;
    auto done = DraftSessionNote(input, EmbeddedKnowledge());
    EXPECT_TRUE(done.has_value());
    std::set<std::string> facts;
    for (const NoteSection& section : done.value().verified.note.sections) {
      for (const Statement& statement : section.statements) {
        facts.insert(statement.facts.begin(), statement.facts.end());
      }
    }
    return facts;
  };
  const std::set<std::string> soap = told("soap");
  EXPECT_GT(soap.size(), 10U);
  for (const Format& format : EmbeddedKnowledge().formats) EXPECT_EQ(told(format.id), soap);
}

TEST(MainPath, AnotherMembersDisclosureStaysOutOfAGroupNote) {
  PipelineInput input;
  input.session = {"group.txt",
                   "Therapist: Let us go round. Odile, how was the week?\n"
                   "Odile: I slept about four hours a night.\n"
                   "Therapist: And you, Bram?\n"
                   "Bram: I got fired on Monday, and I have been drinking every night.\n"
                   "Therapist: Suki?\n"
                   "Suki: My panic attacks are back.\n"
                   "Therapist: Odile, could you write one thought record this week?\n"
                   "Odile: Yes, I can do that.\n"};
  input.note_format = "group";
  input.record.client.name = "Odile Farrow";
  input.record.session.modality = "group";
  input.record.session.participants = {"Odile", "Bram", "Suki"};
  const auto done = DraftSessionNote(input, EmbeddedKnowledge());
  ASSERT_TRUE(done.has_value());
  const std::string text = NoteText(done.value());
  for (const char* other : {"Bram", "Suki", "fired", "drinking", "panic"}) {
    EXPECT_EQ(text.find(other), std::string::npos) << other << ": " << text;
  }
}

TEST(MainPath, AnAcceptedTaskIsPlannedAndADeclinedOneIsNot) {
  const auto planned = [](const SessionNote& done) {
    std::string text;
    for (const NoteSection& section : done.verified.note.sections) {
      if (section.id != "plan") continue;
      for (const Statement& statement : section.statements) text += statement.text + "\n";
    }
    return text;
  };
  EXPECT_NE(planned(Draft(kSession)).find("thought record"), std::string::npos);
  const std::string declined =
      Replaced(kSession, "Client: Yes, I can do that.", "Client: No, I don't want to do that.");
  EXPECT_EQ(planned(Draft(declined)).find("thought record"), std::string::npos)
      << planned(Draft(declined));
}

TEST(MainPath, LineEndsAndMarksChangeNothingInTheNote) {
  std::string crlf = "\xEF\xBB\xBF";
  for (const char* c = kSession; *c != '\0'; ++c) crlf += *c == '\n' ? "\r\n" : std::string(1, *c);
  EXPECT_EQ(NoteText(Draft(kSession)), NoteText(Draft(crlf)));
}

TEST(MainPath, EmojiInTheTextKeepsOffsetsRight) {
  const std::string session = Replaced(kSession, "How has the week been?", "Hi 👋🏽, how was it?");
  const SessionNote done = Draft(session);
  for (const Fact& fact : done.findings.facts) {
    for (const Evidence& evidence : fact.evidence) {
      const Utterance& utterance = done.transcript.utterances.at(evidence.utterance);
      const auto source = SourceSpan(utterance, evidence.span);
      ASSERT_TRUE(source.has_value());
      EXPECT_EQ(source->In(session), evidence.span.In(utterance.text));
    }
  }
}

TEST(MainPath, StopAfterLeavesLaterStagesEmpty) {
  PipelineInput input;
  input.session = {"session.txt", kSession};
  input.stop_after = Stage::kTranscript;
  const auto done = DraftSessionNote(input, EmbeddedKnowledge());
  ASSERT_TRUE(done.has_value());
  EXPECT_EQ(done.value().transcript.utterances.size(), 12U);
  EXPECT_TRUE(done.value().findings.facts.empty());
  EXPECT_TRUE(done.value().verified.note.sections.empty());
}

TEST(MainPath, AnUnknownFormatNamesTheKnownOnes) {
  PipelineInput input;
  input.session = {"session.txt", kSession};
  input.note_format = "soup";
  const auto done = DraftSessionNote(input, EmbeddedKnowledge());
  ASSERT_FALSE(done.has_value());
  EXPECT_EQ(done.error().code, ErrorCode::kBadUsage);
  EXPECT_NE(done.error().fix.find("soap"), std::string::npos);
}

}  // namespace
}  // namespace goldenthread
