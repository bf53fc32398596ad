// Sentences are cut at their marks; cleaning then works on the tokens of one sentence: drop
// fillers, collapse false starts at commas ("I went, I had gone"), strip what only opens or closes
// it. Everything is local to a sentence, so the cost is linear in the session.
#include "findings/talk.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace goldenthread {
namespace {

using Words = std::initializer_list<std::string_view>;

template <class List = Words>
bool IsAny(const Token& token, const List& words) {
  return std::find(words.begin(), words.end(), token.norm) != words.end();
}

bool IsComma(const Token& token) { return token.Is(",") || token.Is("-"); }

/// Where one sentence ends: behind its mark. Sets `abandoned` at a dash that breaks off.
std::size_t SentenceEnd(const std::vector<Token>& tokens, std::size_t first, std::string_view text,
                        bool& abandoned) {
  abandoned = false;
  for (std::size_t i = first; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    const bool more = i + 1 < tokens.size();
    if (token.Is("?") || token.Is("!") || token.Is(";")) return i + 1;
    if (token.Is("...")) {
      // "I ran... twice": a pause, where the sentence goes on in lower case.
      if (more && tokens[i + 1].IsWord() && tokens[i + 1].span.In(text)[0] >= 'a') continue;
      abandoned = true;
      return i + 1;
    }
    if (token.Is("-")) {
      const bool double_dash = more && tokens[i + 1].Is("-") && !tokens[i + 1].space_before;
      const bool long_dash = token.span.size() > 1;
      if (double_dash || (long_dash && (!more || tokens[i + 1].space_before))) {
        abandoned = true;
        return i + (double_dash ? 2 : 1);
      }
    }
    if (!token.Is(".")) continue;
    if (more && !tokens[i + 1].space_before && !tokens[i + 1].Is("\"")) continue;
    if (i > first && IsAny(tokens[i - 1], {"dr", "mr", "mrs", "ms", "st"})) continue;
    return i + 1;
  }
  return tokens.size();
}

bool IsInvertedQuestion(const std::vector<Token>& clean) {
  if (clean.size() < 2) return false;
  static constexpr std::array kWh = std::to_array<std::string_view>(
      {"what", "how", "when", "where", "who", "why", "which", "whose"});
  static constexpr std::array kAux =
      std::to_array<std::string_view>({"do", "did", "does", "are", "is", "was", "were", "have",
                                       "has", "can", "could", "will", "would", "should"});
  if (IsAny(clean[0], kWh)) return !IsAny(clean[1], {"i", "we", "you", "he", "she", "a"});
  return IsAny(clean[0], kAux) &&
         IsAny(clean[1], {"you", "it", "he", "she", "they", "that", "there", "any", "anybody",
                          "anyone", "the", "your", "this", "we", "i", "not"});
}

/// Marks the tokens of [first, last) that a cue list covers.
class Marks {
 public:
  Marks(const std::vector<Token>& tokens, const Knowledge& knowledge)
      : tokens_(tokens), knowledge_(knowledge), dropped_(tokens.size(), false) {}

  std::vector<Token> Clean() {
    DropEvents();
    DropLists();
    DropRestarts();
    std::vector<Token> kept = Kept();
    StripEnds(kept);
    return kept;
  }

