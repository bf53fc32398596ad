// The images lie in the program's read-only data (knowledge_image.S).
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "knowledge/compile_lexicon.h"
#include "knowledge/load.h"

extern "C" {
extern const char gt_knowledge_image_begin[];         // NOLINT(readability-identifier-naming)
extern const char gt_knowledge_image_end[];           // NOLINT(readability-identifier-naming)
extern const std::uint64_t gt_lexicon_image_begin[];  // NOLINT(readability-identifier-naming)
extern const std::uint64_t gt_lexicon_image_end[];    // NOLINT(readability-identifier-naming)
}

namespace goldenthread {

std::string_view EmbeddedImage() {
  return {gt_knowledge_image_begin,
          static_cast<std::size_t>(gt_knowledge_image_end - gt_knowledge_image_begin)};
}

PhraseMatcher::Bytes EmbeddedLexicon() {
  return {gt_lexicon_image_begin,
          static_cast<std::size_t>(gt_lexicon_image_end - gt_lexicon_image_begin)};
}

const Knowledge& EmbeddedKnowledge() {
  static const Knowledge knowledge = [] {
    const auto image = ParseJson(EmbeddedImage(), "knowledge image");
    GT_CHECK(image.has_value());
    auto read = FromJson<Knowledge>(image.value());
    if (!read) CheckFailed(read.error().ToString().c_str(), __FILE__, __LINE__);
    Knowledge loaded = std::move(read).value();
    loaded.lexicon = ReadLexicon(EmbeddedLexicon());
    loaded.lexicon.shorthand = IndexShorthand(loaded);
    return loaded;
  }();
  return knowledge;
}

}  // namespace goldenthread
