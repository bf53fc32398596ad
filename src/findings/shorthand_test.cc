// Typed shorthand written out: codes by their company, numbers, ratios, dates, arrows.
#include "findings/shorthand.h"

#include <gtest/gtest.h>

#include "knowledge/load.h"

namespace goldenthread {
namespace {

struct Case {
  const char* typed;
  const char* expected;
};

void Check(const std::vector<Case>& cases) {
  for (const auto& [typed, expected] : cases) {
    EXPECT_EQ(ExpandShorthand(typed, EmbeddedKnowledge()), expected) << typed;
  }
}

TEST(ShorthandTest, CodesAreWrittenOut) {
  Check({{"ct late", "client late"},
         {"ct's dtr", "client's daughter"},
         {"sx worse b/c of job", "symptoms worse because of job"},
         {"f/u w/ PCP", "follow-up with primary care physician"},
         {"w/o meds", "without medications"},
         {"c/o HAs", "complained of headaches"},
         {"hx of DV", "history of domestic violence"},
         {"d/t insomnia", "due to insomnia"},
         {"r/t grief", "related to grief"},
         {"s/w bro abt rent", "spoke with brother about rent"},
         {"h/w done", "homework done"},
         {"hw: journal", "homework: journal"},
         {"appt tmrw", "appointment tomorrow"},
         {"no etoh, no THC", "no alcohol, no cannabis"},
         {"ROI for sch", "release of information for sch"},
         {"IOP or PHP", "intensive outpatient program or partial hospitalization program"},
         {"gf's mo", "girlfriend's mother"},
         {"AA mtgs", "Alcoholics Anonymous meetings"},
         {"MSE WNL", "mental status exam within normal limits"},
         {"a&o", "alert and oriented"},
         {"didnt sleep", "did not sleep"},
         {"tonite", "tonight"},
         {"wknd w/ fam", "weekend with family"},
         {"bfast skipped", "breakfast skipped"},
         {"convos w/ sis", "conversations with sister"},
         {"MIL visited", "mother-in-law visited"},
         {"trazodone qhs prn", "trazodone at bedtime as needed"},
         {"2 NMs", "2 nightmares"},
         {"tearful re: move", "tearful regarding move"},
         {"life ins. call", "life insurance call"}});
}

TEST(ShorthandTest, CompanyDecidesAmbiguousCodes) {
  Check({{"pt tired", "client tired"},
         {"stuck pt again", "stuck point again"},
         {"3 PAs", "3 panic attacks"},
         {"saw PA at clinic", "saw physician assistant at clinic"},
         {"MI w/ ruler", "motivational interviewing with ruler"},
         {"dad MI heart", "dad myocardial infarction heart"},
         {"BE prediction", "behavioral experiment prediction"},
         {"BE w/ purge", "binge eating with purge"},
         {"1st mo", "first month"},
         {"mo called", "mother called"},
         {"5 min early", "5 minutes early"},
         {"min eye contact", "minimal eye contact"},
         {"mild etoh w/d", "mild alcohol withdrawal"},
         {"Sat facing window", "Sat facing window"},
         {"call Sat", "call Saturday"},
         {"no LOC, fainted", "no loss of consciousness, fainted"}});
}

TEST(ShorthandTest, CountsAndRatesAreWords) {
  Check({{"x3/wk", "3 times a week"},
         {"3x/d", "3 times a day"},
         {"2x", "twice"},
         {"x1", "once"},
         {"4/wk", "4 a week"},
         {"5 nts/wk", "5 nights a week"},
         {"x4wk", "for 4 weeks"},
         {"x3 wks", "for 3 weeks"},
         {"x 3 wks", "for 3 weeks"},
         {"x2 this wk", "twice this week"},
         {"3x60s daily", "3 times 60 seconds daily"},
         {"10min walk", "10 minutes walk"},
         {"30-min walk", "30-minute walk"},
         {"1 hr", "1 hour"},
         {"6 wk", "6 weeks"},
         {"4-5h", "4 to 5 hours"},
         {"~5h", "about 5 hours"},
         {"50mg", "50 mg"},
         {"up @6a", "up at 6 am"},
         {"bed 11p", "bed 11 pm"},
         {"14yo son", "14-year-old son"},
         {"in '19", "in 2019"},
         {"1st, 2nd, 3rd", "first, second, third"},
         {"5+", "5 or more"},
         {"<3 drinks", "less than 3 drinks"},
         {"?4", "possibly 4"},
         {"3 d", "3 days"}});
}

TEST(ShorthandTest, SlashedNumbersAreReadByTheirPlace) {
  Check({{"log 5/7", "log 5 of 7"},
         {"panic 8/10", "panic 8 out of 10"},
         {"1.5/3 sheets", "1.5 of 3 sheets"},
         {"next 4/12", "next April 12"},
         {"since 10/30", "since October 30"},
         {"on 3/6/25", "on March 6, 2025"},
         {"BP 120/80", "blood pressure 120/80"},
         {"1/2 done", "half done"},
         {"session 3/12", "session 3 of 12"},
         {"move-in 11/2", "move-in November 2"},
         {"party 5/21", "party 5/21"}});
}

TEST(ShorthandTest, ArrowsBetweenNumbersAreChanges) {
  Check({{"anger 8->3", "anger from 8 to 3"},
         {"fear 70 -> 40", "fear from 70 to 40"},
         {"70 -> 50 -> 20", "from 70 to 50 to 20"},
         {"tense -> calm", "tense, then calm"},
         {"rent + bills", "rent and bills"},
         {"stayed+talked", "stayed and talked"},
         {"anger ++", "anger (marked)"},
         {"score = 4", "score was 4"}});
}

TEST(ShorthandTest, NamesQuotesAndUnknownTokensStay) {
  Check({{"saw Max today", "saw Max today"},
         {"said \"b/c u left\" twice", "said \"b/c u left\" twice"},
         {"zorbt w/ Bev", "zorbt with Bev"},
         {"5-4-3-2-1", "5-4-3-2-1"},
         {"PCL-5 33", "PCL-5 33"},
         {"co-parenting", "co-parenting"},
         {"self-harm", "self-harm"}});
}

TEST(ShorthandTest, APartEndsWhereItEnds) {
  const std::vector<std::pair<std::string, std::string>> nobody;
  const ShorthandLine line("ct calm, dtr w/ bro", nobody, EmbeddedKnowledge());
  EXPECT_EQ(line.Expand({0, 7}), "client calm");
  EXPECT_EQ(line.Expand({9, 12}), "daughter");
}

TEST(ShorthandTest, InitialsOfParticipantsAreNames) {
  const std::vector<std::pair<std::string, std::string>> initials = {{"R", "Rosa"}, {"B", "Ben"}};
  const std::string line = "R upset, told B w/ tears";
  EXPECT_EQ(ShorthandLine(line, initials, EmbeddedKnowledge())
                .Expand({0, static_cast<std::uint32_t>(line.size())}),
            "Rosa upset, told Ben with tears");
}

TEST(ShorthandTest, MinIsMinutesUnlessItQualifiesAMentalStatusNoun) {
  const Knowledge& knowledge = EmbeddedKnowledge();
  EXPECT_EQ(ExpandShorthand("paced x12 min after lunch", knowledge),
            "paced for 12 minutes after lunch");
  EXPECT_EQ(ExpandShorthand("few min early", knowledge), "few minutes early");
  EXPECT_EQ(ExpandShorthand("min speech", knowledge), "minimal speech");
  EXPECT_EQ(ExpandShorthand("occ hums", knowledge), "occasionally hums");
  EXPECT_EQ(ExpandShorthand("swim M/W/F", knowledge), "swim M/W/F");
}

TEST(ShorthandTest, NegatedPairsAreJoinedByOr) {
  EXPECT_EQ(ExpandShorthand("No SH/HI", EmbeddedKnowledge()), "No self-harm or homicidal ideation");
}

TEST(ShorthandTest, CodesOfTwoReadingsGoByTheirCompany) {
  const Knowledge& knowledge = EmbeddedKnowledge();
  EXPECT_EQ(ExpandShorthand("PMR 3 nights", knowledge), "progressive muscle relaxation 3 nights");
  EXPECT_EQ(ExpandShorthand("flat affect, PMR", knowledge), "flat affect, psychomotor retardation");
  EXPECT_EQ(ExpandShorthand("letter to HR", knowledge), "letter to human resources");
  EXPECT_EQ(ExpandShorthand("988 or nearest ED", knowledge), "988 or nearest emergency department");
  EXPECT_EQ(ExpandShorthand("sig diff sleeping", knowledge), "significant difficulty sleeping");
}

}  // namespace
}  // namespace goldenthread
