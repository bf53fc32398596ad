// Events become states: the client's own current answer in each domain, the highest level
// first. Facts are one per thing told; what is told twice adds its evidence to the first.
#include <algorithm>
#include <array>
#include <utility>

#include "base/json.h"
#include "findings/find_parts.h"
#include "findings/risk_events.h"

namespace goldenthread {
namespace {

constexpr std::size_t kEvidenceMax = 4;
constexpr std::size_t kSubstanceFactsMax = 3;
constexpr std::size_t kOthersMax = 2;
constexpr std::size_t kOverUtterancesMax = 2;
constexpr double kSalience = 10.0;

std::size_t IndexOf(RiskDomain domain) { return static_cast<std::size_t>(domain); }

class Weigher {
 public:
  Weigher(const FindOptions& options, std::vector<RiskEvent> events, std::vector<RiskSide> sides)
      : events_(std::move(events)), sides_(std::move(sides)) {
    for (const std::string& code : options.diagnoses) {
      const bool substance = code.starts_with("F1") && code.size() > 2 && code[2] != '7';
      const bool remission = code.ends_with("11") || code.ends_with("21");
      disorder_ = disorder_ || (substance && !remission);
    }
    // What other members of a group disclose is not this client's record.
    if (LowerCase(options.modality) == "group") {
      std::erase_if(events_, [](const RiskEvent& event) { return !event.speaker.empty(); });
    }
  }

  RiskReading Run() {
    Resolve();
    for (int d = 0; d < kRiskDomains; ++d) Weigh(static_cast<RiskDomain>(d));
    for (int d = 0; d < kRiskDomains; ++d) MakeFacts(static_cast<RiskDomain>(d));
    MakeSides();
    return std::move(out_);
  }

 private:
  /// Hyperbole is harmless once the client, asked about it, says no; use is risk with a disorder.
  void Resolve() {
    std::array<std::size_t, kRiskDomains> denied{};
    std::array<bool, kRiskDomains> any{};
    for (const RiskEvent& event : events_) {
      if (event.reading != RiskSense::kDenied || !event.asked || !event.speaker.empty()) continue;
      denied[IndexOf(event.domain)] = event.utterance;  // events come in order: the last one
      any[IndexOf(event.domain)] = true;
    }
    CloseOver();
    for (RiskEvent& event : events_) {
      const std::size_t d = IndexOf(event.domain);
      if (event.reading == RiskSense::kSoft) {
        const bool cleared = any[d] && denied[d] >= event.utterance;
        // Violence in words is far more often a figure of speech than a thought.
        const bool violent = event.domain == RiskDomain::kHomicidalIdeation;
        event.reading = cleared || violent ? RiskSense::kUnclear : RiskSense::kEndorsed;
      }
      const bool use = event.concept_id == "substance_use" ||
                       (event.concept_id == "substance_occasional" && event.frequency.has_value());
      if (disorder_ && event.reading == RiskSense::kUnclear &&
          event.domain == RiskDomain::kSubstanceRisk && use) {
        event.reading = RiskSense::kEndorsed;
      }
    }
  }

  /// Heavy use told beside "I quit" or "none since" is what is over, unless a relapse is told.
  void CloseOver() {
    std::vector<std::size_t> over;
    for (const RiskEvent& event : events_) {
      if (event.reading == RiskSense::kHistorical && event.concept_id == "substance_past") {
        over.push_back(event.utterance);
      }
    }
    for (RiskEvent& event : events_) {
      if (event.reading != RiskSense::kEndorsed || event.concept_id != "substance_use") continue;
      const std::size_t from = event.utterance - std::min(event.utterance, kOverUtterancesMax);
      const auto near = std::lower_bound(over.begin(), over.end(), from);
      const bool typed = event.voice == Voice::kTyped;
      const std::size_t reach = typed ? 0 : kOverUtterancesMax;
      if (near != over.end() && *near <= event.utterance + reach) {
        event.reading = RiskSense::kHistorical;
      }
    }
  }

  [[nodiscard]] bool IsOwn(const RiskEvent& event) const { return event.speaker.empty(); }

