// The verb header of exchange for text: a checked draft, or any stage on the way to it, as plain
// text, Markdown or JSON. Pure; every rendering of an unsigned note says that it is a draft.
#pragma once

#include <string>

#include "findings/fact.h"
#include "thread/client_record.h"
#include "thread/thread.h"
#include "transcript/transcript.h"
#include "verify/check.h"

namespace goldenthread {

/// Everything a rendering may draw on; all referenced objects must outlive it.
struct NoteDocument {
  const Transcript& transcript;
  const ClientRecord& record;
  const Findings& findings;
  const Thread& thread;
  const VerifiedNote& verified;
};

/// The note as a therapist reads it, then what the review needs: risk, not addressed, checks,
/// gaps, evidence.
[[nodiscard]] std::string RenderNoteText(const NoteDocument& document);

/// The same with headings; every sentence carries a reference to its evidence.
[[nodiscard]] std::string RenderNoteMarkdown(const NoteDocument& document);

/// The note as JSON: the contract of DESIGN.md §3.
[[nodiscard]] std::string RenderNoteJson(const NoteDocument& document);

/// One line an utterance, "[MM:SS] Client: words".
[[nodiscard]] std::string RenderTranscriptText(const Transcript& transcript);
/// The transcript as JSON: the contract of DESIGN.md §3.
[[nodiscard]] std::string RenderTranscriptJson(const Transcript& transcript);

/// One line a fact: id, kind, concept, state, experiencer, slots, words, evidence; then risk.
[[nodiscard]] std::string RenderFindingsText(const Transcript& transcript,
                                             const Findings& findings);
/// {"facts": [...], "risk": {...}} as in the note contract.
[[nodiscard]] std::string RenderFindingsJson(const Transcript& transcript,
                                             const Findings& findings);

/// One line a link, one a gap.
[[nodiscard]] std::string RenderThreadText(const Thread& thread);
/// {"links": [...], "gaps": [...]} as in the note contract.
[[nodiscard]] std::string RenderThreadJson(const Thread& thread);

/// "suicidal ideation", for sentences and lists.
[[nodiscard]] std::string RiskDomainName(RiskDomain domain);

}  // namespace goldenthread
