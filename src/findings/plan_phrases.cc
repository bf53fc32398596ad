// Reference is local: a person named by one of the last turns, a thing named by the last prompt or
// at the end of the sentence before.
#include "findings/plan_phrases.h"

#include <algorithm>
#include <array>

#include "base/function_words.h"
#include "findings/plan_replies.h"

namespace goldenthread {
namespace {

using Tokens = std::vector<Token>;

constexpr std::size_t kTokensMax = 20;
constexpr std::size_t kPersonTurnsBack = 6;
constexpr std::size_t kGroupTurnsBack = 8;

template <std::size_t kSize>
bool IsAny(const Token& token, const std::array<std::string_view, kSize>& words) {
  return std::find(words.begin(), words.end(), token.norm) != words.end();
}

constexpr std::array kReasons = std::to_array<std::string_view>(
    {"because", "cause", "'cause", "so", "though", "instead", "like", "whether", "even", "which",
     "since", "where", "except"});

}  // namespace

bool PlanPhrases::CutsAt(const Tokens& tokens, std::size_t i) const {
  const Token& token = tokens[i];
  const auto next = [&](std::size_t ahead) -> const Token& {
    static const Token kNothing;
    return i + ahead < tokens.size() ? tokens[i + ahead] : kNothing;
  };
  static constexpr std::array kSubjects = std::to_array<std::string_view>(
      {"i",   "it", "that",  "he",   "she",  "they", "we",  "there", "see", "what", "who",
       "not", "do", "maybe", "last", "just", "how",  "why", "tell",  "no",  "if"});
  if (IsAny(token, kReasons)) return true;
  if (token.Is("-") && !(i > 0 && i + 1 < tokens.size() && !next(1).space_before)) return true;
  if (token.Is("and") || token.Is("or") || token.Is("but")) {
    return IsAny(next(1), kSubjects) && !(next(1).Is("tell") && next(2).IsWord()) &&
           !(next(1).Is("no") && token.Is("and"));
  }
  if (!token.Is(",")) return false;
  const bool joined = next(1).Is("and") || next(1).Is("or");
  const Token& word = joined ? next(2) : next(1);
  // "Call me, if it gets worse" keeps its condition.
  if (word.Is("if") && !joined) return false;
  return IsAny(word, kSubjects) || IsAny(word, kReasons) || word.Is("after") || word.Is("you");
}

std::optional<PlanPhrase> PlanPhrases::Act(Tokens tokens, std::size_t turn,
                                           std::size_t reach) const {
  for (std::size_t i = 2; i < tokens.size(); ++i) {
    if (!CutsAt(tokens, i)) continue;
    tokens.resize(i);
    break;
  }
  static constexpr std::array kSoft = std::to_array<std::string_view>(
      {"just", "too", "maybe", "please", "also", "then", "well", "though"});
  std::erase_if(tokens, [](const Token& token) { return IsAny(token, kSoft); });
  while (!tokens.empty() && (tokens.back().Is(",") || IsAny(tokens.back(), kReasons))) {
    tokens.pop_back();
  }
  if (tokens.size() < 2 || tokens.size() > kTokensMax || Has(tokens, "spoken.coarse")) {
    return std::nullopt;
  }
  auto words = Resolved(tokens, turn, reach);
  // What cannot be told behind "and" leaves what can before it.
  for (std::size_t i = 3; !words && i < tokens.size(); ++i) {
    if (!tokens[i].Is("and") && !tokens[i].Is(",")) continue;
    tokens.resize(i);
    words = Resolved(tokens, turn, reach);
  }
  if (!words) return std::nullopt;
  PlanPhrase phrase{*words, std::move(tokens)};
  phrase.words[0] = phrase.tokens[0].norm[0];
  return phrase;
}

std::optional<PlanPhrase> PlanPhrases::Item(Tokens tokens, std::size_t turn) const {
  if (tokens.size() > 1 && tokens[0].Is("just")) tokens.erase(tokens.begin());
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    if (!CutsAt(tokens, i)) continue;
    tokens.resize(i);
    break;
  }
  while (!tokens.empty() && tokens.back().Is(",")) tokens.pop_back();
  if (tokens.empty() || tokens.size() > kTokensMax) return std::nullopt;
  PlanPhrase phrase{TextOf(tokens, 0, tokens.size(), Text(turn)), std::move(tokens)};
  const Token& first = phrase.tokens[0];
  const bool name = in_.telling.names.contains(first.norm) || IsDayWord(first) || first.Is("i");
  if (!name) phrase.words[0] = first.norm[0];
  return phrase;
}

