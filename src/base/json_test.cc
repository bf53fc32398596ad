// Reading and writing of described structs, and what errors say.
#include "base/json.h"

#include <gtest/gtest.h>

namespace goldenthread {
namespace {

enum class Pace { kSlow, kVeryFast };
BOOST_DESCRIBE_ENUM(Pace, kSlow, kVeryFast)

struct Step {
  std::string name;
  int count = 1;
  std::optional<double> hours;
};
BOOST_DESCRIBE_STRUCT(Step, (), (name, count, hours))

struct Walk {
  Pace pace = Pace::kSlow;
  std::vector<Step> steps;
  bool done = false;
};
BOOST_DESCRIBE_STRUCT(Walk, (), (pace, steps, done))

Result<Walk> Read(std::string_view text) {
  const auto value = ParseJson(text, "walk.json");
  if (!value) return value.error();
  return FromJson<Walk>(value.value());
}

TEST(JsonTest, WhatIsWrittenReadsBackTheSame) {
  const char* text =
      R"({"pace":"very_fast","steps":[{"name":"a","count":2,"hours":null}],"done":true})";
  const auto walk = Read(text);
  ASSERT_TRUE(walk.has_value());
  EXPECT_EQ(walk.value().pace, Pace::kVeryFast);
  EXPECT_EQ(json::serialize(ToJson(walk.value())), text);
}

TEST(JsonTest, AbsentFieldsKeepTheirDefaults) {
  const auto walk = Read(R"({"steps":[{}]})");
  ASSERT_TRUE(walk.has_value());
  EXPECT_EQ(walk.value().steps.at(0).count, 1);
  EXPECT_FALSE(walk.value().steps.at(0).hours.has_value());
}

TEST(JsonTest, ErrorsNameThePlace) {
  struct Case {
    const char* text;
    const char* where;
    const char* what;
  };
  const Case cases[] = {
      {R"({"steps":[{},{"count":"two"}]})", "field steps[1].count",
       "wants a whole number, not a string"},
      {R"({"steps":[{"weight":1}]})", "field steps[0]", "unknown field 'weight'"},
      {R"({"pce":"slow"})", "the document", "unknown field 'pce'"},
      {R"({"she told me\nso":1})", "the document", "a field that is no name"},
      {R"({"pace":"brisk"})", "field pace", "wants one of slow, very_fast, not a string"},
      {R"({"steps":[{"count":1.5}]})", "field steps[0].count",
       "wants a whole number, not a number"},
      {R"([1])", "the document", "wants an object, not a list"},
  };
  for (const Case& one : cases) {
    const auto walk = Read(one.text);
    ASSERT_FALSE(walk.has_value()) << one.text;
    EXPECT_EQ(walk.error().where, one.where) << one.text;
    EXPECT_EQ(walk.error().what, one.what) << one.text;
    EXPECT_EQ(walk.error().code, ErrorCode::kBadInput);
  }
}

TEST(JsonTest, BrokenTextNamesItsLine) {
  EXPECT_EQ(Read("{\n\n  oops}").error().where, "walk.json:3");
  EXPECT_FALSE(Read("{} {}").has_value());
  EXPECT_FALSE(Read("").has_value());
  EXPECT_FALSE(Read(std::string(2000, '[')).has_value());
}

TEST(JsonTest, EnumeratorsAreSnakeCase) {
  EXPECT_EQ(EnumText(Pace::kVeryFast), "very_fast");
  EXPECT_EQ(EnumFromText<Pace>("very_fast"), Pace::kVeryFast);
  EXPECT_EQ(EnumFromText<Pace>("VeryFast"), std::nullopt);
}

}  // namespace
}  // namespace goldenthread
