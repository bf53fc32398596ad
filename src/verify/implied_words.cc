// Looks a concept's id up in one list of knowledge/ after the other; ids do not overlap.
#include "verify/implied_words.h"

#include <algorithm>
#include <vector>

namespace goldenthread {
namespace {

template <class Entry>
const Entry* FindEntry(const std::vector<Entry>& entries, const std::string& id) {
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [&](const Entry& entry) { return entry.id == id; });
  return found == entries.end() ? nullptr : &*found;
}

}  // namespace

std::string ImpliedWords(const Fact& fact, const Knowledge& knowledge) {
  std::string words = fact.words;
  const auto add = [&](const std::string& text) { words += " " + text; };
  const std::string& id = fact.concept_id;
  if (id.empty()) return words;
  if (const auto* entry = FindEntry(knowledge.concepts, id)) {
    add(entry->canonical);
  } else if (const auto* technique = FindEntry(knowledge.interventions, id)) {
    add(technique->name);
    add(technique->sentence);
  } else if (const auto* risk = FindEntry(knowledge.risk, id)) {
    add(risk->canonical);
  } else if (const auto* measure = FindEntry(knowledge.measures, id)) {
    add(measure->construct);
    add(id);
  } else {
    add(id);  // medicines and substances go by their names
  }
  return words;
}

}  // namespace goldenthread
