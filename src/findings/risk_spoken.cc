// What therapists ask and what clients say about risk, segment by segment. A frame remembers the
// domain just talked about, so that "Any plan?" belongs to it. What the answers say to the
// questions is risk_answers.cc's; here a question only gets its list of what it asks.
#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "base/function_words.h"
#include "findings/risk_answers.h"
#include "findings/risk_context.h"
#include "findings/risk_events.h"

namespace goldenthread {
namespace {

constexpr std::size_t kFrameUtterancesMax = 8;
constexpr std::size_t kFollowTokensMax = 22;
constexpr std::size_t kRetractUtterancesMax = 40;
constexpr std::size_t kLeadTokensMax = 8;
constexpr std::size_t kAroundTokensMax = 9;
constexpr std::size_t kDatedUtterancesMax = 2;

struct Frame {
  RiskDomain domain = RiskDomain::kSuicidalIdeation;
  std::size_t utterance = 0;
  bool set = false;

  [[nodiscard]] bool Holds(std::size_t at) const {
    return set && at - utterance <= kFrameUtterancesMax;
  }
};

bool Is(const Token& token, const char* word) { return token.Is(word); }

class SpokenReader {
 public:
  SpokenReader(const Transcript& transcript, const Conversation& conversation,
               const ClientVoices& voices, const Knowledge& knowledge)
      : transcript_(transcript), talk_(conversation), voices_(voices), knowledge_(knowledge) {
    for (const Utterance& utterance : transcript.utterances) {
      if (utterance.role == Role::kParticipant) people_.insert(LowerCase(utterance.speaker));
    }
  }

  RiskEvents Run() {
    asked_.resize(talk_.segments.size());
    said_.resize(talk_.segments.size());
    for (std::size_t s = 0; s < talk_.segments.size();) {
      std::size_t end = s;
      while (end < talk_.segments.size() &&
             talk_.segments[end].utterance == talk_.segments[s].utterance) {
        ++end;
      }
      ReadUtterance(s, end);
      s = end;
    }
    RiskTalk risk{std::move(asked_), std::move(said_), risk_talk_, std::move(out_)};
    ReadRiskAnswers(transcript_, talk_, voices_, knowledge_, risk);
    out_ = std::move(risk.found);
    TakeBack();
    std::stable_sort(out_.events.begin(), out_.events.end(),
                     [](const auto& a, const auto& b) { return a.utterance < b.utterance; });
    return std::move(out_);
  }

 private:
  const std::vector<Token>& TokensOf(std::size_t utterance) const {
    return talk_.tokens[utterance];
  }
  Evidence EvidenceOf(const Segment& segment) const {
    return {EvidenceInput::kSession, segment.utterance, talk_.SpanOf(segment), ""};
  }
  std::string TextOf(const Segment& segment) const {
    return std::string(talk_.SpanOf(segment).In(transcript_.utterances[segment.utterance].text));
  }

  /// "I said no before. That wasn't true.": a denial taken back is a yes to its question. Of
  /// several, the one on suicide is meant, or else the last.
  void TakeBack() {
    const auto has = [&](std::size_t u, const char* list) {
      return HasCue(knowledge_, list, TokensOf(u));
    };
    std::size_t last = talk_.tokens.size();
    for (const Segment& segment : talk_.segments) {
      const std::size_t u = segment.utterance;
      if (u == last || !risk_talk_ || !voices_.Has(transcript_.utterances[u])) continue;
      last = u;
      if (has(u, "risk_retract_said") && has(u, "risk_retract_false")) TakeBackAt(segment);
    }
  }

