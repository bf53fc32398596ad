// Short ways to import a text in a test of this room.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "knowledge/load.h"
#include "transcript/import.h"

namespace goldenthread {

inline Result<Transcript> TryRead(std::string_view bytes, TextFormat format = TextFormat::kAuto) {
  return Import(bytes, {"made-up.txt", format, InputKind::kSession}, EmbeddedKnowledge());
}

/// The transcript, or an empty one and a failed test.
inline Transcript Read(std::string_view bytes, TextFormat format = TextFormat::kAuto) {
  Result<Transcript> read = TryRead(bytes, format);
  if (!read) {
    ADD_FAILURE() << read.error().ToString();
    return {};
  }
  return std::move(read).value();
}

/// "speaker: text" of each utterance; "?" behind a speaker who is not certain.
inline std::vector<std::string> Lines(const Transcript& transcript) {
  std::vector<std::string> lines;
  for (const Utterance& u : transcript.utterances) {
    lines.push_back(u.speaker + (u.speaker_certain ? "" : "?") + ": " + u.text);
  }
  return lines;
}

/// The bytes of the file behind the whole text of an utterance.
inline std::string Quote(std::string_view bytes, const Utterance& utterance) {
  const auto span = SourceSpan(utterance, {0, static_cast<std::uint32_t>(utterance.text.size())});
  return span ? std::string(span->In(bytes)) : "(none)";
}

}  // namespace goldenthread
