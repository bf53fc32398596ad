// Result<T>: what every fallible function returns, and the one Error type that
// travels in it.
//
// Expected failures are values, never exceptions across rooms. An Error says
// what went wrong, where, and what to do, in one line each, and never holds
// patient text. Its code decides the exit status.
#pragma once

#include <boost/outcome/result.hpp>
#include <boost/outcome/try.hpp>
#include <string>

namespace goldenthread {

/// Classes of expected failure; the values are the exit codes of the command
/// line.
enum class ErrorCode {
  kBadUsage = 2,
  kBadInput = 3,
  kMissingDependency = 4,
  kInternal = 5,
};

/// One failure. All parts are free of patient text.
struct Error {
  ErrorCode code = ErrorCode::kInternal;
  std::string what;   ///< what is wrong, e.g. "unknown field 'sesion'"
  std::string where;  ///< file:line, field path or time; may be empty
  std::string fix;    ///< what to do; may be empty

  /// "where: what; fix" on one line.
  [[nodiscard]] std::string ToString() const;
};

namespace outcome = BOOST_OUTCOME_V2_NAMESPACE;

/// A T, or an Error.
template <class T>
using Result = outcome::basic_result<T, Error, outcome::policy::terminate>;

Error BadInput(std::string what, std::string where, std::string fix);
Error BadUsage(std::string what, std::string where, std::string fix);

}  // namespace goldenthread

/// Assigns the value of a Result or returns its Error: GT_TRY(auto x,
/// Read(path));
#define GT_TRY(...) BOOST_OUTCOME_TRY(__VA_ARGS__)
