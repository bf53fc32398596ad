// RewritePerson: words said in the session -> the same words in the third person.
//
// "I've been having panic attacks" becomes "she has been having panic attacks". Only the grammar of
// person changes: pronouns, agreement, contractions. The words must be a whole clause whose owner
// is known; where the rewrite would be doubtful there is none.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/knowledge.h"
#include "note/referent.h"

namespace goldenthread {

/// Whom the client is in the words.
enum class ClientIs {
  kSpeaker,   ///< "I": the client said it
  kAddressed  ///< "you": the therapist said it to the client
};

/// Verb forms, read once from the knowledge.
class VerbForms {
 public:
  explicit VerbForms(const Knowledge& knowledge);

  [[nodiscard]] bool IsBase(const std::string& norm) const;
  [[nodiscard]] bool IsPast(const std::string& norm) const;
  [[nodiscard]] bool IsParticiple(const std::string& norm) const;
  /// "go" -> "went", "walk" -> "walked".
  [[nodiscard]] std::string PastOf(const std::string& base) const;
  /// "go" -> "goes".
  [[nodiscard]] static std::string ThirdPersonOf(const std::string& base);
  /// "go" -> "going", "sit" -> "sitting".
  [[nodiscard]] static std::string ProgressiveOf(const std::string& base);

 private:
  struct Row {
    std::string base;
    std::string past;
    std::string participle;
  };
  std::vector<Row> irregular_;  ///< by base
  std::vector<std::string> pasts_;
  std::vector<std::string> participles_;
  std::vector<std::string> regular_;
};

/// The clause in the third person, without a full stop; nothing where it is unsafe.
[[nodiscard]] std::optional<std::string> RewritePerson(std::string_view words, ClientIs client_is,
                                                       const Referent& client,
                                                       const VerbForms& verbs);

}  // namespace goldenthread
