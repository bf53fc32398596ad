// Completed first, then judged by the same lint as our own formats: what is left to say is the one
// thing that is wrong, and in which line.
#include "knowledge/own_format.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "knowledge/compile_yaml.h"
#include "knowledge/lint.h"

namespace goldenthread {
namespace {

bool Holds(const std::vector<FactKind>& kinds, FactKind kind) {
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

/// The section with a kind of the same group (knowledge/budgets.yaml), else the first.
FormatSection& NearestHome(Format& format, FactKind kind, const Knowledge& knowledge) {
  for (const WordBudget& budget : knowledge.budgets) {
    if (!Holds(budget.kinds, kind)) continue;
    for (FormatSection& section : format.sections) {
      const bool near = std::any_of(section.kinds.begin(), section.kinds.end(),
                                    [&](FactKind other) { return Holds(budget.kinds, other); });
      if (near) return section;
    }
  }
  return format.sections.front();
}

/// "practice/garden.yaml" -> "garden".
std::string StemOf(const std::string& name) {
  const std::size_t slash = name.find_last_of("/\\");
  const std::string file = slash == std::string::npos ? name : name.substr(slash + 1);
  return file.substr(0, file.find('.'));
}

/// Gives what the file leaves open: ids, homes of kinds that no section names, marks.
void Complete(Format& format, const std::string& name, const Knowledge& knowledge) {
  if (format.id.empty()) format.id = StemOf(name);
  if (format.title.empty()) format.title = format.id;
  if (format.source.empty()) format.source = "the practice's own format";
  std::set<FactKind> named;
  FormatSection* risk = nullptr;
  bool thread = false;
  bool next_steps = false;
  for (FormatSection& section : format.sections) {
    if (section.id.empty()) section.id = section.title;
    if (section.title.empty()) section.title = section.id;
    named.insert(section.kinds.begin(), section.kinds.end());
    if (section.risk) risk = &section;
    thread = thread || section.thread;
    next_steps = next_steps || section.next_steps;
  }
  if (risk != nullptr && named.insert(FactKind::kRisk).second) {
    risk->kinds.push_back(FactKind::kRisk);
  }
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<FactKind>>([&](auto kind) {
    if (kind.value == FactKind::kRisk || named.contains(kind.value)) return;
    NearestHome(format, kind.value, knowledge).kinds.push_back(kind.value);
  });
  if (!thread && risk != nullptr) risk->thread = true;
  if (!next_steps) NearestHome(format, FactKind::kPlan, knowledge).next_steps = true;
}

/// "field sections[1].kinds" -> "sections[1].kinds"; of an unknown field its own path.
std::string PathOf(const Error& error) {
  constexpr std::string_view kField = "field ";
  constexpr std::string_view kUnknown = "unknown field '";
  std::string path = error.where.starts_with(kField) ? error.where.substr(kField.size()) : "";
  if (error.what.starts_with(kUnknown)) {
    const std::string key = error.what.substr(kUnknown.size());
    path += (path.empty() ? "" : ".") + key.substr(0, key.find('\''));
  }
  return path;
}

}  // namespace

Result<Format> ReadOwnFormat(std::string_view bytes, const std::string& name,
                             const Knowledge& knowledge) {
  GT_TRY(const YamlDocument document, ReadYaml(bytes, name));
  const auto at = [&](const std::string& path) {
    return fmt::format("{}:{}", name, document.LineOf(path));
  };
  auto read = FromJson<Format>(document.value);
  if (!read) {
    Error error = read.error();
    const std::string path = PathOf(error);
    if (!path.empty()) error.what = path + ": " + error.what;
    error.where = at(path);
    return error;
  }
  Format format = std::move(read).value();
  if (format.sections.empty()) {
    return BadInput("a note format needs sections", at("sections"),
                    "list them, each with a title and the kinds of facts it holds");
  }
  Complete(format, name, knowledge);
  const std::vector<LintFinding> faults = LintFormat(format, knowledge);
  if (!faults.empty()) {
    return BadInput(faults.front().what, at(faults.front().path),
                    "see 'Add a note format' in CONTRIBUTING.md");
  }
  return format;
}

}  // namespace goldenthread
