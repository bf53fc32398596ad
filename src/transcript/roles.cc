// Labels first; the scorer only where no label names the therapist.
#include "transcript/roles.h"

#include <map>
#include <string>

namespace goldenthread {
namespace {

/// One speaker of the session, found by label.
struct Speaker {
  std::string label;  ///< as first typed
  LabelKind kind = LabelKind::kOther;
  Role role = Role::kUnknown;
  bool certain = true;
};

using SpeakersByKey = std::map<std::string, Speaker>;

void RolesFromLabels(SpeakersByKey& speakers) {
  int others = 0;
  bool therapist = false;
  for (auto& [key, speaker] : speakers) {
    if (speaker.kind == LabelKind::kTherapist) {
      speaker.role = Role::kTherapist;
      therapist = true;
    } else if (!key.empty()) {
      ++others;
    }
  }
  for (auto& [key, speaker] : speakers) {
    if (speaker.kind == LabelKind::kTherapist || key.empty()) continue;
    if (speaker.kind == LabelKind::kClient) {
      speaker.role = Role::kClient;
    } else if (therapist) {
      speaker.role = others == 1 ? Role::kClient : Role::kParticipant;
    }
  }
}

std::string NameOf(const Speaker& speaker) {
  if (speaker.role == Role::kTherapist) return "therapist";
  if (speaker.role == Role::kClient) return "client";
  return speaker.label.empty() ? "unknown" : speaker.label;
}

}  // namespace

void AssignRoles(std::vector<Utterance>& utterances, const LabelWords& words, const Knowledge&) {
  SpeakersByKey speakers;
  for (const Utterance& utterance : utterances) {
    const std::string key = LabelKey(utterance.speaker);
    if (speakers.count(key) > 0) continue;
    speakers[key] = {utterance.speaker, words.KindOf(utterance.speaker)};
  }
  RolesFromLabels(speakers);
  for (Utterance& utterance : utterances) {
    const Speaker& speaker = speakers[LabelKey(utterance.speaker)];
    utterance.role = speaker.role;
    utterance.speaker_certain = speaker.certain && speaker.role != Role::kUnknown;
    utterance.speaker = NameOf(speaker);
  }
}

}  // namespace goldenthread
