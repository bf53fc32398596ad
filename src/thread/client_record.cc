// Reading is Boost.Describe's; validating is what types cannot say: dates, ids, references.
#include "thread/client_record.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "base/civil_time.h"
#include "base/json.h"
#include "base/tokens.h"

namespace goldenthread {
namespace {

/// No instrument reaches it; a typing error or a number out of range does.
constexpr double kScoreMax = 10'000;

/// Collects the first thing that is wrong, with its field path.
class Validator {
 public:
  explicit Validator(const std::string& name) : name_(name) {}

  void Day(const std::string& value, const std::string& field) {
    if (!value.empty() && !ParseDate(value)) {
      Fail(field, "is no possible date in the form YYYY-MM-DD");
    }
  }

  /// What the note prints on one line of its head; a line end in it could forge another.
  void Line(const std::string& value, const std::string& field) {
    const bool printable = std::none_of(value.begin(), value.end(), [](char c) {
      return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
    });
    if (!printable) Fail(field, "holds a line end or a control character");
  }

  void Time(const std::string& value, const std::string& field) {
    if (!value.empty() && !ParseTimeOfDay(value)) Fail(field, "is no time in the form HH:MM");
  }

  void Score(const std::optional<double>& value, const std::string& field) {
    if (value && !(std::abs(*value) <= kScoreMax)) Fail(field, "is no score of any measure");
  }

  void Unique(const std::string& id, const std::string& field) {
    if (id.empty()) {
      Fail(field, "is empty");
    } else if (!ids_.insert(id).second) {
      Fail(field, "holds an id that the plan uses already");
    }
  }

  void Fail(const std::string& field, const std::string& what) {
    if (!error_) error_ = BadInput(what, name_ + ": field " + field, "correct client.json");
  }

  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  std::string name_;
  std::set<std::string> ids_;
  std::optional<Error> error_;
};

void ValidateSession(const SessionData& session, Validator& valid) {
  valid.Day(session.date, "session.date");
  valid.Line(session.cpt, "session.cpt");
  valid.Line(session.modality, "session.modality");
  valid.Line(session.place_of_service, "session.place_of_service");
  valid.Time(session.start, "session.start");
  valid.Time(session.end, "session.end");
  const auto start = ParseTimeOfDay(session.start);
  const auto end = ParseTimeOfDay(session.end);
  if (start && end && *end <= *start) valid.Fail("session.end", "is not after session.start");
}

void ValidateDiagnoses(const std::vector<Diagnosis>& diagnoses, Validator& valid) {
  for (std::size_t i = 0; i < diagnoses.size(); ++i) {
    const std::string path = fmt::format("diagnoses[{}]", i);
    if (diagnoses[i].code.empty()) valid.Fail(path + ".code", "is empty");
    valid.Line(diagnoses[i].code, path + ".code");
    valid.Line(diagnoses[i].description, path + ".description");
  }
}

void ValidatePlan(const ClientRecord& record, Validator& valid) {
  const TreatmentPlan& plan = record.plan;
  valid.Day(plan.start, "plan.start");
  valid.Day(plan.review_due, "plan.review_due");
  std::set<std::string> codes;
  for (const Diagnosis& diagnosis : record.diagnoses) codes.insert(diagnosis.code);
  for (std::size_t g = 0; g < plan.goals.size(); ++g) {
    const Goal& goal = plan.goals[g];
    const std::string path = fmt::format("plan.goals[{}]", g);
    valid.Unique(goal.id, path + ".id");
    if (!goal.diagnosis.empty() && !codes.contains(goal.diagnosis)) {
      valid.Fail(path + ".diagnosis", "names a code that diagnoses does not list");
    }
    for (std::size_t o = 0; o < goal.objectives.size(); ++o) {
      const std::string objective = fmt::format("{}.objectives[{}]", path, o);
      valid.Unique(goal.objectives[o].id, objective + ".id");
      valid.Day(goal.objectives[o].target_date, objective + ".target_date");
    }
  }
}

}  // namespace

bool IsClientNaming(std::string_view text) {
  return text == "Client" || text == "first" || text == "initials";
}

bool IsGroupSession(const SessionData& session) {
  const std::string modality = LowerCase(session.modality);
  return modality == "group" || modality.starts_with("group ");
}

Result<ClientRecord> ReadClientRecord(std::string_view bytes, const std::string& name) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    return BadInput("is UTF-16", name, "save it as UTF-8");
  }
  GT_TRY(const json::value document, ParseJson(bytes, name));
  auto read = FromJson<ClientRecord>(document);
  if (!read) {
    Error error = read.error();
    error.where = name + ": " + error.where;
    return error;
  }
  ClientRecord record = std::move(read).value();
  Validator valid(name);
  valid.Day(record.client.date_of_birth, "client.date_of_birth");
  valid.Line(record.client.name, "client.name");
  valid.Line(record.client.pronouns, "client.pronouns");
  valid.Line(record.clinician.name, "clinician.name");
  valid.Line(record.clinician.credentials, "clinician.credentials");
  ValidateSession(record.session, valid);
  ValidateDiagnoses(record.diagnoses, valid);
  ValidatePlan(record, valid);
  for (std::size_t i = 0; i < record.measures.size(); ++i) {
    const std::string path = fmt::format("measures[{}]", i);
    valid.Day(record.measures[i].date, path + ".date");
    if (record.measures[i].name.empty()) valid.Fail(path + ".name", "is empty");
    valid.Score(record.measures[i].score, path + ".score");
    valid.Score(record.measures[i].previous, path + ".previous");
  }
  for (std::size_t i = 0; i < record.previous_notes.size(); ++i) {
    valid.Day(record.previous_notes[i].date, fmt::format("previous_notes[{}].date", i));
  }
  if (!IsClientNaming(record.style.client_name)) {
    valid.Fail("style.client_name", "is not one of Client, first, initials");
  }
  if (valid.error()) return *valid.error();
  return record;
}

}  // namespace goldenthread