  void TakeBackAt(const Segment& segment) {
    const RiskEvent* meant = nullptr;
    for (const RiskEvent& event : out_.events) {
      const bool near = event.utterance < segment.utterance &&
                        segment.utterance - event.utterance <= kRetractUtterancesMax;
      if (!near || event.reading != RiskSense::kDenied || !event.asked || !event.speaker.empty()) {
        continue;
      }
      const bool suicide = event.domain == RiskDomain::kSuicidalIdeation;
      if (meant == nullptr || suicide || meant->domain != RiskDomain::kSuicidalIdeation) {
        meant = &event;
      }
    }
    if (meant == nullptr) return;
    RiskEvent event = *meant;
    for (RiskEvent& earlier : out_.events) {
      const bool same = earlier.domain == event.domain && earlier.utterance < segment.utterance;
      if (same && earlier.reading == RiskSense::kDenied) earlier.reading = RiskSense::kUnclear;
    }
    event.reading = RiskSense::kEndorsed;
    event.level = std::min(event.level, RiskLevel::kActive);
    event.evidence.insert(event.evidence.begin(), EvidenceOf(segment));
    event.utterance = segment.utterance;
    event.words = TextOf(segment);
    out_.events.push_back(std::move(event));
  }

  // ---- first pass

  void ReadUtterance(std::size_t begin, std::size_t end) {
    const std::size_t u = talk_.segments[begin].utterance;
    const std::vector<Token>& tokens = TokensOf(u);
    const Lexicon& lexicon = knowledge_.lexicon;
    const bool therapist = transcript_.utterances[u].role == Role::kTherapist;
    const auto asks = lexicon.risk_ask.Find(tokens);
    const auto says = therapist ? std::vector<PhraseMatch>{} : lexicon.risk_say.Find(tokens);
    const auto denies = therapist ? std::vector<PhraseMatch>{} : lexicon.risk_deny.Find(tokens);
    const auto safety = lexicon.Cues("risk_safety").FindLongest(tokens);
    const bool framed = frame_.Holds(u);
    if (therapist) NoteDate(u, tokens);
    std::optional<RiskContext> context;
    const auto Context = [&]() -> const RiskContext& {
      if (!context) context.emplace(tokens, knowledge_);
      return *context;
    };
    for (std::size_t s = begin; s < end; ++s) {
      const Segment& segment = talk_.segments[s];
      const bool asking = segment.act == Act::kQuestion || segment.act == Act::kPrompt;
      if (asking && (therapist || transcript_.utterances[u].role == Role::kUnknown)) {
        const bool any = !asks.empty() || framed || HasHarm(segment);
        if (any) ReadQuestion(s, asks, Context());
      } else if (therapist && segment.act != Act::kBackchannel) {
        ReadLead(s, asks, Context);
      }
      if (!therapist && !(asking && asked_[s].empty() && says.empty()) &&
          (!says.empty() || !denies.empty() || framed)) {
        ReadSaid(s, says, denies, Context());
      }
      if (therapist) ReadSafety(segment, Beginning(safety, segment.first, segment.last));
    }
    if (!therapist) NoteDate(u, tokens);
  }

  /// A turn that dates its story keeps the next turns in it until something says now.
  void NoteDate(std::size_t u, const std::vector<Token>& tokens) {
    ward_asked_ = HasCue(knowledge_, "risk_ward", tokens);
    const bool past = HasCue(knowledge_, "risk_past", tokens);
    dated_ = !HasCue(knowledge_, "risk_present", tokens) && (past || dated_);
    if (past) dated_at_ = u;
  }

  [[nodiscard]] bool InDatedStory(std::size_t u) const {
    return dated_ && u - dated_at_ <= kDatedUtterancesMax;
  }

  static bool IsHarmVerb(const Token& token) {
    return token.stem == "hurt" || token.stem == "harm" || token.stem == "kill" ||
           token.stem == "attack";
  }

  bool HasHarm(const Segment& segment) const {
    const auto& tokens = TokensOf(segment.utterance);
    for (std::size_t i = segment.first; i + 1 < segment.last; ++i) {
      if (IsHarmVerb(tokens[i])) return true;
    }
    return false;
  }

  void AddAsked(std::size_t s, std::size_t cue) {
    const RiskCue& entry = knowledge_.risk[cue];
    Add(s, entry.domain, entry.level, entry.id, entry.canonical);
    asked_[s].back().yes_denies = entry.yes_denies;
  }
  void Add(std::size_t s, RiskDomain domain, RiskLevel level, std::string id,
           std::string canonical) {
    Asked asked;
    asked.domain = domain;
    asked.level = level;
    asked.id = std::move(id);
    asked.canonical = std::move(canonical);
    asked_[s].push_back(std::move(asked));
  }

