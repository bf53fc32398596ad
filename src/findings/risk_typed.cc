// A typed line is cut into fragments at marks; each fragment is read for what it names, negates,
// dates or gives to somebody else. "SI" and its like name a domain; "plan", "intent", "attempt"
// only count beside one. Owner and talk of idioms hold to the end of the sentence. Fragments that
// carry risk, and short tails behind them, are claimed, so that nobody else words them.
#include "findings/risk_typed.h"

#include <algorithm>
#include <utility>

#include "base/function_words.h"
#include "findings/find_parts.h"
#include "findings/risk_context.h"
#include "findings/shorthand.h"

namespace goldenthread {
namespace {

constexpr std::size_t kTailTokensMax = 6;

bool EndsFragment(const std::vector<Token>& tokens, std::size_t i) {
  const Token& token = tokens[i];
  if (token.IsWord() || token.IsNumber()) return false;
  if (token.Is(";") || token.Is(",") || token.Is("(") || token.Is(")") || token.Is(">") ||
      token.Is("→") || token.Is("•") || token.Is("!") || token.Is("?")) {
    return true;
  }
  if (token.Is(".")) return i + 1 == tokens.size() || tokens[i + 1].space_before;
  // " - " cuts, "pre-drinking" does not.
  return token.Is("-") && token.space_before && i + 1 < tokens.size() && tokens[i + 1].space_before;
}

bool EndsSentence(const std::vector<Token>& tokens, std::size_t i) {
  return EndsFragment(tokens, i) &&
         (tokens[i].Is(".") || tokens[i].Is(";") || tokens[i].Is("!") || tokens[i].Is("•"));
}

std::string WithoutMarks(std::string text) {
  while (!text.empty() && std::string_view(" ,.;:").find(text.back()) != std::string_view::npos) {
    text.pop_back();
  }
  return text;
}

class LineReader {
 public:
  LineReader(const std::vector<Token>& tokens, const Knowledge& knowledge, bool nicotine)
      : tokens_(tokens), knowledge_(knowledge), context_(tokens, knowledge), nicotine_(nicotine) {
    Index();
  }

  std::vector<TypedRisk> Run() {
    std::size_t first = 0;
    std::size_t sentence_first = 0;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (!EndsFragment(tokens_, i)) continue;
      Fragment(first, i);
      first = i + 1;
      if (EndsSentence(tokens_, i)) {
        CloseSentence(sentence_first, i);
        sentence_first = i + 1;
      }
    }
    Fragment(first, tokens_.size());
    CloseSentence(sentence_first, tokens_.size());
    for (TypedRisk& risk : out_) risk.plain = IsPlain(risk);
    return std::move(out_);
  }

 private:
  bool IsPlain(const TypedRisk& risk) const {
    if (std::any_of(risk.claims.begin(), risk.claims.end(), [](const TypedClaim& claim) {
          return claim.absence || claim.domain == RiskDomain::kAbuseOrNeglect;
        })) {
      return false;
    }
    // "physical with" alone is no whole phrase.
    if (std::any_of(risk.claims.begin(), risk.claims.end(), [&](const TypedClaim& claim) {
          return claim.last < risk.last && IsFunctionWord(tokens_[claim.last - 1].norm);
        })) {
      return false;
    }
    for (std::size_t i = risk.first; i < risk.last; ++i) {
      const Token& token = tokens_[i];
      if (!token.IsWord() && !token.IsNumber()) {
        if (token.Is("/") || token.Is(":") || token.Is("-")) continue;
        return false;
      }
      const bool named = std::any_of(risk.claims.begin(), risk.claims.end(),
                                     [&](const auto& c) { return c.first <= i && i < c.last; });
      const bool said = named || context_.Covers("typed_negator", i) ||
                        IsFunctionWord(token.norm) || token.Is("ct") || token.Is("pt") ||
                        token.Is("client") || token.Is("asked");
      if (!said) return false;
    }
    return true;
  }

