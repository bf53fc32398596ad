// The verb header of thread: Findings + ClientRecord -> Thread.
#pragma once

#include "findings/fact.h"
#include "knowledge/knowledge.h"
#include "thread/client_record.h"
#include "thread/thread.h"
#include "transcript/transcript.h"

namespace goldenthread {

/// Links facts to goals, objectives and interventions, precision first: a fact
/// that fits two places about equally well stays unlinked. Pure.
[[nodiscard]] Thread Weave(const Transcript& transcript, const Findings& findings,
                           const ClientRecord& record, const Knowledge& knowledge);

}  // namespace goldenthread
