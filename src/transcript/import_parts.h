// The importers behind Import(), one per format, each DecodedText -> utterances with the labels as
// typed. Roles are given afterwards (roles.h), so no importer knows who the therapist is.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "transcript/decode.h"
#include "transcript/import.h"
#include "transcript/labels.h"

namespace goldenthread {

using ImportedTurns = Result<std::vector<Utterance>>;

/// What the text looks like; never kAuto.
[[nodiscard]] TextFormat DetectFormat(const DecodedText& decoded, const LabelWords& words);

ImportedTurns ImportDialogue(const DecodedText& decoded, const std::string& name,
                             const LabelWords& words);
ImportedTurns ImportSummary(const DecodedText& decoded, const std::string& name);

}  // namespace goldenthread
