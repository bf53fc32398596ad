// Reading: a text cut into clauses, each with who it is about, whether it is said or denied, and
// whether it is fact, condition or past.
//
// Serves both sides of a comparison: a statement of a note and an utterance of the session. Shallow
// on purpose: it looks at the first words of a clause and at a few cue words (cue lists
// `clause_*`); what it cannot tell stays unknown, and unknown never clashes with anything.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/tokens.h"
#include "knowledge/knowledge.h"
#include "transcript/transcript.h"

namespace goldenthread {

/// Whose text is read: decides who "I", "you" and "he" are.
struct Speaker {
  Role role = Role::kClinician;  ///< kClinician: a note; kUnknown: a typed summary
  std::string name;              ///< lower case, of a participant
};

/// Tokens [first, last) of a text.
struct ClauseReading {
  std::size_t first = 0;
  std::size_t last = 0;
  /// "client", "therapist", a participant's name, "other" for anybody else, empty for unknown.
  std::string owner;
  /// Tokens [negated_from, negated_to) are negated; none if empty.
  std::size_t negated_from = 0;
  std::size_t negated_to = 0;
  bool question = false;
  bool hypothetical = false;
  bool historical = false;

  [[nodiscard]] bool Negated(std::size_t token) const {
    return token >= negated_from && token < negated_to;
  }
  [[nodiscard]] bool AnyNegated() const { return negated_from < last; }
};

/// Reads texts. Build once a note; const afterwards.
class ClauseReader {
 public:
  /// `participants`: names of the people in the room who speak under their name, lower case.
  /// `names`: other words that are people's names, lower case.
  ClauseReader(const Knowledge& knowledge, std::vector<std::string> participants,
               std::unordered_set<std::string> names);

  /// All clauses, in order; every token is in one.
  [[nodiscard]] std::vector<ClauseReading> Read(const std::vector<Token>& tokens,
                                                const Speaker& speaker) const;

  /// True for a word that names somebody else: "mother", "boss".
  [[nodiscard]] bool IsOtherPerson(const Token& token) const {
    return token.IsWord() && kin_.contains(token.stem);
  }
  [[nodiscard]] bool IsRelative(const Token& token) const {
    return token.IsWord() && relatives_.contains(token.norm);
  }
  /// True for the stem of a word that only says when: "week", "friday".
  [[nodiscard]] bool IsTimeWord(const std::string& stem) const { return time_.contains(stem); }

 private:
  [[nodiscard]] std::string OwnerOf(const std::vector<Token>& tokens, const ClauseReading& clause,
                                    const Speaker& speaker, const std::string& before) const;
  /// The owner of what the client at token `client` is said to tell: "Client said that his son
  /// ...".
  [[nodiscard]] std::string ToldOwner(const std::vector<Token>& tokens, std::size_t client,
                                      std::size_t last) const;
  void ReadCues(const std::vector<Token>& tokens, ClauseReading& clause) const;

  using Words = std::unordered_set<std::string>;
  [[nodiscard]] static Words WordsOf(const Knowledge& knowledge, const std::string& list);

  const Knowledge& knowledge_;
  std::vector<std::string> participants_;
  Words names_;
  Words kin_;       ///< stems
  Words negators_;  ///< within their clause
  Words deniers_;   ///< verbs that negate what follows, over commas too
  Words hypothetical_;
  Words time_;       ///< stems
  Words relatives_;  ///< "sister", "uncle"
};

}  // namespace goldenthread
