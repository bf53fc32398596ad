// How long start-up pays for the knowledge: reading the embedded image and taking its phrases in.
#include <benchmark/benchmark.h>

#include <string_view>

#include "base/json.h"
#include "knowledge/compile_lexicon.h"
#include "knowledge/load.h"

namespace goldenthread {
namespace {

const json::value& Image() {
  static const json::value image = ParseJson(EmbeddedImage(), "knowledge image").value();
  return image;
}

void ParseImage(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(ParseJson(EmbeddedImage(), "knowledge image"));
}
BENCHMARK(ParseImage)->Unit(benchmark::kMillisecond);

void ReadStructs(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(FromJson<Knowledge>(Image()));
}
BENCHMARK(ReadStructs)->Unit(benchmark::kMillisecond);

void ReadPhrases(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(ReadLexicon(EmbeddedLexicon()));
}
BENCHMARK(ReadPhrases)->Unit(benchmark::kMillisecond);

/// Not paid at start-up: the build does it.
void CompilePhrases(benchmark::State& state) {
  const Knowledge& knowledge = EmbeddedKnowledge();
  for (auto _ : state) benchmark::DoNotOptimize(CompileLexicon(knowledge));
}
BENCHMARK(CompilePhrases)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace goldenthread
