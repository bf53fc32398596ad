// Use is not risk: what counts are marks of it (most nights, to sleep, relapse, rising, losing
// control) close to the client's own use, and signs that a problem is over. A short topic memory
// binds answers such as "Most? Five, I'd say" to the substance named before them.
#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <iterator>
#include <utility>

#include "findings/risk_context.h"
#include "findings/risk_events.h"

namespace goldenthread {
namespace {

constexpr std::size_t kTopicUtterancesMax = 8;
constexpr int kManyTimesAWeek = 4;
constexpr std::size_t kBareQuestionTokensMax = 8;

/// The number that a token writes, or -1.
int SmallNumber(const Token& token) {
  static constexpr std::array<const char*, 15> kWords = {
      "zero",  "one",  "two", "three",  "four",   "five",     "six",     "seven",
      "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen"};
  for (std::size_t i = 0; i < kWords.size(); ++i) {
    if (token.Is(kWords[i])) return static_cast<int>(i);
  }
  int value = -1;
  if (!token.IsNumber()) return value;
  const char* end = token.norm.data() + token.norm.size();
  return std::from_chars(token.norm.data(), end, value).ptr == end ? value : -1;
}

/// "five nights": a count of four or more before nights, days or times.
bool ManyTimes(const std::vector<Token>& tokens, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i) {
    const int value = SmallNumber(tokens[i]);
    if (value < kManyTimesAWeek || value > 14) continue;
    if (i + 1 >= last) continue;
    const std::string& stem = tokens[i + 1].stem;
    if (stem == "night" || stem == "day" || stem == "time" || stem == "nts" || stem == "even") {
      return true;
    }
  }
  return false;
}

class SubstanceReader {
 public:
  SubstanceReader(const Transcript& transcript, const Conversation& conversation,
                  const ClientVoices& voices, const FindOptions& options,
                  const Knowledge& knowledge)
      : transcript_(transcript), talk_(conversation), voices_(voices), knowledge_(knowledge) {
    for (const std::string& code : options.diagnoses) {
      if (code.starts_with("F17")) nicotine_ = true;
    }
  }

  std::vector<RiskEvent> Run() {
    asked_.resize(talk_.segments.size());
    asked_past_.resize(talk_.segments.size());
    counts_.resize(talk_.segments.size());
    for (const QuestionAnswer& pair : talk_.pairs) {
      for (const std::size_t s : pair.answer) answers_.push_back({s, pair.question});
    }
    std::stable_sort(answers_.begin(), answers_.end());
    for (std::size_t s = 0; s < talk_.segments.size();) {
      std::size_t end = s;
      const std::size_t u = talk_.segments[s].utterance;
      while (end < talk_.segments.size() && talk_.segments[end].utterance == u) ++end;
      ReadUtterance(u, s, end);
      s = end;
    }
    for (const QuestionAnswer& pair : talk_.pairs) ReadPair(pair);
    std::stable_sort(out_.begin(), out_.end(), [](const RiskEvent& a, const RiskEvent& b) {
      return a.utterance < b.utterance;
    });
    return std::move(out_);
  }

 private:
  Evidence EvidenceOf(const Segment& segment) const {
    return {EvidenceInput::kSession, segment.utterance, talk_.SpanOf(segment), ""};
  }

  bool Counts(const PhraseMatch& match) const {
    if (match.pattern >= knowledge_.substances.size()) return true;
    const std::string& id = knowledge_.substances[match.pattern].id;
    return id != "caffeine" && (id != "nicotine" || nicotine_);
  }

  std::vector<PhraseMatch> Mentions(const std::vector<Token>& tokens) const {
    std::vector<PhraseMatch> found;
    for (const PhraseMatch& match : knowledge_.lexicon.substances.FindLongest(tokens)) {
      if (Counts(match)) found.push_back(match);
    }
    for (PhraseMatch match : knowledge_.lexicon.Cues("sub_words").Find(tokens)) {
      match.pattern = knowledge_.substances.size();
      const bool smoke = tokens[match.first].stem == "smoke" ||
                         tokens[match.first].stem == "vape" || tokens[match.first].stem == "vapes";
      if (!smoke || nicotine_) found.push_back(match);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const PhraseMatch& a, const PhraseMatch& b) { return a.first < b.first; });
    return found;
  }

