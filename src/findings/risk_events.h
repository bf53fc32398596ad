// Risk events: every single mention of a risk that counts, before any is weighed against another.
//
// The readers of speech, of substance talk and of typed lines each give a list of events;
// find_risk.cc makes the five states and the facts of them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "findings/conversation.h"
#include "findings/fact.h"
#include "findings/find.h"

namespace goldenthread {

/// How one mention of a risk holds.
enum class RiskSense {
  kEndorsed,
  kSoft,  ///< said in words that are often hyperbole
  kDenied,
  kHistorical,
  kOther,
  kUnclear,  ///< asked without a usable answer, or a figure of speech
};

struct RiskEvent {
  RiskDomain domain = RiskDomain::kSuicidalIdeation;
  RiskLevel level = RiskLevel::kNone;
  RiskSense reading = RiskSense::kUnclear;
  std::string concept_id;          ///< RiskCue::id or a substance
  std::string canonical;           ///< noun phrase
  std::vector<Evidence> evidence;  ///< never empty; the first is the one to show
  std::size_t utterance = 0;
  bool asked = false;   ///< came up because somebody asked
  bool past = false;    ///< the question was about the past
  bool plain = false;   ///< typed: the fragment holds nothing but names and a denial
  std::string speaker;  ///< who said it, where not the client
  std::string person;   ///< kOther: whose risk it is
  Voice voice = Voice::kNone;
  std::string words;  ///< the telling words, as they stand
  std::optional<std::string> frequency;
  std::optional<std::string> when;
};

/// Means, protection and safety steps: what is beside the five states.
struct RiskSide {
  enum class Kind { kMeans, kProtective, kSafety };
  Kind kind = Kind::kMeans;
  FactState state = FactState::kPresent;
  std::vector<Evidence> evidence;
  Voice voice = Voice::kNone;
  std::string words;
  std::string topic;  ///< "firearms", "medication", or the safety elements named
};

struct RiskEvents {
  std::vector<RiskEvent> events;
  std::vector<RiskSide> sides;
};

/// Whether an utterance is the client's own speech: unknown speakers count as the client; of
/// several participants only those that the client's name on file names, or all if it names none.
class ClientVoices {
 public:
  ClientVoices(const Transcript& transcript, const FindOptions& options);
  [[nodiscard]] bool Has(const Utterance& utterance) const;

 private:
  std::vector<std::string> names_;  // lower case; empty: every participant
};

/// Events of the spoken part; substances aside.
[[nodiscard]] RiskEvents ReadSpokenRisk(const Transcript& transcript,
                                        const Conversation& conversation,
                                        const ClientVoices& voices, const Knowledge& knowledge);

/// Substance events of the spoken part.
[[nodiscard]] std::vector<RiskEvent> ReadSpokenSubstances(const Transcript& transcript,
                                                          const Conversation& conversation,
                                                          const ClientVoices& voices,
                                                          const FindOptions& options,
                                                          const Knowledge& knowledge);

/// Events of the typed part, substances among them.
[[nodiscard]] RiskEvents ReadTypedRisk(const Transcript& transcript,
                                       const Conversation& conversation, const FindOptions& options,
                                       const Knowledge& knowledge);

}  // namespace goldenthread
