#include "thread/weave.h"

namespace goldenthread {

Thread Weave(const Transcript&, const Findings&, const ClientRecord&, const Knowledge&) {
  return {};
}
const Link* Thread::Of(const std::string& fact) const {
  for (const Link& link : links) {
    if (link.fact == fact) return &link;
  }
  return nullptr;
}

}  // namespace goldenthread