  void ReadQuestion(std::size_t s, const std::vector<PhraseMatch>& asks,
                    const RiskContext& context) {
    const Segment& segment = talk_.segments[s];
    const auto& tokens = TokensOf(segment.utterance);
    if (!asked_[s].empty()) return;  // its lead-in sentence has asked already
    const bool thought = context.Has("risk_thought", segment.first, segment.last);
    std::vector<std::size_t> cues;
    for (const PhraseMatch& ask : Beginning(asks, segment.first, segment.last)) {
      if (context.Masked(ask) || Schedules(tokens, ask) || HurtsOther(tokens, ask)) continue;
      if (std::find(cues.begin(), cues.end(), ask.pattern) == cues.end()) {
        cues.push_back(ask.pattern);
      }
    }
    const bool safe = std::any_of(cues.begin(), cues.end(),
                                  [&](std::size_t c) { return knowledge_.risk[c].yes_denies; });
    const bool harm = std::any_of(cues.begin(), cues.end(), [&](std::size_t c) {
      return knowledge_.risk[c].domain == RiskDomain::kHomicidalIdeation;
    });
    for (const std::size_t cue : cues) {
      const RiskCue& entry = knowledge_.risk[cue];
      const bool abuse = entry.domain == RiskDomain::kAbuseOrNeglect;
      if (safe && !entry.yes_denies && abuse) continue;
      if (abuse && thought && harm) continue;  // "thoughts of violence" asks for the thoughts
      const bool deed = entry.domain == RiskDomain::kHomicidalIdeation && !thought && !InHi() &&
                        context.Has("risk_deed", segment.first, segment.last);
      if (deed) {
        Add(s, RiskDomain::kAbuseOrNeglect, RiskLevel::kNone, "abuse", "abuse or violence");
      } else {
        AddAsked(s, cue);
      }
    }
    ReadHarm(s, thought);
    if (asked_[s].empty()) ReadFollow(s, context);
    Finish(s, context);
  }

  /// "And hurting yourself, in small ways. Then or now?": the sentence before a bare question.
  template <class GetContext>
  void ReadLead(std::size_t s, const std::vector<PhraseMatch>& asks, GetContext get) {
    const Segment& segment = talk_.segments[s];
    const bool ask = !Beginning(asks, segment.first, segment.last).empty();
    const bool next = s + 1 < talk_.segments.size() &&
                      talk_.segments[s + 1].utterance == segment.utterance &&
                      talk_.segments[s + 1].act == Act::kQuestion &&
                      talk_.segments[s + 1].last - talk_.segments[s + 1].first <= kLeadTokensMax;
    if (!ask || !next) return;
    const RiskContext& context = get();
    if (context.Has("risk_hypothetical", segment.first, segment.last)) return;
    const Segment& question = talk_.segments[s + 1];
    if (!SaysNothingNew(question, context) && !IsName(question) && !RefersBack(question, context)) {
      return;
    }
    ReadQuestion(s, asks, context);
    asked_[s + 1] = std::exchange(asked_[s], {});
  }

  /// "Has that been part of it?", "You?": asks for what the sentence before it named.
  static bool RefersBack(const Segment& question, const RiskContext& context) {
    return context.Has("risk_refers", question.first, question.last) &&
           context.Has("risk_refers_content", question.first, question.last);
  }

  /// "Dana?": the question before goes on to the next person.
  bool IsName(const Segment& segment) const {
    const auto& tokens = TokensOf(segment.utterance);
    const char first =
        transcript_.utterances[segment.utterance].text[tokens[segment.first].span.begin];
    return segment.last - segment.first <= 2 && first >= 'A' && first <= 'Z' &&
           !IsFunctionWord(tokens[segment.first].norm) &&
           !HasCue(knowledge_, "backchannel", {tokens[segment.first]}) &&
           !HasCue(knowledge_, "answer_yes", {tokens[segment.first]});
  }

  bool InHi() const { return frame_.set && frame_.domain == RiskDomain::kHomicidalIdeation; }

