// The command line. Each subcommand reads its files, calls one stage-running function and prints;
// exit codes are DESIGN.md §3's. No clinical logic lives here.
#include <CLI/CLI.hpp>
#include <cstdio>

#include "app/commands.h"

namespace {

constexpr const char* kVersion = "goldenthread 0.1.0";
constexpr int kBadUsage = 2;

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

void AddInputOptions(CLI::App& command, goldenthread::NoteArguments& arguments) {
  command.add_option("--summary", arguments.summary, "typed summary beside a transcript");
  command.add_option("--client", arguments.client, "client.json: what the practice knows");
  command.add_option("--input-kind", arguments.input_kind,
                     "auto, dialogue, vtt, srt, json, csv, summary");
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App program("Progress notes that hold up: every sentence with its evidence.");
  program.set_version_flag("--version", kVersion);
  program.require_subcommand(1);
  int status = 0;

  goldenthread::NoteArguments note;
  CLI::App* draft = program.add_subcommand("note", "draft and check a progress note");
  draft->add_option("input", note.input, "transcript or typed summary, - for standard input")
      ->required();
  AddInputOptions(*draft, note);
  draft->add_option("--format", note.format, "soap, dap, birp, girp, pirp, pie, sirp, narrative");
  draft->add_option("--density", note.density, "brief, standard, detailed");
  draft->add_option("--quotes", note.quotes, "none, some, many");
  draft->add_option("--engine", note.engine, "drafting engine: composer");
  draft->add_option("--output", note.output, "text, markdown, json");
  draft->add_option("-o", note.output_file, "write to this file instead of standard output");
  draft->add_option("--stop-after", note.stop_after,
                    "print a stage: transcript, findings, thread, note, verify");
  draft->callback([&] { status = goldenthread::RunNote(note); });

  goldenthread::NoteArguments check;
  CLI::App* judge = program.add_subcommand("check", "verify any note against its session");
  judge->add_option("note", check.note, "the note's text")->required();
  judge->add_option("--session", check.input, "transcript or typed summary")->required();
  AddInputOptions(*judge, check);
  judge->add_option("--output", check.output, "text, json");
  judge->callback([&] { status = goldenthread::RunCheck(check); });

  CLI::App* assertion = program.add_subcommand(
      "assert", "read phrase<TAB>sentence lines, print polarity, temporality, experiencer");
  assertion->callback([&] { status = goldenthread::RunAssert(); });

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
