// Referent: how a note speaks of the client: noun, pronouns, agreement.
#pragma once

#include <string>

#include "thread/client_record.h"

namespace goldenthread {

struct Referent {
  std::string noun = "Client";          ///< opens a sentence: "Client", "Gwen", "G.T."
  std::string lower = "client";         ///< inside a sentence
  std::string subject = "client";       ///< "she", "he", "they", or "client" when unknown
  std::string object = "client";        ///< "her", "him", "them", "client"
  std::string possessive = "client's";  ///< "her", "his", "their", "client's"
  std::string reflexive = "self";       ///< "herself", "himself", "themselves", "self"
  bool plural_verb = false;             ///< "they have"
  std::string first_name;               ///< as it stands in the record; may be empty
};

/// From client.json: pronouns and the practice's naming style.
[[nodiscard]] Referent ReferentOf(const ClientRecord& record, const NoteStyle& style);

}  // namespace goldenthread
