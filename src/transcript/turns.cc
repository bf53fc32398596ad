// See turns.h.
#include "transcript/turns.h"

#include <utility>

#include "transcript/decode.h"

namespace goldenthread {

Result<void> Turns::Add(Utterance utterance) {
  if (utterance.text.find_first_not_of(" \t\r\n\v\f") == std::string::npos) {
    return outcome::success();
  }
  if (list_.size() >= kUtterancesMax) {
    return BadInput("more than 200,000 utterances", name_, "split the file");
  }
  utterance.id = static_cast<int>(list_.size()) + 1;
  list_.push_back(std::move(utterance));
  return outcome::success();
}

}  // namespace goldenthread
