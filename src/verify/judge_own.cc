// A statement of our own making brings its evidence; that alone is read again, with the utterances
// around it, and whatever does not agree with it contradicts it.
#include <algorithm>

#include "verify/judge_parts.h"

namespace goldenthread {
namespace {

constexpr std::size_t kCitedReach = 2;
constexpr double kOwnCoverageMin = 0.3;
/// What a draft of ours says is near its source, so that less of it tells a turned meaning.
constexpr double kOwnPolarityShare = 0.4;
/// Share of what statement and fragment have in common that only one of them denies.
constexpr double kTypedDiffers = 0.3;
constexpr double kTypedDiffersOfMany = 0.55;
constexpr double kQuotedSupport = 0.97;

bool NegatedIn(const std::vector<ClauseReading>& clauses, std::size_t token) {
  return std::any_of(clauses.begin(), clauses.end(), [&](const ClauseReading& clause) {
    return token >= clause.first && token < clause.last && clause.Negated(token);
  });
}

bool IsClient(const Token& token) { return token.Is("client") || token.Is("patient"); }

}  // namespace

bool Judge::FiguresAgree(const Text& text, const Pool& pool, const Statement& cited) const {
  const bool record =
      std::any_of(cited.evidence.begin(), cited.evidence.end(),
                  [](const Evidence& evidence) { return !IsUtterance(evidence); }) ||
      record_.MeasureNamed(text.tokens) != nullptr;
  const auto number = [&](const Figure& figure) {
    if (record && record_.HoldsNumber(figure.value)) return true;
    // The end of a scale goes without saying.
    if (figure.whole && (Near(figure.value, 10) || Near(figure.value, 100))) return true;
    for (const Figure& a : pool.numbers) {
      if (Near(a.value, figure.value)) return true;
    }
    return false;
  };
  const auto day = [&](const Day& claimed) {
    if (claimed.offset == 0) return true;
    if (session_date_ && claimed.month && SameDay(claimed, {0, {}, {}, {}, 0}, session_date_)) {
      return true;
    }
    return std::any_of(pool.days.begin(), pool.days.end(), [&](const Day& found) {
      // Nobody calls the day of the session by its weekday.
      return !(claimed.weekday && found.offset == 0) && SameDay(claimed, found, session_date_);
    });
  };
  const auto quote = [&](Span span) { return Quotes(pool.text, span.In(text.text)); };
  return std::all_of(text.figures.numbers.begin(), text.figures.numbers.end(), number) &&
         std::all_of(text.figures.days.begin(), text.figures.days.end(), day) &&
         std::all_of(text.figures.quotes.begin(), text.figures.quotes.end(), quote);
}

bool Judge::PeopleAgree(const Text& text, const Pool& pool) const {
  for (std::size_t i = 0; i < text.tokens.size(); ++i) {
    if (!clauses_.IsOtherPerson(text.tokens[i])) continue;
    if (!pool.terms.contains(text.terms[i]) && index_.Holding(text.terms[i]) == nullptr) {
      return false;
    }
  }
  return true;
}

void Judge::JudgeRecordStatement(Statement& statement, const Text& text) const {
  double held = 0;
  double all = 0;
  for (std::size_t i = 0; i < text.terms.size(); ++i) {
    const std::string& term = text.terms[i];
    if (term.empty() || terms_.IsFrame(term)) continue;
    all += 1;
    held += record_.Holds(term) || index_.Holding(term) != nullptr ? 1 : 0;
  }
  statement.support = all > 0 ? held / all : 1;
  const MeasureScore* measure = record_.MeasureNamed(text.tokens);
  bool agrees = RiskAgrees(text) && GoalsStand(text) && MedicationsStand(text);
  for (const Figure& figure : text.figures.numbers) {
    agrees = agrees &&
             (measure ? record_.Fits(*measure, figure.value) : record_.HoldsNumber(figure.value));
  }
  if (!agrees) {
    statement.support *= kRiskContradicted;
    statement.verdict = Verdict::kContradicted;
  } else if (statement.support < kOwnCoverageMin) {
    statement.verdict = Verdict::kUnmentioned;
  } else {
    statement.verdict =
        statement.origin == Origin::kClinician ? Verdict::kClinicianAsserted : Verdict::kDirect;
  }
}

bool Judge::TypedPolarityAgrees(const Statement& statement, const Text& text) const {
  const auto negates = [](const std::vector<ClauseReading>& clauses) {
    return std::any_of(clauses.begin(), clauses.end(),
                       [](const ClauseReading& clause) { return clause.AnyNegated(); });
  };
  bool negated = false;
  double common = 0;
  double differs = 0;
  for (const Evidence& evidence : statement.evidence) {
    if (evidence.utterance >= index_.size()) continue;
    const std::string& typed = transcript_.utterances[evidence.utterance].text;
    const std::vector<Token> tokens = Tokenize(std::string_view(typed).substr(
        std::min<std::size_t>(evidence.span.begin, typed.size()), evidence.span.size()));
    const std::vector<ClauseReading> typed_clauses = clauses_.Read(tokens, {Role::kUnknown, {}});
    negated = negated || negates(typed_clauses);
    const std::vector<std::string> terms = terms_.Read(tokens);
    for (const WeightedTerm& term : text.weighed) {
      const auto there = std::find(terms.begin(), terms.end(), term.term);
      if (there == terms.end() || term.term[0] == '#') continue;
      common += term.weight;
      const auto at = static_cast<std::size_t>(there - terms.begin());
      if (NegatedIn(typed_clauses, at) != NegatedIn(text.clauses, term.token)) {
        differs += term.weight;
      }
    }
  }
  // Over several fragments, how far a negation reaches is less certain.
  const bool turned =
      differs > (statement.evidence.size() == 1 ? kTypedDiffers : kTypedDiffersOfMany) * common;
  return negated == negates(text.clauses) && !turned;
}

bool Judge::OnlyQuotes(const Statement& statement, const Text& text) const {
  if (text.figures.quotes.empty()) return false;
  std::string typed;
  std::string spoken;
  for (const Evidence& evidence : statement.evidence) {
    if (!IsUtterance(evidence) || evidence.utterance >= index_.size()) continue;
    const Utterance& utterance = transcript_.utterances[evidence.utterance];
    const bool session = utterance.input == InputKind::kSession;
    (session && utterance.role != Role::kClient ? spoken : typed) += utterance.text + "\n";
  }
  const std::vector<std::string>& frame = knowledge_.Cues("quote_frame").phrases;
  bool names_client = false;
  for (const Token& token : text.tokens) {
    const auto inside = [&](Span quote) {
      return token.span.begin >= quote.begin && token.span.end <= quote.end;
    };
    if (std::any_of(text.figures.quotes.begin(), text.figures.quotes.end(), inside)) continue;
    if (!token.IsWord() && !token.IsNumber()) continue;
    if (std::find(frame.begin(), frame.end(), token.norm) == frame.end()) return false;
    names_client = names_client || IsClient(token);
  }
  const std::string pool = names_client ? typed : typed + spoken;
  return std::all_of(text.figures.quotes.begin(), text.figures.quotes.end(),
                     [&](Span quote) { return Quotes(pool, quote.In(text.text)); });
}

void Judge::JudgeOwn(Statement& statement) const {
  const Text text = Read(statement.text);
  std::vector<std::size_t> cited;
  bool record = false;
  for (const Evidence& evidence : statement.evidence) {
    if (!IsUtterance(evidence)) {
      record = true;
    } else if (evidence.utterance < index_.size() &&
               evidence.span.end <= transcript_.utterances[evidence.utterance].text.size()) {
      cited.push_back(evidence.utterance);
    }
  }
  if (cited.empty() && record) return JudgeRecordStatement(statement, text);
  statement.support = 0;
  statement.verdict = Verdict::kUnmentioned;
  if (cited.empty()) return;
  if (OnlyQuotes(statement, text)) {
    const bool typed = transcript_.utterances[cited.front()].input == InputKind::kSummary;
    statement.support = kQuotedSupport;
    statement.verdict = typed ? Verdict::kClinicianAsserted : Verdict::kDirect;
    return;
  }
  const Pool pool = PoolOf(cited, kCitedReach);
  // What only eyes can see rests on nothing said elsewhere.
  const double elsewhere = Names(text, "prior_observed") ? 0 : 0.5;
  double held = 0;
  for (const WeightedTerm& term : text.weighed) {
    const bool here = pool.terms.contains(term.term) || (record && record_.Holds(term.term));
    held += term.weight * (here ? 1 : term.found * elsewhere);
  }
  double support = text.weight > 0 ? held / text.weight : 1;
  bool agrees = FiguresAgree(text, pool, statement) && PeopleAgree(text, pool) &&
                RiskAgrees(text) && MedicationsStand(text) && RelativesStand(text) &&
                MonthsStand(text) && GoalsStand(text) && AgentAgrees(text, cited) &&
                DenialHasGround(text, cited);
  const bool typed = std::all_of(
      statement.evidence.begin(), statement.evidence.end(),
      [](const Evidence& evidence) { return evidence.input == EvidenceInput::kSummary; });
  if (typed) agrees = agrees && TypedPolarityAgrees(statement, text);
  for (const Clash& clash :
       typed ? std::vector<Clash>{} : clashes_.Find(text.tokens, text.terms, text.weighed, cited)) {
    if (clash.kind != ClashKind::kPolarity && clash.kind != ClashKind::kOwner) continue;
    support *= 1 - clash.share * (1 - clash.factor);
    const bool near = clash.kind == ClashKind::kPolarity && text.figures.quotes.empty();
    agrees = agrees && clash.share < (near ? kOwnPolarityShare : kContradictedShare);
  }
  if (!agrees) support = std::min(support, kOwnCoverageMin) * kRiskContradicted;
  statement.support = std::clamp(support, 0.0, 1.0);
  if (!agrees) {
    statement.verdict = Verdict::kContradicted;
  } else if (support >= kOwnCoverageMin) {
    statement.verdict = Supported(statement, text, pool);
  }
}

}  // namespace goldenthread
