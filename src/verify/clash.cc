// For each clause of the statement: the clauses of the candidates that carry at least a third of
// it, and of those the ones about as good as the best. A clash holds if all of these disagree.
#include "verify/clash.h"

#include <algorithm>

namespace goldenthread {
namespace {

constexpr double kAlignedShareMin = 0.35;
/// Clauses this close to the best aligned one have a say too.
constexpr double kRivalShare = 0.75;
constexpr std::size_t kPrefixLetters = 5;

double FactorOf(ClashKind kind) {
  switch (kind) {
    case ClashKind::kOwner:
      return 0.4;
    case ClashKind::kPolarity:
      return 0.3;
    case ClashKind::kAgent:
      return 0.3;
    case ClashKind::kTime:
      return 0.5;
    case ClashKind::kModality:
      return 0.4;
    case ClashKind::kAsked:
      return 0.85;
  }
  return 1;
}

bool SameTerm(const std::string& a, const std::string& b) {
  if (a == b) return true;
  return a.size() >= kPrefixLetters && b.size() >= kPrefixLetters && a[0] != '#' &&
         a.compare(0, kPrefixLetters, b, 0, kPrefixLetters) == 0;
}

/// "other" and a name may be the same person; unknown differs from nobody.
bool OwnersDiffer(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty() || a == b) return false;
  const auto outsider = [](const std::string& owner) {
    return owner != "client" && owner != "therapist";
  };
  return !(outsider(a) && outsider(b) && (a == "other" || b == "other"));
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
  double content = 0;        ///< the part of it that is neither a number nor its unit
  double negated_here = 0;   ///< share that the session's clause negates
  double negated_there = 0;  ///< share that the statement negates
};

ClashFinder::ClashFinder(const Transcript& transcript, const Conversation& conversation,
                         const SessionIndex& index, const ClauseReader& reader)
    : transcript_(transcript),
      index_(index),
      reader_(reader),
      answers_(index.size(), AnswerKind::kNone),
      readings_(index.size()) {
  for (const QuestionAnswer& pair : conversation.pairs) {
    answers_[conversation.segments[pair.question].utterance] = pair.kind;
  }
}

const std::vector<ClauseReading>& ClashFinder::ReadingOf(std::size_t utterance) const {
  std::vector<ClauseReading>& reading = readings_[utterance];
  if (reading.empty() && !index_.TokensOf(utterance).empty()) {
    const Utterance& said = transcript_.utterances[utterance];
    Speaker speaker{said.role, {}};
    // Fragments of a typed summary name their owner or leave it open.
    if (said.input == InputKind::kSummary) speaker.role = Role::kUnknown;
    if (said.role == Role::kParticipant) speaker.name = LowerCase(said.speaker);
    reading = reader_.Read(index_.TokensOf(utterance), speaker);
  }
  return reading;
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
      Aligned entry{at, &other, 0, 0, 0, 0};
      for (const std::size_t i : own) {
        for (std::size_t k = other.first; k < other.last; ++k) {
          if (there[k].empty() || !SameTerm(terms[i], there[k])) continue;
          const double weight = WeightOf(weighed, terms[i]) / total;
          entry.share += weight;
          // "No drinks for 41 days" denies the drinks, not the days.
          if (terms[i][0] != '#' && (i == 0 || terms[i - 1].empty() || terms[i - 1][0] != '#')) {
            entry.content += weight;
            if (other.Negated(k)) entry.negated_here += weight;
            if (clause.Negated(i)) entry.negated_there += weight;
          }
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

void ClashFinder::Compare(const ClauseReading& clause, const Aligned& entry, Votes& votes) const {
  const ClauseReading& there = *entry.clause;
  const auto vote = [&](ClashKind kind, bool differs) {
    ++(differs ? votes.differ : votes.agree)[static_cast<std::size_t>(kind)];
  };
  const bool negated_there = entry.negated_there > entry.content / 2;
  if (there.question) {
    const AnswerKind answer = answers_[entry.utterance];
    const bool clear = answer == AnswerKind::kYes || answer == AnswerKind::kNo;
    if (clear) vote(ClashKind::kPolarity, (answer == AnswerKind::kNo) != negated_there);
    vote(ClashKind::kAsked, !clear);
  } else {
    if (entry.content > 0) {
      vote(ClashKind::kPolarity, (entry.negated_here > entry.content / 2) != negated_there);
    }
    vote(ClashKind::kAsked, false);
  }
  if (clause.owner == "therapist") {
    vote(ClashKind::kAgent, transcript_.utterances[entry.utterance].role != Role::kTherapist);
  } else if (!clause.owner.empty() && !there.owner.empty()) {
    vote(ClashKind::kOwner, OwnersDiffer(clause.owner, there.owner));
  }
  if (!clause.historical) vote(ClashKind::kTime, there.historical);
  if (!clause.hypothetical) vote(ClashKind::kModality, there.hypothetical);
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
    Votes votes;
    for (const Aligned& entry : aligned) Compare(clause, entry, votes);
    for (std::size_t i = 0; i < kClashKinds; ++i) {
      const auto kind = static_cast<ClashKind>(i);
      if (votes.differ[i] == 0 || votes.agree[i] > 0) continue;
      clashes.push_back({kind, all > 0 ? carried / all : 0, FactorOf(kind)});
    }
  }
  return clashes;
}

}  // namespace goldenthread
