// Cues become marks on tokens: every cue walks its scope once and leaves its category there, so
// that judging a mention only reads the marks at its edges. A scope ends at the clause, at an end
// cue, and at the next cue of its own category, which walks on from there; so the walks together
// are linear.
#include "findings/assertion.h"

#include <algorithm>

#include "findings/clauses.h"

namespace goldenthread {
namespace {

using Bits = std::uint8_t;

constexpr Bits Bit(CueCategory category) {
  return static_cast<Bits>(1U << static_cast<unsigned>(category));
}

constexpr Bits kNegation = Bit(CueCategory::kNegation);
constexpr Bits kPossible = Bit(CueCategory::kPossible);
constexpr Bits kHypothetical = Bit(CueCategory::kHypothetical);
constexpr Bits kHistorical = Bit(CueCategory::kHistorical);
constexpr Bits kOther = Bit(CueCategory::kOther);
constexpr Bits kAll = kNegation | kPossible | kHypothetical | kHistorical | kOther;
/// Lists and headings bound these; time and person reach across them.
constexpr Bits kPolarity = kNegation | kPossible;

/// One cue of the sentence: tokens [first, last).
struct Cue {
  const ContextCue* entry;
  std::size_t first;
  std::size_t last;
};

bool IsSentenceMark(const Token& token) {
  return token.Is(".") || token.Is("!") || token.Is("...");
}

bool IsYear(const Token& token) {
  return token.IsNumber() && token.norm.size() == 4 &&
         (token.norm.starts_with("19") || token.norm.starts_with("20")) &&
         token.norm.find_first_not_of("0123456789") == std::string::npos;
}

}  // namespace

/// Walks the scopes of one sentence's cues and fills the marks.
struct SentenceCues::Builder {
  Builder(const std::vector<Token>& sentence, const std::vector<Clause>& parts,
          const Knowledge& knowledge, std::vector<Mark>& out)
      : tokens(sentence), clauses(parts), marks(out) {
    clause_of.resize(tokens.size());
    for (std::size_t c = 0; c < clauses.size(); ++c) {
      for (std::size_t i = clauses[c].first; i < clauses[c].last; ++i) clause_of[i] = c;
    }
    stops.assign(tokens.size(), 0);
    stops_back.assign(tokens.size(), 0);
    FindCues(knowledge);
  }

  void Run() {
    for (const Cue& cue : cues) {
      const CueCategory category = cue.entry->category;
      if (category == CueCategory::kEnd || category == CueCategory::kPseudo) continue;
      const Bits bit = Bit(category);
      if (cue.entry->direction != CueDirection::kBackward) Forward(cue, bit);
      if (cue.entry->direction != CueDirection::kForward) {
        Backward(cue, bit);
      } else if (bit == kNegation && ClosesSentence(cue)) {
        Backward(cue, bit);
      }
    }
    Years();
    for (const Cue& cue : cues) {
      if (cue.entry->category == CueCategory::kEnd && cue.entry->direction == CueDirection::kBoth) {
        Clear(clauses[clause_of[cue.first]], EndedBy(*cue.entry));
      }
    }
  }

 private:
  /// Leftmost-longest; cues of several categories on the same tokens all count.
  void FindCues(const Knowledge& knowledge) {
    std::size_t first = tokens.size();
    std::size_t last = 0;
    bool pseudo = false;
    for (const PhraseMatch& match : knowledge.lexicon.context.Find(tokens)) {
      const ContextCue& entry = knowledge.context[match.pattern];
      const bool tie = match.first == first && match.last == last;
      if (match.first < last && !tie) {
        // "no change in X" leaves X alone, but the change itself is negated.
        if (pseudo && entry.category == CueCategory::kNegation) Inside(match.last, last);
        continue;
      }
      first = match.first;
      last = match.last;
      pseudo = entry.category == CueCategory::kPseudo;
      cues.push_back({&entry, first, last});
      Stop(cues.back());
    }
  }

  static Bits EndedBy(const ContextCue& entry) {
    if (entry.ends.empty()) return kAll;
    Bits bits = 0;
    for (const CueCategory category : entry.ends) bits |= Bit(category);
    return bits;
  }

