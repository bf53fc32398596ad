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
      : words_(words), knowledge_(knowledge), tokens_(Tokenize(words)) {}

  TypedShape Run() const {
    if (tokens_.empty()) return TypedShape::kNoun;
    if (tokens_[0].Is("\"") && tokens_.back().Is("\"")) return TypedShape::kQuote;
    if (tokens_[0].Is("from") && tokens_.size() > 2 && tokens_[1].IsNumber()) {
      return TypedShape::kRange;
    }
    if (tokens_[0].Is("no") || tokens_[0].Is("none") || tokens_[0].Is("denied")) {
      return tokens_[0].Is("denied") ? TypedShape::kPast : TypedShape::kNegative;
    }
    if (IsPerson(0)) return PersonShape();
    if (Opens("typed_verb_therapist")) return TypedShape::kTherapist;
    if (Opens("typed_state_noun")) return StateShape();
    if (IsAdjectivePhrase(0)) return TypedShape::kAdjective;
    if (Opens("typed_verb_past") || (IsRegularPast(tokens_[0]) && !IsAttributive(0))) {
      return TypedShape::kPast;
    }
    if (Opens("typed_verb_present")) return TypedShape::kPresent;
    if (Opens("typed_verb_task") || OpensTaskByCompany()) return TypedShape::kTask;
    if (tokens_[0].norm.size() > 5 && tokens_[0].norm.ends_with("ing") && tokens_.size() > 1 &&
        !FiniteVerbBehind(1)) {
      return TypedShape::kGerund;
    }
    if (IsPreposition(tokens_[0])) return TypedShape::kPreposition;
    if (FiniteVerbBehind(1)) return TypedShape::kClause;
    return Moved() ? TypedShape::kMoved : TypedShape::kNoun;
  }

 private:
  bool Opens(const char* list) const { return OpensWith(tokens_, list, knowledge_); }

  bool IsIn(const char* list, std::size_t at) const {
    for (const PhraseMatch& match : knowledge_.lexicon.Cues(list).Find(tokens_)) {
      if (match.first == at) return true;
    }
    return false;
  }

  bool IsPerson(std::size_t at) const {
    static constexpr std::array<std::string_view, 10> kPronouns = {
        "client", "she", "he", "they", "both", "therapist", "clients", "couple", "everyone", "it"};
    if (std::find(kPronouns.begin(), kPronouns.end(), tokens_[at].norm) != kPronouns.end()) {
      return true;
    }
    for (const PhraseMatch& match : knowledge_.lexicon.kin.Find(tokens_)) {
      if (match.first == at) return true;
    }
    return false;
  }

  /// "husband locked medications" and "sister Gail depressed" are clauses, "mother's text" is not.
  TypedShape PersonShape() const {
    std::size_t at = 1;
    while (at < tokens_.size() && at < 3 && std::isupper(First(at))) ++at;
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
    if (tokens_.size() == 1 || IsPreposition(tokens_[1])) {
      return FiniteVerbBehind(1) ? TypedShape::kClause : TypedShape::kNoun;
    }
    return FiniteVerbBehind(1) ? TypedShape::kClause : TypedShape::kState;
  }

  int First(std::size_t at) const {
    return static_cast<unsigned char>(words_[tokens_[at].span.begin]);
  }

  /// The word stands before a noun: "unscripted questions", "tired eyes".
  bool IsAttributive(std::size_t at) const {
    if (at + 1 >= tokens_.size()) return false;
    const Token& next = tokens_[at + 1];
    return next.IsWord() && !IsFunctionWord(next.norm) && !IsPreposition(next) &&
           !IsIn("typed_modifier", at + 1) && !IsIn("typed_adjective", at + 1) &&
           !std::isupper(First(at + 1)) && !next.norm.ends_with("ly") &&
           !next.norm.ends_with("ing") && next.norm != "then" && next.norm != "when" &&
           next.norm != "regarding";
  }

  bool IsAdjectivePhrase(std::size_t at) const {
    while (at < tokens_.size() && IsIn("typed_modifier", at)) {
      at += tokens_[at].Is("a") || tokens_[at].Is("at") ? 2U : 1U;
    }
    return at < tokens_.size() && IsIn("typed_adjective", at) && !IsAttributive(at);
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
    return std::isupper(First(1)) ||
           std::find(kObjects.begin(), kObjects.end(), next.norm) != kObjects.end() || IsPerson(1);
  }

  /// A finite verb that has its subject before it.
  bool FiniteVerbBehind(std::size_t from) const {
    const std::size_t last = std::min(tokens_.size(), kSubjectWordsMax + 1);
    for (std::size_t i = from; i < last; ++i) {
      if (!tokens_[i].IsWord()) {
        if (tokens_[i].IsNumber() || tokens_[i].Is("'") || tokens_[i].Is("/")) continue;
        return false;
      }
      if (tokens_[i].Is("with") || tokens_[i].Is("because") || tokens_[i].Is("if") ||
          tokens_[i].Is("when") || tokens_[i].Is("to") || tokens_[i].Is("that")) {
        return false;
      }
      if (IsIn("typed_verb_past", i) || IsIn("typed_verb_present", i))
        return !tokens_[i].Is("left") || IsPerson(i - 1);
      if (IsRegularPast(tokens_[i]) && !IsAttributive(i) && !IsIn("typed_adjective", i)) {
        return true;
      }
    }
    return false;
  }

  /// "anger from 9 to 5"
  bool Moved() const {
    for (std::size_t i = 1; i + 3 < tokens_.size(); ++i) {
      if (tokens_[i].Is("from") && tokens_[i + 1].IsNumber()) return true;
    }
    return false;
  }

  std::string_view words_;
  const Knowledge& knowledge_;
  std::vector<Token> tokens_;
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
