// JSON renderings. The structs below have the contract's keys as members, in the contract's order;
// Boost.Describe writes them. Evidence is resolved here: utterance, line, offsets, quote.
#include <boost/describe/class.hpp>

#include "base/json.h"
#include "exchange/render.h"
#include "exchange/resolve.h"

namespace goldenthread {
namespace {

std::optional<std::string> OrNull(const std::string& text) {
  if (text.empty()) return std::nullopt;
  return text;
}

template <class T>
std::optional<int> AsInt(const std::optional<T>& value) {
  if (!value) return std::nullopt;
  return static_cast<int>(*value);
}

json::value EvidenceJson(const Transcript& transcript, const std::vector<Evidence>& evidence) {
  json::array list;
  for (const Evidence& item : evidence) list.push_back(ToJson(Resolve(transcript, item)));
  return list;
}

json::value FactToJson(const Transcript& transcript, const Fact& fact) {
  json::object object;
  object["id"] = fact.id;
  object["kind"] = ToJson(fact.kind);
  object["concept"] = fact.concept_id;
  object["state"] = ToJson(fact.state);
  object["experiencer"] = fact.experiencer;
  object["slots"] = ToJson(fact.slots);
  object["rule"] = fact.rule;
  object["evidence"] = EvidenceJson(transcript, fact.evidence);
  return object;
}

json::value FactsJson(const Transcript& transcript, const Findings& findings) {
  json::array facts;
  for (const Fact& fact : findings.facts) facts.push_back(FactToJson(transcript, fact));
  return facts;
}

/// What the therapist's utterances do, each by its number.
json::value ActsJson(const Transcript& transcript, const Findings& findings) {
  json::array acts;
  for (std::size_t u = 0; u < findings.acts.size(); ++u) {
    if (findings.acts[u] == TherapistAct::kNone) continue;
    acts.push_back(json::object{{"utterance", transcript.utterances[u].id},
                                {"act", ToJson(findings.acts[u])}});
  }
  return acts;
}

json::value RiskJson(const Transcript& transcript, const Findings& findings) {
  json::object risk;
  for (int i = 0; i < kRiskDomains; ++i) {
    const auto domain = static_cast<RiskDomain>(i);
    const RiskFinding& finding = findings.Risk(domain);
    json::object entry;
    entry["state"] = ToJson(finding.state);
    if (finding.level != RiskLevel::kNone) entry["level"] = ToJson(finding.level);
    entry["unclear"] = finding.unclear;
    entry["evidence"] = EvidenceJson(transcript, finding.evidence);
    risk[EnumText(domain)] = std::move(entry);
  }
  return risk;
}

json::value StatementJson(const Transcript& transcript, const Statement& statement) {
  json::object object;
  object["id"] = statement.id;
  object["text"] = statement.text;
  object["origin"] = ToJson(statement.origin);
  object["verdict"] = ToJson(statement.verdict);
  object["support"] = statement.support;
  object["evidence"] = EvidenceJson(transcript, statement.evidence);
  object["facts"] = ToJson(statement.facts);
  object["goal"] = ToJson(OrNull(statement.goal));
  object["objective"] = ToJson(OrNull(statement.objective));
  object["diagnosis"] = ToJson(OrNull(statement.diagnosis));
  return object;
}

json::value SectionsJson(const NoteDocument& document) {
  json::array sections;
  for (const NoteSection& section : document.verified.note.sections) {
    json::array statements;
    for (const Statement& statement : section.statements) {
      statements.push_back(StatementJson(document.transcript, statement));
    }
    sections.push_back(json::object{
        {"id", section.id}, {"title", section.title}, {"statements", std::move(statements)}});
  }
  return sections;
}

json::value LinksJson(const Thread& thread) {
  json::array links;
  for (const Link& link : thread.links) {
    links.push_back(json::object{{"fact", link.fact},
                                 {"goal", ToJson(OrNull(link.goal))},
                                 {"objective", ToJson(OrNull(link.objective))},
                                 {"intervention", ToJson(OrNull(link.intervention))},
                                 {"score", link.score},
                                 {"why", link.why}});
  }
  return json::object{{"links", std::move(links)},
                      {"gaps", ToJson(thread.gaps)},
                      {"necessity", ToJson(thread.necessity)}};
}

json::value ChecksJson(const std::vector<Check>& checks) {
  json::array list;
  for (const Check& check : checks) {
    list.push_back(json::object{{"rule", check.rule},
                                {"severity", ToJson(check.severity)},
                                {"statement", ToJson(OrNull(check.statement))},
                                {"message", check.message},
                                {"source", check.source}});
  }
  return list;
}

json::value UtteranceJson(const Utterance& utterance) {
  json::object object;
  object["id"] = utterance.id;
  if (utterance.input == InputKind::kSummary) object["input"] = ToJson(utterance.input);
  object["speaker"] = utterance.speaker;
  object["speaker_certain"] = utterance.speaker_certain;
  object["channel"] = ToJson(utterance.channel);
  object["start_ms"] = ToJson(AsInt(utterance.start_ms));
  object["end_ms"] = ToJson(AsInt(utterance.end_ms));
  object["text"] = utterance.text;
  object["confidence"] = ToJson(utterance.confidence);
  json::array words;
  for (const TimedWord& word : utterance.words) {
    words.push_back(json::object{{"text", word.text},
                                 {"start_ms", word.start_ms},
                                 {"end_ms", word.end_ms},
                                 {"confidence", ToJson(word.confidence)}});
  }
  object["words"] = std::move(words);
  return object;
}

}  // namespace

std::string RenderNoteJson(const NoteDocument& document) {
  const DraftNote& note = document.verified.note;
  json::object object;
  object["format"] = note.format;
  object["engine"] = note.engine;
  object["session"] = ToJson(document.record.session);
  object["sections"] = SectionsJson(document);
  object["facts"] = FactsJson(document.transcript, document.findings);
  object["risk"] = RiskJson(document.transcript, document.findings);
  object["thread"] = LinksJson(document.thread);
  object["not_addressed"] = ToJson(note.not_addressed);
  object["checks"] = ChecksJson(document.verified.checks);
  return PrettyJson(object);
}

std::string RenderTranscriptJson(const Transcript& transcript) {
  json::array utterances;
  for (const Utterance& utterance : transcript.utterances) {
    utterances.push_back(UtteranceJson(utterance));
  }
  return PrettyJson(
      json::object{{"language", transcript.language}, {"utterances", std::move(utterances)}});
}

std::string RenderFindingsJson(const Transcript& transcript, const Findings& findings) {
  return PrettyJson(json::object{{"facts", FactsJson(transcript, findings)},
                                 {"risk", RiskJson(transcript, findings)},
                                 {"acts", ActsJson(transcript, findings)}});
}

std::string RenderThreadJson(const Thread& thread) { return PrettyJson(LinksJson(thread)); }

}  // namespace goldenthread
