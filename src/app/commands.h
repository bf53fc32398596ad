// What the subcommands do, each from parsed arguments to an exit code.
#pragma once

#include <string>

namespace goldenthread {

/// The options of `note` and `check` as typed; empty means not given. (The command line refuses an
/// empty value: an unset shell variable must not drop the client's record or a summary.)
struct NoteArguments {
  std::string input;  ///< transcript or summary; "-" is standard input
  std::string note;   ///< `check`: the note to judge
  std::string summary;
  std::string client;
  std::string input_kind = "auto";
  std::string format = "soap";  ///< an id, or the file of a practice's own
  std::string density;
  std::string quotes;
  std::string client_name;
  std::string terms;
  std::string engine = "composer";
  std::string output = "text";
  std::string output_file;
  std::string stop_after = "verify";
};

/// The options of `knowledge lint`.
struct LintArguments {
  std::string folder;  ///< empty: the knowledge in the program
  std::string output = "text";
};

/// Each prints its result on standard output, errors in one line on standard error, and returns the
/// exit code: 0, 1 (a blocking check), 2 (usage), 3 (input), 5 (internal).
int RunNote(const NoteArguments& arguments);
int RunCheck(const NoteArguments& arguments);
int RunAssert();
/// 1 if the knowledge has faults.
int RunLint(const LintArguments& arguments);

}  // namespace goldenthread
