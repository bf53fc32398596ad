// TaskInventory: the tasks that a client went home with, as earlier notes name them.
//
// A note written by a clinician names each task well: with its noun, its number and its place. Talk
// uses nicknames ("the straws", "and Denise?"). The inventory binds a nickname to the one task that
// shares its most telling word. It holds no task that no note names, and says nothing of what was
// done.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/tokens.h"
#include "knowledge/knowledge.h"

namespace goldenthread {

/// How the words of a task are built, which decides how they are told.
enum class TaskShape {
  kNoun,    ///< "thought records", "phone call to her friend Ada"
  kAct,     ///< "return to choir"
  kGerund,  ///< "registering for the class"
};

/// One task of an earlier note.
struct KnownTask {
  std::string label;  ///< without number and article: "thought records"
  TaskShape shape = TaskShape::kNoun;
  std::optional<int> quantity;  ///< "three thought records": 3
  std::set<std::string> stems;  ///< of its telling words
};

/// Reads the tasks that notes assign, the latest note last. Linear in their length.
[[nodiscard]] std::vector<KnownTask> ReadKnownTasks(const std::vector<std::string>& notes,
                                                    const Knowledge& knowledge);

/// The task that the words name; nothing if none, or if two are named as well.
[[nodiscard]] std::optional<std::size_t> TaskNamed(const std::vector<KnownTask>& tasks,
                                                   const std::vector<Token>& words);

}  // namespace goldenthread
