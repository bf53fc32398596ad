// Therapist acts: what each utterance of the therapist mainly does, by rule and knowledge alone.
//
// Coarser than Act, which names every segment: one act for a whole utterance, in the four classes
// that process research uses (MITI; AnnoMI).
#pragma once

#include <boost/describe.hpp>
#include <vector>

#include "knowledge/knowledge.h"
#include "transcript/transcript.h"

namespace goldenthread {

struct Conversation;

enum class TherapistAct {
  kNone,            ///< not the therapist's, or nothing but events
  kQuestion,        ///< asks
  kReflection,      ///< gives back what the client said or means
  kTherapistInput,  ///< informs, advises, offers, sets rules
  kOther,           ///< greets, thanks, keeps the talk going
};
BOOST_DESCRIBE_ENUM(TherapistAct, kNone, kQuestion, kReflection, kTherapistInput, kOther)

/// The act of each utterance of the transcript. Linear.
[[nodiscard]] std::vector<TherapistAct> ClassifyTherapist(const Transcript& transcript,
                                                          const Conversation& conversation,
                                                          const Knowledge& knowledge);

}  // namespace goldenthread
