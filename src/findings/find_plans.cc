// What was agreed for the time until the next session. Three shapes count: the therapist proposes
// an act and the client accepts it; the client commits to an act; the therapist gives back, in a
// few words, what the client has just settled on, and the client lets it stand. A counter-offer, a
// refusal or a "maybe" leaves the item out; of two versions of one item the later one stays.
#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "base/function_words.h"
#include "findings/spoken_parts.h"

namespace goldenthread {
namespace {

enum class Reply { kNone, kAccepts, kDeclines, kDefers, kCounters };

constexpr std::size_t kRecapTokensMax = 20;
constexpr double kItemSalience = 3.0;

bool IsTimeNoun(const Token& token) {
  static constexpr std::array kTimes = std::to_array<std::string_view>(
      {"day",     "days",      "week",   "weeks",   "minute",   "minutes", "hour",
       "hours",   "night",     "nights", "morning", "mornings", "time",    "times",
       "evening", "afternoon", "month",  "seconds", "noon",     "o'clock", "half",
       "weekend", "once",      "twice",  "daily"});
  return std::find(kTimes.begin(), kTimes.end(), token.norm) != kTimes.end();
}

bool IsContent(const Token& token) {
  return token.IsWord() && !IsFunctionWord(token.norm) && !IsTimeNoun(token) && !IsDayWord(token) &&
         FindNumbers({token}).empty();
}

class Plans {
 public:
  Plans(const SpokenInput& in, std::vector<Fact>& facts)
      : in_(in), talk_(in.talk), knowledge_(in.knowledge), facts_(facts) {}

  void Run() {
    for (std::size_t t = talk_.plan_start; t < talk_.turns.size(); ++t) {
      if (talk_.turns[t].side == Side::kTherapist) ReadTherapist(t);

      if (talk_.turns[t].side == Side::kClient) ReadClient(t);
    }
    Appointments();
    DropReplaced();
    for (Item& item : items_) facts_.push_back(std::move(item.fact));
  }

 private:
  struct Item {
    Fact fact;
    std::vector<Token> tokens;
    std::size_t turn = 0;
  };

  [[nodiscard]] bool Has(const std::vector<Token>& tokens, const std::string& list) const {
    return HasCue(tokens, list, knowledge_);
  }
  [[nodiscard]] const std::string& TextOfTurn(std::size_t turn) const {
    return talk_.transcript.utterances[talk_.turns[turn].utterance].text;
  }

  /// The client's turn that answers; "Yes." alone holds no saying and still is one.
  [[nodiscard]] std::size_t ReplyTurn(std::size_t turn) const {
    for (std::size_t t = turn + 1; t < talk_.turns.size() && t <= turn + 2; ++t) {
      if (talk_.turns[t].side != Side::kClient || talk_.turns[t].first < talk_.turns[t].last) {
        continue;
      }
      const auto& spoken = talk_.conversation.tokens[talk_.turns[t].utterance];
      const bool answers = OpensWithCue(spoken, "spoken.decline", knowledge_) ||
                           OpensWithCue(spoken, "spoken.accept", knowledge_);
      if (answers) return t;
    }
    return talk_.ClientTurnAfter(turn);
  }

  /// How the client's turn takes what was said last; `numbers` are those of the proposal.
  [[nodiscard]] Reply ReplyOf(std::size_t turn, const std::vector<Token>& proposal) const {
    if (turn >= talk_.turns.size()) return Reply::kNone;
    const Turn& reply = talk_.turns[turn];
    // "Yes." alone is no saying, and still an answer.
    const std::vector<Token>& spoken = talk_.conversation.tokens[reply.utterance];
    const bool bare = reply.first == reply.last;
    if (bare && OpensWithCue(spoken, "spoken.decline", knowledge_)) return Reply::kDeclines;
    bool accepts = bare && OpensWithCue(spoken, "spoken.accept", knowledge_);
    for (std::size_t s = reply.first; s < reply.last; ++s) {
      const Saying& saying = talk_.sayings[s];
      const std::vector<Token> raw = Raw(saying);
      if (Has(raw, "spoken.defer")) return Reply::kDefers;
      if (saying.question && s == reply.first) return Reply::kNone;
      if (OpensWithCue(raw, "spoken.decline", knowledge_) || Has(raw, "spoken.refusal")) {
        return Reply::kDeclines;
      }
      if (s < reply.first + 3 && Has(raw, "spoken.accept")) accepts = true;
    }
    const std::vector<Token> all = talk_.CleanTokens(turn);
    if (Counters(all, proposal)) return Reply::kCounters;
    if (accepts || Shared(all, proposal) >= 1) return Reply::kAccepts;
    return Reply::kNone;
  }

