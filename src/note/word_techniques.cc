// The technique's entry says what the therapist did; the slots add the part played, the thought
// worked on with its ratings, what was explained, and the client's own words in quotation marks.
#include "note/word_techniques.h"

#include <algorithm>
#include <vector>

#include "base/tokens.h"

namespace goldenthread {
namespace {

std::string LowerFirst(std::string text) {
  if (text.size() > 1 && text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'a' && text[1] <= 'z') {
    text[0] = static_cast<char>(text[0] - 'A' + 'a');
  }
  return text;
}

std::string Act(const Fact& fact, const Technique& technique) {
  const Slots& slots = fact.slots;
  if (slots.person) return "role-played a conversation with " + *slots.person;
  if (slots.target) {
    return "weighed the evidence on the thought \"" + *slots.target + "\" with client";
  }
  return technique.sentence;
}

/// "Using motivational interviewing, " where the plan's name says more than the act does.
std::string Named(const Fact& fact, const std::string& act) {
  if (!fact.slots.trigger) return "";
  const std::vector<Token> said = Tokenize(act);
  for (const Token& token : Tokenize(*fact.slots.trigger)) {
    const bool content = token.norm.size() > 3;
    if (content && std::any_of(said.begin(), said.end(),
                               [&](const Token& word) { return word.stem == token.stem; })) {
      return "";
    }
  }
  return "Using " + *fact.slots.trigger + ", ";
}

std::string ResponseOf(const Fact& fact, const Referent& client) {
  const Slots& slots = fact.slots;
  if (slots.previous && slots.value) {
    return "; " + client.possessive + " belief went from " + *slots.previous + " to " +
           *slots.value;
  }
  std::string text;
  if (slots.frequency)
    text = "; afterwards " + client.lower + " gave a rating of " + *slots.frequency;
  if (fact.voice == Voice::kClient && !fact.words.empty()) {
    text += (text.empty() ? "; " + client.lower : std::string(" and")) + " said, \"" + fact.words +
            "\"";
  }
  return text;
}

}  // namespace

std::optional<std::string> WordTechnique(const Fact& fact, const Referent& client,
                                         const VerbForms& verbs, const Knowledge& knowledge) {
  const auto technique =
      std::find_if(knowledge.interventions.begin(), knowledge.interventions.end(),
                   [&](const Technique& entry) { return entry.id == fact.concept_id; });
  if (technique == knowledge.interventions.end()) return std::nullopt;
  if (fact.voice == Voice::kTherapist) {
    const auto taught = RewritePerson(fact.words, ClientIs::kAddressed, client, verbs);
    if (!taught) return std::nullopt;
    return "Therapist explained that " + LowerFirst(*taught) + ".";
  }
  const std::string act = Act(fact, *technique);
  const std::string named = Named(fact, act);
  return (named.empty() ? "Therapist " : named + "therapist ") + act + ResponseOf(fact, client) +
         ".";
}

}  // namespace goldenthread
