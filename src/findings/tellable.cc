// The tests are about reference, not about grammar: a pronoun needs someone in the same clause, a
// "that" must introduce a clause or a time, "it" needs a thing before it. Hypothetical and wishing
// verb groups are not asserted and never tellable here.
#include "findings/tellable.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/function_words.h"
#include "findings/numbers.h"
#include "findings/spoken_parts.h"

namespace goldenthread {
namespace {

using Words = std::initializer_list<std::string_view>;

template <class List = Words>
bool IsAny(const Token& token, const List& words) {
  return std::find(words.begin(), words.end(), token.norm) != words.end();
}

constexpr auto kAuxiliaries =
    std::to_array<std::string_view>({"am", "is", "are", "was", "were", "have", "has", "had", "do",
                                     "does", "did", "can", "will", "could", "'s", "been", "'d"});
constexpr auto kTimes = std::to_array<std::string_view>(
    {"week",   "weeks", "month",  "months",    "morning", "year",    "years",
     "time",   "day",   "days",   "night",     "nights",  "weekend", "summer",
     "winter", "fall",  "spring", "afternoon", "evening", "semester"});
constexpr auto kThinking = std::to_array<std::string_view>(
    {"think",      "thought", "say",     "said",    "know",     "knew",    "told",    "feel",
     "felt",       "hope",    "noticed", "believe", "realized", "so",      "glad",    "sure",
     "worried",    "afraid",  "scared",  "heard",   "fact",     "decided", "figured", "learned",
     "everything", "all",     "nothing", "proud",   "much",     "long",    "hard"});
constexpr auto kAdverbs = std::to_array<std::string_view>(
    {"just",     "never",      "always", "still",     "really",    "also",
     "only",     "usually",    "often",  "even",      "mostly",    "finally",
     "almost",   "nearly",     "barely", "hardly",    "already",   "sometimes",
     "actually", "probably",   "not",    "kept",      "literally", "ever",
     "honestly", "definitely", "both",   "basically", "completely"});

/// A walk over one clause that looks for what would make it untellable.
class Reading {
 public:
  Reading(const std::vector<Token>& clause, std::string_view text, const TellingContext& context,
          Antecedents& before)
      : clause_(clause),
        text_(text),
        context_(context),
        before_(before),
        kin_(context.knowledge.lexicon.kin.FindLongest(clause)),
        numbers_(FindNumbers(clause)) {}

  Telling Run() {
    Telling telling = Subject();
    if (telling.owner == Owner::kNone || !Stands() || !Asserted() || !References(telling)) {
      return {};
    }
    return telling;
  }

 private:
  /// The word at `i`, or an empty token.
  [[nodiscard]] const Token& At(std::size_t i) const {
    static const Token kNothing;
    return i < clause_.size() ? clause_[i] : kNothing;
  }

  [[nodiscard]] bool IsName(std::size_t i) const {
    return i < clause_.size() && context_.names.contains(clause_[i].norm) &&
           clause_[i].span.In(text_) != clause_[i].norm;
  }

  /// The kin term that matches at `i`; sets how many tokens it takes.
  std::string KinAt(std::size_t i, std::size_t& length) const {
    for (const PhraseMatch& match : kin_) {
      if (match.first != i) continue;
      length = match.size();
      return context_.knowledge.kin[match.pattern].id;
    }
    return "";
  }

  Telling Subject() {
    if (clause_.size() < 3) return {};
    std::size_t verb = 1;
    Telling telling;
    if (clause_[0].Is("i")) {
      telling.owner = Owner::kClient;
    } else if (clause_[0].Is("my")) {
      std::size_t length = 1;
      telling.person = KinAt(1, length);
      if (telling.person.empty()) telling.person = KinAt(0, length);
      telling.owner = telling.person.empty() ? Owner::kClient : Owner::kPerson;
      verb = 1 + length;
      // "my right hand", "my brother Sam", "my sister Ann's husband".
      while (verb < 4 && verb < clause_.size() && !IsFinite(clause_[verb], context_) &&
             !IsFunctionWord(clause_[verb].norm)) {
        if (At(verb).Is("'s")) return {};
        ++verb;
      }
    } else if (IsName(0)) {
      telling.owner = Owner::kPerson;
      telling.person = std::string(clause_[0].span.In(text_));
      if (IsName(1)) verb = 2;
    } else if (clause_[0].Is("the")) {
      telling.owner = Owner::kClient;  // the client's report of a thing
      while (verb < 5 && verb < clause_.size() && !IsFinite(clause_[verb], context_)) {
        if (!clause_[verb].IsWord() || IsFunctionWord(clause_[verb].norm)) return {};
        ++verb;
      }
      if (verb == 1) return {};
    } else if (DoneToClient()) {
      telling.owner = Owner::kClient;
    } else if (BareSubject() || (clause_[0].Is("it") && before_.thing)) {
      telling.owner = Owner::kClient;
    } else {
      return {};
    }
    while (verb < clause_.size() && IsAny(clause_[verb], kAdverbs)) ++verb;
    if (verb >= clause_.size()) return {};
    // "my brother's, from the cookout": a possessive, no verb.
    const bool owns = clause_[verb].Is("'s") &&
                      (!At(verb + 1).IsWord() || IsAny(At(verb + 1), {"from", "of", "at", "on"}));
    if (owns) return {};
    const bool several = clause_[0].Is("my") && clause_[verb - 1].norm.ends_with('s') &&
                         context_.bases.contains(clause_[verb].norm);
    const bool finite =
        IsFinite(clause_[verb], context_) || several ||
        (clause_[0].Is("i") && clause_[verb].IsWord() && !IsFunctionWord(clause_[verb].norm));
    if (!finite) return {};
    verb_ = verb;
    return telling;
  }

