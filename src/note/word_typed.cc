// Sentences of typed facts: neighbours of one typed sentence share subject and verb as far as they
// can, up to thirty words; a clause stands for itself, and what follows another person's clause
// without a subject stays with it, as typed. Topic labels open their sentence: "Chain: ...".
#include <algorithm>
#include <string_view>

#include "note/typed_phrase.h"
#include "note/words.h"

namespace goldenthread {
namespace {

using std::string;
using std::string_view;

constexpr int kSentenceWordsMax = 30;

int CountWords(string_view text) {
  return text.empty() ? 0 : 1 + static_cast<int>(std::count(text.begin(), text.end(), ' '));
}

string Capitalised(string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  }
  return text;
}

string Lowered(string text) {
  if (text.size() > 1 && text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'a' && text[1] <= 'z') {
    text[0] = static_cast<char>(text[0] - 'A' + 'a');
  }
  return text;
}

string WithStop(string text) {
  const char last = text.empty() ? '.' : text.back();
  const bool stopped = last == '.' || last == '!' || last == '?';
  const bool quoted = last == '"' && text.size() > 1 &&
                      string_view(".!?").find(text[text.size() - 2]) != string_view::npos;
  return stopped || quoted ? text : text + ".";
}

/// One predicate of the sentence being built: verb and what shares it.
struct Part {
  string verb;
  std::vector<string> rests;
};

string ListOf(const std::vector<string>& items) {
  string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += i + 1 == items.size() ? (items.size() > 2 ? ", and " : " and ") : ", ";
    out += items[i];
  }
  return out;
}

class TypedWriter {
 public:
  TypedWriter(const Referent& client, const Transcript& transcript, const Knowledge& knowledge)
      : client_(client), transcript_(transcript), knowledge_(knowledge) {}

  std::vector<Sentence> Run(const std::vector<const Fact*>& facts) {
    for (const Fact* fact : facts) {
      const TypedPhrase phrase = PhraseOf(*fact);
      const bool new_sentence = previous_ == nullptr || OpensSentence(*fact);
      if (new_sentence) other_owns_ = false;
      if (fact->experiencer == "other") {
        AppendOpen(*fact, new_sentence);
      } else if (!new_sentence && fact->rule == "typed.remark" && !facts_.empty()) {
        AppendRemark(fact->words);
      } else if (!new_sentence && JoinsAsTyped(*fact, phrase)) {
        (clause_.empty() ? parts_.back().rests.back() : clause_) += ", " + phrase.rest;
        words_ += CountWords(phrase.rest);
      } else if (!new_sentence && fact->rule == "typed.range" && fact->experiencer != "client" &&
                 previous_->rule == "typed.range" && parts_.size() == 1) {
        parts_.back().rests.back() += " and " + SubjectText(*fact) + " " + phrase.rest;
      } else if (!new_sentence && ContinuesState(*fact)) {
        clause_ += ", " + fact->words;
      } else if (!new_sentence && other_owns_ && !clause_.empty() && Subjectless(phrase)) {
        Extend(*fact, phrase);
      } else if (!Fits(*fact, phrase, new_sentence)) {
        Flush();
        Start(*fact, phrase);
      } else {
        Join(phrase);
      }
      facts_.push_back(fact);
      previous_ = fact;
    }
    Flush();
    return std::move(sentences_);
  }

 private:
  /// True unless only a comma, a dash, an arrow or "+" stands between it and the fact before.
  bool OpensSentence(const Fact& fact) const {
    const Evidence& before = previous_->evidence.front();
    const Evidence& here = fact.evidence.front();
    if (before.utterance != here.utterance || before.span.end > here.span.begin) return true;
    const string& text = transcript_.utterances[here.utterance].text;
    const Span gap{before.span.end, here.span.begin};
    return gap.In(text).find_first_not_of(" ,-+>=&\xE2\x86\x92\x80\x93\x94)") != string_view::npos;
  }

