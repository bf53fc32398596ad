// Counts only; the limits are those between a terse and an ordinary talk.
#include "verify/talk_profile.h"

#include <algorithm>

namespace goldenthread {
namespace {

/// A client who says less in a turn keeps back.
constexpr double kTerseWords = 12;
/// A therapist who asks and gives back less often only chats.
constexpr std::size_t kGuidingMin = 4;

}  // namespace

TalkProfile ReadTalkProfile(const Transcript& transcript, const Conversation& conversation) {
  TalkProfile profile;
  std::size_t turns = 0;
  std::size_t words = 0;
  for (std::size_t at = 0; at < transcript.utterances.size(); ++at) {
    const Utterance& utterance = transcript.utterances[at];
    if (utterance.input != InputKind::kSession) continue;
    if (utterance.role != Role::kClient && utterance.role != Role::kParticipant) continue;
    const std::vector<Token>& tokens = conversation.tokens[at];
    ++turns;
    words += static_cast<std::size_t>(std::count_if(
        tokens.begin(), tokens.end(), [](const Token& token) { return token.IsWord(); }));
  }
  if (turns > 0) profile.client_words = static_cast<double>(words) / static_cast<double>(turns);
  for (const Segment& segment : conversation.segments) {
    const bool guides = segment.act == Act::kQuestion || segment.act == Act::kReflection;
    if (guides && transcript.utterances[segment.utterance].role == Role::kTherapist) {
      ++profile.guiding;
    }
  }
  return profile;
}

bool DerivesFrom(const TalkProfile& profile, const std::vector<Token>& tokens,
                 const Knowledge& knowledge) {
  const auto names = [&](const char* list) {
    return !knowledge.lexicon.Cues(list).Find(tokens).empty();
  };
  const bool terse = profile.client_words > 0 && profile.client_words < kTerseWords;
  return (terse && names("derived_reserved")) ||
         (profile.guiding >= kGuidingMin && names("derived_technique"));
}

}  // namespace goldenthread
