// Yes and no: a question put to the client that "yes" or "no" answers tells a fact in the
// question's own words, and so does a statement about the client that the client confirms. The
// question alone tells nothing.
#include <algorithm>
#include <array>
#include <optional>

#include "base/function_words.h"
#include "findings/spoken_parts.h"

namespace goldenthread {
namespace {

constexpr std::size_t kQuestionTokensMax = 18;

/// Words that point out of the sentence; a question with one is not told.
bool PointsOut(const std::vector<Token>& tokens, std::size_t first) {
  static constexpr std::array kOpen = std::to_array<std::string_view>(
      {"it",     "this",  "that",  "he",    "she", "they", "him",   "her",   "them",
       "his",    "their", "i",     "deal",  "me",  "my",   "we",    "us",    "our",
       "those",  "these", "there", "here",  "so",  "then", "these", "what",  "thing",
       "things", "stuff", "if",    "why",   "how", "like", "okay",  "other", "else",
       "same",   "want",  "mean",  "think", "know"});
  for (std::size_t i = first; i < tokens.size(); ++i) {
    if (std::find(kOpen.begin(), kOpen.end(), tokens[i].norm) == kOpen.end()) continue;
    const bool time = tokens[i].Is("this") && i + 1 < tokens.size() &&
                      (tokens[i + 1].Is("week") || tokens[i + 1].Is("month") ||
                       tokens[i + 1].Is("morning") || tokens[i + 1].Is("weekend"));
    if (!time) return true;
  }
  const auto numbers = FindNumbers(tokens);
  for (std::size_t i = first; i < tokens.size(); ++i) {
    const bool number = std::any_of(numbers.begin(), numbers.end(),
                                    [&](const Number& n) { return n.first <= i && i < n.last; });
    if (tokens[i].Is("one") && !number) return true;
  }
  return false;
}

int ContentWords(const std::vector<Token>& tokens) {
  return static_cast<int>(std::count_if(tokens.begin(), tokens.end(), [](const Token& t) {
    return t.IsNumber() || (t.IsWord() && !IsFunctionWord(t.norm));
  }));
}

class Answers {
 public:
  Answers(const SpokenInput& in, std::vector<Fact>& facts)
      : in_(in), talk_(in.talk), facts_(facts) {}

  void Run() {
    for (std::size_t s = 0; s < talk_.sayings.size(); ++s) {
      const Saying& saying = talk_.sayings[s];
      if (talk_.SideOf(saying) != Side::kTherapist) continue;
      if (saying.turn >= talk_.plan_start || saying.turn * 12 < talk_.turns.size()) continue;
      if (saying.risky || saying.withheld || saying.abandoned) continue;
      const bool closes = s + 1 == talk_.turns[saying.turn].last;
      const std::size_t reply = talk_.ClientTurnAfter(saying.turn);
      if (!closes || reply >= talk_.turns.size()) continue;
      if (saying.clean.size() < 4 || saying.clean.size() > kQuestionTokensMax) continue;
      const std::vector<Token> answer = RawOf(reply);
      if (saying.question && AsksFor(saying)) {
        Asked(saying, reply);
      } else if (saying.question && Inverted(saying)) {
        YesOrNo(saying, reply, answer);
        Fragment(saying, reply, answer);
      } else if (saying.clean[0].Is("you")) {
        Confirmed(saying, reply, answer);
      }
    }
    for (const Saying& saying : talk_.sayings) {
      if (talk_.SideOf(saying) == Side::kTherapist && !saying.question) Recapped(saying);
    }
  }

