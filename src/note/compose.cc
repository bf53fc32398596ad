#include "note/compose.h"

namespace goldenthread {

DraftNote Compose(const Transcript&, const Findings&, const Thread&, const ClientRecord&,
                  const Format& format, const ComposeOptions&, const Knowledge&) {
  DraftNote n;
  n.format = format.id;
  return n;
}

}  // namespace goldenthread
