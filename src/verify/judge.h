// Judge: one statement against everything it could rest on.
//
// A foreign statement brings no evidence: it is looked for in the whole session and record, and its
// class tells how often such sentences are backed. Our own statement brings its evidence: that is
// read again, and every figure, name, polarity and owner in the text must agree with it.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "findings/conversation.h"
#include "findings/fact.h"
#include "knowledge/knowledge.h"
#include "note/draft_note.h"
#include "thread/client_record.h"
#include "transcript/transcript.h"
#include "verify/clash.h"
#include "verify/figures.h"
#include "verify/reading.h"
#include "verify/record_index.h"
#include "verify/risk_claims.h"
#include "verify/session_index.h"
#include "verify/talk_profile.h"
#include "verify/terms.h"

namespace goldenthread {

/// Reads session and record once; then judges statement by statement.
class Judge {
 public:
  /// All arguments must outlive the judge.
  Judge(const Transcript& transcript, const Conversation& conversation, const Findings& findings,
        const ClientRecord& record, const Knowledge& knowledge);

  /// Fills in verdict, support, origin and evidence of a statement of unknown making.
  void JudgeForeign(Statement& statement, const std::string& section) const;

  /// Fills in verdict and support of a statement that cites its evidence.
  void JudgeOwn(Statement& statement) const;

  /// The risk claims of a sentence.
  [[nodiscard]] std::vector<RiskClaim> RiskClaimsOf(const std::string& text) const;

  /// Share of the weight of what the evidence (session or summary) quotes that the sentence
  /// carries.
  [[nodiscard]] double ShareOf(const Evidence& evidence, const std::string& text) const;

  /// Tokens of an utterance.
  [[nodiscard]] const std::vector<Token>& TokensOf(std::size_t utterance) const {
    return index_.TokensOf(utterance);
  }

 private:
  struct Text;
  /// What a statement's figures, days and quotations are compared with.
  struct Pool;

  [[nodiscard]] Text Read(const std::string& text) const;
  [[nodiscard]] Pool PoolOf(const std::vector<std::size_t>& utterances, std::size_t reach) const;
  [[nodiscard]] double FigureFactor(const Text& text, const std::vector<std::size_t>& best) const;
  [[nodiscard]] bool FiguresAgree(const Text& text, const Pool& pool, const Statement& cited) const;
  [[nodiscard]] bool PeopleAgree(const Text& text, const Pool& pool) const;
  /// Typed fragments have no clauses to compare: both sides deny something, or neither does.
  [[nodiscard]] bool TypedPolarityAgrees(const Statement& statement, const Text& text) const;
  [[nodiscard]] bool RiskAgrees(const Text& text) const;
  /// True if the statement claims something on risk and all of it is what was found.
  [[nodiscard]] bool RiskConfirms(const Text& text) const;
  /// A statement that is nothing but exact quotations of what it cites: "Client said: ...".
  [[nodiscard]] bool OnlyQuotes(const Statement& statement, const Text& text) const;
  [[nodiscard]] double ClassPrior(const Text& text) const;
  /// True if a task or plan of the session carries much of the statement.
  [[nodiscard]] bool Agreed(const Text& text) const;
  [[nodiscard]] bool JudgeByRecord(Statement& statement, const Text& text,
                                   const std::string& section) const;
  void JudgeRecordStatement(Statement& statement, const Text& text) const;
  void Cite(Statement& statement, const Text& text, const std::vector<std::size_t>& best) const;
  [[nodiscard]] Verdict Supported(const Statement& statement, const Text& text,
                                  const Pool& pool) const;
  /// What a statement may only name if session or record do; judge_particulars.cc.
  [[nodiscard]] bool MedicationsStand(const Text& text) const;
  [[nodiscard]] bool RelativesStand(const Text& text) const;
  [[nodiscard]] bool MonthsStand(const Text& text) const;
  [[nodiscard]] bool DaysStand(const Text& text) const;
  [[nodiscard]] bool NumbersStand(const Text& text) const;
  [[nodiscard]] bool NamesGoal(const Text& text) const;
  /// Goals named by id exist, and no other goal of the plan fits the sentence better.
  [[nodiscard]] bool GoalsStand(const Text& text) const;
  /// Who the sentence says did it can have done it by `utterances`.
  [[nodiscard]] bool AgentAgrees(const Text& text,
                                 const std::vector<std::size_t>& utterances) const;
  /// True if the utterance is, or tells of, the therapist's own doing.
  [[nodiscard]] bool WorkOf(std::size_t utterance) const;
  [[nodiscard]] bool NamesTherapist(std::size_t utterance) const;
  [[nodiscard]] bool Asks(std::size_t utterance) const;
  /// A sentence that denies something rests on `utterances` of which one does.
  [[nodiscard]] bool DenialHasGround(const Text& text,
                                     const std::vector<std::size_t>& utterances) const;
  [[nodiscard]] bool ForeignParticularsAgree(const Text& text, const std::vector<std::size_t>& best,
                                             double shared, double window) const;
  /// Share of a sentence's weight that the utterance carries.
  [[nodiscard]] double ShareIn(const std::vector<WeightedTerm>& weighed,
                               std::size_t utterance) const;
  /// The largest such share among `best`.
  [[nodiscard]] double SharedBest(const Text& text, const std::vector<std::size_t>& best) const;
  [[nodiscard]] bool Names(const Text& text, const char* list) const;

  const Transcript& transcript_;
  const Findings& findings_;
  const Knowledge& knowledge_;
  const TermReader terms_;
  SessionIndex index_;
  const ClauseReader clauses_;
  const ClashFinder clashes_;
  const RecordIndex record_;
  const TalkProfile profile_;
  const std::optional<Date> session_date_;
  const std::vector<Goal>& goals_;
  std::vector<Figures> figures_;                 ///< by utterance
  std::unordered_set<std::size_t> medications_;  ///< of the session, by index in Knowledge
  std::unordered_set<std::string> words_;        ///< of the session and what its shorthand means
};

}  // namespace goldenthread
