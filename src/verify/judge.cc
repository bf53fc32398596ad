// Every factor below is a share of support that is left; they were set on published notes and keyed
// sessions that share no text with the tests, and on purpose only coarsely.
#include "verify/judge.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "verify/implied_words.h"
#include "verify/judge_parts.h"

namespace goldenthread {
namespace {

// Support of a foreign statement: coverage by the whole session and by the best window.
constexpr double kSessionShare = 0.7;
constexpr double kWindowShare = 0.3;
/// Much that agrees says more than little that does: what a statement's weight is held against, as
/// much as two or three rare words.
constexpr double kWeightOfDoubt = 15;
constexpr std::size_t kCandidates = 12;
/// Utterances around the best ones in which a figure may stand.
constexpr std::size_t kFigureReach = 3;
constexpr std::size_t kFigureCandidates = 4;
constexpr double kFigureElsewhere = 0.95;
constexpr double kFigureNowhere = 0.9;
constexpr double kFigureOther = 0.5;

/// A sentence that is mostly about risk, and says of it what was found.
constexpr double kRiskCoverage = 0.6;
constexpr double kRiskConfirmed = 0.7;

/// What the shape of the talk bears out.
constexpr double kDerivedSupport = 0.4;

constexpr double kPriorObserved = 0.3;
constexpr double kPriorForward = 0.25;

/// Support below this is "unmentioned": in a section of a structured note, whose sentences sum up
/// in the clinician's words, and in a note of plain reports, each of which must stand by itself.
constexpr double kMentionedInSection = 0.035;
constexpr double kMentionedAlone = 0.31;
/// A sentence that sums up is contradicted only by an utterance that says much of it.
constexpr double kContradictedInSection = 0.9;
constexpr double kSharedInSection = 0.5;
/// One utterance that carries so much of a statement says it.
constexpr double kSaidShare = 0.85;
/// So do a few that follow each other.
constexpr double kSaidTogether = 0.97;
constexpr double kRecordShareMin = 0.85;
constexpr double kGoalShareMin = 0.6;  ///< where the goal is named by its id

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

}  // namespace

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
      profile_(ReadTalkProfile(transcript, conversation)),
      session_date_(ParseDate(record.session.date)),
      goals_(record.plan.goals) {
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
    const std::vector<Token>& tokens = index_.TokensOf(at);
    figures_.push_back(ReadFigures(transcript.utterances[at].text, tokens));
    for (const PhraseMatch& match : knowledge.lexicon.medications.Find(tokens)) {
      medications_.insert(match.pattern);
    }
    for (const Token& token : tokens) words_.insert(token.norm);
  }
  for (const Fact& fact : findings.facts) {
    const std::string words = ImpliedWords(fact, knowledge);
    const std::vector<Token> tokens = Tokenize(words);
    for (const Token& token : tokens) words_.insert(token.norm);
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

bool Judge::RiskConfirms(const Text& text) const {
  const auto claims = ReadRiskClaims(text.tokens, text.clauses, knowledge_);
  return !claims.empty() && std::all_of(claims.begin(), claims.end(), [&](const RiskClaim& claim) {
    return claim.state && *claim.state == findings_.Risk(claim.domain).state;
  });
}

double Judge::ClassPrior(const Text& text) const {
  double prior = 1;
  if (Names(text, "prior_observed")) prior *= kPriorObserved;
  if (Names(text, "prior_forward") && !Agreed(text)) prior *= kPriorForward;
  return prior;
}

bool Judge::Agreed(const Text& text) const {
  constexpr double kAgreedShare = 0.4;
  return std::any_of(findings_.facts.begin(), findings_.facts.end(), [&](const Fact& fact) {
    const bool plan = fact.kind == FactKind::kHomework || fact.kind == FactKind::kPlan;
    return plan && std::any_of(fact.evidence.begin(), fact.evidence.end(), [&](const Evidence& e) {
             return IsUtterance(e) && e.utterance < index_.size() &&
                    ShareIn(text.weighed, e.utterance) >= kAgreedShare;
           });
  });
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
    const double least = NamesGoal(text) ? kGoalShareMin : kRecordShareMin;
    if (match.value == nullptr || match.share < least) return false;
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

double Judge::ShareOf(const Evidence& evidence, const std::string& text) const {
  const std::vector<std::string> terms = terms_.Read(Tokenize(text));
  std::vector<std::string> quoted = index_.TermsOf(evidence.utterance);
  const std::vector<Token>& tokens = index_.TokensOf(evidence.utterance);
  for (std::size_t i = 0; i < quoted.size(); ++i) {
    const Span span = tokens[i].span;
    if (span.end <= evidence.span.begin || span.begin >= evidence.span.end) quoted[i].clear();
  }
  double all = 0;
  double held = 0;
  for (const WeightedTerm& term : index_.Weigh(quoted)) {
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

double Judge::SharedBest(const Text& text, const std::vector<std::size_t>& best) const {
  double share = 0;
  for (const std::size_t at : best) share = std::max(share, ShareIn(text.weighed, at));
  return share;
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
  support *= text.weight / (text.weight + kWeightOfDoubt);
  const bool alone = section == "other" || section == "session";
  const double clash_min = alone ? kContradictedShare : kContradictedInSection;
  const double shared = SharedBest(text, best);
  bool contradicted = false;
  for (const Clash& clash : clashes_.Find(text.tokens, text.terms, text.weighed, best)) {
    support *= 1 - clash.share * (1 - clash.factor);
    const bool plain = clash.kind == ClashKind::kOwner || clash.kind == ClashKind::kPolarity;
    contradicted |= plain && clash.share >= clash_min && (alone || shared >= kSharedInSection);
  }
  const double figures = FigureFactor(text, best);
  support *= figures;
  contradicted |= figures <= kFigureOther;
  if (!RiskAgrees(text) || !ForeignParticularsAgree(text, best, shared, window.coverage)) {
    support *= kRiskContradicted;
    contradicted = true;
  }
  if (!contradicted && text.coverage >= kRiskCoverage && RiskConfirms(text)) {
    support = std::max(support, kRiskConfirmed);
  }
  support *= ClassPrior(text);
  const bool derived =
      !contradicted && support < kDerivedSupport && DerivesFrom(profile_, text.tokens, knowledge_);
  if (derived) support = kDerivedSupport;
  // A section's habit ranks its sentences; it does not decide on a single one.
  const bool said = !contradicted && (shared >= kSaidShare || window.coverage >= kSaidTogether);
  const bool mentioned = said || support >= (alone ? kMentionedAlone : kMentionedInSection);
  support *= PriorOf(section);
  const bool goal = NamesGoal(text) && GoalsStand(text);
  if ((!mentioned || contradicted || goal) && JudgeByRecord(statement, text, section)) return;
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
    statement.verdict = derived ? Verdict::kDerived : Supported(statement, text, PoolOf({}, 0));
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

}  // namespace goldenthread
