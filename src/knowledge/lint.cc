// One function per sort of fault, applied list by list; patterns are compared as the matcher reads
// them, so "panic attacks" and "panic attack" count as the same.
#include "knowledge/lint.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "base/json.h"
#include "knowledge/compile_phrases.h"

namespace goldenthread {
namespace {

using Phrases = std::vector<std::string>;

class Linter {
 public:
  explicit Linter(const Knowledge& knowledge) : knowledge_(knowledge) {}

  std::vector<LintFinding> Run(const Format& format) {
    OneFormat(format);
    return std::move(found_);
  }

  std::vector<LintFinding> Run() {
    // Context cues overlap on purpose, all that stand on the same words count; some roles are
    // features without words.
    Ids("context", knowledge_.context);
    List("kin", knowledge_.kin, &KinTerm::phrases);
    List("idioms", knowledge_.idioms, &Idiom::phrases);
    List("concepts", knowledge_.concepts, &Concept::forms);
    List("measures", knowledge_.measures, &Measure::names);
    List("substances", knowledge_.substances, &Substance::forms);
    Ids("roles", knowledge_.roles);
    Shared("roles", knowledge_.roles, &RoleCue::phrases);
    List("interventions", knowledge_.interventions, &Technique::names);
    Shared("interventions", knowledge_.interventions, &Technique::strong);
    Ids("medications", knowledge_.medications);
    Shared("medications", knowledge_.medications, &Medication::brands);
    Ids("cues", knowledge_.cues);
    Ids("risk", knowledge_.risk);
    Ids("rules", knowledge_.rules);
    Ids("formats", knowledge_.formats);
    Concepts();
    Techniques();
    Measures();
    for (const Format& format : knowledge_.formats) OneFormat(format);
    return std::move(found_);
  }

 private:
  void Add(std::string_view list, const std::string& entry, std::string what,
           std::string path = "") {
    found_.push_back({std::string(list), entry, std::move(what), std::move(path)});
  }

  /// Ids, sources, phrases.
  template <class Entry>
  void List(std::string_view list, const std::vector<Entry>& entries, Phrases Entry::*member) {
    Ids(list, entries);
    for (const Entry& entry : entries) {
      if ((entry.*member).empty()) Add(list, entry.id, "has no phrases");
    }
    Shared(list, entries, member);
  }

  template <class Entry>
  void Ids(std::string_view list, const std::vector<Entry>& entries) {
    std::set<std::string> seen;
    for (const Entry& entry : entries) {
      if (entry.id.empty()) Add(list, entry.id, "has no id");
      if (!seen.insert(entry.id).second) Add(list, entry.id, "the id stands twice");
      if (entry.source.empty()) Add(list, entry.id, "has no source");
    }
  }

  /// Phrases that say nothing, and those that match the same words as another entry's.
  template <class Entry>
  void Shared(std::string_view list, const std::vector<Entry>& entries, Phrases Entry::*member) {
    PhraseCompiler compiler;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      for (const std::string& phrase : entries[i].*member) {
        if (SaysNothing(phrase)) {
          Add(list, entries[i].id, fmt::format("the phrase '{}' says nothing", phrase));
        }
        compiler.Add(phrase, i);
      }
    }
    for (const auto& [a, b] : compiler.Finish().SharedPatterns()) {
      Add(list, entries[b].id,
          fmt::format("'{}' is a phrase of {} too",
                      SharedPhrase(entries[a].*member, entries[b].*member), entries[a].id));
    }
  }

  /// A phrase that matches without any fixed word, or nothing at all.
  static bool SaysNothing(const std::string& phrase) {
    return std::none_of(phrase.begin(), phrase.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    });
  }

  static std::string SharedPhrase(const Phrases& ours, const Phrases& theirs) {
    for (const std::string& phrase : theirs) {
      PhraseCompiler compiler;
      for (const std::string& other : ours) compiler.Add(other, 0);
      compiler.Add(phrase, 1);
      if (!compiler.Finish().SharedPatterns().empty()) return phrase;
    }
    return "";
  }

  void Concepts() {
    for (const Concept& entry : knowledge_.concepts) {
      if (entry.canonical.empty()) Add("concepts", entry.id, "has no canonical noun phrase");
      if (entry.domain.empty()) Add("concepts", entry.id, "has no domain");
      if (entry.kind == FactKind::kRisk) Add("concepts", entry.id, "risk belongs in risk.yaml");
    }
  }

