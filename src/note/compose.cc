// Compose: what is told, and where. Choosing comes first and knows no format, so that all formats
// of a session hold the same facts: every typed fact stays, risk stays whole, and spoken facts
// compete by salience for the words of their budget (knowledge/budgets.yaml), with a bonus for
// facts that are tied to the plan. Then the format (data) says which kinds stand in which section,
// in which order. Wording is words.h's job.
#include "note/compose.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/function_words.h"
#include "base/tokens.h"
#include "note/record_sentences.h"
#include "note/referent.h"
#include "note/spoken_scores.h"
#include "note/words.h"

namespace goldenthread {
namespace {

constexpr double kLinkBonus = 0.7;
constexpr double kBriefScale = 0.6;
constexpr double kDetailedScale = 1.6;
/// A spoken sentence that says this share of its content again is left out.
constexpr double kRepeatedShareMax = 0.75;

using Stems = std::set<std::string>;

Stems ContentStems(std::string_view text) {
  Stems stems;
  for (const Token& token : Tokenize(text)) {
    const bool content = token.IsNumber() || (token.IsWord() && !IsFunctionWord(token.norm));
    if (content) stems.insert(token.stem);
  }
  return stems;
}

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
};

class Composer {
 public:
  Composer(const Transcript& transcript, const Findings& findings, const Thread& thread,
           const ClientRecord& record, const Format& format, const ComposeOptions& options,
           const Knowledge& knowledge)
      : transcript_(transcript),
        findings_(findings),
        thread_(thread),
        record_(record),
        format_(format),
        options_(options),
        knowledge_(knowledge),
        client_(ReferentOf(record, options.style)) {}

  DraftNote Run() {
    for (std::size_t b = 0; b < knowledge_.budgets.size(); ++b) {
      for (const FactKind kind : knowledge_.budgets[b].kinds) Propose(kind, b);
    }
    Choose();
    DraftNote note;
    note.format = format_.id;
    note.title = format_.title;
    for (const FormatSection& section : format_.sections) note.sections.push_back(Fill(section));
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
      Add({StatementOf(sentence), {}, sentence.salience, 0, kind, budget, true});
    }
    if (kind == FactKind::kObservation) AddAll(kind, budget, ObservationStatements(record_));
    for (Sentence& sentence : WordSpoken(spoken, client_, transcript_, knowledge_)) {
      Statement statement = StatementOf(sentence);
      const double bonus = statement.goal.empty() ? 0 : kLinkBonus;
      Add({std::move(statement), {}, sentence.salience + bonus, 0, kind, budget, false});
    }
    if (kind == FactKind::kMeasure) AddMeasures(budget);
  }

  /// The chosen sentences of a section's kinds in the format's order, then risk, then the thread.
  NoteSection Fill(const FormatSection& section) {
    NoteSection filled{section.id, section.title, {}, section.risk};
    const auto add = [&](Statement statement) {
      statement.id = fmt::format("s{}", ++statements_);
      filled.statements.push_back(std::move(statement));
    };
    for (const FactKind kind : section.kinds) {
      for (Candidate& candidate : candidates_) {
        if (candidate.kept && candidate.kind == kind) add(std::move(candidate.statement));
      }
    }
    if (section.risk) {
      for (const Sentence& sentence : WordRisk(findings_, client_, transcript_, knowledge_)) {
        add(StatementOf(sentence));
      }
    }
    if (section.thread) {
      for (Statement& statement : ThreadStatements(record_, thread_)) add(std::move(statement));
    }
    return filled;
  }

  Statement StatementOf(const Sentence& sentence) const {
    Statement statement;
    statement.text = sentence.text;
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

  std::string DiagnosisOf(const std::string& goal_id) const {
    for (const Goal& goal : record_.plan.goals) {
      if (goal.id == goal_id) return goal.diagnosis;
    }
    return "";
  }

  void Add(Candidate candidate) {
    candidate.stems = ContentStems(candidate.statement.text);
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
      const Stems needed = ContentStems(quote.substr(0, quote.find(',')));
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
      if (section.statements.empty()) note.not_addressed.push_back(section.title);
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
  const Findings& findings_;
  const Thread& thread_;
  const ClientRecord& record_;
  const Format& format_;
  const ComposeOptions& options_;
  const Knowledge& knowledge_;
  const Referent client_;
  std::vector<Candidate> candidates_;
  int statements_ = 0;
};

}  // namespace

DraftNote Compose(const Transcript& transcript, const Findings& findings, const Thread& thread,
                  const ClientRecord& record, const Format& format, const ComposeOptions& options,
                  const Knowledge& knowledge) {
  return Composer(transcript, findings, thread, record, format, options, knowledge).Run();
}

}  // namespace goldenthread
