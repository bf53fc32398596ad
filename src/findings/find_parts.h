// The parts of Find, each in a file of its own: spoken facts, typed facts, risk.
#pragma once

#include "findings/conversation.h"
#include "findings/find.h"

namespace goldenthread {

/// Facts of the spoken part, in order, without ids; risk aside.
[[nodiscard]] std::vector<Fact> FindSpoken(const Transcript& transcript,
                                           const Conversation& conversation,
                                           const FindOptions& options, const Knowledge& knowledge);

/// The stretches of a typed line (its tokens) that are about risk and that FindRisk words. In
/// order, not overlapping.
[[nodiscard]] std::vector<Span> RiskSpans(const std::vector<Token>& tokens,
                                          const Knowledge& knowledge);
/// Whether any part of a typed fragment is.
[[nodiscard]] bool IsRiskFragment(const std::vector<Token>& tokens, const Knowledge& knowledge);

/// The five risk states of both parts together, and risk facts (kind kRisk, without ids): ideation
/// by level, past episodes, other people's risk, means, protection, safety steps.
struct RiskReading {
  std::array<RiskFinding, kRiskDomains> states;
  std::vector<Fact> facts;
};
[[nodiscard]] RiskReading FindRisk(const Transcript& transcript, const Conversation& conversation,
                                   const FindOptions& options, const Knowledge& knowledge);

/// Facts of the typed part, in order, without ids. Every fragment of the summary is cited by at
/// least one fact: a fragment about risk that some fact of `risk` cites whole is left to it, one
/// that none does becomes a fact of another kind here.
[[nodiscard]] std::vector<Fact> FindTyped(const Transcript& transcript, const FindOptions& options,
                                          const RiskReading& risk, const Knowledge& knowledge);

}  // namespace goldenthread
