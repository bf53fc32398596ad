// One sorted list; grammar does not change with clinical knowledge, so it is code and not data.
#include "base/function_words.h"

#include <algorithm>
#include <array>

namespace goldenthread {
namespace {

constexpr std::array<std::string_view, 166> kFunctionWords = {
    "'d",      "'s",     "a",       "about",    "above",   "across",  "after",   "again",
    "against", "all",    "also",    "although", "am",      "an",      "and",     "another",
    "any",     "are",    "around",  "as",       "at",      "be",      "because", "been",
    "before",  "behind", "being",   "below",    "between", "both",    "but",     "by",
    "can",     "could",  "did",     "do",       "does",    "doing",   "done",    "down",
    "during",  "each",   "either",  "else",     "even",    "ever",    "every",   "few",
    "for",     "from",   "further", "had",      "has",     "have",    "having",  "he",
    "her",     "here",   "hers",    "herself",  "him",     "himself", "his",     "how",
    "however", "i",      "if",      "in",       "into",    "is",      "it",      "its",
    "itself",  "just",   "let",     "like",     "may",     "me",      "might",   "mine",
    "more",    "most",   "much",    "must",     "my",      "myself",  "neither", "no",
    "nor",     "not",    "of",      "off",      "oh",      "on",      "once",    "one",
    "only",    "onto",   "or",      "other",    "others",  "our",     "ours",    "out",
    "over",    "own",    "per",     "quite",    "rather",  "really",  "same",    "shall",
    "she",     "should", "since",   "so",       "some",    "still",   "such",    "than",
    "that",    "the",    "their",   "theirs",   "them",    "then",    "there",   "these",
    "they",    "this",   "those",   "though",   "through", "to",      "too",     "toward",
    "towards", "uh",     "um",      "under",    "until",   "up",      "upon",    "us",
    "very",    "was",    "we",      "well",     "were",    "what",    "when",    "where",
    "whether", "which",  "while",   "who",      "whom",    "whose",   "why",     "will",
    "with",    "within", "without", "would",    "you",     "your"};
static_assert(std::is_sorted(kFunctionWords.begin(), kFunctionWords.end()));

}  // namespace

bool IsFunctionWord(std::string_view norm) {
  return std::binary_search(kFunctionWords.begin(), kFunctionWords.end(), norm);
}

}  // namespace goldenthread
