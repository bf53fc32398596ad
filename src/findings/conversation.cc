// Two passes over the spoken utterances. The first cuts each into act segments at sentence marks
// and names the act by its opening words, its mark and its length. The second walks the segments
// with a short list of open questions: a new speaker's segments answer them until the asker goes
// on, backchannels do not count as going on, and a speaker who only asks back leaves them open.
// What an answer says is read elsewhere; here it is only yes, no or other.
#include "findings/conversation.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "findings/answers.h"

namespace goldenthread {
namespace {

constexpr std::size_t kPromptTokensMax = 7;
constexpr std::size_t kTeachingTokensMin = 15;
constexpr std::size_t kQuoteTokensMax = 60;
constexpr std::size_t kOpenQuestionsMax = 5;
constexpr std::size_t kContentBytesMin = 5;

bool IsMark(const Token& token) {
  return token.shape == TokenShape::kPunctuation &&
         (token.Is(".") || token.Is("?") || token.Is("!") || token.Is("..."));
}
bool IsCloser(const Token& token) { return token.Is("\"") || token.Is(")") || token.Is("'"); }

/// Cuts and names the segments of one utterance after the other.
class Segmenter {
 public:
  Segmenter(const Transcript& transcript, const Knowledge& knowledge, Conversation& out)
      : transcript_(transcript), lexicon_(knowledge.lexicon), out_(out) {}

  void Run() {
    for (std::size_t u = 0; u < transcript_.utterances.size(); ++u) {
      const Utterance& utterance = transcript_.utterances[u];
      if (utterance.input != InputKind::kSession || out_.tokens[u].empty()) continue;
      const std::size_t before = out_.segments.size();
      Cut(u);
      const bool therapist = utterance.role == Role::kTherapist;
      for (std::size_t i = before; i < out_.segments.size(); ++i) {
        const bool last = i + 1 == out_.segments.size();
        out_.segments[i].act = ActOf(out_.segments[i], utterance.role, last);
      }
      if (!therapist) Remember(out_.tokens[u]);
    }
  }

