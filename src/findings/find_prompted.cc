// Short answers that are facts only together with what was asked. "And lunch?" - "Two days." is
// lunch, two days; "Any chest pain? Fainting?" - "No, none." denies both. The prompt alone tells
// nothing, and an answer that takes itself back ("Well, once") is left to be told in its own words.
#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "base/function_words.h"
#include "findings/report_topic.h"
#include "findings/spoken_parts.h"

namespace goldenthread {
namespace {

constexpr std::size_t kValueTokensMax = 7;
constexpr std::size_t kValueSayings = 4;
constexpr double kValueSalience = 2.4;
constexpr std::size_t kPartTokensMax = 14;
constexpr std::size_t kDigestTokensMax = 20;
constexpr double kDigestWorth = 0.5;
constexpr double kDenialSalience = 1.7;

class Prompted {
 public:
  Prompted(const SpokenInput& in, std::vector<Fact>& facts)
      : in_(in), talk_(in.talk), knowledge_(in.knowledge), facts_(facts) {}

  void Run() {
    for (std::size_t t = 0; t + 1 < talk_.turns.size() && t < talk_.plan_start; ++t) {
      if (talk_.turns[t].side != Side::kTherapist) continue;
      const std::size_t reply = talk_.ClientTurnAfter(t);
      if (reply >= talk_.turns.size() || reply > t + 2) continue;
      Value(t, reply);
      Denials(t, reply);
    }
  }

 private:
  [[nodiscard]] bool Has(const std::vector<Token>& tokens, const char* list) const {
    return HasCue(tokens, list, knowledge_);
  }
  [[nodiscard]] const std::string& TextOfTurn(std::size_t turn) const {
    return talk_.transcript.utterances[talk_.turns[turn].utterance].text;
  }

  static bool Open(const Saying& saying) {
    return !saying.abandoned && !saying.risky && !saying.withheld && !saying.quoted;
  }

  /// Puts off or doubts; "maybe four" only rounds.
  [[nodiscard]] bool Unsure(const Saying& saying) const {
    for (const PhraseMatch& match :
         knowledge_.lexicon.Cues("spoken.defer").FindLongest(saying.clean)) {
      const bool rounds =
          match.size() == 1 && saying.clean[match.first].Is("maybe") &&
          std::any_of(saying.numbers.begin(), saying.numbers.end(), [&](const Number& number) {
            return number.first == match.last || number.last == match.first ||
                   number.last + 1 == match.first;
          });
      if (!rounds) return true;
    }
    return false;
  }

  /// The answer's value as it may stand behind a label: "two days", "none", "six nights".
  struct Found {
    std::string text;
    std::size_t saying = 0;
    bool unit = false;
  };
  [[nodiscard]] std::optional<Found> ValueIn(std::size_t reply) const {
    const Turn& turn = talk_.turns[reply];
    std::optional<Found> found;
    for (std::size_t s = turn.first; s < turn.last && s < turn.first + kValueSayings; ++s) {
      const Saying& saying = talk_.sayings[s];
      if (!Open(saying) || saying.clean.size() > kValueTokensMax) continue;
      if (Unsure(saying)) return std::nullopt;
      const bool none = OpensWithCue(saying.clean, "reports.none", knowledge_);
      if (none && !found) found = Found{"none", s, true};
      if (saying.numbers.empty()) continue;
      const Number& number = saying.numbers.front();
      const std::vector<Token>& clean = saying.clean;
      const bool unit = number.last < clean.size() && clean[number.last].IsWord() &&
                        !IsFunctionWord(clean[number.last].norm);
      if (found && (found->unit || !unit)) continue;
      std::string text = number.text;
      if (unit) {
        // The unit goes on to the end of a short answer: "two days a week".
        const std::string rest = TextOf(clean, number.last, clean.size(), TextOfTurn(reply));
        text += (number.of ? "" : " " + rest);
      } else if (number.last < clean.size()) {
        continue;
      }
      found = Found{text, s, unit || number.of.has_value()};
    }
    return found;
  }

  void Value(std::size_t prompt, std::size_t reply) {
    const std::string topic = Label(prompt);
    if (topic.empty()) return;
    Fact fact;
    const std::vector<Token> label = Tokenize(topic);
    const ReportTopic about = TopicOf(label, knowledge_);
    double weight = 0;
    Digest(reply, topic, fact, weight);
    const auto value = ValueIn(reply);
    if (fact.words.empty() && (!value || !value->unit)) return;
    if (fact.words.empty()) {
      fact.slots.value = value->text;
      fact.evidence = {talk_.EvidenceOf(talk_.sayings[value->saying])};
    }
    fact.evidence.push_back(talk_.EvidenceOfTurn(prompt));
    const bool counts = value && value->unit;
    if (!counts && fact.words.find(' ') == std::string::npos) return;
    if (!counts && about.weight + weight < kDigestWorth) return;
    fact.kind = about.kind == FactKind::kHistory ? FactKind::kSymptom : about.kind;
    fact.concept_id = topic;
    fact.rule = "spoken.prompted";
    fact.voice = Voice::kClient;
    fact.experiencer = talk_.turns[reply].speaker;
    fact.salience = (counts ? kValueSalience : 1.0 + weight / 2) + about.weight / 2;
    Earlier(reply, fact);
    facts_.push_back(std::move(fact));
  }