 private:
  /// "So anxiety topped out at seventy, not ninety.": the therapist's summary of numbers that the
  /// client has given, where it names what they are of and the client lets it stand.
  void Recapped(const Saying& saying) {
    const std::vector<Token>& clean = saying.clean;
    if (saying.turn >= talk_.plan_start || saying.risky || saying.withheld || saying.abandoned ||
        saying.quoted || saying.numbers.empty() || clean.size() < 4 ||
        clean.size() > kQuestionTokensMax || clean[0].Is("you")) {
      return;
    }
    if (PointsOut(clean, 0) || ReportWeight(clean, in_.knowledge) < 0.9) return;
    if (ReportKind(clean, in_.knowledge) == FactKind::kHomeworkReview) return;
    const bool second = std::any_of(clean.begin(), clean.end(), [](const Token& t) {
      return t.Is("you") || t.Is("your") || t.Is("and") || t.Is("people") || t.Is("most");
    });
    if (second || !AllSaid(saying)) return;
    // A bare "yeah" is a reply too, and so is going on.
    const std::size_t reply = saying.turn + 1;
    if (reply >= talk_.turns.size() || talk_.turns[reply].side != Side::kClient) return;
    const std::vector<Token> answer = RawOf(reply);
    if (OpensWithCue(answer, "spoken.plain_no", in_.knowledge)) return;
    Add(saying, reply, saying.words, FactState::kPresent);
    if (facts_.empty() || facts_.back().words != saying.words) return;
    facts_.back().rule = "spoken.recapped";
    facts_.back().evidence = {talk_.EvidenceOf(saying), talk_.EvidenceOfTurn(saying.turn - 1),
                              talk_.EvidenceOfTurn(reply)};
  }

  /// The client has said every number of the saying in the turns before it.
  [[nodiscard]] bool AllSaid(const Saying& saying) const {
    constexpr std::size_t kTurnsBack = 24;
    if (saying.turn == 0) return false;
    const std::size_t from = saying.turn > kTurnsBack ? saying.turn - kTurnsBack : 0;
    return std::all_of(saying.numbers.begin(), saying.numbers.end(), [&](const Number& number) {
      for (std::size_t t = from; t < saying.turn; ++t) {
        if (talk_.turns[t].side != Side::kClient) continue;
        for (std::size_t s = talk_.turns[t].first; s < talk_.turns[t].last; ++s) {
          for (const Number& said : talk_.sayings[s].numbers) {
            if (said.value == number.value) return true;
          }
        }
      }
      return false;
    });
  }

  static bool AsksFor(const Saying& saying) {
    static constexpr std::array kWh =
        std::to_array<std::string_view>({"how", "what", "when", "where", "which", "who"});
    return std::find(kWh.begin(), kWh.end(), saying.clean[0].norm) != kWh.end();
  }

  /// "How many hours are you sleeping?" - "Five." becomes "how many hours you are sleeping",
  /// "five".
  void Asked(const Saying& question, std::size_t reply) {
    if (HasCue(question.clean, "spoken.scale", in_.knowledge)) return;  // FindRatings' to tell
    const std::string indirect = Indirect(question);
    if (indirect.empty()) return;
    const Turn& turn = talk_.turns[reply];
    std::size_t at = turn.first;
    const Saying& first = talk_.sayings[at];
    if (first.question && (first.clean.size() > 5 || first.clean[0].Is("what"))) return;
    if (first.abandoned || first.risky || first.withheld || first.quoted) return;
    if (first.clean.size() < 1 || first.clean.size() > 18 || PointsOutOfAnswer(first)) return;
    const bool counted = question.clean.size() > 1 && question.clean[0].Is("how") &&
                         (question.clean[1].Is("many") || question.clean[1].Is("much"));
    if (counted && first.numbers.empty()) return;
    const bool telling = !first.numbers.empty() ||
                         std::any_of(first.clean.begin(), first.clean.end(), IsDayWord) ||
                         ReportWeight(first.clean, in_.knowledge) >= 0.5 ||
                         ReportWeight(question.clean, in_.knowledge) >= 1.0;
    // "What did you do?" names nothing that an answer could be about.
    const bool about =
        ContentWords(question.clean) > 1 || ReportWeight(question.clean, in_.knowledge) >= 0.5;
    if (!about) return;
    if (!telling || HasCue(first.clean, "spoken.defer", in_.knowledge)) return;
    Fact fact;
    fact.kind = ReportKind(question.clean, in_.knowledge);
    fact.voice = Voice::kClient;
    fact.words = AnswerWords(first);
    if (fact.words.empty()) return;
    fact.slots.trigger = indirect;
    fact.rule = "spoken.asked";
    fact.experiencer = turn.speaker;
    fact.salience = 0.6 + ReportWeight(question.clean, in_.knowledge) +
                    ReportWeight(first.clean, in_.knowledge) + FormSalience(talk_, first);
    fact.evidence = {talk_.EvidenceOf(first), talk_.EvidenceOf(question)};
    facts_.push_back(std::move(fact));
  }

