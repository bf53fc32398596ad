// See import_invariants.h.
#include "transcript/import_invariants.h"

#include "base/check.h"
#include "knowledge/load.h"
#include "transcript/decode.h"

namespace goldenthread {
namespace {

bool IsUtf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t size = Utf8Length(text, at);
    if (size == 0) return false;
    at += size;
  }
  return true;
}

void CheckRuns(const Utterance& utterance, std::size_t file_bytes) {
  GT_CHECK(!utterance.source.empty());
  GT_CHECK(utterance.source.front().text_begin == 0);
  const SourceRun* last = nullptr;
  for (const SourceRun& run : utterance.source) {
    GT_CHECK(run.text_begin < utterance.text.size());
    GT_CHECK(last == nullptr || last->text_begin < run.text_begin);
    GT_CHECK(std::size_t{run.source_begin} + run.source_bytes <= file_bytes);
    last = &run;
  }
}

void CheckUtterance(const Transcript& transcript, const Utterance& utterance,
                    std::size_t file_bytes) {
  GT_CHECK(!utterance.text.empty());
  GT_CHECK(IsUtf8(utterance.text));
  GT_CHECK(IsUtf8(utterance.speaker));
  GT_CHECK(!utterance.speaker.empty());
  GT_CHECK(!utterance.start_ms || !utterance.end_ms || *utterance.start_ms <= *utterance.end_ms);
  for (const TimedWord& word : utterance.words) {
    GT_CHECK(IsUtf8(word.text));
    GT_CHECK(word.start_ms <= word.end_ms);
  }
  CheckRuns(utterance, file_bytes);
  const auto size = static_cast<std::uint32_t>(utterance.text.size());
  const LineTable& lines =
      utterance.input == InputKind::kSession ? transcript.session_lines : transcript.summary_lines;
  for (const Span span : {Span{0, size}, Span{size / 2, size}, Span{0, size / 3}}) {
    const auto source = SourceSpan(utterance, span);
    GT_CHECK(source && source->begin <= source->end && source->end <= file_bytes);
    const auto line = LineOf(transcript, utterance, span);
    GT_CHECK(line && *line >= 1 && static_cast<std::size_t>(*line) <= lines.begins.size());
  }
}

}  // namespace

void CheckImport(std::string_view bytes, TextFormat format) {
  const Result<Transcript> read =
      Import(bytes, {"fuzz", format, InputKind::kSession}, EmbeddedKnowledge());
  if (!read) {
    const ErrorCode code = read.error().code;
    GT_CHECK(code == ErrorCode::kBadInput || code == ErrorCode::kBadUsage);
    GT_CHECK(!read.error().what.empty() && !read.error().fix.empty());
    GT_CHECK(read.error().ToString().find('\n') == std::string::npos);
    return;
  }
  const Transcript& transcript = read.value();
  GT_CHECK(!transcript.utterances.empty());
  int id = 0;
  InputKind input = InputKind::kSession;
  for (const Utterance& utterance : transcript.utterances) {
    if (utterance.input != input) {
      GT_CHECK(input == InputKind::kSession);
      input = utterance.input;
      id = 0;
    }
    GT_CHECK(utterance.id == ++id);
    CheckUtterance(transcript, utterance, bytes.size());
  }
}

}  // namespace goldenthread
