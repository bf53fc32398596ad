// One pass over each line finds the cuts; a second one over the pieces reads labels and owners.
#include "findings/fragments.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "base/tokens.h"
#include "findings/shorthand.h"
#include "findings/typed_numbers.h"

namespace goldenthread {
namespace {

using std::string;
using std::string_view;
using Initials = std::vector<std::pair<string, string>>;

/// A label is at most this long; more before a colon is a clause.
constexpr std::size_t kLabelBytesMax = 32;
constexpr std::size_t kLabelWordsMax = 4;
/// A part of a line that arrows may join without a cut: "anxious -> brighter".
constexpr std::size_t kArrowWordsMax = 3;

constexpr std::array<std::pair<const char*, TypedLabel>, 11> kLabels = {{
    {"typed_label_review", TypedLabel::kReview},
    {"typed_label_homework", TypedLabel::kHomework},
    {"typed_label_plan", TypedLabel::kPlan},
    {"typed_label_risk", TypedLabel::kRisk},
    {"typed_label_medication", TypedLabel::kMedication},
    {"typed_label_observation", TypedLabel::kObservation},
    {"typed_label_intervention", TypedLabel::kIntervention},
    {"typed_label_measure", TypedLabel::kMeasure},
    {"typed_label_substance", TypedLabel::kSubstance},
    {"typed_label_history", TypedLabel::kHistory},
    {"typed_label_goal", TypedLabel::kGoal},
}};

bool IsSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool IsWordByte(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0xC3;
}

bool GovernsLine(TypedLabel label) {
  return label != TypedLabel::kNone && label != TypedLabel::kTopic &&
         label != TypedLabel::kIntervention && label != TypedLabel::kRisk &&
         label != TypedLabel::kMeasure;
}

enum class Cut { kNone, kComma, kSemicolon, kSentence, kDash };

/// A piece of a line and what stood before it.
struct Piece {
  Span span;
  Cut before = Cut::kSentence;
  bool uncertain = false;
};

/// Finds the cuts of one line.
class LineCutter {
 public:
  LineCutter(string_view line, const Knowledge& knowledge) : line_(line), knowledge_(knowledge) {
    Mask();
  }

  std::vector<Piece> Run() {
    std::size_t at = SkipBullet();
    begin_ = at;
    while (at < line_.size()) {
      std::size_t length = 0;
      const Cut cut = CutAt(at, length);
      if (cut == Cut::kNone) {
        ++at;
        continue;
      }
      Close(at, cut, line_[at] == '?');
      at += length;
      begin_ = at;
    }
    Close(line_.size(), Cut::kSentence, false);
    return std::move(pieces_);
  }

 private:
  /// Marks bytes inside balanced brackets and quotation marks.
  void Mask() {
    masked_.assign(line_.size(), false);
    const auto close_of = [&](std::size_t open) -> std::size_t {
      if (line_[open] == '(') return line_.find(')', open + 1);
      if (line_[open] == '"') return line_.find('"', open + 1);
      if (line_.substr(open).starts_with("\xE2\x80\x9C")) return line_.find("\xE2\x80\x9D", open);
      return string_view::npos;
    };
    for (std::size_t i = 0; i < line_.size(); ++i) {
      const std::size_t close = close_of(i);
      if (close == string_view::npos) continue;
      for (std::size_t k = i; k <= close; ++k) masked_[k] = true;
      i = close;
    }
  }

  std::size_t SkipBullet() const {
    std::size_t at = 0;
    while (at < line_.size() && !IsWordByte(line_[at]) && !masked_[at] &&
           string_view("-*> \t.)").find(line_[at]) != string_view::npos) {
      ++at;
    }
    if (line_.substr(at).starts_with("\xE2\x80\xA2")) at += 3;
    std::size_t digits = at;
    while (digits < line_.size() && line_[digits] >= '0' && line_[digits] <= '9') ++digits;
    if (digits > at && digits + 1 < line_.size() &&
        (line_[digits] == ')' || line_[digits] == '.') && line_[digits + 1] == ' ') {
      at = digits + 1;
    }
    return at;
  }

  bool SpaceAt(std::size_t at) const { return at >= line_.size() || IsSpace(line_[at]); }