  /// The part's words; "maybe four" is about four.
  [[nodiscard]] static std::string Rounded(std::vector<Token> part, std::size_t first,
                                           const std::string& text) {
    for (Token& token : part) {
      if (token.Is("maybe")) token.norm = token.stem = "about";
    }
    return TextOf(part, first, part.size(), text);
  }

  /// The reply as a telegram behind its label: the sayings that say something by themselves,
  /// without "it is". Parts stand in the fact's words, parted by "; ".
  void Digest(std::size_t reply, const std::string& topic, Fact& fact, double& weight) const {
    const Turn& turn = talk_.turns[reply];
    std::size_t tokens = 0;
    bool denied = false;
    std::set<std::string> said;
    for (std::size_t s = turn.first; s < turn.last && s < turn.first + kValueSayings + 1; ++s) {
      const Saying& saying = talk_.sayings[s];
      // "And I was at ...": the talk moves on.
      const Token& opener = talk_.conversation.tokens[saying.utterance][saying.first];
      if (s > turn.first && !fact.words.empty() && (opener.Is("and") || opener.Is("but"))) {
        if (denied && opener.Is("but")) fact.words.clear();
        return;
      }
      // "I did not miss one. Well, half.": what is taken back is not told at all.
      if (denied && (opener.Is("well") || opener.Is("except") || opener.Is("actually"))) {
        fact.words.clear();
        return;
      }
      const bool asked = saying.question && (saying.clean.size() > 4 || saying.numbers.empty());
      if (!Open(saying) || asked || Unsure(saying)) continue;
      for (const std::vector<Token>& part : SplitTellings(saying.clean, in_.telling)) {
        std::size_t first = 0;
        const auto lead = knowledge_.lexicon.Cues("reports.pointing_lead").FindLongest(part);
        const bool led = !lead.empty() && lead.front().first == 0;
        if (led) first = lead.front().last;
        // "It was like ten": no longer so.
        const bool past = led && (part[first - 1].Is("was") || part[first - 1].Is("been"));
        if (past && fact.words.empty()) continue;
        // "Lunch was two": the label says lunch.
        const bool named = part.size() > 2 && part[0].IsWord() && topic.ends_with(part[0].norm) &&
                           (part[1].Is("is") || part[1].Is("was") || part[1].Is("'s"));
        if (named) first = 2;
        while (!named && first < part.size() &&
               (Has({part[first]}, "reports.interjection") || part[first].Is(","))) {
          ++first;
        }
        // "Two. Two days.": the longer one says it.
        const bool bare = s + 1 < turn.last && saying.numbers.size() == 1 &&
                          saying.numbers[0].last == part.size() &&
                          !talk_.sayings[s + 1].numbers.empty() &&
                          talk_.sayings[s + 1].numbers[0].value == saying.numbers[0].value;
        if (bare || !Telegram(part, first) || SaidBefore(part, first, said)) continue;
        if (tokens + part.size() - first > kDigestTokensMax) return;
        tokens += part.size() - first;
        weight += TopicOf(part, knowledge_).weight;
        fact.words += (fact.words.empty() ? "" : "; ") + std::string(past ? "was " : "") +
                      Rounded(part, first, TextOfTurn(reply));
        denied = denied || std::any_of(part.begin(), part.end(), [](const Token& t) {
                   return t.Is("not") || t.Is("never") || t.Is("no");
                 });
        Evidence evidence = talk_.EvidenceOf(saying);
        if (fact.evidence.empty() || !(fact.evidence.back() == evidence)) {
          fact.evidence.push_back(std::move(evidence));
        }
      }
    }
  }

  /// Nothing in the part is new; else notes what is.
  static bool SaidBefore(const std::vector<Token>& part, std::size_t first,
                         std::set<std::string>& said) {
    bool fresh = false;
    for (std::size_t i = first; i < part.size(); ++i) {
      const bool content = part[i].IsNumber() || !IsFunctionWord(part[i].norm);
      fresh = (content && part[i].IsWord() && said.insert(part[i].stem).second) || fresh ||
              (part[i].IsNumber() && said.insert(part[i].norm).second);
    }
    return !fresh;
  }

