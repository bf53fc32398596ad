// Lint over the embedded knowledge, and over small faulty knowledge that it must object to.
#include "knowledge/lint.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>

#include "knowledge/load.h"

namespace goldenthread {

void PrintTo(const LintFinding& finding, std::ostream* out) {
  *out << finding.list << " " << finding.entry << ": " << finding.what;
}

namespace {

using ::testing::Contains;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

auto Says(const std::string& what) { return Contains(Field(&LintFinding::what, HasSubstr(what))); }

Concept Sleepless(const std::string& id) {
  Concept entry;
  entry.id = id;
  entry.source = "test";
  entry.canonical = "sleepless nights";
  entry.domain = "sleep";
  entry.forms = {"sleepless night"};
  return entry;
}

// The lists that others keep are judged by their own tests as they grow.
TEST(LintTest, EmbeddedKnowledgeOfThisRoomIsClean) {
  std::vector<LintFinding> ours;
  for (const LintFinding& finding : LintKnowledge(EmbeddedKnowledge())) {
    for (const char* list :
         {"concepts", "interventions", "measures", "medications", "substances", "formats"}) {
      if (finding.list == list) ours.push_back(finding);
    }
  }
  EXPECT_THAT(ours, IsEmpty());
}

TEST(LintTest, AnIdThatStandsTwiceIsFound) {
  Knowledge knowledge;
  knowledge.concepts = {Sleepless("a"), Sleepless("a")};
  EXPECT_THAT(LintKnowledge(knowledge), Says("the id stands twice"));
}

TEST(LintTest, AMissingSourceIsFound) {
  Knowledge knowledge;
  knowledge.concepts = {Sleepless("a")};
  EXPECT_THAT(LintKnowledge(knowledge), IsEmpty());
  knowledge.concepts[0].source.clear();
  EXPECT_THAT(LintKnowledge(knowledge), Says("has no source"));
}

TEST(LintTest, APatternOfTwoEntriesIsFoundByItsStem) {
  Knowledge knowledge;
  knowledge.concepts = {Sleepless("a"), Sleepless("b")};
  knowledge.concepts[1].forms = {"up late", "sleepless|bad nights"};
  EXPECT_THAT(LintKnowledge(knowledge), Says("'sleepless|bad nights' is a phrase of a too"));
}

TEST(LintTest, APhraseWithoutWordsIsFound) {
  Knowledge knowledge;
  knowledge.concepts = {Sleepless("a")};
  knowledge.concepts[0].forms.emplace_back("... *");
  EXPECT_THAT(LintKnowledge(knowledge), Says("says nothing"));
}

TEST(LintTest, ABandOutsideTheRangeIsFound) {
  Knowledge knowledge;
  Measure measure;
  measure.id = "X-9";
  measure.source = "test";
  measure.names = {"x nine"};
  measure.maximum = 27;
  measure.bands = {{0, "low"}, {30, "high"}};
  knowledge.measures = {measure};
  EXPECT_THAT(LintKnowledge(knowledge), Says("'high' from 30"));
}

TEST(LintTest, AFormatThatLosesAKindIsFound) {
  Knowledge knowledge;
  const Format* soap = EmbeddedKnowledge().FindFormat("soap");
  ASSERT_NE(soap, nullptr);
  knowledge.formats = {*soap};
  EXPECT_THAT(LintKnowledge(knowledge), IsEmpty());
  std::erase(knowledge.formats[0].sections[0].kinds, FactKind::kSymptom);
  knowledge.formats[0].sections[1].risk = true;
  EXPECT_THAT(LintKnowledge(knowledge), Says("the kind symptom stands in no section"));
  EXPECT_THAT(LintKnowledge(knowledge), Says("several sections have risk: true"));
}

}  // namespace
}  // namespace goldenthread
