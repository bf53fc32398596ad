// For each clause of the statement: the clauses of the candidates that carry at least a third of
// it, and of those the ones about as good as the best. Each has a say by the share it carries; a
// clash holds if most of the say disagrees, and weighs as much as disagrees.
#include "verify/clash.h"

#include <algorithm>
#include <cmath>

namespace goldenthread {
namespace {

constexpr double kAlignedShareMin = 0.3;
/// Clauses this close to the best aligned one have a say too.
constexpr double kRivalShare = 0.5;
/// How much more a clause says that carries more: the power of its share.
constexpr int kSharePower = 5;
/// Polarity is compared only where so much of what is shared can be denied.
constexpr double kContentMin = 0.2;
/// A clash holds if clauses of this part of the say disagree.
constexpr double kStrengthMin = 0.5;
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

/// True if `a`, of a statement, is not `b`, of the session. "other" and a name may be the same
/// person; unknown differs from nobody.
bool OwnersDiffer(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty() || a == b) return false;
  // What the therapist says under "I" may well be about somebody else: "I'd like you to ...".
  if (b == "therapist") return false;
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
  double share = 0;          ///< of the clause's weight, in this clause
  double content = 0;        ///< the part of `share` that can be denied: no number, day or unit
  double negated_here = 0;   ///< share that the statement negates
  double negated_there = 0;  ///< share that the session's clause negates
  AnswerKind answer = AnswerKind::kNone;
};

ClashFinder::ClashFinder(const Transcript& transcript, const Conversation& conversation,
                         const SessionIndex& index, const ClauseReader& reader)
    : transcript_(transcript),
      index_(index),
      reader_(reader),
      answers_(index.size()),
      readings_(index.size()) {
  for (const QuestionAnswer& pair : conversation.pairs) {
    const Segment& question = conversation.segments[pair.question];
    answers_[question.utterance].push_back({question.first, question.last, pair.kind});
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
  struct Own {
    std::size_t token;
    double weight;
    bool content;
  };
  std::vector<Own> own;
  double total = 0;
  for (std::size_t i = clause.first; i < clause.last; ++i) {
    if (terms[i].empty()) continue;
    // "No drinks for 41 days" denies the drinks, not the days.
    const bool counted = terms[i][0] == '#' ||
                         (i > 0 && !terms[i - 1].empty() && terms[i - 1][0] == '#') ||
                         reader_.IsTimeWord(terms[i]);
    own.push_back({i, WeightOf(weighed, terms[i]), !counted});
    total += own.back().weight;
  }
  std::vector<Aligned> aligned;
  if (total <= 0) return aligned;
  for (const std::size_t at : candidates) {
    const std::vector<std::string>& there = index_.TermsOf(at);
    for (const ClauseReading& other : ReadingOf(at)) {
      Aligned entry;
      entry.utterance = at;
      entry.clause = &other;
      for (const Own& term : own) {
        const double weight = term.weight / total;
        std::size_t token = 0;
        bool here = false;
        for (std::size_t k = other.first; k < other.last && !here; ++k) {
          if (there[k].empty() || !SameTerm(terms[term.token], there[k])) continue;
          here = true;
          token = k;
        }
        if (!here) continue;
        entry.share += weight;
        if (other.question && entry.answer == AnswerKind::kNone) entry.answer = AnswerAt(at, token);
        if (!term.content) continue;
        entry.content += weight;
        if (clause.Negated(term.token)) entry.negated_here += weight;
        if (other.Negated(token)) entry.negated_there += weight;
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
  const double weight = std::pow(entry.share, kSharePower);
  const auto vote = [&](ClashKind kind, bool differs) {
    (differs ? votes.differ : votes.agree)[static_cast<std::size_t>(kind)] += weight;
  };
  const bool negated_here = entry.negated_here > entry.content / 2;
  const bool negated_there = entry.negated_there > entry.content / 2;
  if (there.question) {
    const bool clear = entry.answer == AnswerKind::kYes || entry.answer == AnswerKind::kNo;
    if (clear && entry.content >= kContentMin) {
      vote(ClashKind::kPolarity, (entry.answer == AnswerKind::kNo) != negated_here);
    }
    vote(ClashKind::kAsked, !clear);
  } else {
    if (entry.content >= kContentMin) vote(ClashKind::kPolarity, negated_here != negated_there);
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

AnswerKind ClashFinder::AnswerAt(std::size_t utterance, std::size_t token) const {
  for (const Answer& answer : answers_[utterance]) {
    if (token >= answer.first && token < answer.last) return answer.kind;
  }
  return AnswerKind::kNone;
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
      if (votes.differ[i] <= 0) continue;
      const double strength = votes.differ[i] / (votes.differ[i] + votes.agree[i]);
      if (strength < kStrengthMin) continue;
      clashes.push_back(
          {kind, strength * (all > 0 ? std::min(1.0, carried / all) : 0), FactorOf(kind)});
    }
  }
  return clashes;
}

}  // namespace goldenthread