bool PlanPhrases::NamesTask(const Tokens& item) const {
  if (Has(item, "spoken.task_words") || Has(item, "tasks.nouns") ||
      Has({item.front()}, "tasks.verbs")) {
    return true;
  }
  return std::any_of(item.begin(), item.end(), [&](const Token& token) {
    return IsPlanContent(token) && !Has({token}, "tasks.no_task") &&
           !in_.telling.names.contains(token.norm) &&
           (in_.telling.bases.contains(token.norm) || in_.telling.bases.contains(token.stem));
  });
}

std::optional<std::string> PlanPhrases::Resolved(const Tokens& tokens, std::size_t turn,
                                                 std::size_t reach) const {
  std::string words;
  const std::string& text = Text(turn);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    bool dangling = false;
    const std::string meaning = Meaning(tokens, i, turn, reach, dangling);
    if (dangling) return std::nullopt;
    if (i > 0 && tokens[i].space_before) words += ' ';
    words += meaning.empty() ? TextOf(tokens, i, i + 1, text) : meaning;
  }
  const bool content = std::any_of(tokens.begin() + 1, tokens.end(), IsPlanContent);
  const bool replaced = words.size() > TextOf(tokens, 0, tokens.size(), text).size();
  return content || replaced ? std::optional(words) : std::nullopt;
}

/// What the pronoun at `i` means; empty for a word that stays.
std::string PlanPhrases::Meaning(const Tokens& tokens, std::size_t i, std::size_t turn,
                                 std::size_t reach, bool& dangling) const {
  const Token& token = tokens[i];
  const bool last = i + 1 == tokens.size();
  const bool before_noun = !last && IsPlanContent(tokens[i + 1]);
  const auto named = [&](auto&& test) {
    return std::any_of(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(i), test);
  };
  static constexpr std::array kPerson =
      std::to_array<std::string_view>({"him", "her", "he", "she"});
  static constexpr std::array kOpen = std::to_array<std::string_view>(
      {"his", "their", "these", "those", "we", "us", "our", "there", "here", "they'll", "what",
       "whatever", "stuff", "thing", "things", "did", "was"});
  if (IsAny(token, kPerson)) {
    if (named([&](const Token& t) { return in_.telling.names.contains(t.norm); })) return "";
    const std::string person = PersonBefore(reach);
    dangling = person.empty();
    return token.Is("her") && before_noun && !dangling && !IsTimeNoun(tokens[i + 1]) ? person + "'s"
                                                                                     : person;
  }
  if (token.Is("them") || token.Is("they")) {
    if (named([](const Token& t) { return IsPlanContent(t) && t.norm.ends_with('s'); })) return "";
    const std::string group = GroupBefore(reach);
    dangling = group.empty();
    return group;
  }
  const bool points = token.Is("it") || ((token.Is("that") || token.Is("this")) && !before_noun);
  if (points && !(last ? false : tokens[i + 1].Is("is") || tokens[i + 1].Is("'s"))) {
    const bool noun =
        i > 1 && std::any_of(tokens.begin() + 1, tokens.begin() + static_cast<std::ptrdiff_t>(i),
                             [&](const Token& t) { return IsPlanContent(t); });
    if (noun && i > 2) return "";
    if (token.Is("this") && !last && (IsTimeNoun(tokens[i + 1]) || IsDayWord(tokens[i + 1]))) {
      return "";
    }
    std::string thing = ThingBefore(tokens, turn, reach);
    dangling = thing.empty();
    return thing;
  }
  dangling = IsAny(token, kOpen) || (token.Is("one") && (last || !IsPlanContent(tokens[i + 1])) &&
                                     FindNumbers({token}).empty());
  return "";
}

