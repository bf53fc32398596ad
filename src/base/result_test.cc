// Result, Redacted and Span: the small types that every room leans on.
#include "base/result.h"

#include <gtest/gtest.h>

#include <sstream>

#include "base/redacted.h"
#include "base/span.h"

namespace goldenthread {
namespace {

Result<int> Half(int number) {
  if (number % 2 != 0) return BadInput("odd", "here", "give an even one");
  return number / 2;
}

Result<int> Quarter(int number) {
  GT_TRY(const int half, Half(number));
  return Half(half);
}

TEST(ResultTest, TheFirstErrorTravelsUp) {
  EXPECT_EQ(Quarter(8).value(), 2);
  EXPECT_EQ(Quarter(6).error().what, "odd");
}

TEST(ResultTest, AnErrorIsOneLine) {
  EXPECT_EQ(Half(1).error().ToString(), "here: odd; give an even one");
  EXPECT_EQ((Error{ErrorCode::kInternal, "lost", "", ""}).ToString(), "lost");
}

TEST(ResultTest, AnErrorStaysOnItsLineWhateverAFileIsCalled) {
  EXPECT_EQ(BadInput("no such file", "a\nb\x1b[31m.txt", "").ToString(),
            "a\\x0ab\\x1b[31m.txt: no such file");
}

TEST(ResultTest, ExitCodesAreTheContracts) {
  EXPECT_EQ(static_cast<int>(BadUsage("", "", "").code), 2);
  EXPECT_EQ(static_cast<int>(BadInput("", "", "").code), 3);
}

TEST(RedactedTest, NeverPrintsItsValue) {
  std::ostringstream out;
  out << Redacted<std::string>("secret");
  EXPECT_EQ(out.str(), "[REDACTED]");
  EXPECT_EQ(Redacted<int>(5).Reveal(), 5);
}

TEST(SpanTest, AreHalfOpen) {
  const Span word{2, 5};
  EXPECT_EQ(word.In("a bcd e"), "bcd");
  EXPECT_FALSE(word.Overlaps({5, 7}));
  EXPECT_TRUE(word.Overlaps({4, 7}));
  EXPECT_TRUE(word.Contains({2, 5}));
  EXPECT_FALSE(word.Contains({1, 5}));
  EXPECT_EQ(word.Union({7, 9}), (Span{2, 9}));
}

}  // namespace
}  // namespace goldenthread