  /// The noun phrase that a therapist's turn puts up for talk at its end: "And lunch?", "Running.",
  /// "How's the pressure?"; empty if it does anything else.
  [[nodiscard]] std::string Label(std::size_t turn) const {
    const Turn& prompt = talk_.turns[turn];
    if (prompt.first == prompt.last) return "";
    const Saying& saying = talk_.sayings[prompt.last - 1];
    if (!Open(saying)) return "";
    const std::vector<Token>& clean = saying.clean;
    std::size_t first = 0;
    const auto lead = knowledge_.lexicon.Cues("reports.topic_lead").FindLongest(clean);
    if (!lead.empty() && lead.front().first == 0) first = lead.front().last;
    // "How's the sleep, the nightmares?": the last is nearest to the answer.
    for (std::size_t i = clean.size(); first > 0 && saying.question && i-- > first;) {
      if (!clean[i].Is(",")) continue;
      first = i + 1;
      break;
    }
    while (first < clean.size() && (clean[first].Is("the") || clean[first].Is("your"))) ++first;
    // "How many panics did you have?", "Appetite, last time you were at ...".
    const bool many =
        first + 2 < clean.size() && clean[first].Is("how") && clean[first + 1].Is("many");
    if (many) first += 2;
    std::size_t end = first;
    while (end < clean.size() && clean[end].IsWord() &&
           !(many && end > first && IsFunctionWord(clean[end].norm))) {
      ++end;
    }
    const bool headed = end == first + 1 && end + 2 < clean.size() && clean[end].Is(",") &&
                        TopicOf({clean[first]}, knowledge_).weight >= 0.5;
    const bool counts = !FindNumbers(clean).empty();
    const bool short_phrase =
        (headed || (!counts && (many || end == clean.size()))) && end > first && end - first <= 3;
    if (!short_phrase) return "";
    const std::string& text = TextOfTurn(turn);
    for (std::size_t i = first; i < end; ++i) {
      const bool name = in_.telling.names.contains(clean[i].norm);
      if (clean[i].IsNumber() || IsFunctionWord(clean[i].norm) || IsDayWord(clean[i]) || name)
        return "";
      const bool verb =
          in_.telling.past.contains(clean[i].norm) || clean[i].norm.ends_with("ly") ||
          (end - first == 1 && in_.telling.bases.contains(clean[i].norm) && !saying.question);
      if (verb) return "";
    }
    const std::vector<Token> phrase(clean.begin() + static_cast<std::ptrdiff_t>(first),
                                    clean.begin() + static_cast<std::ptrdiff_t>(end));
    if (Has(phrase, "spoken.not_topics") || Has(phrase, "spoken.accept")) return "";
    if (many && Has(phrase, "spoken.not_tasks")) return "";
    if (!knowledge_.lexicon.kin.Find(phrase).empty()) return "";
    // Medicines, substances and means have finders of their own.
    const Lexicon& lexicon = knowledge_.lexicon;
    if (!lexicon.medications.Find(phrase).empty() || !lexicon.substances.Find(phrase).empty() ||
        Has(phrase, "risk_means")) {
      return "";
    }
    return LowerCase(TextOf(clean, first, end, text));
  }

  /// A part that says something and points at nothing outside.
  [[nodiscard]] bool Telegram(const std::vector<Token>& part, std::size_t first) const {
    static constexpr std::array kOpen = std::to_array<std::string_view>(
        {"it",    "this",  "that",  "he",    "she",   "they",    "him",   "her",   "them",
         "his",   "their", "you",   "your",  "we",    "us",      "our",   "these", "those",
         "what",  "who",   "if",    "thing", "one",   "ones",    "would", "could", "might",
         "know",  "think", "mean",  "said",  "say",   "because", "goes",  "oh",    "will",
         "gonna", "can",   "which", "here",  "stuff", "should"});
    if (part.size() < first + 1 || part.size() - first > kPartTokensMax) return false;
    if (Has(part, "spoken.coarse") || Has(part, "spoken.vague")) return false;
    int content = 0;
    const auto numbers = FindNumbers(part);
    for (std::size_t i = first; i < part.size(); ++i) {
      const bool number = std::any_of(numbers.begin(), numbers.end(),
                                      [&](const Number& n) { return n.first <= i && i < n.last; });
      const bool clock = i + 1 < part.size() && part[i].Is("there") && !part[i + 1].IsWord();
      if (!number && !clock && std::find(kOpen.begin(), kOpen.end(), part[i].norm) != kOpen.end()) {
        return false;
      }
      if (part[i].Is("\"") || part[i].Is("?")) return false;
      content += number || !IsFunctionWord(part[i].norm) ? 1 : 0;
    }
    const Token& last = part.back();
    const bool hangs = last.Is("the") || last.Is("a") || last.Is("to") || last.Is("is") ||
                       last.Is("was") || last.Is("my") || last.Is("of") || last.Is("i") ||
                       last.Is("and") || last.Is("not") || last.Is("am");
    return content > 0 && !hangs;
  }

