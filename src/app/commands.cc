// The subcommands. Option values are checked before any session is read, so that a typing error
// costs nothing.
#include "app/commands.h"

#include <fmt/core.h>

#include <algorithm>
#include <iostream>
#include <vector>

#include "app/files.h"
#include "exchange/render.h"
#include "findings/assertion.h"
#include "knowledge/compiler.h"
#include "knowledge/lint.h"
#include "knowledge/load.h"
#include "knowledge/own_format.h"
#include "pipeline/pipeline.h"

namespace goldenthread {
namespace {

enum class Output { kText, kMarkdown, kJson };
BOOST_DESCRIBE_ENUM(Output, kText, kMarkdown, kJson)

constexpr int kDone = 0;
constexpr int kBlocked = 1;

int Fail(const Error& error) {
  fmt::print(stderr, "goldenthread: {}\n", error.ToString());
  return static_cast<int>(error.code);
}

/// The enumerator an option names, or bad usage that lists the choices.
template <DescribedEnum E>
Result<E> Choice(const std::string& option, const std::string& text) {
  if (const auto found = EnumFromText<E>(text)) return *found;
  return BadUsage(fmt::format("there is no value '{}'", text), option,
                  "choose one of " + EnumChoices<E>());
}

/// Standard input can be read once.
Result<void> CheckFileNames(const NoteArguments& arguments) {
  const std::vector<std::string> inputs = {arguments.input, arguments.note, arguments.summary,
                                           arguments.client};
  if (std::count(inputs.begin(), inputs.end(), "-") > 1) {
    return BadUsage("stands for two inputs", "-", "name a file for one of them");
  }
  return KeepsInputs(arguments.output_file, inputs);
}

/// An id of ours, or a practice's own file: what has a point or a slash in it.
Result<void> ChooseFormat(const std::string& format, PipelineInput& input) {
  const Knowledge& knowledge = EmbeddedKnowledge();
  if (format.find_first_of("./") != std::string::npos) {
    GT_TRY(const InputFile file, ReadInput(format));
    GT_TRY(input.own_format, ReadOwnFormat(file.bytes, file.name, knowledge));
    return outcome::success();
  }
  input.note_format = format;
  if (knowledge.FindFormat(format) != nullptr) return outcome::success();
  return BadUsage(fmt::format("there is no note format '{}'", format), "--format",
                  "choose one of " + FormatChoices(knowledge) +
                      ", or name a file of your own (my-format.yaml)");
}

/// What is typed on the command line goes before what client.json says.
Result<void> ChooseStyle(const NoteArguments& arguments, NoteStyle& style) {
  if (!arguments.density.empty()) {
    GT_TRY(style.density, Choice<Density>("--density", arguments.density));
  }
  if (!arguments.quotes.empty()) {
    GT_TRY(style.quotes, Choice<Quotes>("--quotes", arguments.quotes));
  }
  if (!arguments.terms.empty()) {
    GT_TRY(style.terms, Choice<Terms>("--terms", arguments.terms));
  }
  if (arguments.client_name.empty()) return outcome::success();
  if (!IsClientNaming(arguments.client_name)) {
    return BadUsage(fmt::format("there is no value '{}'", arguments.client_name), "--client-name",
                    "choose one of Client, first, initials");
  }
  style.client_name = arguments.client_name;
  return outcome::success();
}

/// Everything but the output options, read and checked.
Result<PipelineInput> ReadArguments(const NoteArguments& arguments) {
  PipelineInput input;
  GT_TRY(CheckFileNames(arguments));
  GT_TRY(input.format, Choice<TextFormat>("--input-kind", arguments.input_kind));
  GT_TRY(input.stop_after, Choice<Stage>("--stop-after", arguments.stop_after));
  if (arguments.engine != "composer") {
    return BadUsage(fmt::format("there is no engine '{}'", arguments.engine), "--engine",
                    "the only engine built so far is composer");
  }
  GT_TRY(ChooseFormat(arguments.format, input));
  GT_TRY(ChooseStyle(arguments, input.style));
  GT_TRY(input.session, ReadInput(arguments.input));
  if (!arguments.summary.empty()) {
    GT_TRY(InputFile summary, ReadInput(arguments.summary));
    input.summary = std::move(summary);
  }
  if (!arguments.client.empty()) {
    GT_TRY(const InputFile client, ReadInput(arguments.client));
    GT_TRY(input.record, ReadClientRecord(client.bytes, client.name));
    input.style = input.record.style;
    GT_TRY(ChooseStyle(arguments, input.style));
  }
  return input;
}

std::string RenderFinal(const SessionNote& done, Output output) {
  const NoteDocument document{done.transcript, done.record, done.findings, done.thread,
                              done.verified};
  switch (output) {
    case Output::kText:
      return RenderNoteText(document);
    case Output::kMarkdown:
      return RenderNoteMarkdown(document);
    case Output::kJson:
      break;
  }
  return RenderNoteJson(document);
}

std::string RenderStage(const SessionNote& done, Stage stage, Output output) {
  const bool as_json = output == Output::kJson;
  switch (stage) {
    case Stage::kTranscript:
      return as_json ? RenderTranscriptJson(done.transcript)
                     : RenderTranscriptText(done.transcript);
    case Stage::kFindings:
      return as_json ? RenderFindingsJson(done.transcript, done.findings)
                     : RenderFindingsText(done.transcript, done.findings);
    case Stage::kThread:
      return as_json ? RenderThreadJson(done.thread) : RenderThreadText(done.thread);
    case Stage::kNote:
    case Stage::kVerify:
      break;
  }
  return RenderFinal(done, output);
}

Result<int> Draft(const NoteArguments& arguments) {
  GT_TRY(const Output output, Choice<Output>("--output", arguments.output));
  GT_TRY(const PipelineInput input, ReadArguments(arguments));
  if (output == Output::kMarkdown && input.stop_after < Stage::kNote) {
    return BadUsage("only a note comes as markdown", "--output", "choose text or json");
  }
  GT_TRY(const SessionNote done, DraftSessionNote(input, EmbeddedKnowledge()));
  GT_TRY(WriteOutput(arguments.output_file, RenderStage(done, input.stop_after, output)));
  return done.verified.Blocked() ? kBlocked : kDone;
}

Result<int> Judge(const NoteArguments& arguments) {
  GT_TRY(const Output output, Choice<Output>("--output", arguments.output));
  GT_TRY(const PipelineInput input, ReadArguments(arguments));
  GT_TRY(const InputFile note, ReadInput(arguments.note));
  GT_TRY(const SessionNote done, CheckForeignNote(note, input, EmbeddedKnowledge()));
  GT_TRY(WriteOutput(arguments.output_file, RenderFinal(done, output)));
  return done.verified.Blocked() ? kBlocked : kDone;
}

Result<Knowledge> KnowledgeIn(const std::string& folder) {
  GT_TRY(const json::value image, CompileKnowledge(folder));
  return LoadKnowledge(image);
}

Result<int> Lint(const LintArguments& arguments) {
  GT_TRY(const Output output, Choice<Output>("--output", arguments.output));
  Knowledge read;
  if (!arguments.folder.empty()) {
    GT_TRY(read, KnowledgeIn(arguments.folder));
  }
  const Knowledge& knowledge = arguments.folder.empty() ? EmbeddedKnowledge() : read;
  const std::vector<LintFinding> findings = LintKnowledge(knowledge);
  std::string text;
  json::array list;
  for (const LintFinding& finding : findings) {
    text += fmt::format("{} {}: {}\n", finding.list, finding.entry, finding.what);
    list.push_back({{"list", finding.list}, {"entry", finding.entry}, {"what", finding.what}});
  }
  if (findings.empty()) text = "no faults\n";
  GT_TRY(WriteOutput("", output == Output::kJson ? PrettyJson(list) : text));
  return findings.empty() ? kDone : kBlocked;
}

int Run(const Result<int>& status) { return status ? status.value() : Fail(status.error()); }

}  // namespace

int RunNote(const NoteArguments& arguments) { return Run(Draft(arguments)); }

int RunCheck(const NoteArguments& arguments) { return Run(Judge(arguments)); }

int RunLint(const LintArguments& arguments) { return Run(Lint(arguments)); }

int RunAssert() {
  const Knowledge& knowledge = EmbeddedKnowledge();
  std::ios::sync_with_stdio(false);
  std::string line;
  for (int number = 1; std::getline(std::cin, line); ++number) {
    if (line.ends_with('\r')) line.pop_back();
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) {
      return Fail(BadInput("has no tab", fmt::format("standard input:{}", number),
                           "write phrase<TAB>sentence"));
    }
    const std::string_view text(line);
    const Assertion found = AssertPhrase(text.substr(0, tab), text.substr(tab + 1), knowledge);
    std::cout << EnumText(found.polarity) << '\t' << EnumText(found.temporality) << '\t'
              << EnumText(found.experiencer) << '\n';
  }
  if (!std::cout.flush()) {
    return Fail(BadInput("could not be written", "standard output", "check the disk"));
  }
  return kDone;
}

}  // namespace goldenthread
