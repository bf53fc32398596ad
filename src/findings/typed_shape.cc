// The order of the questions matters: what is closed (quotes, negation, verbs known by form) before
// what is open (adjectives, clauses), nouns last.
#include "findings/typed_shape.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/function_words.h"

namespace goldenthread {
namespace {

/// A clause of a fragment has its verb within this many words.
constexpr std::size_t kSubjectWordsMax = 5;

constexpr std::array<std::string_view, 34> kPrepositions = {
    "on",     "in",     "at",    "off",    "with",   "without", "under", "behind", "from",
    "for",    "by",     "since", "until",  "during", "before",  "after", "per",    "up",
    "out",    "back",   "near",  "within", "over",   "against", "home",  "away",   "between",
    "toward", "around", "down",  "about",  "to",     "through", "like"};

bool IsPreposition(const Token& token) {
  return std::find(kPrepositions.begin(), kPrepositions.end(), token.norm) != kPrepositions.end();
}

bool IsRegularPast(const Token& token) {
  return token.IsWord() && token.norm.size() > 4 && token.norm.ends_with("ed") &&
         !token.norm.ends_with("eed");
}

class Shaper {
 public:
  Shaper(std::string_view words, const Knowledge& knowledge)
      : words_(words),
        knowledge_(knowledge),
        tokens_(Tokenize(words)),
        past_(Starts("typed_verb_past")),
        present_(Starts("typed_verb_present")),
        adjective_(Starts("typed_adjective")),
        modifier_(Starts("typed_modifier")),
        linking_(Starts("typed_verb_linking")),
        kin_(StartsOf(knowledge.lexicon.kin)) {}

  TypedShape Run() const {
    if (tokens_.empty()) return TypedShape::kNoun;
    if (tokens_[0].Is("\"") && tokens_.back().Is("\"")) return TypedShape::kQuote;
    if (tokens_[0].Is("from") && tokens_.size() > 2 && tokens_[1].IsNumber()) {
      return TypedShape::kRange;
    }
    if (tokens_[0].Is("denied")) return TypedShape::kPast;
    if (tokens_[0].Is("no") || tokens_[0].Is("none") || tokens_[0].Is("zero")) {
      return TypedShape::kNegative;
    }
    if (IsPerson(0)) return PersonShape();
    const bool asked = tokens_[0].Is("asked") && tokens_.size() > 2 && tokens_[1].Is(":");
    if (asked || Opens("typed_verb_therapist")) return TypedShape::kTherapist;
    if (Opens("typed_state_noun")) return StateShape();
    if (IsAdjectivePhrase(0)) return TypedShape::kAdjective;
    if (OpensPast() || SoftenedPast()) return TypedShape::kPast;
    if (present_[0]) return TypedShape::kPresent;
    if (Opens("typed_verb_task") || OpensTaskByCompany()) return TypedShape::kTask;
    if (tokens_[0].norm.size() > 5 && tokens_[0].norm.ends_with("ing") && tokens_.size() > 1 &&
        !FiniteVerbBehind(1) && !tokens_[1].IsNumber()) {
      return TypedShape::kGerund;
    }
    const bool amount = tokens_.size() > 1 && tokens_[1].IsNumber() &&
                        (tokens_[0].Is("about") || tokens_[0].Is("over") || tokens_[0].Is("at"));
    if (IsPreposition(tokens_[0]) && !amount) return TypedShape::kPreposition;
    if (FiniteVerbBehind(1)) return TypedShape::kClause;
    if (Moved()) return TypedShape::kMoved;
    return IsPassive() ? TypedShape::kPassive : TypedShape::kNoun;
  }

 private:
  std::vector<bool> StartsOf(const PhraseMatcher& matcher) const {
    std::vector<bool> starts(tokens_.size() + 1, false);
    for (const PhraseMatch& match : matcher.Find(tokens_)) starts[match.first] = true;
    return starts;
  }
  std::vector<bool> Starts(const char* list) const {
    return StartsOf(knowledge_.lexicon.Cues(list));
  }
  bool Opens(const char* list) const { return OpensWith(tokens_, list, knowledge_); }

