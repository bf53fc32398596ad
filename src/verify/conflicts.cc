// Two inputs tell of one session. Where they give different risk states or different scores of one
// measure, neither is silently preferred: the clinician is asked.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>

#include "verify/checks.h"

namespace goldenthread {
namespace {

constexpr std::array<const char*, kRiskDomains> kDomainWords = {
    "suicidal ideation", "homicidal ideation", "self-harm", "abuse or neglect", "substance risk"};

bool HasSessionEvidence(const RiskFinding& finding) {
  return std::any_of(
      finding.evidence.begin(), finding.evidence.end(),
      [](const Evidence& evidence) { return evidence.input == EvidenceInput::kSession; });
}

void CheckRiskConflicts(const Transcript& transcript, const Findings& findings, const Judge& judge,
                        CheckList& checks) {
  std::set<RiskDomain> told;
  for (const Utterance& utterance : transcript.utterances) {
    if (utterance.input != InputKind::kSummary) continue;
    for (const RiskClaim& claim : judge.RiskClaimsOf(utterance.text)) {
      const RiskFinding& found = findings.Risk(claim.domain);
      if (!claim.state || !HasSessionEvidence(found) || told.contains(claim.domain)) continue;
      const bool denied = claim.state == RiskState::kDenied;
      const bool endorsed = claim.state == RiskState::kEndorsed;
      const bool by_session = found.evidence.front().input == EvidenceInput::kSession;
      const bool conflict = (denied && found.state == RiskState::kEndorsed && by_session) ||
                            (endorsed && found.state == RiskState::kDenied) ||
                            (endorsed && found.state == RiskState::kEndorsed && !by_session);
      if (!conflict) continue;
      told.insert(claim.domain);
      checks.Add("summary_conflict", {},
                 {{"subject", kDomainWords[static_cast<std::size_t>(claim.domain)]}});
    }
  }
}

/// By measure (index in Knowledge): the scores that an input gives it.
using Scores = std::map<std::size_t, std::set<double>>;

void ReadScores(const std::vector<Token>& tokens, std::string_view text, const Knowledge& knowledge,
                Scores& scores) {
  constexpr std::size_t kScoreTokens = 6;
  const std::vector<PhraseMatch> named = knowledge.lexicon.measures.FindLongest(tokens);
  if (named.empty()) return;
  const Figures figures = ReadFigures(text, tokens);
  for (const PhraseMatch& match : named) {
    const Measure& measure = knowledge.measures[match.pattern];
    for (const Figure& figure : figures.numbers) {
      const bool behind = figure.token >= match.last && figure.token < match.last + kScoreTokens;
      if (!behind || figure.value < measure.minimum || figure.value > measure.maximum) continue;
      scores[match.pattern].insert(figure.value);
    }
  }
}

bool Disjoint(const std::set<double>& a, const std::set<double>& b) {
  return std::none_of(a.begin(), a.end(), [&](double value) { return b.contains(value); });
}

}  // namespace

void CheckConflicts(const Transcript& transcript, const Findings& findings,
                    const ClientRecord& record, const Judge& judge, const Knowledge& knowledge,
                    CheckList& checks) {
  if (transcript.HasSession() && transcript.HasSummary()) {
    CheckRiskConflicts(transcript, findings, judge, checks);
  }
  Scores session;
  Scores summary;
  for (std::size_t i = 0; i < transcript.utterances.size(); ++i) {
    const Utterance& utterance = transcript.utterances[i];
    ReadScores(judge.TokensOf(i), utterance.text, knowledge,
               utterance.input == InputKind::kSession ? session : summary);
  }
  for (const auto& [measure, scores] : summary) {
    const auto spoken = session.find(measure);
    if (spoken != session.end() && Disjoint(scores, spoken->second)) {
      checks.Add("summary_conflict", {}, {{"subject", knowledge.measures[measure].id}});
    }
  }
  for (const MeasureScore& filed : record.measures) {
    if (!filed.score) continue;
    std::set<double> known = {*filed.score};
    if (filed.previous) known.insert(*filed.previous);
    bool told = false;
    for (const Scores* scores : {&session, &summary}) {
      for (const auto& [measure, values] : *scores) {
        told = told || (knowledge.measures[measure].id == filed.name && Disjoint(values, known));
      }
    }
    if (told) checks.Add("measure_conflict", {}, {{"subject", filed.name}});
  }
}

}  // namespace goldenthread
