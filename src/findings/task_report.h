// TaskReport: what a client's turn says about how much of a task was done.
//
// "I did three", "five out of seven", "half", "no, I never wrote to him", "I did a page": the first
// saying that tells an amount is the report; what follows may carve out an exception. The task
// itself is the caller's business.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "findings/talk.h"

namespace goldenthread {

enum class Amount {
  kCount,  ///< "three", "twice", "five days"
  kHalf,
  kNone,
  kEvery,  ///< "every day", "all of them"
  kPart,   ///< "a page"
  kDone,   ///< done, without an amount
};

struct TaskReport {
  Amount amount = Amount::kDone;
  double count = 0;          ///< kCount
  std::string text;          ///< kCount: "3"; kEvery: "every day"; kPart: "a page"
  std::optional<double> of;  ///< kCount: the whole, if the report names it
  std::string unit;          ///< kCount: "days", "nights", "times", or empty
  std::string days;          ///< "Friday and Tuesday": when it was done
  std::string exception;     ///< a clause of the client's, first person: "I missed Saturday"
  bool qualified = false;    ///< "but the second one ...": `exception` has to be told with it
  bool bare = false;         ///< "no" alone tells it
  std::size_t saying = 0;    ///< index into Talk::sayings of the one that tells the amount
};

/// What was asked, which decides how a bare answer is read.
enum class Asked {
  kTopic,   ///< "And the walks?"
  kYesOrNo  ///< "Did you get to the walks?"
};

/// Reads a turn of the client's; nothing if it tells no amount or only what might be.
[[nodiscard]] std::optional<TaskReport> ReadTaskReport(const Talk& talk, std::size_t turn,
                                                       Asked asked, const Knowledge& knowledge);

}  // namespace goldenthread
