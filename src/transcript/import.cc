// Decode, detect, import, give roles: one line each.
#include "transcript/import.h"

#include <utility>

#include "transcript/decode.h"
#include "transcript/import_parts.h"
#include "transcript/roles.h"

namespace goldenthread {
namespace {

ImportedTurns ImportAs(TextFormat format, const DecodedText& decoded, const std::string& name,
                       const LabelWords& words, std::string& language) {
  switch (format) {
    case TextFormat::kDialogue:
      return ImportDialogue(decoded, name, words);
    case TextFormat::kVtt:
    case TextFormat::kSrt:
      return ImportCues(decoded, name, format, words);
    case TextFormat::kJson:
      return ImportJson(decoded, name, language);
    case TextFormat::kCsv:
      return ImportCsv(decoded, name);
    case TextFormat::kAuto:
    case TextFormat::kSummary:
      break;
  }
  return ImportSummary(decoded, name);
}

void MarkAsSummary(std::vector<Utterance>& utterances) {
  for (Utterance& utterance : utterances) {
    utterance.input = InputKind::kSummary;
    utterance.speaker = "therapist";
    utterance.role = Role::kClinician;
  }
}

}  // namespace

Result<Transcript> Import(std::string_view bytes, const ImportOptions& options,
                          const Knowledge& knowledge) {
  GT_TRY(DecodedText decoded, Decode(bytes, options.name));
  const LabelWords words(knowledge);
  TextFormat format = options.format;
  if (options.input == InputKind::kSummary) format = TextFormat::kSummary;
  if (format == TextFormat::kAuto) format = DetectFormat(decoded, words);

  Transcript transcript;
  GT_TRY(transcript.utterances,
         ImportAs(format, decoded, options.name, words, transcript.language));
  if (transcript.utterances.empty()) {
    return BadInput("nobody says anything in the file", options.name,
                    "give a transcript or a summary");
  }
  if (format == TextFormat::kSummary) {
    MarkAsSummary(transcript.utterances);
    transcript.summary_lines = std::move(decoded.lines);
  } else {
    AssignRoles(transcript.utterances, words, knowledge);
    transcript.session_lines = std::move(decoded.lines);
  }
  return transcript;
}

void AddSummary(Transcript& transcript, Transcript summary) {
  for (Utterance& utterance : summary.utterances) {
    transcript.utterances.push_back(std::move(utterance));
  }
  transcript.summary_lines = std::move(summary.summary_lines);
}

}  // namespace goldenthread
