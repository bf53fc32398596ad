// Tellable: may a clause of the client's be told by a note, and whose is it?
//
// A clause is tellable when everything in it has an owner: it speaks of the client ("I ...", "my
// ...") or of a person it names, and no pronoun in it points out of it. What is not tellable is
// left out, or quoted; how a tellable clause is worded is note's business.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/tokens.h"
#include "knowledge/knowledge.h"

namespace goldenthread {

enum class Owner { kClient, kPerson, kNone };

struct Telling {
  Owner owner = Owner::kNone;
  std::string person;  ///< of kPerson: KinTerm::id or the name as written
};

/// What clauses told just before in the same sentence have named, so that a pronoun may mean it.
struct Antecedents {
  bool thing = false;   ///< something that "it" may mean
  bool things = false;  ///< something that "them" may mean
};

/// What reading needs to know of the whole session.
struct TellingContext {
  const Knowledge& knowledge;
  std::set<std::string> names;  ///< norms of words that the session uses as names of people
  std::set<std::string> past;   ///< norms that are past forms of irregular verbs
  std::set<std::string> bases;  ///< norms that are base forms of known verbs
  std::map<std::string, std::string> irregular;  ///< base form -> past form
};

/// Reads the verb lists of the knowledge; names are the caller's to add.
[[nodiscard]] TellingContext MakeTellingContext(const Knowledge& knowledge);

/// Tells whose the clause is; kNone unless it is a whole, asserted clause that can stand alone.
/// `text` is what the tokens were cut from. `before` is what earlier clauses of the sentence named;
/// what this one names is added to it if it can be told.
[[nodiscard]] Telling ReadTelling(const std::vector<Token>& clause, std::string_view text,
                                  const TellingContext& context, Antecedents& before);
[[nodiscard]] Telling ReadTelling(const std::vector<Token>& clause, std::string_view text,
                                  const TellingContext& context);

/// True if the token is a finite verb or an auxiliary, as far as its form tells.
[[nodiscard]] bool IsFinite(const Token& token, const TellingContext& context);

/// "go" -> "went", "chew" -> "chewed"; empty for what is no known base form.
[[nodiscard]] std::string PastOf(const std::string& base, const TellingContext& context);

/// "goes" -> "go"; empty for what is no third person of a known verb.
[[nodiscard]] std::string BaseOfThird(const std::string& norm, const TellingContext& context);

/// Cuts a long clean sentence where a new subject begins behind a coordinator; the coordinators
/// themselves are left out of the parts.
[[nodiscard]] std::vector<std::vector<Token>> SplitTellings(const std::vector<Token>& sentence,
                                                            const TellingContext& context);

}  // namespace goldenthread
