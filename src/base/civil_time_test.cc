// Dates and times of day: what parses, what does not, and how they print.
#include "base/civil_time.h"

#include <gtest/gtest.h>

namespace goldenthread {
namespace {

TEST(CivilTimeTest, OnlyRealDaysAreDates) {
  EXPECT_EQ(ParseDate("2024-02-29"), (Date{2024, 2, 29}));
  for (const char* text : {"2023-02-29", "2025-13-01", "2025-00-10", "2025-1-01", "2025-01-01 ",
                           "01/02/2025", "2025-0x-01", ""}) {
    EXPECT_EQ(ParseDate(text), std::nullopt) << text;
  }
}

TEST(CivilTimeTest, DaysBetweenDatesCrossMonthsAndYears) {
  EXPECT_EQ(DayNumber({1970, 1, 1}), 0);
  EXPECT_EQ(DayNumber({2025, 3, 1}) - DayNumber({2025, 2, 28}), 1);
  EXPECT_EQ(DayNumber({2025, 1, 1}) - DayNumber({2024, 1, 1}), 366);
}

TEST(CivilTimeTest, LongDatesReadAsAChartWritesThem) {
  EXPECT_EQ(LongDate({2025, 11, 3}), "November 3, 2025");
}

TEST(CivilTimeTest, TimesOfDayAreMinutesSinceMidnight) {
  EXPECT_EQ(ParseTimeOfDay("00:00"), 0);
  EXPECT_EQ(ParseTimeOfDay("23:59"), 1439);
  for (const char* text : {"24:00", "12:60", "9:30", "12-30", ""}) {
    EXPECT_EQ(ParseTimeOfDay(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace goldenthread
