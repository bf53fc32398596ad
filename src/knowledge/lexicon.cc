// The image of a lexicon: for each matcher a head (the sizes of its name and of its tables), the
// name, the tables; each begins at a whole 64-bit word.
#include "knowledge/lexicon.h"

#include <cstring>

#include "base/check.h"

namespace goldenthread {
namespace {

struct RecordHead {
  std::uint32_t name_bytes;
  std::uint32_t table_words;
};
static_assert(sizeof(RecordHead) == sizeof(std::uint64_t));

std::size_t WordsOf(std::size_t bytes) { return (bytes + 7) / 8; }

void Append(std::vector<std::uint64_t>& out, std::string_view name, const PhraseMatcher& matcher) {
  const RecordHead head{static_cast<std::uint32_t>(name.size()),
                        static_cast<std::uint32_t>(matcher.bytes().size())};
  const std::size_t at = out.size();
  out.resize(at + 1 + WordsOf(name.size()));
  std::memcpy(&out[at], &head, sizeof head);
  std::memcpy(&out[at] + 1, name.data(), name.size());
  out.insert(out.end(), matcher.bytes().begin(), matcher.bytes().end());
}

}  // namespace

const PhraseMatcher& Lexicon::Cues(std::string_view id) const {
  const auto found = cues.find(id);
  if (found == cues.end()) {
    CheckFailed(("there is no cue list " + std::string(id)).c_str(), __FILE__, __LINE__);
  }
  return found->second;
}

std::vector<std::uint64_t> WriteLexicon(const Lexicon& lexicon) {
  std::vector<std::uint64_t> out;
  for (const LexiconMember& member : kLexiconMembers) {
    Append(out, member.name, lexicon.*member.matcher);
  }
  for (const auto& [id, matcher] : lexicon.cues) Append(out, id, matcher);
  return out;
}

Lexicon ReadLexicon(PhraseMatcher::Bytes bytes) {
  Lexicon lexicon;
  for (std::size_t record = 0; !bytes.empty(); ++record) {
    RecordHead head{};
    std::memcpy(&head, bytes.data(), sizeof head);
    const std::size_t name_words = WordsOf(head.name_bytes);
    GT_CHECK(1 + name_words + head.table_words <= bytes.size());
    const std::string name(reinterpret_cast<const char*>(bytes.data() + 1), head.name_bytes);
    const PhraseMatcher matcher(bytes.subspan(1 + name_words, head.table_words));
    if (record < kLexiconMembers.size()) {
      GT_CHECK(name == kLexiconMembers[record].name);
      lexicon.*kLexiconMembers[record].matcher = matcher;
    } else {
      lexicon.cues.emplace(name, matcher);
    }
    bytes = bytes.subspan(1 + name_words + head.table_words);
  }
  GT_CHECK(!lexicon.cues.empty());
  return lexicon;
}

}  // namespace goldenthread
