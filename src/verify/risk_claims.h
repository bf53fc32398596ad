// RiskClaims: what a sentence of a note says on the five domains of risk.
//
// "Denied suicidal ideation" claims a denial, "endorsed passive ideation" an endorsement; a domain
// that is only named ("assessed suicide risk") claims nothing. The words of each domain are data
// (cue lists `domain_*`, `risk_endorse`). Whether a claim is true is judged against Findings.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/tokens.h"
#include "findings/fact.h"
#include "knowledge/knowledge.h"
#include "verify/reading.h"

namespace goldenthread {

/// One domain that a sentence names. No state: named without a claim.
struct RiskClaim {
  RiskDomain domain = RiskDomain::kSuicidalIdeation;
  std::optional<RiskState> state;
  std::size_t first = 0;  ///< tokens [first, last) name the domain
  std::size_t last = 0;
};

/// All claims of a sentence, in order.
[[nodiscard]] std::vector<RiskClaim> ReadRiskClaims(const std::vector<Token>& tokens,
                                                    const std::vector<ClauseReading>& clauses,
                                                    const Knowledge& knowledge);

/// The words by which notes call the domain: "suicidal ideation suicide ...".
[[nodiscard]] std::string DomainWords(RiskDomain domain, const Knowledge& knowledge);

/// True if `claimed` cannot stand beside what was found.
[[nodiscard]] bool Contradicts(const RiskClaim& claim, const RiskFinding& found);

}  // namespace goldenthread
