// What clients tell over several clauses and turns, on short invented sessions: events, short
// answers, denials, other people's words, ratings in a row, and what stays untold.
#include <gtest/gtest.h>

#include "findings/find_parts.h"
#include "knowledge/load.h"
#include "support/dialogue.h"

namespace goldenthread {
namespace {

/// The facts of the lines, told in the middle of a session.
std::vector<Fact> FactsOf(const std::vector<std::string>& lines) {
  std::string text;
  for (int i = 0; i < 14; ++i) text += i % 2 == 0 ? "T: Mm.\n" : "C: Mm.\n";
  for (const std::string& line : lines) text += line + "\n";
  for (int i = 0; i < 14; ++i) text += i % 2 == 0 ? "T: Mm.\n" : "C: Mm.\n";
  const Transcript transcript = MakeDialogue(text);
  const Knowledge& knowledge = EmbeddedKnowledge();
  return FindSpoken(transcript, ReadConversation(transcript, knowledge), {}, knowledge);
}

/// "[when] words" of all facts of the rule, parted by " | ".
std::string Told(const std::vector<std::string>& lines, const std::string& rule) {
  std::string told;
  for (const Fact& fact : FactsOf(lines)) {
    if (fact.rule != rule) continue;
    told += told.empty() ? "" : " | ";
    if (fact.slots.when) told += "[" + *fact.slots.when + "] ";
    if (fact.slots.person) told += *fact.slots.person + ": ";
    told += fact.slots.value ? fact.concept_id + " = " + *fact.slots.value : fact.words;
  }
  return told;
}

TEST(FindTold, ClausesOfOneDayAreOneEvent) {
  EXPECT_EQ(
      Told({"T: Then what?",
            "C: Thursday. I slammed the gate. I yelled at the mailman and I cried for an hour."},
           "spoken.report"),
      "[on Thursday] I slammed the gate; I yelled at the mailman; I cried for an hour");
}

TEST(FindTold, ADayDoesNotReachALastingState) {
  EXPECT_EQ(Told({"T: And now?", "C: Thursday. I have slept four hours a night since June."},
                 "spoken.report"),
            "I have slept four hours a night since June");
}

TEST(FindTold, APronounMeansTheOnePersonWhoFits) {
  EXPECT_EQ(Told({"T: Then what?", "C: My uncle drove over. He threw the phone at the wall."},
                 "spoken.report")
                .find("my uncle threw the phone"),
            Told({"T: Then what?", "C: My uncle drove over. He threw the phone at the wall."},
                 "spoken.report")
                .rfind("my uncle threw the phone"));
  EXPECT_EQ(Told({"T: Then what?",
                  "C: My uncle drove over with my brother. He threw the phone at the wall."},
                 "spoken.report")
                .find("threw the phone"),
            std::string::npos);
}

TEST(FindTold, ADeathIsToldAndAFigureOfSpeechIsNot) {
  EXPECT_EQ(Told({"T: What about your aunt?", "C: She died in June."}, "spoken.report"),
            "aunt: my aunt died in June");
  EXPECT_EQ(Told({"T: What about your aunt?", "C: I almost died in June."}, "spoken.report"), "");
}

TEST(FindTold, APromptAndAShortAnswerAreOneFact) {
  EXPECT_EQ(Told({"T: And breakfast?", "C: Four days. Porridge, mostly."}, "spoken.prompted"),
            "Four days; Porridge, mostly");
  EXPECT_EQ(Told({"T: And breakfast?", "C: I did not skip it on Monday. Well, half of it."},
                 "spoken.prompted"),
            "");
  EXPECT_EQ(Told({"T: And breakfast?", "C: Maybe four days."}, "spoken.prompted"),
            "about four days");
  EXPECT_EQ(Told({"T: And breakfast?", "C: Mm."}, "spoken.prompted"), "");
  EXPECT_EQ(Told({"T: And breakfast?", "C: She told me about that."}, "spoken.prompted"), "");
}

TEST(FindTold, NoDeniesWhatWasAskedAndNothingElse) {
  EXPECT_EQ(Told({"T: Any chest pain? Any dizziness?", "C: No, none of that."}, "spoken.denial"),
            "chest pain; dizziness");
  EXPECT_EQ(Told({"T: Any chest pain? Any dizziness?", "C: No. Well, once."}, "spoken.denial"), "");
  EXPECT_EQ(Told({"T: Any chest pain? Any dizziness?", "C: Yes, some."}, "spoken.denial"), "");
  EXPECT_EQ(Told({"T: Does your mother get chest pain?", "C: No."}, "spoken.denial"), "");
}

TEST(FindTold, OthersWordsStayTheirs) {
  EXPECT_EQ(Told({"T: And then?", "C: My wife said, \"one more month and we sell the boat.\""},
                 "spoken.said"),
            "my wife: one more month and we sell the boat.");
  EXPECT_EQ(Told({"T: And then?", "C: They said, \"one more month and we sell the boat.\""},
                 "spoken.said"),
            "");
}

TEST(FindTold, RatingsInARowKeepTheirMoments) {
  EXPECT_EQ(Told({"T: How strong was the craving, zero to ten, before you called?", "C: Nine.",
                  "T: And the craving, zero to ten, after you called?", "C: Four."},
                 "spoken.rating_series"),
            "9 before you called; 4 after you called");
}

TEST(FindTold, ARecapNeedsTheClientsOwnNumbers) {
  EXPECT_EQ(Told({"T: How many this week?", "C: Two this week.",
                  "T: So panic attacks came down to two.", "C: Yeah."},
                 "spoken.recapped"),
            "panic attacks came down to two");
  EXPECT_EQ(Told({"T: How many this week?", "C: Five this week.",
                  "T: So panic attacks came down to two.", "C: Yeah."},
                 "spoken.recapped"),
            "");
  EXPECT_EQ(Told({"T: How many this week?", "C: Two this week.",
                  "T: So panic attacks came down to two.", "C: No, to three."},
                 "spoken.recapped"),
            "");
}

TEST(FindTold, MissedDosesBelongToTheMedicineInTalk) {
  EXPECT_EQ(Told({"T: And the Lexapro, are you taking it?",
                  "C: Mostly. I missed two. Monday and Friday."},
                 "spoken.report"),
            "I missed 2 doses of the Lexapro, Monday and Friday");
  std::string declined;
  for (const Fact& fact :
       FactsOf({"T: And medication?", "C: My doctor wanted to put me on Prozac and I said no."})) {
    if (fact.rule == "spoken.declined") declined += fact.concept_id;
  }
  EXPECT_EQ(declined, "Prozac");
}

TEST(FindTold, AFragmentAnswersAYesNoQuestion) {
  EXPECT_EQ(Told({"T: Have you ever fainted at work?", "C: Once, at twenty."}, "spoken.asked"),
            "Once, at twenty");
  EXPECT_EQ(
      Told({"T: Have you ever fainted at work?", "C: Maybe once, I don't know."}, "spoken.asked"),
      "");
}

}  // namespace
}  // namespace goldenthread