 private:
  void Cut(std::size_t u) {
    const std::vector<Token>& tokens = out_.tokens[u];
    const auto quotes =
        std::count_if(tokens.begin(), tokens.end(), [](const Token& t) { return t.Is("\""); });
    const bool paired = quotes % 2 == 0;
    bool in_quote = false;
    std::size_t first = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i].shape == TokenShape::kEvent && i == first) {
        out_.segments.push_back({u, i, i + 1, Act::kEvent});
        first = i + 1;
        continue;
      }
      if (paired && tokens[i].Is("\"")) in_quote = !in_quote;
      if (!IsMark(tokens[i]) || (in_quote && i - first < kQuoteTokensMax)) continue;
      if (tokens[i].Is(".") && i > first && IsAbbreviation(tokens[i - 1])) continue;
      while (i + 1 < tokens.size() && !tokens[i + 1].space_before &&
             (IsMark(tokens[i + 1]) || IsCloser(tokens[i + 1]))) {
        ++i;
        if (paired && tokens[i].Is("\"")) in_quote = !in_quote;
      }
      out_.segments.push_back({u, first, i + 1, Act::kStatement});
      first = i + 1;
    }
    if (first < tokens.size()) out_.segments.push_back({u, first, tokens.size(), Act::kStatement});
  }

  bool IsAbbreviation(const Token& token) const {
    return !lexicon_.Cues("abbreviation").Find({token}).empty();
  }

  Act ActOf(const Segment& segment, Role role, bool last) const {
    const auto& all = out_.tokens[segment.utterance];
    const std::vector<Token> tokens(all.begin() + static_cast<std::ptrdiff_t>(segment.first),
                                    all.begin() + static_cast<std::ptrdiff_t>(segment.last));
    const auto words = static_cast<std::size_t>(std::count_if(
        tokens.begin(), tokens.end(), [](const Token& t) { return t.IsWord() || t.IsNumber(); }));
    if (words == 0) return Act::kEvent;
    const bool asks = AsksByMark(tokens);
    if (!asks && Covered(tokens, "backchannel")) return Act::kBackchannel;
    if (role != Role::kTherapist) {
      const bool unmarked = role == Role::kUnknown && OpensQuestion(tokens);
      return asks || unmarked ? Act::kQuestion : Act::kStatement;
    }
    if (OpensWith(tokens, "proposal_open")) return Act::kProposal;
    if (asks || OpensQuestion(tokens) || (last && ChecksOff(tokens))) return Act::kQuestion;
    if (AsksInside(tokens) || (last && AsksWhether(tokens))) return Act::kQuestion;
    if (last && ChecksRisk(tokens)) return Act::kPrompt;
    for (const char* list : {"risk_round", "risk_form"}) {
      if (last && !lexicon_.Cues(list).Find(tokens).empty()) return Act::kPrompt;
    }
    if (last && words <= kPromptTokensMax && lexicon_.Cues("finite_words").Find(tokens).empty()) {
      return Act::kPrompt;
    }
    if (words >= kTeachingTokensMin && !lexicon_.Cues("teaching_cue").Find(tokens).empty()) {
      return Act::kTeaching;
    }
    return Reflects(tokens) ? Act::kReflection : Act::kStatement;
  }

  /// Ends in a question mark that does not belong to a quotation opened inside the segment.
  static bool AsksByMark(const std::vector<Token>& tokens) {
    std::size_t end = tokens.size();
    while (end > 0 && (tokens[end - 1].shape == TokenShape::kEvent || tokens[end - 1].Is("!"))) {
      --end;
    }
    return end > 0 && tokens[end - 1].Is("?");
  }

  /// Tokens from the first that is no lead-in ("okay, so, and ...") on.
  std::size_t Opening(const std::vector<Token>& tokens) const {
    const auto leads = lexicon_.Cues("question_lead").Find(tokens);
    std::size_t at = 0;
    for (const PhraseMatch& lead : leads) {
      while (at < tokens.size() && !tokens[at].IsWord() && !tokens[at].IsNumber()) ++at;
      if (lead.first == at) at = lead.last;
    }
    while (at < tokens.size() && !tokens[at].IsWord() && !tokens[at].IsNumber()) ++at;
    return at;
  }

  bool OpensWith(const std::vector<Token>& tokens, const char* list) const {
    const std::size_t at = Opening(tokens);
    const auto found = lexicon_.Cues(list).Find(tokens);
    return std::any_of(found.begin(), found.end(),
                       [&](const PhraseMatch& m) { return m.first == at || m.first == 0; });
  }

  /// "So no headaches, and no dizziness.": an absence said flat at the end of a turn asks for a yes
  /// or no.
  bool ChecksOff(const std::vector<Token>& tokens) const {
    return OpensWith(tokens, "risk_check_open") && !OpensWith(tokens, "risk_check_idiom");
  }

  /// "that is a lot do you sleep at all": without any marks a question may stand inside.
  bool AsksInside(const std::vector<Token>& tokens) const {
    const bool marked = std::any_of(tokens.begin(), tokens.end(), IsMark);
    return !marked && !lexicon_.Cues("risk_ask_inside").Find(tokens).empty();
  }

  /// "I have to ask whether ...": of risk, a statement that asks.
  bool AsksWhether(const std::vector<Token>& tokens) const {
    return !lexicon_.Cues("risk_ask_whether").Find(tokens).empty() && NamesRisk(tokens);
  }

  /// "You're thinking of ...": of risk, said to the client's face, asks for a yes or no.
  bool ChecksRisk(const std::vector<Token>& tokens) const {
    return OpensWith(tokens, "risk_check_you") && NamesRisk(tokens);
  }

  bool NamesRisk(const std::vector<Token>& tokens) const {
    return !lexicon_.risk_ask.Find(tokens).empty();
  }

  bool OpensQuestion(const std::vector<Token>& tokens) const {
    return OpensWith(tokens, "question_open") && !OpensWith(tokens, "question_not_open");
  }

  bool Covered(const std::vector<Token>& tokens, const char* list) const {
    const auto found = lexicon_.Cues(list).FindLongest(tokens);
    std::size_t at = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      while (at < found.size() && found[at].last <= i) ++at;
      const bool inside = at < found.size() && found[at].first <= i;
      if ((tokens[i].IsWord() || tokens[i].IsNumber()) && !inside) return false;
    }
    return true;
  }

  bool Reflects(const std::vector<Token>& tokens) const {
    if (OpensWith(tokens, "reflection_open")) return true;
    std::size_t shared = 0;
    for (const Token& token : tokens) {
      const bool content = token.IsNumber() || token.norm.size() >= kContentBytesMin;
      if (content && (recent_[0].contains(token.stem) || recent_[1].contains(token.stem))) ++shared;
    }
    return shared >= 2;
  }

  void Remember(const std::vector<Token>& tokens) {
    recent_[1] = std::exchange(recent_[0], {});
    for (const Token& token : tokens) {
      if (token.IsNumber() || token.norm.size() >= kContentBytesMin) recent_[0].insert(token.stem);
    }
  }

  const Transcript& transcript_;
  const Lexicon& lexicon_;
  Conversation& out_;
  std::array<std::unordered_set<std::string>, 2> recent_;  // stems of the last two client turns
};

