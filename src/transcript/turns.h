// Turns: the list that every importer fills. It numbers the utterances, drops empty ones and holds
// the limit on their count.
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
  /// dropped. Bad input past kUtterancesMax.
  Result<void> Add(Utterance utterance);

  [[nodiscard]] std::vector<Utterance> Take() { return std::move(list_); }

 private:
  std::string name_;
  std::vector<Utterance> list_;
};

}  // namespace goldenthread
