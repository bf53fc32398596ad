// Lexicon: the phrases of the knowledge as matchers, compiled when the program is built and read in
// place.
//
// The number of a pattern is the index of its entry in the list of Knowledge that it comes from.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "knowledge/phrase_matcher.h"

namespace goldenthread {

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
  std::map<std::string, PhraseMatcher, std::less<>>
      cues;  ///< by the list's id; every pattern number is 0
  std::unordered_map<std::string, std::vector<std::size_t>> shorthand;  ///< entries by code

  /// The matcher of that cue list; a missing one is a bug in the knowledge files.
  [[nodiscard]] const PhraseMatcher& Cues(std::string_view id) const;
};

/// A matcher of the lexicon that is no cue list.
struct LexiconMember {
  std::string_view name;
  PhraseMatcher Lexicon::*matcher;
};

/// All of them.
inline constexpr std::array<LexiconMember, 19> kLexiconMembers = {{
    {"context", &Lexicon::context},
    {"kin", &Lexicon::kin},
    {"idioms", &Lexicon::idioms},
    {"idioms_literal", &Lexicon::idioms_literal},
    {"concepts", &Lexicon::concepts},
    {"concepts_needs", &Lexicon::concepts_needs},
    {"concepts_not_near", &Lexicon::concepts_not_near},
    {"risk_ask", &Lexicon::risk_ask},
    {"risk_say", &Lexicon::risk_say},
    {"risk_deny", &Lexicon::risk_deny},
    {"risk_follow", &Lexicon::risk_follow},
    {"risk_typed", &Lexicon::risk_typed},
    {"technique_names", &Lexicon::technique_names},
    {"technique_strong", &Lexicon::technique_strong},
    {"technique_weak", &Lexicon::technique_weak},
    {"measures", &Lexicon::measures},
    {"medications", &Lexicon::medications},
    {"substances", &Lexicon::substances},
    {"roles", &Lexicon::roles},
}};

/// The matchers as one run of bytes. `shorthand` is left out: it is an index of Knowledge.
[[nodiscard]] std::vector<std::uint64_t> WriteLexicon(const Lexicon& lexicon);

/// What WriteLexicon wrote, read in place: `bytes` must outlive it. Other bytes are a bug.
[[nodiscard]] Lexicon ReadLexicon(PhraseMatcher::Bytes bytes);

}  // namespace goldenthread
