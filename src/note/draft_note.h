// DraftNote: the note as statements, each with its evidence; verdicts are
// verify's to fill in.
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "findings/fact.h"

namespace goldenthread {

/// Where a statement comes from.
enum class Origin { kSession, kSummary, kPlan, kMeasure, kClinician };
BOOST_DESCRIBE_ENUM(Origin, kSession, kSummary, kPlan, kMeasure, kClinician)

/// How a statement stands to its evidence.
enum class Verdict {
  kDirect,
  kParaphrase,
  kClinicianAsserted,
  kDerived,
  kInference,
  kUnmentioned,
  kContradicted,
};
BOOST_DESCRIBE_ENUM(Verdict, kDirect, kParaphrase, kClinicianAsserted, kDerived, kInference,
                    kUnmentioned, kContradicted)

/// One sentence of the note.
struct Statement {
  std::string id;  ///< "s1", in order through the note
  std::string text;
  Origin origin = Origin::kSession;
  Verdict verdict = Verdict::kUnmentioned;
  double support = 0;  ///< 0 to 1
  std::vector<Evidence> evidence;
  std::vector<std::string> facts;  ///< ids
  std::string goal;                ///< id or empty
  std::string objective;
  std::string diagnosis;
};

struct NoteSection {
  std::string id;
  std::string title;
  std::vector<Statement> statements;
  bool holds_risk = false;  ///< renderings say here which risk domains were not asked
  bool required = true;  ///< reads "Not addressed" where it has no statement; others are left away
  bool next_steps = false;  ///< its statements are the note's plan
};

struct DraftNote {
  std::string format;  ///< id: "soap"
  std::string title;
  std::string engine = "composer";
  std::vector<NoteSection> sections;
  std::vector<std::string> not_addressed;  ///< what the format asks for and nobody spoke of
};

}  // namespace goldenthread
