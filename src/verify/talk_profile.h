// TalkProfile: what can be derived from how a session was talked, not from what was said in it.
//
// "Client was guarded", "used reflective listening": no single utterance says so, the shape of the
// talk does: how much the client said in a turn, how often the therapist asked or gave back. What
// needs eyes is never derived. The words are data (cue lists `derived_*`).
#pragma once

#include <cstddef>
#include <vector>

#include "base/tokens.h"
#include "findings/conversation.h"
#include "knowledge/knowledge.h"
#include "transcript/transcript.h"

namespace goldenthread {

struct TalkProfile {
  double client_words = 0;  ///< mean of a client's turn; 0 without one
  std::size_t guiding = 0;  ///< therapist's questions and reflections
};

[[nodiscard]] TalkProfile ReadTalkProfile(const Transcript& transcript,
                                          const Conversation& conversation);

/// True if a statement's `tokens` say something that the profile bears out.
[[nodiscard]] bool DerivesFrom(const TalkProfile& profile, const std::vector<Token>& tokens,
                               const Knowledge& knowledge);

}  // namespace goldenthread
