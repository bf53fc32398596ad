// How an Error reads on one line, and the two ways most of them are made.
#include "base/result.h"

#include <fmt/format.h>

#include <utility>

namespace goldenthread {

std::string Error::ToString() const {
  std::string line;
  if (!where.empty()) line += where + ": ";
  line += what;
  if (!fix.empty()) line += "; " + fix;

  // File names may hold anything, a line end or a terminal's commands too.
  std::string printable;
  for (const char c : line) {
    const auto byte = static_cast<unsigned char>(c);
    printable += byte < 0x20 || byte == 0x7F ? fmt::format("\\x{:02x}", byte) : std::string(1, c);
  }
  return printable;
}

Error BadInput(std::string what, std::string where, std::string fix) {
  return {ErrorCode::kBadInput, std::move(what), std::move(where), std::move(fix)};
}

Error BadUsage(std::string what, std::string where, std::string fix) {
  return {ErrorCode::kBadUsage, std::move(what), std::move(where), std::move(fix)};
}

}  // namespace goldenthread
