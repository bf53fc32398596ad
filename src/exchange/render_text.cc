// Plain text and Markdown. The note comes first, clean enough to read aloud; what the review needs
// (risk, not addressed, checks, gaps, evidence) follows and is never mixed into the sentences.
#include <fmt/format.h>

#include "base/civil_time.h"
#include "base/json.h"
#include "exchange/render.h"
#include "exchange/resolve.h"
#include "verify/verify.h"

namespace goldenthread {
namespace {

/// Quotes in the evidence list are cut to this many bytes (at a character's edge).
constexpr std::size_t kQuoteBytesMax = 96;

std::string Shortened(std::string text) {
  if (text.size() <= kQuoteBytesMax) return text;
  std::size_t end = kQuoteBytesMax;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  text.resize(end);
  return text + "…";
}

std::string Joined(const std::vector<std::string>& parts, const std::string& separator) {
  std::string text;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!text.empty()) text += separator;
    text += part;
  }
  return text;
}

/// Control characters but the line end become spaces: what a recording or another tool put into a
/// transcript must not command the reader's terminal.
std::string Printable(std::string text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte < 0x20 && byte != '\n') || byte == 0x7F) text[i] = ' ';
    const bool is_c1 =
        byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (is_c1) text.replace(i, 2, " ");
  }
  return text;
}

/// The same words, with no mark that Markdown or HTML would act on.
std::string MarkdownText(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (std::string_view("\\`*_[]<>|#").find(c) != std::string_view::npos) escaped += '\\';
    escaped += c;
  }
  return escaped;
}

std::string SessionLine(const SessionData& session) {
  const auto date = ParseDate(session.date);
  std::string time;
  const auto start = ParseTimeOfDay(session.start);
  const auto end = ParseTimeOfDay(session.end);
  if (start && end) {
    time = fmt::format("{}–{} ({} minutes)", session.start, session.end, *end - *start);
  } else if (start) {
    time = "from " + session.start;
  }
  const std::string code = session.cpt.empty() ? "" : "CPT " + session.cpt;
  return Joined(
      {date ? LongDate(*date) : "", time, code, session.modality, session.place_of_service}, ", ");
}

/// Who, when, which diagnoses: what stands above every note; label and value.
std::vector<std::pair<std::string, std::string>> HeadLines(const ClientRecord& record) {
  std::vector<std::pair<std::string, std::string>> lines;
  const auto born = ParseDate(record.client.date_of_birth);
  lines.emplace_back("Client",
                     Joined({record.client.name, born ? "born " + LongDate(*born) : ""}, ", "));
  lines.emplace_back("Session", SessionLine(record.session));
  lines.emplace_back("Clinician",
                     Joined({record.clinician.name, record.clinician.credentials}, ", "));
  std::vector<std::string> diagnoses;
  for (const Diagnosis& diagnosis : record.diagnoses) {
    diagnoses.push_back(Joined({diagnosis.code, diagnosis.description}, " "));
  }
  lines.emplace_back("Diagnoses", Joined(diagnoses, "; "));
  return lines;
}

/// "line 41", "lines" do not exist for plan and measure: "plan".
std::string Place(const ResolvedEvidence& evidence) {
  std::string place = EnumText(evidence.input);
  for (char& c : place) c = c == '_' ? ' ' : c;
  if (evidence.line) place += fmt::format(" line {}", *evidence.line);
  return place;
}

std::string RiskLines(const NoteDocument& document, const std::string& bullet) {
  std::string text;
  for (int i = 0; i < kRiskDomains; ++i) {
    const auto domain = static_cast<RiskDomain>(i);
    const RiskFinding& finding = document.findings.Risk(domain);
    std::string state = EnumText(finding.state);
    for (char& c : state) c = c == '_' ? ' ' : c;
    text += fmt::format("{}{}: {}{}", bullet, RiskDomainName(domain), state,
                        finding.unclear ? " (unclear: please settle)" : "");
    if (!finding.evidence.empty()) {
      text += " (" + Place(Resolve(document.transcript, finding.evidence.front())) + ")";
    }
    text += "\n";
  }
  return text;
}

