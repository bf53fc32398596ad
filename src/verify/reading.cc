// Clauses come from findings; owner, negation, condition and past are read here again from the
// finished text, so that a slip of drafting is not repeated. No parsing: the first words decide.
#include "verify/reading.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "findings/clauses.h"

namespace goldenthread {
namespace {

/// A subject stands among the first words of its clause.
constexpr std::size_t kSubjectTokens = 6;
/// "Client stated that" is no longer than this.
constexpr std::size_t kAttributionTokens = 4;
/// So close before a denying verb, a negator turns it round.
constexpr std::size_t kDoubleTokens = 3;
/// A label ends here: "Next session: ...".
constexpr std::size_t kLabelTokens = 4;

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

/// True if only words that can open a subject stand between `first` and `at`: "and my sister".
bool OpensSubject(const std::vector<Token>& tokens, std::size_t first, std::size_t at) {
  static constexpr std::array<std::string_view, 40> kOpeners = {
      "my",   "his",  "her",    "their",   "your",  "our",  "the",  "a",    "an",   "'s",
      "and",  "but",  "so",     "because", "when",  "if",   "that", "then", "um",   "uh",
      "well", "oh",   "yeah",   "no",      "okay",  "like", "dr",   "mr",   "mrs",  "ms",
      "both", "some", "client", "patient", "older", "old",  "new",  "best", "this", "while"};
  for (std::size_t i = first; i < at; ++i) {
    const bool opens = !tokens[i].IsWord() || std::find(kOpeners.begin(), kOpeners.end(),
                                                        tokens[i].norm) != kOpeners.end();
    if (!opens) return false;
  }
  return true;
}

ClauseReader::Words ClauseReader::WordsOf(const Knowledge& knowledge, const std::string& list) {
  const std::vector<std::string>& phrases = knowledge.Cues(list).phrases;
  return {phrases.begin(), phrases.end()};
}

ClauseReader::ClauseReader(const Knowledge& knowledge, std::vector<std::string> participants,
                           Words names)
    : knowledge_(knowledge),
      participants_(std::move(participants)),
      names_(std::move(names)),
      negators_(WordsOf(knowledge, "clause_negator")),
      deniers_(WordsOf(knowledge, "clause_denier")),
      hypothetical_(WordsOf(knowledge, "clause_hypothetical")),
      relatives_(WordsOf(knowledge, "relative")) {
  for (const std::string& word : knowledge.Cues("clause_time").phrases) time_.insert(Stem(word));
  for (const std::string& word : knowledge.Cues("other_person").phrases) kin_.insert(Stem(word));
  for (const KinTerm& kin : knowledge.kin) {
    for (const std::string& phrase : kin.phrases) {
      if (phrase.find_first_of(" |*#?=.") == std::string::npos) kin_.insert(Stem(phrase));
    }
  }
}

std::string ClauseReader::ToldOwner(const std::vector<Token>& tokens, std::size_t client,
                                    std::size_t last) const {
  const std::size_t end = std::min(last, client + kAttributionTokens);
  for (std::size_t that = client + 1; that < end; ++that) {
    if (!tokens[that].Is("that")) continue;
    for (std::size_t i = that + 1; i < std::min(last, that + kSubjectTokens); ++i) {
      const bool possessor = i + 1 < last && tokens[i + 1].Is("'s");
      if (possessor || !OpensSubject(tokens, that + 1, i)) continue;
      if (kin_.contains(tokens[i].stem)) return "other";
      if (names_.contains(tokens[i].norm)) return tokens[i].norm;
    }
  }
  return {};
}

std::string ClauseReader::OwnerOf(const std::vector<Token>& tokens, const ClauseReading& clause,
                                  const Speaker& speaker, const std::string& before) const {
  const bool typed = speaker.role == Role::kClinician || speaker.role == Role::kUnknown;
  const std::string self = !speaker.name.empty()              ? speaker.name
                           : speaker.role == Role::kTherapist ? "therapist"
                           : speaker.role == Role::kClient    ? "client"
                                                              : "";
  const std::size_t end = std::min(clause.last, clause.first + kSubjectTokens);
  for (std::size_t i = clause.first; i < end; ++i) {
    const Token& token = tokens[i];
    if (!token.IsWord()) continue;
    const bool possessor = i + 1 < tokens.size() && tokens[i + 1].Is("'s");
    if (IsClient(token) && !possessor) {
      const std::string told = typed ? ToldOwner(tokens, i, clause.last) : std::string();
      return told.empty() ? "client" : told;
    }
    if (IsTherapist(token) && !possessor) return "therapist";
    if (std::find(participants_.begin(), participants_.end(), token.norm) != participants_.end()) {
      if (!possessor) return token.norm;
      continue;
    }
    if (typed && (kin_.contains(token.stem) || names_.contains(token.norm)) &&
        !OpensSubject(tokens, clause.first, i)) {
      continue;
    }
    if (kin_.contains(token.stem) && !possessor) return "other";
    if (names_.contains(token.norm) && !possessor && OpensSubject(tokens, clause.first, i)) {
      return token.norm;
    }
    if (token.Is("i") || token.Is("we")) return self;
    if (token.Is("you")) {
      return speaker.role == Role::kTherapist && participants_.empty() ? "client" : "";
    }
    if (token.Is("he") || token.Is("she") || token.Is("they")) {
      if (typed) return before;
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
    const bool denier = deniers_.contains(token.stem);
    if (clause.negated_from == clause.last && (denier || negators_.contains(token.norm))) {
      // A "no" that only answers or stalls negates nothing behind its comma.
      const bool reply = token.Is("no") && i + 1 < clause.last && tokens[i + 1].Is(",");
      // Who stopped something did stop.
      if (!reply) clause.negated_from = denier ? i + 1 : i;
    } else if (denier && i <= clause.negated_from + kDoubleTokens) {
      // "Did not stop": what follows goes on.
      clause.negated_to = i + 1;
    }
    if (hypothetical_.contains(token.norm)) clause.hypothetical = true;
  }
}

std::vector<ClauseReading> ClauseReader::Read(const std::vector<Token>& tokens,
                                              const Speaker& speaker) const {
  std::vector<ClauseReading> clauses;
  for (const Clause& clause : SplitClauses(tokens)) {
    ClauseReading reading;
    reading.first = clause.first;
    reading.last = clause.last;
    clauses.push_back(std::move(reading));
  }
  const auto past = knowledge_.lexicon.Cues("clause_historical").Find(tokens);
  std::string before;
  if (speaker.role == Role::kUnknown) {
    before.clear();
  } else if (speaker.role != Role::kClinician) {
    before = !speaker.name.empty() ? speaker.name : speaker.role == Role::kClient ? "client" : "";
  } else {
    const auto label_end =
        tokens.begin() + static_cast<std::ptrdiff_t>(std::min(tokens.size(), kLabelTokens));
    const bool labelled =
        std::any_of(tokens.begin(), label_end, [](const Token& token) { return token.Is(":"); });
    before = participants_.empty() && !labelled ? "client" : "";
  }
  std::size_t next_past = 0;
  for (ClauseReading& clause : clauses) {
    clause.negated_from = clause.last;
    clause.negated_to = clause.last;
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

}  // namespace goldenthread