  /// All tokens of a saying, openers included: "yeah" and "no" matter here.
  [[nodiscard]] std::vector<Token> Raw(const Saying& saying) const {
    const auto& tokens = talk_.conversation.tokens[saying.utterance];
    std::vector<Token> raw;
    for (std::size_t i = saying.first; i < saying.last; ++i) {
      if (tokens[i].IsWord() || tokens[i].IsNumber()) raw.push_back(tokens[i]);
    }
    return raw;
  }

  static std::set<double> ValuesOf(const std::vector<Token>& tokens) {
    std::set<double> values;
    for (const Number& number : FindNumbers(tokens)) values.insert(number.value);
    return values;
  }

  /// The reply puts another number where the proposal had one.
  static bool Counters(const std::vector<Token>& reply, const std::vector<Token>& proposal) {
    const std::set<double> offered = ValuesOf(proposal);
    const std::set<double> said = ValuesOf(reply);
    if (offered.empty() || said.empty()) return false;
    return std::none_of(said.begin(), said.end(), [&](double v) { return offered.contains(v); });
  }

  static int Shared(const std::vector<Token>& a, const std::vector<Token>& b) {
    std::set<std::string> stems;
    for (const Token& token : a) {
      if (IsContent(token)) stems.insert(token.stem);
    }
    int shared = 0;
    for (const Token& token : b) shared += IsContent(token) && stems.contains(token.stem) ? 1 : 0;
    return shared;
  }

  void ReadTherapist(std::size_t t) {
    const Turn& turn = talk_.turns[t];
    for (std::size_t s = turn.first; s < turn.last; ++s) {
      const Saying& saying = talk_.sayings[s];
      if (saying.risky || saying.withheld || saying.abandoned) continue;
      if (Proposal(saying)) continue;
      Recap(saying);
    }
    When(t);
  }

  /// "Would you write it on a card?": the act behind the cue, if the client accepts.
  bool Proposal(const Saying& saying) {
    const std::vector<Token>& clean = saying.clean;
    const auto cues = knowledge_.lexicon.Cues("spoken.propose").FindLongest(clean);
    if (cues.empty()) return false;
    std::size_t verb = cues.front().last;
    while (verb < clean.size() &&
           (clean[verb].Is("just") || clean[verb].Is("try") || clean[verb].Is("maybe"))) {
      ++verb;
    }
    if (clean[verb - 1].Is("try") && verb < clean.size() && clean[verb].Is("to")) ++verb;
    if (verb + 1 >= clean.size()) return false;
    if (!in_.telling.bases.contains(clean[verb].norm)) return false;
    const std::vector<Token> act = Act(clean, verb);
    if (act.size() < 3 || act.size() > kRecapTokensMax || !Refers(act)) return false;
    if (Idle(act)) return false;
    const std::size_t reply = ReplyTurn(saying.turn);
    if (ReplyOf(reply, act) != Reply::kAccepts || Revised(reply, act)) return true;
    Add(saying, act, "spoken.task", {talk_.EvidenceOf(saying), talk_.EvidenceOfTurn(reply)});
    return true;
  }

  /// True if the item names something to do: a task, or an act that the verb lists know.
  [[nodiscard]] bool NamesTask(const std::vector<Token>& item) const {
    if (Has(item, "spoken.task_words")) return true;
    return std::any_of(item.begin(), item.end(), [&](const Token& token) {
      return IsContent(token) && !in_.telling.names.contains(token.norm) &&
             (in_.telling.bases.contains(token.norm) || in_.telling.bases.contains(token.stem));
    });
  }
  static bool OpensWithPreposition(const std::vector<Token>& item) {
    static constexpr std::array kPlaces = std::to_array<std::string_view>(
        {"in", "on", "at", "with", "by", "from", "to", "into", "under", "behind", "near"});
    return std::find(kPlaces.begin(), kPlaces.end(), item.front().norm) != kPlaces.end();
  }