  /// "An urge to hurt the driver" asks for no self-harm.
  bool HurtsOther(const std::vector<Token>& tokens, const PhraseMatch& match) const {
    if (knowledge_.risk[match.pattern].domain != RiskDomain::kSelfHarm) return false;
    if (match.last >= tokens.size() || !IsHarmVerb(tokens[match.last - 1])) return false;
    const Token& next = tokens[match.last];
    return next.IsWord() && !Is(next, "yourself") && !Is(next, "or") && !Is(next, "and") &&
           !Is(next, "your");
  }

  /// "not here next week" is about the calendar.
  static bool Schedules(const std::vector<Token>& tokens, const PhraseMatch& match) {
    if (match.last >= tokens.size()) return false;
    const Token& next = tokens[match.last];
    return next.IsNumber() || Is(next, "next") || Is(next, "until") || Is(next, "tomorrow") ||
           Is(next, "for") || Is(next, "on");
  }

  /// "hurting yourself", "hurting Dana", by the verb and its object.
  void ReadHarm(std::size_t s, bool thought) {
    const Segment& segment = talk_.segments[s];
    const auto& tokens = TokensOf(segment.utterance);
    for (std::size_t i = segment.first; i + 1 < segment.last; ++i) {
      if (!IsHarmVerb(tokens[i])) continue;
      const Token& object = tokens[i + 1];
      if (Is(object, "yourself") || Is(object, "yourselves")) {
        if (tokens[i].stem != "kill") AddSelfHarm(s, thought);
        continue;
      }
      const char first = transcript_.utterances[segment.utterance].text[object.span.begin];
      const bool name = object.IsWord() && first >= 'A' && first <= 'Z' && !Is(object, "i");
      if (!name) continue;
      const bool gerund = tokens[i].norm.ends_with("ing");
      if (thought || InHi() || gerund) {
        Add(s, RiskDomain::kHomicidalIdeation, RiskLevel::kNone, "hi",
            "thoughts of harming others");
      } else {
        Add(s, RiskDomain::kAbuseOrNeglect, RiskLevel::kNone, "abuse", "abuse or violence");
      }
    }
  }

  /// "Thoughts of hurting yourself" asks for suicidal thoughts, unless those are asked for in so
  /// many words; then it, and any question for the deed, asks for self-harm.
  void AddSelfHarm(std::size_t s, bool thought) {
    const bool here = std::any_of(asked_[s].begin(), asked_[s].end(), [](const Asked& a) {
      return a.domain == RiskDomain::kSuicidalIdeation;
    });
    const bool already = std::any_of(asked_[s].begin(), asked_[s].end(), [](const Asked& a) {
      return a.domain == RiskDomain::kSelfHarm;
    });
    if (already) return;
    if (thought && !here && !asked_si_) {
      Add(s, RiskDomain::kSuicidalIdeation, RiskLevel::kActive, "si_active",
          "thoughts of hurting self");
    } else {
      Add(s, RiskDomain::kSelfHarm, RiskLevel::kNone, "sh", "self-harm");
    }
  }

  void ReadFollow(std::size_t s, const RiskContext& context) {
    const Segment& segment = talk_.segments[s];
    if (!frame_.Holds(segment.utterance)) return;
    if (segment.last - segment.first > kFollowTokensMax) return;
    if (AsksDetail(TokensOf(segment.utterance), segment)) return;
    const auto& tokens = TokensOf(segment.utterance);
    const auto found = knowledge_.lexicon.risk_follow.Find(tokens);
    for (const PhraseMatch& match : Beginning(found, segment.first, segment.last)) {
      const RiskCue& cue = knowledge_.risk[match.pattern];
      const bool twice = std::any_of(asked_[s].begin(), asked_[s].end(),
                                     [&](const Asked& a) { return a.id == cue.id; });
      if (twice) continue;
      if (frame_.domain == RiskDomain::kSuicidalIdeation) {
        AddAsked(s, match.pattern);
      } else if (frame_.domain == RiskDomain::kHomicidalIdeation) {
        Add(s, frame_.domain, RiskLevel::kNone, "hi", "thoughts of harming others");
      }
    }
    if (asked_[s].empty() && context.Has("risk_ask_self", segment.first, segment.last) &&
        SaysNothingNew(segment, context)) {
      Add(s, RiskDomain::kSuicidalIdeation, RiskLevel::kActive, "si_active", "suicidal ideation");
    }
    const bool again_asked = context.Has("risk_round", segment.first, segment.last) ||
                             (context.Has("risk_follow", segment.first, segment.last) &&
                              SaysNothingNew(segment, context));
    if (asked_[s].empty() && (again_asked || IsName(segment))) {
      Asked again = last_asked_;
      again.domain = frame_.domain;
      asked_[s].push_back(std::move(again));
    }
  }

