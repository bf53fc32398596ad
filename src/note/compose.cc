// Compose: what is told, and where. Choosing comes first and knows no format, so that all formats
// of a session hold the same facts: every typed fact stays, risk stays whole, and spoken facts
// compete by salience for the words of their budget (knowledge/budgets.yaml), with a bonus for
// facts that are tied to the plan. Then the format (data) says which kinds stand in which section,
// in which order. Wording is words.h's job.
#include "note/compose.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/content_stems.h"
#include "base/tokens.h"
#include "note/group_privacy.h"
#include "note/placement.h"
#include "note/record_sentences.h"
#include "note/referent.h"
#include "note/rewrite_person.h"
#include "note/spoken_scores.h"
#include "note/words.h"

namespace goldenthread {
namespace {

constexpr double kLinkBonus = 0.7;
constexpr double kBriefScale = 0.6;
constexpr double kDetailedScale = 1.6;
/// What a style of many quotations adds to a quotation's salience, and to its budget in words.
constexpr double kQuoteBonus = 0.8;
constexpr int kQuoteWords = 50;
/// A spoken sentence that says this share of its content again is left out.
constexpr double kRepeatedShareMax = 0.75;

int WordCount(std::string_view text) {
  int count = 0;
  for (const Token& token : Tokenize(text)) count += token.space_before ? 1 : 0;
  return count;
}

double Scale(Density density) {
  if (density == Density::kBrief) return kBriefScale;
  return density == Density::kDetailed ? kDetailedScale : 1.0;
}

/// A sentence that may or may not be taken into the note.
struct Candidate {
  Statement statement;
  Stems stems;
  double salience = 0;
  int words = 0;
  FactKind kind = FactKind::kSymptom;
  std::size_t budget = 0;  ///< index into Knowledge::budgets
  bool kept = false;
  bool typed = false;
  std::size_t section = 0;  ///< index into Format::sections, once chosen
};

class Composer {
 public:
  Composer(const Transcript& transcript, const Findings& findings, const Thread& thread,
           const ClientRecord& record, const Format& format, const ComposeOptions& options,
           const Knowledge& knowledge)
      : transcript_(transcript),
        privacy_(record, format),
        findings_(privacy_.Own(findings, transcript)),
        thread_(thread),
        record_(record),
        format_(format),
        options_(options),
        knowledge_(knowledge),
        client_(ReferentOf(record, options.style)),
        placement_(format, knowledge) {}

  DraftNote Run() {
    for (std::size_t b = 0; b < knowledge_.budgets.size(); ++b) {
      for (const FactKind kind : knowledge_.budgets[b].kinds) Propose(kind, b);
    }
    Choose();
    DraftNote note;
    note.format = format_.id;
    note.title = format_.title;
    for (const FormatSection& section : format_.sections) {
      note.sections.push_back(
          {section.id, section.title, {}, section.risk, section.required, section.next_steps});
    }
    for (Candidate& candidate : candidates_) {
      candidate.section = placement_.SectionOf(candidate.statement.text, candidate.kind);
    }
    if (placement_.HasTopics()) PlaceTyped();
    for (std::size_t s = 0; s < note.sections.size(); ++s) Fill(s, note.sections[s]);
    PlaceRisk(note);
    Finish(note);
    NotAddressed(note);
    return note;
  }

 private:
  /// Everything that could be said of one kind, in the order in which it would stand.
  void Propose(FactKind kind, std::size_t budget) {
    std::vector<const Fact*> typed;
    std::vector<const Fact*> spoken;
    for (const Fact& fact : findings_.facts) {
      if (fact.kind == kind) (fact.voice == Voice::kTyped ? typed : spoken).push_back(&fact);
    }
    for (Sentence& sentence : WordTyped(typed, client_, transcript_, knowledge_)) {
      Add({StatementOf(sentence), {}, sentence.salience, 0, kind, budget, true, true});
    }
    if (kind == FactKind::kObservation) AddAll(kind, budget, ObservationStatements(record_));
    for (Sentence& sentence : WordSpoken(spoken, client_, transcript_, knowledge_)) {
      Statement statement = StatementOf(sentence);
      const double bonus = statement.goal.empty() ? 0 : kLinkBonus;
      Add({std::move(statement), {}, sentence.salience + bonus, 0, kind, budget, false});
    }
    if (kind == FactKind::kMeasure) AddMeasures(budget);
  }

