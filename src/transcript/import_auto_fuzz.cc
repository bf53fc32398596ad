// libFuzzer: any bytes, read as whatever they look like.
#include <cstddef>
#include <cstdint>

#include "transcript/import_invariants.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  goldenthread::CheckImport({reinterpret_cast<const char*>(data), size},
                            goldenthread::TextFormat::kAuto);
  return 0;
}
