// FindPlans and FindAppointments on short invented talks: what is agreed, in which words, and what
// is only talk.
#include <gtest/gtest.h>

#include "findings/find_parts.h"
#include "findings/spoken_dates.h"
#include "knowledge/load.h"
#include "support/dialogue.h"

namespace goldenthread {
namespace {

/// "topic: words, when | ..." of everything agreed; conditions as "words -> act".
std::string Agreed(const std::vector<std::string>& lines, std::optional<Date> session = {}) {
  std::string text;
  for (int i = 0; i < 20; ++i) text += i % 2 == 0 ? "T: Mm.\n" : "C: Mm.\n";
  text += "T: So let's plan the coming week.\nC: Okay.\n";
  for (const std::string& line : lines) text += line + "\n";
  const Transcript transcript = MakeDialogue(text);
  const Knowledge& knowledge = EmbeddedKnowledge();
  FindOptions options;
  options.session_date = session;
  std::string told;
  for (const Fact& fact :
       FindSpoken(transcript, ReadConversation(transcript, knowledge), options, knowledge)) {
    if (fact.kind != FactKind::kHomework && fact.kind != FactKind::kPlan) continue;
    const Slots& slots = fact.slots;
    told += told.empty() ? "" : " | ";
    if (slots.trigger && !slots.trigger->empty()) told += *slots.trigger + ": ";
    if (fact.rule == "spoken.event_date") told += fact.concept_id;
    told += fact.words;
    if (slots.target) told += " -> " + *slots.target;
    if (slots.when) told += ", " + *slots.when;
  }
  return told;
}

TEST(FindPlans, AnInstructionCountsOnceTheClientTakesItUp) {
  const std::string ask = "T: Eat something before the drive. And call the clinic by Friday.";
  EXPECT_EQ(Agreed({ask, "C: By Friday. Okay.", "T: Mm."}),
            "eat something before the drive | call the clinic by Friday");
  EXPECT_EQ(Agreed({ask, "C: I won't do that.", "T: Mm."}), "");
  EXPECT_EQ(Agreed({ask, "C: Maybe. We'll see.", "T: Mm."}), "");
  EXPECT_EQ(Agreed({ask, "T: Mm."}), "");
}

TEST(FindPlans, AClosingListStandsWhereNoMeansItIsNotTooMuch) {
  EXPECT_EQ(Agreed({"T: So it's the swim every day, two pages in the journal, and the call to Ann. "
                    "Is that too many?",
                    "C: No, that's all things I know.", "T: Mm."}),
            "the swim every day, two pages in the journal, and the call to Ann");
  EXPECT_EQ(Agreed({"T: So it's the swim every day, two pages in the journal, and the call to Ann.",
                    "C: No, I am not doing that.", "T: Mm."}),
            "");
}

TEST(FindPlans, TheLastNumberOfTheBargainIsTheFact) {
  EXPECT_EQ(Agreed({"T: What would be a next step?", "C: Raising my hand. Once?",
                    "T: Could we say one open question each class?", "C: Four. Um. No, three.",
                    "T: Three it is.", "C: Yeah."}),
            "open question: three");
}

TEST(FindPlans, AShortAnswerBelongsToTheTopicThatWasAsked) {
  EXPECT_EQ(Agreed({"T: And the scooter?", "C: In the shed. Locked.", "T: Locked in the shed.",
                    "C: Yeah."}),
            "scooter: locked in the shed");
  EXPECT_EQ(Agreed({"T: And the scooter?", "C: I'm not locking it. I'll think about it.",
                    "T: Thinking is fine.", "C: Yeah."}),
            "");
}

TEST(FindPlans, APromiseNamesThePersonAndTheThing) {
  EXPECT_EQ(Agreed({"T: Does Rosalind know? Rosalind would want to.",
                    "C: I'll phone her after choir.", "T: And after that?", "C: Yeah."}),
            "phone Rosalind after choir");
  EXPECT_EQ(Agreed({"T: Mm?", "C: I'll phone her after choir.", "T: Mm.", "C: Yeah."}), "");
}

TEST(FindPlans, WhatTheClientOnlyCouldDoNeedsTheTherapistsWelcome) {
  EXPECT_EQ(Agreed({"T: And the bike?", "C: I could fix it on Sunday.", "T: Great.", "C: Mm."}),
            "fix the bike on Sunday");
  EXPECT_EQ(Agreed({"T: And the bike?", "C: I could fix it on Sunday.", "T: What makes that hard?",
                    "C: Mm."}),
            "");
}

TEST(FindPlans, ADayThatWasCorrectedIsTheOneGivenBack) {
  EXPECT_EQ(Agreed({"T: And the bike?", "C: I could fix it with Tom.", "T: By when?",
                    "C: Monday. No, say Friday.", "T: Friday it is.", "C: Yeah."}),
            "fix the bike with Tom, by Friday");
}

TEST(FindPlans, AnIfItemKeepsItsIf) {
  EXPECT_EQ(Agreed({"T: If there's another fight, I'd want you to call the clinic.",
                    "C: Okay, I will.", "T: Mm."}),
            "if there's another fight -> call the clinic");
  EXPECT_EQ(Agreed({"T: If that gets worse I'd want you to call the clinic.", "C: Okay, I will.",
                    "T: Mm."}),
            "");
}

TEST(FindPlans, APromiseUnderAConditionIsNotToldWithoutIt) {
  EXPECT_EQ(
      Agreed({"T: And the bike?", "C: If it's dry I'll fix it on Sunday.", "T: Great.", "C: Mm."}),
      "");
}

TEST(FindPlans, HowOftenIsBargainedLikeANumber) {
  EXPECT_EQ(
      Agreed({"T: I'd like you to walk to the harbor every day.",
              "C: Every day's a lot. Every other day.", "T: Every other day it is.", "C: Okay."}),
      "walk to the harbor every other day");
}

TEST(FindPlans, ABargainOverOneOfTwoTasksLeavesTheOther) {
  EXPECT_EQ(
      Agreed({"T: So first, the stairs at home, twice a day. Second, the recording, ten "
              "minutes a day. Does that sound right?",
              "C: Ten minutes is long. Five?", "T: Five minutes is fine.", "C: Okay. I see."}),
      "the stairs at home, twice a day | the recording, five minutes a day");
}

TEST(FindPlans, ATopicThatWasPutOffTakesNoLaterAnswer) {
  EXPECT_EQ(Agreed({"T: And the application, do you want to start it?", "C: Not yet.",
                    "T: And if the noise starts, what is the first thing you do?",
                    "C: Radio first, then a walk.", "T: Radio first, then a walk.", "C: Yeah."}),
            "radio first, then a walk");
}

TEST(FindPlans, WhatIsNamedFirstIsWhatIsToBeDone) {
  const std::string ask = "T: The stretches, could you do it before bed every night?";
  EXPECT_EQ(Agreed({ask, "C: Every night, yes.", "T: Mm."}), "stretches: before bed every night");
  EXPECT_EQ(Agreed({ask, "C: No, I can't.", "T: Mm."}), "");
}

TEST(FindPlans, ATimeThatWasBargainedForTheTherapistsCallIsKept) {
  EXPECT_EQ(Agreed({"T: How about I drop you a line on Monday?", "C: Monday I work till late.",
                    "T: Half past twelve?", "C: Half past twelve. Okay.", "T: Mm."}),
            "drop you a line on Monday, half past twelve");
}

TEST(FindAppointments, TheNextSessionIsDatedFromTheSessionsDay) {
  EXPECT_EQ(Agreed({"T: Same time Tuesday, the ninth?", "C: Yes."}, Date{2025, 9, 2}),
            "same time, Tuesday, September 9");
  EXPECT_EQ(Agreed({"T: Then it's October third, same time, nine o'clock.", "C: Great."},
                   Date{2025, 9, 19}),
            "same time, nine o'clock, Friday, October 3");
  EXPECT_EQ(Agreed({"T: Same time Tuesday, the ninth?", "C: No, I can't."}, Date{2025, 9, 2}), "");
}

TEST(FindAppointments, AnImpossibleDateIsNotResolved) {
  EXPECT_EQ(Agreed({"T: Same time Friday, the ninth?", "C: Yes."}, Date{2025, 9, 2}),
            "same time Friday, the ninth");
}

TEST(FindAppointments, ADateAheadIsToldWhereTheClientNamesIt) {
  EXPECT_EQ(
      Agreed({"T: When's your hearing?", "C: The ninth. Of June.", "T: Mm."}, Date{2025, 5, 14}),
      "hearing, June 9");
  EXPECT_EQ(
      Agreed({"T: When's your hearing?", "C: I don't know yet.", "T: Mm."}, Date{2025, 5, 14}), "");
}

TEST(SpokenDates, ANextWithTwoReadingsIsNotResolved) {
  const auto tokens = Tokenize("next Friday");
  EXPECT_FALSE(ResolveDays(FindSpokenDays(tokens), tokens, Date{2025, 11, 18}).has_value());
  const auto week = Tokenize("next Tuesday");
  EXPECT_EQ(ResolveDays(FindSpokenDays(week), week, Date{2025, 11, 18}), (Date{2025, 11, 25}));
}

TEST(SpokenDates, AnOrdinalBeforeANounIsNoDay) {
  EXPECT_TRUE(FindSpokenDays(Tokenize("the fifth session was hard")).empty());
  EXPECT_EQ(FindSpokenDays(Tokenize("see you on the twenty-second")).size(), 1U);
}

}  // namespace
}  // namespace goldenthread
