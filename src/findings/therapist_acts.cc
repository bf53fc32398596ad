// Each sentence gives points to the four classes: by its mark, its opening words, what it shares
// with the client's last two turns and a few tell-tale phrases. The last sentences count most for a
// question, since what is asked last is what the client answers.
#include "findings/therapist_acts.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>
#include <utility>

#include "base/function_words.h"
#include "findings/conversation.h"

namespace goldenthread {
namespace {

constexpr std::size_t kContentBytesMin = 4;
constexpr std::size_t kLongWords = 60;
constexpr std::size_t kLongSentenceWords = 16;
constexpr std::size_t kShortAskWords = 8;

struct Points {
  double question = 0;
  double reflection = 0;
  double input = 0;
  double other = 0;
};

/// One sentence, read once.
struct Sentence {
  std::vector<Token> tokens;  ///< words, numbers and marks
  std::size_t body = 0;       ///< first token behind lead-ins and backchannels
  std::size_t words = 0;      ///< behind them
  bool marked = false;        ///< ends in "?"
};

class Classifier {
 public:
  Classifier(const Transcript& transcript, const Conversation& conversation,
             const Knowledge& knowledge)
      : transcript_(transcript), talk_(conversation), lexicon_(knowledge.lexicon) {}

  std::vector<TherapistAct> Run() {
    std::vector<TherapistAct> acts(transcript_.utterances.size(), TherapistAct::kNone);
    for (std::size_t s = 0; s < talk_.segments.size();) {
      const std::size_t u = talk_.segments[s].utterance;
      std::size_t end = s;
      while (end < talk_.segments.size() && talk_.segments[end].utterance == u) ++end;
      if (transcript_.utterances[u].role == Role::kTherapist) {
        acts[u] = ActOf(s, end);
      } else {
        Remember(u);
      }
      s = end;
    }
    return acts;
  }

 private:
  [[nodiscard]] Sentence Read(const Segment& segment) const {
    Sentence sentence;
    const auto& all = talk_.tokens[segment.utterance];
    for (std::size_t i = segment.first; i < segment.last; ++i) {
      if (all[i].shape != TokenShape::kEvent) sentence.tokens.push_back(all[i]);
    }
    const auto& tokens = sentence.tokens;
    sentence.marked =
        std::any_of(tokens.begin(), tokens.end(), [](const Token& token) { return token.Is("?"); });
    sentence.body = BodyOf(tokens);
    for (std::size_t i = sentence.body; i < tokens.size(); ++i) {
      sentence.words += tokens[i].IsWord() || tokens[i].IsNumber() ? 1U : 0U;
    }
    return sentence;
  }

  /// Behind "okay, so, and ...".
  [[nodiscard]] std::size_t BodyOf(const std::vector<Token>& tokens) const {
    const auto leads = lexicon_.Cues("act.lead").FindLongest(tokens);
    std::size_t at = 0;
    const auto skip = [&] {
      while (at < tokens.size() && !tokens[at].IsWord() && !tokens[at].IsNumber()) ++at;
    };
    skip();
    for (const PhraseMatch& lead : leads) {
      if (lead.first != at) continue;
      at = lead.last;
      skip();
    }
    return at;
  }

  [[nodiscard]] bool Has(const Sentence& sentence, const char* list) const {
    return !lexicon_.Cues(list).Find(sentence.tokens).empty();
  }
  [[nodiscard]] bool Opens(const Sentence& sentence, const char* list) const {
    const auto found = lexicon_.Cues(list).Find(sentence.tokens);
    return std::any_of(found.begin(), found.end(),
                       [&](const PhraseMatch& match) { return match.first == sentence.body; });
  }

  static bool SaysYou(const Sentence& sentence) {
    return std::any_of(sentence.tokens.begin(), sentence.tokens.end(), [](const Token& token) {
      return token.Is("you") || token.Is("your") || token.Is("yourself");
    });
  }
  static bool SaysI(const Sentence& sentence) {
    return std::any_of(sentence.tokens.begin(), sentence.tokens.end(),
                       [](const Token& token) { return token.Is("i") || token.Is("we"); });
  }
  /// "So you ...": what follows was the client's.
  static bool SaysSo(const Sentence& sentence) {
    return std::any_of(sentence.tokens.begin(),
                       sentence.tokens.begin() + static_cast<std::ptrdiff_t>(sentence.body),
                       [](const Token& token) { return token.Is("so"); });
  }

  [[nodiscard]] int Shared(const Sentence& sentence) const {
    int shared = 0;
    for (const Token& token : sentence.tokens) {
      if (!IsContent(token)) continue;
      shared += recent_[0].contains(token.stem) || recent_[1].contains(token.stem) ? 1 : 0;
    }
    return shared;
  }
  static bool IsContent(const Token& token) {
    return token.IsNumber() ||
           (token.IsWord() && token.norm.size() >= kContentBytesMin && !IsFunctionWord(token.norm));
  }

