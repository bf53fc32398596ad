// The main path. One line a stage; nothing else happens here.
#include "pipeline/pipeline.h"

#include <fmt/format.h>

#include "findings/conversation.h"
#include "findings/find.h"
#include "note/repair.h"
#include "thread/weave.h"
#include "verify/verify.h"

namespace goldenthread {
namespace {

FindOptions OptionsFrom(const ClientRecord& record) {
  FindOptions options;
  options.client_name = record.client.name;
  options.participants = record.session.participants;
  options.modality = record.session.modality;
  options.session_date = ParseDate(record.session.date);
  for (const MeasureScore& measure : record.measures) options.measure_names.push_back(measure.name);
  for (const Goal& goal : record.plan.goals) {
    for (const std::string& technique : goal.interventions) options.techniques.push_back(technique);
  }
  for (const Diagnosis& diagnosis : record.diagnoses) options.diagnoses.push_back(diagnosis.code);
  for (const PreviousNote& note : record.previous_notes) options.known_tasks.push_back(note.text);
  return options;
}

Result<Transcript> ImportInputs(const PipelineInput& input, const Knowledge& knowledge) {
  ImportOptions options{input.session.name, input.format, InputKind::kSession};
  GT_TRY(Transcript transcript, Import(input.session.bytes, options, knowledge));
  if (input.summary) {
    options = {input.summary->name, TextFormat::kAuto, InputKind::kSummary};
    GT_TRY(Transcript summary, Import(input.summary->bytes, options, knowledge));
    if (transcript.HasSession() && transcript.HasSummary()) {
      return BadInput("holds a typed summary already", input.session.name, "leave --summary out");
    }
    AddSummary(transcript, std::move(summary));
  }
  return transcript;
}

}  // namespace

Result<SessionNote> DraftSessionNote(const PipelineInput& input, const Knowledge& knowledge) {
  const Format* format =
      input.own_format ? &*input.own_format : knowledge.FindFormat(input.note_format);
  if (format == nullptr) {
    return BadUsage(fmt::format("there is no note format '{}'", input.note_format), "--format",
                    "choose one of " + FormatChoices(knowledge));
  }
  SessionNote done;
  done.record = input.record;

  GT_TRY(done.transcript, ImportInputs(input, knowledge));
  if (input.stop_after == Stage::kTranscript) return done;

  const Conversation conversation = ReadConversation(done.transcript, knowledge);
  done.findings = Find(done.transcript, conversation, OptionsFrom(done.record), knowledge);
  if (input.stop_after == Stage::kFindings) return done;

  done.thread = Weave(done.transcript, done.findings, done.record, knowledge);
  if (input.stop_after == Stage::kThread) return done;

  done.verified.note = Compose(done.transcript, done.findings, done.thread, done.record, *format,
                               {input.style}, knowledge);
  if (input.stop_after == Stage::kNote) return done;

  done.verified = Verify(std::move(done.verified.note), done.transcript, conversation,
                         done.findings, done.thread, done.record, knowledge);
  if (NeedsRepair(done.verified.note)) {
    DraftNote repaired = Repair(std::move(done.verified.note), done.findings, done.transcript);
    done.verified = Verify(std::move(repaired), done.transcript, conversation, done.findings,
                           done.thread, done.record, knowledge);
  }
  return done;
}

Result<SessionNote> CheckForeignNote(const InputFile& note, const PipelineInput& input,
                                     const Knowledge& knowledge) {
  SessionNote done;
  done.record = input.record;
  GT_TRY(done.transcript, ImportInputs(input, knowledge));
  GT_TRY(done.verified.note, ParseForeignNote(note.bytes, note.name, knowledge));
  const Conversation conversation = ReadConversation(done.transcript, knowledge);
  done.findings = Find(done.transcript, conversation, OptionsFrom(done.record), knowledge);
  done.thread = Weave(done.transcript, done.findings, done.record, knowledge);
  done.verified = Verify(std::move(done.verified.note), done.transcript, conversation,
                         done.findings, done.thread, done.record, knowledge);
  return done;
}

std::string FormatChoices(const Knowledge& knowledge) {
  std::string choices;
  for (const Format& format : knowledge.formats) {
    choices += (choices.empty() ? "" : ", ") + format.id;
  }
  return choices;
}

}  // namespace goldenthread