  /// The turn after the reply still bargains over the number.
  [[nodiscard]] bool Revised(std::size_t reply, const std::vector<Token>& act) const {
    if (reply + 2 >= talk_.turns.size()) return false;
    return !ValuesOf(act).empty() && ReplyOf(reply + 2, act) == Reply::kCounters;
  }

  static std::vector<Token> Act(const std::vector<Token>& clean, std::size_t first) {
    std::vector<Token> act;
    for (std::size_t i = first; i < clean.size(); ++i) {
      const Token& token = clean[i];
      const bool stops =
          token.Is("because") || token.Is("cause") || token.Is("so") ||
          (token.Is("and") && i + 1 < clean.size() &&
           (clean[i + 1].Is("see") || clean[i + 1].Is("i") || clean[i + 1].Is("tell"))) ||
          (token.Is(",") && i + 1 < clean.size() &&
           (clean[i + 1].Is("so") || clean[i + 1].Is("the") || clean[i + 1].Is("because") ||
            clean[i + 1].Is("do")));
      if (stops && act.size() >= 2) break;
      act.push_back(token);
    }
    while (!act.empty() && act.back().Is(",")) act.pop_back();
    return act;
  }

  /// Talk about talking is no task.
  [[nodiscard]] bool Idle(const std::vector<Token>& act) const {
    return Has({act.front()}, "spoken.idle_verbs");
  }

  /// No pronoun in the act points out of it.
  static bool Refers(const std::vector<Token>& act) {
    bool noun = false;
    for (std::size_t i = 0; i < act.size(); ++i) {
      const Token& token = act[i];
      static constexpr std::array kOpen = std::to_array<std::string_view>(
          {"he",    "she",  "him",   "her",   "they", "them",      "his",
           "their", "this", "these", "those", "we",   "us",        "our",
           "i",     "my",   "one",   "there", "here", "something", "anything"});
      const bool open = std::find(kOpen.begin(), kOpen.end(), token.norm) != kOpen.end();
      const bool time = i + 1 < act.size() && IsTimeNoun(act[i + 1]) && token.Is("this");
      const bool count = i + 1 < act.size() && IsContent(act[i + 1]) && token.Is("one");
      if (open && !time && !count) return false;
      if ((token.Is("it") || token.Is("that")) && !noun) return false;
      if (i > 0 && IsContent(token)) noun = true;
    }
    return noun;
  }

  /// "Four walks, around the block.": a few words that repeat what the client settled on.
  void Recap(const Saying& saying) {
    if (saying.question || saying.turn == 0 || saying.clean.size() > kRecapTokensMax) return;
    const std::size_t before = saying.turn - 1;
    if (talk_.turns[before].side != Side::kClient) return;
    std::vector<Token> recap = saying.clean;
    StripApproval(recap);
    if (recap.size() < 2 || !Fragment(recap)) return;
    const std::vector<Token> said = talk_.CleanTokens(before);
    const bool number = SharesNumber(recap, said);
    const bool day = SharesDay(recap, said);
    if (!number && !day && Shared(recap, said) < 1) return;
    if (TakenBack(before, recap) || Counters(said, recap)) return;
    if (&saying == &talk_.sayings[talk_.turns[saying.turn].last - 1]) {
      const Reply reply = ReplyOf(talk_.ClientTurnAfter(saying.turn), recap);
      if (reply == Reply::kDeclines || reply == Reply::kDefers || reply == Reply::kCounters) return;
    }
    const bool content = std::any_of(recap.begin(), recap.end(), IsContent);
    std::string topic = TopicBefore(saying, recap);
    if (!content && topic.empty()) return;
    if (topic.empty() && (!NamesTask(recap) || OpensWithPreposition(recap))) return;
    if (!number && !day && recap.size() < 3 && topic.empty()) return;
    std::vector<Evidence> evidence{talk_.EvidenceOf(saying), talk_.EvidenceOfTurn(before)};
    if (before > 0) evidence.push_back(talk_.EvidenceOfTurn(before - 1));
    Item* item = Add(saying, recap, "spoken.recap", std::move(evidence));
    if (item != nullptr) item->fact.slots.trigger = std::move(topic);
  }

