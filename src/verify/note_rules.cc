// Record and note side by side: a rule asks for something that stands in either.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>

#include "base/civil_time.h"
#include "verify/checks.h"

namespace goldenthread {
namespace {

bool IsClientSpeech(const Utterance& utterance) {
  return utterance.input == InputKind::kSession &&
         (utterance.role == Role::kClient || utterance.role == Role::kParticipant);
}

std::optional<int> MinutesOf(const SessionData& session) {
  const auto start = ParseTimeOfDay(session.start);
  const auto end = ParseTimeOfDay(session.end);
  if (!start || !end || *end < *start) return std::nullopt;
  return *end - *start;
}

/// "F41.1": a letter, two characters, then a point or nothing.
bool IsDiagnosisCode(std::string_view text, const Token& token) {
  const std::string_view word = token.span.In(text);
  return word.size() >= 3 && word[0] >= 'A' && word[0] <= 'Z' && word[1] >= '0' && word[1] <= '9' &&
         word[2] >= '0' && word[2] <= '9';
}

bool GivesDiagnosis(const DraftNote& note) {
  for (const NoteSection& section : note.sections) {
    if (section.id == "diagnosis" && !section.statements.empty()) return true;
    for (const Statement& statement : section.statements) {
      for (const Token& token : Tokenize(statement.text)) {
        if (IsDiagnosisCode(statement.text, token) || token.stem == "diagnosi") return true;
      }
    }
  }
  return false;
}

bool GivesDuration(const DraftNote& note) {
  for (const NoteSection& section : note.sections) {
    for (const Statement& statement : section.statements) {
      const std::vector<Token> tokens = Tokenize(statement.text);
      for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        const bool minutes = tokens[i + 1].stem == "minut" || tokens[i + 1].Is("min");
        if (tokens[i].IsNumber() && minutes) return true;
      }
    }
  }
  return false;
}

bool GivesNextSteps(const DraftNote& note, const Knowledge& knowledge) {
  for (const NoteSection& section : note.sections) {
    if (section.statements.empty()) continue;
    const bool steps = section.next_steps && !section.holds_risk;
    if (steps || section.id == "plan" || section.id == "homework") return true;
    for (const Statement& statement : section.statements) {
      if (!knowledge.lexicon.Cues("next_step").Find(Tokenize(statement.text)).empty()) return true;
    }
  }
  return false;
}

void CheckTime(const DraftNote& note, const ClientRecord& record, const Knowledge& knowledge,
               CheckList& checks) {
  const auto minutes = MinutesOf(record.session);
  if (!minutes) {
    if (!GivesDuration(note)) checks.Add("time_missing");
    return;
  }
  for (const SessionCode& code : knowledge.session_codes) {
    if (code.id != record.session.cpt) continue;
    if (*minutes >= code.minutes_from && (code.minutes_to == 0 || *minutes <= code.minutes_to)) {
      continue;
    }
    const std::string range = code.minutes_to == 0
                                  ? fmt::format("{} or more", code.minutes_from)
                                  : fmt::format("{} to {}", code.minutes_from, code.minutes_to);
    checks.Add("session_code_time", {},
               {{"minutes", std::to_string(*minutes)}, {"code", code.id}, {"range", range}});
  }
}

void CheckPlan(const Findings& findings, const Thread& thread, const ClientRecord& record,
               CheckList& checks) {
  if (record.plan.goals.empty()) {
    checks.Add("treatment_plan_missing");
    return;
  }
  const auto due = ParseDate(record.plan.review_due);
  const auto date = ParseDate(record.session.date);
  if (due && date && *due < *date) {
    checks.Add("plan_review_overdue", {}, {{"date", LongDate(*due)}});
  }
  const bool linked =
      std::any_of(findings.facts.begin(), findings.facts.end(), [&](const Fact& fact) {
        const Link* link = thread.Of(fact.id);
        return fact.kind == FactKind::kIntervention && link != nullptr && !link->goal.empty();
      });
  if (!linked) checks.Add("intervention_without_goal");
}

}  // namespace

void CheckNoteRules(const DraftNote& note, const Transcript& transcript, const Findings& findings,
                    const Thread& thread, const ClientRecord& record, const Knowledge& knowledge,
                    CheckList& checks) {
  if (record.diagnoses.empty() && !GivesDiagnosis(note)) checks.Add("diagnosis_missing");
  CheckTime(note, record, knowledge, checks);
  CheckPlan(findings, thread, record, checks);
  if (!GivesNextSteps(note, knowledge)) checks.Add("next_steps_missing");
  if (transcript.HasSession() &&
      std::none_of(transcript.utterances.begin(), transcript.utterances.end(), IsClientSpeech)) {
    checks.Add("no_client_statements");
  }
}

}  // namespace goldenthread
