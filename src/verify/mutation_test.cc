// Our own statements, true and changed in one place, against the small sessions they rest on. A
// change of polarity, number, day, person or quotation must be caught, truth must pass: drafting
// may claim what it likes.
#include <gmock/gmock.h>

#include <array>
#include <string>
#include <vector>

#include "knowledge/load.h"
#include "support/dialogue.h"
#include "verify/verify.h"

namespace goldenthread {
namespace {

/// A true sentence with the lines (from 1) it cites, and false ones made from it.
struct Sample {
  std::string truth;
  std::vector<std::size_t> lines;
  std::vector<std::string> mutants;
};

struct Session {
  const char* dialogue;
  std::vector<Sample> samples;
};

const std::array<Session, 4> kSessions = {{
    {"T: How did the swims go?\n"
     "C: I said four. I got to three, Monday, Tuesday and Saturday.\n"
     "T: Three of four. And the headaches?\n"
     "C: They woke me up twice this week. It was a six out of ten, not like the nine before.\n"
     "T: Are you still taking the magnesium?\n"
     "C: No. I stopped it, it upset my stomach.\n"
     "T: And wine in the evening?\n"
     "C: My sister drinks a bottle a night. I haven't touched it since June.\n"
     "T: What went through your head on Saturday?\n"
     "C: I thought, I am made of glass.\n",
     {{"Client completed 3 of 4 planned swims.",
       {2, 3},
       {"Client completed 2 of 4 planned swims.", "Client completed 3 of 5 planned swims.",
        "Client did not complete the planned swims."}},
      {"Client swam on Monday, Tuesday and Saturday.",
       {2},
       {"Client swam on Monday, Tuesday and Friday.", "Client's brother swam on Saturday."}},
      {"Client reported that headaches woke her 2 times this week, 6 out of 10.",
       {4},
       {"Client reported that headaches woke her 5 times this week, 6 out of 10.",
        "Client reported that headaches woke her 2 times this week, 8 out of 10.",
        "Client denied that headaches woke her this week."}},
      {"Client is no longer taking magnesium, which upset her stomach.",
       {5, 6},
       {"Client is taking magnesium.", "Client's mother stopped magnesium."}},
      {"Client's sister drinks a bottle a night.",
       {8},
       {"Client drinks a bottle a night.", "Client's father drinks a bottle a night.",
        "Client's sister drinks 2 bottles a night."}},
      {"Client stated, \"I am made of glass.\"",
       {10},
       {"Client stated, \"I am made of stone.\"", "Client stated, \"I am not made of glass.\""}}}},
    {"T: Any panic on the bus since Thursday?\n"
     "C: One on Friday, it lasted about ten minutes. I stayed on the bus.\n"
     "T: You stayed on. Did you call your husband?\n"
     "C: No. I didn't call anybody.\n"
     "T: Let's do the breathing now. How high is the fear before we start, zero to ten?\n"
     "C: Seven.\n"
     "T: And after the breathing?\n"
     "C: Maybe a three.\n"
     "T: Could you ride the bus four times before next Wednesday?\n"
     "C: Two times. I can do two times.\n"
     "T: Two it is, and write it in the log.\n"
     "C: Okay, in the log.\n",
     {{"Client had a panic attack on the bus on Friday that lasted about 10 minutes.",
       {1, 2},
       {"Client had a panic attack on the bus on Sunday that lasted about 10 minutes.",
        "Client had a panic attack on the bus on Friday that lasted about 30 minutes.",
        "Client's neighbor had a panic attack on the bus on Friday."}},
      {"Client stayed on the bus.", {2}, {"Client did not stay on the bus."}},
      {"Client did not call her husband.", {3, 4}, {"Client called her husband."}},
      {"Therapist guided a breathing exercise; fear fell from 7 to 3 out of 10.",
       {5, 6, 7, 8},
       {"Therapist guided a breathing exercise; fear fell from 9 to 3 out of 10.",
        "Therapist guided a breathing exercise; fear fell from 7 to 1 out of 10."}},
      {"Client agreed to ride the bus 2 times before Wednesday and write it in the log.",
       {10, 11, 12},
       {"Client agreed to ride the bus 5 times before Wednesday and write it in the log.",
        "Client agreed to ride the bus 2 times before Monday and write it in the log."}}}},
    {"T: How is the new job?\n"
     "C: My boss, Ines, yells at everybody. She yelled at me on Monday and I cried in the "
     "stairwell.\n"
     "T: And sleep?\n"
     "C: I fall asleep at one and wake at five. Four hours, every night.\n"
     "T: Has the sertraline helped?\n"
     "C: A bit. I take fifty milligrams every morning, I haven't missed one.\n"
     "T: Have you told your father about the diagnosis?\n"
     "C: No, I never told him. My aunt knows.\n",
     {{"Client's boss Ines yelled at her on Monday, and she cried in the stairwell.",
       {2},
       {"Client's boss Ines yelled at her on Thursday, and she cried in the stairwell.",
        "Client's cousin yelled at her on Monday."}},
      {"Client sleeps 4 hours a night.",
       {4},
       {"Client sleeps 7 hours a night.", "Client's uncle sleeps 4 hours a night."}},
      {"Client takes sertraline 50 mg every morning.",
       {5, 6},
       {"Client takes sertraline 100 mg every morning.",
        "Client's aunt takes sertraline 50 mg every morning.", "Client does not take sertraline."}},
      {"Client has not told her father about the diagnosis.",
       {7, 8},
       {"Client has told her father about the diagnosis."}}}},
    {"T: Did you go to the meeting on Sunday?\n"
     "C: I went. My sponsor Hal drove me.\n"
     "T: Any drinks since last week?\n"
     "C: None. Forty-one days now.\n"
     "T: Cravings?\n"
     "C: On Tuesday, after the call with my brother. It was an eight, and I waited it out.\n"
     "T: What helped?\n"
     "C: The ice cubes. And I texted Hal.\n",
     {{"Client attended a meeting on Sunday with his sponsor.",
       {1, 2},
       {"Client attended a meeting on Saturday with his sponsor.",
        "Client did not attend the meeting on Sunday."}},
      {"Client reported no drinks for 41 days.",
       {3, 4},
       {"Client reported no drinks for 14 days.", "Client reported drinks since last week."}},
      {"On Tuesday, after a call with his brother, craving was 8.",
       {5, 6},
       {"On Tuesday, after a call with his brother, craving was 4.",
        "On Thursday, after a call with his brother, craving was 8.",
        "On Tuesday, after a call with his mother, craving was 8."}},
      {"Client used ice cubes and texted Hal.", {8}, {"Client did not text Hal."}}}},
}};

bool Flagged(const Transcript& transcript, const std::string& text,
             const std::vector<std::size_t>& lines) {
  Statement statement;
  statement.id = "s1";
  statement.text = text;
  for (const std::size_t line : lines) {
    const auto size = static_cast<std::uint32_t>(transcript.utterances[line - 1].text.size());
    const bool typed = transcript.utterances[line - 1].input == InputKind::kSummary;
    statement.evidence.push_back(
        {typed ? EvidenceInput::kSummary : EvidenceInput::kSession, line - 1, {0, size}, {}});
  }
  DraftNote note;
  note.sections.push_back({"subjective", "Subjective", {statement}});
  ClientRecord record;
  record.session.date = "2026-03-12";
  const VerifiedNote verified =
      Verify(note, transcript, Findings{}, Thread{}, record, EmbeddedKnowledge());
  const Verdict verdict = verified.note.sections[0].statements[0].verdict;
  return verdict == Verdict::kUnmentioned || verdict == Verdict::kContradicted;
}

TEST(OwnStatements, NineOfTenFalseOnesAreCaughtAndTruthPasses) {
  std::size_t truths = 0;
  std::size_t mutants = 0;
  std::vector<std::string> flagged_truths;
  std::vector<std::string> passed_mutants;
  for (const Session& session : kSessions) {
    const Transcript transcript = MakeDialogue(session.dialogue);
    for (const Sample& sample : session.samples) {
      ++truths;
      if (Flagged(transcript, sample.truth, sample.lines)) flagged_truths.push_back(sample.truth);
      for (const std::string& mutant : sample.mutants) {
        ++mutants;
        if (!Flagged(transcript, mutant, sample.lines)) passed_mutants.push_back(mutant);
      }
    }
  }
  EXPECT_LE(flagged_truths.size() * 20, truths) << testing::PrintToString(flagged_truths);
  EXPECT_LE(passed_mutants.size() * 10, mutants) << testing::PrintToString(passed_mutants);
}

TEST(OwnStatements, AnExactQuotationHoldsWhateverItSays) {
  const Transcript talk = MakeDialogue("T: And at the party?\nC: Nobody drowned in the pool.\n");
  EXPECT_FALSE(Flagged(talk, "In the session's words: \"Nobody drowned in the pool.\"", {2}));
  EXPECT_FALSE(Flagged(talk, "Client said, \"Nobody drowned in the pool.\"", {2}));
  EXPECT_TRUE(Flagged(talk, "Client said, \"Somebody drowned in the pool.\"", {2}));
  EXPECT_FALSE(Flagged(MakeSummary("off at 4"), "Noted as typed: \"off at 4\".", {1}));
}

TEST(OwnStatements, WithoutEvidenceNothingHolds) {
  const Transcript transcript = MakeDialogue("T: Hello.\nC: I slept well.\n");
  EXPECT_TRUE(Flagged(transcript, "Client slept well.", {}));
  EXPECT_FALSE(Flagged(transcript, "Client slept well.", {2}));
}

}  // namespace
}  // namespace goldenthread
