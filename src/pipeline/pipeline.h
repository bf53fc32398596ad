// The verb header of pipeline: the main path, from the bytes of the inputs to a
// checked note.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "findings/fact.h"
#include "knowledge/knowledge.h"
#include "note/compose.h"
#include "thread/client_record.h"
#include "thread/thread.h"
#include "transcript/import.h"
#include "transcript/transcript.h"
#include "verify/check.h"

namespace goldenthread {

enum class Stage { kTranscript, kFindings, kThread, kNote, kVerify };
BOOST_DESCRIBE_ENUM(Stage, kTranscript, kFindings, kThread, kNote, kVerify)

/// A file as read: its name for messages, its bytes for everything else.
struct InputFile {
  std::string name;
  std::string bytes;
};

struct PipelineInput {
  InputFile session;                 ///< transcript or typed summary
  std::optional<InputFile> summary;  ///< typed summary beside a transcript
  TextFormat format = TextFormat::kAuto;
  ClientRecord record;
  std::string note_format = "soap";
  std::optional<Format> own_format;  ///< a practice's own, instead of `note_format`
  NoteStyle style;
  Stage stop_after = Stage::kVerify;
};

/// What each stage left behind; stages behind `stop_after` are empty.
struct SessionNote {
  Transcript transcript;
  ClientRecord record;
  Findings findings;
  Thread thread;
  VerifiedNote verified;
};

/// Runs the stages in order. Pure: no clock, no files, no network.
Result<SessionNote> DraftSessionNote(const PipelineInput& input, const Knowledge& knowledge);

/// Judges a finished note of any origin against its session.
Result<SessionNote> CheckForeignNote(const InputFile& note, const PipelineInput& input,
                                     const Knowledge& knowledge);

/// The ids of all note formats, "birp, dap, ...".
[[nodiscard]] std::string FormatChoices(const Knowledge& knowledge);

}  // namespace goldenthread
