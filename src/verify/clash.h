// Clash: whether the talk that a statement rests on says something else.
//
// Coverage cannot tell "did" from "did not". A clash is looked for only where one clause of the
// session carries enough of the statement; a missing agreement costs nothing. Each kind of clash
// has its factor on support.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "findings/conversation.h"
#include "verify/reading.h"
#include "verify/session_index.h"

namespace goldenthread {

enum class ClashKind { kOwner, kPolarity, kAgent, kTime, kModality, kAsked };

inline constexpr std::size_t kClashKinds = 6;

/// One clash: the share of the statement's weight that its clause carries, and how much of the
/// support it leaves.
struct Clash {
  ClashKind kind = ClashKind::kOwner;
  double share = 0;
  double factor = 1;
};

/// What a statement is compared with: utterances with their readings, made on demand.
class ClashFinder {
 public:
  ClashFinder(const Transcript& transcript, const Conversation& conversation,
              const SessionIndex& index, const ClauseReader& reader);

  /// Clashes of a statement with the utterances `candidates` (indices, best first).
  [[nodiscard]] std::vector<Clash> Find(const std::vector<Token>& tokens,
                                        const std::vector<std::string>& terms,
                                        const std::vector<WeightedTerm>& weighed,
                                        const std::vector<std::size_t>& candidates) const;

  [[nodiscard]] const std::vector<ClauseReading>& ReadingOf(std::size_t utterance) const;

 private:
  struct Aligned;
  [[nodiscard]] std::vector<Aligned> Align(const ClauseReading& clause,
                                           const std::vector<std::string>& terms,
                                           const std::vector<WeightedTerm>& weighed,
                                           const std::vector<std::size_t>& candidates) const;

  struct Votes {
    std::array<double, kClashKinds> agree{};
    std::array<double, kClashKinds> differ{};
  };
  void Compare(const ClauseReading& clause, const Aligned& entry, Votes& votes) const;
  [[nodiscard]] AnswerKind AnswerAt(std::size_t utterance, std::size_t token) const;

  /// How the question in tokens [first, last) was answered.
  struct Answer {
    std::size_t first = 0;
    std::size_t last = 0;
    AnswerKind kind = AnswerKind::kNone;
  };

  const Transcript& transcript_;
  const SessionIndex& index_;
  const ClauseReader& reader_;
  std::vector<std::vector<Answer>> answers_;  ///< by utterance: to the questions in it
  mutable std::vector<std::vector<ClauseReading>> readings_;  ///< by utterance; empty: not yet read
};

}  // namespace goldenthread
