// Turns: the list that every importer fills. It numbers the utterances, drops empty ones and holds
// the limits on their count and size.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "transcript/transcript.h"

namespace goldenthread {

class Turns {
 public:
  /// `name` is the file's, for the error.
  explicit Turns(std::string name) : name_(std::move(name)) {}

  /// Adds an utterance whose `speaker` is the label as typed ("" for none). One without text is
  /// dropped. Bad input past kUtterancesMax, kUtteranceBytesMax or kSaidBytesMax.
  Result<void> Add(Utterance utterance);

  [[nodiscard]] std::vector<Utterance> Take() { return std::move(list_); }

 private:
  std::string name_;
  std::vector<Utterance> list_;
  std::size_t bytes_ = 0;  ///< of all texts
};

}  // namespace goldenthread
