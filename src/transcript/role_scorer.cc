// Counts per speaker and cue, then shares of rates. Features without phrases: "questions" is the
// share of turns with a question mark, "words_per_turn" their mean length, "speaks_first" belongs
// to the first speaker, "lead_needed" is the lead that decides.
#include "transcript/role_scorer.h"

#include <algorithm>
#include <string>

#include "base/tokens.h"

namespace goldenthread {
namespace {

/// As much of a session as is read.
constexpr std::size_t kTurnsMax = 1500;
constexpr std::size_t kBytesMax = 400'000;
/// A speaker with fewer words is judged as if having this many, so that one cue does not decide.
constexpr double kWordsMin = 40;
/// Occurrences at which a cue has half its weight.
constexpr double kHalfWeightCount = 2;

struct Tally {
  double words = 0;
  double turns = 0;
  double questions = 0;
  std::vector<double> cues;  ///< by entry of roles.yaml
};

std::vector<Tally> Count(const std::vector<Utterance>& utterances,
                         const std::vector<std::size_t>& speaker_of, std::size_t speakers,
                         const Knowledge& knowledge) {
  std::vector<Tally> tallies(speakers);
  for (Tally& tally : tallies) tally.cues.resize(knowledge.roles.size());
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < utterances.size() && i < kTurnsMax && bytes < kBytesMax; ++i) {
    if (speaker_of[i] >= speakers) continue;
    const std::string_view text = std::string_view(utterances[i].text).substr(0, kBytesMax);
    bytes += text.size();
    const std::vector<Token> tokens = Tokenize(text);
    Tally& tally = tallies[speaker_of[i]];
    tally.turns += 1;
    tally.questions += text.find('?') == std::string_view::npos ? 0 : 1;
    tally.words += static_cast<double>(
        std::count_if(tokens.begin(), tokens.end(), [](const Token& t) { return t.IsWord(); }));
    for (const PhraseMatch& match : knowledge.lexicon.roles.Find(tokens)) {
      tally.cues[match.pattern] += 1;
    }
  }
  return tallies;
}

/// Adds `weight` to each score by the speaker's share of the rates, against an even share.
void AddShares(std::vector<double>& scores, const std::vector<double>& rates, double weight) {
  double sum = 0;
  for (const double rate : rates) sum += rate;
  if (sum <= 0) return;
  const double even = 1.0 / static_cast<double>(rates.size());
  for (std::size_t s = 0; s < rates.size(); ++s) scores[s] += weight * (rates[s] / sum - even);
}

double WeightOf(const Knowledge& knowledge, const std::string& id) {
  const auto found = std::find_if(knowledge.roles.begin(), knowledge.roles.end(),
                                  [&](const RoleCue& cue) { return cue.id == id; });
  return found == knowledge.roles.end() ? 0 : found->therapist_weight;
}

std::vector<double> Score(const std::vector<Tally>& tallies, const Knowledge& knowledge) {
  std::vector<double> scores(tallies.size());
  std::vector<double> rates(tallies.size());
  for (std::size_t c = 0; c < knowledge.roles.size(); ++c) {
    double occurrences = 0;
    for (std::size_t s = 0; s < tallies.size(); ++s) {
      occurrences += tallies[s].cues[c];
      rates[s] = tallies[s].cues[c] / std::max(tallies[s].words, kWordsMin);
    }
    const double trust = occurrences / (occurrences + kHalfWeightCount);
    AddShares(scores, rates, knowledge.roles[c].therapist_weight * trust);
  }
  for (std::size_t s = 0; s < tallies.size(); ++s) {
    rates[s] = tallies[s].questions / std::max(tallies[s].turns, 2.0);
  }
  AddShares(scores, rates, WeightOf(knowledge, "feature.questions"));
  for (std::size_t s = 0; s < tallies.size(); ++s) {
    rates[s] = tallies[s].words / std::max(tallies[s].turns, 1.0);
  }
  AddShares(scores, rates, WeightOf(knowledge, "feature.words_per_turn"));
  return scores;
}

}  // namespace

std::optional<std::size_t> FindTherapist(const std::vector<Utterance>& utterances,
                                         const std::vector<std::size_t>& speaker_of,
                                         std::size_t speakers, const Knowledge& knowledge) {
  if (speakers < 2) return std::nullopt;
  std::vector<double> scores = Score(Count(utterances, speaker_of, speakers, knowledge), knowledge);
  const auto first = std::find_if(speaker_of.begin(), speaker_of.end(),
                                  [&](std::size_t s) { return s < speakers; });
  if (first != speaker_of.end()) scores[*first] += WeightOf(knowledge, "feature.speaks_first");

  const auto best = std::max_element(scores.begin(), scores.end());
  double second = -1e9;
  for (auto score = scores.begin(); score != scores.end(); ++score) {
    if (score != best) second = std::max(second, *score);
  }
  if (*best - second < WeightOf(knowledge, "feature.lead_needed")) return std::nullopt;
  return static_cast<std::size_t>(best - scores.begin());
}

}  // namespace goldenthread