  void ReadUtterance(std::size_t u, std::size_t begin, std::size_t end) {
    const std::vector<Token>& tokens = talk_.tokens[u];
    const Utterance& utterance = transcript_.utterances[u];
    std::vector<PhraseMatch> found = Mentions(tokens);
    bool named = false;  // by a sentence of this turn that asked nothing itself
    const bool topic = topic_set_ && u - topic_ <= kTopicUtterancesMax;
    if (found.empty() && !topic) return;
    const RiskContext context(tokens, knowledge_);
    std::erase_if(found, [&](const PhraseMatch& m) { return context.Masked(m); });
    if (found.empty() && !topic) return;
    for (const PhraseMatch& mention : found) {
      if (mention.pattern < knowledge_.substances.size()) named_.emplace_back(u, mention.pattern);
    }
    for (std::size_t s = begin; s < end; ++s) {
      const Segment& segment = talk_.segments[s];
      const auto mentions = Beginning(found, segment.first, segment.last);
      const bool asking = segment.act == Act::kQuestion || segment.act == Act::kPrompt;
      if (utterance.role != Role::kClient && utterance.role != Role::kParticipant && asking) {
        ReadQuestion(s, mentions, context, topic);
        if (named && !asked_[s] && segment.last - segment.first <= kBareQuestionTokensMax) {
          asked_[s] = counts_[s] = topic_set_ = true;
          topic_ = u;
        }
      } else if (utterance.role == Role::kTherapist) {
        named = named || NamesOwnUse(segment, mentions, context);
      }
      if (utterance.role != Role::kTherapist && segment.act != Act::kQuestion) {
        ReadClient(s, mentions, context);
      }
    }
  }

  /// "Last time it was three beers a night.": a therapist's sentence about nobody else's use.
  static bool NamesOwnUse(const Segment& segment, std::span<const PhraseMatch> mentions,
                          const RiskContext& context) {
    return !mentions.empty() && context.Has("sub_heavy", segment.first, segment.last) &&
           !context.Has("risk_kin", segment.first, segment.last) &&
           !context.Has("sub_skip", segment.first, segment.last);
  }

  void ReadQuestion(std::size_t s, std::span<const PhraseMatch> mentions,
                    const RiskContext& context, bool topic) {
    const Segment& segment = talk_.segments[s];
    const std::vector<Token>& tokens = talk_.tokens[segment.utterance];
    counts_[s] = topic && context.Has("sub_often", segment.first, segment.last);
    asked_past_[s] =
        (topic || !mentions.empty()) && context.Has("sub_ask_past", segment.first, segment.last);
    if (mentions.empty() || context.Has("sub_skip", segment.first, segment.last)) return;
    if (context.Has("sub_not_now", segment.first, segment.last)) return;
    bool you = false;
    bool third = false;
    for (std::size_t i = segment.first; i < segment.last; ++i) {
      you = you || tokens[i].Is("you") || tokens[i].Is("your") || tokens[i].Is("yourself");
      third = third || tokens[i].Is("he") || tokens[i].Is("she") || tokens[i].Is("they");
    }
    if (third && !you) return;
    if (!you && context.Has("sub_family", segment.first, segment.last)) return;
    asked_[s] = true;
    counts_[s] = counts_[s] || context.Has("sub_often", segment.first, segment.last);
    topic_ = segment.utterance;
    topic_set_ = true;
  }

  /// The question that a segment answers, or the number of segments.
  std::size_t QuestionOf(std::size_t s) const {
    const auto at = std::lower_bound(answers_.begin(), answers_.end(),
                                     std::pair<std::size_t, std::size_t>{s, 0});
    return at != answers_.end() && at->first == s ? at->second : talk_.segments.size();
  }

  void ReadClient(std::size_t s, std::span<const PhraseMatch> mentions,
                  const RiskContext& context) {
    const Segment& segment = talk_.segments[s];
    const std::vector<Token>& tokens = talk_.tokens[segment.utterance];
    const bool skip = context.Has("sub_skip", segment.first, segment.last);
    if (skip && mentions.size() < 2) return;
    const bool topic = topic_set_ && segment.utterance - topic_ <= kTopicUtterancesMax;
    if (mentions.empty() && !topic) return;
    const std::size_t question = QuestionOf(s);
    const bool answers_count = question < counts_.size() && counts_[question];
    const bool answers_past = question < asked_past_.size() && asked_past_[question];
    const bool answers_ask = answers_past || (question < asked_.size() && asked_[question]);
    const PhraseMatch whole{0, mentions.empty() ? segment.first : mentions.front().first,
                            mentions.empty() ? segment.first + 1 : mentions.front().last};
    RiskHolding holding = context.HoldingOf(whole, segment.first, segment.last);
    if (mentions.empty()) holding.owner = SubjectOwner(segment, context);
    if (AboutWhoWasAsked(segment.utterance)) holding.owner = RiskOwner::kOther;
    if (answers_past && !context.Has("sub_now", segment.first, segment.last)) holding.past = true;
    if (holding.fiction || holding.supposed) return;
    const auto has = [&](const char* list) {
      return context.Has(list, segment.first, segment.last);
    };
    if (holding.owner == RiskOwner::kOther) {
      const bool told = context.Has("sub_heavy", 0, tokens.size()) || has("sub_relapse") ||
                        has("sub_over") || has("sub_other");
      if (!mentions.empty() && told) {
        Add(s, RiskSense::kOther, "substance_other", holding.person);
      }
      return;
    }
    const bool bound = !mentions.empty() || answers_ask || answers_count ||
                       (own_ && segment.utterance - own_at_ <= 1) ||
                       (own_ && segment.utterance - own_at_ <= 2 && has("sub_amount"));
    if (!bound) return;
    Judge(s, segment, holding, context, tokens, answers_count, !mentions.empty());
  }

