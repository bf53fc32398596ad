// CueTurns: joins timed pieces (subtitle cues, segments, table rows) to utterances.
//
// Tools cut speech by time, in the middle of sentences. A piece goes on with the utterance before
// it when the same speaker goes on with an unfinished sentence after a short gap; a piece of an
// unknown speaker only when it also begins with a small letter. Nothing is ever split.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "transcript/turns.h"
#include "transcript/utterance_text.h"

namespace goldenthread {

/// Whether pieces may be joined: kKeep for lists that are utterances already.
enum class Joining { kJoin, kKeep };

class CueTurns {
 public:
  CueTurns(const DecodedText& decoded, std::string name, Joining joining)
      : said_(decoded), turns_(std::move(name)), joining_(joining) {}

  /// Begins a piece; `cue` has all but the text, which `begins` shows the start of. Append the text
  /// with text() afterwards.
  Result<void> Begin(Utterance cue, std::string_view begins);

  [[nodiscard]] UtteranceText& text() { return said_; }

  Result<std::vector<Utterance>> Take();

 private:
  [[nodiscard]] bool GoesOn(const Utterance& cue, std::string_view begins) const;
  Result<void> Finish();

  UtteranceText said_;
  Utterance current_;
  Turns turns_;
  Joining joining_;
};

}  // namespace goldenthread
