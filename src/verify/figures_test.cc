// Numbers, days and quotations that must agree to the letter.
#include "verify/figures.h"

#include <gmock/gmock.h>

namespace goldenthread {
namespace {

using testing::ElementsAre;

std::vector<double> Numbers(std::string_view text) {
  std::vector<double> values;
  for (const Figure& figure : ReadFigures(text, Tokenize(text)).numbers) {
    values.push_back(figure.value);
  }
  return values;
}

bool SameDays(std::string_view a, std::string_view b, const std::optional<Date>& session) {
  const Figures first = ReadFigures(a, Tokenize(a));
  const Figures second = ReadFigures(b, Tokenize(b));
  return first.days.size() == 1 && second.days.size() == 1 &&
         SameDay(first.days[0], second.days[0], session);
}

TEST(ReadFigures, WordsAndDigitsGiveTheSameNumbers) {
  EXPECT_THAT(Numbers("three of four swims"), ElementsAre(3, 4));
  EXPECT_THAT(Numbers("3 of 4 swims"), ElementsAre(3, 4));
  EXPECT_THAT(Numbers("she went twice"), ElementsAre(2));
}

TEST(ReadFigures, TheDayOfADateIsNoNumber) {
  EXPECT_THAT(Numbers("on March 14 she slept 6 hours"), ElementsAre(6));
}

TEST(SameDay, WeekdaysAndDatesCompare) {
  const Date thursday{2026, 3, 12};
  EXPECT_TRUE(SameDays("on Monday", "Monday was bad", thursday));
  EXPECT_FALSE(SameDays("on Monday", "Tuesday was bad", thursday));
  EXPECT_TRUE(SameDays("on March 9", "Monday was bad", thursday));
  EXPECT_FALSE(SameDays("on March 10", "Monday was bad", thursday));
  EXPECT_TRUE(SameDays("on Wednesday", "yesterday", thursday));
  EXPECT_FALSE(SameDays("on Friday", "yesterday", thursday));
}

TEST(SameDay, WithoutASessionDateYesterdayMayBeAnyDay) {
  EXPECT_TRUE(SameDays("on Friday", "yesterday", std::nullopt));
}

TEST(Quotes, IgnoresQuotationMarksCaseAndPunctuation) {
  EXPECT_TRUE(Quotes("And I went, it's like a wall.", "It\xe2\x80\x99s like a wall"));
  EXPECT_FALSE(Quotes("And I went, it's like a wall.", "It's like a door"));
}

}  // namespace
}  // namespace goldenthread