  void Techniques() {
    for (const Technique& entry : knowledge_.interventions) {
      if (entry.name.empty()) Add("interventions", entry.id, "has no name");
      if (entry.sentence.empty() || entry.sentence.ends_with('.')) {
        Add("interventions", entry.id,
            "the sentence must complete 'Therapist ...' and bear no stop");
      }
      if (entry.strong.empty() && entry.weak.size() < 2) {
        Add("interventions", entry.id, "nothing that a therapist says can show it");
      }
    }
  }

  void Measures() {
    for (const Measure& measure : knowledge_.measures) {
      if (measure.minimum >= measure.maximum) Add("measures", measure.id, "has an empty range");
      int before = measure.minimum - 1;
      for (const MeasureBand& band : measure.bands) {
        if (band.from <= before || band.from > measure.maximum) {
          Add("measures", measure.id,
              fmt::format("the band '{}' from {} is out of range or order", band.label, band.from));
        }
        before = band.from;
      }
      if (!measure.bands.empty() && measure.bands.front().from != measure.minimum) {
        Add("measures", measure.id, "the first band does not begin at the minimum");
      }
    }
  }

  void OneFormat(const Format& format) {
    std::set<FactKind> kinds;
    std::set<std::string> ids;
    int risk = 0;
    int thread = 0;
    int next_steps = 0;
    for (std::size_t s = 0; s < format.sections.size(); ++s) {
      const FormatSection& section = format.sections[s];
      OneSection(format, s, kinds);
      risk += section.risk ? 1 : 0;
      thread += section.thread ? 1 : 0;
      next_steps += section.next_steps ? 1 : 0;
      if (!ids.insert(section.id).second) {
        Add("formats", format.id, fmt::format("the section {} stands twice", section.id),
            fmt::format("sections[{}]", s));
      }
    }
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<FactKind>>([&](auto kind) {
      if (kinds.contains(kind.value)) return;
      Add("formats", format.id,
          fmt::format("the kind {} stands in no section", EnumText(kind.value)));
    });
    const auto one = [&](int times, std::string_view mark) {
      if (times == 1) return;
      Add("formats", format.id,
          fmt::format("{} sections have {}: true, not one", times == 0 ? "no" : "several", mark));
    };
    one(risk, "risk");
    one(thread, "thread");
    one(next_steps, "next_steps");
  }

  void OneSection(const Format& format, std::size_t at, std::set<FactKind>& kinds) {
    const FormatSection& section = format.sections[at];
    const std::string path = fmt::format("sections[{}]", at);
    if (section.id.empty() || section.title.empty()) {
      Add("formats", format.id, "a section has no id or no title", path);
    }
    for (const FactKind kind : section.kinds) {
      if (!kinds.insert(kind).second) {
        Add("formats", format.id,
            fmt::format("the kind {} stands in more than one section", EnumText(kind)), path);
      }
      if (kind == FactKind::kRisk && !section.risk) {
        Add("formats", format.id, "the kind risk stands outside the section with risk: true", path);
      }
    }
    for (const std::string& topic : section.topics) {
      const bool known = std::any_of(knowledge_.cues.begin(), knowledge_.cues.end(),
                                     [&](const CueList& list) { return list.id == topic; });
      if (known) continue;
      Add("formats", format.id,
          fmt::format("the section {} names the topic list {}, which there is not", section.id,
                      topic),
          path + ".topics");
    }
    for (const std::string& part : section.risk_parts) {
      if (part == "means" || part == "protective" || part == "safety") continue;
      Add("formats", format.id,
          fmt::format("risk_parts has {}; it may hold means, protective, safety", part),
          path + ".risk_parts");
    }
  }

  const Knowledge& knowledge_;
  std::vector<LintFinding> found_;
};

}  // namespace

std::vector<LintFinding> LintFormat(const Format& format, const Knowledge& knowledge) {
  return Linter(knowledge).Run(format);
}

std::vector<LintFinding> LintKnowledge(const Knowledge& knowledge) {
  return Linter(knowledge).Run();
}

}  // namespace goldenthread
