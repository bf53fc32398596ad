// What FindNumbers finds and what it leaves alone, as a table of short texts.
#include "findings/numbers.h"

#include <gtest/gtest.h>

namespace goldenthread {
namespace {

std::string Found(std::string_view text) {
  std::string found;
  for (const Number& number : FindNumbers(Tokenize(text))) {
    found += (found.empty() ? "" : "|") + number.text;
  }
  return found;
}

TEST(Numbers, DigitsAndSpelledNumbersReadTheSame) {
  EXPECT_EQ(Found("forty-five pages"), "45");
  EXPECT_EQ(Found("45 pages"), "45");
  EXPECT_EQ(Found("a hundred and twenty steps"), "120");
  EXPECT_EQ(Found("three hundred dollars"), "300");
  EXPECT_EQ(Found("1,200 calories"), "1200");
  EXPECT_EQ(Found("up to the fifty two weeks ago"), "50|2");
  EXPECT_EQ(Found("a dozen eggs, two dozen rolls"), "12|24");
}

TEST(Numbers, HalvesAndDecimalsKeepTheirPart) {
  EXPECT_EQ(Found("two and a half hours"), "2.5");
  EXPECT_EQ(Found("six point five"), "6.5");
  EXPECT_EQ(Found("4.5 miles"), "4.5");
  EXPECT_EQ(Found("half a pill"), "0.5");
  EXPECT_EQ(Found("1/2 tablet"), "0.5");
}

TEST(Numbers, RangesHaveTwoEnds) {
  EXPECT_EQ(Found("five or six beers"), "5 to 6");
  EXPECT_EQ(Found("5-6 beers"), "5 to 6");
  EXPECT_EQ(Found("between three and four"), "3 to 4");
  EXPECT_EQ(Found("two, maybe three times"), "2 to 3");
  EXPECT_EQ(Found("two three times"), "2 to 3");
  const auto range = FindNumbers(Tokenize("ten, eleven minutes"));
  ASSERT_EQ(range.size(), 1U);
  EXPECT_EQ(range[0].value, 10);
  EXPECT_EQ(range[0].high, 11);
}

TEST(Numbers, AChangeIsNoRange) {
  EXPECT_EQ(Found("from four to six"), "4|6");
  EXPECT_EQ(Found("nine to a four"), "9|4");
  EXPECT_EQ(Found("nine to four"), "9|4");
}

TEST(Numbers, RatiosKnowTheirWhole) {
  const auto ratio = FindNumbers(Tokenize("I walked four out of the seven days"));
  ASSERT_EQ(ratio.size(), 1U);
  EXPECT_EQ(ratio[0].value, 4);
  EXPECT_EQ(ratio[0].of, 7);
  EXPECT_EQ(ratio[0].text, "4 of 7");
  EXPECT_EQ(Found("walks 3/5"), "3 of 5");
  EXPECT_EQ(Found("an eight out of ten"), "8 of 10");
  EXPECT_EQ(Found("none of the four"), "0 of 4");
}

TEST(Numbers, ACoupleIsTwo) {
  EXPECT_EQ(Found("a couple of weeks"), "2");
  EXPECT_EQ(Found("we are in couple therapy"), "");
}

TEST(Numbers, OnlyTheLastValueOfARepairStands) {
  EXPECT_EQ(Found("it was twelve, no, fifteen"), "15");
  EXPECT_EQ(Found("Two. I mean, three."), "3");
  EXPECT_EQ(Found("two swims and no fruit, three naps"), "2|3");
}

TEST(Numbers, TimesDaysYearsAndNamesAreLeftAlone) {
  EXPECT_EQ(Found("at 3:30, or seven thirty, or two in the morning, or five o'clock"), "");
  EXPECT_EQ(Found("on 11/3 and December 4 and the 8th"), "");
  EXPECT_EQ(Found("in 2019, in '23, back in twenty nineteen"), "");
  EXPECT_EQ(Found("the PHQ-9 was 14"), "14");
  EXPECT_EQ(Found("Route 9, room 12, number two"), "");
  EXPECT_EQ(Found("call nine-one-one or 988"), "");
}

TEST(Numbers, ThePronounOneIsNoNumber) {
  EXPECT_EQ(Found("the second one was a bad one"), "");
  EXPECT_EQ(Found("that one, no one, one of them"), "");
  EXPECT_EQ(Found("One. I had one drink, one of three planned"), "1|1|1 of 3");
}

}  // namespace
}  // namespace goldenthread