  /// "And now?", "Anything like that lately?": no content word but the follow-up's own.
  bool SaysNothingNew(const Segment& segment, const RiskContext& context) const {
    const auto& tokens = TokensOf(segment.utterance);
    for (std::size_t i = segment.first; i < segment.last; ++i) {
      if (!tokens[i].IsWord() && !tokens[i].IsNumber()) continue;
      if (!IsFunctionWord(tokens[i].norm) && !context.Covers("risk_follow", i) &&
          !people_.contains(tokens[i].norm)) {
        return false;
      }
    }
    return true;
  }

  void Finish(std::size_t s, const RiskContext& context) {
    if (asked_[s].empty()) return;
    const Segment& segment = talk_.segments[s];
    const auto& tokens = TokensOf(segment.utterance);
    // "In the past month" is now (C-SSRS screener).
    const bool past = context.Has("risk_ask_past", segment.first, segment.last) &&
                      !context.Has("risk_ask_recent", segment.first, segment.last);
    const bool form = context.Has("risk_form", segment.first, segment.last);
    const bool rates = context.Has("risk_rate", segment.first, segment.last);
    bool zero = false;
    bool you = false;
    bool third = false;
    for (std::size_t i = segment.first; i < segment.last; ++i) {
      zero = zero || Is(tokens[i], "zero") || Is(tokens[i], "0") || Is(tokens[i], "no");
      you = you || Is(tokens[i], "you") || Is(tokens[i], "your") || Is(tokens[i], "yourself");
      third = third || Is(tokens[i], "he") || Is(tokens[i], "she") || Is(tokens[i], "himself") ||
              Is(tokens[i], "herself");
    }
    for (Asked& asked : asked_[s]) {
      asked.past = past;
      asked.form = form;
      asked.rates = rates && !form && !asked.yes_denies;
      asked.zero = form && zero;
      const bool ideation = asked.domain != RiskDomain::kAbuseOrNeglect;
      asked.other = ideation && third && !you;
      if (asked.domain == RiskDomain::kSuicidalIdeation && !asked.other) asked_si_ = true;
    }
    frame_ = {asked_[s].front().domain, segment.utterance, true};
    last_asked_ = asked_[s].front();
    risk_talk_ = true;
  }

  /// What a client says unasked or inside an answer.
  void ReadSaid(std::size_t s, const std::vector<PhraseMatch>& says,
                const std::vector<PhraseMatch>& denies, const RiskContext& context) {
    const Segment& segment = talk_.segments[s];
    const auto& tokens = TokensOf(segment.utterance);
    if (segment.act == Act::kQuestion) return;
    std::vector<PhraseMatch> taken;
    for (const PhraseMatch& match : Beginning(denies, segment.first, segment.last)) {
      if (context.Masked(match)) continue;
      const RiskHolding holding = context.HoldingOf(match, segment.first, segment.last);
      if (holding.owner == RiskOwner::kOther || holding.fiction || holding.supposed) continue;
      taken.push_back(match);
      AddSaid(s, match, RiskSense::kDenied, holding);
    }
    const auto own = Beginning(says, segment.first, segment.last);
    std::vector<PhraseMatch> all(own.begin(), own.end());
    if (frame_.Holds(segment.utterance)) {
      const auto words = Cut(tokens, segment.first, segment.last);
      auto follow = knowledge_.lexicon.risk_follow.Find(words);
      for (PhraseMatch& match : follow) {
        match.first += segment.first;
        match.last += segment.first;
      }
      std::copy_if(follow.begin(), follow.end(), std::back_inserter(all), [&](const auto& m) {
        return Is(tokens[m.first], "i") && knowledge_.risk[m.pattern].domain == frame_.domain;
      });
    }
    for (const PhraseMatch& match : all) {
      if (context.Masked(match)) continue;
      const bool covered = std::any_of(taken.begin(), taken.end(), [&](const PhraseMatch& t) {
        return t.first < match.last && match.first < t.last;
      });
      if (covered || AsksBack(tokens, match, segment) || InPlay(match, context)) continue;
      taken.push_back(match);
      RiskHolding holding = context.HoldingOf(match, segment.first, segment.last);
      holding.past =
          holding.past || (InDatedStory(segment.utterance) && context.ToldAsPast(match) &&
                           !context.Has("risk_present", 0, tokens.size()));
      AddSaid(s, match, ReadingOf(match, holding, context), holding);
    }
  }

