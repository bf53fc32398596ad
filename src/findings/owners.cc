// One pass over the clauses: read the subject, paint the clause with its owner, then repaint what
// stands behind "me" (the client's again) and behind another person in object position ("my
// brother's drinking", "I think my brother is ill").
#include "findings/owners.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace goldenthread {
namespace {

/// A person's noun stands at most this many words behind the start of the subject.
constexpr std::size_t kSubjectWordsMax = 5;
/// What "my brother's" owns in object position: at most this many words.
constexpr std::size_t kPossessedWordsMax = 4;
constexpr int kNobody = -3;

bool IsAny(const Token& token, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), token.norm) != words.end();
}

bool IsOpener(const Token& token) {
  return !token.IsWord() ||
         IsAny(token,
               {"and",   "but",    "or",    "so",    "because",   "if",    "when",  "while",
                "then",  "though", "since", "until", "that",      "where", "how",   "why",
                "what",  "as",     "like",  "well",  "um",        "uh",    "also",  "plus",
                "after", "before", "now",   "even",  "although",  "yeah",  "oh",    "just",
                "even",  "once",   "both",  "today", "yesterday", "or",    "maybe", "apparently"});
}

bool IsFirstPerson(const Token& token) {
  return IsAny(token, {"i", "me", "my", "mine", "myself", "im", "ive"});
}

/// A word that gives the clause back to the client.
bool IsClient(const Token& token) {
  return IsFirstPerson(token) || IsAny(token, {"we", "us", "our", "you", "your", "yourself",
                                               "patient", "pt", "client", "ct"});
}

bool OpensNounPhrase(const Token& token) {
  return IsAny(token, {"my",    "your",  "his",      "her",      "our",      "their", "the",
                       "a",     "an",    "this",     "that",     "one",      "some",  "another",
                       "other", "older", "younger",  "oldest",   "youngest", "big",   "little",
                       "late",  "best",  "maternal", "paternal", "mat",      "pat",   "biological",
                       "both",  "all",   "pt",       "client",   "patient"});
}

bool IsPreposition(const Token& token) {
  return IsAny(token, {"in", "on", "at", "for", "with", "by", "from", "to", "into", "about", "over",
                       "than", "upon", "of", "during", "against", "without", "around"});
}

/// Verbs by which others tell about the client.
bool IsReport(const Token& token) {
  return IsAny(
      token,
      {"say",        "says",        "said",      "report",    "reports",  "reported",  "state",
       "states",     "stated",      "think",     "thinks",    "thought",  "notice",    "notices",
       "noticed",    "note",        "notes",     "noted",     "tell",     "tells",     "told",
       "call",       "calls",       "called",    "believe",   "believes", "believed",  "find",
       "found",      "brought",     "describes", "described", "observed", "witnessed", "diagnosed",
       "prescribed", "recommended", "suggested", "asked",     "asks",     "referred",  "denied",
       "denies",     "confirms",    "confirmed", "ordered",   "started"});
}

class OwnerReader {
 public:
  OwnerReader(const std::vector<Token>& tokens, const std::vector<Clause>& clauses,
              const Knowledge& knowledge, Register text_register)
      : tokens_(tokens), clauses_(clauses), knowledge_(knowledge) {
    owners_.assign(tokens.size(), kClientOwner);
    kin_.assign(tokens.size(), nullptr);
    people_ = knowledge.lexicon.kin.FindLongest(tokens);
    for (const PhraseMatch& match : people_) {
      for (std::size_t i = match.first; i < match.last; ++i) kin_[i] = &match;
    }
    spoken_ =
        text_register == Register::kSpoken || (text_register == Register::kGuess && LooksSpoken());
  }

  std::vector<int> Run() {
    for (const Clause& clause : clauses_) {
      if (clause.opens_sentence) running_ = kClientOwner;
      Read(clause);
    }
    return std::move(owners_);
  }

 private:
  [[nodiscard]] bool LooksSpoken() const {
    bool first_person = false;
    for (const Token& token : tokens_) {
      if (IsAny(token, {"patient", "pt", "client"})) return false;
      first_person = first_person || IsFirstPerson(token);
    }
    return first_person;
  }

  void Read(const Clause& clause) {
    std::size_t at = clause.first;
    while (at < clause.last && IsOpener(tokens_[at]) && kin_[at] == nullptr) ++at;
    int owner = at < clause.last ? Subject(clause, at) : running_;
    if (owner == kNobody) owner = kClientOwner;
    running_ = owner;
    for (std::size_t i = at; i < clause.last; ++i) {
      if (owner != kClientOwner && i > at && IsClient(tokens_[i])) owner = kClientOwner;
      if (kin_[i] != nullptr) i = Person(clause, i, owner);
      if (i < clause.last) owners_[i] = owner;
    }
  }

