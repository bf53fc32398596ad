#include "findings/find_parts.h"

namespace goldenthread {

std::vector<Fact> FindSpoken(const Transcript&, const Conversation&, const FindOptions&,
                             const Knowledge&) {
  return {};
}

}  // namespace goldenthread