  static bool Subjectless(const TypedPhrase& phrase) {
    return phrase.subject == PhraseSubject::kClient && phrase.verb.empty();
  }

  /// Words behind another person's clause stay with it, without a subject, as typed.
  void AppendOpen(const Fact& fact, bool new_sentence) {
    const bool room = words_ + CountWords(fact.words) <= kSentenceWordsMax;
    if (!new_sentence && room && !clause_.empty()) {
      clause_ += ", " + fact.words;
    } else {
      Flush();
      topic_ = fact.concept_id;
      clause_ = "also noted: " + fact.words;
      words_ = 2;
    }
    words_ += CountWords(fact.words);
  }

  void AppendRemark(const string& words) {
    (clause_.empty() ? parts_.back().rests.back() : clause_) += " (" + words + ")";
    words_ += CountWords(words);
  }

  /// "affect anxious, full range": adjectives after a mental status noun belong to it.
  bool ContinuesState(const Fact& fact) const {
    return !clause_.empty() && fact.rule == "typed.adjective" && previous_ != nullptr &&
           (previous_->rule == "typed.state" || previous_->rule == "typed.adjective") &&
           facts_.front()->rule == "typed.state" && words_ < kSentenceWordsMax - 4;
  }

  /// Fragments without a verb stand behind their neighbor's sentence.
  bool JoinsAsTyped(const Fact& fact, const TypedPhrase& phrase) const {
    return fact.rule == "typed.telegram" && !facts_.empty() && fact.concept_id.empty() &&
           facts_.back()->experiencer == fact.experiencer &&
           facts_.back()->state != FactState::kOtherPerson &&
           words_ + CountWords(phrase.rest) <= kSentenceWordsMax - 2;
  }

  /// Items of a plan, of homework or of the session's work go on under their frame wherever the
  /// typist put a stop. Tasks do not: "by Friday" may govern only its own.
  static bool IsListed(const TypedPhrase& phrase) {
    return phrase.subject == PhraseSubject::kFrame;
  }

  bool Fits(const Fact& fact, const TypedPhrase& phrase, bool new_sentence) const {
    if (facts_.empty() || !clause_.empty()) return false;
    const bool goes_on = !new_sentence || (IsListed(phrase) && parts_.size() == 1 &&
                                           parts_.back().verb == phrase.verb);
    if (!goes_on) return false;
    if (phrase.subject != subject_ || phrase.subject == PhraseSubject::kItself) return false;
    if (fact.experiencer != facts_.back()->experiencer || fact.kind != facts_.back()->kind) {
      return false;
    }
    if (!fact.concept_id.empty()) return false;
    return words_ + CountWords(phrase.verb) + CountWords(phrase.rest) <= kSentenceWordsMax - 2;
  }

  void Start(const Fact& fact, const TypedPhrase& phrase) {
    subject_ = phrase.subject;
    topic_ = fact.concept_id;
    if (phrase.verb == "said,") {
      clause_ = SubjectText(fact) + " said, " + phrase.rest;
    } else if (phrase.subject == PhraseSubject::kItself) {
      const bool named = fact.rule == "typed.telegram" && fact.experiencer != "client" &&
                         fact.experiencer != "participants";
      clause_ = (named ? fact.experiencer + ": " : "") + phrase.rest;
      other_owns_ = fact.rule == "typed.clause" && OwnsWhatFollows(fact.words);
    } else {
      subject_text_ = phrase.subject == PhraseSubject::kTherapist ? "Therapist"
                      : phrase.subject == PhraseSubject::kFrame   ? FrameNoun(fact.kind)
                                                                  : SubjectText(fact);
      plural_ = phrase.subject == PhraseSubject::kClient && fact.experiencer == "participants";
      parts_.push_back({phrase.verb, {phrase.rest}});
    }
    words_ = CountWords(phrase.rest) + CountWords(phrase.verb) + 3 + CountWords(topic_);
  }

