// The two passes over risk talk: what is asked and said, then what each answer says to it.
#pragma once

#include <string>
#include <vector>

#include "findings/risk_events.h"

namespace goldenthread {

/// One thing that a question asks.
struct Asked {
  RiskDomain domain = RiskDomain::kSuicidalIdeation;
  RiskLevel level = RiskLevel::kNone;
  std::string id;
  std::string canonical;
  bool yes_denies = false;
  bool past = false;
  bool other = false;
  bool rates = false;  ///< asks for a number
  bool form = false;   ///< gives back what a questionnaire's item says
  bool zero = false;   ///< of `form`: the item says no
  std::string person;
};

/// What the first pass leaves to the second; all lists are by segment of the conversation.
struct RiskTalk {
  std::vector<std::vector<Asked>> asked;
  std::vector<std::vector<std::size_t>> said;  ///< indices of events
  bool any = false;                            ///< risk is a topic at all
  RiskEvents found;
};

/// Adds the events of all answers to `talk.found`.
void ReadRiskAnswers(const Transcript& transcript, const Conversation& conversation,
                     const ClientVoices& voices, const Knowledge& knowledge, RiskTalk& talk);

/// "How often?", "When was the last time?": asks for a detail of what was endorsed.
[[nodiscard]] bool AsksDetail(const std::vector<Token>& tokens, const Segment& segment);

}  // namespace goldenthread
