// Content stems: what a text is about, as a set of stems that can be compared with another's.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace goldenthread {

using Stems = std::set<std::string>;

/// Whether figures count as content: they do where two sentences are compared, and not where a
/// sentence is compared with a topic.
enum class Figures { kCount, kIgnored };

/// Stems of all words but function words.
[[nodiscard]] Stems ContentStems(std::string_view text, Figures figures);

}  // namespace goldenthread
