// Typed facts: fragments cut, written out, classified; one fact each. What a risk fact cites
// already is not found again; everything else is, known or not, so that no typed word is lost.
#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "base/function_words.h"
#include "base/json.h"
#include "findings/classify_typed.h"
#include "findings/find_parts.h"
#include "findings/fragments.h"
#include "findings/shorthand.h"
#include "findings/typed_shape.h"

namespace goldenthread {
namespace {

using std::string;
using std::string_view;
using Initials = std::vector<std::pair<string, string>>;

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsLower(char c) { return c >= 'a' && c <= 'z'; }

/// Participants by first letter, where the letters differ and several clients are in the room.
Initials InitialsOf(const FindOptions& options) {
  Initials initials;
  std::set<string> letters;
  for (const string& name : options.participants) {
    if (name.empty() || !IsUpper(name[0])) continue;
    const string first = name.substr(0, name.find(' '));
    if (!letters.insert(first.substr(0, 1)).second) return {};
    initials.emplace_back(first.substr(0, 1), first);
  }
  return initials.size() > 1 ? initials : Initials{};
}

/// Which capitalised words are names: those that stand so amid a sentence somewhere.
class CapitalNames {
 public:
  CapitalNames(const Transcript& transcript, const FindOptions& options) {
    for (const Utterance& utterance : transcript.utterances) Read(utterance.text);
    for (const string& text : options.known_tasks) Read(text);
    for (const string& name : options.participants) names_.insert(name);
    Read("x " + options.client_name);
    mostly_lower_ = lower_starts_ > upper_starts_;
  }

  bool IsName(const string& word) const { return names_.contains(word); }
  /// A typist who opens sentences in lower case writes capitals for names only.
  bool mostly_lower() const { return mostly_lower_; }

 private:
  void Read(string_view text) {
    bool opens = true;
    for (const TypedChunk& chunk : CutChunks(text)) {
      const string_view core = chunk.core.In(text);
      const bool capital = core.size() > 1 && IsUpper(core[0]) && IsLower(core[1]);
      if (opens && !core.empty()) {
        upper_starts_ += capital ? 1 : 0;
        lower_starts_ += IsLower(core[0]) ? 1 : 0;
      } else if (capital) {
        names_.insert(string(core));
      }
      const char last = text[chunk.span.end - 1];
      opens = last == '.' || last == '!' || last == '?' || last == ':' || last == '"' ||
              last == ';' || core.empty();
    }
  }

  std::set<string> names_;
  int upper_starts_ = 0;
  int lower_starts_ = 0;
  bool mostly_lower_ = false;
};

/// "I", "me", "mine" in a clinician's summary are the clinician, outside quotation marks.
string WithoutFirstPerson(const string& words, const Knowledge& knowledge) {
  string out;
  bool quoted = false;
  for (std::size_t at = 0; at < words.size();) {
    std::size_t end = words.find(' ', at);
    if (end == string::npos) end = words.size();
    const string word = words.substr(at, end - at);
    if (!out.empty()) out += ' ';
    const bool inside = quoted || word.starts_with('"');
    if (std::count(word.begin(), word.end(), '"') % 2 == 1) quoted = !quoted;
    if (inside) {
      out += word;
    } else if (word == "I") {
      const string rest = words.substr(std::min(end + 1, words.size()));
      out += OpensWith(Tokenize(rest), "typed_verb_task", knowledge) ||
                     OpensWith(Tokenize(rest), "typed_verb_or_noun", knowledge)
                 ? "therapist will"
                 : "therapist";
    } else if (word == "me") {
      out += "therapist";
    } else if (word == "my" || word == "mine" || word == "My") {
      out += "therapist's";
    } else {
      out += word;
    }
    at = end + 1;
  }
  return out;
}

class TypedFinder {
 public:
  TypedFinder(const Transcript& transcript, const FindOptions& options, const RiskReading& risk,
              const Knowledge& knowledge)
      : transcript_(transcript),
        risk_(risk),
        knowledge_(knowledge),
        initials_(InitialsOf(options)),
        names_(transcript, options),
        several_(initials_.size() > 1 && LowerCase(options.modality) != "group") {}

