// Transcript: who said or typed what, in order, with the way back to the bytes
// on disk.
//
// A recording's transcript and a therapist's typed summary are both utterances;
// `input` tells them apart. `text` is valid UTF-8. Because a file may be
// Latin-1, have escapes (JSON, CSV) or wrap a cue over lines, each utterance
// maps stretches of its text to bytes of the file as it stands.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/span.h"

namespace goldenthread {

/// Which input a text came from.
enum class InputKind { kSession, kSummary };
BOOST_DESCRIBE_ENUM(InputKind, kSession, kSummary)

/// What part a speaker has in the session.
enum class Role {
  kTherapist,
  kClient,
  kParticipant,  ///< one of several clients, called by name
  kClinician,    ///< the author of a typed summary
  kUnknown,
};
BOOST_DESCRIBE_ENUM(Role, kTherapist, kClient, kParticipant, kClinician, kUnknown)

/// One word with its time, where the source has them. Times in milliseconds
/// from the start.
struct TimedWord {
  std::string text;
  std::int64_t start_ms = 0;
  std::int64_t end_ms = 0;
  std::optional<double> confidence;  ///< 0 to 1
};

/// Text bytes from `text_begin` up to the next run's lie in the file from
/// `source_begin` on, byte for byte; `source_bytes` is how much of the file the
/// run covers (an escape covers more bytes in the file than in the text).
struct SourceRun {
  std::uint32_t text_begin = 0;
  std::uint32_t source_begin = 0;
  std::uint32_t source_bytes = 0;
};

/// One turn of one speaker, or one line or bullet of a typed summary.
struct Utterance {
  int id = 0;  ///< from 1 within its input
  InputKind input = InputKind::kSession;
  std::string speaker;  ///< "therapist", "client", a first name, or "unknown"
  Role role = Role::kUnknown;
  bool speaker_certain = true;
  std::optional<int> channel;
  std::optional<std::int64_t> start_ms;
  std::optional<std::int64_t> end_ms;
  std::string text;
  std::optional<double> confidence;
  std::vector<TimedWord> words;
  std::vector<SourceRun> source;  ///< ascending; empty for audio
};

/// Where the lines of one input's file begin (byte offsets; the first is 0).
struct LineTable {
  std::vector<std::uint32_t> begins;

  /// Line from 1 that holds that byte of the file; nothing where the input has
  /// no lines.
  [[nodiscard]] std::optional<int> LineOf(std::uint32_t source_offset) const;
};

/// Everything said and typed, session first, then the summary.
struct Transcript {
  std::string language = "en";
  std::vector<Utterance> utterances;
  LineTable session_lines;
  LineTable summary_lines;

  [[nodiscard]] bool HasSession() const;
  [[nodiscard]] bool HasSummary() const;
};

/// The bytes of the file that hold `span` of the utterance's text; nothing for
/// audio.
[[nodiscard]] std::optional<Span> SourceSpan(const Utterance& utterance, Span span);

/// The line of its file where `span` begins; nothing where there are none.
[[nodiscard]] std::optional<int> LineOf(const Transcript& transcript, const Utterance& utterance,
                                        Span span);

}  // namespace goldenthread