 private:
  void DropEvents() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_[i].shape == TokenShape::kEvent || tokens_[i].Is("...")) dropped_[i] = true;
    }
  }

  void DropLists() {
    for (const PhraseMatch& match : knowledge_.lexicon.Cues("spoken.filler").FindLongest(tokens_)) {
      // "some kind of help" is no hedge.
      const bool noun =
          match.first > 0 && tokens_[match.last - 1].Is("of") &&
          IsAny(tokens_[match.first - 1],
                {"a", "some", "any", "what", "which", "this", "that", "the", "of", "every", "all"});
      if (!noun) Drop(match.first, match.last);
    }
    for (const PhraseMatch& match :
         knowledge_.lexicon.Cues("spoken.parenthesis").FindLongest(tokens_)) {
      if (Bounded(match.first, match.last)) Drop(match.first, match.last);
    }
  }

  /// Stands between commas, or between a comma and an end of the sentence.
  [[nodiscard]] bool Bounded(std::size_t first, std::size_t last) const {
    std::size_t before = first;
    while (before > 0 && dropped_[before - 1]) --before;
    std::size_t behind = last;
    while (behind < tokens_.size() && dropped_[behind]) ++behind;
    const bool open = before == 0 || IsComma(tokens_[before - 1]);
    const bool close = behind == tokens_.size() || !tokens_[behind].IsWord();
    return open && close && !(before == 0 && behind == tokens_.size());
  }

  void Drop(std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) dropped_[i] = true;
    // The comma behind a parenthesis goes with it, if one stays before.
    if (last < tokens_.size() && tokens_[last].Is(",")) {
      std::size_t before = first;
      while (before > 0 && dropped_[before - 1]) --before;
      if (before == 0 || IsComma(tokens_[before - 1])) dropped_[last] = true;
    }
  }

  /// "I missed, I've missed two": what stands before the comma goes if the speaker starts over.
  void DropRestarts() {
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (!dropped_[i]) kept.push_back(i);
    }
    std::size_t chunk = 0;  // in kept: where the current stretch between commas begins
    for (std::size_t k = 0; k < kept.size(); ++k) {
      if (k > 0 && Same(kept[k - 1], kept[k])) dropped_[kept[k - 1]] = true;
      if (!IsComma(tokens_[kept[k]])) continue;
      const std::size_t length = k - chunk;
      const std::size_t cut = RestartLength(kept, chunk, k);
      if (cut > 0 && length > 0) {
        for (std::size_t j = k - cut; j <= k; ++j) dropped_[kept[j]] = true;
        if (cut == length) {
          chunk = k + 1;
          continue;
        }
      }
      chunk = k + 1;
    }
  }

  [[nodiscard]] bool Same(std::size_t a, std::size_t b) const {
    return tokens_[a].IsWord() && tokens_[a].norm == tokens_[b].norm &&
           !IsAny(tokens_[a], {"had", "that", "very", "no"});
  }

  /// How many tokens before the comma at `comma` are said anew behind it.
  [[nodiscard]] std::size_t RestartLength(const std::vector<std::size_t>& kept, std::size_t chunk,
                                          std::size_t comma) const {
    const std::size_t before = comma - chunk;
    const std::size_t behind = kept.size() - comma - 1;
    for (std::size_t n = std::min<std::size_t>({4, before, behind}); n > 0; --n) {
      bool same = true;
      for (std::size_t j = 0; j < n; ++j) {
        same = same && tokens_[kept[comma - n + j]].norm == tokens_[kept[comma + 1 + j]].norm &&
               tokens_[kept[comma + 1 + j]].IsWord();
      }
      // One repeated word is a restart only if it cannot end a phrase.
      if (same && (n > 1 || IsAny(tokens_[kept[comma - 1]],
                                  {"i", "a", "the", "my", "it", "we", "he", "she", "they", "to",
                                   "is", "was", "and", "but", "in", "on", "at", "so", "of"}))) {
        return n;
      }
    }
    if (before > 0 && before <= 4 && behind > 2 &&
        IsAny(tokens_[kept[chunk]], {"i", "it", "he", "she", "they", "we", "you"}) &&
        tokens_[kept[chunk]].norm == tokens_[kept[comma + 1]].norm) {
      return before;
    }
    return 0;
  }

  std::vector<Token> Kept() const {
    std::vector<Token> kept;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (dropped_[i]) continue;
      if (IsComma(tokens_[i]) && (kept.empty() || IsComma(kept.back()))) continue;
      kept.push_back(tokens_[i]);
      if (kept.size() > 1 && !tokens_[i].space_before && i > 0 && dropped_[i - 1]) {
        kept.back().space_before = tokens_[i].IsWord();
      }
    }
    return kept;
  }

  /// Takes openers off the front and marks and tags off the end.
  void StripEnds(std::vector<Token>& kept) const {
    bool stripped = true;
    while (stripped && !kept.empty()) {
      stripped = false;
      while (!kept.empty() && !kept.back().IsWord() && !kept.back().IsNumber() &&
             !kept.back().Is("\"") && !kept.back().Is("%")) {
        kept.pop_back();
      }
      std::size_t lead = 0;
      while (lead < kept.size() && (IsComma(kept[lead]) || kept[lead].Is("'"))) ++lead;
      const auto openers = knowledge_.lexicon.Cues("spoken.opener").FindLongest(kept);
      if (!openers.empty() && openers.front().first <= lead) {
        const std::size_t last = openers.front().last;
        const bool all = last == kept.size();
        const bool comma = !all && IsComma(kept[last]);
        if (!all && (comma || !kept[lead].Is("no"))) lead = last;
      }
      const auto before_comma = knowledge_.lexicon.Cues("spoken.opener_comma").FindLongest(kept);
      if (!before_comma.empty() && before_comma.front().first <= lead) {
        const std::size_t last = before_comma.front().last;
        if (last < kept.size() && IsComma(kept[last])) lead = last;
      }
      if (lead > 0) {
        kept.erase(kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(lead));
        stripped = true;
      }
      for (const PhraseMatch& match : knowledge_.lexicon.Cues("spoken.tag").FindLongest(kept)) {
        if (match.last != kept.size() || match.first == 0) continue;
        kept.resize(match.first);
        stripped = true;
        break;
      }
    }
  }

  const std::vector<Token>& tokens_;
  const Knowledge& knowledge_;
  std::vector<bool> dropped_;
};

