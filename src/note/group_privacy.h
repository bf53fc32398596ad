// Group privacy: a group session's note is one member's record.
//
// What another member said or had stays out of it, and so do the others' names: a sentence that
// needs one says "another member". Outside a group nothing changes.
#pragma once

#include <string>
#include <vector>

#include "findings/fact.h"
#include "knowledge/knowledge.h"
#include "thread/client_record.h"
#include "transcript/transcript.h"

namespace goldenthread {

class GroupPrivacy {
 public:
  /// The others are the session's participants but the client; a format or a modality of group
  /// sessions sets it to work.
  GroupPrivacy(const ClientRecord& record, const Format& format);

  /// False for what only another member said, has or does.
  [[nodiscard]] bool MayTell(const Fact& fact, const Transcript& transcript) const;

  /// The facts that may be told, risk states unchanged.
  [[nodiscard]] Findings Own(const Findings& findings, const Transcript& transcript) const;

  /// The text without the others' names: "another member", bracketed inside quotation marks.
  [[nodiscard]] std::string Masked(const std::string& text) const;

 private:
  [[nodiscard]] bool IsOther(std::string_view name) const;

  std::string client_;               // first name
  std::vector<std::string> others_;  // first names; empty outside a group
};

}  // namespace goldenthread
