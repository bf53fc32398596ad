// Thread: how the session's facts hang together with the plan, and where the
// thread is broken.
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

namespace goldenthread {

/// One fact tied to a part of the plan. Empty ids: not tied to that level.
struct Link {
  std::string fact;
  std::string goal;
  std::string objective;
  std::string intervention;  ///< the plan's own text of it
  double score = 0;
  std::string why;  ///< in words: "names the objective's measure: panic log"
};
BOOST_DESCRIBE_STRUCT(Link, (), (fact, goal, objective, intervention, score, why))

/// A place where a reviewer would not see medical necessity.
struct Gap {
  std::string kind;  ///< "objective_without_fact",
                     ///< "intervention_without_response", "no_plan" ...
  std::string goal;
  std::string objective;
  std::string message;
};
BOOST_DESCRIBE_STRUCT(Gap, (), (kind, goal, objective, message))

/// The chain by which a session shows why a diagnosis is treated: ids of facts.
struct Necessity {
  std::string diagnosis;  ///< code
  std::vector<std::string> symptoms;
  std::vector<std::string> impairments;
  std::vector<std::string> interventions;
  std::vector<std::string> progress;
};
BOOST_DESCRIBE_STRUCT(Necessity, (), (diagnosis, symptoms, impairments, interventions, progress))

struct Thread {
  std::vector<Link> links;  ///< in order of facts; at most one a fact
  std::vector<Gap> gaps;
  std::vector<Necessity> necessity;  ///< in order of the record's diagnoses

  /// The link of that fact, or null.
  [[nodiscard]] const Link* Of(const std::string& fact) const;
};

}  // namespace goldenthread