  std::vector<Fact> Run() {
    std::vector<WordedFragment> fragments = Worded();
    MarkFollowers(fragments);
    ClassifyFragments(fragments, knowledge_);
    std::vector<Fact> facts;
    for (const WordedFragment& fragment : fragments) {
      const bool tail = !fragment.typed.opens_sentence && Tokenize(fragment.words).size() <= 2;
      if ((tail || NamesRisk(fragment, knowledge_)) && CitedByRisk(fragment)) continue;
      facts.push_back(FactOf(fragment));
    }
    return facts;
  }

 private:
  /// What stands behind another person's clause without a subject may be that person's.
  void MarkFollowers(std::vector<WordedFragment>& fragments) const {
    bool other = false;
    for (WordedFragment& fragment : fragments) {
      const string_view text =
          fragment.typed.body.In(transcript_.utterances[fragment.typed.utterance].text);
      const auto tokens = Tokenize(fragment.words);
      const bool clause =
          fragment.shape == TypedShape::kClause || fragment.shape == TypedShape::kMoved;
      if (fragment.typed.opens_sentence) other = false;
      if (SpeaksOfClient(text) || !fragment.typed.owner.empty()) {
        other = false;
      } else if (clause && !tokens.empty()) {
        const bool person = !OpensWith(tokens, "typed_thing", knowledge_) &&
                            !OpensWith(tokens, "typed_state_noun", knowledge_);
        other = person || (other && !fragment.typed.opens_sentence);
      } else {
        fragment.follows_other = other;
      }
    }
  }

  static bool SpeaksOfClient(string_view body) {
    const string lower = LowerCase(body.substr(0, 7));
    return lower.starts_with("ct ") || lower.starts_with("client ") || lower.starts_with("pt ") ||
           lower.starts_with("cl ") || lower.starts_with("clt ");
  }

  std::vector<WordedFragment> Worded() const {
    std::vector<WordedFragment> worded;
    std::size_t line = transcript_.utterances.size();
    std::optional<ShorthandLine> shorthand;
    for (TypedFragment& typed : CutFragments(transcript_, initials_, knowledge_)) {
      const string& text = transcript_.utterances[typed.utterance].text;
      if (typed.utterance != line) {
        line = typed.utterance;
        shorthand.emplace(text, initials_, knowledge_);
      }
      WordedFragment fragment;
      fragment.words = Tidy(shorthand->Expand(typed.body), typed.body.In(text));
      if (!typed.label_span.empty()) {
        fragment.label_words = WithoutEnd(shorthand->Expand(typed.label_span));
      }
      fragment.typed = std::move(typed);
      Read(fragment);
      worded.push_back(std::move(fragment));
    }
    return worded;
  }

  /// The shape, and words turned so that it shows: "cravings denied" -> "denied cravings".
  void Read(WordedFragment& fragment) const {
    string& words = fragment.words;
    const bool of_client = words.starts_with("client ") && words.size() > 7;
    if (of_client) {
      words.erase(0, 7);
      if (several_) fragment.typed.owner = "client";
    }
    if (words.starts_with("then ")) words.erase(0, 5);
    const bool infinitive = words.starts_with("to ") && OpensTask(words.substr(3));
    if (infinitive) words.erase(0, 3);
    const auto tokens = Tokenize(words);
    for (std::size_t i = 1; i < tokens.size() && tokens[0].IsWord(); ++i) {
      const bool last = i + 1 == tokens.size();
      const bool none = last && (tokens[i].Is("no") || tokens[i].Is("none"));
      if (!none && !tokens[i].Is("denied")) {
        if (tokens[i].IsWord() || tokens[i].Is("/")) continue;
        break;
      }
      const bool listed = none ? tokens.size() < 6 : i < 5;
      if (!listed || ShapeOf(words, knowledge_) == TypedShape::kClause) break;
      words = (none ? "no " : "denied ") + words.substr(0, tokens[i].span.begin) +
              words.substr(std::min<std::size_t>(tokens[i].span.end + 1, words.size()));
      words = WithoutEnd(words);
      break;
    }
    fragment.shape = infinitive           ? TypedShape::kTask
                     : IsRemark(fragment) ? TypedShape::kRemark
                                          : ShapeOf(words, knowledge_);
    fragment.infinitive = infinitive;
    if (of_client && fragment.shape == TypedShape::kTherapist) fragment.shape = TypedShape::kPast;
    if (OpensWithDay(words)) {
      const std::size_t end = words.find(' ');
      const string rest = words.substr(end + 1);
      const TypedShape shape = ShapeOf(rest, knowledge_);
      if (shape == TypedShape::kPast) {
        words = "on " + words;
        fragment.shape = shape;
      }
    }
    words = WithArticles(words);
  }

