// Any bytes: a record or one error on one line.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "thread/client_record.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace goldenthread;  // NOLINT(google-build-using-namespace)
  const auto record = ReadClientRecord({reinterpret_cast<const char*>(data), size}, "client.json");
  if (!record) {
    GT_CHECK(record.error().code == ErrorCode::kBadInput);
    GT_CHECK(record.error().ToString().find('\n') == std::string::npos);
  }
  return 0;
}