/// "And what about the attic?": the noun behind the lead.
std::string PlanPhrases::NounAfterLead(std::size_t turn) const {
  const Turn& asked = talk_.turns[turn];
  if (asked.side != Side::kTherapist || asked.first == asked.last) return "";
  const Saying& last = talk_.sayings[asked.last - 1];
  const auto lead = knowledge_.lexicon.Cues("tasks.topic_lead").FindLongest(last.clean);
  if (lead.empty() || lead.front().first != 0 || !last.question || last.risky) return "";
  const std::size_t first = lead.front().last;
  if (first + 1 >= last.clean.size() || last.clean.size() > first + 4) return "";
  if (!last.clean[first].Is("the") && !last.clean[first].Is("your")) return "";
  for (std::size_t i = first + 1; i < last.clean.size(); ++i) {
    if (!IsPlanContent(last.clean[i])) return "";
  }
  return "the " + TextOf(last.clean, first + 1, last.clean.size(), Text(turn));
}

/// The person whom the nearest of the last turns that names anybody names alone.
std::string PlanPhrases::PersonBefore(std::size_t reach) const {
  if (joint_) return "";
  for (std::size_t back = 0; back <= kPersonTurnsBack && back <= reach; ++back) {
    if (talk_.turns[reach - back].side != Side::kTherapist) continue;
    const std::string person = PersonNamed(reach - back);
    if (!person.empty()) return person;
  }
  return "";
}

/// "the kids", named by anybody in the last turns.
std::string PlanPhrases::GroupBefore(std::size_t reach) const {
  for (std::size_t back = 0; back <= kGroupTurnsBack && back <= reach; ++back) {
    const auto& tokens = talk_.conversation.tokens[talk_.turns[reach - back].utterance];
    const auto found = knowledge_.lexicon.Cues("tasks.groups").FindLongest(tokens);
    if (!found.empty()) return "the " + tokens[found.front().last - 1].norm;
  }
  return "";
}

/// The thing that the last prompt puts up, or that the sentence before ends with.
std::string PlanPhrases::ThingBefore(const Tokens& tokens, std::size_t turn,
                                     std::size_t reach) const {
  if (reach < turn) {
    const std::string thing = PromptTopic(talk_, reach, knowledge_).thing;
    return thing.empty() ? NounAfterLead(reach) : "the " + thing;
  }
  const Turn& said = talk_.turns[turn];
  for (std::size_t s = said.first + 1; s < said.last; ++s) {
    if (talk_.sayings[s].clean.empty() || talk_.sayings[s].last < 1) continue;
    if (talk_.sayings[s].clean.back().span.end < tokens.front().span.begin) continue;
    const Tokens& before = talk_.sayings[s - 1].clean;
    for (std::size_t i = before.size(); i-- > 0 && i + 3 >= before.size();) {
      if ((before[i].Is("your") || before[i].Is("the")) && i + 1 < before.size()) {
        return TextOf(before, i, before.size(), Text(turn));
      }
    }
    return "";
  }
  return "";
}

bool PlanPhrases::IsJoint(const Talk& talk) {
  const std::string* first = nullptr;
  for (const Turn& turn : talk.turns) {
    if (turn.side != Side::kClient) continue;
    if (first != nullptr && *first != turn.speaker) return true;
    first = &turn.speaker;
  }
  return false;
}

std::string PlanPhrases::PersonNamed(std::size_t turn) const {
  const std::string own = LowerCase(in_.options.client_name);
  const std::string& text = Text(turn);
  std::string person;
  const Tokens& tokens = talk_.conversation.tokens[talk_.turns[turn].utterance];
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::string written(tokens[i].span.In(text));
    if (!in_.telling.names.contains(tokens[i].norm) || written == tokens[i].norm) continue;
    // The client's own name calls the client.
    if (own.starts_with(tokens[i].norm + " ") || own == tokens[i].norm) continue;
    static constexpr std::array kTitles =
        std::to_array<std::string_view>({"dr", "mr", "ms", "mrs"});
    const bool title = i >= 2 && tokens[i - 1].Is(".") && IsAny(tokens[i - 2], kTitles);
    const std::string named =
        title ? std::string(tokens[i - 2].span.In(text)) + ". " + written : written;
    if (!person.empty() && person != named) return "";
    person = named;
  }
  return person;
}

}  // namespace goldenthread
