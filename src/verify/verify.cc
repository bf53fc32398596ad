#include "verify/verify.h"

#include "verify/session_index.h"
#include "verify/terms.h"

namespace goldenthread {

VerifiedNote Verify(DraftNote note, const Transcript& transcript, const Findings&, const Thread&,
                    const ClientRecord&, const Knowledge& knowledge) {
  const TermReader reader(knowledge);
  const SessionIndex index(transcript, reader);
  for (auto& section : note.sections)
    for (auto& s : section.statements) {
      auto tokens = Tokenize(s.text);
      auto terms = index.Weigh(reader.Read(tokens));
      double total = 0, found = 0;
      for (auto& t : terms) total += t.weight, found += t.weight * t.found;
      double cover = total > 0 ? found / total : 0;
      auto w = index.BestWindow(terms);
      s.support = .7 * cover + .3 * w.coverage;
      s.verdict = s.support < .35 ? Verdict::kUnmentioned : Verdict::kParaphrase;
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
