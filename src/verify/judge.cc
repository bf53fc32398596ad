// Every factor below is a share of support that is left; they were set on published notes and keyed
// sessions that share no text with the tests, and on purpose only coarsely.
#include "verify/judge.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "verify/implied_words.h"

namespace goldenthread {
namespace {

// Support of a foreign statement: coverage by the whole session and by the best window.
constexpr double kSessionShare = 0.7;
constexpr double kWindowShare = 0.3;
constexpr std::size_t kCandidates = 12;
/// Utterances around the best ones in which a figure may stand.
constexpr std::size_t kFigureReach = 3;
constexpr std::size_t kFigureCandidates = 4;
constexpr double kFigureElsewhere = 0.95;
constexpr double kFigureNowhere = 0.9;
constexpr double kFigureOther = 0.5;
constexpr double kRiskContradicted = 0.1;

constexpr double kPriorObserved = 0.3;
constexpr double kPriorForward = 0.35;

/// Support below this is "unmentioned".
constexpr double kMentionedMin = 0.3;
/// A clash is a contradiction if it carries so much of the statement.
constexpr double kContradictedShare = 0.6;
constexpr double kRecordShareMin = 0.85;

// Our own statements.
constexpr std::size_t kCitedReach = 2;
constexpr double kOwnCoverageMin = 0.3;
constexpr double kQuotedSupport = 0.97;

double PriorOf(const std::string& section) {
  if (section == "assessment") return 0.85;
  if (section == "objective") return 0.75;
  if (section == "plan") return 0.6;
  return 1.0;
}

std::vector<std::string> ParticipantsOf(const Transcript& transcript) {
  std::vector<std::string> names;
  for (const Utterance& utterance : transcript.utterances) {
    if (utterance.role != Role::kParticipant) continue;
    std::string name = LowerCase(utterance.speaker);
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      names.push_back(std::move(name));
    }
  }
  return names;
}

/// "PHQ", "ER": no name of a person.
bool IsUpperCase(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// Words that stand with a capital inside a sentence and never without: names of people and places.
/// The client's own first name is left out.
std::unordered_set<std::string> NamesIn(const Transcript& transcript,
                                        const Conversation& conversation,
                                        const ClientRecord& record) {
  std::unordered_set<std::string> capital;
  std::unordered_set<std::string> small;
  for (std::size_t at = 0; at < conversation.tokens.size(); ++at) {
    const std::vector<Token>& tokens = conversation.tokens[at];
    const std::string& text = transcript.utterances[at].text;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (!tokens[i].IsWord()) continue;
      const char first = text[tokens[i].span.begin];
      const bool upper = first >= 'A' && first <= 'Z' && tokens[i].span.size() > 2 &&
                         !IsUpperCase(tokens[i].span.In(text));
      const bool inside = i > 0 && (tokens[i - 1].IsWord() || tokens[i - 1].Is(","));
      if (!upper) small.insert(tokens[i].norm);
      if (upper && inside) capital.insert(tokens[i].norm);
    }
  }
  std::erase_if(capital,
                [&](const std::string& word) { return small.contains(word) || IsDayWord(word); });
  for (const Token& token : Tokenize(record.client.name)) capital.erase(token.norm);
  return capital;
}

bool IsClient(const Token& token) { return token.Is("client") || token.Is("patient"); }

bool Near(double a, double b) { return std::abs(a - b) < 1e-9; }

bool IsUtterance(const Evidence& evidence) {
  return evidence.input == EvidenceInput::kSession || evidence.input == EvidenceInput::kSummary;
}

}  // namespace

struct Judge::Text {
  const std::string& text;
  std::vector<Token> tokens;
  std::vector<std::string> terms;  ///< by token
  std::vector<WeightedTerm> weighed;
  std::vector<ClauseReading> clauses;
  Figures figures;
  double weight = 0;    ///< of all terms
  double coverage = 0;  ///< by the whole session
};

struct Judge::Pool {
  std::unordered_set<std::string> terms;
  std::vector<Figure> numbers;
  std::vector<Day> days;
  std::string text;  ///< all of it, for quotations
};

