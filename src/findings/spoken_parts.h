// The parts of FindSpoken, each in a file of its own. All read the same Talk and add their facts.
#pragma once

#include <vector>

#include "findings/fact.h"
#include "findings/find.h"
#include "findings/talk.h"
#include "findings/tellable.h"

namespace goldenthread {

/// What every part reads.
struct SpokenInput {
  const Talk& talk;
  const FindOptions& options;
  const Knowledge& knowledge;
  const TellingContext& telling;
};

/// Ratings on a scale, alone or as a pair "8 to 5" that the therapist gives back.
void FindRatings(const SpokenInput& in, std::vector<Fact>& facts);
/// Medicines of the client with dose, change of dose, missed doses.
void FindMedications(const SpokenInput& in, std::vector<Fact>& facts);
/// Amounts of substances outside a sentence.
void FindAmounts(const SpokenInput& in, std::vector<Fact>& facts);
/// How much was done of the tasks from last time.
void FindReviews(const SpokenInput& in, std::vector<Fact>& facts);
/// What was agreed for the time until the next session.
void FindPlans(const SpokenInput& in, std::vector<Fact>& facts);
/// The next appointment, and dates of what lies ahead.
void FindAppointments(const SpokenInput& in, std::vector<Fact>& facts);
/// What the therapist did.
void FindInterventions(const SpokenInput& in, std::vector<Fact>& facts);
/// What the client told of, in tellable clauses.
void FindReports(const SpokenInput& in, std::vector<Fact>& facts);
/// What the client answered yes or no to, or confirmed.
void FindAnswers(const SpokenInput& in, std::vector<Fact>& facts);
/// Short answers that tell something only together with a named topic or a list of symptoms.
void FindPrompted(const SpokenInput& in, std::vector<Fact>& facts);
/// What other people said, in the words that the client gives back.
void FindSaid(const SpokenInput& in, std::vector<Fact>& facts);
/// A few words of the client's own worth quoting.
void FindQuotes(const SpokenInput& in, std::vector<Fact>& facts);

/// Concepts that the client names as denied, another's, past or supposed, where no fact of `facts`
/// tells so already.
void FindStances(const SpokenInput& in, std::vector<Fact>& facts);

/// "spoken_part" of a saying's weight: features of form that break ties between facts.
[[nodiscard]] double FormSalience(const Talk& talk, const Saying& saying);

/// The kind of fact that a clause makes, by what it holds.
[[nodiscard]] FactKind ReportKind(const std::vector<Token>& clause, const Knowledge& knowledge);
/// How much what a clause holds speaks for telling it.
[[nodiscard]] double ReportWeight(const std::vector<Token>& clause, const Knowledge& knowledge);

/// What a therapist's turn puts up for talk at its end.
struct PromptedTopic {
  std::string label;  ///< of a prompt that is a noun phrase alone: "And sleep?" -> "sleep"
  std::string thing;  ///< the one thing it names with "the" or "your", which "it" then means
};
[[nodiscard]] PromptedTopic PromptTopic(const Talk& talk, std::size_t turn,
                                        const Knowledge& knowledge);

/// True if the token names a day of the week, "yesterday", "tonight" or the like.
[[nodiscard]] bool IsDayWord(const Token& token);

}  // namespace goldenthread
