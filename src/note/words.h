// Wording: facts -> sentences. One file each for spoken facts, typed facts and risk.
//
// Every sentence stands alone, ends with a full stop, is in the third person and says nothing that
// its facts' evidence does not show. Where a rewrite is unsafe the words become a quotation, and
// where that is no help either the fact is left out.
#pragma once

#include <string>
#include <vector>

#include "findings/fact.h"
#include "knowledge/knowledge.h"
#include "note/referent.h"
#include "transcript/transcript.h"

namespace goldenthread {

/// One sentence made of one or more facts.
struct Sentence {
  std::string text;
  std::vector<const Fact*> facts;  ///< never empty
  double salience = 0;             ///< of its most salient fact
};

/// Sentences of facts from the spoken part, in the order in which they should stand.
[[nodiscard]] std::vector<Sentence> WordSpoken(const std::vector<const Fact*>& facts,
                                               const Referent& client, const Transcript& transcript,
                                               const Knowledge& knowledge);

/// Sentences of typed facts: fragments completed and related ones joined.
[[nodiscard]] std::vector<Sentence> WordTyped(const std::vector<const Fact*>& facts,
                                              const Referent& client, const Transcript& transcript,
                                              const Knowledge& knowledge);

/// The risk paragraph: first what is endorsed, then what is denied, then history, other people,
/// means, protection and steps. Domains that were not asked are never sentences. A sentence about a
/// state without a risk fact cites the state's evidence through `RiskFinding::facts`.
[[nodiscard]] std::vector<Sentence> WordRisk(const Findings& findings, const Referent& client,
                                             const Transcript& transcript,
                                             const Knowledge& knowledge);

}  // namespace goldenthread