  bool OpensTask(const string& words) const {
    const auto tokens = Tokenize(words);
    return OpensWith(tokens, "typed_verb_task", knowledge_) ||
           OpensWith(tokens, "typed_verb_or_noun", knowledge_);
  }

  static bool OpensWithDay(const string& words) {
    for (const string_view day :
         {"Monday ", "Tuesday ", "Wednesday ", "Thursday ", "Friday ", "Saturday ", "Sunday "}) {
      if (words.starts_with(day)) return true;
    }
    return false;
  }

  /// "looked at floor" -> "looked at the floor": places that typists leave bare.
  string WithArticles(const string& words) const {
    static constexpr std::array<string_view, 11> kBefore = {
        "at", "in", "on", "under", "behind", "to", "from", "near", "facing", "into", "off"};
    const auto tokens = Tokenize(words);
    string out;
    std::size_t done = 0;
    bool quoted = false;
    for (const PhraseMatch& match : knowledge_.lexicon.Cues("typed_takes_article").Find(tokens)) {
      if (match.first == 0) continue;
      const Token& before = tokens[match.first - 1];
      const Token& noun = tokens[match.first];
      quoted = std::count(words.begin(), words.begin() + noun.span.begin, '"') % 2 == 1;
      if (quoted || std::find(kBefore.begin(), kBefore.end(), before.norm) == kBefore.end()) {
        continue;
      }
      out += words.substr(done, noun.span.begin - done) + "the ";
      done = noun.span.begin;
    }
    return out + words.substr(done);
  }

  /// A word or name that only says something of the fragment before it.
  bool IsRemark(const WordedFragment& fragment) const {
    if (fragment.typed.opens_sentence) return false;
    const auto tokens = Tokenize(fragment.words);
    if (tokens.size() == 1 && OpensWith(tokens, "typed_remark", knowledge_)) return true;
    if (tokens.size() <= 3 && !tokens.empty() && tokens[0].Is("not")) return true;
    return fragment.typed.after_dash && tokens.size() <= 3 &&
           ShapeOf(fragment.words, knowledge_) == TypedShape::kNoun;
  }

  static string WithoutEnd(string words) {
    while (!words.empty() && string_view(".,;:!? ").find(words.back()) != string_view::npos) {
      words.pop_back();
    }
    return words;
  }

  /// End marks off, first person out, a capital only where the word is a name.
  string Tidy(string words, string_view body) const {
    words = WithoutEnd(std::move(words));
    if (words.starts_with('(') && words.ends_with(')') && words.find(')') == words.size() - 1) {
      words = words.substr(1, words.size() - 2);
    }
    words = WithoutFirstPerson(words, knowledge_);
    if (words.size() > 1 && IsUpper(words[0]) && IsLower(words[1])) {
      const string first = words.substr(0, words.find_first_of(" ,:'"));
      const bool typed_so = body.starts_with(first);
      const bool known = !ShapeIsNominal(words) || StandsBeforeNoun(words, first.size());
      const bool title = first == "Dr" || first == "Mr" || first == "Mrs" || first == "Ms";
      if (typed_so && !title && !names_.IsName(first) && (known || !names_.mostly_lower())) {
        words[0] = static_cast<char>(words[0] - 'A' + 'a');
      }
    }
    return words;
  }

  bool ShapeIsNominal(const string& words) const {
    string lower = words;
    lower[0] = static_cast<char>(lower[0] - 'A' + 'a');
    const TypedShape shape = ShapeOf(lower, knowledge_);
    return shape == TypedShape::kNoun || shape == TypedShape::kClause ||
           shape == TypedShape::kMoved;
  }

  /// "Thin hair" is no name, "Ray daily" may be one: a content word in lower case follows.
  static bool StandsBeforeNoun(const string& words, std::size_t end) {
    const auto tokens = Tokenize(words);
    return tokens.size() > 1 && end < words.size() && words[end] == ' ' && tokens[1].IsWord() &&
           IsLower(words[tokens[1].span.begin]) && !IsFunctionWord(tokens[1].norm) &&
           !tokens[1].norm.ends_with("ed") && !tokens[1].norm.ends_with("ly");
  }

