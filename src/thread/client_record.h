// ClientRecord: client.json, what the practice knows before the session. Member
// names are its keys.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace goldenthread {

struct ClientPerson {
  std::string name;
  std::string pronouns;       ///< "she/her", "he/him", "they/them"; empty: unknown
  std::string date_of_birth;  ///< YYYY-MM-DD
};
BOOST_DESCRIBE_STRUCT(ClientPerson, (), (name, pronouns, date_of_birth))

struct Clinician {
  std::string name;
  std::string credentials;
};
BOOST_DESCRIBE_STRUCT(Clinician, (), (name, credentials))

struct SessionData {
  std::string date;   ///< YYYY-MM-DD
  std::string start;  ///< HH:MM
  std::string end;    ///< HH:MM
  std::string cpt;    ///< "90834"
  std::string modality;
  std::string place_of_service;
  std::vector<std::string> participants;
};
BOOST_DESCRIBE_STRUCT(SessionData, (),
                      (date, start, end, cpt, modality, place_of_service, participants))

/// True for a session in which several clients with records of their own took part.
[[nodiscard]] bool IsGroupSession(const SessionData& session);

struct Diagnosis {
  std::string code;  ///< ICD-10-CM, "F41.1"
  std::string description;
};
BOOST_DESCRIBE_STRUCT(Diagnosis, (), (code, description))

struct Objective {
  std::string id;
  std::string description;
  std::string measure;
  std::string baseline;
  std::string target;
  std::string target_date;  ///< YYYY-MM-DD
};
BOOST_DESCRIBE_STRUCT(Objective, (), (id, description, measure, baseline, target, target_date))

struct Goal {
  std::string id;
  std::string diagnosis;  ///< code of the diagnosis it serves
  std::string description;
  std::vector<Objective> objectives;
  std::vector<std::string> interventions;
};
BOOST_DESCRIBE_STRUCT(Goal, (), (id, diagnosis, description, objectives, interventions))

struct TreatmentPlan {
  std::string start;       ///< YYYY-MM-DD
  std::string review_due;  ///< YYYY-MM-DD
  std::vector<Goal> goals;
};
BOOST_DESCRIBE_STRUCT(TreatmentPlan, (), (start, review_due, goals))

struct MeasureScore {
  std::string name;
  std::optional<double> score;
  std::string date;  ///< YYYY-MM-DD
  std::optional<double> previous;
};
BOOST_DESCRIBE_STRUCT(MeasureScore, (), (name, score, date, previous))

/// What only the clinician can see; every value is the clinician's own entry.
struct Observations {
  std::string appearance;
  std::string behavior;
  std::string speech;
  std::string mood;
  std::string affect;
  std::string thought_process;
  std::string thought_content;
  std::string perception;
  std::string cognition;
  std::string insight;
  std::string judgment;
};
BOOST_DESCRIBE_STRUCT(Observations, (),
                      (appearance, behavior, speech, mood, affect, thought_process, thought_content,
                       perception, cognition, insight, judgment))

struct PreviousNote {
  std::string date;  ///< YYYY-MM-DD
  std::string text;
};
BOOST_DESCRIBE_STRUCT(PreviousNote, (), (date, text))

enum class Density { kBrief, kStandard, kDetailed };
BOOST_DESCRIBE_ENUM(Density, kBrief, kStandard, kDetailed)
enum class Quotes { kNone, kSome, kMany };
BOOST_DESCRIBE_ENUM(Quotes, kNone, kSome, kMany)

/// How techniques are called: in plain words, or also by their modality's own term.
enum class Terms { kPlain, kModality };
BOOST_DESCRIBE_ENUM(Terms, kPlain, kModality)

/// How the therapist likes notes. client_name: "Client" (default), "first" or
/// "initials".
struct NoteStyle {
  Density density = Density::kStandard;
  Quotes quotes = Quotes::kSome;
  std::string client_name = "Client";
  Terms terms = Terms::kPlain;
};
BOOST_DESCRIBE_STRUCT(NoteStyle, (), (density, quotes, client_name, terms))

/// True for the values that client_name may have.
[[nodiscard]] bool IsClientNaming(std::string_view text);

struct ClientRecord {
  ClientPerson client;
  Clinician clinician;
  SessionData session;
  std::vector<Diagnosis> diagnoses;
  TreatmentPlan plan;
  std::vector<MeasureScore> measures;
  Observations observations;
  std::vector<PreviousNote> previous_notes;
  NoteStyle style;
};
BOOST_DESCRIBE_STRUCT(ClientRecord, (),
                      (client, clinician, session, diagnoses, plan, measures, observations,
                       previous_notes, style))

/// Reads and validates client.json: unknown fields, wrong types, impossible
/// dates and times, an end before its start, ids used twice and codes that no
/// diagnosis has are errors that name the field.
Result<ClientRecord> ReadClientRecord(std::string_view bytes, const std::string& name);

}  // namespace goldenthread
