// The answer's words, without marks and fillers, are looked up in closed lists; the longest entry
// at the first telling place decides. Nothing behind it is read here.
#include "findings/answers.h"

#include <algorithm>
#include <array>

namespace goldenthread {
namespace {

constexpr std::size_t kSegmentsRead = 6;
constexpr std::size_t kWordsRead = 14;
constexpr std::size_t kBareWordsMax = 2;
constexpr std::size_t kFragmentWordsMax = 3;

/// The words and numbers of a segment, at most kWordsRead.
struct Words {
  std::vector<Token> tokens;
  std::vector<bool> ends;  ///< a mark, or the segment's end, stands behind the word
};

Words WordsOf(const Conversation& conversation, const Segment& segment) {
  Words words;
  const auto& tokens = conversation.tokens[segment.utterance];
  for (std::size_t i = segment.first; i < segment.last && words.tokens.size() < kWordsRead; ++i) {
    if (tokens[i].IsWord() || tokens[i].IsNumber()) {
      words.tokens.push_back(tokens[i]);
      words.ends.push_back(i + 1 == segment.last);
    } else if (!words.ends.empty()) {
      words.ends.back() = true;
    }
  }
  return words;
}

/// Length of the longest entry of the list that begins at word `at`; 0 if none does.
std::size_t LengthAt(const PhraseMatcher& list, const std::vector<Token>& words, std::size_t at) {
  std::size_t length = 0;
  for (const PhraseMatch& match : list.Find(words)) {
    if (match.first == at) length = std::max(length, match.size());
  }
  return length;
}

bool IsSubject(const Token& token) {
  return token.Is("i") || token.Is("we") || token.Is("it") || token.Is("they");
}

struct Opening {
  AnswerKind kind = AnswerKind::kNone;  ///< kNone: nothing but fillers
  bool confirms = false;                ///< "right", "correct"
  bool affirms_self = false;            ///< "yes I have"
  bool tells = false;                   ///< a "no" that is the subject and verb of a sentence
};

/// "Last night, yes.": an answer that comes behind the segment's last mark.
Opening ReadClosing(const Words& answer, const Lexicon& lexicon) {
  const std::size_t n = answer.tokens.size();
  if (n < 2 || n >= kWordsRead || !answer.ends[n - 2])
    return {AnswerKind::kOther, false, false, false};
  const bool yes = LengthAt(lexicon.Cues("answer_yes"), answer.tokens, n - 1) > 0;
  const bool no = answer.tokens[n - 1].Is("no") || answer.tokens[n - 1].Is("never");
  return {no ? AnswerKind::kNo : yes ? AnswerKind::kYes : AnswerKind::kOther, false, false, false};
}

Opening ReadOpening(const Words& answer, const Lexicon& lexicon) {
  const std::vector<Token>& words = answer.tokens;
  std::size_t at = 0;
  while (at < words.size()) {
    const std::size_t yes = LengthAt(lexicon.Cues("answer_yes"), words, at);
    const std::size_t no = LengthAt(lexicon.Cues("answer_no"), words, at);
    const std::size_t unclear = LengthAt(lexicon.Cues("answer_unclear"), words, at);
    if (unclear > 0 && unclear >= std::max(yes, no))
      return {AnswerKind::kOther, false, false, false};
    if (no > 0 && no >= yes) {
      const bool told = IsSubject(words[at]) && !answer.ends[at + no - 1];
      return {AnswerKind::kNo, false, false, told};
    }
    // "I do." says yes; "I do the dishes" tells something.
    const bool tells = yes > 0 && IsSubject(words[at]) && !answer.ends[at + yes - 1];
    if (tells) return {AnswerKind::kOther, false, false, false};
    if (yes > 0) {
      return {AnswerKind::kYes, LengthAt(lexicon.Cues("answer_confirm"), words, at) > 0,
              LengthAt(lexicon.Cues("answer_affirmed_self"), words, at) > 0, false};
    }
    const std::size_t filler = LengthAt(lexicon.Cues("answer_filler"), words, at);
    if (filler == 0) return ReadClosing(answer, lexicon);
    at += filler;
  }
  return {};
}

enum class Form { kPlain, kNegative, kOpen };

bool IsOneOf(const Token& token, std::initializer_list<const char*> words) {
  return std::any_of(words.begin(), words.end(), [&](const char* w) { return token.Is(w); });
}

bool IsAuxiliary(const Token& token) {
  return IsOneOf(token, {"do", "does", "did", "is", "are", "was", "were", "have", "has", "had",
                         "can", "could", "will", "would", "should", "am"});
}

/// "..., are you" and "..., is that right" ask nothing of their own.
std::size_t WithoutTag(const std::vector<Token>& words) {
  const std::size_t n = words.size();
  const bool pronoun =
      n > 0 && IsOneOf(words[n - 1], {"you", "it", "he", "she", "they", "there", "that"});
  if (n > 3 && pronoun && IsAuxiliary(words[n - 3]) && words[n - 2].Is("not")) return n - 3;
  if (n > 2 && pronoun && IsAuxiliary(words[n - 2])) return n - 2;
  if (n > 1 && IsOneOf(words[n - 1], {"right", "correct", "yeah", "yes", "no", "okay"}))
    return n - 1;
  return n;
}

Form FormOf(const std::vector<Token>& words, const Lexicon& lexicon) {
  std::size_t at = 0;
  for (std::size_t lead = 1; at < words.size() && lead > 0; at += lead) {
    lead = LengthAt(lexicon.Cues("question_lead"), words, at);
  }
  if (at >= words.size()) return Form::kPlain;
  if (IsOneOf(words[at], {"what", "how", "when", "where", "who", "which", "why"}) &&
      !(at + 1 < words.size() && words[at].Is("what") && words[at + 1].Is("about")) &&
      !(at + 1 < words.size() && words[at].Is("how") && words[at + 1].Is("about"))) {
    return Form::kOpen;
  }
  const std::size_t end = WithoutTag(words);
  if (IsAuxiliary(words[at])) return Form::kPlain;  // "haven't you ...": the plain question
  for (std::size_t i = at; i < end; ++i) {
    if (IsOneOf(words[i], {"not", "never", "no", "nothing", "nobody", "none", "without"})) {
      return Form::kNegative;
    }
  }
  return Form::kPlain;
}

}  // namespace

AnswerKind ReadAnswer(const Conversation& conversation, const QuestionAnswer& pair,
                      const Knowledge& knowledge) {
  if (pair.answer.empty()) return AnswerKind::kNone;
  const Lexicon& lexicon = knowledge.lexicon;
  const Form form =
      FormOf(WordsOf(conversation, conversation.segments[pair.question]).tokens, lexicon);
  const std::size_t read = form == Form::kOpen ? 1 : std::min(pair.answer.size(), kSegmentsRead);
  Opening opening;
  bool brief = true;  // nothing but fragments so far
  for (std::size_t i = 0; i < read; ++i) {
    const Segment& segment = conversation.segments[pair.answer[i]];
    if (segment.act == Act::kEvent || segment.act == Act::kQuestion) continue;
    const Opening here = ReadOpening(WordsOf(conversation, segment), lexicon);
    // A later sentence decides only if it says no outright: a story may hold many a yes.
    const bool later = opening.kind == AnswerKind::kOther;
    const std::size_t words = WordsOf(conversation, segment).tokens.size();
    // "A part. Yeah.": a bare yes behind a fragment is an answer too.
    const bool bare = here.kind == AnswerKind::kYes && words <= kBareWordsMax;
    if (later && here.kind != AnswerKind::kNo && !(bare && brief)) continue;
    // "They come. I don't act on them.": says what is not done, not no.
    if (later && here.tells) continue;
    if (here.kind != AnswerKind::kNone) opening = here;
    brief = brief && words <= kFragmentWordsMax;
    if (opening.kind == AnswerKind::kYes || opening.kind == AnswerKind::kNo) break;
  }
  if (opening.kind == AnswerKind::kNone) return AnswerKind::kOther;
  if (form == Form::kNegative && opening.kind == AnswerKind::kYes && !opening.affirms_self) {
    return opening.confirms ? AnswerKind::kNo : AnswerKind::kOther;
  }
  return opening.kind;
}

}  // namespace goldenthread
