// Typed facts: fragments cut, written out, classified; one fact each. What a risk fact cites
// already is not found again; everything else is, known or not, so that no typed word is lost.
#include <algorithm>
#include <set>

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
string WithoutFirstPerson(const string& words) {
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
    } else if (word == "I" || word == "me") {
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
        several_(initials_.size() > 1) {}

  std::vector<Fact> Run() {
    std::vector<WordedFragment> fragments = Worded();
    ClassifyFragments(fragments, knowledge_);
    std::vector<Fact> facts;
    for (const WordedFragment& fragment : fragments) {
      if (NamesRisk(fragment, knowledge_) && CitedByRisk(fragment)) continue;
      facts.push_back(FactOf(fragment));
    }
    return facts;
  }

 private:
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
      if (!typed.label_span.empty()) fragment.label_words = shorthand->Expand(typed.label_span);
      fragment.typed = std::move(typed);
      fragment.shape = ShapeOf(fragment.words, knowledge_);
      worded.push_back(std::move(fragment));
    }
    return worded;
  }

  /// End marks off, first person out, a capital only where the word is a name.
  string Tidy(string words, string_view body) const {
    while (!words.empty() && string_view(".,;:!? ").find(words.back()) != string_view::npos) {
      words.pop_back();
    }
    if (words.starts_with('(') && words.ends_with(')') && words.find(')') == words.size() - 1) {
      words = words.substr(1, words.size() - 2);
    }
    words = WithoutFirstPerson(words);
    if (words.size() > 1 && IsUpper(words[0]) && IsLower(words[1])) {
      const string first = words.substr(0, words.find_first_of(" ,:'"));
      const bool typed_so = body.starts_with(first);
      const bool known = !ShapeIsNominal(words);
      if (typed_so && !names_.IsName(first) && (known || !names_.mostly_lower())) {
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

  Fact FactOf(const WordedFragment& fragment) const {
    Fact fact;
    fact.kind = fragment.kind;
    fact.voice = Voice::kTyped;
    fact.words = fragment.words;
    fact.rule = "typed." + string(EnumText(fragment.shape));
    fact.concept_id = Topic(fragment);
    if (!fragment.typed.owner.empty()) {
      fact.experiencer = fragment.typed.owner;
    } else if (several_) {
      fact.experiencer = "participants";
    }
    fact.state = StateOf(fragment);
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
      case TypedShape::kTask:
        return FactState::kPlanned;
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
