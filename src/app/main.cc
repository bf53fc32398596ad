// The command line. Each subcommand reads its files, calls one stage-running function and prints;
// exit codes are DESIGN.md §3's. No clinical logic lives here.
#include <sys/resource.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>
#include <string>

#include "app/commands.h"

namespace {

constexpr const char* kVersion = "goldenthread 0.1.0";
constexpr int kBadUsage = 2;
constexpr int kInternalError = 5;

/// What DESIGN.md names and a later issue builds: says so and exits 2.
void AddUnbuilt(CLI::App& program, int& status) {
  for (const char* name : {"transcribe", "models", "engines", "practice", "chart", "worker",
                           "backup", "restore", "serve", "audit", "compare"}) {
    CLI::App* command = program.add_subcommand(name, "not built yet");
    command->allow_extras()->prefix_command();
    command->group("");
    command->callback([name, &status] {
      std::fprintf(stderr, "goldenthread %s: is not built yet; see CHANGELOG.md\n", name);
      status = kBadUsage;
    });
  }
}

/// An option that has a value: an empty one is a mistake, such as an unset shell variable.
CLI::Option* AddText(CLI::App& command, const std::string& name, std::string& value,
                     const std::string& description) {
  const auto filled = [](const std::string& text) {
    return text.empty() ? std::string("the value is empty") : std::string();
  };
  return command.add_option(name, value, description)->check(filled, "");
}

void AddInputOptions(CLI::App& command, goldenthread::NoteArguments& arguments) {
  AddText(command, "--summary", arguments.summary, "typed summary beside a transcript");
  AddText(command, "--client", arguments.client, "client.json: what the practice knows");
  AddText(command, "--input-kind", arguments.input_kind,
          "auto, dialogue, vtt, srt, json, csv, summary");
}

/// Whatever nobody foresaw: one line, no core dump, no patient text.
[[noreturn]] void EndOnUnforeseen() {
  std::fputs("goldenthread: internal error: ended by an unforeseen exception\n", stderr);
  std::_Exit(kInternalError);
}

[[noreturn]] void EndOnNoMemory() {
  std::fputs("goldenthread: not enough memory; free some or split the session\n", stderr);
  std::_Exit(kInternalError);
}

/// What a session leaves behind when the program ends badly: nothing.
void KeepNoCore() {
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
  std::set_terminate(EndOnUnforeseen);
  std::set_new_handler(EndOnNoMemory);
}

}  // namespace

int main(int argc, char** argv) {
  KeepNoCore();
  CLI::App program("Progress notes that hold up: every sentence with its evidence.");
  program.set_version_flag("--version", kVersion);
  program.require_subcommand(1);
  int status = 0;

  goldenthread::NoteArguments note;
  CLI::App* draft = program.add_subcommand("note", "draft and check a progress note");
  AddText(*draft, "input", note.input, "transcript or typed summary, - for standard input")
      ->required();
  AddInputOptions(*draft, note);
  AddText(*draft, "--format", note.format,
          "soap, dap, birp, girp, pirp, pie, sirp, narrative, intake, group, crisis, "
          "discharge, or a file of your own");
  AddText(*draft, "--density", note.density, "brief, standard, detailed");
  AddText(*draft, "--quotes", note.quotes, "none, some, many");
  AddText(*draft, "--client-name", note.client_name, "Client, first, initials");
  AddText(*draft, "--terms", note.terms, "plain, modality: name techniques as the plan does");
  AddText(*draft, "--engine", note.engine, "drafting engine: composer");
  AddText(*draft, "--output", note.output, "text, markdown, json");
  AddText(*draft, "-o", note.output_file, "write to this file instead of standard output");
  AddText(*draft, "--stop-after", note.stop_after,
          "print a stage: transcript, findings, thread, note, verify");
  draft->callback([&] { status = goldenthread::RunNote(note); });

  goldenthread::NoteArguments check;
  CLI::App* judge = program.add_subcommand("check", "verify any note against its session");
  AddText(*judge, "note", check.note, "the note's text")->required();
  AddText(*judge, "--session", check.input, "transcript or typed summary")->required();
  AddInputOptions(*judge, check);
  AddText(*judge, "--output", check.output, "text, json");
  judge->callback([&] { status = goldenthread::RunCheck(check); });

  CLI::App* assertion = program.add_subcommand(
      "assert", "read phrase<TAB>sentence lines, print polarity, temporality, experiencer");
  assertion->callback([&] { status = goldenthread::RunAssert(); });

  goldenthread::LintArguments lint;
  CLI::App* knowledge = program.add_subcommand("knowledge", "the clinical knowledge");
  knowledge->require_subcommand(1);
  CLI::App* judge_entries =
      knowledge->add_subcommand("lint", "what is wrong with the knowledge files");
  AddText(*judge_entries, "folder", lint.folder, "a knowledge folder; else the program's own");
  AddText(*judge_entries, "--output", lint.output, "text, json");
  judge_entries->callback([&] { status = goldenthread::RunLint(lint); });

  AddUnbuilt(program, status);
  try {
    program.parse(argc, argv);
  } catch (const CLI::Success& done) {
    return program.exit(done);
  } catch (const CLI::ParseError& error) {
    std::fprintf(stderr, "goldenthread: %s; see --help\n", error.what());
    return kBadUsage;
  }
  return status;
}
