// Exercises of the session as frames: a part taken in role play, a thought weighed, something
// explained; and what the client made of it.
//
// A technique fact (rule "spoken.technique") uses the slots so: `person` whose part the therapist
// took; `target` the thought worked on, in the client's words; `previous` and `value` its rating
// before and after; `frequency` the client's rating of the exercise; `trigger` the name by which
// the plan calls the technique or its approach; `words` (voice kClient) the client's comment on it,
// word for word.
#pragma once

#include <string>
#include <vector>

#include "findings/spoken_parts.h"

namespace goldenthread {

/// What the client said of an exercise within the turns that follow it.
struct ExerciseResponse {
  std::string words;               ///< a comment, word for word, at most twelve words; or empty
  std::string rating;              ///< a rating asked for: "4"; or empty
  std::vector<Evidence> evidence;  ///< empty without a response
};

/// Reads the turns behind `turn`: the answer to "How was that?", or a comment that takes something
/// from the exercise.
[[nodiscard]] ExerciseResponse ResponseAfter(const SpokenInput& in, std::size_t turn);
/// Puts a response into a technique fact.
void AddResponse(const ExerciseResponse& response, Fact& fact);

/// "I'll be Rosa. 'You're late again.'": the therapist plays a part and the client answers it.
void FindRolePlays(const SpokenInput& in, std::vector<Fact>& facts);
/// A thought read out with its rating, questioned, and rated again; only where the therapist gives
/// both ratings back.
void FindThoughtWork(const SpokenInput& in, std::vector<Fact>& facts);
/// "What would you put on it now? It was eighty.": a prediction held against what happened.
void FindTestedPredictions(const SpokenInput& in, std::vector<Fact>& facts);
/// General statements about body, substance or symptom that the therapist explains.
void FindTeaching(const SpokenInput& in, std::vector<Fact>& facts);

}  // namespace goldenthread