  struct Hit {
    PhraseMatch match;
    RiskDomain domain = RiskDomain::kSuicidalIdeation;
    RiskLevel level = RiskLevel::kNone;
    std::string id;
    std::string canonical;
    bool deny = false;   ///< names the absence itself: "safe at home"
    bool coded = false;  ///< a bare code or level word, which says nothing by itself
    bool soft = false;
  };

  static bool NeedsDomain(const RiskCue& cue, const PhraseMatch& match) {
    return cue.level >= RiskLevel::kMethod && match.size() == 1;
  }

  void Index() {
    const Lexicon& lexicon = knowledge_.lexicon;
    std::vector<PhraseMatch> taken;
    const auto add = [&](const std::vector<PhraseMatch>& found, bool deny, bool typed) {
      for (const PhraseMatch& match : found) {
        if (context_.Masked(match)) continue;
        // Codes are read as typed, not by their stem: "sis" is no "SI".
        const Token& code = tokens_[match.first];
        if (match.size() == 1 && code.stem.size() == 2 && code.norm.size() > 2) continue;
        const bool twice = std::any_of(taken.rbegin(), taken.rend(), [&](const PhraseMatch& t) {
          return t.first < match.last && match.first < t.last;
        });
        if (twice) continue;
        taken.push_back(match);
        const RiskCue& cue = knowledge_.risk[match.pattern];
        Hit hit{match, cue.domain, cue.level, cue.id, cue.canonical, deny, false, cue.soft};
        hit.coded = typed && (match.size() == 1 || NeedsDomain(cue, match));
        hits_.push_back(std::move(hit));
      }
    };
    add(lexicon.risk_deny.Find(tokens_), true, false);
    add(lexicon.risk_typed.Find(tokens_), false, true);
    add(lexicon.risk_say.Find(tokens_), false, false);
    std::stable_sort(hits_.begin(), hits_.end(),
                     [](const Hit& a, const Hit& b) { return a.match.first < b.match.first; });
    for (const Hit& hit : hits_) {
      const bool names = hit.level < RiskLevel::kMethod;
      line_si_ = line_si_ || (names && hit.domain == RiskDomain::kSuicidalIdeation &&
                              !tokens_[hit.match.first].Is("passive"));
    }
    for (PhraseMatch match : lexicon.substances.FindLongest(tokens_)) {
      const std::string& id = knowledge_.substances[match.pattern].id;
      if (id == "caffeine" || (id == "nicotine" && !nicotine_)) continue;
      if (!context_.Masked(match)) substances_.push_back(match);
    }
    for (const PhraseMatch& match : lexicon.Cues("sub_words").Find(tokens_)) {
      const bool smoke =
          tokens_[match.first].stem == "smoke" || tokens_[match.first].norm.starts_with("vap");
      if (!context_.Masked(match) && (!smoke || nicotine_)) substances_.push_back(match);
    }
    std::stable_sort(substances_.begin(), substances_.end(),
                     [](const PhraseMatch& a, const PhraseMatch& b) { return a.first < b.first; });
  }

  bool Has(const char* list, std::size_t first, std::size_t last) const {
    return context_.Has(list, first, last);
  }

  bool PastIn(std::size_t first, std::size_t last) const {
    if (Has("typed_recent", first, last)) return false;
    if (Has("typed_past", first, last)) return true;
    for (std::size_t i = first; i < last; ++i) {
      const bool year = tokens_[i].IsNumber() && tokens_[i].norm.size() == 4 &&
                        (tokens_[i].norm.starts_with("19") || tokens_[i].norm.starts_with("20"));
      if (year || (tokens_[i].Is("@") && i + 1 < last && tokens_[i + 1].IsNumber())) return true;
    }
    return false;
  }

