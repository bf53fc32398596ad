// A list behind a cue of assigning is cut at commas and "and"; each part loses its number, article
// and light verb, and ends before what only qualifies it.
#include "findings/task_inventory.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/function_words.h"
#include "findings/numbers.h"

namespace goldenthread {
namespace {

using Tokens = std::vector<Token>;

template <std::size_t kSize>
bool IsAny(const Token& token, const std::array<std::string_view, kSize>& words) {
  return std::find(words.begin(), words.end(), token.norm) != words.end();
}

bool Has(const Tokens& tokens, const std::string& list, const Knowledge& knowledge) {
  return !knowledge.lexicon.Cues(list).Find(tokens).empty();
}

Tokens Part(const Tokens& tokens, std::size_t first, std::size_t last) {
  return {tokens.begin() + static_cast<std::ptrdiff_t>(first),
          tokens.begin() + static_cast<std::ptrdiff_t>(last)};
}

/// Behind this word the next one is a verb, not the noun of a task: "you've thought".
bool MakesVerb(const Token& token) {
  static constexpr std::array kBefore = std::to_array<std::string_view>(
      {"i",   "you",   "we",  "he",   "she",   "they", "have",  "has",  "had",
       "to",  "not",   "do",  "did",  "are",   "was",  "were",  "will", "would",
       "can", "could", "who", "ever", "never", "been", "should"});
  return IsAny(token, kBefore);
}

class Notes {
 public:
  explicit Notes(const Knowledge& knowledge) : knowledge_(knowledge) {
    for (const char* list : {"verbs.irregular", "verbs.regular"}) {
      for (const std::string& phrase : knowledge.Cues(list).phrases) {
        bases_.insert(phrase.substr(0, phrase.find(' ')));
      }
    }
  }

  void Read(const std::string& note) {
    const Tokens tokens = Tokenize(note);
    std::size_t first = 0;
    for (std::size_t i = 0; i <= tokens.size(); ++i) {
      const bool ends = i == tokens.size() || tokens[i].Is(".") || tokens[i].Is(";");
      if (!ends) continue;
      if (i > first) Sentence(Part(tokens, first, i), note);
      first = i + 1;
    }
  }

  std::vector<KnownTask> Tasks() { return std::move(tasks_); }

 private:
  void Sentence(const Tokens& sentence, const std::string& note) {
    const auto cues = knowledge_.lexicon.Cues("tasks.assigned").FindLongest(sentence);
    // "Plan: ..." and "Homework: ..." assign what follows.
    const bool labelled = sentence.size() > 2 && sentence[1].Is(":") &&
                          (sentence[0].Is("plan") || sentence[0].Is("homework") ||
                           sentence[0].Is("assignment") || sentence[0].Is("tasks"));
    if (cues.empty() && !labelled) return;
    std::size_t first = labelled ? 2 : cues.front().last;
    if (first < sentence.size() && sentence[first].Is(":")) ++first;
    for (std::size_t i = first; i <= sentence.size(); ++i) {
      const bool colon = i < sentence.size() && sentence[i].Is(":") && i > first + 1;
      const bool ends =
          i == sentence.size() || colon || sentence[i].Is(",") || sentence[i].Is("and");
      if (!ends) continue;
      if (i > first) Item(Part(sentence, first, i), note);
      if (colon) return;
      first = i + 1;
    }
  }

  void Item(Tokens item, const std::string& note) {
    KnownTask task;
    DropLead(item);
    TakeCount(item, task);
    Cut(item);
    DropLead(item);
    if (item.empty() || item.size() > 9) return;
    const bool noun = Has({item.front()}, "tasks.nouns", knowledge_) ||
                      Has({item.front()}, "spoken.task_words", knowledge_);
    const bool verb = bases_.contains(item.front().norm) && item.size() > 1;
    // "sleep diary" and "touch exposures" are things.
    const bool compound =
        item.size() > 1 && !IsFunctionWord(item[1].norm) &&
        Has(Part(item, 0, std::min<std::size_t>(3, item.size())), "tasks.nouns", knowledge_);
    if (verb && !compound && (!noun || IsFunctionWord(item[1].norm))) {
      task.shape = TaskShape::kAct;
    } else if (item.front().norm.ends_with("ing") && item.size() > 1 &&
               IsFunctionWord(item[1].norm)) {
      task.shape = TaskShape::kGerund;
    }
    for (std::size_t i = 0; i < item.size(); ++i) {
      const Token& token = item[i];
      if (!task.label.empty() && token.space_before) task.label += ' ';
      task.label += token.span.In(note);
      const bool telling = token.IsWord() && !IsFunctionWord(token.norm) &&
                           !Has({token}, "tasks.general", knowledge_);
      if (telling) task.stems.insert(token.stem);
    }
    if (task.stems.empty()) return;
    // The latest note's wording and number win.
    std::erase_if(tasks_, [&](const KnownTask& known) { return known.stems == task.stems; });
    tasks_.push_back(std::move(task));
  }

