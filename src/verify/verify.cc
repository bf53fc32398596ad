// Each statement is judged by itself, then the note as a whole.
#include "verify/verify.h"

#include "verify/judge.h"

namespace goldenthread {

VerifiedNote Verify(DraftNote note, const Transcript& transcript, const Findings& findings,
                    const Thread&, const ClientRecord& record, const Knowledge& knowledge) {
  const Judge judge(transcript, findings, record, knowledge);
  for (NoteSection& section : note.sections) {
    for (Statement& statement : section.statements) {
      if (note.engine == "foreign") {
        judge.JudgeForeign(statement, section.id);
      } else {
        judge.JudgeOwn(statement);
      }
    }
  }
  return {std::move(note), {}};
}
bool VerifiedNote::Blocked() const {
  for (const Check& check : checks) {
    if (check.severity == Severity::kBlock) return true;
  }
  return false;
}

}  // namespace goldenthread