  /// No subject of its own, or "you": words that read as an item of a list.
  [[nodiscard]] bool Fragment(const std::vector<Token>& recap) const {
    for (std::size_t i = 0; i < recap.size(); ++i) {
      const Token& token = recap[i];
      if (token.Is("this") && i + 1 < recap.size() &&
          (IsTimeNoun(recap[i + 1]) || IsDayWord(recap[i + 1]))) {
        continue;
      }
      static constexpr std::array kOut = std::to_array<std::string_view>(
          {"i",     "we",   "he",    "she",     "they",  "it",    "that", "him",     "them",
           "us",    "my",   "me",    "this",    "what",  "why",   "how",  "her",     "his",
           "there", "was",  "did",   "had",     "were",  "would", "not",  "nothing", "no",
           "never", "good", "great", "perfect", "nice",  "right", "so",   "take",    "huge",
           "fair",  "bye",  "said",  "thank",   "sorry", "happy", "glad", "you",     "let",
           "here",  "who",  "is",    "'s",      "are"});
      if (std::find(kOut.begin(), kOut.end(), token.norm) != kOut.end()) return false;
    }
    return !Has(recap, "spoken.coarse");
  }

  void StripApproval(std::vector<Token>& recap) const {
    for (const PhraseMatch& match : knowledge_.lexicon.Cues("spoken.approval").FindLongest(recap)) {
      if (match.last == recap.size() && match.first > 0) {
        recap.resize(match.first);
        break;
      }
    }
    while (!recap.empty() && recap.back().Is(",")) recap.pop_back();
  }

  static bool SharesNumber(const std::vector<Token>& a, const std::vector<Token>& b) {
    const std::set<double> values = ValuesOf(b);
    const std::set<double> mine = ValuesOf(a);
    return std::any_of(mine.begin(), mine.end(), [&](double v) { return values.contains(v); });
  }
  static bool SharesDay(const std::vector<Token>& a, const std::vector<Token>& b) {
    return std::any_of(a.begin(), a.end(), [&](const Token& mine) {
      return IsDayWord(mine) && std::any_of(b.begin(), b.end(), [&](const Token& theirs) {
               return theirs.norm == mine.norm;
             });
    });
  }

  [[nodiscard]] bool Defers(std::size_t turn) const {
    for (std::size_t s = talk_.turns[turn].first; s < talk_.turns[turn].last; ++s) {
      const std::vector<Token> raw = Raw(talk_.sayings[s]);
      if (Has(raw, "spoken.defer") || Has(raw, "spoken.refusal")) return true;
    }
    return false;
  }

  /// What the recap repeats was refused or put off by the client, not settled.
  [[nodiscard]] bool TakenBack(std::size_t turn, const std::vector<Token>& recap) const {
    for (std::size_t s = talk_.turns[turn].first; s < talk_.turns[turn].last; ++s) {
      const std::vector<Token> raw = Raw(talk_.sayings[s]);
      const bool same = SharesNumber(raw, recap) || Shared(raw, recap) > 0;
      if (same && (Has(raw, "spoken.defer") || Has(raw, "spoken.refusal"))) return true;
    }
    return false;
  }

  /// What the therapist asked about before the client's answer: "And the phone?" -> "phone".
  [[nodiscard]] std::string TopicBefore(const Saying& saying,
                                        const std::vector<Token>& recap) const {
    if (saying.turn < 2 || talk_.turns[saying.turn - 2].side != Side::kTherapist) return "";
    const Turn& turn = talk_.turns[saying.turn - 2];
    if (turn.first == turn.last) return "";
    const Saying& prompt = talk_.sayings[turn.last - 1];
    if (prompt.clean.empty() || prompt.clean.size() > 4) return "";
    std::size_t first = 0;
    if (prompt.clean[0].Is("the") || prompt.clean[0].Is("your")) first = 1;
    if (first == prompt.clean.size()) return "";
    for (std::size_t i = first; i < prompt.clean.size(); ++i) {
      if (!IsContent(prompt.clean[i]) || in_.telling.past.contains(prompt.clean[i].norm)) return "";
      const bool told = std::any_of(recap.begin(), recap.end(),
                                    [&](const Token& t) { return t.stem == prompt.clean[i].stem; });
      if (told) return "";
    }
    return TextOf(prompt.clean, first, prompt.clean.size(), TextOfTurn(saying.turn - 2));
  }