Judge::Judge(const Transcript& transcript, const Conversation& conversation,
             const Findings& findings, const ClientRecord& record, const Knowledge& knowledge)
    : transcript_(transcript),
      findings_(findings),
      knowledge_(knowledge),
      terms_(knowledge),
      index_(conversation.tokens, terms_),
      clauses_(knowledge, ParticipantsOf(transcript), NamesIn(transcript, conversation, record)),
      clashes_(transcript, conversation, index_, clauses_),
      record_(record, terms_, knowledge),
      session_date_(ParseDate(record.session.date)) {
  for (std::size_t i = 0; i < findings.risk.size(); ++i) {
    const RiskFinding& finding = findings.risk[i];
    if (finding.state == RiskState::kNotAsked) continue;
    const std::vector<std::string> implied =
        terms_.Read(Tokenize(DomainWords(static_cast<RiskDomain>(i), knowledge)));
    for (const Evidence& evidence : finding.evidence) {
      if (IsUtterance(evidence) && evidence.utterance < index_.size()) {
        index_.Imply(evidence.utterance, implied);
      }
    }
  }
  figures_.reserve(transcript.utterances.size());
  for (std::size_t at = 0; at < transcript.utterances.size(); ++at) {
    figures_.push_back(ReadFigures(transcript.utterances[at].text, index_.TokensOf(at)));
  }
  for (const Fact& fact : findings.facts) {
    const std::string words = ImpliedWords(fact, knowledge);
    const std::vector<Token> tokens = Tokenize(words);
    const std::vector<std::string> implied = terms_.Read(tokens);
    const Figures figures = ReadFigures(words, tokens);
    for (const Evidence& evidence : fact.evidence) {
      if (!IsUtterance(evidence) || evidence.utterance >= index_.size()) continue;
      index_.Imply(evidence.utterance, implied);
      // Only typed figures need expanding: "x3", "Th", "5/1".
      if (evidence.input != EvidenceInput::kSummary) continue;
      Figures& known = figures_[evidence.utterance];
      known.numbers.insert(known.numbers.end(), figures.numbers.begin(), figures.numbers.end());
      known.days.insert(known.days.end(), figures.days.begin(), figures.days.end());
    }
  }
}

Judge::Text Judge::Read(const std::string& text) const {
  Text read{text, Tokenize(text), {}, {}, {}, {}, 0, 0};
  read.terms = terms_.Read(read.tokens);
  read.weighed = index_.Weigh(read.terms);
  read.clauses = clauses_.Read(read.tokens, {Role::kClinician, {}});
  read.figures = ReadFigures(text, read.tokens);
  double found = 0;
  for (const WeightedTerm& term : read.weighed) {
    read.weight += term.weight;
    found += term.weight * term.found;
  }
  read.coverage = read.weight > 0 ? found / read.weight : 0;
  return read;
}

bool Judge::Names(const Text& text, const char* list) const {
  return !knowledge_.lexicon.Cues(list).Find(text.tokens).empty();
}

