// Wording of what the client told: the clauses of one event as one compact sentence.
#pragma once

#include <optional>
#include <string>

#include "findings/fact.h"
#include "note/referent.h"
#include "note/rewrite_person.h"

namespace goldenthread {

/// "On Wednesday, client slammed the cabinet, yelled at Eli and cleaned up the juice." The fact's
/// words are clauses of the client in the first person, parted by "; "; a clause that cannot be
/// rewritten is left out, and the result is empty where none can.
[[nodiscard]] std::optional<std::string> WordEvent(const Fact& fact, const Referent& client,
                                                   const VerbForms& verbs);

/// The same parts as a telegram behind a label: "asleep at eleven, lies there until the alarm";
/// parts that cannot be rewritten are left out.
[[nodiscard]] std::optional<std::string> Telegram(const std::string& words, const Referent& client,
                                                  const VerbForms& verbs);

}  // namespace goldenthread
