#include "verify/reading.h"

#include <algorithm>

namespace goldenthread {
namespace {

/// A subject stands among the first words of its clause.
constexpr std::size_t kSubjectTokens = 6;
constexpr std::size_t kReplyTokens = 4;

bool IsSubjectPronoun(const Token& token) {
  return token.Is("i") || token.Is("he") || token.Is("she") || token.Is("they") || token.Is("we") ||
         token.Is("you") || token.Is("it");
}

bool IsClient(const Token& token) {
  return token.Is("client") || token.Is("patient") || token.Is("ct") || token.Is("pt");
}
bool IsTherapist(const Token& token) {
  return token.Is("therapist") || token.Is("clinician") || token.Is("counselor") ||
         token.Is("writer") || token.Is("provider");
}

bool EndsSentence(const Token& token) {
  return token.Is(".") || token.Is("?") || token.Is("!") || token.Is(";");
}

}  // namespace

ClauseReader::Words ClauseReader::WordsOf(const Knowledge& knowledge, const std::string& list) {
  const std::vector<std::string>& phrases = knowledge.Cues(list).phrases;
  return {phrases.begin(), phrases.end()};
}

ClauseReader::ClauseReader(const Knowledge& knowledge, std::vector<std::string> participants)
    : knowledge_(knowledge),
      participants_(std::move(participants)),
      negators_(WordsOf(knowledge, "clause_negator")),
      deniers_(WordsOf(knowledge, "clause_denier")),
      breaks_(WordsOf(knowledge, "clause_break")),
      hypothetical_(WordsOf(knowledge, "clause_hypothetical")),
      reply_no_(WordsOf(knowledge, "reply_no")),
      reply_yes_(WordsOf(knowledge, "reply_yes")) {
  for (const std::string& word : knowledge.Cues("other_person").phrases) kin_.insert(Stem(word));
  for (const KinTerm& kin : knowledge.kin) {
    for (const std::string& phrase : kin.phrases) {
      if (phrase.find_first_of(" |*#?=.") == std::string::npos) kin_.insert(Stem(phrase));
    }
  }
}

bool ClauseReader::StartsClause(const std::vector<Token>& tokens, std::size_t at) const {
  if (at == 0) return true;
  const Token& before = tokens[at - 1];
  if (EndsSentence(before) || before.Is(":") || before.Is("...")) return true;
  if (before.Is("-") && at > 1 && tokens[at].space_before) return true;
  if (breaks_.contains(tokens[at].norm)) return !before.Is("and");
  if (at + 1 >= tokens.size()) return false;
  const bool joined = tokens[at].Is("and") || tokens[at].Is("or") || before.Is(",");
  if (!joined) return false;
  const Token& next = before.Is(",") && !tokens[at].Is("and") ? tokens[at] : tokens[at + 1];
  if (IsSubjectPronoun(next) || IsClient(next) || IsTherapist(next)) return true;
  const bool owned = next.Is("my") || next.Is("his") || next.Is("her") || next.Is("the");
  const std::size_t noun = static_cast<std::size_t>(&next - tokens.data()) + 1;
  return owned && noun < tokens.size() && kin_.contains(tokens[noun].stem);
}

std::string ClauseReader::OwnerOf(const std::vector<Token>& tokens, const ClauseReading& clause,
                                  const Speaker& speaker, const std::string& before) const {
  const bool note = speaker.role == Role::kClinician;
  const std::string self = !speaker.name.empty()              ? speaker.name
                           : speaker.role == Role::kTherapist ? "therapist"
                           : speaker.role == Role::kClient    ? "client"
                                                              : "";
  const std::size_t end = std::min(clause.last, clause.first + kSubjectTokens);
  for (std::size_t i = clause.first; i < end; ++i) {
    const Token& token = tokens[i];
    if (!token.IsWord()) continue;
    const bool possessor = i + 1 < tokens.size() && tokens[i + 1].Is("'s");
    if (IsClient(token) && !possessor) return "client";
    if (IsTherapist(token) && !possessor) return "therapist";
    if (std::find(participants_.begin(), participants_.end(), token.norm) != participants_.end()) {
      if (!possessor) return token.norm;
      continue;
    }
    if (kin_.contains(token.stem) && !possessor) return "other";
    if (token.Is("i") || token.Is("we")) return self;
    if (token.Is("you")) {
      return speaker.role == Role::kTherapist && participants_.empty() ? "client" : "";
    }
    if (token.Is("he") || token.Is("she") || token.Is("they")) {
      if (note) return before;
      return speaker.role == Role::kClient ? "other" : "";
    }
    if (token.Is("it") || token.Is("there") || token.Is("that")) return "";
  }
  return before;
}

void ClauseReader::ReadCues(const std::vector<Token>& tokens, ClauseReading& clause) const {
  for (std::size_t i = clause.first; i < clause.last; ++i) {
    const Token& token = tokens[i];
    if (token.Is("?")) clause.question = true;
    if (!token.IsWord()) continue;
    if (clause.negated_from == clause.last &&
        (negators_.contains(token.norm) || deniers_.contains(token.stem))) {
      // A "no" that only answers or stalls negates nothing behind its comma.
      const bool reply = token.Is("no") && i + 1 < clause.last && tokens[i + 1].Is(",");
      if (!reply) clause.negated_from = i;
    }
    if (hypothetical_.contains(token.norm)) clause.hypothetical = true;
  }
}

std::vector<ClauseReading> ClauseReader::Read(const std::vector<Token>& tokens,
                                              const Speaker& speaker) const {
  std::vector<ClauseReading> clauses;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (StartsClause(tokens, at)) {
      if (!clauses.empty()) clauses.back().last = at;
      clauses.push_back({at, tokens.size(), {}, 0, false, false, false});
    }
  }
  const auto past = knowledge_.lexicon.Cues("clause_historical").Find(tokens);
  std::string before;
  if (speaker.role != Role::kClinician) {
    before = !speaker.name.empty() ? speaker.name : speaker.role == Role::kClient ? "client" : "";
  } else {
    before = participants_.empty() ? "client" : "";
  }
  std::size_t next_past = 0;
  for (ClauseReading& clause : clauses) {
    clause.negated_from = clause.last;
    clause.owner = OwnerOf(tokens, clause, speaker, before);
    if (!clause.owner.empty()) before = clause.owner;
    ReadCues(tokens, clause);
    while (next_past < past.size() && past[next_past].first < clause.first) ++next_past;
    clause.historical = next_past < past.size() && past[next_past].first < clause.last;
  }
  // In speech a question mark closes the whole run of clauses of its sentence.
  for (std::size_t i = clauses.size(); i-- > 1;) {
    const std::size_t end = clauses[i - 1].last;
    if (clauses[i].question && end > 0 && !EndsSentence(tokens[end - 1])) {
      clauses[i - 1].question = true;
    }
  }
  return clauses;
}

bool ClauseReader::OpensWithNo(const std::vector<Token>& tokens) const {
  for (std::size_t i = 0, words = 0; i < tokens.size() && words < kReplyTokens; ++i) {
    if (!tokens[i].IsWord()) continue;
    ++words;
    if (reply_no_.contains(tokens[i].norm)) return true;
    if (IsSubjectPronoun(tokens[i])) return false;
  }
  return false;
}

bool ClauseReader::OpensWithYes(const std::vector<Token>& tokens) const {
  for (std::size_t i = 0, words = 0; i < tokens.size() && words < kReplyTokens; ++i) {
    if (!tokens[i].IsWord()) continue;
    ++words;
    if (reply_no_.contains(tokens[i].norm) || IsSubjectPronoun(tokens[i])) return false;
    if (reply_yes_.contains(tokens[i].norm)) return true;
  }
  return false;
}

}  // namespace goldenthread
