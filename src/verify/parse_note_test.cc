// How a note of any origin is cut into sections and statements.
#include <gmock/gmock.h>

#include <string>

#include "knowledge/load.h"
#include "verify/verify.h"

namespace goldenthread {
namespace {

/// "id: statement | statement" a section, one a line.
std::string Cut(std::string_view text) {
  const auto note = ParseForeignNote(text, "note.txt", EmbeddedKnowledge());
  if (!note) return "error: " + note.error().what;
  std::string out;
  for (const NoteSection& section : note.value().sections) {
    out += section.id + ":";
    for (const Statement& statement : section.statements) {
      out += (&statement == &section.statements.front() ? " " : " | ") + statement.text;
    }
    out += "\n";
  }
  return out;
}

TEST(ParseForeignNote, HeadingsOpenSections) {
  EXPECT_EQ(Cut("Subjective:\nClient slept badly.\n\nPlan:\nWalk daily.\n"),
            "subjective: Client slept badly.\nplan: Walk daily.\n");
}

TEST(ParseForeignNote, MarkdownHeadingsOpenSections) {
  EXPECT_EQ(Cut("## Data\nShe slept.\n### **Plan**\nRest.\n"), "data: She slept.\nplan: Rest.\n");
}

TEST(ParseForeignNote, UnknownHeadingIsOther) {
  EXPECT_EQ(Cut("Weather report:\nIt rained.\n"), "other: It rained.\n");
}

TEST(ParseForeignNote, TextBeforeAnyHeadingIsKept) {
  EXPECT_EQ(Cut("She came late.\nPlan:\nRest.\n"), "other: She came late.\nplan: Rest.\n");
}

TEST(ParseForeignNote, LettersOfSoapOpenSectionsOnTheirLine) {
  EXPECT_EQ(Cut("S: Tired.\nO: Calm.\nA: Stable.\nP: Return Monday.\n"),
            "subjective: Tired.\nobjective: Calm.\nassessment: Stable.\nplan: Return Monday.\n");
}

TEST(ParseForeignNote, ALabelInsideASectionStaysPartOfItsSentence) {
  EXPECT_EQ(Cut("Plan:\nGoal: walk every day.\n"), "plan: Goal: walk every day.\n");
}

TEST(ParseForeignNote, TitlesAbbreviationsAndNumbersEndNoSentence) {
  EXPECT_EQ(Cut("Dr. Odum raised it to 5.5 mg, e.g. at 9 a.m. daily. She agreed."),
            "other: Dr. Odum raised it to 5.5 mg, e.g. at 9 a.m. daily. | She agreed.\n");
}

TEST(ParseForeignNote, QuotesStayWithTheirSentence) {
  EXPECT_EQ(Cut("She said \"I froze.\" Then she left."),
            "other: She said \"I froze.\" | Then she left.\n");
}

TEST(ParseForeignNote, ALineBreakEndsAStatement) {
  EXPECT_EQ(Cut("slept badly\nate little\n"), "other: slept badly | ate little\n");
}

TEST(ParseForeignNote, BulletsGoAndTheTextStays) {
  EXPECT_EQ(Cut("Plan:\n- walk daily\n* call Ann\n2. rest\n"),
            "plan: walk daily | call Ann | rest\n");
}

TEST(ParseForeignNote, CrlfByteOrderMarkAndLatin1AreRead) {
  EXPECT_EQ(Cut("\xef\xbb\xbfPlan:\r\nRest.\r\n"), "plan: Rest.\n");
  EXPECT_EQ(Cut("Plan:\nMeet at the caf\xe9.\n"), "plan: Meet at the caf\xc3\xa9.\n");
}

TEST(ParseForeignNote, EmptyAndBinaryAreBadInput) {
  for (const std::string_view bytes : {std::string_view(""), std::string_view(" \n\n"),
                                       std::string_view("Plan:\n"), std::string_view("a\0b", 3)}) {
    const auto note = ParseForeignNote(bytes, "note.txt", EmbeddedKnowledge());
    ASSERT_FALSE(note.has_value());
    EXPECT_EQ(note.error().code, ErrorCode::kBadInput);
  }
}

TEST(ParseForeignNote, StatementsAreNumberedThroughTheNote) {
  const auto note = ParseForeignNote("S: One. Two.\nP: Three.", "n", EmbeddedKnowledge());
  ASSERT_TRUE(note.has_value());
  EXPECT_EQ(note.value().sections.back().statements.back().id, "s3");
  EXPECT_EQ(note.value().engine, "foreign");
}

}  // namespace
}  // namespace goldenthread
