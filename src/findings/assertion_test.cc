// How mentions hold, as tables of invented sentences. The mention stands between { and }; behind
// the sentence stand polarity, time and person, "" for the plain reading of each.
#include "findings/assertion.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <string>
#include <vector>

#include "base/json.h"
#include "findings/clauses.h"
#include "knowledge/load.h"

namespace goldenthread {
namespace {

struct Row {
  std::string sentence;
  std::string reading;  ///< "negated historical other", plain parts left out
};

std::string Reading(const Assertion& assertion) {
  std::string reading;
  const auto add = [&](const std::string& word) { reading += (reading.empty() ? "" : " ") + word; };
  if (assertion.polarity != Polarity::kAffirmed) add(EnumText(assertion.polarity));
  if (assertion.temporality != Temporality::kRecent) add(EnumText(assertion.temporality));
  if (assertion.experiencer != Experiencer::kPatient) add("other");
  return reading;
}

Assertion Judged(const std::string& marked, Register text_register = Register::kGuess) {
  const std::size_t open = marked.find('{');
  const std::size_t close = marked.find('}');
  std::string text = marked;
  text.erase(close, 1);
  text.erase(open, 1);
  const std::vector<Token> tokens = Tokenize(text);
  std::size_t first = 0;
  while (tokens[first].span.begin < open) ++first;
  std::size_t last = first;
  while (last < tokens.size() && tokens[last].span.end < close) ++last;
  return SentenceCues(tokens, EmbeddedKnowledge(), text_register).Judge(first, last);
}

void Check(const std::vector<Row>& rows) {
  for (const Row& row : rows) EXPECT_EQ(Reading(Judged(row.sentence)), row.reading) << row.sentence;
}

TEST(Assertion, TypedDenials) {
  Check({
      {"Mood low, {anhedonia} daily.", ""},
      {"No {panic attacks} since the last visit.", "negated"},
      {"Denies SI, HI, or {hallucinations}.", "negated"},
      {"Denies SI, reports {poor sleep}.", ""},
      {"Client denied {cravings} but admitted {to} drinking.", "negated"},
      {"Client denied cravings but admitted {drinking}.", ""},
      {"APPEARANCE: No {tremor}.", "negated"},
      {"{Hallucinations}: none.", "negated"},
      {"{Suicidal ideation} denied.", "negated"},
      {"{Psychosis} was ruled out.", "negated"},
      {"{Flashbacks} absent this week.", "negated"},
      {"Negative for {mania}.", "negated"},
      {"Negative for mania, positive for {anxiety}.", ""},
      {"No evidence of {delusions} or {paranoia}.", "negated"},
      {"No change in {sleep}.", ""},
      {"No {change} in sleep.", "negated"},
      {"Neither {nightmares} nor flashbacks.", "negated"},
      {"Without {self-harm} urges or plan.", "negated"},
      {"{Cravings} have resolved.", "negated"},
      {"Rule out {bipolar disorder}.", "possible"},
      {"Possible {PTSD}.", "possible"},
      {"Evaluate for {depression}.", ""},
      {"Complications: none Reason for visit: {insomnia}", ""},
  });
}

TEST(Assertion, SpokenDenials) {
  Check({
      {"I don't really have {nightmares}.", "negated"},
      {"I haven't had a {drink} in a month.", "negated"},
      {"I've never {hurt myself}.", "negated"},
      {"I don't think I'm {depressed}.", "negated"},
      {"I do not feel like I am {depressed}.", "negated"},
      {"It's not that I {hate} him.", "negated"},
      {"It's not that I don't {love} him.", ""},
      {"It's not like I'm {drinking} every day.", "negated"},
      {"I stopped having {flashbacks}.", "negated"},
      {"I quit {smoking} last month.", "negated"},
      {"I can't stop {crying}.", ""},
      {"I can't get over the {breakup}.", ""},
      {"Not only the {headaches}, the nausea too.", ""},
      {"I wasn't {scared}, I was angry.", "negated"},
      {"I wasn't scared, I was {angry}.", ""},
      {"The {nightmares} are gone.", "negated"},
      {"The {panic} went away.", "negated"},
      {"Nobody {hit} me.", "negated"},
      {"I'm not sure if it's {anxiety}.", "possible"},
      {"Maybe it is {grief}.", "possible"},
      {"I can't say I don't {worry}.", ""},
      {"I don't sleep because of the {noise}.", ""},
      {"i dont have any {cravings}", "negated"},
      {"The crying, um, I don't, I don't {cry} anymore.", "negated"},
  });
}

TEST(Assertion, Time) {
  Check({
      {"History of {panic disorder}.", "historical"},
      {"Hx of {cutting}, currently stable.", "historical"},
      {"Past psychiatric history: {depression}, one hospitalization.", "historical"},
      {"Past episodes aside, presents with {insomnia}.", ""},
      {"Two-week history of {low mood}.", ""},
      {"No history of {mania}.", "negated historical"},
      {"I had {panic attacks} ten years ago.", "historical"},
      {"I had a {panic attack} two days ago.", ""},
      {"Back in college I {binged} a lot.", "historical"},
      {"I used to {drink} every night.", "historical"},
      {"I'm getting used to the {crowds}.", ""},
      {"When I was nine I {stuttered}.", "historical"},
      {"I {stuttered} when I was nine.", "historical"},
      {"I {cut myself} in 2009.", "historical"},
      {"As a kid I had {nightmares}.", "historical"},
      {"Over the last year I have been {anxious}.", ""},
      {"I still have {nightmares} from when I was little.", ""},
      {"If I had {pills} I would tell you.", "hypothetical"},
      {"I'm worried that I might {relapse}.", "possible hypothetical"},
      {"I'm scared of having another {seizure}.", "hypothetical"},
      {"Call the clinic for any {rash}, fever, or new {dizziness}.", "hypothetical"},
      {"I would {scream} at him.", "hypothetical"},
      {"I thought I'd {faint} but I sat down.", "hypothetical"},
      {"I almost {hit} him.", "hypothetical"},
      {"I {cry} almost every day.", ""},
      {"Hx {self-harm}, none current.", "historical"},
      {"In case I {panic}, I carry water.", "hypothetical"},
  });
}

TEST(Assertion, Person) {
  Check({
      {"My brother gets {panic attacks}.", "other"},
      {"My sister's {drinking} worries me.", "other"},
      {"My boss yells and {drinks} at lunch.", "other"},
      {"Her mother has {schizophrenia}.", "other"},
      {"Family history of {bipolar disorder}.", "historical other"},
      {"Fam hx: {alcoholism}.", "historical other"},
      {"Maternal aunt with {bipolar disorder}.", "other"},
      {"My mom makes me {anxious}.", ""},
      {"My dad drank, and I {drank} too.", ""},
      {"I think my husband is {depressed}.", "other"},
      {"I worry about my son's {cutting}.", "other"},
      {"I told my sister I was {depressed}.", ""},
      {"My brother called and he was {crying}.", "other"},
      {"I have a cousin who {uses} heroin.", "other"},
      {"My wife says I'm {irritable}.", ""},
      {"My wife and I are {fighting}.", ""},
      {"Wife reports {snoring}.", ""},
      {"She reports {insomnia}.", ""},
      {"Pt states her sister is {sober}.", "other"},
      {"My partner doesn't have {insomnia}.", "negated other"},
      {"Parenting is {stressful}.", ""},
      {"As a kid I was {shy}.", "historical"},
      {"Call my {mother}.", ""},
      {"My best friend took me in and I stopped {using}.", "negated"},
      {"It runs in my family, the {anxiety}.", "other"},
  });
}

TEST(Assertion, ThePersonIsNamed) {
  EXPECT_EQ(Judged("My mom takes {lithium}.").person, "mother");
  EXPECT_EQ(Judged("My sister moved out because she was {using}.").person, "sister");
  EXPECT_EQ(Judged("I {relapsed}.").person, "");
}

TEST(Assertion, SheIsAnotherPersonInTalkOnly) {
  EXPECT_EQ(Reading(Judged("She was {crying}.", Register::kSpoken)), "other");
  EXPECT_EQ(Reading(Judged("She was {crying}.", Register::kTyped)), "");
}

/// What one edit must do to every plain sentence.
TEST(Assertion, EditsFlipTheReading) {
  const std::vector<std::string> mentions = {"panic attacks",     "nightmares", "headaches",
                                             "suicidal thoughts", "cravings",   "trouble sleeping",
                                             "crying spells"};
  for (const std::string& m : mentions) {
    const std::string have = "have {" + m + "}";
    Check({
        {"I " + have + ".", ""},
        {"I don't " + have + ".", "negated"},
        {"I don't think I " + have + ".", "negated"},
        {"I never " + have + ".", "negated"},
        {"Denies {" + m + "}.", "negated"},
        {"My brother has {" + m + "}.", "other"},
        {"I had {" + m + "} ten years ago.", "historical"},
        {"If I " + have + ", I call you.", "hypothetical"},
        {"I not only " + have + ", I shake.", ""},
        {"No doubt I " + have + ".", ""},
        {"I may " + have + ".", "possible"},
        {"My brother doesn't have {" + m + "}.", "negated other"},
        {"He is fine but I " + have + ".", ""},
        {"I don't drink, but I " + have + ".", ""},
        {"I don't drink and I " + have + ".", ""},
    });
  }
}

TEST(Assertion, APhraseIsFoundWhateverItsCase) {
  const Knowledge& knowledge = EmbeddedKnowledge();
  EXPECT_EQ(AssertPhrase("Panic", "No PANIC today.", knowledge).polarity, Polarity::kNegated);
  EXPECT_EQ(AssertPhrase("anxiety", "Anxiety: denies anxiety.", knowledge).polarity,
            Polarity::kNegated);
  EXPECT_EQ(AssertPhrase("", "No panic.", knowledge).polarity, Polarity::kAffirmed);
  EXPECT_EQ(AssertPhrase("panic", "", knowledge).polarity, Polarity::kAffirmed);
}

TEST(Assertion, EmptyRangesAndRangesBeyondTheTextAreAffirmed) {
  const std::vector<Token> tokens = Tokenize("No panic.");
  const SentenceCues cues(tokens, EmbeddedKnowledge());
  EXPECT_TRUE(cues.Judge(1, 1).Holds());
  EXPECT_TRUE(cues.Judge(9, 12).Holds());
  EXPECT_FALSE(cues.Judge(1, 99).Holds());
}

/// Twenty times the text may cost about twenty times the time, whatever it repeats.
TEST(Assertion, CuesAreFoundInLinearTime) {
  for (const std::string unit : {"no fever if ", "my mom said no, and my dad ", "history of x, "}) {
    const auto seconds = [&](int times) {
      std::string text;
      for (int i = 0; i < times; ++i) text += unit;
      const std::vector<Token> tokens = Tokenize(text);
      double best = 1e9;
      for (int i = 0; i < 3; ++i) {
        const std::clock_t started = std::clock();
        const SentenceCues cues(tokens, EmbeddedKnowledge());
        best = std::min(best, static_cast<double>(std::clock() - started) / CLOCKS_PER_SEC);
      }
      return best;
    };
    EXPECT_LT(seconds(20000), 60 * seconds(1000)) << unit;
  }
}

}  // namespace
}  // namespace goldenthread
