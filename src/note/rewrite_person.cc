// One pass over the tokens. A subject pronoun leaves behind the agreement that its verb owes; the
// next verb pays it, and so does a verb behind "and" that shares the subject.
#include "note/rewrite_person.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/function_words.h"
#include "base/tokens.h"

namespace goldenthread {
namespace {

using Words = std::initializer_list<std::string_view>;

template <class List = Words>
bool IsAny(std::string_view word, const List& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr auto kAdverbs = std::to_array<std::string_view>(
    {"just",    "never",     "always",   "still",    "really", "also",   "only",       "usually",
     "often",   "even",      "mostly",   "finally",  "almost", "nearly", "barely",     "hardly",
     "already", "sometimes", "actually", "probably", "ever",   "both",   "definitely", "completely",
     "not",     "then",      "quickly",  "totally",  "all"});
constexpr auto kModals = std::to_array<std::string_view>(
    {"can", "could", "will", "would", "shall", "should", "may", "might", "must"});

bool IsVowel(char c) { return IsAny(std::string_view(&c, 1), {"a", "e", "i", "o", "u"}); }

class Rewriter {
 public:
  Rewriter(std::string_view words, ClientIs client_is, const Referent& client,
           const VerbForms& verbs)
      : words_(words),
        tokens_(Tokenize(words)),
        client_is_(client_is),
        client_(client),
        verbs_(verbs) {}

  std::optional<std::string> Run() {
    if (Ambiguous()) return std::nullopt;
    for (at_ = 0; at_ < tokens_.size(); ++at_) {
      const Token& token = tokens_[at_];
      if (token.Is("'")) {
        // "in '23" keeps its mark; that of a possessive plural is dropped.
        const bool year = at_ + 1 < tokens_.size() && tokens_[at_ + 1].IsNumber();
        if (year) Emit("'", true);
        continue;
      }
      if (!token.IsWord()) {
        Emit(std::string(token.span.In(words_)), token.space_before);
      } else if (!Pronoun(token)) {
        if (!safe_) return std::nullopt;
        Word(token);
      }
      if (!safe_) return std::nullopt;
    }
    if (owes_) return std::nullopt;
    return text_;
  }

 private:
  /// A pronoun that could mean the client as well as the person it means.
  [[nodiscard]] bool Ambiguous() const {
    const auto has = [&](Words words) {
      return std::any_of(tokens_.begin(), tokens_.end(),
                         [&](const Token& t) { return IsAny(t.norm, words); });
    };
    if (client_.subject == "she") return has({"she", "her", "hers", "herself"});
    if (client_.subject == "he") return has({"he", "him", "his", "himself"});
    return client_.plural_verb && has({"they", "them", "their", "theirs"});
  }

  void Emit(const std::string& word, bool space) {
    if (!text_.empty() && space) text_ += ' ';
    text_ += word;
  }
  void EmitWord(const std::string& word) {
    if (!word.empty()) Emit(word, true);
  }

  [[nodiscard]] const std::string& NormAt(std::size_t i) const {
    static const std::string kNothing;
    return i < tokens_.size() ? tokens_[i].norm : kNothing;
  }

  /// Writes a pronoun of the client in the third person; true if `token` was one.
  bool Pronoun(const Token& token) {
    if (IsAny(token.norm, {"we", "us", "our", "ours", "ourselves", "let"})) {
      safe_ = false;
      return false;
    }
    return client_is_ == ClientIs::kSpeaker ? FirstPerson(token) : SecondPerson(token);
  }

  bool FirstPerson(const Token& token) {
    if (token.Is("i")) {
      Subject();
    } else if (token.Is("me")) {
      EmitWord(client_.object);
    } else if (token.Is("my")) {
      EmitWord(client_.possessive);
    } else if (token.Is("mine")) {
      EmitWord(client_.possessive == "her" || client_.possessive == "their"
                   ? client_.possessive + "s"
                   : client_.possessive);
    } else if (token.Is("myself")) {
      EmitWord(client_.reflexive);
    } else {
      if (IsAny(token.norm, {"you", "your", "yours"})) safe_ = false;
      return false;
    }
    return true;
  }

  bool SecondPerson(const Token& token) {
    if (token.Is("you")) {
      const std::string& next = NormAt(at_ + 1);
      const bool subject =
          IsAny(next, kModals) || IsAny(next, kAdverbs) || verbs_.IsBase(next) ||
          verbs_.IsPast(next) || next.ends_with("ed") ||
          IsAny(next, {"are", "were", "have", "do", "did", "had", "'d", "wanna", "gonna", "gotta"});
      if (subject) {
        Subject();
      } else {
        EmitWord(client_.object);
      }
    } else if (token.Is("your")) {
      EmitWord(client_.possessive);
    } else if (token.Is("yourself")) {
      EmitWord(client_.reflexive);
    } else if (token.Is("me")) {
      EmitWord("therapist");
    } else {
      if (IsAny(token.norm, {"i", "my", "mine", "yours", "myself"})) safe_ = false;
      return false;
    }
    return true;
  }

  void Subject() {
    if (owes_) safe_ = false;  // "he and I": a subject we cannot make agree
    if (at_ > 0 && NormAt(at_ - 1) == "and" && at_ + 1 < tokens_.size() && at_ == 1) safe_ = false;
    EmitWord(client_.subject);
    owes_ = true;
    infinitive_ = false;
  }

  void Word(const Token& token) {
    const std::string& norm = token.norm;
    if (owes_) {
      if (IsAny(norm, kAdverbs)) {
        EmitWord(Surface(token));
        return;
      }
      owes_ = false;
      Verb(token);
      return;
    }
    if (norm == "to") infinitive_ = true;
    const bool shares = present_ && !infinitive_ && at_ > 0 &&
                        IsAny(NormAt(at_ - 1), {"and", "or", "but", "then"}) &&
                        verbs_.IsBase(norm) && !client_.plural_verb && NormAt(at_ + 1) != "'s";
    if (shares) {
      EmitWord(VerbForms::ThirdPersonOf(norm));
      return;
    }
    Plain(token);
  }

  /// A word that stays as it is, glued to a hyphen before it as written.
  void Plain(const Token& token) {
    const bool glued = !token.space_before && at_ > 0 && !tokens_[at_ - 1].IsWord() &&
                       !tokens_[at_ - 1].Is(",") && !tokens_[at_ - 1].Is("'");
    const std::string word = Surface(token);
    if (!word.empty()) Emit(word, !glued);
  }

  /// The verb right behind the client as subject.
  void Verb(const Token& token) {
    const std::string& norm = token.norm;
    present_ = false;
    const bool plural = client_.plural_verb;
    if (norm == "am" || norm == "are") {
      EmitWord(plural ? "are" : "is");
    } else if (norm == "was" || norm == "were") {
      EmitWord(plural ? "were" : "was");
    } else if (norm == "'d") {
      const std::string& next = NormAt(at_ + 1);
      EmitWord(verbs_.IsParticiple(next) && !verbs_.IsBase(next) ? "had" : "would");
    } else if (IsAny(norm, kModals) || norm == "had" || norm == "did") {
      EmitWord(Surface(token));
    } else if (norm == "gonna") {
      EmitWord(plural ? "are going to" : "is going to");
    } else if (norm == "gotta") {
      EmitWord(plural ? "have to" : "has to");
    } else if (norm == "wanna") {
      EmitWord(plural ? "want to" : "wants to");
    } else if (verbs_.IsPast(norm) || norm.ends_with("ed") || IsFunctionOnly(norm)) {
      EmitWord(Surface(token));
    } else {
      present_ = true;
      EmitWord(plural ? norm : VerbForms::ThirdPersonOf(norm));
    }
  }

  /// A word that is no verb where a verb must stand.
  bool IsFunctionOnly(const std::string& norm) {
    const bool verb = IsAny(norm, {"have", "do", "need", "get", "go"});
    if (!verb && (IsFunctionWord(norm) || norm.ends_with("ing"))) safe_ = false;
    return false;
  }

  /// The word as written; the parts of a contraction in full.
  [[nodiscard]] std::string Surface(const Token& token) {
    const std::string& norm = token.norm;
    if (norm == "gonna") return "going to";
    if (norm == "wanna") return "want to";
    if (norm == "gotta") return "have to";
    if (norm == "'cause" || norm == "cause") return "because";
    if (norm == "till") return "until";
    if (!token.space_before && at_ > 0) {
      if (norm == "'s") return Apostrophe();
      if (norm == "'d") return "would";
      return norm;
    }
    const bool shortened = norm.size() != token.span.size();
    // A sentence's first word loses its capital, unless it may be a name.
    const bool opens = at_ == 0 && (IsFunctionWord(norm) || verbs_.IsBase(norm));
    return shortened || opens ? norm : std::string(token.span.In(words_));
  }

  /// "'s" behind a pronoun is a verb; elsewhere it stays as it is, glued to its word.
  [[nodiscard]] std::string Apostrophe() {
    const std::string& before = NormAt(at_ - 1);
    if (IsAny(before, {"it", "he", "she", "that", "there", "what", "who", "where"})) {
      const std::string& next = NormAt(at_ + 1);
      return next == "been" || next == "got" || (verbs_.IsParticiple(next) && next != "done")
                 ? "has"
                 : "is";
    }
    // "her hair's coming out": a verb; "her hair's color": no verb.
    const std::string& behind = NormAt(at_ + 1);
    if (behind == "been" || behind == "got") return "has";
    if (behind.size() > 5 && behind.ends_with("ing")) return "is";
    text_ += "'s";
    return "";
  }

  std::string_view words_;
  std::vector<Token> tokens_;
  ClientIs client_is_;
  const Referent& client_;
  const VerbForms& verbs_;
  std::string text_;
  std::size_t at_ = 0;
  bool owes_ = false;        ///< a subject waits for its verb
  bool present_ = false;     ///< the last verb of the client was a simple present
  bool infinitive_ = false;  ///< a "to" has stood since that verb
  bool safe_ = true;
};

}  // namespace

VerbForms::VerbForms(const Knowledge& knowledge) {
  for (const std::string& phrase : knowledge.Cues("verbs.irregular").phrases) {
    const std::size_t past = phrase.find(' ');
    const std::size_t participle = phrase.find(' ', past + 1);
    if (participle == std::string::npos) continue;
    irregular_.push_back({phrase.substr(0, past), phrase.substr(past + 1, participle - past - 1),
                          phrase.substr(participle + 1)});
    pasts_.push_back(irregular_.back().past);
    participles_.push_back(irregular_.back().participle);
  }
  regular_ = knowledge.Cues("verbs.regular").phrases;
  std::sort(irregular_.begin(), irregular_.end(),
            [](const Row& a, const Row& b) { return a.base < b.base; });
  for (auto* list : {&pasts_, &participles_, &regular_}) std::sort(list->begin(), list->end());
}

bool VerbForms::IsBase(const std::string& norm) const {
  const auto at =
      std::lower_bound(irregular_.begin(), irregular_.end(), norm,
                       [](const Row& row, const std::string& b) { return row.base < b; });
  return (at != irregular_.end() && at->base == norm) ||
         std::binary_search(regular_.begin(), regular_.end(), norm);
}
bool VerbForms::IsPast(const std::string& norm) const {
  return std::binary_search(pasts_.begin(), pasts_.end(), norm);
}
bool VerbForms::IsParticiple(const std::string& norm) const {
  return std::binary_search(participles_.begin(), participles_.end(), norm) ||
         (norm.size() > 4 && norm.ends_with("ed"));
}

std::string VerbForms::PastOf(const std::string& base) const {
  const auto at =
      std::lower_bound(irregular_.begin(), irregular_.end(), base,
                       [](const Row& row, const std::string& b) { return row.base < b; });
  if (at != irregular_.end() && at->base == base) return at->past;
  if (base.ends_with('e')) return base + "d";
  if (base.size() > 1 && base.ends_with('y') && !IsVowel(base[base.size() - 2])) {
    return base.substr(0, base.size() - 1) + "ied";
  }
  const std::string progressive = ProgressiveOf(base);
  return progressive.substr(0, progressive.size() - 3) + "ed";
}

std::string VerbForms::ThirdPersonOf(const std::string& base) {
  if (base == "have") return "has";
  if (base == "be") return "is";
  if (base.ends_with('s') || base.ends_with("sh") || base.ends_with("ch") || base.ends_with('x') ||
      base.ends_with('z') || base.ends_with('o')) {
    return base + "es";
  }
  if (base.size() > 1 && base.ends_with('y') && !IsVowel(base[base.size() - 2])) {
    return base.substr(0, base.size() - 1) + "ies";
  }
  return base + "s";
}

std::string VerbForms::ProgressiveOf(const std::string& base) {
  if (base.ends_with("ie")) return base.substr(0, base.size() - 2) + "ying";
  if (base.size() > 2 && base.ends_with('e') && !base.ends_with("ee") && base != "be") {
    return base.substr(0, base.size() - 1) + "ing";
  }
  const std::size_t n = base.size();
  const auto vowels = std::count_if(base.begin(), base.end(), IsVowel);
  const bool doubles = n >= 3 && vowels == 1 && !IsVowel(base[n - 1]) && IsVowel(base[n - 2]) &&
                       !IsVowel(base[n - 3]) && !IsAny(base.substr(n - 1), {"w", "x", "y"});
  return (doubles ? base + base.substr(n - 1) : base) + "ing";
}

std::optional<std::string> RewritePerson(std::string_view words, ClientIs client_is,
                                         const Referent& client, const VerbForms& verbs) {
  return Rewriter(words, client_is, client, verbs).Run();
}

}  // namespace goldenthread
