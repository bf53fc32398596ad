// The verb header of repair: a judged draft -> a draft without the sentences that did not hold.
#pragma once

#include "findings/fact.h"
#include "note/draft_note.h"
#include "transcript/transcript.h"

namespace goldenthread {

/// Takes out or replaces each statement of our own draft that verify judged unmentioned or
/// contradicted: a sentence from conversation goes; a typed one, and any about risk, becomes a
/// quotation of its evidence, since those may never be lost. Statements keep their order and are
/// numbered anew. The result has to be verified again.
[[nodiscard]] DraftNote Repair(DraftNote judged, const Findings& findings,
                               const Transcript& transcript);

/// True if Repair would change anything.
[[nodiscard]] bool NeedsRepair(const DraftNote& judged);

}  // namespace goldenthread
