// Words that do not hold give way to the source's own words, or to silence.
#include "note/repair.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace goldenthread {
namespace {

/// What the plan and the session show together: every fact of it stands in the note by itself.
bool IsChain(const Statement& statement) {
  return statement.origin == Origin::kPlan && !statement.diagnosis.empty() &&
         !statement.facts.empty();
}

bool Fails(const Statement& statement) {
  const bool judged_false =
      statement.verdict == Verdict::kUnmentioned || statement.verdict == Verdict::kContradicted;
  return judged_false && (statement.origin == Origin::kSession ||
                          statement.origin == Origin::kSummary || IsChain(statement));
}

/// `Noted: "SI denied"; "no plan".` or `Client said: "..."`; the quotations are the evidence's
/// bytes.
std::string Quoted(const Statement& statement, const Transcript& transcript) {
  std::string quotes;
  std::string speaker;
  for (const Evidence& evidence : statement.evidence) {
    const bool typed = evidence.input == EvidenceInput::kSummary;
    if (!typed && evidence.input != EvidenceInput::kSession) continue;
    const Utterance& utterance = transcript.utterances[evidence.utterance];
    quotes += fmt::format("{}\"{}\"", quotes.empty() ? "" : "; ", evidence.span.In(utterance.text));
    if (!speaker.empty()) continue;
    speaker = typed ? "Noted as typed" : "In the session's words";
  }
  return speaker + ": " + quotes + ".";
}

}  // namespace

bool NeedsRepair(const DraftNote& judged) {
  return std::any_of(judged.sections.begin(), judged.sections.end(), [](const auto& section) {
    return std::any_of(section.statements.begin(), section.statements.end(), Fails);
  });
}

DraftNote Repair(DraftNote judged, const Findings& findings, const Transcript& transcript) {
  std::set<std::string> risk;
  for (const Fact& fact : findings.facts) {
    if (fact.kind == FactKind::kRisk) risk.insert(fact.id);
  }
  int number = 0;
  for (NoteSection& section : judged.sections) {
    std::vector<Statement> kept;
    for (Statement& statement : section.statements) {
      if (Fails(statement)) {
        const bool about_risk =
            std::any_of(statement.facts.begin(), statement.facts.end(),
                        [&](const std::string& fact) { return risk.contains(fact); });
        const bool may_go = statement.origin == Origin::kSession || IsChain(statement);
        if (may_go && !about_risk) continue;
        statement.text = Quoted(statement, transcript);
      }
      statement.id = fmt::format("s{}", ++number);
      kept.push_back(std::move(statement));
    }
    section.statements = std::move(kept);
  }
  return judged;
}

}  // namespace goldenthread