Side SideOfRole(Role role) {
  if (role == Role::kTherapist) return Side::kTherapist;
  if (role == Role::kClient || role == Role::kParticipant) return Side::kClient;
  return Side::kOther;
}

bool IsRisky(const std::vector<Token>& tokens, const Knowledge& knowledge) {
  const Lexicon& lexicon = knowledge.lexicon;
  if (HasCue(tokens, "spoken.risk_words", knowledge)) return true;
  for (const PhraseMatcher* matcher : {&lexicon.risk_ask, &lexicon.risk_say, &lexicon.risk_deny}) {
    for (const PhraseMatch& match : matcher->Find(tokens)) {
      if (knowledge.risk[match.pattern].domain != RiskDomain::kSubstanceRisk) return true;
    }
  }
  return !lexicon.idioms.empty() && !lexicon.idioms.Find(tokens).empty();
}

void AddSayings(Talk& talk, std::size_t turn, const Knowledge& knowledge) {
  const std::size_t utterance = talk.turns[turn].utterance;
  const std::vector<Token>& tokens = talk.conversation.tokens[utterance];
  const std::string& text = talk.transcript.utterances[utterance].text;
  bool in_quote = false;
  for (std::size_t first = 0; first < tokens.size();) {
    Saying saying;
    saying.turn = turn;
    saying.utterance = utterance;
    saying.first = first;
    saying.last = SentenceEnd(tokens, first, text, saying.abandoned);
    saying.clean = CleanSpeech(tokens, first, saying.last, knowledge);
    saying.words = TextOf(saying.clean, 0, saying.clean.size(), text);
    saying.numbers = FindNumbers(saying.clean);
    saying.quoted = in_quote;
    for (std::size_t i = first; i < saying.last; ++i) {
      if (!tokens[i].Is("\"")) continue;
      in_quote = !in_quote;
      saying.quoted = true;
    }
    const bool marked = tokens[saying.last - 1].Is("?");
    saying.question = marked || IsInvertedQuestion(saying.clean);
    saying.risky = IsRisky(saying.clean, knowledge);
    first = saying.last;
    if (!saying.clean.empty()) talk.sayings.push_back(std::move(saying));
  }
}

/// "Please don't write that down" takes the client's turn and the two turns before it back.
void MarkWithheld(Talk& talk, const Knowledge& knowledge) {
  for (std::size_t t = 0; t < talk.turns.size(); ++t) {
    if (talk.turns[t].side != Side::kClient) continue;
    bool withhold = false;
    for (std::size_t s = talk.turns[t].first; s < talk.turns[t].last; ++s) {
      withhold = withhold || HasCue(talk.sayings[s].clean, "spoken.withhold", knowledge);
    }
    if (!withhold) continue;
    for (std::size_t back = t >= 3 ? t - 3 : 0; back <= std::min(t + 1, talk.turns.size() - 1);
         ++back) {
      for (std::size_t s = talk.turns[back].first; s < talk.turns[back].last; ++s) {
        talk.sayings[s].withheld = true;
      }
    }
  }
}

bool LooksBack(const std::vector<Token>& clean) {
  return std::any_of(clean.begin(), clean.end(), [](const Token& token) {
    return IsAny(token, {"any", "ever", "did", "have", "had", "was", "were", "been", "how"});
  });
}

/// The first cue of planning behind two fifths of the session, else the last sixth.
std::size_t PlanStart(const Talk& talk, const Knowledge& knowledge) {
  const std::size_t from = talk.turns.size() * 2 / 5;
  for (std::size_t t = from; t < talk.turns.size(); ++t) {
    if (talk.turns[t].side != Side::kTherapist) continue;
    for (std::size_t s = talk.turns[t].first; s < talk.turns[t].last; ++s) {
      const Saying& saying = talk.sayings[s];
      // "Any of that this week?" looks back.
      if (saying.risky || (saying.question && LooksBack(saying.clean))) continue;
      if (HasCue(saying.clean, "spoken.plan_opens", knowledge)) return t;
    }
  }
  return talk.turns.size() - talk.turns.size() / 6;
}

}  // namespace

