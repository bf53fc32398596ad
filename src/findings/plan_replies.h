// PlanReplies: how the client takes what the therapist proposes, and the small comparisons that
// bargaining needs.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "findings/spoken_parts.h"

namespace goldenthread {

enum class Reply { kNone, kAccepts, kDeclines, kDefers, kCounters };

class PlanReplies {
 public:
  /// `in` must outlive it.
  explicit PlanReplies(const SpokenInput& in) : talk_(in.talk), knowledge_(in.knowledge) {}

  /// How the client's turn takes a proposal of these words.
  [[nodiscard]] Reply Of(std::size_t turn, const std::vector<Token>& proposal) const;
  /// The client's turn that answers; "Yes." alone holds no saying and still is one. turns.size() if
  /// there is none.
  [[nodiscard]] std::size_t TurnAfter(std::size_t turn) const;
  /// How the client's first two sentences of the turn take it; the rest may be another matter.
  [[nodiscard]] Reply Opening(std::size_t turn, const std::vector<Token>& proposal) const;
  /// The client puts something off, or refuses it, in the first sentences of that turn.
  [[nodiscard]] bool Defers(std::size_t turn) const;
  /// The client refuses or puts off just what these words name.
  [[nodiscard]] bool TakesBack(std::size_t turn, const std::vector<Token>& words) const;
  /// All words of a saying, openers included: "yeah" and "no" matter here.
  [[nodiscard]] std::vector<Token> Raw(const Saying& saying) const;

 private:
  [[nodiscard]] Reply Take(std::size_t turn, const std::vector<Token>& proposal,
                           std::size_t sayings) const;
  [[nodiscard]] bool SaysYes(const std::vector<Token>& spoken) const;
  [[nodiscard]] bool CountersIn(const Turn& reply, const std::vector<Token>& proposal) const;
  [[nodiscard]] bool Has(const std::vector<Token>& tokens, const std::string& list) const {
    return HasCue(tokens, list, knowledge_);
  }

  const Talk& talk_;
  const Knowledge& knowledge_;
};

/// True for a word that says what an item is about: no function word, time or number.
[[nodiscard]] bool IsPlanContent(const Token& token);
/// True for "week", "minutes", "twice" and the like.
[[nodiscard]] bool IsTimeNoun(const Token& token);

[[nodiscard]] std::set<double> NumbersOf(const std::vector<Token>& tokens);
/// The reply puts another number where the proposal had one.
[[nodiscard]] bool Counters(const std::vector<Token>& reply, const std::vector<Token>& proposal);
/// How many content words of `b` stand in `a`.
[[nodiscard]] int SharedContent(const std::vector<Token>& a, const std::vector<Token>& b);
[[nodiscard]] bool SharesNumber(const std::vector<Token>& a, const std::vector<Token>& b);
[[nodiscard]] bool SharesDay(const std::vector<Token>& a, const std::vector<Token>& b);

}  // namespace goldenthread