  Cut CutAt(std::size_t at, std::size_t& length) const {
    if (masked_[at]) return Cut::kNone;
    const char c = line_[at];
    length = 1;
    if (c == '\n') return Cut::kSentence;
    if (c == ';') return Cut::kSemicolon;
    if ((c == '!' || c == '?') && SpaceAt(at + 1) && at > 0 && !IsSpace(line_[at - 1])) {
      return Cut::kSentence;
    }
    if (c == '.' && SpaceAt(at + 1)) return EndsAbbreviation(at) ? Cut::kNone : Cut::kSentence;
    if (c == ',' && SpaceAt(at + 1)) return Cut::kComma;
    if (!IsSpace(c)) return Cut::kNone;
    for (const string_view dash : {"- ", "-- ", "\xE2\x80\x93 ", "\xE2\x80\x94 "}) {
      if (line_.substr(at + 1).starts_with(dash)) {
        length = dash.size() + 1;
        return Cut::kDash;
      }
    }
    if (line_.substr(at).starts_with(" + ") && OpensVerb(at + 3)) {
      length = 3;
      return Cut::kComma;
    }
    for (const string_view arrow : {" -> ", " --> ", " => ", " \xE2\x86\x92 "}) {
      if (!line_.substr(at).starts_with(arrow)) continue;
      length = arrow.size();
      return JoinsAcross(at, at + length) ? Cut::kNone : Cut::kComma;
    }
    return Cut::kNone;
  }

  bool EndsAbbreviation(std::size_t at) const {
    std::size_t begin = at;
    while (begin > 0 && !IsSpace(line_[begin - 1])) --begin;
    const string word = LowerCase(line_.substr(begin, at - begin));
    for (const string_view title : {"dr", "mr", "mrs", "ms", "st", "jr", "sr", "e.g", "i.e"}) {
      if (word == title) return at + 1 < line_.size();
    }
    const bool number = at + 2 < line_.size() && line_[at + 2] >= '0' && line_[at + 2] <= '9';
    for (const string_view counted : {"p", "pp", "pg", "pgs", "ch", "no", "nos", "vol", "approx"}) {
      if (number && word == counted) return true;
    }
    return knowledge_.lexicon.shorthand.contains(word + ".");
  }

  /// True where a verb begins, so that "+" or an arrow there joins clauses.
  bool OpensVerb(std::size_t at) const {
    const auto tokens = Tokenize(line_.substr(at, std::min<std::size_t>(24, line_.size() - at)));
    for (const char* list : {"typed_verb_past", "typed_verb_task", "typed_verb_present"}) {
      for (const PhraseMatch& match : knowledge_.lexicon.Cues(list).Find(tokens)) {
        if (match.first == 0) return true;
      }
    }
    return !tokens.empty() && tokens[0].norm.size() > 4 && tokens[0].norm.ends_with("ed");
  }

  /// An arrow between numbers or short states stays inside its fragment.
  bool JoinsAcross(std::size_t left_end, std::size_t right) const {
    std::size_t end = right;
    std::size_t words = 1;
    while (end < line_.size() && string_view(",;.").find(line_[end]) == string_view::npos) {
      words += IsSpace(line_[end]) ? 1U : 0U;
      ++end;
    }
    const bool number = StartsWithNumber(line_.substr(right));
    if (number) return true;
    const auto has_digit = [](string_view text) {
      return text.find_first_of("0123456789") != string_view::npos;
    };
    if (has_digit(line_.substr(begin_, left_end - begin_)) &&
        has_digit(line_.substr(right, end - right)) && !OpensVerb(right)) {
      return true;
    }
    std::size_t begin = left_end;
    while (begin > begin_ && !IsSpace(line_[begin - 1])) --begin;
    if (begin_ >= left_end || words > kArrowWordsMax) return false;
    return !OpensVerb(right) && !line_.substr(right).starts_with("not ");
  }

  void Close(std::size_t end, Cut cut, bool question) {
    std::size_t begin = begin_;
    while (begin < end && !IsWordByte(line_[begin]) && !masked_[begin] &&
           string_view("~<>$#@?='+").find(line_[begin]) == string_view::npos) {
      ++begin;
    }
    while (end > begin && IsSpace(line_[end - 1])) --end;
    const bool content = std::any_of(line_.begin() + static_cast<std::ptrdiff_t>(begin),
                                     line_.begin() + static_cast<std::ptrdiff_t>(end), IsWordByte);
    const string_view text = line_.substr(begin, end - begin);
    const bool arrow = text.starts_with("->") || text.starts_with("=>");
    if (arrow) begin += 2;
    while (begin < end && IsSpace(line_[begin])) ++begin;
    while (end > begin + 1 && !masked_[end - 1] &&
           (line_[end - 1] == '.' || line_[end - 1] == '!' || line_[end - 1] == ',')) {
      --end;
    }
    if (content) {
      pieces_.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
                         before_,
                         question});
      before_ = cut;
    } else if (cut == Cut::kSentence || before_ != Cut::kSentence) {
      before_ = cut;
    }
  }

