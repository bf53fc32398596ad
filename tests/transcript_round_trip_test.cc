// A transcript written as JSON reads back as it was: who said and who typed what, in both inputs.
#include <gtest/gtest.h>

#include <string>

#include "exchange/render.h"
#include "knowledge/load.h"
#include "pipeline/pipeline.h"

namespace goldenthread {
namespace {

constexpr const char* kTurns =
    "[00:04] Therapist: What made you come in?\nClient (quietly): I can't face the ward.\n"
    "Therapist: Since when?\nClient: Since the audit.\n";
constexpr const char* kTyped = "ct flat, late\nendorses SI w/o plan, passive\nplan: weekly\n";

Result<SessionNote> TryDraft(const std::string& session, const std::string& summary, Stage stop) {
  PipelineInput input;
  input.session = {"session", session};
  if (!summary.empty()) input.summary = InputFile{"typed", summary};
  input.stop_after = stop;
  return DraftSessionNote(input, EmbeddedKnowledge());
}

SessionNote Draft(const std::string& session, const std::string& summary, Stage stop) {
  auto done = TryDraft(session, summary, stop);
  EXPECT_TRUE(done.has_value()) << done.error().ToString();
  return done ? std::move(done).value() : SessionNote{};
}

std::string Written(const std::string& session, const std::string& summary) {
  return RenderTranscriptJson(Draft(session, summary, Stage::kTranscript).transcript);
}

RiskState IdeationIn(const std::string& session, const std::string& summary) {
  return Draft(session, summary, Stage::kFindings)
      .findings.Risk(RiskDomain::kSuicidalIdeation)
      .state;
}

TEST(TranscriptRoundTrip, SessionSummaryAndBothReadBackAsTheyWere) {
  for (const auto& [session, summary] :
       {std::pair<std::string, std::string>{kTurns, ""}, {kTyped, ""}, {kTurns, kTyped}}) {
    const std::string first = Written(session, summary);
    EXPECT_EQ(Written(first, ""), first);
    EXPECT_EQ(IdeationIn(first, ""), IdeationIn(session, summary));
  }
  EXPECT_EQ(IdeationIn(Written(kTyped, ""), ""), RiskState::kEndorsed);
}

TEST(TranscriptRoundTrip, IdsCountWithinEachInput) {
  const SessionNote done = Draft(Written(kTurns, kTyped), "", Stage::kTranscript);
  ASSERT_EQ(done.transcript.utterances.size(), 7U);
  EXPECT_EQ(done.transcript.utterances[3].id, 4);
  EXPECT_EQ(done.transcript.utterances[4].id, 1);
  EXPECT_EQ(done.transcript.utterances[4].role, Role::kClinician);
}

TEST(TranscriptRoundTrip, ASecondSummaryIsRefused) {
  const auto done = TryDraft(Written(kTurns, kTyped), kTyped, Stage::kTranscript);
  ASSERT_FALSE(done.has_value());
  EXPECT_EQ(done.error().code, ErrorCode::kBadInput);
}

}  // namespace
}  // namespace goldenthread
