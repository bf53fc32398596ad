// The end of the road for a bug: one line on standard error, then out with the exit code of an
// internal error. Not abort: a core dump would hold the session.
#include "base/check.h"

#include <fmt/core.h>

#include <cstdio>
#include <cstdlib>

namespace goldenthread {
namespace {

constexpr int kInternalError = 5;

}  // namespace

void CheckFailed(const char* condition, const char* file, int line) {
  fmt::print(stderr, "{}:{}: internal check failed: {}\n", file, line, condition);
  std::_Exit(kInternalError);
}

}  // namespace goldenthread
