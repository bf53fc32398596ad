// A practice's own format: completed where it may be short, one error with a line where it is
// wrong.
#include "knowledge/own_format.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "knowledge/lint.h"
#include "knowledge/load.h"

namespace goldenthread {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr const char* kShort = R"(title: Garden note
sections:
  - title: What grew
    kinds: [symptom, change]
  - title: What was done
    kinds: [intervention]
  - title: Safety
    risk: true
  - title: Next
    kinds: [plan, homework]
)";

Error ErrorOf(const std::string& bytes, const std::string& name = "own.yaml") {
  const auto read = ReadOwnFormat(bytes, name, EmbeddedKnowledge());
  EXPECT_FALSE(read.has_value()) << bytes;
  return read ? Error{} : read.error();
}

bool Holds(const FormatSection& section, FactKind kind) {
  return std::find(section.kinds.begin(), section.kinds.end(), kind) != section.kinds.end();
}

TEST(OwnFormatTest, AShortFileIsCompletedAndClean) {
  const auto read = ReadOwnFormat(kShort, "practice/garden.yaml", EmbeddedKnowledge());
  ASSERT_TRUE(read.has_value()) << read.error().ToString();
  const Format& format = read.value();
  EXPECT_EQ(format.id, "garden");
  EXPECT_THAT(LintFormat(format, EmbeddedKnowledge()), IsEmpty());
  EXPECT_TRUE(Holds(format.sections[0], FactKind::kTrigger));
  EXPECT_TRUE(Holds(format.sections[1], FactKind::kResponse));
  EXPECT_TRUE(Holds(format.sections[2], FactKind::kRisk));
  EXPECT_TRUE(format.sections[2].thread);
  EXPECT_TRUE(format.sections[3].next_steps);
}

TEST(OwnFormatTest, JsonIsReadToo) {
  const auto read = ReadOwnFormat(
      R"({"title": "One", "sections": [{"title": "All", "kinds": ["symptom"], "risk": true}]})",
      "one.json", EmbeddedKnowledge());
  ASSERT_TRUE(read.has_value()) << read.error().ToString();
  EXPECT_EQ(read.value().sections.size(), 1U);
}

TEST(OwnFormatTest, AnUnknownFieldIsNamedWithItsLine) {
  const Error error = ErrorOf("title: A\nsections:\n  - title: B\n    colour: red\n");
  EXPECT_EQ(error.code, ErrorCode::kBadInput);
  EXPECT_EQ(error.where, "own.yaml:4");
  EXPECT_THAT(error.what, HasSubstr("colour"));
}

TEST(OwnFormatTest, AnUnknownKindIsNamedWithItsLine) {
  const Error error = ErrorOf("title: A\nsections:\n  - title: B\n    kinds: [symptom, mystery]\n");
  EXPECT_EQ(error.where, "own.yaml:4");
  EXPECT_THAT(error.what, HasSubstr("homework_review"));
}

TEST(OwnFormatTest, WithoutARiskSectionThereIsNoFormat) {
  const Error error = ErrorOf("title: A\nsections:\n  - title: B\n    kinds: [symptom]\n");
  EXPECT_THAT(error.what, HasSubstr("risk"));
}

TEST(OwnFormatTest, AKindInTwoSectionsIsFoundInTheSecond) {
  std::string twice = kShort;
  twice += "  - title: Again\n    kinds: [symptom]\n";
  const Error error = ErrorOf(twice);
  EXPECT_THAT(error.what, HasSubstr("symptom"));
  EXPECT_EQ(error.where, "own.yaml:11");
}

TEST(OwnFormatTest, AnUnknownTopicListIsFound) {
  std::string topics = kShort;
  topics += "  - title: Pets\n    topics: [format_pets]\n";
  EXPECT_THAT(ErrorOf(topics).what, HasSubstr("format_pets"));
}

TEST(OwnFormatTest, BrokenYamlHasALine) {
  EXPECT_EQ(ErrorOf("title: A\nsections: [\n  - {\n").where.substr(0, 9), "own.yaml:");
  EXPECT_THAT(ErrorOf("").what, HasSubstr("wants an object"));
  EXPECT_THAT(ErrorOf("title: A\n").what, HasSubstr("needs sections"));
}

}  // namespace
}  // namespace goldenthread
