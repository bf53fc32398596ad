// libFuzzer: any bytes, read as SRT.
#include <cstddef>
#include <cstdint>

#include "transcript/import_invariants.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  goldenthread::CheckImport({reinterpret_cast<const char*>(data), size},
                            goldenthread::TextFormat::kSrt);
  return 0;
}