  string_view line_;
  const Knowledge& knowledge_;
  std::vector<bool> masked_;
  std::vector<Piece> pieces_;
  std::size_t begin_ = 0;
  Cut before_ = Cut::kSentence;
};

/// Reads labels and owners of a whole summary.
class Reader {
 public:
  Reader(const Initials& initials, const Knowledge& knowledge, string letters)
      : initials_(initials), knowledge_(knowledge), letters_(std::move(letters)) {}

  void ReadLine(std::size_t utterance, string_view line) {
    line_ = line;
    const ShorthandLine shorthand(line, initials_, knowledge_);
    shorthand_ = &shorthand;
    if (!carries_) label_ = TypedLabel::kNone;
    owner_.clear();
    label_span_ = {};
    bool first = true;
    for (const Piece& piece : LineCutter(line, knowledge_).Run()) {
      TypedFragment fragment;
      fragment.utterance = utterance;
      fragment.span = fragment.body = piece.span;
      fragment.opens_sentence = piece.before == Cut::kSentence || piece.before == Cut::kSemicolon;
      fragment.after_dash = piece.before == Cut::kDash;
      fragment.uncertain = piece.uncertain;
      if (piece.before == Cut::kSentence) {
        OpenSentence(fragment, first);
      } else if (fragment.opens_sentence) {
        ReadOwner(fragment);
      }
      if (piece.before == Cut::kDash && pending_owner_.has_value()) TakeOwner(fragment);
      first = false;
      if (fragment.body.empty()) continue;
      Push(std::move(fragment));
    }
    if (!label_span_.empty()) EmptyLabel(utterance);
    shorthand_ = nullptr;
  }

  std::vector<TypedFragment> Take() { return std::move(fragments_); }

 private:
  void OpenSentence(TypedFragment& fragment, bool first) {
    if (!GovernsLine(label_)) label_ = TypedLabel::kNone;
    if (!owner_by_dash_) owner_.clear();
    const string_view text = fragment.body.In(line_);
    const std::size_t colon = text.find(':');
    if (colon != string_view::npos && colon > 0 && IsLabel(text.substr(0, colon)) &&
        (colon + 1 == text.size() || IsSpace(text[colon + 1]))) {
      SetLabel(fragment, colon, colon + 1);
    } else if (first) {
      // "hw HV 3x": the bare code at a line's start governs as a label does.
      const std::size_t end = text.find(' ');
      const string word = LowerCase(text.substr(0, end));
      if (end != string_view::npos &&
          (word == "hw" || word == "h/w" || word == "homework" || word == "hmwk")) {
        SetLabel(fragment, end, end);
      }
    }
    ReadOwner(fragment);
  }

