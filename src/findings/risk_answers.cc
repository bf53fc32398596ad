// Each answer against what its question asked. "No" often goes on with "only once, years back", so
// its later sentences are read for exceptions; a question about means or about what protects leaves
// a side fact.
#include "findings/risk_answers.h"

#include <algorithm>
#include <utility>

#include "findings/numbers.h"
#include "findings/risk_context.h"

namespace goldenthread {
namespace {

constexpr std::size_t kNearUtterancesMax = 8;
constexpr std::size_t kAnswerSegmentsShown = 3;
constexpr std::size_t kAnswerSegmentsRead = 8;
constexpr std::size_t kDetailTokensMax = 8;
constexpr std::size_t kLateUtterancesMax = 5;

class AnswerReader {
 public:
  AnswerReader(const Transcript& transcript, const Conversation& conversation,
               const ClientVoices& voices, const Knowledge& knowledge, RiskTalk& risk)
      : transcript_(transcript),
        talk_(conversation),
        voices_(voices),
        knowledge_(knowledge),
        risk_(risk) {}

  void Run() {
    for (const QuestionAnswer& pair : talk_.pairs) ReadPair(pair);
    for (const Open& open : open_) ReadLate(open);
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

  /// A question that the client has not said yes or no to yet.
  struct Open {
    std::size_t pair = 0;
    Asked asked;
  };

  static bool Inside(const PhraseMatch& match, const Segment& segment) {
    return match.first >= segment.first && match.first < segment.last;
  }

  void ReadPair(const QuestionAnswer& pair) {
    const Segment& question = talk_.segments[pair.question];
    ReadMeans(pair, question);
    if (risk_.asked[pair.question].empty()) {
      ReadDetail(pair);
      return;
    }
    const bool answered = !pair.answer.empty();
    const bool client = answered && voices_.Has(transcript_.utterances[AnswerUtterance(pair)]);
    for (const Asked& asked : risk_.asked[pair.question]) {
      const std::size_t made = risk_.found.events.size();
      ReadAsked(pair, asked, answered, client);
      const bool open = made == risk_.found.events.size() ||
                        risk_.found.events[made].reading == RiskSense::kUnclear;
      const auto at = static_cast<std::size_t>(&pair - talk_.pairs.data());
      if (open && client && !asked.other) open_.push_back({at, asked});
    }
    if (client) ReadProtective(pair);
  }

  std::size_t AnswerUtterance(const QuestionAnswer& pair) const {
    return talk_.segments[pair.answer.front()].utterance;
  }

  RiskEvent Start(const QuestionAnswer& pair, const Asked& asked) const {
    RiskEvent event;
    event.domain = asked.domain;
    event.level = asked.level;
    event.concept_id = asked.id;
    event.canonical = asked.canonical;
    event.asked = true;
    event.past = asked.past;
    event.utterance = talk_.segments[pair.question].utterance;
    event.evidence = {EvidenceOf(talk_.segments[pair.question])};
    if (!pair.answer.empty()) {
      event.utterance = AnswerUtterance(pair);
      event.evidence.insert(event.evidence.begin(), AnswerEvidence(pair));
      event.voice = Voice::kClient;
      event.words =
          std::string(event.evidence.front().span.In(transcript_.utterances[event.utterance].text));
      const Utterance& speaker = transcript_.utterances[event.utterance];
      if (!voices_.Has(speaker)) event.speaker = speaker.speaker;
    }
    return event;
  }

  /// The first sentences of the answer, up to where it is plain.
  Evidence AnswerEvidence(const QuestionAnswer& pair) const {
    const std::size_t u = AnswerUtterance(pair);
    Evidence evidence = EvidenceOf(talk_.segments[pair.answer.front()]);
    for (std::size_t i = 1; i < std::min(pair.answer.size(), kAnswerSegmentsShown); ++i) {
      const Segment& segment = talk_.segments[pair.answer[i]];
      if (segment.utterance != u) break;
      evidence.span = evidence.span.Union(talk_.SpanOf(segment));
    }
    return evidence;
  }

  /// Whether an event of that reading and domain was said inside the answer.
  bool Said(const QuestionAnswer& pair, RiskDomain domain, RiskSense reading) const {
    for (const std::size_t s : pair.answer) {
      for (const std::size_t e : risk_.said[s]) {
        if (risk_.found.events[e].domain == domain && risk_.found.events[e].reading == reading)
          return true;
      }
    }
    return false;
  }

  /// The thought itself was denied inside the answer, not only what would be done about it.
  bool SaidThoughtDenied(const QuestionAnswer& pair, RiskDomain domain) const {
    for (const std::size_t s : pair.answer) {
      for (const std::size_t e : risk_.said[s]) {
        const RiskEvent& event = risk_.found.events[e];
        if (event.domain == domain && event.reading == RiskSense::kDenied &&
            event.level < RiskLevel::kMethod) {
          return true;
        }
      }
    }
    return false;
  }

  /// A cue of that list in the answer's first sentences.
  bool AnswerHas(const QuestionAnswer& pair, const char* list) const {
    for (std::size_t i = 0; i < std::min(pair.answer.size(), kAnswerSegmentsRead); ++i) {
      const Segment& segment = talk_.segments[pair.answer[i]];
      if (HasCue(knowledge_, list, Cut(TokensOf(segment.utterance), segment.first, segment.last))) {
        return true;
      }
    }
    return false;
  }

  void ReadAsked(const QuestionAnswer& pair, const Asked& asked, bool answered, bool client) {
    AnswerKind kind = pair.kind;
    if (asked.yes_denies && kind == AnswerKind::kYes)
      kind = AnswerKind::kNo;
    else if (asked.yes_denies && kind == AnswerKind::kNo)
      kind = AnswerKind::kYes;
    kind = KindByNumber(pair, asked, kind);
    RiskEvent event = Start(pair, asked);
    if (asked.other) {
      if (kind != AnswerKind::kYes || !client) return;
      event.reading = RiskSense::kOther;
      event.person = asked.person;
      risk_.found.events.push_back(std::move(event));
      return;
    }
    if (answered && !client && kind == AnswerKind::kYes) {
      event.reading = RiskSense::kOther;
      event.person = event.speaker;
      risk_.found.events.push_back(std::move(event));
      return;
    }
    event.reading = ReadingOf(pair, asked, kind);
    if (!client && event.reading != RiskSense::kDenied && answered) return;
    if (event.reading == RiskSense::kOther) return;  // said events tell it all
    const bool denied = event.reading == RiskSense::kDenied;
    risk_.found.events.push_back(std::move(event));
    if (denied && client) ReadException(pair, asked);
  }

  /// What a number says: zero on a scale is no; a confirmed zero on a questionnaire too.
  AnswerKind KindByNumber(const QuestionAnswer& pair, const Asked& asked, AnswerKind kind) const {
    if (asked.form && kind == AnswerKind::kYes) {
      return asked.zero ? AnswerKind::kNo : AnswerKind::kYes;
    }
    if (asked.form) return kind == AnswerKind::kNone ? kind : AnswerKind::kOther;
    if (!asked.rates || kind == AnswerKind::kNone) return kind;
    const Segment& answer = talk_.segments[pair.answer.front()];
    const std::vector<Number> numbers =
        FindNumbers(Cut(TokensOf(answer.utterance), answer.first, answer.last));
    if (numbers.empty()) return kind;
    return numbers.front().value == 0 ? AnswerKind::kNo : AnswerKind::kYes;
  }

  /// "That's my friend. [...] And no, not me.": the answer that comes around the side.
  void ReadLate(const Open& open) {
    const QuestionAnswer& pair = talk_.pairs[open.pair];
    const std::size_t asked_at = talk_.segments[pair.question].utterance;
    for (std::size_t s = pair.answer.front(); s < talk_.segments.size(); ++s) {
      const Segment& segment = talk_.segments[s];
      if (segment.utterance > asked_at + kLateUtterancesMax) return;
      if (s != pair.answer.front() && OtherRisk(s, open.asked.domain)) return;
      if (segment.act == Act::kQuestion ||
          !voices_.Has(transcript_.utterances[segment.utterance])) {
        continue;
      }
      const auto words = Cut(TokensOf(segment.utterance), segment.first, segment.last);
      if (!HasCue(knowledge_, "risk_late_no", words)) continue;
      RiskEvent event = Start(pair, open.asked);
      event.reading = RiskSense::kDenied;
      event.utterance = segment.utterance;
      event.evidence.insert(event.evidence.begin(), EvidenceOf(segment));
      event.words = TextOf(segment);
      risk_.found.events.push_back(std::move(event));
      return;
    }
  }

  /// The segment asks for risk of another domain.
  bool OtherRisk(std::size_t s, RiskDomain domain) const {
    return std::any_of(risk_.asked[s].begin(), risk_.asked[s].end(),
                       [&](const Asked& asked) { return asked.domain != domain; });
  }

  RiskSense ReadingOf(const QuestionAnswer& pair, const Asked& asked, AnswerKind kind) const {
    const bool endorsed = Said(pair, asked.domain, RiskSense::kEndorsed) ||
                          Said(pair, asked.domain, RiskSense::kSoft);
    const bool denied = SaidThoughtDenied(pair, asked.domain);
    const bool before = Said(pair, asked.domain, RiskSense::kHistorical);
    switch (kind) {
      case AnswerKind::kNo:
        // "Not right now. Last night I was."
        if (!asked.past && AnswerHas(pair, "risk_only_now") && AnswerHas(pair, "risk_recent_yes")) {
          return RiskSense::kEndorsed;
        }
        // "No. But sometimes I think ...": not a clean denial, whatever it goes on with.
        if (!asked.past && AnswerHas(pair, "risk_no_but")) return RiskSense::kUnclear;
        // Asked for ever, "as a teenager; nothing for years" is what was.
        if (asked.past && before) return RiskSense::kOther;
        return RiskSense::kDenied;
      case AnswerKind::kYes:
        // "Yeah, but I wouldn't do it" denies the intent, not the thought.
        if (denied && !endorsed && !YesBut(pair)) return RiskSense::kDenied;
        if (!endorsed && !YesBut(pair) && AnswerHas(pair, "risk_answer_deny")) {
          return RiskSense::kDenied;
        }
        if (asked.past || before || PastOnly(pair) || AnswerHas(pair, "risk_over_now"))
          return RiskSense::kHistorical;
        if (risk_.asked[pair.question].size() > 1 && !endorsed &&
            OtherDomainSaid(pair, asked.domain)) {
          return RiskSense::kUnclear;
        }
        return RiskSense::kEndorsed;
      case AnswerKind::kOther:
        if (denied && !endorsed && OnlyTheDeedDenied(pair, asked)) return RiskSense::kUnclear;
        if (endorsed || denied || before) return RiskSense::kOther;
        if (AnswerHas(pair, "risk_answer_endorse")) {
          return asked.past || PastOnly(pair) ? RiskSense::kHistorical : RiskSense::kEndorsed;
        }
        if (AnswerHas(pair, "risk_answer_deny")) return RiskSense::kDenied;
        if (AsksWhen(pair) && PastOnly(pair)) return RiskSense::kHistorical;
        return RiskSense::kUnclear;
      case AnswerKind::kNone:
        break;
    }
    return RiskSense::kUnclear;
  }

  /// Asked for a wish, "I wouldn't lift a hand" leaves the wish open.
  bool OnlyTheDeedDenied(const QuestionAnswer& pair, const Asked& asked) const {
    return asked.domain == RiskDomain::kSuicidalIdeation && asked.level == RiskLevel::kPassive &&
           AnswerHas(pair, "risk_deed_denied");
  }

  bool AsksWhen(const QuestionAnswer& pair) const {
    const Segment& question = talk_.segments[pair.question];
    return AsksDetail(TokensOf(question.utterance), question);
  }

  bool YesBut(const QuestionAnswer& pair) const {
    const Segment& answer = talk_.segments[pair.answer.front()];
    auto words = Cut(TokensOf(answer.utterance), answer.first, answer.last);
    std::erase_if(words, [](const Token& token) { return !token.IsWord(); });
    return HasCue(knowledge_, "risk_yes_but", words);
  }

  bool OtherDomainSaid(const QuestionAnswer& pair, RiskDomain domain) const {
    for (const std::size_t s : pair.answer) {
      for (const std::size_t e : risk_.said[s]) {
        if (risk_.found.events[e].domain != domain &&
            risk_.found.events[e].reading == RiskSense::kEndorsed) {
          return true;
        }
      }
    }
    return false;
  }

  /// "Yeah, in college": a yes that only holds for the past.
  bool PastOnly(const QuestionAnswer& pair) const {
    return AnswerHas(pair, "risk_past") && !AnswerHas(pair, "risk_present");
  }

  /// "No. Well, once, years ago": a sentence of the answer tells of an earlier time.
  void ReadException(const QuestionAnswer& pair, const Asked& asked) {
    if (Said(pair, asked.domain, RiskSense::kHistorical)) return;
    for (std::size_t i = 0; i < std::min(pair.answer.size(), kAnswerSegmentsRead); ++i) {
      const Segment& segment = talk_.segments[pair.answer[i]];
      const auto& tokens = TokensOf(segment.utterance);
      const RiskContext context(tokens, knowledge_);
      const auto found = knowledge_.lexicon.Cues("risk_exception").Find(tokens);
      for (const PhraseMatch& cue : found) {
        if (!Inside(cue, segment)) continue;
        const bool lapsed = tokens[cue.first].Is("not");
        if (!lapsed && !TellsOfSelf(segment, context)) continue;
        RiskEvent event = Start(pair, asked);
        event.reading = RiskSense::kHistorical;
        // "No" stands for what was asked; what is told of the past may be less than that.
        if (asked.domain == RiskDomain::kSuicidalIdeation && asked.level > RiskLevel::kActive) {
          event.level = RiskLevel::kActive;
          event.concept_id = "si_active";
          event.canonical = "suicidal ideation";
        }
        event.evidence.insert(event.evidence.begin(), EvidenceOf(segment));
        event.words = TextOf(segment);
        event.utterance = segment.utterance;
        risk_.found.events.push_back(std::move(event));
        return;
      }
    }
  }

  /// First person, a verb of thinking or doing, no negator, nobody else.
  bool TellsOfSelf(const Segment& segment, const RiskContext& context) const {
    const auto& tokens = TokensOf(segment.utterance);
    bool self = false;
    for (std::size_t i = segment.first; i < segment.last; ++i) {
      self = self || tokens[i].Is("i");
      if (tokens[i].Is("he") || tokens[i].Is("she")) return self && HasThink(segment);
    }
    if (context.Has("risk_negator", segment.first, segment.last)) return false;
    return self && HasThink(segment);
  }

  bool HasThink(const Segment& segment) const {
    return HasCue(knowledge_, "risk_tell",
                  Cut(TokensOf(segment.utterance), segment.first, segment.last));
  }

  void ReadDetail(const QuestionAnswer& pair) {
    if (pair.answer.empty() || !AsksDetail(TokensOf(talk_.segments[pair.question].utterance),
                                           talk_.segments[pair.question]))
      return;
    const Segment& question = talk_.segments[pair.question];
    const Segment& answer = talk_.segments[pair.answer.front()];
    if (answer.last - answer.first > kDetailTokensMax) return;
    const bool often = HasCue(knowledge_, "risk_often",
                              Cut(TokensOf(question.utterance), question.first, question.last));
    if (!often) return;
    for (std::size_t i = risk_.found.events.size(); i-- > 0;) {
      RiskEvent& event = risk_.found.events[i];
      const bool near = event.utterance < question.utterance &&
                        question.utterance - event.utterance <= kNearUtterancesMax;
      if (!near || event.reading != RiskSense::kEndorsed || event.frequency) continue;
      event.frequency = TextOf(answer);
      event.evidence.push_back(EvidenceOf(answer));
      return;
    }
  }

  void ReadMeans(const QuestionAnswer& pair, const Segment& question) {
    if (pair.answer.empty() || !risk_.any) return;
    const auto words = Cut(TokensOf(question.utterance), question.first, question.last);
    const auto found = knowledge_.lexicon.Cues("risk_means_ask").FindLongest(words);
    if (found.empty()) return;
    if (!voices_.Has(transcript_.utterances[AnswerUtterance(pair)])) return;
    RiskSide side;
    side.kind = RiskSide::Kind::kMeans;
    side.state = pair.kind == AnswerKind::kNo ? FactState::kDenied : FactState::kPresent;
    side.evidence = {AnswerEvidence(pair), EvidenceOf(question)};
    side.voice = Voice::kClient;
    side.words = std::string(
        side.evidence.front().span.In(transcript_.utterances[AnswerUtterance(pair)].text));
    for (std::size_t i = found.front().first; i < found.front().last; ++i) {
      side.topic += (side.topic.empty() ? "" : " ") + words[i].norm;
    }
    risk_.found.sides.push_back(std::move(side));
  }

  void ReadProtective(const QuestionAnswer& pair) {
    for (std::size_t i = 0; i < std::min(pair.answer.size(), kAnswerSegmentsRead); ++i) {
      const Segment& segment = talk_.segments[pair.answer[i]];
      const auto words = Cut(TokensOf(segment.utterance), segment.first, segment.last);
      if (!HasCue(knowledge_, "risk_protective", words)) continue;
      RiskSide side;
      side.kind = RiskSide::Kind::kProtective;
      side.evidence = {EvidenceOf(segment)};
      side.voice = Voice::kClient;
      side.words = TextOf(segment);
      risk_.found.sides.push_back(std::move(side));
      return;
    }
  }

  const Transcript& transcript_;
  const Conversation& talk_;
  const ClientVoices& voices_;
  const Knowledge& knowledge_;
  RiskTalk& risk_;
  std::vector<Open> open_;
};

}  // namespace

bool AsksDetail(const std::vector<Token>& tokens, const Segment& segment) {
  for (std::size_t i = segment.first; i < segment.last && i < segment.first + 4; ++i) {
    const Token& token = tokens[i];
    if (token.Is("how") || token.Is("when") || token.Is("where") || token.Is("why")) return true;
  }
  return false;
}

void ReadRiskAnswers(const Transcript& transcript, const Conversation& conversation,
                     const ClientVoices& voices, const Knowledge& knowledge, RiskTalk& talk) {
  AnswerReader(transcript, conversation, voices, knowledge, talk).Run();
}

}  // namespace goldenthread
