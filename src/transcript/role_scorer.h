// RoleScorer: which of several speakers talks like the therapist.
//
// The cues and their weights are data (knowledge/roles.yaml). A cue counts for the speaker who uses
// it more often, word for word, than the others do; so neither the length of the session nor who
// talks most decides. Only the first part of a long session is read.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "knowledge/knowledge.h"
#include "transcript/transcript.h"

namespace goldenthread {

/// `speaker_of[i]` is the number of the speaker of `utterances[i]`, below `speakers`, or any other
/// number for nobody. Returns the speaker who leads clearly as therapist, or nothing.
[[nodiscard]] std::optional<std::size_t> FindTherapist(const std::vector<Utterance>& utterances,
                                                       const std::vector<std::size_t>& speaker_of,
                                                       std::size_t speakers,
                                                       const Knowledge& knowledge);

}  // namespace goldenthread
