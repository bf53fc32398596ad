// Boost.Describe does most of it.
#include "knowledge/load.h"

#include "base/check.h"
#include "knowledge/compile_lexicon.h"

namespace goldenthread {

const CueList& Knowledge::Cues(const std::string& id) const {
  for (const CueList& list : cues) {
    if (list.id == id) return list;
  }
  CheckFailed(("cues.yaml has no list " + id).c_str(), __FILE__, __LINE__);
}

const Format* Knowledge::FindFormat(const std::string& id) const {
  for (const Format& format : formats) {
    if (format.id == id) return &format;
  }
  return nullptr;
}

Result<Knowledge> LoadKnowledge(const json::value& image) {
  GT_TRY(Knowledge knowledge, FromJson<Knowledge>(image));
  knowledge.lexicon = CompileLexicon(knowledge);
  return knowledge;
}

}  // namespace goldenthread
