// Labels first; the scorer only where no label names the therapist.
#include "transcript/roles.h"

#include <algorithm>
#include <map>
#include <string>

#include "transcript/role_scorer.h"

namespace goldenthread {
namespace {

/// More speakers than any group has: a file with more is no session, and nobody gets a role.
constexpr std::size_t kSpeakersMax = 60;

/// One speaker of the session, found by label.
struct Speaker {
  std::string label;  ///< as first typed
  LabelKind kind = LabelKind::kOther;
  Role role = Role::kUnknown;
  bool certain = true;
};

/// All speakers in order of their first word, and who says what.
struct Cast {
  std::vector<Speaker> speakers;
  std::vector<std::size_t> speaker_of;  ///< by utterance; kNobody where there is no label
};
constexpr std::size_t kNobody = ~std::size_t{0};

Cast FindCast(const std::vector<Utterance>& utterances, const LabelWords& words) {
  Cast cast;
  std::map<std::string, std::size_t, std::less<>> typed;  // by the label as typed
  std::map<std::string, std::size_t> by_key;
  for (const Utterance& utterance : utterances) {
    auto found = typed.find(utterance.speaker);
    if (found == typed.end()) {
      const std::string label = CleanLabel(utterance.speaker);
      const std::string key = LabelKey(label);
      const LabelKind kind = words.KindOf(label);
      std::size_t number = kNobody;
      if (!key.empty() && kind != LabelKind::kNobody) {
        const auto [place, is_new] = by_key.emplace(key, cast.speakers.size());
        if (is_new) cast.speakers.push_back({label, kind});
        number = place->second;
      }
      found = typed.emplace(utterance.speaker, number).first;
    }
    cast.speaker_of.push_back(found->second);
  }
  return cast;
}

/// "T" and "C" beside words that name a role are initials of names.
void DemoteInitials(std::vector<Speaker>& speakers, LabelKind kind) {
  const auto is_word = [&](const Speaker& s) { return s.kind == kind && s.label.size() > 1; };
  if (std::none_of(speakers.begin(), speakers.end(), is_word)) return;
  for (Speaker& speaker : speakers) {
    if (speaker.kind == kind && speaker.label.size() == 1) speaker.kind = LabelKind::kOther;
  }
}

bool IsTherapist(const Speaker& speaker) { return speaker.role == Role::kTherapist; }

/// Without a label for the therapist: the one beside the client, else the one who talks like one.
void GuessTherapist(Cast& cast, const std::vector<Utterance>& utterances,
                    const Knowledge& knowledge) {
  std::vector<std::size_t> open;  // speakers who may be the therapist
  for (std::size_t s = 0; s < cast.speakers.size(); ++s) {
    const LabelKind kind = cast.speakers[s].kind;
    if (kind != LabelKind::kClient && kind != LabelKind::kMember) open.push_back(s);
  }
  const bool client_is_known = open.size() < cast.speakers.size();
  std::optional<std::size_t> found;
  if (client_is_known && open.size() == 1) {
    found = 0;
  } else if (open.size() >= 2) {
    std::vector<std::size_t> number(cast.speakers.size(), kNobody);
    for (std::size_t i = 0; i < open.size(); ++i) number[open[i]] = i;
    std::vector<std::size_t> speaker_of;
    for (const std::size_t s : cast.speaker_of) {
      speaker_of.push_back(s == kNobody ? kNobody : number[s]);
    }
    found = FindTherapist(utterances, speaker_of, open.size(), knowledge);
  }
  if (!found) return;
  cast.speakers[open[*found]].role = Role::kTherapist;
  for (const std::size_t s : open) cast.speakers[s].certain = false;
}

/// Everybody else is the client, or one of several.
void RoleOthers(std::vector<Speaker>& speakers) {
  const bool therapist = std::any_of(speakers.begin(), speakers.end(), IsTherapist);
  const auto others = std::count_if(speakers.begin(), speakers.end(),
                                    [](const Speaker& s) { return !IsTherapist(s); });
  for (Speaker& speaker : speakers) {
    if (IsTherapist(speaker)) continue;
    if (speaker.kind == LabelKind::kClient) {
      speaker.role = Role::kClient;
    } else if (therapist || speaker.kind == LabelKind::kMember) {
      speaker.role = therapist && others == 1 ? Role::kClient : Role::kParticipant;
    }
  }
}

std::string NameOf(const Speaker& speaker) {
  if (speaker.role == Role::kTherapist) return "therapist";
  return speaker.role == Role::kClient ? "client" : speaker.label;
}

}  // namespace

void AssignRoles(std::vector<Utterance>& utterances, const LabelWords& words,
                 const Knowledge& knowledge) {
  Cast cast = FindCast(utterances, words);
  if (cast.speakers.size() <= kSpeakersMax) {
    DemoteInitials(cast.speakers, LabelKind::kTherapist);
    DemoteInitials(cast.speakers, LabelKind::kClient);
    for (Speaker& speaker : cast.speakers) {
      if (speaker.kind == LabelKind::kTherapist) speaker.role = Role::kTherapist;
    }
    if (std::none_of(cast.speakers.begin(), cast.speakers.end(), IsTherapist)) {
      GuessTherapist(cast, utterances, knowledge);
    }
    RoleOthers(cast.speakers);
  }
  for (std::size_t i = 0; i < utterances.size(); ++i) {
    Utterance& utterance = utterances[i];
    const std::size_t s = cast.speaker_of[i];
    const Speaker speaker = s == kNobody ? Speaker{"unknown"} : cast.speakers[s];
    utterance.role = speaker.role;
    utterance.speaker_certain =
        utterance.speaker_certain && speaker.certain && speaker.role != Role::kUnknown;
    utterance.speaker = NameOf(speaker);
  }
}

}  // namespace goldenthread
