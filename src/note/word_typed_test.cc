// Typed summaries from line to sentence: nothing lost, nothing added, owners kept.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/function_words.h"
#include "findings/find.h"
#include "knowledge/load.h"
#include "note/words.h"

namespace goldenthread {
namespace {

using testing::HasSubstr;
using testing::Not;

Transcript Typed(const std::vector<std::string>& lines) {
  Transcript transcript;
  for (const std::string& line : lines) {
    Utterance utterance;
    utterance.id = static_cast<int>(transcript.utterances.size()) + 1;
    utterance.input = InputKind::kSummary;
    utterance.role = Role::kClinician;
    utterance.text = line;
    transcript.utterances.push_back(utterance);
  }
  return transcript;
}

struct Written {
  Transcript transcript;
  Findings findings;
  std::vector<Sentence> sentences;
  std::string text;
};

/// Finds and words a summary of a client whose pronouns nobody gave.
void Write(Written& done, const std::vector<std::string>& lines, const FindOptions& options = {}) {
  done.transcript = Typed(lines);
  done.findings = Find(done.transcript, options, EmbeddedKnowledge());
  std::vector<const Fact*> typed;
  for (const Fact& fact : done.findings.facts) {
    if (fact.voice == Voice::kTyped && fact.kind != FactKind::kRisk) typed.push_back(&fact);
  }
  const Referent client;
  done.sentences = WordTyped(typed, client, done.transcript, EmbeddedKnowledge());
  for (const Sentence& sentence : done.sentences) done.text += sentence.text + "\n";
  for (Sentence& sentence : WordRisk(done.findings, client, done.transcript, EmbeddedKnowledge())) {
    done.text += sentence.text + "\n";
    done.sentences.push_back(std::move(sentence));
  }
}

const std::vector<std::vector<std::string>>& Summaries() {
  static const std::vector<std::vector<std::string>> summaries = {
      {"ct 10 min late, rushed, dark circles. Affect flat -> warmer by end. Mood \"gray\"",
       "PHQ 12 (15 on 2/8). sleep ~6h (was 4)", "h/w: mood log 5/7, gym x2. skipped lunch w/ sis",
       "Fight w/ bf Tues re dishes: bf yelled, left 2 hrs. no hitting, no fear",
       "reviewed thought record, belief 80->45. role play asking boss for Fri off",
       "sertraline 50mg x6wk, mild nausea", "SI/HI denied. no SIB",
       "plan: walk 20 min x4/wk, call Nora by Thurs, TR x2. f/u 3/1"},
      {"NO CAMERA at first - ct asked, ok. video, kids in background; hair wet",
       "Mom's surgery Weds -> up since 3, no appetite, cried in car x1",
       "GAD 16 (11 in Jan). PAs 2/wk, worst @ 2am 8/10", "Therapist's cold noted? mouth dry", "hw",
       "- breathing 2x/d", "- text Omar + bring list", "next 9/14 10a"},
      {"Relapse: Sat 4 drinks + 1 joint, told sponsor Sun. craving 7 -> 3. 2 mtgs",
       "wife: \"last chance\" (no plan to leave). off Antabuse x2wks",
       "MI: imp 8 conf 5. AVE discussed", "urge surfing good!! 9->4",
       "hw: 3 mtgs, eat lunch, dump beer tonite. IOP if drinks - agreed"}};
  return summaries;
}

TEST(WordTypedTest, EveryContentTokenIsCited) {
  for (const auto& lines : Summaries()) {
    Written done;
    Write(done, lines);
    for (std::size_t u = 0; u < lines.size(); ++u) {
      for (const Token& token : Tokenize(lines[u])) {
        const bool content = token.IsNumber() || (token.IsWord() && !IsFunctionWord(token.norm));
        // A bare label on its own line only says what follows.
        if (!content || lines[u] == "hw") continue;
        const bool cited =
            std::any_of(done.sentences.begin(), done.sentences.end(), [&](const Sentence& s) {
              return std::any_of(s.facts.begin(), s.facts.end(), [&](const Fact* fact) {
                return std::any_of(fact->evidence.begin(), fact->evidence.end(),
                                   [&](const Evidence& e) {
                                     return e.utterance == u && e.span.Contains(token.span);
                                   });
              });
            });
        EXPECT_TRUE(cited) << token.span.In(lines[u]) << " of: " << lines[u];
      }
    }
  }
}

TEST(WordTypedTest, SentencesAreWholeAndShort) {
  for (const auto& lines : Summaries()) {
    Written done;
    Write(done, lines);
    for (const Sentence& sentence : done.sentences) {
      EXPECT_FALSE(sentence.facts.empty());
      EXPECT_TRUE(std::string_view(".!?\"").find(sentence.text.back()) != std::string::npos);
      EXPECT_FALSE(sentence.text.front() >= 'a' && sentence.text.front() <= 'z') << sentence.text;
      EXPECT_LE(std::count(sentence.text.begin(), sentence.text.end(), ' '), 34) << sentence.text;
    }
  }
}

TEST(WordTypedTest, FragmentsGetTheVerbTheirShapeNeeds) {
  Written done;
  Write(done, {"Affect flat -> warmer. stayed 40 min, 2 calls. off Antabuse x2wks. belief 80->45",
               "reviewed sleep log; class not signed up; denies cravings"});
  EXPECT_THAT(done.text, HasSubstr("Affect was flat, then warmer."));
  EXPECT_THAT(done.text, HasSubstr("Client stayed 40 minutes, 2 calls."));
  EXPECT_THAT(done.text, HasSubstr("was off Antabuse for 2 weeks"));
  EXPECT_THAT(done.text, HasSubstr("Belief went from 80 to 45."));
  EXPECT_THAT(done.text, HasSubstr("Therapist reviewed sleep log."));
  EXPECT_THAT(done.text, HasSubstr("lass was not signed up."));
  EXPECT_THAT(done.text, HasSubstr("Client denied cravings."));
}

TEST(WordTypedTest, AnotherPersonsWordsAreNeverGivenToTheClient) {
  Written done;
  Write(done, {"sister Ines angry, said house was sold, lawyer today, husb changed locks."});
  EXPECT_THAT(done.text, Not(HasSubstr("Client said")));
  EXPECT_THAT(done.text, Not(HasSubstr("Client reported")));
  EXPECT_THAT(done.text, HasSubstr("Client's sister Ines was angry, said house was sold"));
}

TEST(WordTypedTest, TheirSymptomsAndMedicinesStayTheirs) {
  Written done;
  Write(done, {"Ptnr isnt eating since May, migraines, now on zolpidem. hands looked cold, pale."});
  EXPECT_EQ(done.text,
            "Client's partner is not eating since May, migraines, now on zolpidem.\n"
            "Hands looked cold.\nClient appeared pale.\n");
}

TEST(WordTypedTest, OwnerInitialsGovernUntilTheNext) {
  FindOptions options;
  options.client_name = "Rosa Lind";
  options.participants = {"Rosa", "Ben"};
  Written done;
  Write(done, {"R - laid off 2 wks, sleeps 4h. B - extra shifts, tired", "R 2->6, B 3->7"},
        options);
  EXPECT_THAT(done.text, HasSubstr("Rosa was laid off 2 weeks"));
  EXPECT_THAT(done.text, HasSubstr("Ben: extra shifts."));
  EXPECT_THAT(done.text, HasSubstr("Rosa went from 2 to 6 and Ben went from 3 to 7."));
}

TEST(WordTypedTest, TwoHomeworkLinesAreReviewAndAssignment) {
  Written done;
  Write(done, {"hw: log 3/7, gym x2", "talked about rent", "hw: log daily, call Nora by Fri"});
  std::vector<FactKind> kinds;
  for (const Fact& fact : done.findings.facts) kinds.push_back(fact.kind);
  ASSERT_EQ(kinds.size(), 5U);
  EXPECT_EQ(kinds[0], FactKind::kHomeworkReview);
  EXPECT_EQ(kinds[1], FactKind::kHomeworkReview);
  EXPECT_EQ(kinds[3], FactKind::kHomework);
  EXPECT_EQ(kinds[4], FactKind::kHomework);
  EXPECT_THAT(done.text, HasSubstr("Client will call Nora by Friday."));
}

TEST(WordTypedTest, DeniedAndNoAreDenials) {
  for (const char* line :
       {"denies headaches", "no headaches", "headaches denied", "headaches none"}) {
    Written done;
    Write(done, {line});
    ASSERT_EQ(done.findings.facts.size(), 1U) << line;
    EXPECT_EQ(done.findings.facts[0].state, FactState::kDenied) << line;
  }
  Written done;
  Write(done, {"headaches daily"});
  ASSERT_EQ(done.findings.facts.size(), 1U);
  EXPECT_EQ(done.findings.facts[0].state, FactState::kPresent);
}

TEST(WordTypedTest, NothingIsPlannedWithoutAPlan) {
  Written done;
  Write(done, {"Clean overalls, 3 days stubble, min eye contact. cont to tremble"});
  for (const Fact& fact : done.findings.facts) EXPECT_NE(fact.kind, FactKind::kPlan) << fact.words;
  EXPECT_THAT(done.text, HasSubstr("3 days stubble, minimal eye contact"));
  EXPECT_THAT(done.text, Not(HasSubstr("will")));
  Written planned;
  Write(planned, {"plan: call Nora. text Omar by Fri"});
  EXPECT_THAT(planned.text, HasSubstr("Client will text Omar by Friday"));
}

TEST(WordTypedTest, OnlyWhatClientsReportIsReported) {
  Written done;
  Write(done,
        {"Visit 3/8 self-paid. 7/10. Oriented x4. Nightmares most nts. not telling landlord"});
  EXPECT_THAT(done.text, Not(HasSubstr("reported visit")));
  EXPECT_THAT(done.text, Not(HasSubstr("reported 7")));
  EXPECT_THAT(done.text, Not(HasSubstr("Therapist oriented")));
  EXPECT_THAT(done.text, HasSubstr("oriented in all four spheres"));
  EXPECT_THAT(done.text, HasSubstr("Client reported nightmares most nights."));
  EXPECT_THAT(done.text, HasSubstr("Not telling landlord."));
}

TEST(WordTypedTest, SeveralPeopleTakeThePluralVerb) {
  FindOptions options;
  options.client_name = "Rosa Lind";
  options.participants = {"Rosa", "Ben"};
  Written done;
  Write(done, {"misses the garden. tries again. denies debts. R says B hums"}, options);
  EXPECT_THAT(done.text, HasSubstr("miss the garden"));
  EXPECT_THAT(done.text, HasSubstr("try again"));
  EXPECT_THAT(done.text, HasSubstr("denied debts"));
  EXPECT_THAT(done.text, HasSubstr("Rosa says Ben hums"));
  EXPECT_THAT(done.text, Not(HasSubstr("denies")));
}

TEST(WordTypedTest, TypedQuotesStayByteForByte) {
  Written done;
  Write(done, {"\"b/c it's mine\" - keep"});
  EXPECT_EQ(done.text, "Client said, \"b/c it's mine\" (keep).\n");
}

TEST(WordTypedTest, PlansGoOnUnderOneFrameWhateverStopsStandBetween) {
  Written done;
  Write(done, {"plan: dentist letter; sleep log. gym pass"});
  EXPECT_THAT(done.text, HasSubstr("The plan includes dentist letter, sleep log, and gym pass."));
}

TEST(WordTypedTest, ADecisionAgainstSomethingIsNoPartOfAPlan) {
  Written done;
  Write(done, {"plan: not selling house yet"});
  EXPECT_THAT(done.text, Not(HasSubstr("includes not")));
  EXPECT_THAT(done.text, HasSubstr("is not selling house yet"));
}

TEST(WordTypedTest, SectionLettersOfANoteAreLabels) {
  Written done;
  Write(done, {"S: low mood most days", "O: affect flat", "A: grief easing slowly",
               "P: walk daily, see Fri"});
  for (const char* letter : {"S:", "O:", "A:", "P:"})
    EXPECT_THAT(done.text, Not(HasSubstr(letter)));
  bool planned = false;
  for (const Fact& fact : done.findings.facts) {
    planned = planned || (fact.kind == FactKind::kPlan && fact.words.find("walk") == 0);
  }
  EXPECT_TRUE(planned) << done.text;
}

TEST(WordTypedTest, MentalStatusIsNeverPlanned) {
  Written done;
  Write(done, {"plan: call aunt, affect flat"});
  for (const Fact& fact : done.findings.facts) {
    if (fact.words.find("affect") != std::string::npos) {
      EXPECT_EQ(fact.kind, FactKind::kObservation);
    }
  }
  EXPECT_THAT(done.text, HasSubstr("Affect was flat"));
}

TEST(WordTypedTest, APageNumberIsNoSentenceEnd) {
  Written done;
  Write(done, {"read workbook to p. 31, skipped ch. 4"});
  EXPECT_THAT(done.text, HasSubstr("p. 31"));
  EXPECT_THAT(done.text, HasSubstr("ch. 4"));
}

TEST(WordTypedTest, NeverBeforeAVerbIsTheClients) {
  Written done;
  Write(done, {"never skipped work"});
  EXPECT_THAT(done.text, HasSubstr("Client never skipped work."));
}

TEST(WordTypedTest, InAGroupTheNoteIsTheClients) {
  FindOptions options;
  options.client_name = "Odile Farrow";
  options.participants = {"Odile", "Bram", "Suki"};
  options.modality = "group";
  Written done;
  Write(done, {"skipped lunch twice, tearful"}, options);
  EXPECT_THAT(done.text, Not(HasSubstr("Participants")));
}

}  // namespace
}  // namespace goldenthread
