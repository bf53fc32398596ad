// Conversation: what each stretch of talk does, and which answer belongs to which question.
//
// An utterance is cut into act segments first ("Okay." | "And the alcohol, any change?"), each gets
// its act, and questions are paired with what answers them. A question asserts nothing; an answer
// inherits the frame of its question: that is what everything behind this relies on.
#pragma once

#include <boost/describe.hpp>
#include <cstddef>
#include <vector>

#include "base/span.h"
#include "base/tokens.h"
#include "knowledge/knowledge.h"
#include "transcript/transcript.h"

namespace goldenthread {

/// What a segment does.
enum class Act {
  kQuestion,     ///< asks, with or without "?"
  kPrompt,       ///< names a topic to speak about: "And the walks."
  kReflection,   ///< therapist gives back what the client said
  kProposal,     ///< suggests a task, time or step
  kTeaching,     ///< therapist explains
  kBackchannel,  ///< "mm-hm", "okay"
  kEvent,        ///< "[laughs]"
  kStatement,    ///< everything else
};
BOOST_DESCRIBE_ENUM(Act, kQuestion, kPrompt, kReflection, kProposal, kTeaching, kBackchannel,
                    kEvent, kStatement)

/// Tokens [first, last) of one utterance.
struct Segment {
  std::size_t utterance = 0;
  std::size_t first = 0;
  std::size_t last = 0;
  Act act = Act::kStatement;
};

/// How a question was answered, as to the plain positive form of what was asked: after "You're not
/// drinking?" both "No." and "Right." are kNo.
enum class AnswerKind { kYes, kNo, kOther, kNone };
BOOST_DESCRIBE_ENUM(AnswerKind, kYes, kNo, kOther, kNone)

/// A question, prompt or proposal with one speaker's answer; numbers are indices into
/// Conversation::segments. Where several speakers answer, each has a pair of its own. A question
/// that nobody answered has one pair of kind kNone.
struct QuestionAnswer {
  std::size_t question = 0;
  std::vector<std::size_t> answer;  ///< in order; empty for kNone
  AnswerKind kind = AnswerKind::kNone;
};

struct Conversation {
  std::vector<std::vector<Token>> tokens;  ///< by utterance of the transcript
  std::vector<Segment> segments;           ///< in order; utterances of a summary have none
  std::vector<QuestionAnswer> pairs;       ///< in order of the question

  /// The bytes of the utterance that a segment covers.
  [[nodiscard]] Span SpanOf(const Segment& segment) const;
};

/// Reads the spoken part of a transcript. Linear.
[[nodiscard]] Conversation ReadConversation(const Transcript& transcript,
                                            const Knowledge& knowledge);

}  // namespace goldenthread