  static bool IsLabel(string_view text) {
    if (text.size() > kLabelBytesMax || text.find(',') != string_view::npos) return false;
    if (text.find_first_of("\"(") != string_view::npos) return false;
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) < kLabelWordsMax &&
           !text.ends_with(" re") && text != "re";
  }

  TypedLabel LabelOf(string_view text) const {
    const auto tokens = Tokenize(text);
    for (const auto& [list, label] : kLabels) {
      for (const PhraseMatch& match : knowledge_.lexicon.Cues(list).Find(tokens)) {
        if (match.first == 0 && match.last == tokens.size()) return label;
      }
    }
    return TypedLabel::kTopic;
  }

  void SetLabel(TypedFragment& fragment, std::size_t end, std::size_t body) {
    const Span span{fragment.body.begin, fragment.body.begin + static_cast<std::uint32_t>(end)};
    string words = shorthand_->Expand(span);
    while (words.ends_with(':') || words.ends_with(' ')) words.pop_back();
    label_ = LabelOf(words);
    label_span_ = span;
    for (const auto& [initial, name] : initials_) {
      const string_view text = span.In(line_);
      if (text != initial && text != name) continue;
      label_ = TypedLabel::kNone;
      label_span_ = {};
      owner_ = name;
      owner_by_dash_ = true;
    }
    if (span.size() == 1 && letters_.find(line_[span.begin]) != string::npos) {
      label_ = LetterLabel(line_[span.begin]);
      label_span_ = {};
      owner_.clear();
    }
    fragment.body.begin += static_cast<std::uint32_t>(body);
    while (fragment.body.begin < fragment.body.end && IsSpace(line_[fragment.body.begin])) {
      ++fragment.body.begin;
    }
    carries_ = fragment.body.empty();
  }

  /// The letter of a note format's section: "A:" is the assessment, "P:" the plan; the others hold
  /// facts of many kinds.
  static TypedLabel LetterLabel(char letter) {
    if (letter == 'P') return TypedLabel::kPlan;
    if (letter == 'I') return TypedLabel::kIntervention;
    return letter == 'A' || letter == 'G' ? TypedLabel::kGoal : TypedLabel::kNone;
  }

  /// "T - laid off": the initial alone before a dash; "T slouched": before its own words.
  void ReadOwner(TypedFragment& fragment) {
    pending_owner_.reset();
    const string_view text = fragment.body.In(line_);
    for (const auto& [initial, name] : initials_) {
      for (const string& word : {initial, name}) {
        if (text == word) {
          pending_owner_ = {name, fragment.span};
          fragment.body.begin = fragment.body.end;
          return;
        }
        if (text.size() > word.size() + 1 && text.starts_with(word) && text[word.size()] == ' ') {
          owner_ = name;
          owner_by_dash_ = false;
          fragment.body.begin += static_cast<std::uint32_t>(word.size() + 1);
          return;
        }
      }
    }
  }

  void TakeOwner(TypedFragment& fragment) {
    owner_ = pending_owner_->first;
    owner_by_dash_ = true;
    fragment.span = pending_owner_->second.Union(fragment.span);
    fragment.opens_sentence = true;
    fragment.after_dash = false;
    pending_owner_.reset();
  }

  void Push(TypedFragment fragment) {
    if (!fragment.opens_sentence) ReadInnerOwner(fragment);
    fragment.label = label_;
    fragment.owner = owner_;
    if (!label_span_.empty()) {
      fragment.label_span = label_span_;
      fragment.span = label_span_.Union(fragment.span);
      label_span_ = {};
    }
    fragments_.push_back(std::move(fragment));
  }

  /// ", C followed": a new owner amid a sentence.
  void ReadInnerOwner(TypedFragment& fragment) {
    const string_view text = fragment.body.In(line_);
    for (const auto& [initial, name] : initials_) {
      for (const string& word : {initial, name}) {
        if (text.size() > word.size() + 1 && text.starts_with(word) && text[word.size()] == ' ') {
          owner_ = name;
          fragment.body.begin += static_cast<std::uint32_t>(word.size() + 1);
          return;
        }
      }
    }
  }

  /// A label with nothing behind it on its line is cited by a fragment of its own only where it
  /// says more than which section follows.
  void EmptyLabel(std::size_t utterance) {
    if (label_ != TypedLabel::kTopic) return;
    TypedFragment fragment;
    fragment.utterance = utterance;
    fragment.span = fragment.body = label_span_;
    fragment.opens_sentence = true;
    fragments_.push_back(std::move(fragment));
  }

  const Initials& initials_;
  const Knowledge& knowledge_;
  const string letters_;
  const ShorthandLine* shorthand_ = nullptr;
  string_view line_;
  std::vector<TypedFragment> fragments_;
  TypedLabel label_ = TypedLabel::kNone;
  Span label_span_;
  bool carries_ = false;
  string owner_;
  bool owner_by_dash_ = false;
  std::optional<std::pair<string, Span>> pending_owner_;
};

}  // namespace

namespace {

/// The letters of the note format that the lines open with ("S: ... O: ... A: ... P: ..."), or ""
/// where fewer than three of one format's do.
string SectionLetters(const Transcript& transcript) {
  string found;
  for (const Utterance& utterance : transcript.utterances) {
    const string& text = utterance.text;
    if (utterance.input != InputKind::kSummary || text.size() < 2 || text[1] != ':') continue;
    if (found.find(text[0]) == string::npos) found += text[0];
  }
  for (const string_view format : {"SOAP", "DAP", "BIRP", "GIRP", "PIRP", "SIRP"}) {
    const auto known = std::count_if(found.begin(), found.end(), [&](char letter) {
      return format.find(letter) != string_view::npos;
    });
    constexpr std::ptrdiff_t kLettersMin = 3;
    if (known >= kLettersMin) return string(format);
  }
  return "";
}

}  // namespace

std::vector<TypedFragment> CutFragments(const Transcript& transcript, const Initials& initials,
                                        const Knowledge& knowledge) {
  Reader reader(initials, knowledge, SectionLetters(transcript));
  for (std::size_t u = 0; u < transcript.utterances.size(); ++u) {
    const Utterance& utterance = transcript.utterances[u];
    if (utterance.input == InputKind::kSummary) reader.ReadLine(u, utterance.text);
  }
  return reader.Take();
}

}  // namespace goldenthread
