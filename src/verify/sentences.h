// Sentences: where the sentences of one line of typed prose begin and end.
//
// A full stop ends a sentence unless it belongs to a title, an abbreviation, an initial, a number
// or a clock time; closing quotes and brackets stay with the sentence that they close. Which words
// take a full stop without ending is data (the cue list `abbreviation`).
#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"
#include "knowledge/knowledge.h"

namespace goldenthread {

/// The sentences of `line`, in order, without the white space around them; never empty spans.
[[nodiscard]] std::vector<Span> SplitSentences(std::string_view line, const Knowledge& knowledge);

}  // namespace goldenthread
