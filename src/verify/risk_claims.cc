// A claim is a domain's name in a clause that denies it, endorses it, or gives it to the past or to
// somebody else.
#include "verify/risk_claims.h"

#include <algorithm>
#include <array>

namespace goldenthread {
namespace {

constexpr std::array<const char*, kRiskDomains> kLists = {
    "domain_suicidal_ideation", "domain_homicidal_ideation", "domain_self_harm",
    "domain_abuse_or_neglect", "domain_substance_risk"};

const ClauseReading* ClauseOf(const std::vector<ClauseReading>& clauses, std::size_t token) {
  for (const ClauseReading& clause : clauses) {
    if (token >= clause.first && token < clause.last) return &clause;
  }
  return nullptr;
}

std::optional<RiskState> StateOf(const std::vector<Token>& tokens, const ClauseReading& clause,
                                 const PhraseMatch& match, const Knowledge& knowledge) {
  const auto holds = [&](const char* list) {
    const auto found = knowledge.lexicon.Cues(list).Find(tokens);
    return std::any_of(found.begin(), found.end(), [&](const PhraseMatch& cue) {
      return cue.first >= clause.first && cue.last <= clause.last;
    });
  };
  if (holds("risk_not_claimed")) return std::nullopt;
  if (clause.negated_from < match.first || holds("risk_denied_after")) return RiskState::kDenied;
  if (clause.hypothetical || clause.question) return std::nullopt;
  if (clause.owner == "other") return RiskState::kOtherPerson;
  if (clause.owner == "therapist") return std::nullopt;
  if (clause.historical) return RiskState::kHistorical;
  if (holds("risk_endorse")) return RiskState::kEndorsed;
  return std::nullopt;
}

}  // namespace

std::vector<RiskClaim> ReadRiskClaims(const std::vector<Token>& tokens,
                                      const std::vector<ClauseReading>& clauses,
                                      const Knowledge& knowledge) {
  std::vector<RiskClaim> claims;
  for (std::size_t domain = 0; domain < kLists.size(); ++domain) {
    for (const PhraseMatch& match : knowledge.lexicon.Cues(kLists[domain]).FindLongest(tokens)) {
      const ClauseReading* clause = ClauseOf(clauses, match.first);
      if (clause == nullptr) continue;
      RiskClaim claim{static_cast<RiskDomain>(domain), {}, match.first, match.last};
      claim.state = StateOf(tokens, *clause, match, knowledge);
      claims.push_back(claim);
    }
  }
  std::sort(claims.begin(), claims.end(),
            [](const RiskClaim& a, const RiskClaim& b) { return a.first < b.first; });
  return claims;
}

std::string DomainWords(RiskDomain domain, const Knowledge& knowledge) {
  std::string words;
  for (const std::string& phrase :
       knowledge.Cues(kLists[static_cast<std::size_t>(domain)]).phrases) {
    words += " " + phrase;
  }
  std::replace_if(
      words.begin(), words.end(), [](char c) { return c == '|' || c == '?' || c == '='; }, ' ');
  return words;
}

bool Contradicts(const RiskClaim& claim, const RiskFinding& found) {
  if (!claim.state) return false;
  // Use of substances is not risk: denials and reports of single ones need their own words.
  const bool substance = claim.domain == RiskDomain::kSubstanceRisk;
  switch (*claim.state) {
    case RiskState::kDenied:
      if (found.state == RiskState::kNotAsked) return true;
      return !substance && found.state == RiskState::kEndorsed && found.level == RiskLevel::kNone;
    case RiskState::kEndorsed:
      return !substance && found.state != RiskState::kEndorsed;
    case RiskState::kNotAsked:
    case RiskState::kOtherPerson:
    case RiskState::kHistorical:
      return false;
  }
  return false;
}

}  // namespace goldenthread