  void Stop(const Cue& cue) {
    const ContextCue& entry = *cue.entry;
    if (entry.category == CueCategory::kPseudo) return;
    const bool end = entry.category == CueCategory::kEnd;
    const Bits bits = end ? EndedBy(entry) : Bit(entry.category);
    if (end || entry.direction != CueDirection::kBackward) stops[cue.first] |= bits;
    if (end || entry.direction != CueDirection::kForward) stops_back[cue.last - 1] |= bits;
  }

  void Inside(std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) marks[i].forward |= kNegation;
  }

  void Forward(const Cue& cue, Bits bit) {
    const std::size_t begin = bit == kHistorical ? cue.first : cue.first + 1;
    for (std::size_t i = begin; i < cue.last; ++i) marks[i].forward |= bit;
    const std::size_t end = ForwardEnd(cue);
    for (std::size_t i = cue.last; i < end; ++i) {
      if ((stops[i] & bit) != 0) break;
      if (OpensItem(cue, i, bit)) break;
      marks[i].forward |= bit;
    }
  }

  /// Where a forward scope ends at the latest.
  [[nodiscard]] std::size_t ForwardEnd(const Cue& cue) const {
    std::size_t clause = clause_of[cue.last - 1];
    int crossings = cue.entry->clauses;
    if (crossings == 1 && !ClosesClause(cue, clause)) crossings = 0;
    for (; crossings > 0 && clause + 1 < clauses.size() && !clauses[clause + 1].opens_sentence;
         --crossings) {
      ++clause;
    }
    std::size_t end = clauses[clause].last;
    if (cue.entry->scope_tokens > 0) {
      end = std::min(end, cue.last + static_cast<std::size_t>(cue.entry->scope_tokens));
    }
    return end;
  }

  /// Whether no word stands between the cue and the end of its clause.
  [[nodiscard]] bool ClosesClause(const Cue& cue, std::size_t clause) const {
    for (std::size_t i = cue.last; i < clauses[clause].last; ++i) {
      if (tokens[i].IsWord() && !tokens[i].Is("that")) return false;
    }
    return true;
  }

  /// A heading's colon or a list number ends what was denied before it; the colon right behind a
  /// cue ("denies: ...") introduces it.
  [[nodiscard]] bool OpensItem(const Cue& cue, std::size_t at, Bits bit) const {
    if (tokens[at].Is(")")) return at > 0 && tokens[at - 1].IsNumber();
    return (bit & kPolarity) != 0 && tokens[at].Is(":") && at > cue.last &&
           !tokens[at - 1].Is("following");
  }

  /// "Panic attacks: none." and "SI no." deny what stands before them.
  [[nodiscard]] bool ClosesSentence(const Cue& cue) const {
    if (cue.last >= tokens.size()) return true;
    const Token& next = tokens[cue.last];
    return IsSentenceMark(next) || next.Is(";") || next.Is(")");
  }

  void Backward(const Cue& cue, Bits bit) {
    const std::size_t clause = clause_of[cue.first];
    std::size_t begin = clauses[clause].first;
    const bool crosses = cue.entry->clauses > 0 && clause > 0 && !clauses[clause].opens_sentence;
    if (crosses && cue.first == begin) begin = clauses[clause - 1].first;
    bool introduced =
        cue.first > 0 && (tokens[cue.first - 1].Is(":") || tokens[cue.first - 1].Is("-"));
    if (cue.first == begin && introduced) begin = clauses[clause_of[cue.first - 1]].first;
    bool list = introduced || (bit & kPolarity) == 0;
    for (std::size_t i = cue.first; i-- > begin;) {
      if ((stops_back[i] & bit) != 0) break;
      if (tokens[i].Is("and") || tokens[i].Is("or") || tokens[i].Is("/")) list = true;
      if (tokens[i].Is(",") && !list) break;
      marks[i].backward |= bit;
    }
  }