  /// Person named as the subject: before the first hit of the fragment, not behind "of" or "to".
  std::string PersonIn(std::size_t first, std::size_t last) const {
    for (std::size_t i = first; i < last; ++i) {
      std::string person = context_.PersonAt(i);
      if (person.empty()) continue;
      if (i > first && context_.Has("risk_object_lead", i - 1, i)) continue;
      return person;
    }
    return "";
  }

  std::span<const Hit> HitsIn(std::size_t first, std::size_t last) const {
    const auto before = [](const Hit& h, std::size_t at) { return h.match.first < at; };
    const auto from = std::lower_bound(hits_.begin(), hits_.end(), first, before);
    return {from, std::lower_bound(from, hits_.end(), last, before)};
  }

  void Fragment(std::size_t first, std::size_t last) {
    if (first >= last) return;
    TypedRisk risk;
    risk.first = first;
    risk.last = last;
    const auto hits = HitsIn(first, last);
    const std::size_t subject_end = hits.empty() ? last : hits.front().match.first;
    const std::string named = PersonIn(first, subject_end);
    if (!named.empty()) person_ = named;
    Names(risk, hits);
    Accident(risk);
    Substances(risk);
    Sides(risk);
    const bool tail = risk.claims.empty() && !out_.empty() && out_.back().last + 1 == first &&
                      !Closed(out_.back().last) && !out_.back().claims.empty() &&
                      last - first <= kTailTokensMax && Has("typed_tail", first, first + 1);
    if (ClosesEarlier(risk)) return;
    if (tail || SharesDenial(risk)) {
      out_.back().last = last;
    } else if (!risk.claims.empty()) {
      out_.push_back(std::move(risk));
    }
  }

  /// "SI asked, denies" and "wine nightly before, none since May": a fragment of little but a
  /// negator answers the one before it.
  bool ClosesEarlier(const TypedRisk& risk) {
    if (!risk.claims.empty() || out_.empty() || out_.back().last + 1 != risk.first) return false;
    if (Closed(out_.back().last) || risk.last - risk.first > kTailTokensMax) return false;
    if (!Has("typed_negator", risk.first, risk.first + 2)) return false;
    bool closed = false;
    for (TypedClaim& claim : out_.back().claims) {
      const bool substance = claim.domain == RiskDomain::kSubstanceRisk && !claim.side;
      if (substance && SaysSince(risk)) {
        claim.sense = RiskSense::kHistorical;
        claim.id = "substance_past";
        closed = true;
      } else if (!claim.side && !substance && claim.sense == RiskSense::kUnclear) {
        claim.sense = RiskSense::kDenied;
        closed = true;
      }
    }
    if (closed) out_.back().last = risk.last;
    return closed;
  }

  bool Closed(std::size_t mark) const {
    return mark >= tokens_.size() || EndsSentence(tokens_, mark);
  }

  bool NegatedBefore(std::size_t first, std::size_t at) const {
    return Has("typed_negator", first, at);
  }
  bool NegatedBehind(std::size_t at, std::size_t last) const {
    // What is quoted negates nothing: SI "wish I'd not wake up".
    std::size_t end = at;
    while (end < last && !tokens_[end].Is("\"")) ++end;
    return Has("typed_negator", at, end);
  }

  /// "plan" and "intent" behind "denies SI" share its denial.
  bool SharesDenial(const TypedRisk& risk) const {
    if (!risk.claims.empty() || out_.empty() || out_.back().last + 1 != risk.first) return false;
    if (Closed(out_.back().last) || !tokens_[out_.back().last].Is(",")) return false;
    const auto& claims = out_.back().claims;
    const auto hits = HitsIn(risk.first, risk.last);
    if (claims.empty() || hits.empty() || hits.front().level < RiskLevel::kMethod) return false;
    std::size_t first = risk.first;
    if (tokens_[first].Is("or") || tokens_[first].Is("and")) ++first;
    return hits.front().match.first == first && hits.back().match.last == risk.last &&
           std::all_of(claims.begin(), claims.end(), [](const TypedClaim& claim) {
             return !claim.side && claim.sense == RiskSense::kDenied;
           });
  }

