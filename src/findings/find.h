// The verb header of findings: Transcript -> Findings.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/civil_time.h"
#include "findings/conversation.h"
#include "findings/fact.h"
#include "knowledge/knowledge.h"
#include "transcript/transcript.h"

namespace goldenthread {

/// What the practice already knows and finding may use to understand, never to
/// invent.
struct FindOptions {
  std::string client_name;                 ///< full name; its first name may be a speaker label
  std::vector<std::string> participants;   ///< names of the people in the room
  std::optional<Date> session_date;        ///< resolves "last Tuesday"
  std::vector<std::string> measure_names;  ///< measures on file: "PDSS"
  std::vector<std::string> techniques;     ///< interventions that the plan names
  std::vector<std::string> known_tasks;    ///< text of previous notes, which name assigned tasks
  std::vector<std::string> diagnoses;      ///< ICD-10-CM codes on file: "F10.20"
  std::string modality;                    ///< of the session: "individual", "group", ...
};

/// Reads the whole transcript, session and summary. Pure; linear in its length.
[[nodiscard]] Findings Find(const Transcript& transcript, const FindOptions& options,
                            const Knowledge& knowledge);

/// The same, for callers that need the conversation themselves: `conversation` must be
/// ReadConversation(transcript, knowledge).
[[nodiscard]] Findings Find(const Transcript& transcript, const Conversation& conversation,
                            const FindOptions& options, const Knowledge& knowledge);

}  // namespace goldenthread
