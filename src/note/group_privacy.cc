// Names are compared as first names, in the case in which they are written: "Walt", not "walt".
#include "note/group_privacy.h"

#include <algorithm>
#include <string_view>

#include "base/tokens.h"

namespace goldenthread {
namespace {

std::string FirstWord(const std::string& name) { return name.substr(0, name.find(' ')); }

bool IsName(const std::string& word) { return !word.empty() && word[0] >= 'A' && word[0] <= 'Z'; }

bool IsGroup(const ClientRecord& record, const Format& format) {
  return format.group || IsGroupSession(record.session);
}

}  // namespace

GroupPrivacy::GroupPrivacy(const ClientRecord& record, const Format& format)
    : client_(FirstWord(record.client.name)) {
  if (!IsGroup(record, format)) return;
  const std::string clinician = FirstWord(record.clinician.name);
  for (const std::string& participant : record.session.participants) {
    const std::string name = FirstWord(participant);
    if (IsName(name) && name != client_ && name != clinician) others_.push_back(name);
  }
}

bool GroupPrivacy::IsOther(std::string_view name) const {
  return std::find(others_.begin(), others_.end(), name) != others_.end();
}

bool GroupPrivacy::MayTell(const Fact& fact, const Transcript& transcript) const {
  if (others_.empty()) return true;
  if (IsOther(fact.experiencer)) return false;
  if (fact.voice == Voice::kTyped && IsOther(FirstWord(fact.words))) return false;
  bool by_other = false;
  bool by_client = false;
  for (const Evidence& evidence : fact.evidence) {
    if (evidence.input != EvidenceInput::kSession) continue;
    const Utterance& utterance = transcript.utterances[evidence.utterance];
    const bool other = utterance.role == Role::kParticipant && utterance.speaker != client_;
    by_other = by_other || other;
    by_client = by_client || (!other && utterance.role != Role::kTherapist);
  }
  return !by_other || by_client;
}

Findings GroupPrivacy::Own(const Findings& findings, const Transcript& transcript) const {
  Findings own = findings;
  std::erase_if(own.facts, [&](const Fact& fact) { return !MayTell(fact, transcript); });
  return own;
}

std::string GroupPrivacy::Masked(const std::string& text) const {
  if (others_.empty()) return text;
  std::string masked;
  std::size_t done = 0;
  for (const Token& token : Tokenize(text)) {
    if (!IsOther(token.span.In(text))) continue;
    const bool quoted =
        std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(token.span.begin),
                   '"') %
            2 ==
        1;
    masked += text.substr(done, token.span.begin - done);
    masked += quoted ? "[another member]" : masked.empty() ? "Another member" : "another member";
    done = token.span.end;
  }
  return masked + text.substr(done);
}

}  // namespace goldenthread