  /// In formats with topics, typed facts are worded section by section: what one typed sentence
  /// tells may stand in several.
  void PlaceTyped() {
    std::vector<const Fact*> typed;
    for (const Fact& fact : findings_.facts) {
      const bool risk = fact.kind == FactKind::kRisk;
      if (fact.voice == Voice::kTyped && !risk) typed.push_back(&fact);
    }
    typed_by_section_.resize(format_.sections.size());
    const auto sections = placement_.SectionsOfTyped(typed, transcript_);
    for (const Fact* fact : typed) typed_by_section_[sections.at(fact)].push_back(fact);
  }

  /// The chosen sentences of a section's kinds in the format's order, then those of other kinds
  /// that its topics call in.
  void Fill(std::size_t at, NoteSection& filled) {
    const FormatSection& section = format_.sections[at];
    std::vector<FactKind> kinds = section.kinds;
    for (const WordBudget& budget : knowledge_.budgets) {
      if (!placement_.HasTopics()) break;
      for (const FactKind kind : budget.kinds) {
        if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) kinds.push_back(kind);
      }
    }
    for (const FactKind kind : kinds) {
      if (placement_.HasTopics()) AddTyped(at, kind, filled);
      for (Candidate& candidate : candidates_) {
        const bool reworded = candidate.typed && placement_.HasTopics();
        if (!candidate.kept || candidate.kind != kind || reworded) continue;
        if (candidate.section != at) continue;
        filled.statements.push_back(std::move(candidate.statement));
      }
    }
  }

  void AddTyped(std::size_t at, FactKind kind, NoteSection& filled) const {
    std::vector<const Fact*> facts;
    for (const Fact* fact : typed_by_section_[at]) {
      if (fact->kind == kind) facts.push_back(fact);
    }
    for (const Sentence& sentence : WordTyped(facts, client_, transcript_, knowledge_)) {
      Statement statement = StatementOf(sentence);
      if (FitsQuotes(statement)) filled.statements.push_back(std::move(statement));
    }
  }

  /// The risk statement opens a section of its own, and stands behind the facts of another.
  void PlaceRisk(DraftNote& note) const {
    for (const Sentence& sentence : WordRisk(findings_, client_, transcript_, knowledge_)) {
      NoteSection& section = note.sections[placement_.RiskSectionOf(sentence)];
      section.statements.push_back(StatementOf(sentence));
    }
  }

  /// What other sections or the record give a section; then the numbers.
  void Finish(DraftNote& note) const {
    for (std::size_t s = 0; s < note.sections.size(); ++s) {
      NoteSection& section = note.sections[s];
      Lead(s, note);
      if (!format_.sections[s].thread) continue;
      for (Statement& statement : ThreadStatements(record_, thread_)) {
        section.statements.push_back(std::move(statement));
      }
      for (Statement& statement : NecessityStatements(findings_, record_, thread_, knowledge_)) {
        section.statements.push_back(std::move(statement));
      }
      if (format_.sections[s].by_goal) OrderByGoal(section);
    }
    int number = 0;
    for (NoteSection& section : note.sections) {
      for (Statement& statement : section.statements) statement.id = fmt::format("s{}", ++number);
    }
  }

  /// An empty section that opens the account of the next one takes its first sentences.
  void Lead(std::size_t at, DraftNote& note) const {
    const auto lead = static_cast<std::size_t>(format_.sections[at].lead);
    std::vector<Statement>& statements = note.sections[at].statements;
    if (lead == 0 || !statements.empty() || at + 1 == note.sections.size()) return;
    std::vector<Statement>& next = note.sections[at + 1].statements;
    if (next.size() <= lead) return;
    const auto end = next.begin() + static_cast<std::ptrdiff_t>(lead);
    statements.assign(std::make_move_iterator(next.begin()), std::make_move_iterator(end));
    next.erase(next.begin(), end);
  }

