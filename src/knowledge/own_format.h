// A practice's own note format: one YAML or JSON file -> Format.
//
// It is written like the files of knowledge/formats, and may leave out what has one sensible
// answer: the id (the file's name), the source, the sections of kinds that it does not name (beside
// their like), and who holds the plan's thread and next steps. The risk statement's section it must
// name, since a format that loses risk is none.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "knowledge/knowledge.h"

namespace goldenthread {

/// Reads and completes a format; `name` is the file's, for errors and for the id. Bad input names
/// file and line: broken YAML, an unknown field or kind, a kind in two sections, an unknown topic
/// list, not exactly one section with `risk: true`.
Result<Format> ReadOwnFormat(std::string_view bytes, const std::string& name,
                             const Knowledge& knowledge);

}  // namespace goldenthread
