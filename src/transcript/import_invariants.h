// What must hold for whatever any importer returns, whatever the bytes: for the fuzz targets and
// the tests.
#pragma once

#include <string_view>

#include "transcript/import.h"

namespace goldenthread {

/// Imports `bytes` in `format` and stops the program where a contract of Transcript is broken:
/// text that is not UTF-8, a span outside the file, a line that the table does not have, an error
/// without a message.
void CheckImport(std::string_view bytes, TextFormat format);

}  // namespace goldenthread
