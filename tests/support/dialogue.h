// Dialogue: small transcripts written by hand, for tests.
#pragma once

#include <string_view>

#include "transcript/transcript.h"

namespace goldenthread {

/// One utterance a line, "Speaker: words"; "T" and "Therapist" are the therapist, "C" and "Client"
/// the client, "?" an unknown speaker, any other label a participant of that name.
[[nodiscard]] Transcript MakeDialogue(std::string_view lines);

/// A typed summary, one utterance a line.
[[nodiscard]] Transcript MakeSummary(std::string_view lines);

}  // namespace goldenthread
