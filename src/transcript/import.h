// The verb header of transcript for text: the bytes of a file -> Transcript.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "knowledge/knowledge.h"
#include "transcript/transcript.h"

namespace goldenthread {

/// Formats that Import can read. kAuto detects by content.
enum class TextFormat { kAuto, kDialogue, kVtt, kSrt, kJson, kCsv, kSummary };
BOOST_DESCRIBE_ENUM(TextFormat, kAuto, kDialogue, kVtt, kSrt, kJson, kCsv, kSummary)

struct ImportOptions {
  std::string name;  ///< file name for errors
  TextFormat format = TextFormat::kAuto;
  InputKind input = InputKind::kSession;  ///< kSummary: the typed summary beside
                                          ///< a session; kAuto refuses a transcript
};

/// Reads a transcript or typed summary. A typed summary given as the only input
/// is read as InputKind::kSummary. Speakers without roles get roles from the
/// text. Limits: see decode.h. Errors are bad input with `where`
/// = name:line: empty file, binary data, a broken format, a limit passed; a
/// transcript where InputKind::kSummary is wanted. DOCX is bad usage.
Result<Transcript> Import(std::string_view bytes, const ImportOptions& options,
                          const Knowledge& knowledge);

/// Appends the utterances of `summary` (read with InputKind::kSummary) to a
/// session's transcript.
void AddSummary(Transcript& transcript, Transcript summary);

}  // namespace goldenthread
