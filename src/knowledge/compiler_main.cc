// knowledge_compiler DIR OUT.json OUT.lexicon: turns the YAML files of DIR into
// the images that the program carries: the knowledge as one JSON text, and its
// phrases compiled. Runs at build time; a broken file stops the build with its
// name and line.
#include <fmt/core.h>

#include <cstdio>
#include <fstream>
#include <string>

#include "base/json.h"
#include "knowledge/compile_lexicon.h"
#include "knowledge/compiler.h"

namespace goldenthread {
namespace {

bool WriteFile(const char* path, const void* bytes, std::size_t size) {
  std::ofstream out(path, std::ios::binary);
  out.write(static_cast<const char*>(bytes), static_cast<std::streamsize>(size));
  return out.good();
}

int Fail(const Error& error) {
  fmt::print(stderr, "{}\n", error.ToString());
  return static_cast<int>(error.code);
}

int Compile(const char* folder, const char* json_path, const char* lexicon_path) {
  const auto image = CompileKnowledge(folder);
  if (!image) return Fail(image.error());
  const auto knowledge = FromJson<Knowledge>(image.value());
  if (!knowledge) return Fail(knowledge.error());

  const std::string text = json::serialize(image.value());
  const auto lexicon = WriteLexicon(CompileLexicon(knowledge.value()));
  const bool written = WriteFile(json_path, text.data(), text.size()) &&
                       WriteFile(lexicon_path, lexicon.data(), lexicon.size() * sizeof lexicon[0]);
  return written ? 0 : 5;
}

}  // namespace
}  // namespace goldenthread

int main(int argc, char** argv) {
  if (argc != 4) {
    fmt::print(stderr, "usage: knowledge_compiler DIR OUT.json OUT.lexicon\n");
    return 2;
  }
  return goldenthread::Compile(argv[1], argv[2], argv[3]);
}
