// The risk paragraph.
#include "note/words.h"

namespace goldenthread {

std::vector<Sentence> WordRisk(const Findings& findings, const Referent& client,
                               const Transcript& transcript, const Knowledge& knowledge) {
  static_cast<void>(findings), static_cast<void>(client);
  static_cast<void>(transcript), static_cast<void>(knowledge);
  return {};
}

}  // namespace goldenthread
