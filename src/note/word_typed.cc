// Sentences of typed facts.
#include "note/words.h"

namespace goldenthread {

std::vector<Sentence> WordTyped(const std::vector<const Fact*>& facts, const Referent& client,
                                const Transcript& transcript, const Knowledge& knowledge) {
  static_cast<void>(facts), static_cast<void>(client);
  static_cast<void>(transcript), static_cast<void>(knowledge);
  return {};
}

}  // namespace goldenthread
