#include "verify/verify.h"
#include <cmath>
#include <cstdlib>

#include "verify/clash.h"
#include "verify/session_index.h"
#include "verify/terms.h"

namespace goldenthread {
static double Env(const char* n, double v) {
  const char* t = std::getenv(n);
  return t ? std::atof(t) : v;
}

VerifiedNote Verify(DraftNote note, const Transcript& transcript, const Findings&, const Thread&,
                    const ClientRecord&, const Knowledge& knowledge) {
  const TermReader reader(knowledge);
  const SessionIndex index(transcript, reader);
  std::vector<std::string> participants;
  for (auto& u : transcript.utterances)
    if (u.role == Role::kParticipant) {
      auto n = LowerCase(u.speaker);
      if (std::find(participants.begin(), participants.end(), n) == participants.end())
        participants.push_back(n);
    }
  const ClauseReader clauses(knowledge, participants);
  const ClashFinder finder(transcript, index, clauses);
  for (auto& section : note.sections)
    for (auto& s : section.statements) {
      auto tokens = Tokenize(s.text);
      auto read = reader.Read(tokens);
      auto terms = index.Weigh(read);
      double total = 0, found = 0;
      for (auto& t : terms) total += t.weight, found += t.weight * t.found;
      double cover = total > 0 ? found / total : 0;
      auto w = index.BestWindow(terms);
      s.support = .7 * cover + .3 * w.coverage;
      if (Env("CLASH", 1) > 0)
        for (auto& c :
             finder.Find(tokens, read, terms, index.Retrieve(terms, (std::size_t)Env("CAND", 12))))
          s.support *= 1 - c.share * (1 - c.factor);
      if (!knowledge.lexicon.Cues("prior_observed").Find(tokens).empty())
        s.support *= Env("P_OBS", .3);
      if (!knowledge.lexicon.Cues("prior_forward").Find(tokens).empty())
        s.support *= Env("P_FWD", .35);
      if (section.id == "assessment") s.support *= Env("S_A", .85);
      if (section.id == "objective") s.support *= Env("S_O", .75);
      if (section.id == "plan") s.support *= Env("S_P", .6);
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
