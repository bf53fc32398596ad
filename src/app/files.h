// Reading and writing the files that the command line names.
#pragma once

#include <string>

#include "base/result.h"
#include "pipeline/pipeline.h"

namespace goldenthread {

/// Reads a whole file, or standard input for "-". Bad input: missing, unreadable, a folder, or
/// larger than 64 MiB.
Result<InputFile> ReadInput(const std::string& path);

/// Writes all of `text` to `path` (through a temporary file beside it, so that nothing is left
/// half-written), or to standard output if `path` is empty.
Result<void> WriteOutput(const std::string& path, const std::string& text);

}  // namespace goldenthread
