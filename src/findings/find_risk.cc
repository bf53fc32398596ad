#include "findings/find_parts.h"

namespace goldenthread {

RiskReading FindRisk(const Transcript&, const Conversation&, const FindOptions&, const Knowledge&) {
  return {};
}

}  // namespace goldenthread