  /// "When?" - "Monday and Friday at noon": the answer belongs to the item before.
  void When(std::size_t t) {
    const Turn& turn = talk_.turns[t];
    if (items_.empty() || turn.first == turn.last || items_.back().turn + 2 < t) return;
    bool asked = false;
    for (std::size_t s = turn.first; s < turn.last; ++s) {
      const std::vector<Token>& clean = talk_.sayings[s].clean;
      asked = asked || (talk_.sayings[s].question && Has(clean, "spoken.ask_when"));
    }
    const std::size_t reply = talk_.ClientTurnAfter(t);
    if (!asked || reply >= talk_.turns.size() || Defers(reply)) return;
    const Saying& first = talk_.sayings[talk_.turns[reply].first];
    const bool day = std::any_of(first.clean.begin(), first.clean.end(), IsDayWord);
    if (!day || first.clean.size() > 16 || !Fragmentary(first.clean)) return;
    Fact& fact = items_.back().fact;
    if (fact.slots.when) return;
    fact.slots.when = first.words;
    fact.evidence.push_back(talk_.EvidenceOfTurn(reply));
  }

  static bool Fragmentary(const std::vector<Token>& clean) {
    return IsDayWord(clean[0]) || clean[0].Is("by") || clean[0].Is("on") || clean[0].Is("every");
  }

  /// "I'll call them at lunch."
  void ReadClient(std::size_t t) {
    const Turn& turn = talk_.turns[t];
    if (Defers(t)) return;
    for (std::size_t s = turn.first; s < turn.last; ++s) {
      const Saying& saying = talk_.sayings[s];
      if (saying.question || saying.abandoned || saying.risky || saying.withheld) continue;
      if (!OpensWithCue(saying.clean, "spoken.commit", knowledge_)) continue;
      for (const std::vector<Token>& part : SplitTellings(saying.clean, in_.telling)) {
        Commitment(saying, part);
      }
    }
  }

  void Commitment(const Saying& saying, const std::vector<Token>& part) {
    if (part.size() < 5 || part.size() > kRecapTokensMax || !part[0].Is("i")) return;
    const bool will =
        part[1].Is("will") || (part[1].Is("am") && part[2].Is("going")) || part[1].Is("gonna");
    if (!will || part[2].Is("not")) return;
    const std::string& text = TextOfTurn(saying.turn);
    const Meant meant = Resolve(saying, part, text);
    if (ReadTelling(meant.clause, text, in_.telling).owner != Owner::kClient) return;
    if (Has({part[2]}, "spoken.idle_verbs")) return;
    std::vector<Evidence> evidence{talk_.EvidenceOf(saying)};
    if (saying.turn > 0) evidence.push_back(talk_.EvidenceOfTurn(saying.turn - 1));
    if (saying.turn + 1 < talk_.turns.size()) {
      const std::size_t next = talk_.ClientTurnAfter(saying.turn + 1);
      if (next < talk_.turns.size() && Counters(talk_.CleanTokens(next), part)) return;
    }
    Item* item = Add(saying, meant.clause, "spoken.commitment", std::move(evidence));
    item->fact.voice = Voice::kClient;
    item->fact.words = meant.words;
  }

  /// A commitment with "it", "her" or "him" replaced by the one thing or person that the therapist
  /// has just named.
  struct Meant {
    std::vector<Token> clause;
    std::string words;
  };
  [[nodiscard]] Meant Resolve(const Saying& saying, const std::vector<Token>& part,
                              const std::string& text) const {
    Meant meant{part, TextOf(part, 0, part.size(), text)};
    if (saying.turn == 0) return meant;
    const std::string thing = PromptTopic(talk_, saying.turn - 1, knowledge_).thing;
    const std::string person = PersonNamed(saying.turn - 1);
    for (std::size_t i = 2; i < part.size(); ++i) {
      const bool it = part[i].Is("it") && !thing.empty();
      const bool someone =
          (part[i].Is("her") || part[i].Is("him")) && !person.empty() &&
          (i + 1 == part.size() || IsFunctionWord(part[i + 1].norm) || IsDayWord(part[i + 1]));
      if (!it && !someone) continue;
      const std::string meaning = it ? "the " + thing : person;
      meant.clause[i].norm = meant.clause[i].stem = it ? thing : LowerCase(person);
      meant.words = TextOf(part, 0, i, text) + " " + meaning;
      if (i + 1 < part.size()) meant.words += " " + TextOf(part, i + 1, part.size(), text);
      break;
    }
    return meant;
  }