  /// First what is tied to no goal, then each goal of the plan with what is tied to it.
  void OrderByGoal(NoteSection& section) const {
    const auto rank = [&](const Statement& statement) {
      if (statement.goal.empty()) return std::size_t{0};
      std::size_t goal = 0;
      while (goal < record_.plan.goals.size() && record_.plan.goals[goal].id != statement.goal) {
        ++goal;
      }
      return 2 * goal + (statement.origin == Origin::kPlan ? 1 : 2);
    };
    std::stable_sort(section.statements.begin(), section.statements.end(),
                     [&](const Statement& a, const Statement& b) { return rank(a) < rank(b); });
  }

  Statement StatementOf(const Sentence& sentence) const {
    Statement statement;
    statement.text = privacy_.Masked(sentence.text);
    NameTechnique(sentence, statement.text);
    bool spoken = false;
    for (const Fact* fact : sentence.facts) {
      statement.facts.push_back(fact->id);
      for (const Evidence& evidence : fact->evidence) {
        spoken = spoken || evidence.input == EvidenceInput::kSession;
        const auto& known = statement.evidence;
        if (std::find(known.begin(), known.end(), evidence) == known.end()) {
          statement.evidence.push_back(evidence);
        }
      }
      const Link* link = thread_.Of(fact->id);
      if (link != nullptr && statement.goal.empty()) {
        statement.goal = link->goal;
        statement.objective = link->objective;
        statement.diagnosis = DiagnosisOf(link->goal);
      }
    }
    statement.origin = spoken ? Origin::kSession : Origin::kSummary;
    return statement;
  }

  /// Where the style wants no quotations: a sentence that is one becomes reported speech, or is
  /// left out where that is unsafe. Risk keeps its own words.
  bool FitsQuotes(Statement& statement) const {
    if (options_.style.quotes != Quotes::kNone) return true;
    std::string& text = statement.text;
    const std::size_t begin = text.find('"');
    if (begin == std::string::npos) return true;
    constexpr std::string_view kSaid = " said, ";
    const std::size_t end = text.rfind('"');
    const bool whole = begin >= kSaid.size() && end > begin && end + 2 >= text.size() &&
                       text.substr(begin - kSaid.size(), kSaid.size()) == kSaid;
    if (!whole) return false;
    std::string words = text.substr(begin + 1, end - begin - 1);
    while (words.ends_with('.')) words.pop_back();
    if (words.find('"') != std::string::npos) return false;
    const auto told = RewritePerson(words, ClientIs::kSpeaker, client_, VerbForms(knowledge_));
    if (!told) return false;
    text = text.substr(0, begin - kSaid.size()) + " said that " + *told + ".";
    return true;
  }

  /// "Therapist guided ... (cognitive restructuring)." where the style wants the modality's terms.
  void NameTechnique(const Sentence& sentence, std::string& text) const {
    if (options_.style.terms != Terms::kModality || sentence.facts.size() != 1) return;
    const Fact& fact = *sentence.facts.front();
    if (fact.kind != FactKind::kIntervention || !text.ends_with('.')) return;
    for (const Technique& technique : knowledge_.interventions) {
      if (technique.id != fact.concept_id || technique.name.empty()) continue;
      if (LowerCase(text).find(LowerCase(technique.name)) != std::string::npos) return;
      text.insert(text.size() - 1, " (" + technique.name + ")");
    }
  }

  std::string DiagnosisOf(const std::string& goal_id) const {
    for (const Goal& goal : record_.plan.goals) {
      if (goal.id == goal_id) return goal.diagnosis;
    }
    return "";
  }

  void Add(Candidate candidate) {
    if (!FitsQuotes(candidate.statement)) return;
    if (candidate.kind == FactKind::kQuote && options_.style.quotes == Quotes::kMany) {
      candidate.salience += kQuoteBonus;
    }
    candidate.stems = ContentStems(candidate.statement.text, Figures::kCount);
    candidate.words = WordCount(candidate.statement.text);
    candidates_.push_back(std::move(candidate));
  }

  void AddAll(FactKind kind, std::size_t budget, std::vector<Statement> statements) {
    for (Statement& statement : statements) {
      Add({std::move(statement), {}, 0, 0, kind, budget, true});
    }
  }