  void Names(TypedRisk& risk, std::span<const Hit> hits) {
    const bool unassessed = Has("typed_not_assessed", risk.first, risk.last);
    const bool code_si = std::any_of(hits.begin(), hits.end(), [](const Hit& h) {
      return h.domain == RiskDomain::kSuicidalIdeation && h.level < RiskLevel::kMethod;
    });
    for (const Hit& hit : hits) {
      TypedClaim claim;
      claim.domain = hit.domain;
      claim.level = hit.level;
      claim.id = hit.id;
      claim.canonical = hit.canonical;
      claim.first = hit.match.first;
      claim.last = hit.match.last;
      const bool before = NegatedBefore(risk.first, hit.match.first);
      const bool behind = NegatedBehind(hit.match.last, risk.last);
      const bool negated = before || behind;
      if (hit.level >= RiskLevel::kMethod && hit.match.size() == 1) {
        if (!line_si_ || (!code_si && !negated)) continue;
        if (domain_ == RiskDomain::kHomicidalIdeation && !code_si) {
          claim.domain = domain_;
          claim.level = RiskLevel::kNone;
        }
      } else if (tokens_[hit.match.first].Is("passive") && hit.match.size() == 1 && !line_si_) {
        continue;
      }
      domain_ = claim.domain;
      claim.sense = SenseOf(risk, hit, negated, unassessed);
      claim.absence = hit.deny;
      if (claim.sense == RiskSense::kOther) claim.person = person_;
      risk.claims.push_back(std::move(claim));
    }
  }

  /// "bruise on arm, not on purpose": an injury typed as not meant denies self-harm.
  void Accident(TypedRisk& risk) const {
    const auto& cues = knowledge_.lexicon.Cues("typed_accident").Find(tokens_);
    const auto found = Beginning(cues, risk.first, risk.last);
    std::size_t open = risk.first;  // the sentence's start: the injury stands before its mark
    while (open > 0 && !EndsSentence(tokens_, open - 1)) --open;
    if (found.empty() || !Has("typed_injury", open, risk.last) || !person_.empty()) return;
    TypedClaim claim;
    claim.domain = RiskDomain::kSelfHarm;
    claim.id = "sh";
    claim.canonical = "self-harm";
    claim.first = found.front().first;
    claim.last = found.front().last;
    claim.sense = RiskSense::kDenied;
    claim.absence = true;
    risk.claims.push_back(std::move(claim));
  }

  RiskSense SenseOf(const TypedRisk& risk, const Hit& hit, bool negated, bool unassessed) const {
    if (unassessed) return RiskSense::kUnclear;
    const bool abuse = hit.domain == RiskDomain::kAbuseOrNeglect;
    if (hit.deny) {
      const bool own = tokens_[hit.match.first].Is("no") || tokens_[hit.match.first].Is("never") ||
                       tokens_[hit.match.first].Is("not");
      return negated && !own ? RiskSense::kEndorsed : RiskSense::kDenied;
    }
    if (negated) return RiskSense::kDenied;
    if (!person_.empty() && !abuse && !FirstIsClient(risk)) return RiskSense::kOther;
    if (PastIn(risk.first, risk.last)) return RiskSense::kHistorical;
    if (hit.soft || InQuotes(hit.match.first)) return RiskSense::kSoft;
    if (hit.coded && !Has("typed_endorse", risk.first, risk.last)) return RiskSense::kUnclear;
    return RiskSense::kEndorsed;
  }

  bool InQuotes(std::size_t at) const {
    std::size_t quotes = 0;
    for (std::size_t i = at - std::min<std::size_t>(at, 24); i < at; ++i) {
      if (tokens_[i].Is("\"")) ++quotes;
    }
    return quotes % 2 == 1;
  }

  bool FirstIsClient(const TypedRisk& risk) const {
    const Token& token = tokens_[risk.first];
    return token.Is("ct") || token.Is("pt") || token.Is("client") || token.Is("patient") ||
           token.Is("i") || token.Is("cl");
  }

