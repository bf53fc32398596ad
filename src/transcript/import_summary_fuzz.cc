// libFuzzer: any bytes, read as a typed summary.
#include <cstddef>
#include <cstdint>

#include "transcript/import_invariants.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  goldenthread::CheckImport({reinterpret_cast<const char*>(data), size},
                            goldenthread::TextFormat::kSummary);
  return 0;
}
