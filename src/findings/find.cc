// Find: the parts one after the other, then ids in one row: f1, f2, ...
#include "findings/find.h"

#include "findings/find_parts.h"

namespace goldenthread {

Findings Find(const Transcript& transcript, const FindOptions& options,
              const Knowledge& knowledge) {
  return Find(transcript, ReadConversation(transcript, knowledge), options, knowledge);
}

Findings Find(const Transcript& transcript, const Conversation& conversation,
              const FindOptions& options, const Knowledge& knowledge) {
  RiskReading risk = FindRisk(transcript, conversation, options, knowledge);

  std::vector<Fact> typed = FindTyped(transcript, options, risk, knowledge);

  Findings findings;
  findings.facts = std::move(risk.facts);
  findings.risk = std::move(risk.states);
  findings.acts = ClassifyTherapist(transcript, conversation, knowledge);
  for (Fact& fact : typed) {
    findings.facts.push_back(std::move(fact));
  }
  for (Fact& fact : FindSpoken(transcript, conversation, options, knowledge)) {
    findings.facts.push_back(std::move(fact));
  }
  for (std::size_t i = 0; i < findings.facts.size(); ++i) {
    findings.facts[i].id = "f" + std::to_string(i + 1);
  }
  return findings;
}

}  // namespace goldenthread
