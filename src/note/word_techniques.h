// Sentences of what the therapist did.
#pragma once

#include <optional>
#include <string>

#include "findings/fact.h"
#include "knowledge/knowledge.h"
#include "note/referent.h"
#include "note/rewrite_person.h"

namespace goldenthread {

/// "Therapist {did} {with whom, on what}; {the client's response}." of a technique fact, whose
/// slots findings/intervention_frames.h explains; nothing where its words cannot be rewritten.
[[nodiscard]] std::optional<std::string> WordTechnique(const Fact& fact, const Referent& client,
                                                       const VerbForms& verbs,
                                                       const Knowledge& knowledge);

}  // namespace goldenthread