  /// The answer without what only leads in: "it's that everybody ..." -> "everybody ...".
  [[nodiscard]] std::string AnswerWords(const Saying& answer) const {
    const std::vector<Token>& clean = answer.clean;
    const std::string& text = talk_.transcript.utterances[answer.utterance].text;
    std::size_t first = 0;
    if (clean.size() > 3 && clean[0].Is("it") && (clean[1].Is("is") || clean[1].Is("'s")))
      first = 2;
    if (first == 2 && clean[2].Is("that")) first = 3;
    return TextOf(clean, first, clean.size(), text);
  }

  [[nodiscard]] bool PointsOutOfAnswer(const Saying& answer) const {
    static constexpr std::array kOpen = std::to_array<std::string_view>(
        {"it",    "this",  "that",  "he",    "she",   "they",      "him",   "her",
         "them",  "his",   "their", "you",   "your",  "we",        "us",    "our",
         "those", "these", "if",    "would", "could", "might",     "maybe", "there",
         "here",  "what",  "who",   "thing", "stuff", "something", "one"});
    const std::vector<Token>& clean = answer.clean;
    if (clean.size() == 1 && clean[0].Is("one")) return false;
    if (HasCue(clean, "spoken.coarse", in_.knowledge)) return true;
    const auto end = clean.end();
    if (std::find_if(clean.begin(), end, [](const Token& t) {
          return t.Is("?") || t.Is("\"") || t.Is("...");
        }) != end) {
      return true;
    }
    const bool lead =
        clean.size() > 3 && clean[0].Is("it") && (clean[1].Is("is") || clean[1].Is("'s"));
    return std::any_of(clean.begin() + (lead ? 3 : 0), end, [&](const Token& t) {
      return std::find(kOpen.begin(), kOpen.end(), t.norm) != kOpen.end();
    });
  }

  /// The question as a clause behind "asked": the subject stands before its verb again. Empty where
  /// that is not safe.
  [[nodiscard]] std::string Indirect(const Saying& question) const {
    std::vector<Token> clean = question.clean;
    const auto said = in_.knowledge.lexicon.Cues("spoken.say_you").FindLongest(clean);
    if (!said.empty()) {
      clean.erase(clean.begin() + static_cast<std::ptrdiff_t>(said.front().first),
                  clean.begin() + static_cast<std::ptrdiff_t>(said.front().last));
    }
    const std::string& text = talk_.transcript.utterances[question.utterance].text;
    static constexpr std::array kAux = std::to_array<std::string_view>(
        {"are", "were", "have", "did", "do", "can", "will", "'ve", "'re"});
    // "What gets in the way at lunch?" is in order already; "when's your last period" is not.
    if (clean.size() >= 4 && !clean[1].Is("does") && !clean[1].Is("has") &&
        !BaseOfThird(clean[1].norm, in_.telling).empty() && !PointsOut(clean, 1)) {
      return TextOf(clean, 0, clean.size(), text);
    }
    const bool copula = clean.size() >= 4 && clean.size() <= 8 && clean[2].Is("your") &&
                        (clean[1].Is("is") || clean[1].Is("'s") || clean[1].Is("was")) &&
                        !clean[0].Is("what") && !PointsOut(clean, 3);
    if (copula) {
      std::size_t end = 3;
      while (end < clean.size() && clean[end].IsWord()) ++end;
      return TextOf(clean, 0, 1, text) + " " + TextOf(clean, 2, end, text) +
             (clean[1].Is("was") ? " was" : " is");
    }
    for (std::size_t i = 1; i + 2 < clean.size() && i < 5; ++i) {
      const bool aux = std::find(kAux.begin(), kAux.end(), clean[i].norm) != kAux.end();
      // "What made you stop": the client is no subject of the question.
      const bool object =
          clean[i].Is("you") && (in_.telling.past.contains(clean[i - 1].norm) ||
                                 !BaseOfThird(clean[i - 1].norm, in_.telling).empty());
      if (object) return "";
      if (clean[i].Is("you")) {
        // Already in order: "how many hours you're getting".
        return i >= 2 && !PointsOut(clean, i + 1) ? TextOf(clean, 0, clean.size(), text) : "";
      }
      if (!aux || !clean[i + 1].Is("you")) continue;
      if (PointsOut(clean, i + 2) || clean.size() > 14) return "";
      const std::string head = TextOf(clean, 0, i, text);
      const std::string rest = TextOf(clean, i + 2, clean.size(), text);
      if (clean[i].Is("do")) return head + " you " + rest;
      if (clean[i].Is("did")) return head + " you did " + rest;
      return head + " you " + clean[i].norm + " " + rest;
    }
    return "";
  }

