// Sentences about tasks: how much of the homework was done.
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

}  // namespace goldenthread
