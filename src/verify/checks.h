// Checks of the note as a whole: what it leaves out, what the rules ask of it, and where the inputs
// contradict each other. One function a subject; all are pure.
#pragma once

#include "findings/fact.h"
#include "knowledge/knowledge.h"
#include "note/draft_note.h"
#include "thread/client_record.h"
#include "thread/thread.h"
#include "transcript/transcript.h"
#include "verify/check_list.h"
#include "verify/judge.h"

namespace goldenthread {

/// Endorsed risk that the note leaves out or leaves without assessment or step; what was not asked.
void CheckRisk(const DraftNote& note, const Transcript& transcript, const Findings& findings,
               const Judge& judge, const Knowledge& knowledge, CheckList& checks);

/// What an auditor asks of every progress note: diagnosis, time, code, plan, links.
void CheckNoteRules(const DraftNote& note, const Transcript& transcript, const Findings& findings,
                    const Thread& thread, const ClientRecord& record, const Knowledge& knowledge,
                    CheckList& checks);

/// Typed summary against session, and both against the measures on file.
void CheckConflicts(const Transcript& transcript, const Findings& findings,
                    const ClientRecord& record, const Judge& judge, const Knowledge& knowledge,
                    CheckList& checks);

}  // namespace goldenthread
