// Mutate: a true sentence of a note becomes a false one, by simple rules of text, so that a test
// can ask whether the verifier notices. Shares no code with what it tests.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace goldenthread {

/// What is changed.
enum class Change {
  kPolarity,
  kPerson,
  kNumber,
  kDate,
  kMedication,
  kSpeaker,
  kGoal,
  kObservation,
  kPlan,
};
inline constexpr int kChanges = 9;
[[nodiscard]] const char* NameOf(Change change);

/// The sentence changed in that way, in one place each; empty where it holds nothing of the kind.
/// What is put in does not stand in `session`. `seed` chooses among replacements.
[[nodiscard]] std::vector<std::string> Mutate(std::string_view sentence, Change change,
                                              std::string_view session, std::size_t seed);

}  // namespace goldenthread