  /// "They let me go in May": whoever they are, it befell the client.
  [[nodiscard]] bool DoneToClient() const {
    if (!clause_[0].Is("they")) return false;
    return std::any_of(clause_.begin() + 2, clause_.end(),
                       [](const Token& t) { return t.Is("me"); });
  }

  /// "Lunch was two days", "there was a ...": a thing told of without an article.
  [[nodiscard]] bool BareSubject() const {
    const bool being = IsAny(clause_[1], {"is", "was", "are", "were", "'s"});
    if (!being) return false;
    if (clause_[0].Is("there")) return true;
    if (clause_[1].Is("'s") && At(2).IsWord() && !IsFunctionWord(At(2).norm)) return false;
    return clause_[0].IsWord() && !IsDayWord(clause_[0]) && !IsFunctionWord(clause_[0].norm) &&
           !IsName(0) &&
           !IsAny(clause_[0],
                  {"nobody",   "nothing",  "everybody", "everything", "somebody",  "something",
                   "anything", "anybody",  "everyone",  "someone",    "part",      "thing",
                   "half",     "whatever", "mine",      "hers",       "yours",     "ok",
                   "okay",     "yeah",     "god",       "today",      "yesterday", "tomorrow",
                   "nowhere",  "some",     "most",      "none",       "all"});
  }

  /// A whole clause: ends in a word that can end one, says more than its verb.
  [[nodiscard]] bool Stands() const {
    if (clause_.size() > 30) return false;
    const Token& last = clause_.back();
    if (IsAny(last, {"the", "a",    "an",  "to",      "and",   "or",   "but", "of",
                     "my",  "is",   "was", "because", "with",  "that", "if",  "when",
                     "for", "i",    "am",  "from",    "were",  "are",  "'s",  "than",
                     "as",  "like", "his", "just",    "cause", "so",   "not"})) {
      return false;
    }
    const bool content = std::any_of(
        clause_.begin() + static_cast<std::ptrdiff_t>(verb_), clause_.end(),
        [](const Token& t) { return t.IsNumber() || (t.IsWord() && !IsFunctionWord(t.norm)); });
    if (!content) return false;
    int quotes = 0;
    for (std::size_t i = 0; i + 1 < clause_.size(); ++i) {
      const bool broken =
          clause_[i + 1].Is(",") &&
          IsAny(clause_[i], {"was",  "is",   "am",   "not",  "even",    "the",  "a",  "to",
                             "my",   "of",   "and",  "had",  "have",    "in",   "on", "at",
                             "just", "with", "that", "were", "because", "like", "an"});
      if (broken) return false;
    }
    for (const Token& token : clause_) {
      if (token.Is("\"")) ++quotes;
      if (token.Is("?") || token.Is("...") || token.Is("[") || token.Is("(")) return false;
    }
    return quotes == 0;
  }

