// A single pass over the bytes: white space separates, a character class
// decides how far a token runs, and contractions are split afterwards. Stems
// come from libstemmer, one per thread.
#include "base/tokens.h"

#include <libstemmer.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <array>
#include <functional>
#include <memory>
#include <utility>

#include "base/check.h"

namespace goldenthread {
namespace {

/// A bracketed event such as "[laughs]" is at most this long; a longer bracket
/// is punctuation.
constexpr std::size_t kEventBytesMax = 48;
/// English has about one token in this many bytes.
constexpr std::size_t kBytesAToken = 5;
/// A longer run of letters is no word worth stemming.
constexpr std::size_t kWordBytesMax = 64;
/// Stems that a thread remembers.
constexpr std::size_t kKnownStems = std::size_t{1} << 13;

bool IsDigit(UChar32 c) { return c >= '0' && c <= '9'; }
bool IsApostrophe(UChar32 c) { return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC; }

struct Character {
  UChar32 code;      ///< negative for an invalid byte
  std::size_t next;  ///< offset behind it
};

Character Read(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return {first, at + 1};
  auto i = static_cast<std::int32_t>(at);
  UChar32 code = 0;
  U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), i,
          static_cast<std::int32_t>(text.size()), code);
  return {code, static_cast<std::size_t>(i)};
}

bool IsSpace(UChar32 c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || (c > 0x7f && u_isspace(c));
}
bool IsLetter(UChar32 c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return u_isalpha(c) || u_charType(c) == U_NON_SPACING_MARK;
}

/// Cuts one text; holds the place it has reached.
class Cutter {
 public:
  explicit Cutter(std::string_view text) : text_(text) {}

  std::vector<Token> Run() {
    tokens_.reserve(text_.size() / kBytesAToken + 1);
    while (at_ < text_.size()) {
      const Character c = Read(text_, at_);
      if (IsSpace(c.code)) {
        at_ = c.next;
        space_ = true;
      } else if (IsLetter(c.code)) {
        Word();
      } else if (IsDigit(c.code)) {
        Number();
      } else if (c.code == '[' && Event()) {
        // Event() has taken it.
      } else {
        const bool symbol = c.code < 0 || (c.code > 0x7f && !u_ispunct(c.code)) || c.code == '+' ||
                            c.code == '<' || c.code == '>' || c.code == '=' || c.code == '$' ||
                            c.code == '^' || c.code == '~' || c.code == '|';
        Add(c.next, symbol ? TokenShape::kSymbol : TokenShape::kPunctuation, Mark(c));
      }
    }
    return std::move(tokens_);
  }

 private:
  /// Curly quotes and long dashes in their plain form, anything else as it
  /// stands.
  std::string Mark(const Character& c) const {
    if (IsApostrophe(c.code)) return "'";
    if (c.code == 0x201C || c.code == 0x201D) return "\"";
    if (c.code == 0x2013 || c.code == 0x2014) return "-";
    if (c.code == 0x2026) return "...";
    return std::string(text_.substr(at_, c.next - at_));
  }