  void Weigh(RiskDomain domain) {
    RiskFinding& finding = out_.states[IndexOf(domain)];
    std::array<bool, 6> seen{};
    bool past_problem = false;
    bool occasional = false;
    bool unclear = false;
    bool deed_only = true;  // of what is denied
    bool deed_asked = false;
    bool thought_open = false;
    for (const RiskEvent& event : events_) {
      if (event.domain != domain) continue;
      if (!IsOwn(event) && event.reading != RiskSense::kOther) continue;
      seen[static_cast<std::size_t>(event.reading)] = true;
      const bool deed = event.level >= RiskLevel::kMethod;
      if (event.reading == RiskSense::kDenied) {
        deed_only = deed_only && deed;
        deed_asked = deed_asked || event.asked;
      }
      thought_open = thought_open || (event.reading == RiskSense::kUnclear && !deed);
      past_problem = past_problem || (event.reading == RiskSense::kHistorical &&
                                      event.concept_id == "substance_past");
      occasional = occasional || event.concept_id == "substance_occasional";
      const bool open = event.reading == RiskSense::kUnclear &&
                        (!IsUse(event) || event.concept_id == "substance_open");
      unclear = unclear || open;
      if (event.reading == RiskSense::kEndorsed) {
        finding.level = std::max(finding.level, event.level);
      }
    }
    const auto has = [&](RiskSense sense) { return seen[static_cast<std::size_t>(sense)]; };
    const bool substance = domain == RiskDomain::kSubstanceRisk;
    // "I won't act on it" leaves the thought where it was.
    const bool denied = has(RiskSense::kDenied) && !(deed_only && (thought_open || !deed_asked));
    if (has(RiskSense::kEndorsed)) {
      finding.state = RiskState::kEndorsed;
    } else if (substance && past_problem) {
      finding.state = RiskState::kHistorical;
    } else if (denied || (substance && occasional)) {
      finding.state = RiskState::kDenied;
    } else if (has(RiskSense::kHistorical)) {
      finding.state = RiskState::kHistorical;
    } else if (has(RiskSense::kOther)) {
      finding.state = RiskState::kOtherPerson;
    }
    unclear = unclear || (has(RiskSense::kDenied) && !denied);
    finding.unclear = unclear && finding.state != RiskState::kDenied;
    Collect(domain, finding);
  }

  static bool IsUse(const RiskEvent& event) { return event.domain == RiskDomain::kSubstanceRisk; }

  [[nodiscard]] static RiskSense SenseOf(RiskState state) {
    switch (state) {
      case RiskState::kEndorsed:
        return RiskSense::kEndorsed;
      case RiskState::kDenied:
        return RiskSense::kDenied;
      case RiskState::kHistorical:
        return RiskSense::kHistorical;
      case RiskState::kOtherPerson:
        return RiskSense::kOther;
      case RiskState::kNotAsked:
        break;
    }
    return RiskSense::kUnclear;
  }

  void Collect(RiskDomain domain, RiskFinding& finding) const {
    const RiskSense sense = SenseOf(finding.state);
    const auto add = [&](RiskSense wanted) {
      for (const RiskEvent& event : events_) {
        const bool occasional =
            finding.state == RiskState::kDenied && event.concept_id == "substance_occasional";
        if (event.domain != domain || (event.reading != wanted && !occasional)) continue;
        if (!IsOwn(event) && event.reading != RiskSense::kOther) continue;
        for (const Evidence& evidence : event.evidence) AddOnce(finding.evidence, evidence);
      }
    };
    add(sense);
    if (finding.state == RiskState::kEndorsed) add(RiskSense::kDenied);
  }

  static void AddOnce(std::vector<Evidence>& list, const Evidence& evidence) {
    if (list.size() >= 2 * kEvidenceMax) return;
    if (std::find(list.begin(), list.end(), evidence) == list.end()) list.push_back(evidence);
  }

  // ---- facts

  static FactState StateOf(RiskSense sense) {
    switch (sense) {
      case RiskSense::kEndorsed:
        return FactState::kPresent;
      case RiskSense::kDenied:
        return FactState::kDenied;
      case RiskSense::kHistorical:
        return FactState::kHistorical;
      case RiskSense::kOther:
        return FactState::kOtherPerson;
      case RiskSense::kSoft:
      case RiskSense::kUnclear:
        break;
    }
    return FactState::kUncertain;
  }

  void MakeFacts(RiskDomain domain) {
    std::array<std::size_t, 6> made{};
    for (const RiskEvent& event : events_) {
      // What another participant discloses stays out of this client's note.
      if (event.domain != domain || !IsTold(event)) continue;
      if (!IsOwn(event) && event.reading != RiskSense::kDenied) continue;
      Fact* same = SameFact(event);
      if (same != nullptr) {
        for (const Evidence& evidence : event.evidence) AddOnce(same->evidence, evidence);
        if (!same->slots.frequency && event.frequency) same->slots.frequency = event.frequency;
        if (!IsOwn(event)) same->slots.person = event.speaker;
        continue;
      }
      std::size_t& count = made[static_cast<std::size_t>(event.reading)];
      const bool typed = event.voice == Voice::kTyped;
      const std::size_t most = event.reading == RiskSense::kOther ? kOthersMax : kSubstanceFactsMax;
      const bool capped =
          domain == RiskDomain::kSubstanceRisk || event.reading == RiskSense::kOther;
      if (!typed && capped && count >= most) continue;
      if (!IsOwn(event) && event.reading == RiskSense::kDenied) continue;
      ++count;
      AddFact(event);
    }
  }

  /// An unclear mention is told only where it was typed, so that nothing typed is lost.
  [[nodiscard]] bool IsTold(const RiskEvent& event) const {
    const bool typed = event.voice == Voice::kTyped;
    if (event.concept_id == "substance_occasional") return !typed;
    return event.reading != RiskSense::kUnclear || typed;
  }

