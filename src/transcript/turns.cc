// See turns.h.
#include "transcript/turns.h"

#include <string>
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
  if (utterance.text.size() > kUtteranceBytesMax) {
    return BadInput("utterance " + std::to_string(list_.size() + 1) + " is longer than 256 KiB",
                    name_, "begin a new line for each turn");
  }
  bytes_ += utterance.text.size();
  if (bytes_ > kSaidBytesMax) return BadInput("more than 8 MiB of text", name_, "split the file");
  utterance.id = static_cast<int>(list_.size()) + 1;
  list_.push_back(std::move(utterance));
  return outcome::success();
}

}  // namespace goldenthread