  static bool Inverted(const Saying& saying) {
    static constexpr std::array kAux =
        std::to_array<std::string_view>({"do", "did", "have", "are", "were", "can", "could"});
    return saying.clean[1].Is("you") &&
           std::find(kAux.begin(), kAux.end(), saying.clean[0].norm) != kAux.end();
  }

  [[nodiscard]] std::vector<Token> RawOf(std::size_t turn) const {
    std::vector<Token> raw;
    for (const Token& token : talk_.conversation.tokens[talk_.turns[turn].utterance]) {
      if (token.IsWord() || token.IsNumber()) raw.push_back(token);
    }
    return raw;
  }

  void YesOrNo(const Saying& question, std::size_t reply, const std::vector<Token>& answer) {
    const bool no = OpensWithCue(answer, "spoken.plain_no", in_.knowledge);
    const bool yes = !no && OpensWithCue(answer, "spoken.plain_yes", in_.knowledge);
    if (!no && !yes) return;
    if (HasCue(answer, "spoken.defer", in_.knowledge) ||
        HasCue(answer, "spoken.exception", in_.knowledge)) {
      return;
    }
    const std::vector<Token>& clean = question.clean;
    if (PointsOut(clean, 2) || ContentWords(clean) < 2) return;
    const std::string& text = talk_.transcript.utterances[question.utterance].text;
    std::string words = "you ";
    const std::string rest = TextOf(clean, 2, clean.size(), text);
    if (no) {
      words += clean[0].norm + " not " + rest;
    } else if (HasNegativePolarity(clean) || clean[0].Is("could") || clean[0].Is("can")) {
      return;
    } else if (clean[0].Is("do")) {
      words += rest;
    } else if (clean[0].Is("did")) {
      words += "did " + rest;
    } else {
      words += clean[0].norm + " " + rest;
    }
    Add(question, reply, words, no ? FactState::kDenied : FactState::kPresent);
  }

