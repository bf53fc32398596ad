// Typed phrases: one typed fact as the part of a sentence it can be: a predicate with its verb, or
// a whole clause.
//
// The verb depends on the fact's kind and on the fragment's shape, and claims no more than the
// clinician typed: what cannot be read as act or state is "reported", "presented with", "included".
#pragma once

#include <string>

#include "findings/fact.h"
#include "findings/typed_shape.h"

namespace goldenthread {

/// Who or what the phrase is said of.
enum class PhraseSubject {
  kClient,  ///< the client or participant whom the fact is about
  kTherapist,
  kFrame,   ///< "Homework", "The plan", "Interventions": the kind's own noun
  kItself,  ///< the phrase is a clause
};

struct TypedPhrase {
  PhraseSubject subject = PhraseSubject::kClient;
  std::string verb;  ///< shared by neighbours with the same one: "reported", "will", "was"; may be
                     ///< empty where `rest` brings its own
  std::string rest;
};

/// Kin without a possessor, who belong to the client: "husband drove" -> "client's husband drove".
[[nodiscard]] bool OpensWithBareKin(const std::string& words);

[[nodiscard]] TypedPhrase PhraseOf(const Fact& fact);

/// "Homework", "The plan" ...: the subject of kFrame phrases of that kind.
[[nodiscard]] std::string FrameNoun(FactKind kind);

}  // namespace goldenthread