  /// "And the week before?" - "Two." right behind the answer.
  void Earlier(std::size_t reply, Fact& fact) const {
    const std::size_t ask = reply + 1;
    if (ask + 1 >= talk_.turns.size() || talk_.turns[ask].side != Side::kTherapist) return;
    const std::size_t answer = talk_.ClientTurnAfter(ask);
    if (answer >= talk_.turns.size() || answer > ask + 2) return;
    const std::vector<Token> asked = talk_.CleanTokens(ask);
    if (!Has(asked, "reports.earlier")) return;
    const auto times = knowledge_.lexicon.Cues("reports.past_time").FindLongest(asked);
    const auto before = ValueIn(answer);
    if (times.empty() || !before) return;
    fact.slots.previous = before->text;
    fact.slots.period = TextOf(asked, times.front().first, times.front().last, TextOfTurn(ask));
    fact.evidence.push_back(talk_.EvidenceOf(talk_.sayings[before->saying]));
    fact.evidence.push_back(talk_.EvidenceOfTurn(ask));
  }

  /// A symptom that a question names, in the question's words.
  struct AskedItem {
    std::string concept_id;
    std::string words;
  };

  /// The symptoms that the closing questions of a turn name, in order.
  [[nodiscard]] std::vector<AskedItem> Asked(std::size_t turn,
                                             std::vector<Evidence>& evidence) const {
    std::vector<AskedItem> asked;
    const Turn& asking = talk_.turns[turn];
    std::size_t first = asking.last;
    while (first > asking.first && talk_.sayings[first - 1].question) --first;
    for (std::size_t s = first; s < asking.last; ++s) {
      const Saying& saying = talk_.sayings[s];
      static constexpr std::array kNot =
          std::to_array<std::string_view>({"not", "what", "how", "why", "who", "where", "which",
                                           "when", "he", "she", "they", "if", "his", "their"});
      const bool plain = std::none_of(saying.clean.begin(), saying.clean.end(), [](const Token& t) {
        return std::find(kNot.begin(), kNot.end(), t.norm) != kNot.end();
      });
      if (!Open(saying) || !plain || !knowledge_.lexicon.kin.Find(saying.clean).empty()) return {};
      for (const PhraseMatch& match : knowledge_.lexicon.concepts.FindLongest(saying.clean)) {
        const Concept& known = knowledge_.concepts[match.pattern];
        if (known.kind != FactKind::kSymptom) continue;
        const std::string words =
            LowerCase(TextOf(saying.clean, match.first, match.last, TextOfTurn(turn)));
        const bool again = std::any_of(asked.begin(), asked.end(), [&](const AskedItem& item) {
          return item.concept_id == known.id;
        });
        if (!again) asked.push_back({known.id, words});
      }
      evidence.push_back(talk_.EvidenceOf(saying));
    }
    return asked;
  }

  void Denials(std::size_t question, std::size_t reply) {
    std::vector<Evidence> evidence{talk_.EvidenceOfTurn(reply)};
    const std::vector<AskedItem> asked = Asked(question, evidence);
    if (asked.empty()) return;
    std::vector<Token> answer;
    for (const Token& token : talk_.conversation.tokens[talk_.turns[reply].utterance]) {
      if (token.IsWord() || token.IsNumber()) answer.push_back(token);
    }
    if (!OpensWithCue(answer, "spoken.plain_no", knowledge_)) return;
    if (Has(answer, "spoken.exception") || Has(answer, "spoken.defer")) return;
    const Turn& turn = talk_.turns[reply];
    for (std::size_t s = turn.first; s < turn.last; ++s) {
      if (talk_.sayings[s].withheld || talk_.sayings[s].risky) return;
    }
    Fact fact;
    fact.kind = FactKind::kSymptom;
    fact.state = FactState::kDenied;
    fact.rule = "spoken.denial";
    fact.experiencer = turn.speaker;
    fact.concept_id = asked.front().concept_id;
    for (const AskedItem& item : asked) {
      fact.words += (fact.words.empty() ? "" : "; ") + item.words;
    }
    fact.salience = kDenialSalience + 0.2 * static_cast<double>(asked.size());
    fact.evidence = std::move(evidence);
    facts_.push_back(std::move(fact));
  }

  const SpokenInput& in_;
  const Talk& talk_;
  const Knowledge& knowledge_;
  std::vector<Fact>& facts_;
};

}  // namespace

void FindPrompted(const SpokenInput& in, std::vector<Fact>& facts) { Prompted(in, facts).Run(); }

}  // namespace goldenthread
