// Roles: from labels, or where labels say nothing from how people talk, to who is the therapist.
#pragma once

#include <vector>

#include "knowledge/knowledge.h"
#include "transcript/labels.h"
#include "transcript/transcript.h"

namespace goldenthread {

/// Gives every utterance its role and its speaker's name in the transcript ("therapist", "client",
/// a first name, "unknown"); `speaker` comes in as the label as typed. Where the labels do not say
/// who the therapist is, the cues of roles.yaml decide and `speaker_certain` is false; where these
/// are level, roles stay kUnknown.
void AssignRoles(std::vector<Utterance>& utterances, const LabelWords& words,
                 const Knowledge& knowledge);

}  // namespace goldenthread
