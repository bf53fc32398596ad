// The verb header of knowledge: the embedded image (or any image) -> Knowledge.
#pragma once

#include <string_view>

#include "base/json.h"
#include "base/result.h"
#include "knowledge/knowledge.h"

namespace goldenthread {

/// The knowledge that this program was built with; loaded at the first call. A
/// broken image is a bug, since the build and the tests load it too.
const Knowledge& EmbeddedKnowledge();

/// The image that this program was built with: JSON, as CompileKnowledge makes it.
[[nodiscard]] std::string_view EmbeddedImage();

/// Its phrases, as WriteLexicon made them of the compiled matchers.
[[nodiscard]] PhraseMatcher::Bytes EmbeddedLexicon();

/// Reads an image made by CompileKnowledge and compiles its phrases.
Result<Knowledge> LoadKnowledge(const json::value& image);

}  // namespace goldenthread