  void Substances(TypedRisk& risk) {
    const auto mentions = Beginning(substances_, risk.first, risk.last);
    const bool skip = Has("sub_skip", risk.first, risk.last);
    if (mentions.empty() || skip) return;
    TypedClaim claim;
    claim.domain = RiskDomain::kSubstanceRisk;
    claim.id = "substance_use";
    claim.canonical = "substance use";
    claim.first = mentions.front().first;
    claim.last = mentions.back().last;
    const bool negated =
        NegatedBefore(risk.first, claim.first) || NegatedBehind(claim.last, risk.last);
    const bool own = person_.empty() || FirstIsClient(risk);
    if (!own) {
      claim.sense = RiskSense::kOther;
      claim.person = person_;
      if (!Has("sub_heavy", risk.first, risk.last)) return;
    } else if (PlansIt(risk)) {
      return;
    } else if (Has("sub_relapse", risk.first, risk.last) && !negated) {
      claim.sense = RiskSense::kEndorsed;
    } else if (Has("sub_over", risk.first, risk.last)) {
      claim.sense = RiskSense::kHistorical;
      claim.id = "substance_past";
    } else if (negated && SaysSince(risk)) {
      claim.sense = RiskSense::kHistorical;
      claim.id = "substance_past";
    } else if (negated) {
      claim.sense = RiskSense::kDenied;
    } else if (Has("sub_heavy", risk.first, risk.last) || ManyNights(risk)) {
      claim.sense = RiskSense::kEndorsed;
    } else if (PastIn(risk.first, risk.last)) {
      claim.sense = RiskSense::kHistorical;
      claim.id = "substance_before";
    } else {
      claim.id = "substance_occasional";  // told by the typed facts
      claim.rate = HasRate(risk);
    }
    risk.claims.push_back(std::move(claim));
  }

  /// "3 nts no wine", "clear fridge": a task, not a report.
  bool PlansIt(const TypedRisk& risk) const {
    return Has("typed_task", risk.first, risk.last) || Has("typed_limit", risk.first, risk.last);
  }

  /// "2 nts/wk": how often.
  bool HasRate(const TypedRisk& risk) const { return Has("typed_rate", risk.first, risk.last); }

  bool SaysSince(const TypedRisk& risk) const {
    for (std::size_t i = risk.first; i < risk.last; ++i) {
      if (tokens_[i].Is("since")) return true;
    }
    return false;
  }

  bool ManyNights(const TypedRisk& risk) const {
    for (std::size_t i = risk.first; i + 1 < risk.last; ++i) {
      if (!tokens_[i].IsNumber() || tokens_[i].norm.size() != 1 || tokens_[i].norm < "4") continue;
      const std::string& next = tokens_[i + 1].norm;
      if (next == "nts" || next == "nights" || next == "days" || next == "d" || next == "x") {
        return true;
      }
    }
    return false;
  }

  void Sides(TypedRisk& risk) {
    const auto side = [&](const char* list, RiskSide::Kind kind) {
      if (!Has(list, risk.first, risk.last)) return;
      TypedClaim claim;
      claim.side = kind;
      claim.first = risk.first;
      claim.last = risk.last;
      const bool none = NegatedBefore(risk.first, risk.last) && kind == RiskSide::Kind::kMeans;
      claim.sense = none ? RiskSense::kDenied : RiskSense::kEndorsed;
      risk.claims.push_back(std::move(claim));
    };
    side("risk_means", RiskSide::Kind::kMeans);
    side("typed_protective", RiskSide::Kind::kProtective);
    side("risk_safety", RiskSide::Kind::kSafety);
  }

