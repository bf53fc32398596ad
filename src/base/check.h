// GT_CHECK: stops the program on a bug. Never used to judge input.
#pragma once

namespace goldenthread {

/// Prints the failed condition with its place and exits with 5.
[[noreturn]] void CheckFailed(const char* condition, const char* file, int line);

}  // namespace goldenthread

#define GT_CHECK(condition) \
  ((condition) ? static_cast<void>(0) : ::goldenthread::CheckFailed(#condition, __FILE__, __LINE__))