  /// "in 2006" puts its clause into the past.
  void Years() {
    for (std::size_t i = 1; i < tokens.size(); ++i) {
      if (!IsYear(tokens[i]) || !(tokens[i - 1].Is("in") || tokens[i - 1].Is("of"))) continue;
      const Clause& clause = clauses[clause_of[i]];
      if (clause.first > years_until) years_until = clause.first;
      for (; years_until < clause.last; ++years_until) marks[years_until].forward |= kHistorical;
    }
  }

  void Clear(const Clause& clause, Bits bits) {
    const auto keep = static_cast<Bits>(~bits);
    for (std::size_t i = clause.first; i < clause.last; ++i) {
      marks[i].forward &= keep;
      marks[i].backward &= keep;
    }
  }

  const std::vector<Token>& tokens;
  const std::vector<Clause>& clauses;
  std::vector<Mark>& marks;
  std::vector<std::size_t> clause_of;  ///< by token
  std::vector<Bits> stops;             ///< by token: forward scopes that end before it
  std::vector<Bits> stops_back;        ///< by token: backward scopes that end behind it
  std::vector<Cue> cues;
  std::size_t years_until = 0;
};

SentenceCues::SentenceCues(const std::vector<Token>& tokens, const std::vector<Clause>& clauses,
                           const Knowledge& knowledge, Register text_register)
    : knowledge_(&knowledge),
      marks_(tokens.size()),
      owners_(FindOwners(tokens, clauses, knowledge, text_register)) {
  Builder(tokens, clauses, knowledge, marks_).Run();
}

SentenceCues::SentenceCues(const std::vector<Token>& tokens, const Knowledge& knowledge,
                           Register text_register)
    : SentenceCues(tokens, SplitClauses(tokens), knowledge, text_register) {}

Assertion SentenceCues::Judge(std::size_t first, std::size_t last) const {
  Assertion assertion;
  last = std::min(last, marks_.size());
  if (first >= last) return assertion;
  const Mark& head = marks_[first];
  const Mark& tail = marks_[last - 1];
  const unsigned around = head.forward | tail.backward;
  const unsigned any = around | tail.forward | head.backward;
  if ((around & kNegation) != 0) {
    assertion.polarity = Polarity::kNegated;
  } else if ((around & kPossible) != 0) {
    assertion.polarity = Polarity::kPossible;
  }
  if ((any & kHypothetical) != 0) {
    assertion.temporality = Temporality::kHypothetical;
  } else if ((any & kHistorical) != 0) {
    assertion.temporality = Temporality::kHistorical;
  }
  const int owner = owners_[first];
  if (owner != kClientOwner || (around & kOther) != 0) assertion.experiencer = Experiencer::kOther;
  if (owner >= 0) assertion.person = knowledge_->kin[static_cast<std::size_t>(owner)].id;
  return assertion;
}

Assertion Assert(const std::vector<Token>& tokens, std::size_t first, std::size_t last,
                 const Knowledge& knowledge) {
  return SentenceCues(tokens, knowledge).Judge(first, last);
}

Assertion AssertPhrase(std::string_view phrase, std::string_view sentence,
                       const Knowledge& knowledge) {
  const std::vector<Token> tokens = Tokenize(sentence);
  const std::vector<Token> wanted = Tokenize(phrase);
  const auto find_from = [&](std::size_t from) {
    const auto found = std::search(tokens.begin() + static_cast<std::ptrdiff_t>(from), tokens.end(),
                                   wanted.begin(), wanted.end(),
                                   [](const Token& a, const Token& b) { return a.norm == b.norm; });
    return static_cast<std::size_t>(found - tokens.begin());
  };
  std::size_t first = wanted.empty() ? tokens.size() : find_from(0);
  const std::size_t behind = first + wanted.size();
  if (behind < tokens.size() && tokens[behind].Is(":")) {
    const std::size_t next = find_from(behind);
    if (next < tokens.size()) first = next;
  }
  return first < tokens.size() ? Assert(tokens, first, first + wanted.size(), knowledge)
                               : Assert(tokens, 0, tokens.size(), knowledge);
}

}  // namespace goldenthread
