// The embedded knowledge holds what the rooms behind it count on.
#include "knowledge/load.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "knowledge/compile_lexicon.h"

namespace goldenthread {
namespace {

std::string FirstConcept(const std::string& text) {
  const Knowledge& knowledge = EmbeddedKnowledge();
  const auto found = knowledge.lexicon.concepts.FindLongest(Tokenize(text));
  return found.empty() ? "" : knowledge.concepts[found.front().pattern].id;
}

TEST(LoadTest, LayWordsNameTheConcept) {
  EXPECT_EQ(FirstConcept("My heart was pounding the whole ride"), "palpitations");
  EXPECT_EQ(FirstConcept("I just couldn't fall asleep"), "initial_insomnia");
  EXPECT_EQ(FirstConcept("nothing feels fun now"), "anhedonia");
  EXPECT_EQ(FirstConcept("affect constricted"), "obs_affect_constricted");
  EXPECT_EQ(FirstConcept("Ah, I see. It was a Tuesday."), "");
}

TEST(LoadTest, BareWordsThatAreNoInstrumentAreNoMeasure) {
  const Knowledge& knowledge = EmbeddedKnowledge();
  const auto named = [&](const char* text) {
    const auto found = knowledge.lexicon.measures.FindLongest(Tokenize(text));
    return found.empty() ? std::string() : knowledge.measures[found.front().pattern].id;
  };
  EXPECT_EQ(named("the PHQ nine came out at twelve"), "PHQ-9");
  EXPECT_EQ(named("GAD-7 14"), "GAD-7");
  EXPECT_EQ(named("a tax audit, a spin class and GAD"), "");
}

TEST(LoadTest, BrandsNameTheGenericDrug) {
  const Knowledge& knowledge = EmbeddedKnowledge();
  const auto found = knowledge.lexicon.medications.FindLongest(Tokenize("back on Zoloft"));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(knowledge.medications[found.front().pattern].id, "sertraline");
}

TEST(LoadTest, TheEmbeddedPhrasesAreThoseOfTheEmbeddedKnowledge) {
  const auto compiled = WriteLexicon(CompileLexicon(EmbeddedKnowledge()));
  const auto embedded = EmbeddedLexicon();
  EXPECT_TRUE(std::equal(compiled.begin(), compiled.end(), embedded.begin(), embedded.end()));
}

TEST(LoadTest, ALexiconReadInPlaceFindsWhatWasCompiled) {
  Knowledge knowledge;
  knowledge.kin = {{"aunt", "us", {"aunt"}, "female"}, {"uncle", "us", {"uncle"}, "male"}};
  knowledge.cues = {{"greeting", "us", {"good morning"}}};
  const auto bytes = WriteLexicon(CompileLexicon(knowledge));
  const Lexicon lexicon = ReadLexicon(bytes);
  const auto found = lexicon.kin.FindLongest(Tokenize("her uncles"));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().pattern, 1U);
  EXPECT_FALSE(lexicon.Cues("greeting").Find(Tokenize("Good morning, Ben")).empty());
  EXPECT_TRUE(lexicon.concepts.empty());
}

TEST(LoadTest, AnUnknownFieldOfAnEntryIsNamedWithItsPlace) {
  const auto image = ParseJson(R"({"kin":[{"id":"aunt"},{"id":"uncle","sex":"m"}]})", "test");
  const auto read = LoadKnowledge(image.value());
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error().where, "field kin[1]");
  EXPECT_EQ(read.error().what, "unknown field 'sex'");
}

}  // namespace
}  // namespace goldenthread
