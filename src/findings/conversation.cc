#include "findings/conversation.h"

namespace goldenthread {

Span Conversation::SpanOf(const Segment& s) const {
  const auto& t = tokens[s.utterance];
  return {t[s.first].span.begin, t[s.last - 1].span.end};
}
Conversation ReadConversation(const Transcript& t, const Knowledge&) {
  Conversation c;
  for (const Utterance& u : t.utterances) c.tokens.push_back(Tokenize(u.text));
  return c;
}

}  // namespace goldenthread
