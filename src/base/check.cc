// The end of the road for a bug: one line on standard error, then abort.
#include "base/check.h"

#include <fmt/core.h>

#include <cstdio>
#include <cstdlib>

namespace goldenthread {

void CheckFailed(const char* condition, const char* file, int line) {
  fmt::print(stderr, "{}:{}: internal check failed: {}\n", file, line, condition);
  std::abort();
}

}  // namespace goldenthread
