// Lexicon: the phrases of the knowledge, compiled into matchers once when it is loaded.
//
// The number of a pattern is the index of its entry in the list of Knowledge that it comes from.
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "knowledge/phrase_matcher.h"

namespace goldenthread {

struct Knowledge;

struct Lexicon {
  PhraseMatcher context;
  PhraseMatcher kin;
  PhraseMatcher idioms;
  PhraseMatcher idioms_literal;  ///< Idiom::literal_if
  PhraseMatcher concepts;
  PhraseMatcher concepts_needs;
  PhraseMatcher concepts_not_near;
  PhraseMatcher risk_ask;
  PhraseMatcher risk_say;
  PhraseMatcher risk_deny;
  PhraseMatcher risk_follow;
  PhraseMatcher risk_typed;
  PhraseMatcher technique_names;
  PhraseMatcher technique_strong;
  PhraseMatcher technique_weak;
  PhraseMatcher measures;
  PhraseMatcher medications;  ///< generic names and brands
  PhraseMatcher substances;
  PhraseMatcher roles;
  std::unordered_map<std::string, std::vector<std::size_t>> shorthand;  ///< entries by code
  std::map<std::string, PhraseMatcher> cues;  ///< by the list's id; every pattern number is 0

  /// The matcher of that cue list; a missing one is a bug in the knowledge files.
  [[nodiscard]] const PhraseMatcher& Cues(const std::string& id) const;
};

/// Compiles all phrases.
[[nodiscard]] Lexicon CompileLexicon(const Knowledge& knowledge);

}  // namespace goldenthread
