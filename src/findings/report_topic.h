// The topic of a told clause: the kind of fact it makes, its concept, and how much that weighs.
#pragma once

#include <string>
#include <vector>

#include "base/tokens.h"
#include "findings/fact.h"
#include "knowledge/knowledge.h"

namespace goldenthread {

struct ReportTopic {
  FactKind kind = FactKind::kHistory;
  std::string concept_id;
  FactState state = FactState::kPresent;
  double weight = 0;  ///< what speaks for telling it; below about 0.6 little does
};

[[nodiscard]] ReportTopic TopicOf(const std::vector<Token>& clause, const Knowledge& knowledge);

}  // namespace goldenthread
