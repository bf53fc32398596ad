// Fragments: a typed summary cut into the smallest stretches that say one thing, each with the
// label and the owner that govern it.
//
// Cuts at line ends, sentence marks, semicolons, spaced dashes, arrows between clauses and commas,
// never inside brackets or quotation marks. "hw:" governs to the end of its line, "T -" until the
// next initial, any other "Words:" to the end of its sentence. It does not say what a fragment is
// about.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "base/span.h"
#include "knowledge/knowledge.h"
#include "transcript/transcript.h"

namespace goldenthread {

/// What the label in force says of everything under it.
enum class TypedLabel {
  kNone,
  kHomework,
  kReview,
  kPlan,
  kRisk,
  kMedication,
  kObservation,
  kIntervention,
  kMeasure,
  kSubstance,
  kHistory,
  kGoal,
  kTopic,  ///< any other words before a colon
};

struct TypedFragment {
  std::size_t utterance = 0;
  Span span;  ///< of the utterance's text, with the label and owner before it; without end marks
  Span body;  ///< without them
  TypedLabel label = TypedLabel::kNone;
  Span label_span;    ///< on the first fragment under a label; else empty
  std::string owner;  ///< the participant whom an initial or name before a dash names, or empty
  bool opens_sentence = false;
  bool uncertain = false;  ///< a question mark ends it
  bool after_dash = false;
};

/// Cuts every typed utterance, in order. `initials` as in ShorthandLine.
[[nodiscard]] std::vector<TypedFragment> CutFragments(
    const Transcript& transcript, const std::vector<std::pair<std::string, std::string>>& initials,
    const Knowledge& knowledge);

}  // namespace goldenthread