  /// "Have you ever fainted?" - "Once, when I was sixteen.": neither yes nor no, but an answer.
  void Fragment(const Saying& question, std::size_t reply, const std::vector<Token>& answer) {
    if (OpensWithCue(answer, "spoken.plain_no", in_.knowledge) ||
        OpensWithCue(answer, "spoken.plain_yes", in_.knowledge) ||
        HasCue(answer, "spoken.defer", in_.knowledge)) {
      return;
    }
    const std::vector<Token>& clean = question.clean;
    const Saying& first = talk_.sayings[talk_.turns[reply].first];
    const bool fragment = first.clean.size() <= 8 && !first.question && !first.abandoned &&
                          !first.risky && !first.withheld && !first.quoted &&
                          !first.clean.empty() && !PointsOutOfAnswer(first);
    const bool telling = !first.numbers.empty() || first.clean[0].Is("once") ||
                         std::any_of(first.clean.begin(), first.clean.end(), IsDayWord);
    if (!fragment || !telling || PointsOut(clean, 2) || ContentWords(clean) < 1) return;
    if (ReportWeight(clean, in_.knowledge) < 0.5) return;
    const std::string& text = talk_.transcript.utterances[question.utterance].text;
    const std::string rest = TextOf(clean, 2, clean.size(), text);
    const std::string aux = clean[0].Is("do") ? "" : clean[0].norm + " ";
    Fact fact;
    fact.kind = ReportKind(clean, in_.knowledge);
    fact.voice = Voice::kClient;
    fact.words = first.words;
    fact.slots.trigger = "whether you " + aux + rest;
    fact.rule = "spoken.asked";
    fact.experiencer = talk_.turns[reply].speaker;
    fact.salience = 0.6 + ReportWeight(clean, in_.knowledge) + FormSalience(talk_, first);
    fact.evidence = {talk_.EvidenceOf(first), talk_.EvidenceOf(question)};
    facts_.push_back(std::move(fact));
  }

  static bool HasNegativePolarity(const std::vector<Token>& clean) {
    return std::any_of(clean.begin(), clean.end(), [](const Token& t) {
      return t.Is("any") || t.Is("ever") || t.Is("anybody") || t.Is("anything") || t.Is("anyone") ||
             t.Is("yet") || t.Is("or") || t.Is("anywhere");
    });
  }

  /// "You stayed till the end." - "Yeah."
  void Confirmed(const Saying& saying, std::size_t reply, const std::vector<Token>& answer) {
    const bool confirmed =
        OpensWithCue(answer, "spoken.confirm", in_.knowledge) && answer.size() <= 14;
    const bool echoed =
        Echoes(saying) >= 2 && !OpensWithCue(answer, "spoken.plain_no", in_.knowledge);
    if (!confirmed && !echoed) return;
    if (HasCue(answer, "spoken.defer", in_.knowledge) ||
        HasCue(answer, "spoken.exception", in_.knowledge)) {
      return;
    }
    if (PointsOut(saying.clean, 1) || ContentWords(saying.clean) < 3) return;
    Add(saying, reply, saying.words, FactState::kPresent);
    const bool added = !facts_.empty() && facts_.back().words == saying.words;
    if (added && saying.turn > 0) {
      facts_.back().evidence.push_back(talk_.EvidenceOfTurn(saying.turn - 1));
    }
  }

  /// How many content words and numbers of the saying the client said in the turn before.
  [[nodiscard]] int Echoes(const Saying& saying) const {
    if (saying.turn == 0 || talk_.turns[saying.turn - 1].side != Side::kClient) return 0;
    int echoes = 0;
    const std::vector<Token> said = talk_.CleanTokens(saying.turn - 1);
    for (const Token& token : saying.clean) {
      if (!token.IsNumber() && (!token.IsWord() || IsFunctionWord(token.norm))) continue;
      echoes += std::any_of(said.begin(), said.end(),
                            [&](const Token& t) { return t.stem == token.stem; })
                    ? 1
                    : 0;
    }
    return echoes;
  }

  void Add(const Saying& question, std::size_t reply, const std::string& words, FactState state) {
    Fact fact;
    fact.kind = ReportKind(question.clean, in_.knowledge);
    fact.state = state;
    fact.voice = Voice::kTherapist;
    fact.words = words;
    fact.rule = "spoken.answer";
    fact.experiencer = talk_.turns[reply].speaker;
    fact.salience =
        0.5 + ReportWeight(question.clean, in_.knowledge) + (question.numbers.empty() ? 0 : 0.6);
    fact.evidence = {talk_.EvidenceOfTurn(reply), talk_.EvidenceOf(question)};
    if (fact.salience >= 0.9) facts_.push_back(std::move(fact));
  }

  const SpokenInput& in_;
  const Talk& talk_;
  std::vector<Fact>& facts_;
};

}  // namespace

void FindAnswers(const SpokenInput& in, std::vector<Fact>& facts) { Answers(in, facts).Run(); }

}  // namespace goldenthread
