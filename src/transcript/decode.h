// Decoding: the bytes of a file -> UTF-8 text that knows where each of its bytes stood.
//
// UTF-8 with or without a byte order mark, UTF-16 with one, and Windows-1252 (which holds Latin-1)
// are read. A byte that is not UTF-8 in an otherwise valid file is read as Windows-1252, so one
// stray byte does not spoil the rest. Escapes of JSON and CSV are not resolved here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "transcript/transcript.h"

namespace goldenthread {

/// A whole file as valid UTF-8.
struct DecodedText {
  std::string text;
  std::vector<SourceRun> runs;  ///< as in Utterance, for the whole text; never empty
  LineTable lines;              ///< of the bytes of the file
};

/// Decodes a file of at most kInputBytesMax bytes. Bad input: too large, empty, only white space,
/// binary data. Bad usage: DOCX, which is not read yet.
Result<DecodedText> Decode(std::string_view bytes, const std::string& name);

/// The bytes of the file behind `span` of a text of `text_bytes` bytes; runs must not be empty.
[[nodiscard]] Span SourceOf(const std::vector<SourceRun>& runs, std::size_t text_bytes, Span span);

/// The bytes of the file that hold `span` of the text.
[[nodiscard]] Span SourceOf(const DecodedText& decoded, Span span);

/// "name:line" of a place in the text, for errors.
[[nodiscard]] std::string WhereOf(const DecodedText& decoded, const std::string& name,
                                  std::size_t at);

/// Appends a code point as UTF-8; what is no character becomes U+FFFD.
void AppendUtf8(char32_t code, std::string& out);

/// Length of the UTF-8 character at `at`, or 0 where there is no valid one.
[[nodiscard]] std::size_t Utf8Length(std::string_view text, std::size_t at);

// Limits. A session of an hour is about 60 KB of text; the rest of a pipeline needs some 300 bytes
// of memory for each byte that is said. JSON with a time for every word is much larger than its
// text.
inline constexpr std::size_t kInputBytesMax = std::size_t{32} << 20;  ///< of a file
inline constexpr std::size_t kSaidBytesMax = std::size_t{8} << 20;    ///< of all utterances
inline constexpr std::size_t kUtteranceBytesMax = std::size_t{256} << 10;
inline constexpr std::size_t kUtterancesMax = 200'000;
inline constexpr std::size_t kTypedLinesMax = 20'000;  ///< of a typed summary

}  // namespace goldenthread