std::string ListLines(const NoteDocument& document, const std::string& bullet) {
  std::string text;
  for (const std::string& item : document.verified.note.not_addressed) {
    text += fmt::format("{}not addressed: {}\n", bullet, item);
  }
  for (const Check& check : document.verified.checks) {
    text += fmt::format("{}{}: {}{}\n", bullet, EnumText(check.severity), check.message,
                        check.statement.empty() ? "" : " [" + check.statement + "]");
  }
  for (const Gap& gap : document.thread.gaps) {
    text += fmt::format("{}gap: {}\n", bullet, gap.message);
  }
  return text;
}

std::string EvidenceLine(const NoteDocument& document, const Statement& statement) {
  std::vector<std::string> places;
  for (const Evidence& evidence : statement.evidence) {
    const ResolvedEvidence resolved = Resolve(document.transcript, evidence);
    places.push_back(fmt::format("{} \"{}\"", Place(resolved), Shortened(resolved.quote)));
  }
  std::string plan = statement.objective.empty() ? statement.goal : statement.objective;
  if (!plan.empty()) plan = " → " + plan;
  return fmt::format("{} ({}, {:.2f}){}: {}", statement.id, EnumText(statement.verdict),
                     statement.support, plan, Joined(places, "; "));
}

/// "Not asked in this session: homicidal ideation; self-harm." or "".
std::string NotAsked(const Findings& findings) {
  std::vector<std::string> names;
  for (int i = 0; i < kRiskDomains; ++i) {
    const auto domain = static_cast<RiskDomain>(i);
    if (findings.Risk(domain).state == RiskState::kNotAsked) {
      names.push_back(RiskDomainName(domain));
    }
  }
  return names.empty() ? "" : "Not asked in this session: " + Joined(names, "; ") + ".";
}

/// What a section says beside its statements: the risk domains that nobody asked about, or that
/// nothing was said at all.
std::string Absence(const NoteDocument& document, const NoteSection& section) {
  const std::string not_asked = section.holds_risk ? NotAsked(document.findings) : "";
  if (!not_asked.empty()) return not_asked;
  return section.statements.empty() ? "Not addressed." : "";
}

/// A section that nothing was said for and that the format can do without is left away.
bool IsLeftAway(const NoteSection& section) {
  return section.statements.empty() && !section.required && !section.holds_risk;
}

}  // namespace

std::string RiskDomainName(RiskDomain domain) {
  if (domain == RiskDomain::kSelfHarm) return "self-harm";
  std::string name = EnumText(domain);
  for (char& c : name) c = c == '_' ? ' ' : c;
  return name;
}

std::string RenderNoteText(const NoteDocument& document) {
  const DraftNote& note = document.verified.note;
  std::string text = fmt::format("{} — {}\n", note.title, kDraftMark);
  for (const auto& [label, value] : HeadLines(document.record)) {
    if (!value.empty()) text += label + ": " + value + "\n";
  }
  for (const NoteSection& section : note.sections) {
    if (IsLeftAway(section)) continue;
    text += "\n" + section.title + ":\n";
    std::string paragraph;
    for (const Statement& statement : section.statements) {
      paragraph += (paragraph.empty() ? "" : " ") + statement.text;
    }
    text += Joined({paragraph, Absence(document, section)}, " ") + "\n";
  }
  text += fmt::format("\n--- {}, not part of the note ---\n\nRisk\n", kReviewMark);
  text += RiskLines(document, "  ");
  const std::string open = ListLines(document, "  ");
  if (!open.empty()) text += "\nOpen\n" + open;
  text += "\nEvidence\n";
  for (const NoteSection& section : note.sections) {
    for (const Statement& statement : section.statements) {
      text += "  " + EvidenceLine(document, statement) + "\n";
    }
  }
  return Printable(std::move(text));
}