  /// A measure on file that some sentence gives already is not told twice.
  void AddMeasures(std::size_t budget) {
    std::vector<Statement> measures = MeasureStatements(record_, knowledge_);
    CiteSpokenScores(transcript_, record_, measures);
    for (Statement& statement : measures) {
      const std::string& quote = statement.evidence.front().quote;
      const Stems needed = ContentStems(quote.substr(0, quote.find(',')), Figures::kCount);
      const bool told =
          std::any_of(candidates_.begin(), candidates_.end(), [&](const Candidate& c) {
            return c.kept &&
                   std::includes(c.stems.begin(), c.stems.end(), needed.begin(), needed.end());
          });
      if (!told) Add({std::move(statement), {}, 0, 0, FactKind::kMeasure, budget, true});
    }
  }

  /// Fills each budget by salience, then spends what is left on the best of the rest.
  void Choose() {
    const double scale = Scale(options_.style.density);
    std::vector<Candidate*> open;
    for (Candidate& candidate : candidates_) {
      if (!candidate.kept) open.push_back(&candidate);
    }
    std::stable_sort(open.begin(), open.end(), [](const Candidate* a, const Candidate* b) {
      return a->salience > b->salience;
    });
    std::vector<int> left;
    for (const WordBudget& budget : knowledge_.budgets) {
      left.push_back(static_cast<int>(scale * budget.words));
      const bool quotes = std::find(budget.kinds.begin(), budget.kinds.end(), FactKind::kQuote) !=
                          budget.kinds.end();
      if (quotes && options_.style.quotes == Quotes::kMany) left.back() += kQuoteWords;
    }
    for (const Candidate& candidate : candidates_) {
      if (candidate.kept) left[candidate.budget] -= candidate.words;
    }
    for (Candidate* candidate : open) {
      if (candidate->words > left[candidate->budget] || Repeats(*candidate)) continue;
      candidate->kept = true;
      left[candidate->budget] -= candidate->words;
    }
    int pool = 0;
    for (const int words : left) pool += words;
    for (Candidate* candidate : open) {
      if (candidate->kept || candidate->words > pool || Repeats(*candidate)) continue;
      candidate->kept = true;
      pool -= candidate->words;
    }
  }

  bool Repeats(const Candidate& candidate) const {
    if (candidate.stems.empty()) return true;
    return std::any_of(candidates_.begin(), candidates_.end(), [&](const Candidate& other) {
      if (!other.kept || &other == &candidate) return false;
      std::size_t again = 0;
      for (const std::string& stem : candidate.stems) again += other.stems.contains(stem) ? 1U : 0U;
      return static_cast<double>(again) >
             kRepeatedShareMax * static_cast<double>(candidate.stems.size());
    });
  }

  void NotAddressed(DraftNote& note) const {
    for (const NoteSection& section : note.sections) {
      if (section.statements.empty() && section.required) {
        note.not_addressed.push_back(section.title);
      }
    }
    const auto found = [&](std::initializer_list<FactKind> kinds) {
      return std::any_of(findings_.facts.begin(), findings_.facts.end(), [&](const Fact& fact) {
        return std::find(kinds.begin(), kinds.end(), fact.kind) != kinds.end();
      });
    };
    if (!found({FactKind::kIntervention})) note.not_addressed.push_back("interventions");
    if (!found({FactKind::kResponse})) note.not_addressed.push_back("response to interventions");
    if (!found({FactKind::kHomework, FactKind::kPlan})) note.not_addressed.push_back("next steps");
    if (!found({FactKind::kObservation}) && ObservationStatements(record_).empty()) {
      note.not_addressed.push_back("mental status");
    }
  }

  const Transcript& transcript_;
  const GroupPrivacy privacy_;
  const Findings findings_;
  const Thread& thread_;
  const ClientRecord& record_;
  const Format& format_;
  const ComposeOptions& options_;
  const Knowledge& knowledge_;
  const Referent client_;
  const Placement placement_;
  std::vector<Candidate> candidates_;
  std::vector<std::vector<const Fact*>> typed_by_section_;  // formats with topics only
};

}  // namespace

DraftNote Compose(const Transcript& transcript, const Findings& findings, const Thread& thread,
                  const ClientRecord& record, const Format& format, const ComposeOptions& options,
                  const Knowledge& knowledge) {
  return Composer(transcript, findings, thread, record, format, options, knowledge).Run();
}

}  // namespace goldenthread
