// The verb header of the knowledge compiler: a folder of YAML files -> one JSON
// image.
#pragma once

#include <filesystem>

#include "base/json.h"
#include "base/result.h"

namespace goldenthread {

/// Reads every *.yaml under `folder`. "DIR/context.yaml" becomes the member
/// "context"; the files of a subfolder ("DIR/formats/soap.yaml") become one
/// list under the subfolder's name, in order of file name. A file of entries is
/// `{source, version, entries: [...]}`; an entry without a `source` of its own
/// takes the file's. A subfolder's file without `entries` is one item (a note
/// format). Errors name file and line.
Result<json::value> CompileKnowledge(const std::filesystem::path& folder);

}  // namespace goldenthread
