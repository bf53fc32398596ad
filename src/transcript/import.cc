// Decode, detect, import, give roles: one line each.
#include "transcript/import.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "transcript/decode.h"
#include "transcript/hidden_labels.h"
#include "transcript/import_parts.h"
#include "transcript/language.h"
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
      return ImportCues(decoded, name, format, words, language);
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

/// Takes what a clinician typed out of `utterances`.
std::vector<Utterance> TakeTyped(std::vector<Utterance>& utterances) {
  const auto first = std::stable_partition(
      utterances.begin(), utterances.end(),
      [](const Utterance& utterance) { return utterance.input == InputKind::kSession; });
  std::vector<Utterance> typed(std::make_move_iterator(first),
                               std::make_move_iterator(utterances.end()));
  utterances.erase(first, utterances.end());
  for (Utterance& utterance : typed) {
    utterance.speaker = "therapist";
    utterance.role = Role::kClinician;
    utterance.speaker_certain = true;
  }
  return typed;
}

void Number(std::vector<Utterance>& utterances) {
  int id = 0;
  for (Utterance& utterance : utterances) utterance.id = ++id;
}

}  // namespace

Result<Transcript> Import(std::string_view bytes, const ImportOptions& options,
                          const Knowledge& knowledge) {
  GT_TRY(DecodedText decoded, Decode(bytes, options.name));
  const LabelWords words(knowledge);
  TextFormat format = options.format;
  if (format == TextFormat::kAuto) format = DetectFormat(decoded, words);
  if (options.input == InputKind::kSummary) {
    if (format != TextFormat::kSummary && IsClearly(format, decoded, words)) {
      return BadInput("is a transcript, not a typed summary", options.name,
                      "give it as INPUT, and as --summary what you typed");
    }
    format = TextFormat::kSummary;
  }

  Transcript transcript;
  std::string language;
  GT_TRY(transcript.utterances, ImportAs(format, decoded, options.name, words, language));
  GT_TRY(CheckNamedLanguage(language, options.name));
  if (transcript.utterances.empty()) {
    return BadInput("nobody says anything in the file", options.name,
                    "give a transcript or a summary");
  }
  if (format == TextFormat::kSummary) {
    for (Utterance& utterance : transcript.utterances) utterance.input = InputKind::kSummary;
  }
  GT_TRY(CheckLanguage(transcript.utterances, options.name, knowledge));
  std::vector<Utterance> typed = TakeTyped(transcript.utterances);
  DoubtHiddenLabels(transcript.utterances, words);
  AssignRoles(transcript.utterances, words, knowledge);
  if (!typed.empty()) transcript.summary_lines = decoded.lines;
  if (transcript.HasSession()) transcript.session_lines = std::move(decoded.lines);
  Number(transcript.utterances);
  Number(typed);
  std::move(typed.begin(), typed.end(), std::back_inserter(transcript.utterances));
  return transcript;
}

void AddSummary(Transcript& transcript, Transcript summary) {
  for (Utterance& utterance : summary.utterances) {
    transcript.utterances.push_back(std::move(utterance));
  }
  transcript.summary_lines = std::move(summary.summary_lines);
}

}  // namespace goldenthread
