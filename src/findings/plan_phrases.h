// PlanPhrases: words of talk -> a clause that a plan can hold.
//
// An act is cut where its reason begins, loses what only softens it, and every pronoun that points
// out of it is replaced by the one person or thing that was just named. Where that fails there is
// no phrase.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "findings/spoken_parts.h"

namespace goldenthread {

/// Words ready for the plan, and the tokens they came from.
struct PlanPhrase {
  std::string words;
  std::vector<Token> tokens;
};

class PlanPhrases {
 public:
  /// `in` must outlive it.
  explicit PlanPhrases(const SpokenInput& in)
      : in_(in), talk_(in.talk), knowledge_(in.knowledge), joint_(IsJoint(in.talk)) {}

  /// An act: `tokens` begin with its verb, said in `turn`. `reach` is the first turn back where an
  /// antecedent may stand: `turn` itself for the therapist's words.
  [[nodiscard]] std::optional<PlanPhrase> Act(std::vector<Token> tokens, std::size_t turn,
                                              std::size_t reach) const;
  /// A fragment: "three swims, half an hour, at the pool".
  [[nodiscard]] std::optional<PlanPhrase> Item(std::vector<Token> tokens, std::size_t turn) const;

  /// True if the item names something to do: a task, or an act that the verb lists know.
  [[nodiscard]] bool NamesTask(const std::vector<Token>& item) const;
  /// The one person that the turn names, with the title; empty if there are two or none.
  [[nodiscard]] std::string PersonNamed(std::size_t turn) const;
  /// More than one client is in the room: pronouns then mean nobody for sure.
  [[nodiscard]] static bool IsJoint(const Talk& talk);
  [[nodiscard]] bool Joint() const { return joint_; }
  [[nodiscard]] const std::string& Text(std::size_t turn) const {
    return talk_.transcript.utterances[talk_.turns[turn].utterance].text;
  }

 private:
  [[nodiscard]] bool Has(const std::vector<Token>& tokens, const std::string& list) const {
    return HasCue(tokens, list, knowledge_);
  }
  [[nodiscard]] bool CutsAt(const std::vector<Token>& tokens, std::size_t i) const;
  [[nodiscard]] std::optional<std::string> Resolved(const std::vector<Token>& tokens,
                                                    std::size_t turn, std::size_t reach) const;
  [[nodiscard]] std::string Meaning(const std::vector<Token>& tokens, std::size_t i,
                                    std::size_t turn, std::size_t reach, bool& dangling) const;
  [[nodiscard]] std::string PersonBefore(std::size_t reach) const;
  [[nodiscard]] std::string NounAfterLead(std::size_t turn) const;
  [[nodiscard]] std::string GroupBefore(std::size_t reach) const;
  [[nodiscard]] std::string ThingBefore(const std::vector<Token>& tokens, std::size_t turn,
                                        std::size_t reach) const;

  const SpokenInput& in_;
  const Talk& talk_;
  const Knowledge& knowledge_;
  const bool joint_;
};

}  // namespace goldenthread
