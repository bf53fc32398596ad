// Typed risk: which fragments of a typed line are about risk, and what each claims.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "findings/risk_events.h"

namespace goldenthread {

/// One thing that a fragment says: of a domain, or beside it (means, protection, safety).
struct TypedClaim {
  std::optional<RiskSide::Kind> side;
  RiskDomain domain = RiskDomain::kSuicidalIdeation;
  RiskLevel level = RiskLevel::kNone;
  RiskSense sense = RiskSense::kUnclear;
  std::string id;
  std::string canonical;
  std::string person;
  bool idiom = false;
  bool rate = false;      ///< a substance: says how often or how much
  bool absence = false;   ///< its words name the absence: "safe at home"
  std::size_t first = 0;  ///< tokens of the line that name it
  std::size_t last = 0;
};

/// Tokens [first, last) of a typed line, with at least one claim.
struct TypedRisk {
  std::size_t first = 0;
  std::size_t last = 0;
  std::vector<TypedClaim> claims;
  bool plain = false;  ///< nothing but what the claims name, negators and function words
};

/// Reads one typed line. `nicotine`: tobacco counts as a substance for this client.
[[nodiscard]] std::vector<TypedRisk> ReadTypedLine(const std::vector<Token>& tokens,
                                                   const Knowledge& knowledge, bool nicotine);

}  // namespace goldenthread
