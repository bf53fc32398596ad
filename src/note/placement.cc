// Topics are looked for in the label and the words of a fact; whatever follows in the same typed
// sentence, or under the same label, goes along as far as its kind may stand there.
#include "note/placement.h"

#include <algorithm>
#include <limits>
#include <string>

#include "base/tokens.h"
#include "knowledge/compile_phrases.h"

namespace goldenthread {
namespace {

bool Holds(const std::vector<FactKind>& kinds, FactKind kind) {
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

bool Accepts(const FormatSection& section, FactKind kind) {
  return section.topic_kinds.empty() ? kind != FactKind::kRisk : Holds(section.topic_kinds, kind);
}

bool SameUtterance(const Fact& a, const Fact& b) {
  return a.evidence.front().utterance == b.evidence.front().utterance;
}

/// Only a comma or a mark of joining stands between both.
bool SameSentence(const Fact& before, const Fact& fact, const Transcript& transcript) {
  const Evidence& left = before.evidence.front();
  const Evidence& right = fact.evidence.front();
  if (!SameUtterance(before, fact) || left.span.end > right.span.begin) return false;
  const std::string_view gap =
      Span{left.span.end, right.span.begin}.In(transcript.utterances[left.utterance].text);
  return gap.find_first_of(".;:!?\n") == std::string_view::npos;
}

}  // namespace

Placement::Placement(const Format& format, const Knowledge& knowledge)
    : format_(format), knowledge_(knowledge), phrases_(format.sections.size()) {
  for (std::size_t s = 0; s < format.sections.size(); ++s) {
    const FormatSection& section = format.sections[s];
    PhraseCompiler compiler;
    for (const std::string& phrase : section.phrases) compiler.Add(phrase, 0);
    if (!section.phrases.empty()) phrases_[s] = compiler.Finish();
    has_topics_ = has_topics_ || !section.topics.empty() || !section.phrases.empty();
  }
}

std::size_t Placement::HomeOf(FactKind kind) const {
  for (std::size_t s = 0; s < format_.sections.size(); ++s) {
    if (Holds(format_.sections[s].kinds, kind)) return s;
  }
  return 0;
}

std::optional<std::size_t> Placement::TopicOf(std::string_view text, FactKind kind) const {
  if (!has_topics_) return std::nullopt;
  const std::vector<Token> tokens = Tokenize(text);
  for (std::size_t s = 0; s < format_.sections.size(); ++s) {
    const FormatSection& section = format_.sections[s];
    if (!Accepts(section, kind)) continue;
    const bool named =
        std::any_of(section.topics.begin(), section.topics.end(), [&](const std::string& topic) {
          return !knowledge_.lexicon.Cues(topic).Find(tokens).empty();
        });
    if (named || !phrases_[s].Find(tokens).empty()) return s;
  }
  return std::nullopt;
}

std::size_t Placement::SectionOf(std::string_view text, FactKind kind) const {
  return TopicOf(text, kind).value_or(HomeOf(kind));
}

std::map<const Fact*, std::size_t> Placement::SectionsOfTyped(const std::vector<const Fact*>& facts,
                                                              const Transcript& transcript) const {
  std::map<const Fact*, std::size_t> sections;
  constexpr auto kNone = std::numeric_limits<std::size_t>::max();
  std::size_t open = kNone;  // the section of the topic that what follows may belong to
  bool by_label = false;
  const Fact* before = nullptr;
  for (const Fact* fact : facts) {
    const bool labelled = !fact->concept_id.empty();
    const bool goes_on =
        before != nullptr && !labelled &&
        (by_label ? SameUtterance(*before, *fact) : SameSentence(*before, *fact, transcript));
    if (!goes_on) open = kNone;
    const auto label = labelled ? TopicOf(fact->concept_id, fact->kind) : std::nullopt;
    const auto own = TopicOf(fact->words, fact->kind);
    if (label || (own && !(goes_on && by_label))) {
      open = label ? *label : *own;
      by_label = label.has_value();
    }
    const bool stands = open != kNone && Accepts(format_.sections[open], fact->kind);
    sections[fact] = stands ? open : HomeOf(fact->kind);
    before = fact;
  }
  return sections;
}

std::size_t Placement::RiskSectionOf(const Sentence& sentence) const {
  for (std::size_t s = 0; s < format_.sections.size(); ++s) {
    const auto& parts = format_.sections[s].risk_parts;
    const bool all =
        std::all_of(sentence.facts.begin(), sentence.facts.end(), [&](const Fact* fact) {
          return std::any_of(parts.begin(), parts.end(),
                             [&](const std::string& part) { return fact->rule == "risk." + part; });
        });
    if (all && !parts.empty()) return s;
  }
  for (std::size_t s = 0; s < format_.sections.size(); ++s) {
    if (format_.sections[s].risk) return s;
  }
  return 0;
}

}  // namespace goldenthread