  /// A person or a name as the subject; "hands looked cold" owns nothing.
  static bool OwnsWhatFollows(const string& words) {
    const bool name = !words.empty() && words[0] >= 'A' && words[0] <= 'Z';
    return name || OpensWithBareKin(words) || words.starts_with("she ") || words.starts_with("he ");
  }

  void Join(const TypedPhrase& phrase) {
    if (parts_.back().verb == phrase.verb && !phrase.verb.empty()) {
      parts_.back().rests.push_back(phrase.rest);
    } else {
      parts_.push_back({phrase.verb, {phrase.rest}});
    }
    words_ += CountWords(phrase.rest) + CountWords(phrase.verb);
  }

  /// A verb phrase after another person's clause: whose act it is stays as open as it was typed.
  void Extend(const Fact& fact, const TypedPhrase& phrase) {
    if (words_ + CountWords(phrase.rest) > kSentenceWordsMax) {
      Flush();
      Start(fact, phrase);
      other_owns_ = true;
      return;
    }
    clause_ += ", " + phrase.rest;
    words_ += CountWords(phrase.rest);
  }

  /// The noun, or the pronoun where the sentence before spoke of the client alone.
  string ClientText() const {
    const bool known = !client_.plural_verb && client_.subject != client_.lower;
    if (!known || sentences_.empty() || !noun_alone_ || !topic_.empty()) return client_.noun;
    return Capitalised(client_.subject);
  }

  string SubjectText(const Fact& fact) const {
    if (fact.experiencer == "client") return ClientText();
    return fact.experiencer == "participants" ? "Participants" : fact.experiencer;
  }

  void Flush() {
    if (facts_.empty()) return;
    string text = clause_;
    if (text.empty()) {
      std::vector<string> predicates;
      for (const Part& part : parts_) {
        const string verb = plural_ && part.verb == "was" ? "were" : part.verb;
        predicates.push_back((verb.empty() ? "" : verb + " ") + ListOf(part.rests));
      }
      text = subject_text_ + " " + ListOf(predicates);
    }
    if (!topic_.empty()) {
      const bool names_frame =
          topic_.ends_with("plan") || facts_.front()->kind == FactKind::kIntervention;
      if (clause_.empty() && subject_ == PhraseSubject::kFrame && names_frame) {
        text = topic_ + text.substr(subject_text_.size());
        topic_.clear();
      }
    }
    if (!topic_.empty()) {
      const bool own = subject_text_ == "Therapist" || subject_text_ == client_.noun;
      text = Capitalised(topic_) + ": " +
             (own && clause_.empty() && client_.noun == "Client" ? Lowered(text) : text);
    }
    Sentence sentence;
    sentence.text = WithStop(Capitalised(text));
    noun_alone_ = sentence.text.starts_with(client_.noun + " ") &&
                  knowledge_.lexicon.kin.Find(Tokenize(sentence.text)).empty() &&
                  sentence.text.find('"') == string::npos;
    sentence.facts = facts_;
    for (const Fact* fact : facts_) sentence.salience = std::max(sentence.salience, fact->salience);
    sentences_.push_back(std::move(sentence));
    facts_.clear();
    parts_.clear();
    clause_.clear();
    topic_.clear();
    subject_text_.clear();
    words_ = 0;
  }

  const Referent& client_;
  const Transcript& transcript_;
  const Knowledge& knowledge_;
  std::vector<Sentence> sentences_;
  bool noun_alone_ = false;         ///< the last sentence has the client's noun and no other person
  std::vector<const Fact*> facts_;  ///< of the sentence being built
  std::vector<Part> parts_;
  string clause_;
  string topic_;
  string subject_text_;
  PhraseSubject subject_ = PhraseSubject::kClient;
  bool plural_ = false;
  bool other_owns_ = false;
  int words_ = 0;
  const Fact* previous_ = nullptr;
};

}  // namespace

std::vector<Sentence> WordTyped(const std::vector<const Fact*>& facts, const Referent& client,
                                const Transcript& transcript, const Knowledge& knowledge) {
  return TypedWriter(client, transcript, knowledge).Run(facts);
}

}  // namespace goldenthread
