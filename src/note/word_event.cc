// Each clause is rewritten with its subject; then a subject that repeats is taken off again, so
// that every verb agrees and no word is said twice.
#include "note/word_event.h"

#include <algorithm>
#include <cctype>
#include <string_view>
#include <vector>

#include "base/tokens.h"

namespace goldenthread {
namespace {

std::string Capitalized(std::string text) {
  if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

/// A clause in the third person: subject and the rest.
struct Part {
  std::string subject;
  std::string rest;
  bool own = false;  ///< the client is its subject
};

std::vector<std::string_view> ClausesOf(std::string_view words) {
  std::vector<std::string_view> clauses;
  for (std::size_t at = 0; at <= words.size();) {
    const std::size_t end = std::min(words.find("; ", at), words.size());
    clauses.push_back(words.substr(at, end - at));
    at = end + 2;
  }
  return clauses;
}

bool SpeaksOfSelf(std::string_view clause) {
  const std::vector<Token> tokens = Tokenize(clause);
  return std::any_of(tokens.begin(), tokens.end(), [](const Token& t) {
    return t.Is("i") || t.Is("me") || t.Is("my") || t.Is("mine") || t.Is("myself");
  });
}

/// A referent whose pronouns can be nobody else's, for clauses that do not speak of the client.
Referent Nobody(const Referent& client) {
  Referent nobody = client;
  nobody.subject = nobody.object = "client";
  nobody.possessive = "client's";
  nobody.plural_verb = false;
  return nobody;
}

std::optional<Part> PartOf(std::string_view clause, const Referent& client,
                           const VerbForms& verbs) {
  const bool self = SpeaksOfSelf(clause);
  const auto rewritten =
      RewritePerson(clause, ClientIs::kSpeaker, self ? client : Nobody(client), verbs);
  if (!rewritten) return std::nullopt;
  Part part{"", *rewritten, clause.starts_with("I ") || clause.starts_with("I'")};
  if (part.own) {
    if (!rewritten->starts_with(client.subject + " ")) return std::nullopt;
    part.subject = client.subject;
    part.rest = rewritten->substr(client.subject.size() + 1);
    for (const std::string_view filler : {"also ", "just ", "actually "}) {
      if (part.rest.starts_with(filler)) part.rest.erase(0, filler.size());
    }
    return part;
  }
  const bool mine = clause.starts_with("my ") || clause.starts_with("My ");
  if (mine && rewritten->starts_with(client.possessive + " ")) {
    const std::size_t noun = rewritten->find(' ', client.possessive.size() + 1);
    if (noun == std::string::npos) return std::nullopt;
    part.subject = rewritten->substr(0, noun);
    part.rest = rewritten->substr(noun + 1);
    return part;
  }
  const std::size_t space = rewritten->find(' ');
  if (space == std::string::npos) return std::nullopt;
  part.subject = rewritten->substr(0, space);
  part.rest = rewritten->substr(space + 1);
  return part;
}

bool Lists(const std::string& text) {
  return text.find(" and ") != std::string::npos || text.find(',') != std::string::npos;
}

}  // namespace

std::optional<std::string> WordEvent(const Fact& fact, const Referent& client,
                                     const VerbForms& verbs) {
  std::vector<Part> parts;
  for (const std::string_view clause : ClausesOf(fact.words)) {
    if (auto part = PartOf(clause, client, verbs)) parts.push_back(std::move(*part));
  }
  if (parts.empty()) return std::nullopt;
  const bool lists =
      std::any_of(parts.begin(), parts.end(), [](const Part& part) { return Lists(part.rest); });
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool same = i > 0 && parts[i].subject == parts[i - 1].subject &&
                      (parts[i].own || parts[i].subject != "the");
    if (i > 0) {
      const bool last = i + 1 == parts.size();
      text += !last ? ", " : lists || parts.size() > 2 || !same ? ", and " : " and ";
    }
    const std::string subject = i == 0 && parts[i].own ? client.lower : parts[i].subject;
    text += (same ? "" : subject + " ") + parts[i].rest;
  }
  const bool topic = fact.slots.trigger && text.find(*fact.slots.trigger) == std::string::npos;
  std::string lead = fact.slots.when ? *fact.slots.when + ", " : "";
  if (topic) lead = "regarding " + *fact.slots.trigger + ", " + lead;
  const bool others = fact.state == FactState::kOtherPerson;
  if (others || !parts[0].own) lead += client.lower + " reported that ";
  const std::size_t can = text.find("can not ");
  if (can != std::string::npos) text.replace(can, 7, "cannot");
  return Capitalized(lead + text) + ".";
}

std::optional<std::string> Telegram(const std::string& words, const Referent& client,
                                    const VerbForms& verbs) {
  std::string text;
  for (const std::string_view clause : ClausesOf(words)) {
    auto told = RewritePerson(clause, ClientIs::kSpeaker, client, verbs);
    if (!told || told->empty()) continue;
    if (told->starts_with(client.subject + " ")) told->erase(0, client.subject.size() + 1);
    const bool opens = told->size() > 1 && (*told)[1] >= 'a' && (*told)[1] <= 'z' && text.empty() &&
                       !told->starts_with("I");
    if (opens) (*told)[0] = static_cast<char>(std::tolower(static_cast<unsigned char>((*told)[0])));
    text += (text.empty() ? "" : ", ") + *told;
  }
  if (text.empty()) return std::nullopt;
  return text;
}

}  // namespace goldenthread
