// Session and summary evidence is looked up in the transcript; all else is its own quote.
#include "exchange/resolve.h"

#include "base/check.h"

namespace goldenthread {

ResolvedEvidence Resolve(const Transcript& transcript, const Evidence& evidence) {
  ResolvedEvidence resolved;
  resolved.input = evidence.input;
  resolved.quote = evidence.quote;
  if (evidence.input != EvidenceInput::kSession && evidence.input != EvidenceInput::kSummary) {
    return resolved;
  }
  GT_CHECK(evidence.utterance < transcript.utterances.size());
  const Utterance& utterance = transcript.utterances[evidence.utterance];
  GT_CHECK(evidence.span.end <= utterance.text.size());
  resolved.utterance = utterance.id;
  resolved.line = LineOf(transcript, utterance, evidence.span);
  resolved.speaker = utterance.speaker;
  if (utterance.start_ms) resolved.start_ms = static_cast<int>(*utterance.start_ms);
  resolved.begin = static_cast<int>(evidence.span.begin);
  resolved.end = static_cast<int>(evidence.span.end);
  if (const auto source = SourceSpan(utterance, evidence.span)) {
    resolved.source_begin = static_cast<int>(source->begin);
    resolved.source_end = static_cast<int>(source->end);
  }
  resolved.quote = std::string(evidence.span.In(utterance.text));
  return resolved;
}

}  // namespace goldenthread