  Fact* SameFact(const RiskEvent& event) {
    for (Fact& fact : out_.facts) {
      if (fact.rule != RuleOf(event) || fact.state != StateOf(event.reading)) continue;
      if (event.voice == Voice::kTyped || fact.voice == Voice::kTyped) {
        if (fact.voice == event.voice && fact.words == event.words &&
            fact.concept_id == event.concept_id) {
          return &fact;
        }
        continue;
      }
      if (fact.concept_id != event.concept_id) continue;
      const bool listed = event.reading == RiskSense::kDenied &&
                          event.domain != RiskDomain::kSubstanceRisk &&
                          fact.slots.value == event.canonical;
      const bool person =
          event.reading == RiskSense::kOther && fact.slots.person.value_or("") == event.person;
      const bool endorsed =
          event.reading == RiskSense::kEndorsed && event.domain != RiskDomain::kSubstanceRisk;
      const bool overlap = fact.evidence.front().utterance == event.evidence.front().utterance &&
                           fact.evidence.front().span.Overlaps(event.evidence.front().span);
      if (listed || person || endorsed || overlap) return &fact;
    }
    return nullptr;
  }

  static std::string RuleOf(const RiskEvent& event) {
    return "risk." + EnumText(event.domain) + (event.past ? ".past" : "");
  }

  void AddFact(const RiskEvent& event) {
    Fact fact;
    fact.kind = FactKind::kRisk;
    fact.concept_id = event.concept_id;
    fact.state = StateOf(event.reading);
    fact.experiencer = "client";
    if (event.reading == RiskSense::kOther) {
      fact.experiencer = event.person.empty() ? "other" : event.person;
      fact.slots.person = event.person;
    }
    fact.slots.frequency = event.frequency;
    fact.slots.when = event.when;
    fact.slots.value = event.canonical;
    if (event.plain) fact.slots.target = "plain";
    for (const Evidence& evidence : event.evidence) AddOnce(fact.evidence, evidence);
    fact.voice = event.voice;
    fact.words = event.words;
    fact.rule = RuleOf(event);
    fact.salience = kSalience;
    fact.id = "f" + std::to_string(out_.facts.size() + 1);
    out_.states[IndexOf(event.domain)].facts.push_back(fact.id);
    out_.facts.push_back(std::move(fact));
  }

  void MakeSides() {
    for (const RiskSide& side : sides_) {
      Fact fact;
      fact.kind = FactKind::kRisk;
      fact.concept_id = side.topic;
      fact.state = side.state;
      fact.evidence = side.evidence;
      fact.voice = side.voice;
      fact.words = side.words;
      fact.rule = side.kind == RiskSide::Kind::kMeans        ? "risk.means"
                  : side.kind == RiskSide::Kind::kProtective ? "risk.protective"
                                                             : "risk.safety";
      fact.salience = kSalience;
      fact.id = "f" + std::to_string(out_.facts.size() + 1);
      out_.facts.push_back(std::move(fact));
    }
  }

  std::vector<RiskEvent> events_;
  std::vector<RiskSide> sides_;
  bool disorder_ = false;
  RiskReading out_;
};

}  // namespace

ClientVoices::ClientVoices(const Transcript& transcript, const FindOptions& options) {
  const std::vector<Token> name = Tokenize(options.client_name);
  for (const Utterance& utterance : transcript.utterances) {
    if (utterance.role != Role::kParticipant) continue;
    const std::string label = LowerCase(utterance.speaker);
    const bool named = std::any_of(name.begin(), name.end(),
                                   [&](const Token& token) { return token.norm == label; });
    if (!named || std::find(names_.begin(), names_.end(), label) != names_.end()) continue;
    names_.push_back(label);
  }
}

bool ClientVoices::Has(const Utterance& utterance) const {
  if (utterance.input != InputKind::kSession || utterance.role == Role::kTherapist) return false;
  if (utterance.role != Role::kParticipant || names_.empty()) return true;
  return std::find(names_.begin(), names_.end(), LowerCase(utterance.speaker)) != names_.end();
}

RiskReading FindRisk(const Transcript& transcript, const Conversation& conversation,
                     const FindOptions& options, const Knowledge& knowledge) {
  const ClientVoices voices(transcript, options);
  RiskEvents spoken = ReadSpokenRisk(transcript, conversation, voices, knowledge);
  std::vector<RiskEvent> events = std::move(spoken.events);
  std::vector<RiskSide> sides = std::move(spoken.sides);
  for (RiskEvent& event :
       ReadSpokenSubstances(transcript, conversation, voices, options, knowledge)) {
    events.push_back(std::move(event));
  }
  RiskEvents typed = ReadTypedRisk(transcript, conversation, options, knowledge);
  for (RiskEvent& event : typed.events) events.push_back(std::move(event));
  for (RiskSide& side : typed.sides) sides.push_back(std::move(side));
  std::stable_sort(events.begin(), events.end(), [](const RiskEvent& a, const RiskEvent& b) {
    return a.utterance < b.utterance;
  });
  return Weigher(options, std::move(events), std::move(sides)).Run();
}

}  // namespace goldenthread