  /// The owner that the subject at `at` makes; running_ where there is none.
  int Subject(const Clause& clause, std::size_t at) {
    const Token& token = tokens_[at];
    if (IsAny(token, {"who", "whose", "which"})) return Antecedent(clause);
    if (IsAny(token, {"he", "she", "they"})) return Pronoun(token);
    if (IsClient(token) && !IsAny(token, {"my", "your", "our"})) return kClientOwner;
    if (IsAny(token, {"it", "this", "there", "these", "those"}) && !LeadsPerson(clause, at)) {
      return kNobody;
    }
    const bool noun_phrase = OpensNounPhrase(token) || kin_[at] != nullptr;
    const bool role = at > 0 && IsAny(tokens_[at - 1], {"as", "like"});  // "as a kid I ..."
    for (std::size_t i = at; i < std::min(clause.last, at + kSubjectWordsMax); ++i) {
      if (kin_[i] != nullptr && noun_phrase && !role) return NamedSubject(clause, *kin_[i]);
      if (!tokens_[i].IsWord() || IsPreposition(tokens_[i])) break;
      if (LooksFinite(tokens_[i])) return i == at ? running_ : kClientOwner;
      if (i > at && tokens_[i].Is("i")) return kClientOwner;
      if (i > at && IsAny(tokens_[i], {"he", "she", "we", "they"})) break;
    }
    return IsAny(token, {"my", "your", "our", "the", "a"}) ? kClientOwner : running_;
  }

  [[nodiscard]] bool LeadsPerson(const Clause& clause, std::size_t at) const {
    return kin_[at] != nullptr || (at + 1 < clause.last && kin_[at + 1] != nullptr);
  }

  int NamedSubject(const Clause& clause, const PhraseMatch& person) {
    const int owner = static_cast<int>(person.pattern);
    if (person.last + 1 < clause.last && tokens_[person.last].Is("and") &&
        tokens_[person.last + 1].Is("i")) {
      return kClientOwner;
    }
    named_ = owner;
    for (std::size_t i = person.last; i < std::min(clause.last, person.last + 3); ++i) {
      if (IsReport(tokens_[i])) return kClientOwner;
    }
    subject_named_ = owner;
    return owner;
  }

  /// Who "who" stands for: the person named right before the clause, or else the running owner.
  int Antecedent(const Clause& clause) const {
    std::size_t before = clause.first;
    while (before > 0 && !tokens_[before - 1].IsWord()) --before;
    if (before > 0 && kin_[before - 1] != nullptr) {
      return static_cast<int>(kin_[before - 1]->pattern);
    }
    return running_;
  }

  int Pronoun(const Token& token) const {
    const int person = spoken_ ? named_ : subject_named_;
    const bool fits = person >= 0 && Agrees(token, person);
    if (!spoken_) {
      const bool exact = fits && !knowledge_.kin[static_cast<std::size_t>(person)].gender.empty();
      return exact ? person : kClientOwner;
    }
    if (fits) return person;
    return token.Is("they") ? kClientOwner : kSomeoneElse;
  }

  [[nodiscard]] bool Agrees(const Token& token, int person) const {
    const std::string& gender = knowledge_.kin[static_cast<std::size_t>(person)].gender;
    if (token.Is("he")) return gender != "female";
    if (token.Is("she")) return gender != "male";
    return true;
  }

  /// A person named at `at`, not as the first subject: paints the name, takes over what it owns
  /// and returns the next token to paint. `owner` is the clause's, changed where the person is a
  /// subject of its own.
  std::size_t Person(const Clause& clause, std::size_t at, int& owner) {
    const PhraseMatch& person = *kin_[at];
    const int other = static_cast<int>(person.pattern);
    named_ = other;
    std::size_t i = at;
    for (; i < std::min(person.last, clause.last); ++i) owners_[i] = owner;
    if (i >= clause.last || owner == other) return i;
    const bool subject = LooksFinite(tokens_[i]) && !IsReport(tokens_[i]);
    if (subject) {
      owner = other;
      running_ = other;
      subject_named_ = other;
    } else if (tokens_[i].Is("'s") || tokens_[i].Is("'") || tokens_[i].norm.ends_with("ing")) {
      const std::size_t end = std::min(clause.last, i + 1 + kPossessedWordsMax);
      for (; i < end && tokens_[i].IsWord() && !IsClient(tokens_[i]) && kin_[i] == nullptr &&
             !IsPreposition(tokens_[i]) && !tokens_[i].Is("and");
           ++i) {
        owners_[i] = other;
      }
      if (i < clause.last && kin_[i] != nullptr) return Person(clause, i, owner);
    }
    return i;
  }

  const std::vector<Token>& tokens_;
  const std::vector<Clause>& clauses_;
  const Knowledge& knowledge_;
  std::vector<PhraseMatch> people_;
  std::vector<const PhraseMatch*> kin_;  ///< by token, or null
  std::vector<int> owners_;
  bool spoken_ = false;
  int running_ = kClientOwner;   ///< owner of the clause before
  int named_ = kNobody;          ///< last person named
  int subject_named_ = kNobody;  ///< last person named who owned a clause
};

}  // namespace

std::vector<int> FindOwners(const std::vector<Token>& tokens, const std::vector<Clause>& clauses,
                            const Knowledge& knowledge, Register text_register) {
  return OwnerReader(tokens, clauses, knowledge, text_register).Run();
}

}  // namespace goldenthread