Judge::Pool Judge::PoolOf(const std::vector<std::size_t>& utterances, std::size_t reach) const {
  std::vector<std::size_t> all;
  for (const std::size_t at : utterances) {
    const std::size_t first = at < reach ? 0 : at - reach;
    for (std::size_t i = first; i <= at + reach && i < index_.size(); ++i) {
      if (transcript_.utterances[i].input == transcript_.utterances[at].input) all.push_back(i);
    }
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  Pool pool;
  for (const std::size_t at : all) {
    const std::string& text = transcript_.utterances[at].text;
    for (const std::string& term : index_.TermsOf(at)) {
      if (!term.empty()) pool.terms.insert(term);
    }
    pool.terms.insert(index_.Implied(at).begin(), index_.Implied(at).end());
    const Figures& figures = figures_[at];
    pool.numbers.insert(pool.numbers.end(), figures.numbers.begin(), figures.numbers.end());
    pool.days.insert(pool.days.end(), figures.days.begin(), figures.days.end());
    pool.text += text + "\n";
  }
  return pool;
}

double Judge::FigureFactor(const Text& text, const std::vector<std::size_t>& best) const {
  if (text.figures.numbers.empty()) return 1;
  std::vector<std::size_t> close(best.begin(), best.begin() + static_cast<std::ptrdiff_t>(std::min(
                                                                  best.size(), kFigureCandidates)));
  const Pool pool = PoolOf(close, kFigureReach);
  double factor = 1;
  for (const Figure& figure : text.figures.numbers) {
    const auto equal = [&](const Figure& other) { return Near(other.value, figure.value); };
    if (std::any_of(pool.numbers.begin(), pool.numbers.end(), equal)) continue;
    const auto rival = [&](const Figure& other) {
      return !figure.unit.empty() && other.unit == figure.unit;
    };
    if (std::any_of(pool.numbers.begin(), pool.numbers.end(), rival)) {
      factor = std::min(factor, kFigureOther);
    } else if (index_.Holding(text.terms[figure.token]) != nullptr) {
      factor = std::min(factor, kFigureElsewhere);
    } else if (!record_.HoldsNumber(figure.value)) {
      factor = std::min(factor, kFigureNowhere);
    }
  }
  return factor;
}

bool Judge::RiskAgrees(const Text& text) const {
  const auto claims = ReadRiskClaims(text.tokens, text.clauses, knowledge_);
  return std::none_of(claims.begin(), claims.end(), [&](const RiskClaim& claim) {
    return Contradicts(claim, findings_.Risk(claim.domain));
  });
}

double Judge::ClassPrior(const Text& text) const {
  double prior = 1;
  if (Names(text, "prior_observed")) prior *= kPriorObserved;
  if (Names(text, "prior_forward")) prior *= kPriorForward;
  return prior;
}

bool Judge::JudgeByRecord(Statement& statement, const Text& text,
                          const std::string& section) const {
  if (const MeasureScore* measure = record_.MeasureNamed(text.tokens)) {
    if (text.figures.numbers.empty()) return false;
    const bool fits =
        std::all_of(text.figures.numbers.begin(), text.figures.numbers.end(),
                    [&](const Figure& figure) { return record_.Fits(*measure, figure.value); });
    if (!fits) return false;
    statement.origin = Origin::kMeasure;
    statement.verdict = Verdict::kDirect;
    statement.support = 0.97;
  } else {
    const RecordIndex::Match match = record_.Best(text.terms);
    if (match.value == nullptr || match.share < kRecordShareMin) return false;
    const bool plan = match.value->input == EvidenceInput::kPlan;
    if (plan && !Names(text, "about_plan") && section != "goal" && section != "problem" &&
        section != "diagnosis") {
      return false;
    }
    statement.origin = plan ? Origin::kPlan : Origin::kClinician;
    statement.verdict = plan ? Verdict::kDirect : Verdict::kClinicianAsserted;
    statement.support = match.share;
  }
  const RecordIndex::Match match = record_.Best(text.terms);
  if (match.value != nullptr) {
    statement.evidence.push_back({match.value->input, 0, {}, match.value->text});
  }
  return true;
}

void Judge::Cite(Statement& statement, const Text& text,
                 const std::vector<std::size_t>& best) const {
  constexpr std::size_t kCitedMax = 3;
  constexpr double kCitedShare = 0.2;
  for (const std::size_t at : best) {
    if (statement.evidence.size() == kCitedMax) break;
    if (ShareIn(text.weighed, at) < kCitedShare && !statement.evidence.empty()) continue;
    const Utterance& utterance = transcript_.utterances[at];
    Evidence evidence;
    evidence.input =
        utterance.input == InputKind::kSession ? EvidenceInput::kSession : EvidenceInput::kSummary;
    evidence.utterance = at;
    evidence.span = {0, static_cast<std::uint32_t>(utterance.text.size())};
    statement.evidence.push_back(std::move(evidence));
  }
}

double Judge::ShareOf(std::size_t utterance, const std::string& text) const {
  const std::vector<std::string> terms = terms_.Read(Tokenize(text));
  double all = 0;
  double held = 0;
  for (const WeightedTerm& term : index_.Weigh(index_.TermsOf(utterance))) {
    all += term.weight;
    if (std::find(terms.begin(), terms.end(), term.term) != terms.end()) held += term.weight;
  }
  return all > 0 ? held / all : 0;
}

double Judge::ShareIn(const std::vector<WeightedTerm>& weighed, std::size_t utterance) const {
  const std::vector<std::string>& there = index_.TermsOf(utterance);
  double all = 0;
  double held = 0;
  for (const WeightedTerm& term : weighed) {
    all += term.weight;
    if (std::find(there.begin(), there.end(), term.term) != there.end()) held += term.weight;
  }
  return all > 0 ? held / all : 0;
}

std::vector<RiskClaim> Judge::RiskClaimsOf(const std::string& text) const {
  const std::vector<Token> tokens = Tokenize(text);
  return ReadRiskClaims(tokens, clauses_.Read(tokens, {Role::kClinician, {}}), knowledge_);
}

void Judge::JudgeForeign(Statement& statement, const std::string& section) const {
  const Text text = Read(statement.text);
  const Window window = index_.BestWindow(text.weighed);
  const std::vector<std::size_t> best = index_.Retrieve(text.weighed, kCandidates);
  double support = kSessionShare * text.coverage + kWindowShare * window.coverage;
  bool contradicted = false;
  for (const Clash& clash : clashes_.Find(text.tokens, text.terms, text.weighed, best)) {
    support *= 1 - clash.share * (1 - clash.factor);
    const bool plain = clash.kind == ClashKind::kOwner || clash.kind == ClashKind::kPolarity;
    contradicted |= plain && clash.share >= kContradictedShare;
  }
  const double figures = FigureFactor(text, best);
  support *= figures;
  contradicted |= figures <= kFigureOther;
  if (!RiskAgrees(text)) {
    support *= kRiskContradicted;
    contradicted = true;
  }
  support *= ClassPrior(text);
  // A section's habit ranks its sentences; it does not decide on a single one.
  const bool mentioned = support >= kMentionedMin;
  support *= PriorOf(section);
  if ((!mentioned || contradicted) && JudgeByRecord(statement, text, section)) return;
  statement.support = std::clamp(support, 0.0, 1.0);
  bool spoken = true;
  Cite(statement, text, best);
  if (!statement.evidence.empty()) {
    spoken = statement.evidence.front().input == EvidenceInput::kSession;
  }
  statement.origin = spoken ? Origin::kSession : Origin::kSummary;
  if (contradicted) {
    statement.verdict = Verdict::kContradicted;
  } else if (!mentioned) {
    statement.verdict = Verdict::kUnmentioned;
  } else {
    statement.verdict = Supported(statement, text, PoolOf({}, 0));
  }
}

Verdict Judge::Supported(const Statement& statement, const Text& text, const Pool& pool) const {
  constexpr double kDirectShare = 0.8;
  if (statement.origin == Origin::kSummary) return Verdict::kClinicianAsserted;
  const auto quoted = [&](Span quote) { return Quotes(pool.text, quote.In(text.text)); };
  const bool quotes = std::any_of(text.figures.quotes.begin(), text.figures.quotes.end(), quoted);
  double best = 0;
  for (const Evidence& evidence : statement.evidence) {
    if (IsUtterance(evidence)) best = std::max(best, ShareIn(text.weighed, evidence.utterance));
  }
  if (quotes || best >= kDirectShare) return Verdict::kDirect;
  return Names(text, "inference_cue") ? Verdict::kInference : Verdict::kParaphrase;
}

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
    return std::any_of(pool.days.begin(), pool.days.end(),
                       [&](const Day& found) { return SameDay(claimed, found, session_date_); });
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
  bool agrees = RiskAgrees(text);
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
  for (const Evidence& evidence : statement.evidence) {
    if (evidence.utterance >= index_.size()) continue;
    const std::string& typed = transcript_.utterances[evidence.utterance].text;
    const std::vector<Token> tokens = Tokenize(std::string_view(typed).substr(
        std::min<std::size_t>(evidence.span.begin, typed.size()), evidence.span.size()));
    negated = negated || negates(clauses_.Read(tokens, {Role::kUnknown, {}}));
  }
  return negated == negates(text.clauses);
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
  double held = 0;
  for (const WeightedTerm& term : text.weighed) {
    const bool here = pool.terms.contains(term.term) || (record && record_.Holds(term.term));
    held += term.weight * (here ? 1 : term.found / 2);
  }
  double support = text.weight > 0 ? held / text.weight : 1;
  bool agrees = FiguresAgree(text, pool, statement) && PeopleAgree(text, pool) && RiskAgrees(text);
  const bool typed = std::all_of(
      statement.evidence.begin(), statement.evidence.end(),
      [](const Evidence& evidence) { return evidence.input == EvidenceInput::kSummary; });
  if (typed) agrees = agrees && TypedPolarityAgrees(statement, text);
  for (const Clash& clash :
       typed ? std::vector<Clash>{} : clashes_.Find(text.tokens, text.terms, text.weighed, cited)) {
    if (clash.kind != ClashKind::kPolarity && clash.kind != ClashKind::kOwner) continue;
    support *= 1 - clash.share * (1 - clash.factor);
    agrees = agrees && clash.share < kContradictedShare;
  }
  if (!agrees) support = std::min(support, kMentionedMin) * kRiskContradicted;
  statement.support = std::clamp(support, 0.0, 1.0);
  if (!agrees) {
    statement.verdict = Verdict::kContradicted;
  } else if (support >= kOwnCoverageMin) {
    statement.verdict = Supported(statement, text, pool);
  }
}

}  // namespace goldenthread
