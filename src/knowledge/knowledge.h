// Knowledge: the clinical knowledge as plain structs, one per file of
// `knowledge/`.
//
// Member names equal the YAML keys. Phrases are written in PhraseMatcher's
// pattern language. Each entry carries the source of its clinical content. What
// a file is for and how to extend it stands in `knowledge/README.md`; the rooms
// that use an entry compile its phrases themselves.
#pragma once

#include <boost/describe/class.hpp>
#include <string>
#include <vector>

#include "knowledge/kinds.h"
#include "knowledge/lexicon.h"

namespace goldenthread {

// ---- context.yaml: cues that change how a mention is asserted (NegEx/ConText)
// ------------------

enum class CueCategory {
  kNegation,
  kPossible,
  kHypothetical,
  kHistorical,
  kOther,   ///< someone else's: "family history of"
  kPseudo,  ///< looks like a cue and is none: "no change"; hides shorter cues
            ///< inside it
  kEnd,     ///< ends the scope of a cue before it: "but", "however"
};
BOOST_DESCRIBE_ENUM(CueCategory, kNegation, kPossible, kHypothetical, kHistorical, kOther, kPseudo,
                    kEnd)

enum class CueDirection { kForward, kBackward, kBoth };
BOOST_DESCRIBE_ENUM(CueDirection, kForward, kBackward, kBoth)

struct ContextCue {
  std::string id;
  std::string source;
  std::vector<std::string> phrases;
  CueCategory category = CueCategory::kNegation;
  CueDirection direction = CueDirection::kForward;
  int scope_tokens = 0;  ///< 0: to the end of the clause
  int clauses = 0;       ///< clause boundaries that a forward scope may cross; with 1, only
                         ///< where the cue closes its own clause
  std::vector<CueCategory> ends;  ///< of an end cue: the scopes it ends; empty: all
};
BOOST_DESCRIBE_STRUCT(ContextCue, (),
                      (id, source, phrases, category, direction, scope_tokens, clauses, ends))

// ---- kin.yaml: people other than the client
// ----------------------------------------------------

struct KinTerm {
  std::string id;  ///< the noun as a note writes it: "sister", "sponsor"
  std::string source;
  std::vector<std::string> phrases;
  std::string gender;  ///< "female", "male" or ""
};
BOOST_DESCRIBE_STRUCT(KinTerm, (), (id, source, phrases, gender))

// ---- idioms.yaml: figures of speech that hide what they seem to say
// ----------------------------

struct Idiom {
  std::string id;
  std::string source;
  std::vector<std::string> phrases;
  std::string reading;                  ///< what is meant, in plain words
  std::vector<std::string> literal_if;  ///< company in the utterance that makes it literal
};
BOOST_DESCRIBE_STRUCT(Idiom, (), (id, source, phrases, reading, literal_if))

// ---- concepts/*.yaml: symptoms, impairment, triggers, strengths, observations
// ------------------

struct Concept {
  std::string id;
  std::string source;
  FactKind kind = FactKind::kSymptom;
  std::string canonical;           ///< noun phrase for a sentence: "early morning awakening"
  std::vector<std::string> forms;  ///< phrases that name it, lay and clinical
  std::vector<std::string> needs;  ///< one of these must stand in the utterance or the one before
  std::vector<std::string> not_near;   ///< none of these may stand in the utterance
  std::string domain;                  ///< "sleep", "mood", "anxiety", "work" ...
  std::vector<std::string> diagnoses;  ///< ICD-10-CM prefixes that it speaks for
};
BOOST_DESCRIBE_STRUCT(Concept, (),
                      (id, source, kind, canonical, forms, needs, not_near, domain, diagnoses))

// ---- risk.yaml: per domain what is asked, said, denied, and what protects
// -----------------------

struct RiskCue {
  std::string id;
  std::string source;
  RiskDomain domain = RiskDomain::kSuicidalIdeation;
  RiskLevel level = RiskLevel::kNone;
  std::vector<std::string> ask;     ///< in a therapist's question: the domain is being asked about
  std::vector<std::string> say;     ///< in the client's words: the client has it, unless negated
  std::vector<std::string> deny;    ///< in the client's words: the client plainly does not
  std::vector<std::string> follow;  ///< asked or said, only while the domain is talked about
  std::vector<std::string> typed;   ///< in a typed summary: names the domain or the level
  std::string canonical;            ///< noun phrase: "passive wish to be dead"
  bool yes_denies = false;          ///< a yes to `ask` is the good answer: "safe at home?"
  bool soft = false;                ///< often hyperbole: holds only if nothing speaks against it
};
BOOST_DESCRIBE_STRUCT(RiskCue, (),
                      (id, source, domain, level, ask, say, deny, follow, typed, canonical,
                       yes_denies, soft))

// ---- interventions.yaml
// ------------------------------------------------------------------------

struct Technique {
  std::string id;
  std::string source;
  std::string modality;             ///< "CBT", "DBT", "MI" ...
  std::string name;                 ///< as a plan names it: "cognitive restructuring"
  std::string sentence;             ///< what the therapist did: "guided client in testing
                                    ///< thoughts ..."
  std::vector<std::string> names;   ///< other names, in plans and typed summaries
  std::vector<std::string> strong;  ///< a therapist's phrase that shows it alone
  std::vector<std::string> weak;    ///< two different ones within one topic show it
};
BOOST_DESCRIBE_STRUCT(Technique, (), (id, source, modality, name, sentence, names, strong, weak))

// ---- measures.yaml, medications.yaml, substances.yaml
// -------------------------------------------

struct MeasureBand {
  int from = 0;
  std::string label;
};
BOOST_DESCRIBE_STRUCT(MeasureBand, (), (from, label))

struct Measure {
  std::string id;  ///< canonical name: "PHQ-9"
  std::string source;
  std::vector<std::string> names;  ///< patterns by which it is named
  int minimum = 0;
  int maximum = 0;
  std::string construct;  ///< "depressive symptoms"
  bool lower_is_better = true;
  std::vector<MeasureBand> bands;
};
BOOST_DESCRIBE_STRUCT(Measure, (),
                      (id, source, names, minimum, maximum, construct, lower_is_better, bands))

struct Medication {
  std::string id;  ///< generic name, lower case
  std::string source;
  std::vector<std::string> brands;
  std::string drug_class;
  std::string unit;  ///< "mg", "mcg"
};
BOOST_DESCRIBE_STRUCT(Medication, (), (id, source, brands, drug_class, unit))

struct Substance {
  std::string id;  ///< "alcohol", "cannabis"
  std::string source;
  std::vector<std::string> forms;
};
BOOST_DESCRIBE_STRUCT(Substance, (), (id, source, forms))

// ---- shorthand.yaml: typed abbreviations
// ---------------------------------------------------------

struct Shorthand {
  std::string code;  ///< as typed, lower case unless `exact_case`
  std::string source;
  std::string expansion;
  bool exact_case = false;
  /// Only with one of these words within six tokens; "#": with a number right beside it.
  std::vector<std::string> near;
  std::vector<std::string> not_near;    ///< not with any of these, counted alike
  std::vector<std::string> not_before;  ///< not where one of these comes next
};
BOOST_DESCRIBE_STRUCT(Shorthand, (),
                      (code, source, expansion, exact_case, near, not_near, not_before))

// ---- cues.yaml: small closed word lists of conversation
// -----------------------------------------

/// A named list of phrases: "answer_yes", "answer_no", "accept", "decline",
/// "backchannel" ...
struct CueList {
  std::string id;
  std::string source;
  std::vector<std::string> phrases;
};
BOOST_DESCRIBE_STRUCT(CueList, (), (id, source, phrases))

// ---- roles.yaml: which speaker is the therapist?
// --------------------------------------------------

struct RoleCue {
  std::string id;
  std::string source;
  std::vector<std::string> phrases;
  double therapist_weight = 0;  ///< positive speaks for therapist, negative for client
};
BOOST_DESCRIBE_STRUCT(RoleCue, (), (id, source, phrases, therapist_weight))

// ---- formats/*.yaml
// --------------------------------------------------------------------------------

/// One section of a note format and what belongs in it.
struct FormatSection {
  std::string id;     ///< "subjective"
  std::string title;  ///< "Subjective"
  std::vector<FactKind> kinds;
  /// Cue lists and phrases of the section's own: what names one of them stands here, whichever of
  /// `topic_kinds` it is (empty: any but risk). The first section of a format that is named wins.
  std::vector<std::string> topics;
  std::vector<std::string> phrases;
  std::vector<FactKind> topic_kinds;
  /// "means", "protective", "safety": that part of the risk statement stands here.
  std::vector<std::string> risk_parts;
  int lead = 0;             ///< if nothing else stands here: so many sentences of the next section
  bool required = false;    ///< reads "Not addressed" where nothing stands; others are left away
  bool risk = false;        ///< the risk statement stands here
  bool thread = false;      ///< progress against the plan stands here
  bool by_goal = false;     ///< what is tied to a goal stands under that goal
  bool next_steps = false;  ///< appointments and coordination stand here
};
BOOST_DESCRIBE_STRUCT(FormatSection, (),
                      (id, title, kinds, topics, phrases, topic_kinds, risk_parts, lead, required,
                       risk, thread, by_goal, next_steps))

struct Format {
  std::string id;     ///< "soap"
  std::string title;  ///< "SOAP note"
  std::string source;
  bool group = false;  ///< one member's note of a group: other members stay out of it
  std::vector<FormatSection> sections;
};
BOOST_DESCRIBE_STRUCT(Format, (), (id, title, source, group, sections))

// ---- budgets.yaml: how much of a note each group of kinds may take ------------------------------

struct WordBudget {
  std::string id;
  std::string source;
  std::vector<FactKind> kinds;  ///< each kind but risk stands in exactly one budget
  int words = 0;                ///< at standard density
};
BOOST_DESCRIBE_STRUCT(WordBudget, (), (id, source, kinds, words))

// ---- rules.yaml: what a note must hold
// -------------------------------------------------------------

struct NoteRule {
  std::string id;
  std::string source;
  std::string severity;  ///< "block", "warn" or "info"
  std::string message;   ///< to the clinician: what is missing, why an auditor asks
};
BOOST_DESCRIBE_STRUCT(NoteRule, (), (id, source, severity, message))

// ---- session_codes.yaml: billing codes that depend on time
// ---------------------------------------

struct SessionCode {
  std::string id;  ///< CPT code: "90834"
  std::string source;
  int minutes_from = 0;
  int minutes_to = 0;  ///< 0: open-ended
};
BOOST_DESCRIBE_STRUCT(SessionCode, (), (id, source, minutes_from, minutes_to))

/// Everything, as loaded once at start. Immutable afterwards; share it by const
/// reference.
struct Knowledge {
  std::vector<ContextCue> context;
  std::vector<KinTerm> kin;
  std::vector<Idiom> idioms;
  std::vector<Concept> concepts;
  std::vector<RiskCue> risk;
  std::vector<Technique> interventions;
  std::vector<Measure> measures;
  std::vector<Medication> medications;
  std::vector<Substance> substances;
  std::vector<Shorthand> shorthand;
  std::vector<CueList> cues;
  std::vector<RoleCue> roles;
  std::vector<Format> formats;
  std::vector<WordBudget> budgets;
  std::vector<NoteRule> rules;
  std::vector<SessionCode> session_codes;
  Lexicon lexicon;

  /// The cue list with that id; a missing one is a bug in the knowledge files.
  [[nodiscard]] const CueList& Cues(const std::string& id) const;
  /// The format with that id, or null.
  [[nodiscard]] const Format* FindFormat(const std::string& id) const;
};
BOOST_DESCRIBE_STRUCT(Knowledge, (),
                      (context, kin, idioms, concepts, risk, interventions, measures, medications,
                       substances, shorthand, cues, roles, formats, budgets, rules, session_codes))

}  // namespace goldenthread
