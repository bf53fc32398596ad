// For each clause of the statement: the clauses of the candidates that carry at least a third of
// it, and of those the ones about as good as the best. A clash holds if all of these disagree.
#include "verify/clash.h"

#include <algorithm>
#include <cstdlib>

namespace goldenthread {
namespace {

constexpr double kAlignedShareMin = 0.35;
/// Clauses this close to the best aligned one have a say too.
constexpr double kRivalShare = 0.75;
constexpr std::size_t kPrefixLetters = 5;

double FactorOf(ClashKind kind) {
  const auto env = [](const char* name, double value) {
    const char* text = std::getenv(name);
    return text ? std::atof(text) : value;
  };
  switch (kind) {
    case ClashKind::kOwner:
      return env("F_OWNER", 0.4);
    case ClashKind::kPolarity:
      return env("F_POL", 0.3);
    case ClashKind::kAgent:
      return env("F_AGENT", 0.3);
    case ClashKind::kTime:
      return env("F_TIME", 0.5);
    case ClashKind::kModality:
      return env("F_MOD", 0.4);
    case ClashKind::kNumber:
      return env("F_NUM", 0.3);
  }
  return 1;
}

bool SameTerm(const std::string& a, const std::string& b) {
  if (a == b) return true;
  return a.size() >= kPrefixLetters && b.size() >= kPrefixLetters && a[0] != '#' &&
         a.compare(0, kPrefixLetters, b, 0, kPrefixLetters) == 0;
}

double WeightOf(const std::vector<WeightedTerm>& weighed, const std::string& term) {
  for (const WeightedTerm& entry : weighed) {
    if (entry.term == term) return entry.weight;
  }
  return 0;
}

}  // namespace

/// A clause of the session that carries a share of a statement's clause.
struct ClashFinder::Aligned {
  std::size_t utterance = 0;
  const ClauseReading* clause = nullptr;
  double share = 0;          ///< of the clause's weight
  double negated_here = 0;   ///< share that the session's clause negates
  double negated_there = 0;  ///< share that the statement negates
};

ClashFinder::ClashFinder(const Transcript& transcript, const SessionIndex& index,
                         const ClauseReader& reader)
    : transcript_(transcript), index_(index), reader_(reader), readings_(index.size()) {}

const std::vector<ClauseReading>& ClashFinder::ReadingOf(std::size_t utterance) const {
  std::vector<ClauseReading>& reading = readings_[utterance];
  if (reading.empty() && !index_.TokensOf(utterance).empty()) {
    const Utterance& said = transcript_.utterances[utterance];
    Speaker speaker{said.role, {}};
    if (said.role == Role::kParticipant) speaker.name = LowerCase(said.speaker);
    reading = reader_.Read(index_.TokensOf(utterance), speaker);
  }
  return reading;
}

ClashFinder::Answer ClashFinder::AnswerTo(std::size_t utterance) const {
  const Utterance& asked = transcript_.utterances[utterance];
  for (std::size_t next = utterance + 1; next < index_.size() && next <= utterance + 2; ++next) {
    const Utterance& said = transcript_.utterances[next];
    if (said.role == asked.role && said.speaker == asked.speaker) continue;
    if (reader_.OpensWithNo(index_.TokensOf(next))) return Answer::kNo;
    if (reader_.OpensWithYes(index_.TokensOf(next))) return Answer::kYes;
    return Answer::kNone;
  }
  return Answer::kNone;
}

std::vector<ClashFinder::Aligned> ClashFinder::Align(
    const ClauseReading& clause, const std::vector<std::string>& terms,
    const std::vector<WeightedTerm>& weighed, const std::vector<std::size_t>& candidates) const {
  std::vector<std::size_t> own;
  double total = 0;
  for (std::size_t i = clause.first; i < clause.last; ++i) {
    if (terms[i].empty()) continue;
    own.push_back(i);
    total += WeightOf(weighed, terms[i]);
  }
  std::vector<Aligned> aligned;
  if (total <= 0) return aligned;
  for (const std::size_t at : candidates) {
    const std::vector<std::string>& there = index_.TermsOf(at);
    for (const ClauseReading& other : ReadingOf(at)) {
      Aligned entry{at, &other, 0, 0, 0};
      for (const std::size_t i : own) {
        for (std::size_t k = other.first; k < other.last; ++k) {
          if (there[k].empty() || !SameTerm(terms[i], there[k])) continue;
          const double weight = WeightOf(weighed, terms[i]) / total;
          entry.share += weight;
          if (other.Negated(k)) entry.negated_here += weight;
          if (clause.Negated(i)) entry.negated_there += weight;
          break;
        }
      }
      if (entry.share >= kAlignedShareMin) aligned.push_back(entry);
    }
  }
  double best = 0;
  for (const Aligned& entry : aligned) best = std::max(best, entry.share);
  std::erase_if(aligned, [&](const Aligned& entry) { return entry.share < kRivalShare * best; });
  return aligned;
}

std::vector<Clash> ClashFinder::Find(const std::vector<Token>& tokens,
                                     const std::vector<std::string>& terms,
                                     const std::vector<WeightedTerm>& weighed,
                                     const std::vector<std::size_t>& candidates) const {
  std::vector<Clash> clashes;
  double all = 0;
  for (const WeightedTerm& term : weighed) all += term.weight;
  for (const ClauseReading& clause : reader_.Read(tokens, {Role::kClinician, {}})) {
    const std::vector<Aligned> aligned = Align(clause, terms, weighed, candidates);
    if (aligned.empty()) continue;
    double carried = 0;
    for (std::size_t i = clause.first; i < clause.last; ++i) {
      if (!terms[i].empty()) carried += WeightOf(weighed, terms[i]);
    }
    std::size_t agree[6] = {}, differ[6] = {};
    const auto count = [&](ClashKind kind, bool same) {
      ++(same ? agree : differ)[static_cast<int>(kind)];
    };
    for (const Aligned& entry : aligned) {
      const ClauseReading& there = *entry.clause;
      const Role role = transcript_.utterances[entry.utterance].role;
      // Polarity.
      bool negated = entry.negated_here > entry.share / 2;
      bool known = true;
      if (there.question) {
        const Answer answer = AnswerTo(entry.utterance);
        known = answer != Answer::kNone;
        negated = answer == Answer::kNo;
      }
      if (known) count(ClashKind::kPolarity, negated == (entry.negated_there > entry.share / 2));
      if (!there.owner.empty() && !clause.owner.empty() && clause.owner != "therapist")
        count(ClashKind::kOwner, there.owner == clause.owner);
      if (clause.owner == "therapist") count(ClashKind::kAgent, role == Role::kTherapist);
      if (!clause.historical) count(ClashKind::kTime, !there.historical);
      if (!clause.hypothetical) count(ClashKind::kModality, !there.hypothetical);
    }
    for (int kind = 0; kind < 6; ++kind) {
      if (differ[kind] > 0 && agree[kind] == 0) {
        clashes.push_back({static_cast<ClashKind>(kind), all > 0 ? carried / all : 0,
                           FactorOf(static_cast<ClashKind>(kind))});
      }
    }
  }
  return clashes;
}

}  // namespace goldenthread
