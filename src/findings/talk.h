// Talk: the spoken part as turns and sayings, cleaned for reading, the one view that all finders of
// spoken facts share.
//
// A saying is one sentence of one turn. Its clean words are what the speaker settled on: fillers,
// openers ("so, yeah"), false starts and events are gone. Cleaning changes no word that stays and
// adds none, but for a hedging "like" before a number, which becomes "about".
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "findings/conversation.h"
#include "findings/fact.h"
#include "findings/numbers.h"
#include "knowledge/knowledge.h"
#include "transcript/transcript.h"

namespace goldenthread {

/// One sentence of a turn.
struct Saying {
  std::size_t turn = 0;  ///< index into Talk::turns
  std::size_t utterance = 0;
  std::size_t first = 0;  ///< tokens [first, last) of the utterance
  std::size_t last = 0;
  bool question = false;
  bool abandoned = false;       ///< broken off: its words are not a whole sentence
  bool risky = false;           ///< holds words of risk or a figure of speech: others' to word
  bool quoted = false;          ///< all or part of it gives back what somebody said
  bool withheld = false;        ///< the client asked that it not be written down
  std::vector<Token> clean;     ///< the tokens that stay; spans point into the utterance
  std::vector<Number> numbers;  ///< of `clean`
  std::string words;            ///< `clean` as text, without the sentence mark
};

enum class Side { kTherapist, kClient, kOther };

/// One utterance of the session.
struct Turn {
  std::size_t utterance = 0;
  Side side = Side::kOther;
  std::string speaker;    ///< "client", or a participant's name
  std::size_t first = 0;  ///< sayings [first, last)
  std::size_t last = 0;
};

struct Talk {
  const Transcript& transcript;
  const Conversation& conversation;
  std::vector<Turn> turns;
  std::vector<Saying> sayings;
  std::size_t plan_start = 0;  ///< turn where planning the time until the next session begins

  [[nodiscard]] const Turn& TurnOf(const Saying& saying) const { return turns[saying.turn]; }
  [[nodiscard]] Side SideOf(const Saying& saying) const { return turns[saying.turn].side; }
  /// The words of the saying as evidence.
  [[nodiscard]] Evidence EvidenceOf(const Saying& saying) const;
  /// A whole turn as evidence.
  [[nodiscard]] Evidence EvidenceOfTurn(std::size_t turn) const;
  /// The nearest turn of the client after `turn` that says more than "mm-hm", at most two turns
  /// on; turns.size() if there is none.
  [[nodiscard]] std::size_t ClientTurnAfter(std::size_t turn) const;
  /// All clean tokens of a turn.
  [[nodiscard]] std::vector<Token> CleanTokens(std::size_t turn) const;
};

/// Reads the session's utterances; a summary's are passed over. Linear.
[[nodiscard]] Talk ReadTalk(const Transcript& transcript, const Conversation& conversation,
                            const Knowledge& knowledge);

/// Tokens [first, last) of `tokens`, which were cut from `text`, without fillers, openers and false
/// starts.
[[nodiscard]] std::vector<Token> CleanSpeech(const std::vector<Token>& tokens, std::size_t first,
                                             std::size_t last, const Knowledge& knowledge);

/// Tokens [first, last) as text: the words as they stand in `text`, spaced and marked as written.
[[nodiscard]] std::string TextOf(const std::vector<Token>& tokens, std::size_t first,
                                 std::size_t last, std::string_view text);

/// True if the cue list occurs in the tokens.
[[nodiscard]] bool HasCue(const std::vector<Token>& tokens, const std::string& list,
                          const Knowledge& knowledge);
/// True if the cue list occurs at the very start of the tokens.
[[nodiscard]] bool OpensWithCue(const std::vector<Token>& tokens, const std::string& list,
                                const Knowledge& knowledge);

}  // namespace goldenthread