  /// Not hypothetical, not a wish, not about knowing.
  [[nodiscard]] bool Asserted() const {
    for (std::size_t i = 0; i < clause_.size(); ++i) {
      const Token& token = clause_[i];
      if (IsAny(token, {"if", "would", "might", "maybe", "should", "unless", "whether", "wish",
                        "wonder", "suppose", "perhaps", "may", "supposed", "whatever", "whoever",
                        "either", "could've"})) {
        return false;
      }
      const bool sensed = IsAny(At(i + 1), {"not", "feel", "hear", "see", "smell", "barely"});
      if (token.Is("could") && !sensed) return false;
      if (IsAny(token, {"thought", "think", "said", "like"}) && At(i + 1).Is(",")) return false;
      if (token.Is("'d") && !IsAny(At(i + 1), {"been", "had", "put", "gone", "got"})) return false;
      if (token.Is("like") && i > 0 && IsAny(clause_[i - 1], {"was", "am", "'s", "is", "are"})) {
        return false;
      }
    }
    if (clause_[0].Is("i") && IsAny(At(verb_), {"mean", "know", "guess", "bet", "swear", "hear",
                                                "see", "hope", "dunno"})) {
      return false;
    }
    if (IsAny(At(verb_), {"said", "say", "says", "goes", "go"}) &&
        !IsAny(At(verb_ + 1), {"to", "on", "up", "down", "out", "back", "there", "in", "over"})) {
      return false;
    }
    const bool not_know =
        IsAny(At(verb_), {"do", "did"}) && At(verb_ + 1).Is("not") &&
        IsAny(At(verb_ + 2), {"know", "think", "care", "mean", "remember", "see"});
    return !not_know && !HasAnyCue("spoken.coarse");
  }

  [[nodiscard]] bool HasAnyCue(const std::string& list) const {
    return !context_.knowledge.lexicon.Cues(list).Find(clause_).empty();
  }

  /// Every pronoun has someone or something in the clause.
  [[nodiscard]] bool References(const Telling& telling) {
    bool thing = before_.thing || clause_[0].Is("the");
    bool many = before_.things || DoneToClient();
    int people = telling.owner == Owner::kPerson ? 1 : 0;
    std::size_t kin_length = 0;
    for (std::size_t i = 0; i < clause_.size(); ++i) {
      const Token& token = clause_[i];
      if (IsAny(token, {"you", "your", "yours", "yourself", "we", "us", "our", "ours", "ourselves",
                        "em", "'em", "y'all", "ya"})) {
        return false;
      }
      if (i > 0 && (IsName(i) || !KinAt(i, kin_length).empty())) ++people;
      if (IsAny(token, {"he", "she", "him", "her", "his", "hers", "himself", "herself"}) &&
          people != 1) {
        return false;
      }
      if (IsAny(token, {"they", "them", "their", "theirs"}) && !many) return false;
      if (IsAny(token, {"these", "those", "such"})) return false;
      if (IsAny(token, {"here", "there"}) && !IsFinite(At(i + 1), context_)) return false;
      if (token.Is("it") && !thing && !Weather(i)) return false;
      if (IsAny(token, {"this", "that"}) && !Introduces(i)) return false;
      if (IsAny(token, {"thing", "things", "stuff"}) && Bare(i)) return false;
      if (token.Is("one") && (!IsNumber(i) || i + 1 == clause_.size())) return false;
      if (!Noun(i)) continue;
      thing = true;
      many = many || (token.norm.ends_with('s') && !token.norm.ends_with("ss"));
    }
    if (HasAnyCue("spoken.vague")) return false;
    before_ = {thing, many};
    return true;
  }

  /// "the thing", "that stuff"; but "a stomach thing".
  [[nodiscard]] bool Bare(std::size_t i) const {
    return i == 0 || IsFunctionWord(clause_[i - 1].norm) ||
           IsAny(clause_[i - 1], {"whole", "same", "other", "only", "first", "stupid", "little"});
  }

  [[nodiscard]] bool IsNumber(std::size_t i) const {
    return std::any_of(numbers_.begin(), numbers_.end(),
                       [&](const Number& n) { return n.first <= i && i < n.last; });
  }

  /// "it was two in the morning", "it takes me an hour": points nowhere.
  [[nodiscard]] bool Weather(std::size_t i) const {
    return IsAny(At(i + 1), {"takes", "took", "rained", "snowed"});
  }

  [[nodiscard]] bool Introduces(std::size_t i) const {
    if (IsAny(At(i + 1), kTimes)) return true;
    if (At(i).Is("this")) return false;
    const bool after_content =
        i > 0 && (IsAny(clause_[i - 1], kThinking) || !IsFunctionWord(clause_[i - 1].norm));
    return after_content && (IsAny(At(i + 1), {"i", "my", "the", "a", "it", "was", "is", "had",
                                               "has", "did", "does"}) ||
                             IsName(i + 1));
  }

