// Three sets of pronouns; unknown or other ones are not guessed: the noun stands for them.
#include "note/referent.h"

#include "base/tokens.h"

namespace goldenthread {
namespace {

std::string FirstName(const std::string& name) { return name.substr(0, name.find(' ')); }

/// "Gwen Tarkanian" -> "G.T."
std::string Initials(const std::string& name) {
  std::string initials;
  for (const Token& token : Tokenize(name)) {
    if (!token.IsWord()) continue;
    // A first letter may take more than one byte.
    std::size_t end = 1;
    const std::string_view word = token.span.In(name);
    while (end < word.size() && (static_cast<unsigned char>(word[end]) & 0xC0) == 0x80) ++end;
    initials += std::string(word.substr(0, end)) + ".";
  }
  return initials;
}

}  // namespace

Referent ReferentOf(const ClientRecord& record, const NoteStyle& style) {
  Referent referent;
  const std::string& name = record.client.name;
  referent.first_name = FirstName(name);
  const bool by_first = style.client_name == "first";
  if (!name.empty() && (by_first || style.client_name == "initials")) {
    referent.noun = by_first ? referent.first_name : Initials(name);
    referent.lower = referent.noun;
    referent.subject = referent.object = referent.noun;
    referent.possessive = referent.noun + "'s";
  }
  const std::string pronouns = LowerCase(record.client.pronouns);
  if (pronouns.starts_with("she")) {
    referent.subject = "she";
    referent.object = referent.possessive = "her";
    referent.reflexive = "herself";
  } else if (pronouns.starts_with("he")) {
    referent.subject = "he";
    referent.object = "him";
    referent.possessive = "his";
    referent.reflexive = "himself";
  } else if (pronouns.starts_with("they")) {
    referent.subject = "they";
    referent.object = "them";
    referent.possessive = "their";
    referent.reflexive = "themselves";
    referent.plural_verb = true;
  }
  return referent;
}

}  // namespace goldenthread
