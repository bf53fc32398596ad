// How an Error reads on one line, and the two ways most of them are made.
#include "base/result.h"

#include <utility>

namespace goldenthread {

std::string Error::ToString() const {
  std::string line;
  if (!where.empty()) line += where + ": ";
  line += what;
  if (!fix.empty()) line += "; " + fix;
  return line;
}

Error BadInput(std::string what, std::string where, std::string fix) {
  return {ErrorCode::kBadInput, std::move(what), std::move(where), std::move(fix)};
}

Error BadUsage(std::string what, std::string where, std::string fix) {
  return {ErrorCode::kBadUsage, std::move(what), std::move(where), std::move(fix)};
}

}  // namespace goldenthread
