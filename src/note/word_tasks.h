// Sentences about tasks: how much of the homework was done, and what was agreed.
#pragma once

#include <optional>
#include <string>

#include "findings/fact.h"
#include "note/referent.h"
#include "note/rewrite_person.h"

namespace goldenthread {

/// The sentence of a "spoken.review" fact. `client` is the referent of the one who reported.
[[nodiscard]] std::optional<std::string> WordReview(const Fact& fact, const Referent& client,
                                                    const VerbForms& verbs);

/// True for facts that a list of agreed items holds.
[[nodiscard]] bool IsPlanItem(const Fact& fact);

/// An agreed item as a list shows it; nothing where its words cannot be rewritten. `client` is the
/// referent of the one who agreed.
[[nodiscard]] std::optional<std::string> WordPlanItem(const Fact& fact, const Referent& client,
                                                      const VerbForms& verbs);

/// "Client agreed to ... if ...", a date that lies ahead, the next session.
[[nodiscard]] std::optional<std::string> WordPlanSentence(const Fact& fact, const Referent& client,
                                                          const VerbForms& verbs);

}  // namespace goldenthread