  /// A noun that a later "it" may mean: behind an article or "my", and no person or time.
  [[nodiscard]] bool Noun(std::size_t i) const {
    if (i == 0 || !clause_[i].IsWord() || IsAny(clause_[i], kTimes)) return false;
    if (IsFunctionWord(clause_[i].norm) || IsName(i)) return false;
    return IsAny(clause_[i - 1], {"the", "a", "an", "my", "some", "another", "of", "with", "on",
                                  "in", "at", "for", "to", "from", "no", "any"}) ||
           IsNumber(i - 1);
  }

  const std::vector<Token>& clause_;
  std::string_view text_;
  const TellingContext& context_;
  Antecedents& before_;
  const std::vector<PhraseMatch> kin_;
  const std::vector<Number> numbers_;
  std::size_t verb_ = 0;
};

}  // namespace

TellingContext MakeTellingContext(const Knowledge& knowledge) {
  TellingContext context{knowledge, {}, {}, {}, {}};
  for (const std::string& row : knowledge.Cues("verbs.irregular").phrases) {
    const std::vector<Token> forms = Tokenize(row);
    if (forms.size() != 3) continue;
    context.bases.insert(forms[0].norm);
    context.past.insert(forms[1].norm);
    context.irregular.emplace(forms[0].norm, forms[1].norm);
  }
  for (const std::string& row : knowledge.Cues("verbs.regular").phrases) context.bases.insert(row);
  return context;
}

bool IsFinite(const Token& token, const TellingContext& context) {
  if (!token.IsWord()) return false;
  if (IsAny(token, kAuxiliaries) || context.past.contains(token.norm)) return true;
  if (token.norm.size() > 4 && token.norm.ends_with("ed")) return true;
  return !BaseOfThird(token.norm, context).empty();
}

std::string PastOf(const std::string& base, const TellingContext& context) {
  const auto known = context.irregular.find(base);
  if (known != context.irregular.end()) return known->second;
  if (!context.bases.contains(base) || base.size() < 2) return "";
  const auto vowel = [&](std::size_t back) {
    return std::string_view("aeiou").find(base[base.size() - back]) != std::string_view::npos;
  };
  if (base.ends_with('e')) return base + "d";
  if (base.ends_with('y') && !vowel(2)) return base.substr(0, base.size() - 1) + "ied";
  const bool short_vowel = !vowel(1) && vowel(2) && (base.size() == 3 ? !vowel(3) : false);
  const bool doubles =
      short_vowel && std::string_view("wxy").find(base.back()) == std::string_view::npos;
  return (doubles ? base + base.back() : base) + "ed";
}

std::string BaseOfThird(const std::string& norm, const TellingContext& context) {
  if (!norm.ends_with('s') || norm.size() < 4) return "";
  std::string base = norm.substr(0, norm.size() - 1);
  if (context.bases.contains(base)) return base;
  if (!base.ends_with('e')) return "";
  base.pop_back();
  if (context.bases.contains(base)) return base;
  if (base.ends_with('i')) base.back() = 'y';
  return context.bases.contains(base) ? base : "";
}

Telling ReadTelling(const std::vector<Token>& clause, std::string_view text,
                    const TellingContext& context, Antecedents& before) {
  return Reading(clause, text, context, before).Run();
}

Telling ReadTelling(const std::vector<Token>& clause, std::string_view text,
                    const TellingContext& context) {
  Antecedents none;
  return ReadTelling(clause, text, context, none);
}

std::vector<std::vector<Token>> SplitTellings(const std::vector<Token>& sentence,
                                              const TellingContext& context) {
  std::vector<std::vector<Token>> parts(1);
  bool finite = false;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const Token& token = sentence[i];
    const bool subject =
        IsAny(token, {"i", "he", "she", "they", "we", "it", "my", "there", "you"}) ||
        (context.names.contains(token.norm) && i + 1 < sentence.size() &&
         IsFinite(sentence[i + 1], context));
    std::size_t back = parts.back().size();
    bool joint = false;
    while (back > 0 && (parts.back()[back - 1].Is(",") || parts.back()[back - 1].Is("-") ||
                        IsAny(parts.back()[back - 1], {"and", "but", "so", "then"}))) {
      --back;
      joint = true;
    }
    // "you and I talked": two people are one subject.
    const bool pair = back > 0 && parts.back().back().Is("and") &&
                      (IsAny(parts.back()[back - 1], {"you", "she", "he"}) ||
                       (back == 1 && context.names.contains(parts.back()[0].norm)));
    if (subject && joint && finite && back >= 2 && !pair) {
      parts.back().resize(back);
      parts.emplace_back();
      finite = false;
    }
    finite = finite || IsFinite(token, context) || context.bases.contains(token.norm);
    parts.back().push_back(token);
  }
  return parts;
}

}  // namespace goldenthread
