// Answers: whether what follows a question says yes or no to it.
#pragma once

#include "findings/conversation.h"

namespace goldenthread {

/// The kind of `pair`'s answer, read from its first telling words and from the question's form:
/// "yeah, no" is no, "Right." after "You're not drinking?" is no, a wh-question has yes or no only
/// where the answer opens with it. kNone without an answer.
[[nodiscard]] AnswerKind ReadAnswer(const Conversation& conversation, const QuestionAnswer& pair,
                                    const Knowledge& knowledge);

}  // namespace goldenthread
