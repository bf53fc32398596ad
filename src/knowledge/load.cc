// The image lies in the program's read-only data (knowledge_image.S);
// Boost.Describe does the rest.
#include "knowledge/load.h"

#include <string_view>

#include "base/check.h"

extern "C" {
extern const char gt_knowledge_image_begin[];  // NOLINT(readability-identifier-naming)
extern const char gt_knowledge_image_end[];    // NOLINT(readability-identifier-naming)
}

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

std::string_view EmbeddedImage() {
  return {gt_knowledge_image_begin,
          static_cast<std::size_t>(gt_knowledge_image_end - gt_knowledge_image_begin)};
}

const Knowledge& EmbeddedKnowledge() {
  static const Knowledge knowledge = [] {
    const auto image = ParseJson(EmbeddedImage(), "knowledge image");
    GT_CHECK(image.has_value());
    auto loaded = LoadKnowledge(image.value());
    if (!loaded) CheckFailed(loaded.error().ToString().c_str(), __FILE__, __LINE__);
    return std::move(loaded).value();
  }();
  return knowledge;
}

}  // namespace goldenthread
