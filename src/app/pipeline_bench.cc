// How long the main path takes on one core: an hour of invented talk, and twenty times as much.
#include <benchmark/benchmark.h>

#include <string>

#include "exchange/render.h"
#include "knowledge/load.h"
#include "pipeline/pipeline.h"

namespace goldenthread {
namespace {

/// About 50 minutes of speech: 360 turns, 6,600 words, the topics coming back with other numbers.
std::string Talk(int rounds) {
  std::string talk;
  for (int i = 0; i < rounds; ++i) {
    const std::string n = std::to_string(2 + i % 7);
    talk += "Therapist: So tell me about the week, how often did the panic come, and where?\n";
    talk += "Client: I've been having panic attacks at work, maybe " + n +
            " times this week. My heart starts going and I think I am going to pass out, and then "
            "my sister calls and she says I should just leave, but I didn't leave this time.\n";
    talk += "Therapist: " + n + " times. And the breathing, that was every day, how did it go?\n";
    talk += "Client: I did it " + n +
            " days out of seven. On Sunday I skipped it because we were at my mother's place.\n";
    talk += "Therapist: What is the evidence for the thought that you will faint?\n";
    talk += "Client: Well, none really. I have never fainted, not once, it only feels like that.\n";
    talk += "Therapist: How strong is the fear right now, zero to ten?\n";
    talk += "Client: A four. It was an " + n + " before we started talking about it, honestly.\n";
    talk += "Therapist: Any thoughts of suicide, or of hurting yourself or anybody else?\n";
    talk += "Client: No. Nothing like that. I get sad on Sundays but that is a different thing.\n";
    talk += "Therapist: Could you write one thought record before Friday, on the phone?\n";
    talk += "Client: Yes, I can do that. On Thursday evening, when the kids are in bed.\n";
  }
  return talk;
}

void DraftTalk(benchmark::State& state) {
  PipelineInput input;
  input.session = {"talk.txt", Talk(30 * static_cast<int>(state.range(0)))};
  const Knowledge& knowledge = EmbeddedKnowledge();
  for (auto _ : state) {
    auto done = DraftSessionNote(input, knowledge);
    benchmark::DoNotOptimize(done);
  }
  state.counters["bytes"] = static_cast<double>(input.session.bytes.size());
}
BENCHMARK(DraftTalk)->Arg(1)->Arg(20)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace goldenthread
