// Golden files: tests/golden/*.golden hold an input and, behind it, what each stage printed for it.
// `bin/test --update` (GT_UPDATE_GOLDEN) writes them anew; the diff is then the thing to review.
//
// A file is blocks under lines `--- name`: first `input` (and perhaps `client`), then one block for
// each stage to print: `transcript`, `findings`, `thread`, `note`.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "exchange/render.h"
#include "knowledge/load.h"
#include "pipeline/pipeline.h"

namespace goldenthread {
namespace {

using Block = std::pair<std::string, std::string>;

/// A note has a line of dashes of its own, so only these names open a block.
bool OpensBlock(const std::string& line) {
  static const std::set<std::string> kNames = {"input",    "client", "transcript",
                                               "findings", "thread", "note"};
  return line.starts_with("--- ") && kNames.contains(line.substr(4));
}

std::vector<Block> ReadBlocks(const std::filesystem::path& file) {
  std::vector<Block> blocks;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    if (OpensBlock(line)) {
      blocks.emplace_back(line.substr(4), "");
    } else if (!blocks.empty()) {
      blocks.back().second += line + "\n";
    }
  }
  return blocks;
}

std::string Print(const std::string& stage, const SessionNote& done) {
  if (stage == "transcript") return RenderTranscriptText(done.transcript);
  if (stage == "findings") return RenderFindingsText(done.transcript, done.findings);
  if (stage == "thread") return RenderThreadText(done.thread);
  if (stage == "note") {
    return RenderNoteText(
        {done.transcript, done.record, done.findings, done.thread, done.verified});
  }
  ADD_FAILURE() << "no stage " << stage;
  return "";
}

SessionNote Draft(const std::vector<Block>& blocks) {
  PipelineInput input;
  for (const auto& [name, text] : blocks) {
    if (name == "input") input.session = {"input", text};
    if (name != "client") continue;
    auto record = ReadClientRecord(text, "client");
    EXPECT_TRUE(record.has_value()) << record.error().ToString();
    if (record) input.record = std::move(record).value();
  }
  auto done = DraftSessionNote(input, EmbeddedKnowledge());
  EXPECT_TRUE(done.has_value()) << done.error().ToString();
  return done ? std::move(done).value() : SessionNote{};
}

std::vector<std::filesystem::path> GoldenFiles() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator("tests/golden")) {
    if (entry.path().extension() == ".golden") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

class Golden : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(Golden, StagesPrintWhatTheFileSays) {
  std::vector<Block> blocks = ReadBlocks(GetParam());
  ASSERT_GE(blocks.size(), 2U);
  const SessionNote done = Draft(blocks);
  std::string whole;
  for (auto& [name, text] : blocks) {
    if (name != "input" && name != "client") {
      const std::string printed = Print(name, done);
      if (std::getenv("GT_UPDATE_GOLDEN") == nullptr) {
        EXPECT_EQ(text, printed) << GetParam() << ": " << name;
      }
      text = printed;
    }
    whole += "--- " + name + "\n" + text;
  }
  if (std::getenv("GT_UPDATE_GOLDEN") != nullptr) std::ofstream(GetParam()) << whole;
}

INSTANTIATE_TEST_SUITE_P(Files, Golden, testing::ValuesIn(GoldenFiles()), [](const auto& file) {
  std::string name = file.param.stem().string();
  std::replace_if(
      name.begin(), name.end(), [](char c) { return !std::isalnum(c); }, '_');
  return name;
});

}  // namespace
}  // namespace goldenthread
