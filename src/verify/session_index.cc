// Postings lists over utterances, once by term and once by the first letters of a term, which stand
// in for derivations ("avoidant" - "avoid"). Scores follow BM25 (Robertson and Walker 1994).
#include "verify/session_index.h"

#include <algorithm>
#include <cmath>

namespace goldenthread {
namespace {

constexpr double kRelatedFound = 0.8;  ///< credit for a related form
constexpr double kImpliedFound = 0.9;  ///< credit for the clinical name of a concept
constexpr double kFrameWeight = 0.15;  ///< of a word of attribution, against another word's
constexpr std::size_t kPrefixLetters = 5;
constexpr std::size_t kWindowUtterances = 4;
constexpr double kNeighbourShare = 0.5;
constexpr double kBm25Saturation = 1.2;
constexpr double kBm25Length = 0.6;

std::string PrefixOf(const std::string& term) {
  if (term.size() < kPrefixLetters || term[0] == '#') return {};
  return term.substr(0, kPrefixLetters);
}

void Append(std::vector<std::uint32_t>& list, std::size_t utterance) {
  const auto number = static_cast<std::uint32_t>(utterance);
  if (list.empty() || list.back() != number) list.push_back(number);
}

}  // namespace

SessionIndex::SessionIndex(const std::vector<std::vector<Token>>& tokens, const TermReader& reader)
    : reader_(reader), tokens_(tokens), implied_terms_(tokens.size()) {
  terms_.reserve(tokens.size());
  std::size_t total = 0;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    terms_.push_back(reader.Read(tokens[at]));
    for (const std::string& term : terms_.back()) {
      if (term.empty()) continue;
      ++total;
      Append(postings_[term], at);
      if (const std::string prefix = PrefixOf(term); !prefix.empty()) {
        Append(by_prefix_[prefix], at);
      }
    }
  }
  mean_terms_ = std::max(1.0, static_cast<double>(total) / std::max(1.0, double(tokens_.size())));
}

const std::vector<std::uint32_t>* SessionIndex::Related(const std::string& term) const {
  const std::string prefix = PrefixOf(term);
  const auto found = prefix.empty() ? by_prefix_.end() : by_prefix_.find(prefix);
  return found == by_prefix_.end() ? nullptr : &found->second;
}

const std::vector<std::uint32_t>* SessionIndex::Holding(const std::string& term) const {
  const auto found = postings_.find(term);
  if (found != postings_.end()) return &found->second;
  const auto implied = implied_.find(term);
  return implied != implied_.end() ? &implied->second : Related(term);
}

void SessionIndex::Imply(std::size_t utterance, const std::vector<std::string>& terms) {
  for (const std::string& term : terms) {
    if (term.empty() || term[0] == '#') continue;
    std::vector<std::uint32_t>& list = implied_[term];
    const auto number = static_cast<std::uint32_t>(utterance);
    const auto at = std::lower_bound(list.begin(), list.end(), number);
    if (at == list.end() || *at != number) list.insert(at, number);
    implied_terms_[utterance].push_back(term);
  }
}

std::vector<WeightedTerm> SessionIndex::Weigh(const std::vector<std::string>& terms) const {
  std::vector<WeightedTerm> weighed;
  const double count = static_cast<double>(std::max<std::size_t>(tokens_.size(), 1));
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const std::string& term = terms[i];
    const auto same = [&](const WeightedTerm& other) { return other.term == term; };
    if (term.empty() || std::any_of(weighed.begin(), weighed.end(), same)) continue;
    const auto exact = postings_.find(term);
    const auto* holding = exact != postings_.end() ? &exact->second : Holding(term);
    const double holders = holding ? static_cast<double>(holding->size()) : 0.0;
    WeightedTerm entry{term, std::log(1 + (count - holders + 0.5) / (holders + 0.5)), 0, i};
    if (reader_.IsFrame(term)) entry.weight *= kFrameWeight;
    if (exact != postings_.end()) {
      entry.found = 1;
    } else if (holding != nullptr) {
      entry.found = implied_.contains(term) ? kImpliedFound : kRelatedFound;
    }
    weighed.push_back(std::move(entry));
  }
  return weighed;
}

Window SessionIndex::BestWindow(const std::vector<WeightedTerm>& terms) const {
  double total = 0;
  // Window w holds utterances w to w + 3.
  std::unordered_map<std::size_t, std::pair<double, std::size_t>> windows;  // weight, last term
  for (std::size_t t = 0; t < terms.size(); ++t) {
    total += terms[t].weight;
    const auto* holding = terms[t].found > 0 ? Holding(terms[t].term) : nullptr;
    if (!holding) continue;
    for (const std::uint32_t at : *holding) {
      for (std::size_t back = 0; back < kWindowUtterances && back <= at; ++back) {
        auto& [weight, last] = windows[at - back];
        if (last == t + 1) continue;
        last = t + 1;
        weight += terms[t].weight * terms[t].found;
      }
    }
  }
  Window best;
  for (const auto& [first, value] : windows) {
    const double coverage = total > 0 ? value.first / total : 0;
    if (coverage > best.coverage || (coverage == best.coverage && first < best.first)) {
      best = {first, std::min(first + kWindowUtterances, size()), coverage};
    }
  }
  return best;
}

std::vector<std::size_t> SessionIndex::Retrieve(const std::vector<WeightedTerm>& terms,
                                                std::size_t limit) const {
  std::unordered_map<std::size_t, double> own;
  for (const WeightedTerm& term : terms) {
    const auto* holding = term.found > 0 ? Holding(term.term) : nullptr;
    if (!holding) continue;
    for (const std::uint32_t at : *holding) {
      const double length = static_cast<double>(terms_[at].size()) / (2 * mean_terms_);
      own[at] += term.weight * term.found * (kBm25Saturation + 1) /
                 (1 + kBm25Saturation * (1 - kBm25Length + kBm25Length * length));
    }
  }
  std::unordered_map<std::size_t, double> scores = own;
  for (const auto& [at, score] : own) {
    if (at > 0 && own.contains(at - 1)) scores[at - 1] += kNeighbourShare * score;
    if (own.contains(at + 1)) scores[at + 1] += kNeighbourShare * score;
  }
  std::vector<std::pair<double, std::size_t>> ranked;
  for (const auto& [at, score] : scores) ranked.emplace_back(-score, at);
  const std::size_t count = std::min(limit, ranked.size());
  std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(count),
                    ranked.end());
  std::vector<std::size_t> best;
  for (std::size_t i = 0; i < count; ++i) best.push_back(ranked[i].second);
  return best;
}

}  // namespace goldenthread