  /// "to try a ", "the ", "daily ".
  void DropLead(Tokens& item) const {
    static constexpr std::array kLead = std::to_array<std::string_view>(
        {"a", "an", "the", "to", "of", "or", "his", "her", "their", "daily", "also", "about"});
    while (!item.empty() &&
           (IsAny(item.front(), kLead) || Has({item.front()}, "tasks.light_verbs", knowledge_))) {
      item.erase(item.begin());
    }
  }

  /// Takes "three", "four days of", "five minutes a day of", "... three times" out of the words.
  void TakeCount(Tokens& item, KnownTask& task) const {
    const std::vector<Number> numbers = FindNumbers(item);
    if (numbers.empty()) return;
    const Number& first = numbers.front();
    const auto of =
        std::find_if(item.begin(), item.end(), [](const Token& t) { return t.Is("of"); });
    const auto unit = [&](std::size_t i) {
      return i < item.size() && Has({item[i]}, "tasks.times_units", knowledge_);
    };
    const bool measure =
        first.last < item.size() &&
        (unit(first.last) || Has({item[first.last]}, "tasks.measures", knowledge_));
    if (first.first == 0 && of != item.end() && of - item.begin() <= 4 && measure) {
      if (unit(first.last)) task.quantity = static_cast<int>(first.value);
      item.erase(item.begin(), of + 1);
    } else if (const auto times = std::find_if(
                   numbers.begin(), numbers.end(),
                   [&](const Number& number) { return number.first > 0 && unit(number.last); });
               times != numbers.end()) {
      task.quantity = static_cast<int>(times->value);
      item.resize(times->first);
    } else if (first.first == 0 && first.last < item.size() && !first.high) {
      const bool hyphen = item[first.last].Is("-");
      if (hyphen) return;
      task.quantity = static_cast<int>(first.value);
      item.erase(item.begin(), item.begin() + static_cast<std::ptrdiff_t>(first.last));
    }
  }

  /// Ends the words before what only qualifies them.
  static void Cut(Tokens& item) {
    static constexpr std::array kEnds = std::to_array<std::string_view>(
        {"with",  "before",  "after",   "until",   "at",    "if",    "when",
         "while", "on",      "by",      "each",    "every", "per",   "today",
         "(",     "between", "without", "nightly", "daily", "weekly"});
    for (std::size_t i = 1; i < item.size(); ++i) {
      if (!IsAny(item[i], kEnds)) continue;
      item.resize(i);
      return;
    }
  }

  const Knowledge& knowledge_;
  std::set<std::string> bases_;
  std::vector<KnownTask> tasks_;
};

}  // namespace

std::vector<KnownTask> ReadKnownTasks(const std::vector<std::string>& notes,
                                      const Knowledge& knowledge) {
  Notes reader(knowledge);
  for (const std::string& note : notes) reader.Read(note);
  return reader.Tasks();
}

std::optional<std::size_t> TaskNamed(const std::vector<KnownTask>& tasks,
                                     const std::vector<Token>& words) {
  std::optional<std::size_t> best;
  std::size_t best_shared = 0;
  std::size_t best_at = 0;
  for (std::size_t k = 0; k < tasks.size(); ++k) {
    std::set<std::string> shared;
    std::size_t at = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (!words[i].IsWord() || !tasks[k].stems.contains(words[i].stem)) continue;
      if (tasks[k].shape == TaskShape::kNoun && i > 0 && MakesVerb(words[i - 1])) continue;
      shared.insert(words[i].stem);
      at = i;
    }
    // Of two that are named as well the one named later is meant: "the breathing one, the straw".
    const bool better =
        shared.size() > best_shared || (shared.size() == best_shared && at > best_at);
    if (shared.empty() || !better) continue;
    best = k;
    best_shared = shared.size();
    best_at = at;
  }
  return best;
}

}  // namespace goldenthread
