// Fact: one thing the session holds, with its state, its slots and the words
// that show it.
//
// Facts are what findings hands to thread and note. A fact never holds a
// sentence of the note: it holds the source's words, cleaned, and the parts a
// sentence needs.
#pragma once

#include <array>
#include <boost/describe.hpp>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/span.h"
#include "findings/therapist_acts.h"
#include "knowledge/kinds.h"

namespace goldenthread {

/// Where a piece of evidence stands.
enum class EvidenceInput { kSession, kSummary, kPlan, kMeasure, kPreviousNote, kClinician };
BOOST_DESCRIBE_ENUM(EvidenceInput, kSession, kSummary, kPlan, kMeasure, kPreviousNote, kClinician)

/// A stretch of an utterance (session, summary), or a value of client.json (all
/// others).
struct Evidence {
  EvidenceInput input = EvidenceInput::kSession;
  std::size_t utterance = 0;  ///< index into Transcript::utterances; session and summary only
  Span span;                  ///< bytes of that utterance's text
  std::string quote;          ///< the value, for inputs other than session and summary

  friend bool operator==(const Evidence&, const Evidence&) = default;
};

/// The parts of a fact that sentences and plan links need. Texts are ready for
/// print.
struct Slots {
  std::optional<std::string> frequency;  ///< "3 times"
  std::optional<std::string> period;     ///< "this week"
  std::optional<std::string> severity;   ///< "7 out of 10"
  std::optional<std::string> duration;   ///< "11 minutes"
  std::optional<std::string> value;      ///< a score, count or dose: "14", "50 mg", "4 of 7"
  std::optional<std::string> trigger;
  std::optional<std::string> previous;  ///< the earlier value it is compared with
  std::optional<std::string> target;    ///< the assigned or planned value
  std::optional<std::string> when;      ///< "Friday", "on October 30"
  std::optional<std::string> person;    ///< the other person: "sister", "Dr. Feeney"
};
BOOST_DESCRIBE_STRUCT(Slots, (),
                      (frequency, period, severity, duration, value, trigger, previous, target,
                       when, person))

/// Whose words `Fact::words` are, which decides how the note may write them.
enum class Voice {
  kNone,       ///< no words: concept and slots say it all
  kClient,     ///< the client's, first person
  kTherapist,  ///< the therapist's, said in the session
  kTyped,      ///< the clinician's typed fragment, shorthand expanded
};
BOOST_DESCRIBE_ENUM(Voice, kNone, kClient, kTherapist, kTyped)

struct Fact {
  std::string id;  ///< "f1", in order
  FactKind kind = FactKind::kSymptom;
  std::string concept_id;  ///< id in knowledge/, or a short open term; may be empty
  FactState state = FactState::kPresent;
  std::string experiencer = "client";  ///< "client", a participant's name, or "sister" ...
  Slots slots;
  std::vector<Evidence> evidence;  ///< never empty; the first is the one to show

  Voice voice = Voice::kNone;
  std::string words;      ///< source words, repairs removed and shorthand expanded;
                          ///< see voice
  std::string rule;       ///< id of the rule that made it: also names the wording template
  double salience = 1.0;  ///< higher is told first when space is short
};

/// What is known in one risk domain.
struct RiskFinding {
  RiskState state = RiskState::kNotAsked;
  RiskLevel level = RiskLevel::kNone;  ///< highest level endorsed (suicidal ideation)
  std::vector<Evidence> evidence;      ///< of the state; an outranked denial follows
  std::vector<std::string> facts;      ///< ids of the risk facts of this domain
  bool unclear = false;                ///< asked without a usable answer, or an idiom left open
};

/// Everything found, in order of appearance.
struct Findings {
  std::vector<Fact> facts;
  std::array<RiskFinding, kRiskDomains> risk;  ///< index: RiskDomain
  std::vector<TherapistAct> acts;              ///< by utterance of the transcript

  [[nodiscard]] const RiskFinding& Risk(RiskDomain domain) const {
    return risk[static_cast<std::size_t>(domain)];
  }
  [[nodiscard]] RiskFinding& Risk(RiskDomain domain) {
    return risk[static_cast<std::size_t>(domain)];
  }
};

}  // namespace goldenthread
