// Any bytes as a session, through every stage: a note whose every statement cites words that stand
// in the input, or an error.
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/check.h"
#include "knowledge/load.h"
#include "pipeline/pipeline.h"

namespace goldenthread {
namespace {

void CheckEvidence(const Transcript& transcript, const Evidence& evidence) {
  const bool of_words =
      evidence.input == EvidenceInput::kSession || evidence.input == EvidenceInput::kSummary;
  if (!of_words) return;
  GT_CHECK(evidence.utterance < transcript.utterances.size());
  const Utterance& utterance = transcript.utterances[evidence.utterance];
  GT_CHECK(evidence.span.begin < evidence.span.end);
  GT_CHECK(evidence.span.end <= utterance.text.size());
}

void CheckNote(const SessionNote& done) {
  for (const NoteSection& section : done.verified.note.sections) {
    for (const Statement& statement : section.statements) {
      GT_CHECK(!statement.text.empty() && statement.text.find('\n') == std::string::npos);
      GT_CHECK(!statement.evidence.empty());
      GT_CHECK(statement.support >= 0 && statement.support <= 1);
      for (const Evidence& evidence : statement.evidence) CheckEvidence(done.transcript, evidence);
    }
  }
}

}  // namespace
}  // namespace goldenthread

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace goldenthread;  // NOLINT(google-build-using-namespace)
  PipelineInput input;
  input.session = {"fuzz", std::string(reinterpret_cast<const char*>(data), size)};
  const auto done = DraftSessionNote(input, EmbeddedKnowledge());
  if (done) CheckNote(done.value());
  return 0;
}
