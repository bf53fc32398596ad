// Language: everything behind an import reads English. A transcript in another language would give
// a note that says "not asked" of what was asked and told, so it is refused here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "knowledge/knowledge.h"
#include "transcript/transcript.h"

namespace goldenthread {

/// Bad input where the file names a language ("de", "german", "en-US") that is not English. "" and
/// words for "unknown" name none.
Result<void> CheckNamedLanguage(std::string_view language, const std::string& file);

/// Bad input where the text as a whole is plainly not English: poor in English function words and
/// full of those of another language, or mostly in another script. A few dozen words are never
/// refused, nor are names, shorthand or English with another language in between.
Result<void> CheckLanguage(const std::vector<Utterance>& utterances, const std::string& file,
                           const Knowledge& knowledge);

}  // namespace goldenthread
