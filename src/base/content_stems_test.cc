// What counts as content.
#include "base/content_stems.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace goldenthread {
namespace {

using ::testing::ElementsAre;

TEST(ContentStemsTest, GrammarIsLeftOut) {
  EXPECT_THAT(ContentStems("She has had the nightmares at night", Figures::kCount),
              ElementsAre("night", "nightmar"));
}

TEST(ContentStemsTest, FiguresCountOnlyWhereAskedFor) {
  EXPECT_THAT(ContentStems("7 walks", Figures::kCount), ElementsAre("7", "walk"));
  EXPECT_THAT(ContentStems("7 walks", Figures::kIgnored), ElementsAre("walk"));
}

}  // namespace
}  // namespace goldenthread
