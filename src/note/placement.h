// Placement: which section of a format each fact, sentence and part of the risk statement stands
// in.
//
// A fact's kind has one home in every format. Formats of intake, crisis, group and discharge also
// tell apart what one kind holds (history of the family, of the illness ...): their sections name
// topics, and what names a topic stands there, with what was typed under the same label or in the
// same typed sentence.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "findings/fact.h"
#include "knowledge/knowledge.h"
#include "note/words.h"
#include "transcript/transcript.h"

namespace goldenthread {

class Placement {
 public:
  Placement(const Format& format, const Knowledge& knowledge);

  /// False where every fact stands in its kind's home.
  [[nodiscard]] bool HasTopics() const { return has_topics_; }

  /// The home of that kind: an index into Format::sections.
  [[nodiscard]] std::size_t HomeOf(FactKind kind) const;

  /// The section of a finished sentence of that kind.
  [[nodiscard]] std::size_t SectionOf(std::string_view text, FactKind kind) const;

  /// The sections of all typed facts but risk; `facts` in order of appearance.
  [[nodiscard]] std::map<const Fact*, std::size_t> SectionsOfTyped(
      const std::vector<const Fact*>& facts, const Transcript& transcript) const;

  /// The section of a sentence of the risk statement: means, protection and safety steps may have
  /// their own; a sentence that tells more than one part stands with the states.
  [[nodiscard]] std::size_t RiskSectionOf(const Sentence& sentence) const;

 private:
  [[nodiscard]] std::optional<std::size_t> TopicOf(std::string_view text, FactKind kind) const;

  const Format& format_;
  const Knowledge& knowledge_;
  std::vector<PhraseMatcher> phrases_;  // by section: its own phrases
  bool has_topics_ = false;
};

}  // namespace goldenthread
