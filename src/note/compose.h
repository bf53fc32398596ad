// The verb header of note: facts and their links -> a draft in any format.
#pragma once

#include "findings/fact.h"
#include "knowledge/knowledge.h"
#include "note/draft_note.h"
#include "thread/client_record.h"
#include "thread/thread.h"
#include "transcript/transcript.h"

namespace goldenthread {

struct ComposeOptions {
  NoteStyle style;
};

/// Plans the content and words it. Writes nothing without evidence. Pure.
[[nodiscard]] DraftNote Compose(const Transcript& transcript, const Findings& findings,
                                const Thread& thread, const ClientRecord& record,
                                const Format& format, const ComposeOptions& options,
                                const Knowledge& knowledge);

}  // namespace goldenthread
