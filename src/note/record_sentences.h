// Statements that the practice's record makes by itself: today's measures, the clinician's
// observations, the diagnosis, the goals that the session's facts are tied to.
#pragma once

#include <vector>

#include "knowledge/knowledge.h"
#include "note/draft_note.h"
#include "note/referent.h"
#include "thread/client_record.h"
#include "thread/thread.h"

namespace goldenthread {

/// One statement a measure taken on the session's day. Origin measure.
[[nodiscard]] std::vector<Statement> MeasureStatements(const ClientRecord& record,
                                                       const Knowledge& knowledge);

/// The observations of client.json in one statement; none if there are none. Origin clinician.
[[nodiscard]] std::vector<Statement> ObservationStatements(const ClientRecord& record);

/// The diagnoses, and the goals and objectives that linked facts bear on. Origin plan.
[[nodiscard]] std::vector<Statement> ThreadStatements(const ClientRecord& record,
                                                      const Thread& thread);

/// One statement for each diagnosis of which the session shows a symptom and one more link of the
/// chain to its treatment: names of what the facts hold, no conclusion. Origin plan.
[[nodiscard]] std::vector<Statement> NecessityStatements(const Findings& findings,
                                                         const ClientRecord& record,
                                                         const Thread& thread,
                                                         const Knowledge& knowledge);

}  // namespace goldenthread