  void Judge(std::size_t s, const Segment& segment, const RiskHolding& holding,
             const RiskContext& context, const std::vector<Token>& tokens, bool answers_count,
             bool mentioned) {
    const auto has = [&](const char* list) {
      return context.Has(list, segment.first, segment.last);
    };
    bool used_to = false;
    bool used_to_be = false;
    for (std::size_t i = segment.first; i + 2 < segment.last; ++i) {
      const bool to = tokens[i].Is("used") && tokens[i + 1].Is("to");
      used_to = used_to || (to && !tokens[i + 2].Is("be"));
      used_to_be = used_to_be || (to && tokens[i + 2].Is("be"));
    }
    const bool rises = used_to && has("sub_now");  // "I used to have one, now it's three"
    const bool rare = context.Has("sub_rare", 0, tokens.size());
    const bool over = has("sub_over") && !has("sub_relapse") && !rises && !rare;
    const bool many = ManyTimes(tokens, segment.first, segment.last) ||
                      (answers_count && CountsMany(segment, tokens));
    if (has("sub_relapse") && mentioned && !holding.negated) {
      Add(s, RiskSense::kEndorsed, "relapse", "");
    } else if (over || (used_to && mentioned && !rises)) {
      Add(s, RiskSense::kHistorical, "substance_past", "");
    } else if (has("sub_deny") || holding.negated) {
      if (mentioned) Add(s, RiskSense::kDenied, "substance_denied", "");
    } else if (((has("sub_heavy") && !HeavyNegated(segment, context)) || many) &&
               !(rare && !many)) {
      // "every day" tells how much, not when.
      const bool past = holding.past && !has("sub_now");
      Add(s, past ? RiskSense::kHistorical : RiskSense::kEndorsed,
          past && !used_to_be ? "substance_past" : "substance_use", "");
      Own(segment);
    } else if (mentioned) {
      if (holding.past) {
        Add(s, RiskSense::kHistorical, "substance_before", "");
      } else {
        Add(s, RiskSense::kUnclear, "substance_use", "");
      }
      Own(segment);
    }
  }

  void Own(const Segment& segment) {
    own_ = true;
    own_at_ = segment.utterance;
    topic_ = segment.utterance;
    topic_set_ = true;
  }

  /// "never in the day": the mark itself is negated.
  bool HeavyNegated(const Segment& segment, const RiskContext& context) const {
    const auto& tokens = talk_.tokens[segment.utterance];
    const auto words = Cut(tokens, segment.first, segment.last);
    for (PhraseMatch match : knowledge_.lexicon.Cues("sub_heavy").FindLongest(words)) {
      match.first += segment.first;
      match.last += segment.first;
      if (!context.Negated(match, segment.first)) return false;
    }
    return true;
  }

  /// "How's your brother?" "Using again.": without a word of the client's own.
  bool AboutWhoWasAsked(std::size_t u) const {
    if (u == 0 || transcript_.utterances[u - 1].role != Role::kTherapist) return false;
    const auto& words = talk_.tokens[u];
    const bool own = std::any_of(words.begin(), words.end(), [](const Token& t) {
      return t.Is("i") || t.Is("me") || t.Is("my") || t.Is("we") || t.Is("im");
    });
    const auto& asked = talk_.tokens[u - 1];
    const bool you = std::any_of(asked.begin(), asked.end(),
                                 [](const Token& t) { return t.Is("you") || t.Is("yourself"); });
    return !own && !you && HasCue(knowledge_, "risk_kin", asked);
  }

  static bool CountsMany(const Segment& segment, const std::vector<Token>& tokens) {
    for (std::size_t i = segment.first; i < segment.last; ++i) {
      const int value = SmallNumber(tokens[i]);
      if (value >= kManyTimesAWeek && value <= 7) return true;
      if (tokens[i].Is("most") || tokens[i].Is("every")) return true;
    }
    return false;
  }

  RiskOwner SubjectOwner(const Segment& segment, const RiskContext& context) const {
    const auto& tokens = talk_.tokens[segment.utterance];
    for (std::size_t i = segment.first; i < std::min(segment.last, segment.first + 6); ++i) {
      if (tokens[i].Is("i") || tokens[i].Is("we")) return RiskOwner::kClient;
      if (tokens[i].Is("he") || tokens[i].Is("she") || tokens[i].Is("they")) {
        return RiskOwner::kOther;
      }
    }
    return context.Has("risk_kin", segment.first, segment.last) ? RiskOwner::kOther
                                                                : RiskOwner::kClient;
  }

