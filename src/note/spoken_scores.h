// Where the session speaks of a score on file: the second evidence of a measure's statement.
#pragma once

#include <vector>

#include "note/draft_note.h"
#include "thread/client_record.h"
#include "transcript/transcript.h"

namespace goldenthread {

/// Adds to each statement of MeasureStatements the utterances that give its score together with its
/// name or its previous score, at most two. A score said otherwise than it is on file is not cited.
void CiteSpokenScores(const Transcript& transcript, const ClientRecord& record,
                      std::vector<Statement>& statements);

}  // namespace goldenthread
