// Runs that follow each other byte for byte, in the text and in the file, are kept as one.
#include "transcript/utterance_text.h"

#include <algorithm>
#include <utility>

namespace goldenthread {

void UtteranceText::AddRun(SourceRun run, bool verbatim) {
  if (verbatim && verbatim_ && !runs_.empty() &&
      runs_.back().source_begin + runs_.back().source_bytes == run.source_begin) {
    runs_.back().source_bytes += run.source_bytes;
  } else {
    runs_.push_back(run);
  }
  verbatim_ = verbatim;
}

void UtteranceText::Append(Span span) {
  if (span.empty()) return;
  const std::vector<SourceRun>& runs = decoded_.runs;
  auto run = std::upper_bound(
      runs.begin(), runs.end(), span.begin,
      [](std::uint32_t offset, const SourceRun& r) { return offset < r.text_begin; });
  if (run != runs.begin()) --run;
  for (; run != runs.end() && run->text_begin < span.end; ++run) {
    const auto run_end = run + 1 == runs.end() ? static_cast<std::uint32_t>(decoded_.text.size())
                                               : (run + 1)->text_begin;
    const Span part{std::max(span.begin, run->text_begin), std::min(span.end, run_end)};
    const bool verbatim = run_end - run->text_begin == run->source_bytes;
    SourceRun added{static_cast<std::uint32_t>(text_.size()), run->source_begin, run->source_bytes};
    if (verbatim) {
      added.source_begin += part.begin - run->text_begin;
      added.source_bytes = part.size();
    }
    AddRun(added, verbatim);
    text_.append(part.In(decoded_.text));
  }
  decoded_end_ = span.end;
}

void UtteranceText::AppendAs(std::string_view text, Span span) {
  if (text.empty()) return;
  const Span source = SourceOf(decoded_, span);
  AddRun({static_cast<std::uint32_t>(text_.size()), source.begin, source.size()}, false);
  text_.append(text);
  decoded_end_ = span.end;
}

void UtteranceText::AppendGap(std::uint32_t begin) {
  if (!text_.empty()) AppendAs(" ", {decoded_end_, std::max(decoded_end_, begin)});
}

void UtteranceText::AppendLine(Span line) {
  if (line.empty()) return;
  AppendGap(line.begin);
  Append(line);
}

void UtteranceText::TrimEnd() {
  while (!text_.empty() && text_.back() == ' ') {
    SourceRun& last = runs_.back();
    const bool verbatim = text_.size() - last.text_begin == last.source_bytes;
    text_.pop_back();
    if (verbatim) --last.source_bytes;
    if (last.text_begin >= text_.size()) runs_.pop_back();
  }
}

void UtteranceText::MoveTo(Utterance& utterance) {
  TrimEnd();
  utterance.text = std::exchange(text_, {});
  utterance.source = std::exchange(runs_, {});
  verbatim_ = false;
  decoded_end_ = 0;
}

Span Trim(std::string_view text, Span span) {
  const auto is_space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  std::uint32_t begin = span.begin;
  std::uint32_t end = span.end;
  while (begin < end && is_space(text[begin])) ++begin;
  while (end > begin && is_space(text[end - 1])) --end;
  return begin == end ? Span{span.begin, span.begin} : Span{begin, end};
}

bool LineWalk::Next(Span& line) {
  if (at_ >= text_.size()) return false;
  const std::size_t end = std::min(text_.find_first_of("\r\n", at_), text_.size());
  line = {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end)};
  at_ = end + 1;
  if (end + 1 < text_.size() && text_[end] == '\r' && text_[end + 1] == '\n') ++at_;
  return true;
}

}  // namespace goldenthread