  void AddMarked(const Sentence& sentence, double fade, Points& points) const {
    const bool asks = (Opens(sentence, "act.ask_open") || Opens(sentence, "question_open")) &&
                      !Opens(sentence, "question_not_open");
    const bool suggests = Opens(sentence, "act.suggest_open");
    if (suggests) {
      points.input += 1.6;
      points.question += 1.2 * fade;
    } else if (asks || Opens(sentence, "act.tell_open") || Has(sentence, "act.wonder")) {
      points.question += 3 * fade;
    } else if (Has(sentence, "act.reflect")) {
      points.reflection += 1.5;
      points.question += 0.8;
    } else if (Has(sentence, "act.ask_inside") || sentence.words <= kShortAskWords) {
      points.question += 2 * fade;
    } else if (SaysSo(sentence) || Opens(sentence, "act.reflect_open") ||
               sentence.words >= kLongSentenceWords) {
      points.reflection += 1.5;
      points.question += 0.8;
    } else {
      points.question += 1.4 * fade;
      points.reflection += 0.8;
    }
  }

  void AddPlain(const Sentence& sentence, double fade, Points& points) const {
    const bool asks = Opens(sentence, "act.ask_open") && !Opens(sentence, "question_not_open");
    if (asks || Opens(sentence, "act.tell_open") || Has(sentence, "act.wonder")) {
      points.question += 1.8 * fade;
      return;
    }
    const int shared = Shared(sentence);
    if (Has(sentence, "act.input") || Opens(sentence, "act.suggest_open")) {
      points.input += 1 + static_cast<double>(std::min<std::size_t>(sentence.words, 30)) / 30;
    } else if (Opens(sentence, "act.reflect_open") || Has(sentence, "act.reflect")) {
      points.reflection += 1.5 + 0.3 * std::min(shared, 2);
    } else if (Has(sentence, "act.social")) {
      points.other += 1.2;
    } else if (sentence.words >= 3) {
      points.reflection += 0.5 + 0.4 * std::min(shared, 3);
      if (SaysI(sentence) && !SaysYou(sentence)) {
        points.input += 0.6;
        points.reflection -= 0.4;
      }
      if (sentence.words >= kLongSentenceWords && !SaysYou(sentence)) points.input += 0.9;
    } else {
      points.other += 0.5;
    }
  }

  TherapistAct ActOf(std::size_t begin, std::size_t end) const {
    std::vector<Sentence> sentences;
    std::size_t words = 0;
    for (std::size_t s = begin; s < end; ++s) {
      Sentence sentence = Read(talk_.segments[s]);
      if (sentence.tokens.empty()) continue;
      words += static_cast<std::size_t>(
          std::count_if(sentence.tokens.begin(), sentence.tokens.end(),
                        [](const Token& token) { return token.IsWord(); }));
      sentences.push_back(std::move(sentence));
    }
    if (sentences.empty()) return TherapistAct::kNone;
    Points points;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      const std::size_t left = sentences.size() - 1 - i;
      const double fade = left == 0 ? 1.0 : left == 1 ? 0.8 : 0.45;
      if (sentences[i].words == 0) {
        points.other += 0.5;
      } else if (sentences[i].marked) {
        AddMarked(sentences[i], fade, points);
      } else {
        AddPlain(sentences[i], fade, points);
      }
    }
    return Decide(points, words);
  }

  static TherapistAct Decide(const Points& points, std::size_t words) {
    if (words >= kLongWords && points.input >= 1.5) return TherapistAct::kTherapistInput;
    if (points.question >= 1.8 && points.question >= 0.8 * points.reflection) {
      return TherapistAct::kQuestion;
    }
    if (points.question >= 1.3 && points.question >= points.reflection &&
        points.question > points.input) {
      return TherapistAct::kQuestion;
    }
    if (points.input >= 1.2 && points.input >= 0.8 * points.reflection) {
      return TherapistAct::kTherapistInput;
    }
    if (points.other > points.reflection && points.other > points.input) {
      return TherapistAct::kOther;
    }
    if (points.reflection >= 0.5) return TherapistAct::kReflection;
    if (points.question >= 1) return TherapistAct::kQuestion;
    return points.input >= 1 ? TherapistAct::kTherapistInput : TherapistAct::kOther;
  }

  void Remember(std::size_t utterance) {
    recent_[1] = std::exchange(recent_[0], {});
    for (const Token& token : talk_.tokens[utterance]) {
      if (IsContent(token)) recent_[0].insert(token.stem);
    }
  }

  const Transcript& transcript_;
  const Conversation& talk_;
  const Lexicon& lexicon_;
  std::array<std::unordered_set<std::string>, 2> recent_;  // stems of the last two client turns
};

}  // namespace

std::vector<TherapistAct> ClassifyTherapist(const Transcript& transcript,
                                            const Conversation& conversation,
                                            const Knowledge& knowledge) {
  return Classifier(transcript, conversation, knowledge).Run();
}

}  // namespace goldenthread
