// Lines become utterances; nothing is detected or repaired.
#include "support/dialogue.h"

#include <algorithm>
#include <string>
#include <utility>

namespace goldenthread {
namespace {

template <class Take>
void EachLine(std::string_view lines, Take take) {
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    if (line.find_first_not_of(' ') != std::string_view::npos) take(line);
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
}

}  // namespace

Transcript MakeDialogue(std::string_view lines) {
  Transcript transcript;
  EachLine(lines, [&](std::string_view line) {
    const std::size_t colon = line.find(": ");
    const std::string label(line.substr(0, colon));
    Utterance utterance;
    utterance.id = static_cast<int>(transcript.utterances.size()) + 1;
    utterance.text = std::string(line.substr(colon + 2));
    if (label == "T" || label == "Therapist") {
      utterance.role = Role::kTherapist;
      utterance.speaker = "therapist";
    } else if (label == "C" || label == "Client") {
      utterance.role = Role::kClient;
      utterance.speaker = "client";
    } else if (label == "?") {
      utterance.speaker = "unknown";
    } else {
      utterance.role = Role::kParticipant;
      utterance.speaker = label;
    }
    transcript.utterances.push_back(std::move(utterance));
  });
  return transcript;
}

Transcript MakeSummary(std::string_view lines) {
  Transcript transcript;
  EachLine(lines, [&](std::string_view line) {
    Utterance utterance;
    utterance.id = static_cast<int>(transcript.utterances.size()) + 1;
    utterance.input = InputKind::kSummary;
    utterance.role = Role::kClinician;
    utterance.speaker = "clinician";
    utterance.text = std::string(line);
    transcript.utterances.push_back(std::move(utterance));
  });
  return transcript;
}

}  // namespace goldenthread
