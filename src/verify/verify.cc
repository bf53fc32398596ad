// Each statement is judged by itself, then the note as a whole.
#include "verify/verify.h"

#include "verify/checks.h"
#include "verify/judge.h"

namespace goldenthread {

VerifiedNote Verify(DraftNote note, const Transcript& transcript, const Findings& findings,
                    const Thread& thread, const ClientRecord& record, const Knowledge& knowledge) {
  return Verify(std::move(note), transcript, ReadConversation(transcript, knowledge), findings,
                thread, record, knowledge);
}

VerifiedNote Verify(DraftNote note, const Transcript& transcript, const Conversation& conversation,
                    const Findings& findings, const Thread& thread, const ClientRecord& record,
                    const Knowledge& knowledge) {
  const Judge judge(transcript, conversation, findings, record, knowledge);
  CheckList checks(knowledge);
  for (NoteSection& section : note.sections) {
    for (Statement& statement : section.statements) {
      if (note.engine == "foreign") {
        judge.JudgeForeign(statement, section.id);
      } else {
        judge.JudgeOwn(statement);
      }
      if (statement.verdict == Verdict::kContradicted) {
        checks.Add("contradicted_statement", statement.id);
      } else if (statement.verdict == Verdict::kUnmentioned) {
        checks.Add("unsupported_statement", statement.id);
      }
    }
  }
  CheckRisk(note, transcript, findings, judge, knowledge, checks);
  CheckConflicts(transcript, findings, record, judge, knowledge, checks);
  CheckNoteRules(note, transcript, findings, thread, record, knowledge, checks);
  return {std::move(note), checks.Take()};
}

bool VerifiedNote::Blocked() const {
  for (const Check& check : checks) {
    if (check.severity == Severity::kBlock) return true;
  }
  return false;
}

}  // namespace goldenthread
