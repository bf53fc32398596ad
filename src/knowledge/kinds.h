// The vocabularies that the knowledge files and all rooms behind them share:
// what kinds of facts there are, in which state a fact can be, and the domains
// and states of risk. Their snake-case names are part of the note contract
// ("homework_review", "other_person").
#pragma once

#include <boost/describe/enum.hpp>

namespace goldenthread {

/// What a fact is about.
enum class FactKind {
  kSymptom,
  kChange,
  kTrigger,
  kImpairment,
  kHistory,
  kMedication,
  kSubstance,
  kRisk,
  kIntervention,
  kResponse,
  kHomeworkReview,
  kHomework,
  kGoal,
  kMeasure,
  kStrength,
  kPlan,
  kQuote,
  kObservation,
};
BOOST_DESCRIBE_ENUM(FactKind, kSymptom, kChange, kTrigger, kImpairment, kHistory, kMedication,
                    kSubstance, kRisk, kIntervention, kResponse, kHomeworkReview, kHomework, kGoal,
                    kMeasure, kStrength, kPlan, kQuote, kObservation)

/// How a fact holds.
enum class FactState {
  kPresent,
  kDenied,
  kHistorical,
  kOtherPerson,
  kHypothetical,
  kPlanned,
  kUncertain,
};
BOOST_DESCRIBE_ENUM(FactState, kPresent, kDenied, kHistorical, kOtherPerson, kHypothetical,
                    kPlanned, kUncertain)

/// The five domains of the risk statement, in the order in which a note lists
/// them.
enum class RiskDomain {
  kSuicidalIdeation,
  kHomicidalIdeation,
  kSelfHarm,
  kAbuseOrNeglect,
  kSubstanceRisk,
};
BOOST_DESCRIBE_ENUM(RiskDomain, kSuicidalIdeation, kHomicidalIdeation, kSelfHarm, kAbuseOrNeglect,
                    kSubstanceRisk)
inline constexpr int kRiskDomains = 5;

/// The client's own current answer in one domain.
enum class RiskState { kNotAsked, kOtherPerson, kHistorical, kDenied, kEndorsed };
BOOST_DESCRIBE_ENUM(RiskState, kNotAsked, kOtherPerson, kHistorical, kDenied, kEndorsed)

/// Steps of suicidal ideation and behaviour, after the Columbia scale's ladder
/// (C-SSRS).
enum class RiskLevel {
  kNone,
  kPassive,
  kActive,
  kMethod,
  kIntent,
  kPlan,
  kPreparation,
  kAttempt,
};
BOOST_DESCRIBE_ENUM(RiskLevel, kNone, kPassive, kActive, kMethod, kIntent, kPlan, kPreparation,
                    kAttempt)

}  // namespace goldenthread
