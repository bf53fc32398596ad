// The way back from an utterance's text to its file: runs are searched by their
// text offset.
#include "transcript/transcript.h"

#include <algorithm>

#include "transcript/decode.h"

namespace goldenthread {
namespace {

bool HasInput(const Transcript& transcript, InputKind input) {
  return std::any_of(transcript.utterances.begin(), transcript.utterances.end(),
                     [&](const Utterance& u) { return u.input == input; });
}

/// The run that holds text offset `at`; runs must not be empty.
const SourceRun& RunAt(const std::vector<SourceRun>& runs, std::uint32_t at) {
  auto next = std::upper_bound(
      runs.begin(), runs.end(), at,
      [](std::uint32_t offset, const SourceRun& run) { return offset < run.text_begin; });
  return next == runs.begin() ? *next : *(next - 1);
}

std::uint32_t SourceOffset(const SourceRun& run, std::uint32_t text_offset) {
  return run.source_begin + std::min(text_offset - run.text_begin, run.source_bytes);
}

}  // namespace

std::optional<int> LineTable::LineOf(std::uint32_t source_offset) const {
  if (begins.empty()) return std::nullopt;
  const auto next = std::upper_bound(begins.begin(), begins.end(), source_offset);
  return static_cast<int>(next - begins.begin());
}

bool Transcript::HasSession() const { return HasInput(*this, InputKind::kSession); }
bool Transcript::HasSummary() const { return HasInput(*this, InputKind::kSummary); }

Span SourceOf(const std::vector<SourceRun>& runs, std::size_t text_bytes, Span span) {
  const std::uint32_t begin = SourceOffset(RunAt(runs, span.begin), span.begin);
  if (span.empty()) return {begin, begin};
  const SourceRun& last = RunAt(runs, span.end - 1);
  // The run's end where the span takes its last text byte, else byte for byte.
  const bool is_last = &last == &runs.back();
  const auto text_end = is_last ? static_cast<std::uint32_t>(text_bytes) : (&last + 1)->text_begin;
  const std::uint32_t end =
      span.end == text_end ? last.source_begin + last.source_bytes : SourceOffset(last, span.end);
  return {begin, std::max(begin, end)};
}

std::optional<Span> SourceSpan(const Utterance& utterance, Span span) {
  if (utterance.source.empty()) return std::nullopt;
  return SourceOf(utterance.source, utterance.text.size(), span);
}

std::optional<int> LineOf(const Transcript& transcript, const Utterance& utterance, Span span) {
  const auto source = SourceSpan(utterance, span);
  if (!source) return std::nullopt;
  const LineTable& lines =
      utterance.input == InputKind::kSession ? transcript.session_lines : transcript.summary_lines;
  return lines.LineOf(source->begin);
}

}  // namespace goldenthread