  bool CitedByRisk(const WordedFragment& fragment) const {
    const Span body = fragment.typed.body;
    const auto cites = [&](const std::vector<Evidence>& evidence) {
      return std::any_of(evidence.begin(), evidence.end(), [&](const Evidence& e) {
        return e.input == EvidenceInput::kSummary && e.utterance == fragment.typed.utterance &&
               e.span.Contains(body);
      });
    };
    return std::any_of(risk_.facts.begin(), risk_.facts.end(),
                       [&](const Fact& fact) { return cites(fact.evidence); });
  }

  /// Neither act nor state nor anything a client reports: told without a verb, as typed.
  bool IsTelegram(const WordedFragment& fragment) const {
    switch (fragment.shape) {
      case TypedShape::kNoun:
      case TypedShape::kTask:
      case TypedShape::kGerund:
      case TypedShape::kNegative:
        break;
      default:
        return false;
    }
    switch (fragment.kind) {
      case FactKind::kPlan:
      case FactKind::kHomework:
      case FactKind::kIntervention:
      case FactKind::kMeasure:
        return false;
      case FactKind::kObservation:
      case FactKind::kGoal:
      case FactKind::kHomeworkReview:
        return true;
      case FactKind::kMedication:
      case FactKind::kSubstance:
        return fragment.shape == TypedShape::kTask;
      default:
        break;
    }
    const auto tokens = Tokenize(fragment.words);
    return fragment.shape == TypedShape::kTask || tokens.size() < 2 ||
           knowledge_.lexicon.concepts.Find(tokens).empty();
  }

  Fact FactOf(const WordedFragment& fragment) const {
    Fact fact;
    fact.kind = fragment.kind;
    fact.voice = Voice::kTyped;
    fact.words = fragment.words;
    const TypedShape shape = IsTelegram(fragment) ? TypedShape::kTelegram : fragment.shape;
    fact.rule = "typed." + string(EnumText(shape));
    fact.concept_id = Topic(fragment);
    if (!fragment.typed.owner.empty()) {
      fact.experiencer = fragment.typed.owner;
    } else if (several_) {
      fact.experiencer = "participants";
    }
    if (fragment.follows_other) fact.experiencer = "other";
    fact.state = fragment.follows_other ? FactState::kOtherPerson : StateOf(fragment);
    fact.evidence.push_back(
        {EvidenceInput::kSummary, fragment.typed.utterance, fragment.typed.span, ""});
    return fact;
  }

  /// The label where it says more than which section follows.
  string Topic(const WordedFragment& fragment) const {
    if (fragment.label_words.empty()) return "";
    switch (fragment.typed.label) {
      case TypedLabel::kHomework:
      case TypedLabel::kReview:
      case TypedLabel::kMeasure:
      case TypedLabel::kGoal:
        return "";
      case TypedLabel::kPlan:
        return fragment.label_words.find("week") != string::npos ||
                       fragment.label_words.find("time") != string::npos
                   ? fragment.label_words
                   : "";
      default:
        return fragment.label_words;
    }
  }

  FactState StateOf(const WordedFragment& fragment) const {
    if (fragment.typed.uncertain) return FactState::kUncertain;
    switch (fragment.shape) {
      case TypedShape::kNegative:
        return FactState::kDenied;
      default:
        break;
    }
    const bool planned = fragment.kind == FactKind::kHomework || fragment.kind == FactKind::kPlan;
    if (planned) return FactState::kPlanned;
    const string& words = fragment.words;
    if (words.starts_with("denies ") || words.starts_with("denied ")) return FactState::kDenied;
    return fragment.kind == FactKind::kHistory && words.find("history") != string::npos
               ? FactState::kHistorical
               : FactState::kPresent;
  }

  const Transcript& transcript_;
  const RiskReading& risk_;
  const Knowledge& knowledge_;
  const Initials initials_;
  const CapitalNames names_;
  const bool several_;
};

}  // namespace

std::vector<Fact> FindTyped(const Transcript& transcript, const FindOptions& options,
                            const RiskReading& risk, const Knowledge& knowledge) {
  if (!transcript.HasSummary()) return {};
  return TypedFinder(transcript, options, risk, knowledge).Run();
}

}  // namespace goldenthread