  /// An idiom named anywhere in the sentence makes its figures of speech harmless.
  void CloseSentence(std::size_t first, std::size_t last) {
    const bool idiom = Has("typed_idiom", first, last);
    for (auto risk = out_.rbegin(); risk != out_.rend() && risk->first >= first; ++risk) {
      for (TypedClaim& claim : risk->claims) {
        const bool figure = claim.sense == RiskSense::kSoft || claim.sense == RiskSense::kEndorsed;
        if (idiom && !claim.side && figure && claim.domain != RiskDomain::kSubstanceRisk) {
          claim.sense = RiskSense::kUnclear;
          claim.idiom = true;
        }
      }
    }
    person_.clear();
  }

  const std::vector<Token>& tokens_;
  const Knowledge& knowledge_;
  RiskContext context_;
  bool nicotine_ = false;
  std::vector<Hit> hits_;
  std::vector<PhraseMatch> substances_;
  bool line_si_ = false;
  RiskDomain domain_ = RiskDomain::kSuicidalIdeation;
  std::string person_;
  std::vector<TypedRisk> out_;
};

}  // namespace

std::vector<TypedRisk> ReadTypedLine(const std::vector<Token>& tokens, const Knowledge& knowledge,
                                     bool nicotine) {
  return LineReader(tokens, knowledge, nicotine).Run();
}

std::vector<Span> RiskSpans(const std::vector<Token>& tokens, const Knowledge& knowledge) {
  std::vector<Span> spans;
  for (const TypedRisk& risk : ReadTypedLine(tokens, knowledge, false)) {
    const bool told = std::any_of(risk.claims.begin(), risk.claims.end(),
                                  [](const auto& c) { return c.id != "substance_occasional"; });
    if (!told) continue;
    spans.push_back({tokens[risk.first].span.begin, tokens[risk.last - 1].span.end});
  }
  return spans;
}

bool IsRiskFragment(const std::vector<Token>& tokens, const Knowledge& knowledge) {
  return !RiskSpans(tokens, knowledge).empty();
}

RiskEvents ReadTypedRisk(const Transcript& transcript, const Conversation& conversation,
                         const FindOptions& options, const Knowledge& knowledge) {
  RiskEvents out;
  const bool nicotine = std::any_of(options.diagnoses.begin(), options.diagnoses.end(),
                                    [](const std::string& c) { return c.starts_with("F17"); });
  for (std::size_t u = 0; u < transcript.utterances.size(); ++u) {
    const Utterance& line = transcript.utterances[u];
    if (line.input != InputKind::kSummary) continue;
    const std::vector<Token>& tokens = conversation.tokens[u];
    const std::vector<std::pair<std::string, std::string>> initials;
    const ShorthandLine shorthand(line.text, initials, knowledge);
    for (const TypedRisk& risk : ReadTypedLine(tokens, knowledge, nicotine)) {
      const Span span{tokens[risk.first].span.begin, tokens[risk.last - 1].span.end};
      const Evidence evidence{EvidenceInput::kSummary, u, span, ""};
      for (const TypedClaim& claim : risk.claims) {
        if (claim.side) {
          RiskSide side;
          side.kind = *claim.side;
          side.state = claim.sense == RiskSense::kDenied ? FactState::kDenied : FactState::kPresent;
          side.evidence = {evidence};
          side.voice = Voice::kTyped;
          side.words = shorthand.Expand(span);
          out.sides.push_back(std::move(side));
          continue;
        }
        RiskEvent event;
        event.domain = claim.domain;
        event.level = claim.level;
        event.reading = claim.sense;
        event.concept_id = claim.id;
        event.canonical = WithoutMarks(
            shorthand.Expand({tokens[claim.first].span.begin, tokens[claim.last - 1].span.end}));
        event.plain = risk.plain;
        event.evidence = {evidence};
        event.utterance = u;
        event.asked = true;
        event.person = claim.person;
        event.voice = Voice::kTyped;
        event.words = shorthand.Expand(span);
        if (claim.rate) event.frequency = event.words;
        out.events.push_back(std::move(event));
      }
    }
  }
  return out;
}

}  // namespace goldenthread