  int First(std::size_t at) const {
    return static_cast<unsigned char>(words_[tokens_[at].span.begin]);
  }
  bool IsCapital(std::size_t at) const { return std::isupper(First(at)) != 0; }

  bool IsPerson(std::size_t at) const {
    static constexpr std::array<std::string_view, 11> kPronouns = {
        "client",  "she",    "he",       "they", "both",        "therapist",
        "clients", "couple", "everyone", "it",   "participants"};
    return kin_[at] ||
           std::find(kPronouns.begin(), kPronouns.end(), tokens_[at].norm) != kPronouns.end();
  }

  /// "missed practice", "skipped lunch"; not "increased anxiety", "unscripted questions".
  bool OpensPast() const {
    if (past_[0]) return !tokens_[0].Is("left") || tokens_.size() > 1;
    if (!IsRegularPast(tokens_[0]) || tokens_[0].norm.starts_with("un")) return false;
    if (adjective_[0] && IsAttributive(0)) return false;
    return !Opens("typed_participle_before_noun") || !IsAttributive(0);
  }

  /// "never acted", "also called sister".
  bool SoftenedPast() const {
    return modifier_[0] && tokens_.size() > 1 && !adjective_[1] &&
           (past_[1] || IsRegularPast(tokens_[1])) && tokens_[0].span.end < tokens_[1].span.begin;
  }

  /// "husband locked medications" and "sister Gail depressed" are clauses, "mother's text" is not.
  TypedShape PersonShape() const {
    std::size_t at = 1;
    while (at < tokens_.size() && at < 3 && IsCapital(at)) ++at;
    if (at < tokens_.size() && tokens_[at].Is("'s")) {
      return FiniteVerbBehind(at + 1) ? TypedShape::kClause : TypedShape::kNoun;
    }
    if (at < tokens_.size() && (IsRegularPast(tokens_[at]) || IsAdjectivePhrase(at))) {
      return TypedShape::kClause;
    }
    if (FiniteVerbBehind(1)) return TypedShape::kClause;
    return Moved() ? TypedShape::kMoved : TypedShape::kNoun;
  }

  TypedShape StateShape() const {
    if (Moved()) return TypedShape::kMoved;
    const bool clause = FiniteVerbBehind(1);
    if (Opens("typed_state_compound")) return clause ? TypedShape::kClause : TypedShape::kNoun;
    if (tokens_.size() == 1 || IsPreposition(tokens_[1])) {
      return clause ? TypedShape::kClause : TypedShape::kNoun;
    }
    return clause ? TypedShape::kClause : TypedShape::kState;
  }

  /// The word stands before a noun: "increased anxiety", "tired eyes".
  bool IsAttributive(std::size_t at) const {
    static constexpr std::array<std::string_view, 16> kBehind = {
        "then",  "when",  "regarding", "twice", "once",  "today", "now",     "lately",
        "daily", "first", "most",      "all",   "range", "again", "overall", "versus"};
    if (at + 1 >= tokens_.size()) return false;
    const Token& next = tokens_[at + 1];
    return next.IsWord() && !IsFunctionWord(next.norm) && !IsPreposition(next) &&
           !modifier_[at + 1] && !adjective_[at + 1] && !IsCapital(at + 1) &&
           !next.norm.ends_with("ly") &&
           (!next.norm.ends_with("ing") || next.Is("morning") || next.Is("evening")) &&
           std::find(kBehind.begin(), kBehind.end(), next.norm) == kBehind.end();
  }

  bool IsAdjectivePhrase(std::size_t at) const {
    while (at < tokens_.size() && modifier_[at]) {
      at += tokens_[at].Is("a") || tokens_[at].Is("at") ? 2U : 1U;
    }
    return at < tokens_.size() && adjective_[at] && !IsAttributive(at);
  }

