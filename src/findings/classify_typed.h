// What a typed fragment is about: the kind that decides its section and its verb.
//
// Labels come first, then the word lists of knowledge/cues/typed.yaml and the clinical lists, then
// the neighbours in the same typed sentence. "hw:" means a review where results stand under it and
// another assignment comes later, else an assignment.
#pragma once

#include <string>
#include <vector>

#include "findings/fact.h"
#include "findings/fragments.h"
#include "findings/typed_shape.h"
#include "knowledge/knowledge.h"

namespace goldenthread {

/// A fragment with its words written out.
struct WordedFragment {
  TypedFragment typed;
  std::string words;        ///< body, written out
  std::string label_words;  ///< label, written out; empty unless it begins here
  TypedShape shape = TypedShape::kNoun;
  FactKind kind = FactKind::kSymptom;
  /// Without a subject of its own behind another person's clause in the same typed sentence: whose
  /// it is stays as open as it was typed, and it is never given to the client.
  bool follows_other = false;
  bool infinitive = false;  ///< "to call Dana": planned whatever stands around it
};

/// Fills in the kinds of a whole summary, in order.
void ClassifyFragments(std::vector<WordedFragment>& fragments, const Knowledge& knowledge);

/// True where the fragment names a risk, its means or its protection.
[[nodiscard]] bool NamesRisk(const WordedFragment& fragment, const Knowledge& knowledge);

}  // namespace goldenthread