  /// "She said, do you want to die": a question given back.
  static bool AsksBack(const std::vector<Token>& tokens, const PhraseMatch& match,
                       const Segment& segment) {
    if (match.first < segment.first + 2 || !Is(tokens[match.first - 1], "you")) return false;
    const Token& before = tokens[match.first - 2];
    return Is(before, "do") || Is(before, "are") || Is(before, "did") || Is(before, "if");
  }

  /// Blows of a game, of a toddler's toy.
  bool InPlay(const PhraseMatch& match, const RiskContext& context) const {
    const RiskDomain domain = knowledge_.risk[match.pattern].domain;
    const bool blows =
        domain == RiskDomain::kAbuseOrNeglect || domain == RiskDomain::kHomicidalIdeation;
    return blows && context.Has("risk_play", 0, static_cast<std::size_t>(-1));
  }

  RiskSense ReadingOf(const PhraseMatch& match, const RiskHolding& holding,
                      const RiskContext& context) const {
    const RiskCue& cue = knowledge_.risk[match.pattern];
    if (holding.fiction || (holding.supposed && !holding.negated)) return RiskSense::kUnclear;
    const bool abuse = cue.domain == RiskDomain::kAbuseOrNeglect;
    const bool harm = cue.domain == RiskDomain::kHomicidalIdeation;
    const Token& begins = context.tokens()[match.first];
    if (harm && (Is(begins, "he") || Is(begins, "she") || Is(begins, "they"))) {
      return RiskSense::kOther;
    }
    const bool ward = abuse && (ward_asked_ || HurtsClient(context.tokens(), match) ||
                                context.Has("risk_ward", 0, static_cast<std::size_t>(-1)));
    if (abuse && !ward && HurtsThird(context.tokens(), match)) return RiskSense::kOther;
    if (holding.owner == RiskOwner::kOther && !ward) return RiskSense::kOther;
    if (holding.negated) return RiskSense::kDenied;
    if (holding.past) return RiskSense::kHistorical;
    const bool violent = cue.domain == RiskDomain::kHomicidalIdeation;
    if (violent && context.Has("risk_fear", 0, static_cast<std::size_t>(-1))) {
      return RiskSense::kUnclear;
    }
    // "You think about dying, at my age": people in general, perhaps the client.
    const auto& tokens = context.tokens();
    const bool general = match.first > 0 && Is(tokens[match.first - 1], "you");
    if (!cue.soft && !general) return RiskSense::kEndorsed;
    return context.Has("risk_hyperbole", 0, static_cast<std::size_t>(-1)) ? RiskSense::kUnclear
                                                                          : RiskSense::kSoft;
  }

  /// The clause around a mention: up to the nearest marks, within bounds.
  std::string Around(const Segment& segment, const PhraseMatch& match) const {
    const auto& tokens = TokensOf(segment.utterance);
    const auto mark = [&](std::size_t i) {
      return tokens[i].shape == TokenShape::kPunctuation && !tokens[i].Is("'") &&
             !tokens[i].Is("-");
    };
    std::size_t first = match.first;
    while (first > segment.first && match.first - first < kAroundTokensMax && !mark(first - 1)) {
      --first;
    }
    std::size_t last = match.last;
    while (last < segment.last && last - match.last < kAroundTokensMax && !mark(last)) ++last;
    const Span span{tokens[first].span.begin, tokens[last - 1].span.end};
    return std::string(span.In(transcript_.utterances[segment.utterance].text));
  }