  void Add(std::size_t end, TokenShape shape, std::string norm) {
    Token token;
    token.span = {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end)};
    token.shape = shape;
    token.stem = shape == TokenShape::kWord ? Stem(norm) : norm;
    token.norm = std::move(norm);
    token.space_before = space_;
    space_ = false;
    at_ = end;
    tokens_.push_back(std::move(token));
  }

  bool Event() {
    const std::size_t close = text_.substr(at_, kEventBytesMax).find(']');
    if (close == std::string_view::npos || close < 2) return false;
    const std::string_view inside = text_.substr(at_ + 1, close - 1);
    if (inside.find_first_of("[\n") != std::string_view::npos) return false;
    Add(at_ + close + 1, TokenShape::kEvent, LowerCase(inside));
    return true;
  }

  /// Digits with inner . , : / or - between digits stay one number: 4.5, 1,200,
  /// 3:30, 1/2.
  void Number() {
    std::size_t end = at_;
    while (end < text_.size()) {
      const char c = text_[end];
      if (IsDigit(c)) {
        ++end;
      } else if ((c == '.' || c == ',' || c == ':' || c == '/') && end + 1 < text_.size() &&
                 IsDigit(text_[end + 1])) {
        ++end;
      } else {
        break;
      }
    }
    Add(end, TokenShape::kNumber, std::string(text_.substr(at_, end - at_)));
  }

  /// Letters, digits behind letters, and inner apostrophes.
  void Word() {
    std::size_t end = at_;
    std::size_t apostrophe = 0;
    while (end < text_.size()) {
      const Character c = Read(text_, end);
      if (IsLetter(c.code) || IsDigit(c.code) || c.code == '_') {
        end = c.next;
      } else if (IsApostrophe(c.code) && c.next < text_.size() &&
                 IsLetter(Read(text_, c.next).code)) {
        if (apostrophe != 0) break;
        apostrophe = end;
        end = c.next;
      } else {
        break;
      }
    }
    std::string norm = LowerCase(text_.substr(at_, end - at_));
    if (apostrophe == 0) {
      Add(end, TokenShape::kWord, std::move(norm));
    } else {
      Contraction(apostrophe, end);
    }
  }

  void Contraction(std::size_t apostrophe, std::size_t end) {
    const std::size_t tail = Read(text_, apostrophe).next;
    const std::string head = LowerCase(text_.substr(at_, apostrophe - at_));
    const std::string rest = LowerCase(text_.substr(tail, end - tail));
    if (rest == "t" && head.size() > 1 && head.ends_with('n')) {
      SplitNegative(head, apostrophe, end);
      return;
    }
    static constexpr std::array<std::pair<const char*, const char*>, 6> kTails = {
        {{"m", "am"}, {"re", "are"}, {"ve", "have"}, {"ll", "will"}, {"d", "'d"}, {"s", "'s"}}};
    for (const auto& [short_form, full] : kTails) {
      if (rest != short_form) continue;
      Add(apostrophe, TokenShape::kWord, head);
      Add(end, TokenShape::kWord, full);
      return;
    }
    Add(end, TokenShape::kWord, head + "'" + rest);
  }

  /// "don't" -> "do" "not"; "can't" -> "can" "not"; "won't" -> "will" "not";
  /// "ain't" -> "is" "not".
  void SplitNegative(const std::string& head, std::size_t apostrophe, std::size_t end) {
    std::string verb = head.substr(0, head.size() - 1);
    if (verb == "ca") verb = "can";
    if (verb == "wo") verb = "will";
    if (verb == "sha") verb = "shall";
    if (verb == "ai") verb = "is";
    Add(apostrophe - 1, TokenShape::kWord, std::move(verb));
    Add(end, TokenShape::kWord, "not");
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool space_ = true;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> Tokenize(std::string_view text) { return Cutter(text).Run(); }

namespace {

std::string StemAnew(std::string_view word) {
  thread_local const std::unique_ptr<sb_stemmer, decltype(&sb_stemmer_delete)> stemmer(
      sb_stemmer_new("english", "UTF_8"), &sb_stemmer_delete);
  GT_CHECK(stemmer != nullptr);
  const sb_symbol* stem =
      sb_stemmer_stem(stemmer.get(), reinterpret_cast<const sb_symbol*>(word.data()),
                      static_cast<int>(word.size()));
  const auto length = static_cast<std::size_t>(sb_stemmer_length(stemmer.get()));
  return {reinterpret_cast<const char*>(stem), length};
}

/// A word and its stem; a place in a direct-mapped cache.
struct KnownStem {
  std::string word;
  std::string stem;
};

}  // namespace

std::string Stem(std::string_view word) {
  if (word.size() > kWordBytesMax) return std::string(word);
  // Talk repeats its words: most are stemmed once. Words that share a place push each other out.
  thread_local std::vector<KnownStem> known(kKnownStems);
  KnownStem& place = known[std::hash<std::string_view>{}(word) % kKnownStems];
  if (place.word != word) place = {std::string(word), StemAnew(word)};
  return place.stem;
}

std::string LowerCase(std::string_view text) {
  bool ascii = true;
  std::string lower(text);
  for (char& c : lower) {
    if (static_cast<unsigned char>(c) >= 0x80) ascii = false;
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  if (ascii) return lower;
  // Character by character, so that an invalid byte survives.
  lower.clear();
  for (std::size_t at = 0; at < text.size();) {
    const Character c = Read(text, at);
    if (c.code < 0) {
      lower.append(text.substr(at, c.next - at));
    } else {
      icu::UnicodeString(u_tolower(c.code)).toUTF8String(lower);
    }
    at = c.next;
  }
  return lower;
}

}  // namespace goldenthread
