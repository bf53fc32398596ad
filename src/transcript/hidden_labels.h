// Hidden labels: words of another speaker that an importer could not set apart.
#pragma once

#include <vector>

#include "transcript/labels.h"
#include "transcript/transcript.h"

namespace goldenthread {

/// Marks an utterance as not certain of its speaker where its text holds the label of somebody else
/// who speaks in these utterances ("... and then Odile: no"), or of a role. `speaker` is the label
/// as typed, so call it before AssignRoles. What comes of it is a check that asks the clinician.
void DoubtHiddenLabels(std::vector<Utterance>& utterances, const LabelWords& words);

}  // namespace goldenthread