  void AddSaid(std::size_t s, const PhraseMatch& match, RiskSense reading,
               const RiskHolding& holding) {
    const std::size_t cue = match.pattern;
    const Segment& segment = talk_.segments[s];
    const Utterance& utterance = transcript_.utterances[segment.utterance];
    const RiskCue& entry = knowledge_.risk[cue];
    const bool client = voices_.Has(utterance);
    if (holding.fiction || (holding.supposed && !entry.soft)) return;
    if (reading == RiskSense::kOther && holding.negated) return;
    if (!client && (reading == RiskSense::kUnclear || reading == RiskSense::kSoft)) return;
    if (!client && reading == RiskSense::kEndorsed) reading = RiskSense::kOther;
    if (!client && reading == RiskSense::kHistorical) reading = RiskSense::kOther;
    RiskEvent event;
    event.domain = entry.domain;
    event.level = entry.level;
    event.reading = reading;
    event.concept_id = entry.id;
    event.canonical = entry.canonical;
    // "I'd never touch him", where the thought was asked about, denies the thought.
    if (reading == RiskSense::kDenied && entry.domain == RiskDomain::kAbuseOrNeglect && InHi() &&
        segment.utterance - frame_.utterance <= 1) {
      event.domain = RiskDomain::kHomicidalIdeation;
      event.concept_id = "hi";
      event.canonical = "thoughts of harming others";
    }
    event.evidence = {EvidenceOf(segment)};
    event.utterance = segment.utterance;
    if (!client) event.speaker = utterance.speaker;
    if (reading == RiskSense::kOther) event.person = client ? holding.person : utterance.speaker;
    event.voice = Voice::kClient;
    event.words = Around(segment, match);
    said_[s].push_back(out_.events.size());
    out_.events.push_back(std::move(event));
    if (client && reading != RiskSense::kOther) {
      frame_ = {entry.domain, segment.utterance, true};
      last_asked_ = {};
      last_asked_.domain = entry.domain;
      last_asked_.level = entry.level;
      last_asked_.id = entry.id;
      last_asked_.canonical = entry.canonical;
      risk_talk_ = true;
    }
  }

  void ReadSafety(const Segment& segment, std::span<const PhraseMatch> found) {
    if (found.empty()) return;
    const auto& words = TokensOf(segment.utterance);
    RiskSide side;
    side.kind = RiskSide::Kind::kSafety;
    side.evidence = {EvidenceOf(segment)};
    side.voice = Voice::kTherapist;
    side.words = TextOf(segment);
    for (const PhraseMatch& match : found) {
      std::string text;
      for (std::size_t i = match.first; i < match.last; ++i) {
        if (words[i].Is("-")) continue;
        text += (text.empty() ? "" : " ") + words[i].norm;
      }
      side.topic += (side.topic.empty() ? "" : ", ") + text;
    }
    out_.sides.push_back(std::move(side));
  }

  const Transcript& transcript_;
  const Conversation& talk_;
  const ClientVoices& voices_;
  const Knowledge& knowledge_;
  std::vector<std::vector<Asked>> asked_;       // by segment
  std::vector<std::vector<std::size_t>> said_;  // by segment: indices of events
  Frame frame_;
  Asked last_asked_;
  bool asked_si_ = false;
  bool risk_talk_ = false;
  bool dated_ = false;  // the last date told was of the past
  std::size_t dated_at_ = 0;
  bool ward_asked_ = false;       // the last question was about someone in the client's care
  std::set<std::string> people_;  // labels of the people in the room, lower case
  RiskEvents out_;
};

}  // namespace

RiskEvents ReadSpokenRisk(const Transcript& transcript, const Conversation& conversation,
                          const ClientVoices& voices, const Knowledge& knowledge) {
  return SpokenReader(transcript, conversation, voices, knowledge).Run();
}

}  // namespace goldenthread
