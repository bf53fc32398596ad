// One pass over the tokens with a few words of look-ahead. Each token has a word class from a
// closed list of grammar words; a boundary is a mark, or a joining word behind which a subject and
// a finite verb (or a bare finite verb) can be seen. There is no part-of-speech tagger: an open-
// class verb counts as one where a nominative pronoun stands before it, where it ends in "-ed"
// behind a subject, or where it is one of the common irregular forms. In doubt nothing is cut,
// since a clause too long loses less than one that parts a negation from what it negates.
#include "findings/clauses.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace goldenthread {
namespace {

using Class = unsigned;
constexpr Class kCoordinator = 1U << 0;    // and, but
constexpr Class kSubordinator = 1U << 1;   // opens a clause wherever it stands: because, if
constexpr Class kJoiner = 1U << 2;         // opens one if a subject follows: since, that, as
constexpr Class kRelative = 1U << 3;       // opens one if a verb follows: who, which, that
constexpr Class kNominative = 1U << 4;     // can only be a subject: I, she
constexpr Class kPronoun = 1U << 5;        // can be a subject: it, you, someone
constexpr Class kDeterminer = 1U << 6;     // opens a noun phrase: the, my
constexpr Class kAuxiliary = 1U << 7;      // finite: is, did, can
constexpr Class kFinite = 1U << 8;         // a common verb in an unmistakable finite form: went
constexpr Class kBase = 1U << 9;           // a common verb whose base form is also finite: go
constexpr Class kFiller = 1U << 10;        // um, just, then: look-ahead steps over it
constexpr Class kPreposition = 1U << 11;   // no verb behind a subject
constexpr Class kLeader = 1U << 12;        // goes with the subordinator behind it: even (if)
constexpr Class kPossessive = 1U << 13;    // my, her
constexpr Class kAbbreviation = 1U << 14;  // "." behind it does not end a sentence: dr

constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);
/// A subject's noun phrase has at most this many words before its verb.
constexpr std::size_t kNounPhraseWordsMax = 5;

struct ClassList {
  Class bits;
  std::string_view words;
};

constexpr ClassList kClassLists[] = {
    {kCoordinator, "and but or nor so yet plus"},
    {kSubordinator,
     "because cuz if unless although though whereas whether whenever when while however except "
     "lest"},
    {kJoiner,
     "since until till before after once as that where how what why like than cause cos wherever "
     "whatever which who whom"},
    {kRelative, "who which that"},
    {kNominative, "i he she we they"},
    {kPronoun,
     "you it this that there someone everyone nobody everything something nothing anything "
     "somebody everybody anybody anyone these those one none"},
    {kDeterminer,
     "the a an my your his her our their this that these those some any every no each another all "
     "both most"},
    {kAuxiliary,
     "am is are was were do does did have has had will would can could shall should may might "
     "must 'd cannot gonna"},
    {kFinite,
     "went came took got gave said says told tells made makes thought thinks felt feels knew knows "
     "saw sees left leaves began begins kept keeps ran runs sat sits stood stands lost loses found "
     "finds wanted wants needed needs tried tries called calls asked asks started starts stopped "
     "stops helped helps used uses seemed seems happened happens worked works goes comes takes "
     "gets gives looks ended ends woke wakes slept sleeps ate eats drank drinks drove drives fell "
     "falls fought fights heard hears hurts hit hits likes loves hates means meant met paid pays "
     "puts quit quits reads sent sends spent spends spoke threw throws understood wrote denies "
     "denied reports reported states stated presents presented remains remained appears appeared "
     "shows showed reveals revealed became becomes grew held tends wonders turned turns"},
    {kBase,
     "go come take get give say tell make think feel know see leave begin keep run sit stand lose "
     "find want need try call ask start stop help use seem happen work look end wake sleep eat "
     "drink drive fall fight hear hurt like love hate mean meet pay put read send spend talk throw "
     "understand write"},
    {kFiller,
     "um uh uhm er erm ah oh hmm mm mhm well just then also now actually really always never still "
     "probably maybe basically honestly literally only already even ever not often usually "
     "sometimes finally suddenly ok okay yeah yes no right anyway almost kinda sorta simply "
     "certainly definitely barely hardly currently later"},
    {kPreposition,
     "in on at of for with by from to into about over under between through during against "
     "without within around behind beside near off out up down and or but nor"},
    {kLeader, "even as only just what except especially particularly but"},
    {kPossessive, "my your his her our their"},
    {kAbbreviation, "dr mr mrs ms prof st vs approx jr sr no fig"},
};

