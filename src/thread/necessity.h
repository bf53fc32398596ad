// Necessity: what a session shows of why one diagnosis is treated, and what is missing to show it.
//
// A reviewer reads a chain: diagnosis, symptom, impairment, intervention, progress. Each part here
// is facts of the session, never a conclusion; what no fact shows becomes a gap that says what the
// clinician could add.
#pragma once

#include <vector>

#include "findings/fact.h"
#include "knowledge/knowledge.h"
#include "thread/client_record.h"
#include "thread/thread.h"

namespace goldenthread {

/// One chain for each diagnosis that a fact of this session speaks for or that a linked goal
/// serves. `thread` has its links already.
[[nodiscard]] std::vector<Necessity> FindNecessity(const Findings& findings,
                                                   const ClientRecord& record, const Thread& thread,
                                                   const Knowledge& knowledge);

/// The gaps of these chains. Progress counts as measured by any score, change or review of homework
/// of this session, tied or not: a gap must never ask for what stands there.
[[nodiscard]] std::vector<Gap> NecessityGaps(const std::vector<Necessity>& chains,
                                             const Findings& findings, const ClientRecord& record);

}  // namespace goldenthread