  /// The one person that a turn names, with the title; empty if there are two or none.
  [[nodiscard]] std::string PersonNamed(std::size_t turn) const {
    const std::string& text = TextOfTurn(turn);
    std::string person;
    const std::vector<Token>& tokens = talk_.conversation.tokens[talk_.turns[turn].utterance];
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const std::string written(tokens[i].span.In(text));
      if (!in_.telling.names.contains(tokens[i].norm) || written == tokens[i].norm) continue;
      const bool title = i >= 2 && tokens[i - 1].Is(".") && tokens[i - 2].Is("dr");
      const std::string named = title ? "Dr. " + written : written;
      if (!person.empty() && person != named) return "";
      person = named;
    }
    return person;
  }

  Item* Add(const Saying& saying, const std::vector<Token>& tokens, const std::string& rule,
            std::vector<Evidence> evidence) {
    Item item;
    item.tokens = tokens;
    item.turn = saying.turn;
    item.fact.kind = FactKind::kHomework;
    item.fact.state = FactState::kPlanned;
    item.fact.voice = Voice::kTherapist;
    item.fact.words = TextOf(tokens, 0, tokens.size(), TextOfTurn(saying.turn));
    item.fact.rule = rule;
    item.fact.salience = kItemSalience + (FindNumbers(tokens).empty() ? 0 : 0.4);
    item.fact.evidence = std::move(evidence);
    items_.push_back(std::move(item));
    return &items_.back();
  }

  /// "Same time Thursday?" with a yes, in the last fifth of the session.
  void Appointments() {
    const std::size_t from = talk_.turns.size() - talk_.turns.size() / 5;
    for (std::size_t t = talk_.turns.size(); t-- > from;) {
      if (talk_.turns[t].side != Side::kTherapist) continue;
      if (!Has(talk_.CleanTokens(t), "spoken.appointment")) continue;
      const Turn& turn = talk_.turns[t];
      for (std::size_t s = turn.first; s < turn.last; ++s) {
        const Saying& saying = talk_.sayings[s];
        const bool when = std::any_of(saying.clean.begin(), saying.clean.end(), IsDayWord) ||
                          Has(saying.clean, "spoken.date_words");
        if (!when || saying.clean.size() > 14 || !AppointmentWords(saying.clean)) continue;
        const std::size_t reply = talk_.ClientTurnAfter(t);
        const Reply taken = ReplyOf(reply, saying.clean);
        if (taken == Reply::kDeclines || taken == Reply::kDefers || taken == Reply::kCounters) {
          continue;
        }
        std::vector<Evidence> evidence{talk_.EvidenceOf(saying)};
        if (reply < talk_.turns.size()) evidence.push_back(talk_.EvidenceOfTurn(reply));
        Item* item = Add(saying, saying.clean, "spoken.appointment", std::move(evidence));
        item->fact.kind = FactKind::kPlan;
        item->fact.salience = 2.6;
        return;
      }
    }
  }

  static bool AppointmentWords(const std::vector<Token>& clean) {
    return std::none_of(clean.begin(), clean.end(), [](const Token& t) {
      return t.Is("i") || t.Is("you") || t.Is("we") || t.Is("me") || t.Is("it") || t.Is("how") ||
             t.Is("what") || t.Is("your") || t.Is("that");
    });
  }

  /// Of two items about the same thing the later one stays.
  void DropReplaced() {
    std::vector<Item> kept;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      bool replaced = false;
      for (std::size_t j = i + 1; j < items_.size() && j < i + 8 && !replaced; ++j) {
        if (items_[i].fact.kind != items_[j].fact.kind) continue;
        const int shared = Shared(items_[i].tokens, items_[j].tokens);
        const int mine = Shared(items_[i].tokens, items_[i].tokens);
        const bool numbers =
            !ValuesOf(items_[i].tokens).empty() && !ValuesOf(items_[j].tokens).empty();
        replaced = (shared > 0 && numbers) || (mine > 0 && shared * 3 >= mine * 2);
      }
      if (!replaced) kept.push_back(std::move(items_[i]));
    }
    items_ = std::move(kept);
  }

  const SpokenInput& in_;
  const Talk& talk_;
  const Knowledge& knowledge_;
  std::vector<Fact>& facts_;
  std::vector<Item> items_;
};

}  // namespace

void FindPlans(const SpokenInput& in, std::vector<Fact>& facts) { Plans(in, facts).Run(); }

}  // namespace goldenthread
