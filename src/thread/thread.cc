// Look-ups on the thread.
#include "thread/thread.h"

#include <algorithm>

namespace goldenthread {

const Link* Thread::Of(const std::string& fact) const {
  const auto found =
      std::find_if(links.begin(), links.end(), [&](const Link& link) { return link.fact == fact; });
  return found == links.end() ? nullptr : &*found;
}

}  // namespace goldenthread