bool HasCue(const std::vector<Token>& tokens, const std::string& list, const Knowledge& knowledge) {
  return !knowledge.lexicon.Cues(list).Find(tokens).empty();
}

bool OpensWithCue(const std::vector<Token>& tokens, const std::string& list,
                  const Knowledge& knowledge) {
  const std::vector<PhraseMatch> found = knowledge.lexicon.Cues(list).Find(tokens);
  return !found.empty() && found.front().first == 0;
}

std::vector<Token> CleanSpeech(const std::vector<Token>& tokens, std::size_t first,
                               std::size_t last, const Knowledge& knowledge) {
  const std::vector<Token> part(tokens.begin() + static_cast<std::ptrdiff_t>(first),
                                tokens.begin() + static_cast<std::ptrdiff_t>(last));
  std::vector<Token> clean = Marks(part, knowledge).Clean();
  for (std::size_t i = 0; i + 1 < clean.size(); ++i) {
    if (!clean[i].Is("like")) continue;
    const std::vector<Token> rest(clean.begin() + static_cast<std::ptrdiff_t>(i) + 1, clean.end());
    const std::vector<Number> numbers = FindNumbers(rest);
    const bool number = !numbers.empty() && numbers.front().first == 0;
    const bool verb = i > 0 && IsAny(clean[i - 1], {"i", "you", "we", "they", "would", "not"});
    const bool article = !numbers.empty() && numbers.front().first == 1 && rest[0].Is("a");
    if (article && !verb) {
      clean[i].norm = clean[i].stem = "about";
      continue;
    }
    if (number && !verb) clean[i].norm = clean[i].stem = "about";
  }
  return clean;
}

std::string TextOf(const std::vector<Token>& tokens, std::size_t first, std::size_t last,
                   std::string_view text) {
  std::string words;
  for (std::size_t i = first; i < last && i < tokens.size(); ++i) {
    if (i > first && tokens[i].space_before) words += ' ';
    words += tokens[i].Is("about") ? std::string("about") : std::string(tokens[i].span.In(text));
  }
  return words;
}

Evidence Talk::EvidenceOf(const Saying& saying) const {
  const std::vector<Token>& tokens = conversation.tokens[saying.utterance];
  Evidence evidence;
  evidence.utterance = saying.utterance;
  evidence.span = {tokens[saying.first].span.begin, tokens[saying.last - 1].span.end};
  return evidence;
}

Evidence Talk::EvidenceOfTurn(std::size_t turn) const {
  const std::vector<Token>& tokens = conversation.tokens[turns[turn].utterance];
  Evidence evidence;
  evidence.utterance = turns[turn].utterance;
  if (!tokens.empty()) evidence.span = {tokens.front().span.begin, tokens.back().span.end};
  return evidence;
}

std::size_t Talk::ClientTurnAfter(std::size_t turn) const {
  for (std::size_t t = turn + 1; t < turns.size() && t <= turn + 3; ++t) {
    if (turns[t].side == Side::kClient && turns[t].first < turns[t].last) return t;
  }
  return turns.size();
}

std::vector<Token> Talk::CleanTokens(std::size_t turn) const {
  std::vector<Token> all;
  for (std::size_t s = turns[turn].first; s < turns[turn].last; ++s) {
    all.insert(all.end(), sayings[s].clean.begin(), sayings[s].clean.end());
  }
  return all;
}

Talk ReadTalk(const Transcript& transcript, const Conversation& conversation,
              const Knowledge& knowledge) {
  Talk talk{transcript, conversation, {}, {}, 0};
  for (std::size_t u = 0; u < transcript.utterances.size(); ++u) {
    const Utterance& utterance = transcript.utterances[u];
    if (utterance.input != InputKind::kSession) continue;
    Turn turn;
    turn.utterance = u;
    turn.side = SideOfRole(utterance.role);
    turn.speaker = utterance.role == Role::kParticipant ? utterance.speaker : "client";
    turn.first = talk.sayings.size();
    talk.turns.push_back(turn);
    AddSayings(talk, talk.turns.size() - 1, knowledge);
    talk.turns.back().last = talk.sayings.size();
  }
  MarkWithheld(talk, knowledge);
  talk.plan_start = PlanStart(talk, knowledge);
  return talk;
}

}  // namespace goldenthread