std::string RenderNoteMarkdown(const NoteDocument& document) {
  const DraftNote& note = document.verified.note;
  std::string text = fmt::format("# {}\n\n*{}*\n\n", note.title, kDraftMark);
  for (const auto& [label, value] : HeadLines(document.record)) {
    if (!value.empty()) text += fmt::format("- **{}:** {}\n", label, MarkdownText(value));
  }
  for (const NoteSection& section : note.sections) {
    if (IsLeftAway(section)) continue;
    text += "\n## " + section.title + "\n\n";
    std::string paragraph;
    for (const Statement& statement : section.statements) {
      paragraph += fmt::format("{}{}[^{}]", paragraph.empty() ? "" : " ",
                               MarkdownText(statement.text), statement.id);
    }
    text += Joined({paragraph, Absence(document, section)}, " ") + "\n";
  }
  text += fmt::format("\n## {}\n\n### Risk\n\n", kReviewMark) + RiskLines(document, "- ");
  const std::string open = ListLines(document, "- ");
  if (!open.empty()) text += "\n### Open\n\n" + open;
  text += "\n";
  for (const NoteSection& section : note.sections) {
    for (const Statement& statement : section.statements) {
      text +=
          fmt::format("[^{}]: {}\n", statement.id, MarkdownText(EvidenceLine(document, statement)));
    }
  }
  return Printable(std::move(text));
}

std::string RenderTranscriptText(const Transcript& transcript) {
  std::string text;
  for (const Utterance& utterance : transcript.utterances) {
    if (utterance.start_ms) {
      const auto seconds = *utterance.start_ms / 1000;
      text += fmt::format("[{:02}:{:02}] ", seconds / 60, seconds % 60);
    }
    std::string speaker = utterance.speaker;
    if (!speaker.empty() && speaker[0] >= 'a' && speaker[0] <= 'z') {
      speaker[0] = static_cast<char>(speaker[0] - 'a' + 'A');
    }
    text += speaker + ": " + utterance.text + "\n";
  }
  return Printable(std::move(text));
}

std::string RenderFindingsText(const Transcript& transcript, const Findings& findings) {
  std::string text;
  for (const Fact& fact : findings.facts) {
    text += fmt::format("{} {} {} {} {} [{}]", fact.id, EnumText(fact.kind),
                        fact.concept_id.empty() ? "-" : fact.concept_id, EnumText(fact.state),
                        fact.experiencer, fact.rule);
    const json::value slots = ToJson(fact.slots);
    for (const auto& [name, value] : slots.as_object()) {
      if (value.is_string()) {
        text += fmt::format(" {}={}", std::string_view(name), std::string_view(value.get_string()));
      }
    }
    if (!fact.words.empty()) text += fmt::format(" \"{}\"", fact.words);
    for (const Evidence& evidence : fact.evidence) {
      const ResolvedEvidence resolved = Resolve(transcript, evidence);
      text += fmt::format(" <{}:{}-{}>", resolved.utterance.value_or(0), evidence.span.begin,
                          evidence.span.end);
    }
    text += "\n";
  }
  for (int i = 0; i < kRiskDomains; ++i) {
    const auto domain = static_cast<RiskDomain>(i);
    const RiskFinding& finding = findings.Risk(domain);
    text += fmt::format("risk {} {}{}\n", EnumText(domain), EnumText(finding.state),
                        finding.unclear ? " unclear" : "");
  }
  return text;
}

std::string RenderThreadText(const Thread& thread) {
  std::string text;
  for (const Link& link : thread.links) {
    text += fmt::format("{} -> {} {} {:.2f} {}{}\n", link.fact, link.goal,
                        link.objective.empty() ? "-" : link.objective, link.score, link.why,
                        link.intervention.empty() ? "" : " [" + link.intervention + "]");
  }
  for (const Gap& gap : thread.gaps) text += fmt::format("gap {} {}\n", gap.kind, gap.message);
  return text;
}

}  // namespace goldenthread
