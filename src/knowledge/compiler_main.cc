// knowledge_compiler DIR OUT.json: turns the YAML files of DIR into the one
// JSON image that the program carries. Runs at build time; a broken file stops
// the build with its name and line.
#include <fmt/core.h>

#include <cstdio>
#include <fstream>

#include "base/json.h"
#include "knowledge/compiler.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    fmt::print(stderr, "usage: knowledge_compiler DIR OUT.json\n");
    return 2;
  }
  const auto image = goldenthread::CompileKnowledge(argv[1]);
  if (!image) {
    fmt::print(stderr, "{}\n", image.error().ToString());
    return static_cast<int>(image.error().code);
  }
  std::ofstream out(argv[2], std::ios::binary);
  out << goldenthread::json::serialize(image.value());
  return out.good() ? 0 : 5;
}