  /// "call Dana", "walk 10 minutes", "text her": verbs by what follows.
  bool OpensTaskByCompany() const {
    if (!Opens("typed_verb_or_noun") || tokens_.size() < 2) return false;
    static constexpr std::array<std::string_view, 20> kDays = {
        "monday",  "tuesday",   "wednesday", "thursday", "friday",   "saturday", "sunday",
        "january", "february",  "march",     "april",    "may",      "june",     "july",
        "august",  "september", "october",   "november", "december", "by"};
    const Token& next = tokens_[1];
    if (std::find(kDays.begin(), kDays.end(), next.norm) != kDays.end()) return false;
    if (next.IsNumber()) return tokens_.size() > 2 && tokens_[2].norm.starts_with("minute");
    static constexpr std::array<std::string_view, 12> kObjects = {
        "the", "a", "her", "his", "their", "them", "him", "back", "with", "my", "one", "each"};
    return IsCapital(1) ||
           std::find(kObjects.begin(), kObjects.end(), next.norm) != kObjects.end() || IsPerson(1);
  }

  /// A finite verb that has its subject before it. A participle counts behind persons, names and
  /// where the verb needs no object.
  bool FiniteVerbBehind(std::size_t from) const {
    const std::size_t last = std::min(tokens_.size(), kSubjectWordsMax + 1);
    for (std::size_t i = from; i < last; ++i) {
      if (!tokens_[i].IsWord()) {
        if (tokens_[i].IsNumber() || tokens_[i].Is("'") || tokens_[i].Is("/")) continue;
        return false;
      }
      static constexpr std::array<std::string_view, 8> kOpenOther = {
          "with", "because", "if", "when", "to", "that", "for", "after"};
      if (std::find(kOpenOther.begin(), kOpenOther.end(), tokens_[i].norm) != kOpenOther.end()) {
        return false;
      }
      const bool person = IsPerson(i - 1) || (IsCapital(i - 1) && !kin_[i - 1]);
      if (tokens_[i - 1].IsNumber()) continue;  // "2 calls" is a noun
      if (past_[i] || present_[i]) {
        const bool noun_too = tokens_[i].Is("left") || tokens_[i].Is("thought");
        return !noun_too || person;
      }
      if (linking_[i] && !IsFunctionWord(tokens_[i - 1].norm)) return true;
      if (IsRegularPast(tokens_[i]) && person && !adjective_[i]) return true;
    }
    return false;
  }

  /// "class not signed up", "rifle locked at brother's"
  bool IsPassive() const {
    for (std::size_t i = 1; i < std::min<std::size_t>(tokens_.size(), 4); ++i) {
      if (!tokens_[i].IsWord() && !tokens_[i].Is("/")) return false;
      if (IsRegularPast(tokens_[i])) return !IsAttributive(i) && !adjective_[i];
      if (IsPreposition(tokens_[i])) return false;
    }
    return false;
  }

  /// "anger from 9 to 5"
  bool Moved() const {
    for (std::size_t i = 1; i + 3 < tokens_.size(); ++i) {
      if (tokens_[i].Is("from") && tokens_[i + 1].IsNumber()) return !tokens_[i - 1].Is("(");
    }
    return false;
  }

  std::string_view words_;
  const Knowledge& knowledge_;
  std::vector<Token> tokens_;
  std::vector<bool> past_;  ///< by token: a phrase of that list begins there
  std::vector<bool> present_;
  std::vector<bool> adjective_;
  std::vector<bool> modifier_;
  std::vector<bool> linking_;
  std::vector<bool> kin_;
};

}  // namespace

bool Names(const std::vector<Token>& tokens, const char* list, const Knowledge& knowledge) {
  return !knowledge.lexicon.Cues(list).Find(tokens).empty();
}

bool OpensWith(const std::vector<Token>& tokens, const char* list, const Knowledge& knowledge) {
  const auto matches = knowledge.lexicon.Cues(list).Find(tokens);
  return !matches.empty() && matches.front().first == 0;
}

TypedShape ShapeOf(std::string_view words, const Knowledge& knowledge) {
  return Shaper(words, knowledge).Run();
}

}  // namespace goldenthread