const std::unordered_map<std::string_view, Class>& Classes() {
  static const std::unordered_map<std::string_view, Class> classes = [] {
    std::unordered_map<std::string_view, Class> built;
    for (const ClassList& list : kClassLists) {
      for (std::size_t at = 0; at < list.words.size();) {
        const std::size_t end = std::min(list.words.find(' ', at), list.words.size());
        built[list.words.substr(at, end - at)] |= list.bits;
        at = end + 1;
      }
    }
    return built;
  }();
  return classes;
}

bool LooksPast(const Token& token) {
  return token.IsWord() && token.norm.size() > 3 && token.norm.ends_with("ed") &&
         !token.norm.ends_with("eed");
}

/// Cuts one token list.
class Splitter {
 public:
  explicit Splitter(const std::vector<Token>& tokens) : tokens_(tokens) {
    const auto& classes = Classes();
    classes_.reserve(tokens.size());
    for (const Token& token : tokens) {
      const auto found = token.IsWord() ? classes.find(token.norm) : classes.end();
      classes_.push_back(found == classes.end() ? 0 : found->second);
    }
  }

  std::vector<Clause> Run() {
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
      if (tokens_[at].shape == TokenShape::kPunctuation) {
        at = Mark(at);
      } else if (IsDiscourse(at) != 0) {
        at += IsDiscourse(at) - 1;
      } else if (tokens_[at].IsWord()) {
        Word(at);
      }
    }
    Cut(tokens_.size());
    return std::move(clauses_);
  }

 private:
  [[nodiscard]] bool Has(std::size_t at, Class bits) const {
    return at < classes_.size() && (classes_[at] & bits) != 0;
  }
  [[nodiscard]] bool Is(std::size_t at, std::string_view norm) const {
    return at < tokens_.size() && tokens_[at].norm == norm;
  }
  [[nodiscard]] bool IsWord(std::size_t at) const {
    return at < tokens_.size() && tokens_[at].IsWord();
  }

  /// Ends the running clause before `at`; nothing happens where it is empty.
  void Cut(std::size_t at) {
    if (at <= first_) return;
    clauses_.push_back({first_, at, opens_sentence_});
    first_ = at;
    opens_sentence_ = false;
    words_ = 0;
    verb_ = false;
    subordinate_ = false;
  }

  /// A punctuation mark at `at`; returns the last token that it takes.
  std::size_t Mark(std::size_t at) {
    const std::string& mark = tokens_[at].norm;
    if (mark == "." || mark == "?" || mark == "!" || mark == "...") return SentenceMark(at);
    if (mark == ";") {
      Cut(at + 1);
    } else if (mark == "-") {
      return Dash(at);
    } else if (mark == "," && Separates(at)) {
      Cut(at + 1);
    }
    return at;
  }

  std::size_t SentenceMark(std::size_t at) {
    std::size_t last = at;
    while (last + 1 < tokens_.size() && !tokens_[last + 1].space_before && IsMark(last + 1)) {
      ++last;
    }
    const bool dots = Is(at, "...") || (Is(at, ".") && Is(at + 1, "."));
    if (!dots && Is(at, ".") && IsAbbreviation(at, last)) return last;
    Cut(last + 1);
    opens_sentence_ = true;
    return last;
  }

  /// Further sentence marks, and quotes and brackets that close.
  [[nodiscard]] bool IsMark(std::size_t at) const {
    static constexpr std::string_view kClosing = ".?!\")'";
    return tokens_[at].shape == TokenShape::kPunctuation && tokens_[at].norm.size() == 1 &&
           kClosing.find(tokens_[at].norm) != std::string_view::npos;
  }

  [[nodiscard]] bool IsAbbreviation(std::size_t at, std::size_t last) const {
    if (at == 0 || last + 1 >= tokens_.size() || tokens_[at].space_before) return false;
    const Token& before = tokens_[at - 1];
    if (!before.IsWord()) return false;
    const bool glued = !tokens_[last + 1].space_before;
    if (before.norm.size() == 1 && before.norm != "i") return true;  // an initial, "a.m."
    return Has(at - 1, kAbbreviation) && (glued || before.norm != "no");
  }

  /// A dash breaks off what stands before it; a hyphen and a range do not.
  std::size_t Dash(std::size_t at) {
    std::size_t last = at;
    while (Is(last + 1, "-") && !tokens_[last + 1].space_before) ++last;
    const bool doubled = last > at;
    const bool open = last + 1 >= tokens_.size() || tokens_[last + 1].space_before;
    const bool wide = tokens_[at].span.size() > 1;
    const bool range = at > 0 && tokens_[at - 1].IsNumber() && last + 1 < tokens_.size() &&
                       tokens_[last + 1].IsNumber();
    if (!range && (doubled || wide || open || tokens_[at].space_before)) Cut(last + 1);
    return last;
  }

  /// Whether a comma parts two clauses rather than two items.
  [[nodiscard]] bool Separates(std::size_t comma) const {
    if (!verb_ && !subordinate_) return false;
    const std::size_t next = SkipFillers(comma + 1);
    if (Has(next, kCoordinator | kSubordinator | kJoiner) && !Has(next, kPronoun)) return false;
    return SubjectAt(next) || (subordinate_ && Has(next, kPossessive));
  }

  void Word(std::size_t at) {
    if (words_ > 0) {
      const std::size_t cut = BoundaryAt(at);
      if (cut != kNowhere) Cut(cut);
    }
    if (words_ == 0 && Has(at, kSubordinator | kJoiner)) subordinate_ = true;
    if (!Has(at, kFiller | kCoordinator | kLeader)) ++words_;
    if (Has(at, kAuxiliary | kFinite) || IsPastForm(at) || VerbBehindPronoun(at)) verb_ = true;
  }

  /// Where the clause that word `at` opens begins, or kNowhere.
  [[nodiscard]] std::size_t BoundaryAt(std::size_t at) const {
    if (Has(at, kCoordinator)) return Coordinates(at) ? at : kNowhere;
    if (Has(at, kSubordinator)) return Subordinates(at) ? WithLeader(at) : kNowhere;
    if (Has(at, kRelative) && verb_ && IsVerb(SkipFillers(at + 1))) return at;
    if (Has(at, kJoiner) && !Has(at, kPronoun) && SubjectAt(SkipFillers(at + 1))) return at;
    if (Is(at, "that") && verb_ && SubjectAt(at + 1)) return at;
    if (Has(at, kNominative | kPronoun) && verb_ && OpensBare(at)) return at;
    return kNowhere;
  }

  [[nodiscard]] bool Coordinates(std::size_t at) const {
    std::size_t next = SkipFillers(at + 1);
    if (Is(at, "but")) return !Is(at - 1, "nothing") && !Is(at - 1, "anything") && IsWord(next);
    if (Has(next, kSubordinator)) return false;  // the cut comes there
    if (Is(at, "so") && Is(next, "that")) next = SkipFillers(next + 1);
    if (!verb_) return false;
    if (Is(at, "or") || Is(at, "nor")) return PronounSubjectAt(next);
    const bool bare =
        Has(next, kFinite) || (Has(next, kAuxiliary) && !Is(next, "do") && !Is(next, "have"));
    return bare || SubjectAt(next) || BareSubjectAt(next);
  }

  [[nodiscard]] bool Subordinates(std::size_t at) const {
    if (Is(at + 1, "of")) return false;  // because of
    return IsWord(SkipFillers(at + 1));
  }

  /// Takes the words along that belong to the subordinator: "even if", "as if", "and when".
  [[nodiscard]] std::size_t WithLeader(std::size_t at) const {
    while (at > first_ && Has(at - 1, kLeader | kCoordinator)) --at;
    return at;
  }

  /// A subject without a joining word: "he said | he was fine", "I slept | it was good".
  [[nodiscard]] bool OpensBare(std::size_t at) const {
    if (at == 0 || IsDiscourse(at) != 0) return false;
    const std::size_t before = at - 1;
    if (Has(before, kAuxiliary | kCoordinator | kSubordinator | kJoiner | kPreposition |
                        kDeterminer | kNominative)) {
      return false;
    }
    if (Is(before, "not") && before > 0 && Has(before - 1, kAuxiliary)) return false;
    if (Has(at, kNominative)) return IsWord(SkipFillers(at + 1)) && !Has(at + 1, kPreposition);
    return Has(at + 1, kAuxiliary) || Is(at + 1, "'s");
  }

  /// The next token that is no filler, comma, event or set phrase such as "you know".
  [[nodiscard]] std::size_t SkipFillers(std::size_t at) const {
    while (at < tokens_.size()) {
      const bool skipped =
          Has(at, kFiller) || Is(at, ",") || tokens_[at].shape == TokenShape::kEvent;
      const std::size_t discourse = IsDiscourse(at);
      if (!skipped && discourse == 0) break;
      at += std::max<std::size_t>(discourse, 1);
    }
    return at;
  }

  /// Words of the discourse marker at `at`; 0 if there is none.
  [[nodiscard]] std::size_t IsDiscourse(std::size_t at) const {
    const bool marker = (Is(at, "you") && Is(at + 1, "know") && !Has(at + 2, kJoiner)) ||
                        (Is(at, "i") && (Is(at + 1, "mean") || Is(at + 1, "guess"))) ||
                        ((Is(at, "kind") || Is(at, "sort")) && Is(at + 1, "of"));
    return marker ? 2 : 0;
  }

  [[nodiscard]] bool IsPastForm(std::size_t at) const {
    return at < tokens_.size() && LooksPast(tokens_[at]);
  }

  [[nodiscard]] bool IsVerb(std::size_t at) const {
    return Has(at, kAuxiliary | kFinite) || Is(at, "'s") || IsPastForm(at);
  }

  [[nodiscard]] bool VerbBehindPronoun(std::size_t at) const {
    return at > first_ && !Has(at, kFiller | kPreposition) &&
           (Has(at - 1, kNominative) || (Has(at - 1, kPronoun) && Is(at, "'s")) ||
            (Has(at - 1, kPronoun) && Has(at, kBase)));
  }

  /// A pronoun as subject with its verb.
  [[nodiscard]] bool PronounSubjectAt(std::size_t at) const {
    if (!Has(at, kNominative | kPronoun) || IsDiscourse(at) != 0) return false;
    const std::size_t verb = SkipFillers(at + 1);
    if (!IsWord(verb)) return false;
    if (Has(at, kNominative)) return !Has(verb, kPreposition | kDeterminer | kNominative);
    return IsVerb(verb) || (Is(at, "you") && Has(verb, kBase)) ||
           (Has(verb, kBase) && !Has(at, kDeterminer));
  }

  /// A pronoun, or a noun phrase with its opener, and the verb behind it.
  [[nodiscard]] bool SubjectAt(std::size_t at) const {
    if (PronounSubjectAt(at)) return true;
    if (!Has(at, kDeterminer)) return false;
    for (std::size_t i = at + 1; i < at + 1 + kNounPhraseWordsMax; ++i) {
      if (!IsWord(i) || Has(i, kPreposition | kSubordinator | kNominative)) return false;
      const bool noun_before = i > at + 1;
      if (noun_before && (Has(i, kAuxiliary | kFinite) || IsPastForm(i))) return true;
    }
    return false;
  }

  /// A subject without an opener, one word before an auxiliary: "mom was", "work is".
  [[nodiscard]] bool BareSubjectAt(std::size_t at) const {
    return IsWord(at) && !Has(at, kPreposition | kFiller | kAuxiliary | kSubordinator) &&
           Has(at + 1, kAuxiliary);
  }

  const std::vector<Token>& tokens_;
  std::vector<Class> classes_;
  std::vector<Clause> clauses_;
  std::size_t first_ = 0;  ///< of the running clause
  bool opens_sentence_ = true;
  std::size_t words_ = 0;     ///< content words of the running clause so far
  bool verb_ = false;         ///< it has had a verb
  bool subordinate_ = false;  ///< it opened with a subordinator
};

}  // namespace

bool LooksFinite(const Token& token) {
  const auto found = Classes().find(token.norm);
  return LooksPast(token) ||
         (found != Classes().end() && (found->second & (kAuxiliary | kFinite)) != 0);
}

std::vector<Clause> SplitClauses(const std::vector<Token>& tokens) {
  return Splitter(tokens).Run();
}

}  // namespace goldenthread
