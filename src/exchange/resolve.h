// Resolving evidence: from a span in an utterance to what a reader can look up.
#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>

#include "findings/fact.h"
#include "transcript/transcript.h"

namespace goldenthread {

/// One piece of evidence as the note contract shows it. Nulls where the input has no such thing.
struct ResolvedEvidence {
  EvidenceInput input = EvidenceInput::kSession;
  std::optional<int> utterance;  ///< from 1
  std::optional<int> line;       ///< of the input's file, from 1
  std::optional<std::string> speaker;
  std::optional<int> start_ms;
  std::optional<int> begin;  ///< bytes in the utterance's text
  std::optional<int> end;
  std::optional<int> source_begin;  ///< bytes in the input as it stands on disk
  std::optional<int> source_end;
  std::string quote;  ///< verbatim
};
BOOST_DESCRIBE_STRUCT(ResolvedEvidence, (),
                      (input, utterance, line, speaker, start_ms, begin, end, source_begin,
                       source_end, quote))

[[nodiscard]] ResolvedEvidence Resolve(const Transcript& transcript, const Evidence& evidence);

}  // namespace goldenthread
