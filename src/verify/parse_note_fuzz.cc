// Any bytes: a note or an error, every statement non-empty and free of line breaks.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "knowledge/load.h"
#include "verify/verify.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace goldenthread;  // NOLINT(google-build-using-namespace)
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto note = ParseForeignNote(bytes, "note", EmbeddedKnowledge());
  if (!note) return 0;
  for (const NoteSection& section : note.value().sections) {
    for (const Statement& statement : section.statements) {
      if (statement.text.empty() || statement.text.find('\n') != std::string::npos) std::abort();
    }
  }
  return 0;
}
