// Words are counted, not parsed: English function words against the commonest words of each other
// language (knowledge/cues/languages.yaml), letters of other scripts against all letters.
#include "transcript/language.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>

#include "base/function_words.h"
#include "base/tokens.h"

namespace goldenthread {
namespace {

constexpr std::size_t kWordsMin = 30;
constexpr std::size_t kForeignLettersMin = 40;
constexpr std::array<const char*, 12> kLanguages = {
    "language_german",     "language_spanish", "language_french",     "language_italian",
    "language_portuguese", "language_dutch",   "language_polish",     "language_turkish",
    "language_tagalog",    "language_creole",  "language_vietnamese", "language_scandinavian"};
constexpr const char* kWhatToDo =
    "only English is read yet; give an English session or a translation";

bool IsLetterByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

/// Which languages have a word, as bits of kLanguages.
using Lists = std::map<std::string, unsigned, std::less<>>;

Lists ReadLists(const Knowledge& knowledge) {
  Lists lists;
  for (std::size_t i = 0; i < kLanguages.size(); ++i) {
    for (const std::string& word : knowledge.Cues(kLanguages[i]).phrases) lists[word] |= 1U << i;
  }
  return lists;
}

/// What a text is made of.
class Tally {
 public:
  explicit Tally(const Knowledge& knowledge) : lists_(ReadLists(knowledge)) {}

  void Add(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
      const std::size_t begin = at;
      bool ascii = true;
      for (; at < text.size() && IsLetterByte(text[at]); ++at) ascii = ascii && text[at] >= 0;
      if (at == begin) {
        ++at;
        continue;
      }
      AddWord(text.substr(begin, at - begin), ascii);
    }
  }

  [[nodiscard]] bool IsEnglish() const {
    if (other_script_ >= kForeignLettersMin && other_script_ * 2 > letters_) return false;
    const std::size_t foreign = *std::max_element(foreign_.begin(), foreign_.end());
    const bool poor = english_ * 4 < words_ && english_ * 2 < foreign;
    return words_ < kWordsMin || !poor || foreign * 100 < words_ * 18;
  }

 private:
  void AddWord(std::string_view word, bool ascii) {
    ++words_;
    std::string lower(word);
    if (ascii) {
      for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    } else {
      AddScript(word);
      lower = LowerCase(word);
    }
    letters_ += ascii ? word.size() : 0;
    if (IsFunctionWord(lower)) ++english_;
    const auto found = lists_.find(lower);
    if (found == lists_.end()) return;
    for (std::size_t i = 0; i < foreign_.size(); ++i) foreign_[i] += found->second >> i & 1U;
  }

  /// Letters that are not Latin; punctuation and symbols are no letters.
  void AddScript(std::string_view word) {
    for (std::size_t at = 0; at < word.size(); ++at) {
      const auto c = static_cast<unsigned char>(word[at]);
      if (c >= 0x80 && c < 0xC0) continue;
      const bool symbol = c == 0xE2 || c >= 0xEF;
      const bool vietnamese = c == 0xE1 && at + 1 < word.size() &&
                              (static_cast<unsigned char>(word[at + 1]) & 0xFCU) == 0xB8U;
      if (symbol) continue;
      ++letters_;
      if (c >= 0xCD && !vietnamese) ++other_script_;
    }
  }

  Lists lists_;
  std::size_t words_ = 0;
  std::size_t english_ = 0;
  std::size_t letters_ = 0;
  std::size_t other_script_ = 0;
  std::array<std::size_t, kLanguages.size()> foreign_{};
};

}  // namespace

Result<void> CheckNamedLanguage(std::string_view language, const std::string& file) {
  const std::string name = LowerCase(language);
  constexpr std::size_t kNameBytesMax = 24;
  const bool plain =
      name.size() <= kNameBytesMax && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
      });
  if (!plain || name.size() < 2) return outcome::success();
  for (const std::string_view none : {"auto", "und", "unknown", "multi", "none", "null"}) {
    if (name == none) return outcome::success();
  }
  const std::string_view code = std::string_view(name).substr(0, name.find_first_of("-_"));
  if (code == "en" || code == "eng" || code == "english") return outcome::success();
  return BadInput("the file says that its language is '" + name + "'", file, kWhatToDo);
}

Result<void> CheckLanguage(const std::vector<Utterance>& utterances, const std::string& file,
                           const Knowledge& knowledge) {
  Tally tally(knowledge);
  for (const Utterance& utterance : utterances) tally.Add(utterance.text);
  if (tally.IsEnglish()) return outcome::success();
  return BadInput("does not look like English", file, kWhatToDo);
}

}  // namespace goldenthread
