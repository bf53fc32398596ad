// Reading and writing the files that the command line names.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "pipeline/pipeline.h"

namespace goldenthread {

/// Reads a whole file, or standard input for "-". Bad input: missing, unreadable, a folder, or
/// larger than 64 MiB.
Result<InputFile> ReadInput(const std::string& path);

/// Bad usage if writing to `path` would replace one of the `inputs` ("-" and "" are none).
Result<void> KeepsInputs(const std::string& path, const std::vector<std::string>& inputs);

/// Writes all of `text` to `path`, or to standard output if `path` is empty. A file appears whole
/// or not at all (through a temporary one beside it), keeps the permissions it had, and is readable
/// by its owner only if it is new; a link is followed, a pipe or device is written to. Bad input:
/// it cannot be written.
Result<void> WriteOutput(const std::string& path, const std::string& text);

}  // namespace goldenthread
