// An endorsed risk must be told by name or in the words that show it; a denial of the same domain
// does not tell it.
#include <algorithm>
#include <array>
#include <string>

#include "verify/checks.h"

namespace goldenthread {
namespace {

/// A sentence that carries so much of what shows a risk tells it.
constexpr double kToldShare = 0.35;

/// Domains in words, in the order of RiskDomain.
constexpr std::array<const char*, kRiskDomains> kDomainWords = {
    "suicidal ideation", "homicidal ideation", "self-harm", "abuse or neglect", "substance risk"};

bool IsUtterance(const Evidence& evidence) {
  return evidence.input == EvidenceInput::kSession || evidence.input == EvidenceInput::kSummary;
}

/// How a sentence tells an endorsed risk: by its name, or by the words that show it.
bool Tells(const Statement& statement, RiskDomain domain, const RiskFinding& finding,
           const Judge& judge) {
  bool denied = false;
  for (const RiskClaim& claim : judge.RiskClaimsOf(statement.text)) {
    if (claim.domain != domain) continue;
    if (claim.state == RiskState::kDenied) {
      denied = true;
    } else if (claim.state != RiskState::kOtherPerson) {
      return true;
    }
  }
  if (denied) return false;
  return std::any_of(finding.evidence.begin(), finding.evidence.end(), [&](const Evidence& shown) {
    return IsUtterance(shown) && judge.ShareOf(shown, statement.text) >= kToldShare;
  });
}

template <class Predicate>
bool AnyStatement(const DraftNote& note, Predicate predicate) {
  for (const NoteSection& section : note.sections) {
    if (std::any_of(section.statements.begin(), section.statements.end(), predicate)) return true;
  }
  return false;
}

}  // namespace

void CheckRisk(const DraftNote& note, const Transcript& transcript, const Findings& findings,
               const Judge& judge, const Knowledge& knowledge, CheckList& checks) {
  if (transcript.utterances.empty()) return;
  const auto names = [&](const char* list) {
    return AnyStatement(note, [&](const Statement& statement) {
      return !knowledge.lexicon.Cues(list).Find(Tokenize(statement.text)).empty();
    });
  };
  std::string not_asked;
  for (std::size_t i = 0; i < kDomainWords.size(); ++i) {
    const auto domain = static_cast<RiskDomain>(i);
    const RiskFinding& finding = findings.Risk(domain);
    const CheckWords words = {{"domain", kDomainWords[i]}};
    if (finding.state == RiskState::kEndorsed) {
      const bool told = AnyStatement(note, [&](const Statement& statement) {
        return Tells(statement, domain, finding, judge);
      });
      if (!told) checks.Add("risk_omitted", {}, words);
      // Use of substances is followed up in the plan like any other problem.
      if (domain == RiskDomain::kSubstanceRisk) continue;
      if (!names("risk_assessed")) checks.Add("risk_without_assessment", {}, words);
      if (!names("risk_step")) checks.Add("risk_without_plan", {}, words);
    }
    if (finding.unclear) {
      checks.Add("risk_unclear", {}, words);
    } else if (finding.state == RiskState::kNotAsked) {
      if (domain == RiskDomain::kSuicidalIdeation) {
        checks.Add("suicide_not_asked");
      } else {
        not_asked += (not_asked.empty() ? "" : ", ") + std::string(kDomainWords[i]);
      }
    }
  }
  if (!not_asked.empty()) checks.Add("domain_not_asked", {}, {{"domain", not_asked}});
}

}  // namespace goldenthread
