// The verifier against false notes: 24 correct notes (of each of eight invented sessions one
// drafted from the talk, one from the typed summary and one written by hand), every sentence
// changed in polarity, person, number, date, medication, speaker or goal, or replaced by an
// invention. Nearly all changes must be caught, and nearly no true sentence.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "knowledge/load.h"
#include "pipeline/pipeline.h"
#include "support/mutate.h"
#include "verify/verify.h"

namespace goldenthread {
namespace {

// The aim is 0.97 and 0.90; the floors are what is reached, less what other wording of the drafts
// may shift. They only rise.
constexpr double kCaughtMin = 0.955;
constexpr double kCaughtOfKindMin = 0.88;
constexpr double kFalseAlarmsMax = 0.03;

/// Blocks of a file under lines `--- name`.
std::map<std::string, std::string> Blocks(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::map<std::string, std::string> blocks;
  std::string name;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("--- ")) {
      name = line.substr(4);
    } else {
      blocks[name] += line + "\n";
    }
  }
  return blocks;
}

ClientRecord Record() {
  ClientRecord record;
  record.session.date = "2026-06-23";
  record.diagnoses = {{"F41.1", "Generalized anxiety disorder"}};
  record.plan.goals = {
      {"G1",
       "F41.1",
       "Return to daily activities",
       {{"G1.O1", "Leave the house", "", "", "", ""}},
       {}},
      {"G2", "F41.1", "Sleep through the night", {{"G2.O1", "Seven hours", "", "", "", ""}}, {}}};
  return record;
}

struct Case {
  std::string name;
  std::string all;  ///< every text of the file: what a change may not put in
  SessionNote done;
  Conversation conversation;
};

std::vector<Case> Cases() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator("tests/mutation")) {
    files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<Case> cases;
  for (const std::filesystem::path& file : files) {
    const auto blocks = Blocks(file);
    std::string all;
    for (const auto& [name, text] : blocks) all += text;
    const auto add = [&](const char* kind, Result<SessionNote> done) {
      ASSERT_TRUE(done.has_value()) << file << done.error().ToString();
      Conversation read = ReadConversation(done.value().transcript, EmbeddedKnowledge());
      cases.push_back(
          {file.stem().string() + " " + kind, all, std::move(done).value(), std::move(read)});
    };
    PipelineInput input;
    input.record = Record();
    input.session = {"summary.txt", blocks.at("summary")};
    add("summary", DraftSessionNote(input, EmbeddedKnowledge()));
    input.session = {"session.txt", blocks.at("session")};
    add("session", DraftSessionNote(input, EmbeddedKnowledge()));
    add("note", CheckForeignNote({"note.txt", blocks.at("note")}, input, EmbeddedKnowledge()));
  }
  return cases;
}

bool Flagged(const Statement& statement) {
  return statement.verdict == Verdict::kUnmentioned || statement.verdict == Verdict::kContradicted;
}

struct Tally {
  int made = 0;
  int caught = 0;
  std::string passed;
};

/// Judges the note with one sentence replaced.
bool Catches(const Case& from, std::size_t section, std::size_t at, const std::string& text) {
  DraftNote note = from.done.verified.note;
  note.sections[section].statements[at].text = text;
  if (note.engine == "foreign") note.sections[section].statements[at].evidence.clear();
  const VerifiedNote judged = Verify(std::move(note), from.done.transcript, from.done.findings,
                                     from.done.thread, from.done.record, EmbeddedKnowledge());
  return Flagged(judged.note.sections[section].statements[at]);
}

TEST(Mutation, ChangedSentencesAreCaughtAndTrueOnesStand) {
  std::array<Tally, kChanges> tallies;
  int sentences = 0;
  int alarms = 0;
  const std::vector<Case> cases = Cases();
  EXPECT_EQ(cases.size(), 24U);
  for (const Case& from : cases) {
    const auto& sections = from.done.verified.note.sections;
    for (std::size_t s = 0; s < sections.size(); ++s) {
      for (std::size_t i = 0; i < sections[s].statements.size(); ++i) {
        const Statement& statement = sections[s].statements[i];
        ++sentences;
        if (Flagged(statement)) {
          ++alarms;
          std::printf("alarm: %s: %s\n", from.name.c_str(), statement.text.c_str());
        }
        for (int kind = 0; kind < kChanges; ++kind) {
          const auto change = static_cast<Change>(kind);
          const auto seed = static_cast<std::size_t>(sentences);
          for (const std::string& text : Mutate(statement.text, change, from.all, seed)) {
            Tally& tally = tallies[static_cast<std::size_t>(kind)];
            ++tally.made;
            const bool caught = Catches(from, s, i, text);
            tally.caught += caught ? 1 : 0;
            if (!caught) tally.passed += "  " + from.name + ": " + text + "\n";
          }
        }
      }
    }
  }
  int made = 0;
  int caught = 0;
  for (int kind = 0; kind < kChanges; ++kind) {
    const Tally& tally = tallies[static_cast<std::size_t>(kind)];
    const char* name = NameOf(static_cast<Change>(kind));
    std::printf("%s: %d of %d caught\n", name, tally.caught, tally.made);
    EXPECT_GE(tally.made, 16) << name;
    EXPECT_GE(tally.caught, kCaughtOfKindMin * tally.made) << name << "\n" << tally.passed;
    made += tally.made;
    caught += tally.caught;
  }
  std::printf("all: %d of %d caught; %d false alarms in %d sentences\n", caught, made, alarms,
              sentences);
  EXPECT_GE(caught, kCaughtMin * made);
  EXPECT_LE(alarms, kFalseAlarmsMax * sentences);
}

}  // namespace
}  // namespace goldenthread
