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

/// Whether a text of that format is no typed summary: all but a dialogue of few labels are clear.
[[nodiscard]] bool IsClearly(TextFormat format, const DecodedText& decoded,
                             const LabelWords& words);

ImportedTurns ImportDialogue(const DecodedText& decoded, const std::string& name,
                             const LabelWords& words);
/// `format` is kVtt or kSrt. `language` is set where the file names one, here and in JSON.
ImportedTurns ImportCues(const DecodedText& decoded, const std::string& name, TextFormat format,
                         const LabelWords& words, std::string& language);
ImportedTurns ImportJson(const DecodedText& decoded, const std::string& name,
                         std::string& language);
ImportedTurns ImportCsv(const DecodedText& decoded, const std::string& name);
ImportedTurns ImportSummary(const DecodedText& decoded, const std::string& name);

/// "00:01.000 --> 00:04.000": the line of times of a cue.
[[nodiscard]] bool LooksLikeTiming(std::string_view line);
/// A first line that names the columns of a table with what is said.
[[nodiscard]] bool LooksLikeCsvHeader(std::string_view line);

}  // namespace goldenthread
