// The verb header of verify: a note (ours or foreign) and its session ->
// verdicts and checks.
#pragma once

#include <string_view>

#include "base/result.h"
#include "findings/conversation.h"
#include "findings/fact.h"
#include "knowledge/knowledge.h"
#include "note/draft_note.h"
#include "thread/client_record.h"
#include "thread/thread.h"
#include "transcript/transcript.h"
#include "verify/check.h"

namespace goldenthread {

/// What marks a draft of ours in text and Markdown, and the part of it that is not the note.
/// ParseForeignNote knows an exported draft by them.
inline constexpr std::string_view kDraftMark = "DRAFT, not signed";
inline constexpr std::string_view kReviewMark = "For the review";

/// Re-reads every statement's finished text against the transcript and the
/// record, independently of what drafting said; fills in verdict, support and
/// (for a foreign note) evidence. Adds the checks: unsupported or contradicted
/// statements, omitted risk, note rules. Pure.
[[nodiscard]] VerifiedNote Verify(DraftNote note, const Transcript& transcript,
                                  const Findings& findings, const Thread& thread,
                                  const ClientRecord& record, const Knowledge& knowledge);

/// The same, where the session has been read already: `conversation` must be
/// ReadConversation(transcript, knowledge).
[[nodiscard]] VerifiedNote Verify(DraftNote note, const Transcript& transcript,
                                  const Conversation& conversation, const Findings& findings,
                                  const Thread& thread, const ClientRecord& record,
                                  const Knowledge& knowledge);

/// Cuts a note's text into sections and statements: a line `Heading:` (or `#
/// Heading`) opens a section, an unknown one with id "other"; a line break ends
/// a statement; each sentence is one statement, its text unchanged. Engine
/// "foreign". An empty or binary text is bad input.
Result<DraftNote> ParseForeignNote(std::string_view bytes, const std::string& name,
                                   const Knowledge& knowledge);

}  // namespace goldenthread