  void Add(std::size_t s, RiskSense sense, const char* concept_id, std::string person) {
    const Segment& segment = talk_.segments[s];
    const Utterance& utterance = transcript_.utterances[segment.utterance];
    RiskEvent event;
    event.domain = RiskDomain::kSubstanceRisk;
    event.reading = sense;
    event.concept_id = concept_id;
    event.canonical = UseOf(segment.utterance);
    event.evidence = {EvidenceOf(segment)};
    event.utterance = segment.utterance;
    event.voice = Voice::kClient;
    event.words = std::string(talk_.SpanOf(segment).In(utterance.text));
    event.person = std::move(person);
    if (!voices_.Has(utterance)) {
      if (sense == RiskSense::kDenied || sense == RiskSense::kUnclear) return;
      event.reading = RiskSense::kOther;
      event.speaker = event.person = utterance.speaker;
    }
    out_.push_back(std::move(event));
  }

  /// "alcohol use": of the substance last named at or before an utterance.
  std::string UseOf(std::size_t utterance) const {
    auto at = std::upper_bound(named_.begin(), named_.end(),
                               std::pair<std::size_t, std::size_t>{utterance, SIZE_MAX});
    if (at == named_.begin() || utterance - std::prev(at)->first > kTopicUtterancesMax) {
      return "substance use";
    }
    const std::string& id = knowledge_.substances[std::prev(at)->second].id;
    return id.ends_with('s') && id != "cannabis" ? "use of " + id : id + " use";
  }

  void ReadPair(const QuestionAnswer& pair) {
    if (!asked_[pair.question] || asked_past_[pair.question] || pair.answer.empty()) return;
    const Segment& first = talk_.segments[pair.answer.front()];
    if (!voices_.Has(transcript_.utterances[first.utterance])) return;
    RiskEvent event;
    event.domain = RiskDomain::kSubstanceRisk;
    event.canonical = UseOf(first.utterance);
    event.asked = true;
    event.utterance = first.utterance;
    event.evidence = {EvidenceOf(first), EvidenceOf(talk_.segments[pair.question])};
    event.voice = Voice::kClient;
    event.words = std::string(talk_.SpanOf(first).In(transcript_.utterances[first.utterance].text));
    const Segment& question = talk_.segments[pair.question];
    const bool right = HasCue(knowledge_, "sub_ask_right",
                              Cut(talk_.tokens[question.utterance], question.first, question.last));
    if (right) {  // "as prescribed?": here no is the risk
      if (pair.kind != AnswerKind::kNo) return;
      event.reading = RiskSense::kEndorsed;
      event.concept_id = "substance_use";
    } else if (pair.kind == AnswerKind::kNo) {
      event.reading = RiskSense::kDenied;
      event.concept_id = "substance_denied";
    } else {
      // Only what sounds occasional speaks against a risk; anything else stays open.
      const bool occasional = std::any_of(pair.answer.begin(), pair.answer.end(),
                                          [&](std::size_t s) { return Occasional(s); });
      event.reading = RiskSense::kUnclear;
      event.concept_id = occasional ? "substance_occasional" : "substance_open";
    }
    out_.push_back(std::move(event));
  }

  bool Occasional(std::size_t s) const {
    const Segment& segment = talk_.segments[s];
    return HasCue(knowledge_, "sub_occasional",
                  Cut(talk_.tokens[segment.utterance], segment.first, segment.last));
  }

  const Transcript& transcript_;
  const Conversation& talk_;
  const ClientVoices& voices_;
  const Knowledge& knowledge_;
  bool nicotine_ = false;
  std::vector<bool> asked_;       // by segment: a question about the client's use
  std::vector<bool> asked_past_;  // by segment: asks, in a topic of substances, what was before
  std::vector<bool> counts_;      // by segment: asks how much or how often
  std::vector<std::pair<std::size_t, std::size_t>> answers_;  // answer segment, its question
  std::size_t topic_ = 0;
  bool topic_set_ = false;
  bool own_ = false;
  std::size_t own_at_ = 0;
  std::vector<std::pair<std::size_t, std::size_t>> named_;  // utterance, substance
  std::vector<RiskEvent> out_;
};

}  // namespace

std::vector<RiskEvent> ReadSpokenSubstances(const Transcript& transcript,
                                            const Conversation& conversation,
                                            const ClientVoices& voices, const FindOptions& options,
                                            const Knowledge& knowledge) {
  return SubstanceReader(transcript, conversation, voices, options, knowledge).Run();
}

}  // namespace goldenthread