/// Pairs questions with answers.
class Pairer {
 public:
  Pairer(const Transcript& transcript, const Knowledge& knowledge, Conversation& out)
      : transcript_(transcript), knowledge_(knowledge), out_(out) {}

  void Run() {
    for (std::size_t s = 0; s < out_.segments.size(); ++s) {
      const Segment& segment = out_.segments[s];
      const Utterance& speaker = transcript_.utterances[segment.utterance];
      if (!open_.empty() && speaker.speaker == asker_) {
        Continue(s);
      } else if (Asks(segment, speaker)) {
        Ask(s, speaker);
      } else if (!open_.empty() && speaker.role != Role::kTherapist) {
        Answer(s, speaker.speaker);
      } else if (!open_.empty() && segment.act != Act::kBackchannel && segment.act != Act::kEvent) {
        Close();
      }
    }
    Close();
    std::stable_sort(out_.pairs.begin(), out_.pairs.end(),
                     [](const auto& a, const auto& b) { return a.question < b.question; });
  }

 private:
  struct Replies {
    std::string speaker;
    std::vector<std::size_t> segments;
    bool only_asks = true;
  };

  /// Client speech opens a question only for another speaker; a client who asks back while
  /// questions are open is answering or asking what is meant.
  bool Asks(const Segment& segment, const Utterance& speaker) const {
    const bool act = segment.act == Act::kQuestion || segment.act == Act::kPrompt ||
                     segment.act == Act::kProposal;
    if (!act) return false;
    return speaker.role == Role::kTherapist || open_.empty();
  }

  void Ask(std::size_t s, const Utterance& speaker) {
    Close();
    asker_ = speaker.speaker;
    open_.push_back(s);
  }

  /// The asker speaks while the questions are open.
  void Continue(std::size_t s) {
    const Act act = out_.segments[s].act;
    const bool answered = std::any_of(replies_.begin(), replies_.end(),
                                      [](const Replies& r) { return !r.only_asks; });
    const bool asks = act == Act::kQuestion || act == Act::kPrompt || act == Act::kProposal;
    if (act == Act::kBackchannel || act == Act::kEvent) return;
    if (answered) {
      Close();
    } else {
      replies_.clear();  // what came was a question back: its explanation follows
    }
    if (asks) {
      asker_ = transcript_.utterances[out_.segments[s].utterance].speaker;
      open_.push_back(s);
      if (open_.size() > kOpenQuestionsMax) CloseFirst();
    }
  }

  void Answer(std::size_t s, const std::string& speaker) {
    auto at = std::find_if(replies_.begin(), replies_.end(),
                           [&](const Replies& r) { return r.speaker == speaker; });
    if (at == replies_.end()) at = replies_.insert(replies_.end(), {speaker, {}, true});
    at->segments.push_back(s);
    const Act act = out_.segments[s].act;
    if (act != Act::kQuestion && act != Act::kEvent) at->only_asks = false;
  }

  void CloseFirst() {
    out_.pairs.push_back({open_.front(), {}, AnswerKind::kNone});
    open_.erase(open_.begin());
  }

  void Close() {
    for (const std::size_t question : open_) {
      if (replies_.empty()) out_.pairs.push_back({question, {}, AnswerKind::kNone});
      for (const Replies& reply : replies_) {
        QuestionAnswer pair{question, reply.segments, AnswerKind::kNone};
        pair.kind = ReadAnswer(out_, pair, knowledge_);
        out_.pairs.push_back(std::move(pair));
      }
    }
    open_.clear();
    replies_.clear();
  }

  const Transcript& transcript_;
  const Knowledge& knowledge_;
  Conversation& out_;
  std::string asker_;
  std::vector<std::size_t> open_;
  std::vector<Replies> replies_;
};

}  // namespace

Span Conversation::SpanOf(const Segment& segment) const {
  const auto& words = tokens[segment.utterance];
  return {words[segment.first].span.begin, words[segment.last - 1].span.end};
}

Conversation ReadConversation(const Transcript& transcript, const Knowledge& knowledge) {
  Conversation conversation;
  conversation.tokens.reserve(transcript.utterances.size());
  for (const Utterance& utterance : transcript.utterances) {
    conversation.tokens.push_back(Tokenize(utterance.text));
  }
  Segmenter(transcript, knowledge, conversation).Run();
  Pairer(transcript, knowledge, conversation).Run();
  return conversation;
}

}  // namespace goldenthread
