// Plain search and replace over lists of words.
#include "support/mutate.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace goldenthread {
namespace {

using Pair = std::pair<const char*, const char*>;

constexpr std::array<Pair, 34> kPolarity = {{
    {" is not ", " is "},
    {" did not ", " did indeed "},
    {" has not ", " has "},
    {" was not ", " was "},
    {" does not ", " does "},
    {"denied", "reported"},
    {" no longer ", " still "},
    {" no ", " "},
    {" not ", " "},
    {"Agreed plan: ", "Declined: "},
    {" agreed to ", " declined to "},
    {" will ", " will not "},
    {" is ", " is not "},
    {" was ", " was not "},
    {" has ", " has no "},
    {" had ", " had no "},
    {" takes ", " does not take "},
    {" took ", " did not take "},
    {" completed ", " did not complete "},
    {" went ", " did not go "},
    {" slept ", " did not sleep "},
    {" stayed ", " did not stay "},
    {" missed ", " did not miss "},
    {" lost ", " did not lose "},
    {" wrote ", " did not write "},
    {" talked ", " did not talk "},
    {" walked ", " did not walk "},
    {" stopped ", " did not stop "},
    {" checked ", " did not check "},
    {" sleeps ", " does not sleep "},
    {" called ", " did not call "},
    {" drinks ", " does not drink "},
    {" watered ", " did not water "},
    {" reported ", " denied "},
}};

constexpr std::array<const char*, 6> kRelatives = {"uncle", "niece",   "neighbor",
                                                   "aunt",  "brother", "grandmother"};
constexpr std::array<const char*, 12> kKin = {"sister",   "boss",     "cousin",   "husband",
                                              "mother",   "daughter", "ex-wife",  "sponsor",
                                              "roommate", "doctor",   "Dr. Osei", "kids"};
constexpr std::array<const char*, 7> kDays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                              "Friday", "Saturday", "Sunday"};
constexpr std::array<const char*, 9> kMonths = {"June", "August",  "May",  "spring", "winter",
                                                "July", "January", "fall", "October"};
constexpr std::array<const char*, 8> kDrugs = {"trazodone",    "sertraline", "propranolol",
                                               "naltrexone",   "bupropion",  "prazosin",
                                               "escitalopram", "fluvoxamine"};
constexpr std::array<const char*, 4> kOtherDrugs = {"lithium", "quetiapine", "lorazepam",
                                                    "methylphenidate"};
constexpr std::array<const char*, 16> kSpelled = {
    "two", "three",  "four",   "five",    "six",    "seven",  "eight", "nine",
    "ten", "eleven", "twelve", "fifteen", "twenty", "thirty", "forty", "fifty"};
constexpr std::array<const char*, 6> kObservations = {
    "Client maintained good eye contact throughout the session.",
    "Client was well groomed and dressed for the weather.",
    "Client's affect was flat and his speech was slow.",
    "Client appeared disheveled, with psychomotor agitation.",
    "Thought process was linear, and client was alert and oriented to person and place.",
    "Client's mood was euthymic with congruent affect."};
constexpr std::array<const char*, 6> kPlans = {
    "Client agreed to keep a gratitude journal and to join a yoga group.",
    "Client will be referred to a dietitian and start light therapy.",
    "Client agreed to attend a partial hospital program in the city.",
    "Client will draw a genogram and bring old photographs.",
    "Therapist will request records from the neurologist.",
    "Client agreed to try cold showers and a meditation app."};

bool IsWordChar(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

/// Where `word` stands as a whole word, from `from` on; npos if nowhere.
std::size_t FindWord(std::string_view text, std::string_view word, std::size_t from = 0) {
  for (std::size_t at = text.find(word, from); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const bool open = at == 0 || !IsWordChar(text[at - 1]);
    const std::size_t end = at + word.size();
    if (open && (end == text.size() || !IsWordChar(text[end]))) return at;
  }
  return std::string_view::npos;
}

/// True if a number begins at `at`.
bool CountsAt(std::string_view text, std::size_t at) {
  return std::isdigit(static_cast<unsigned char>(text[at])) != 0 ||
         std::any_of(kSpelled.begin(), kSpelled.end(),
                     [&](const char* word) { return text.substr(at).starts_with(word); });
}

std::string Replaced(std::string_view text, std::size_t at, std::size_t size,
                     std::string_view with) {
  std::string changed(text);
  return changed.replace(at, size, with);
}

/// The first of `words`, from `seed` on, that stands neither in the session nor in the sentence.
template <std::size_t N>
std::string Unused(const std::array<const char*, N>& words, std::string_view session,
                   std::string_view sentence, std::size_t seed) {
  for (std::size_t i = 0; i < N; ++i) {
    const char* word = words[(seed + i) % N];
    if (FindWord(session, word) == std::string_view::npos &&
        FindWord(sentence, word) == std::string_view::npos) {
      return word;
    }
  }
  return {};
}

template <std::size_t N, std::size_t M>
void Swap(std::string_view sentence, const std::array<const char*, N>& words,
          const std::array<const char*, M>& others, std::string_view session, std::size_t seed,
          std::vector<std::string>& made) {
  for (const char* word : words) {
    const std::size_t at = FindWord(sentence, word);
    const std::string other = Unused(others, session, sentence, seed);
    if (at == std::string_view::npos || other.empty()) continue;
    made.push_back(Replaced(sentence, at, std::string_view(word).size(), other));
    return;
  }
}

void ChangeNumber(std::string_view sentence, std::string_view session, std::size_t seed,
                  std::vector<std::string>& made) {
  for (std::size_t at = 0; at < sentence.size(); ++at) {
    std::size_t end = at;
    while (end < sentence.size() && std::isdigit(static_cast<unsigned char>(sentence[end]))) ++end;
    const bool whole =
        end > at && (at == 0 || (!IsWordChar(sentence[at - 1]) && sentence[at - 1] != '-' &&
                                 sentence[at - 1] != ':'));
    const std::string digits(sentence.substr(at, end - at));
    if (whole && digits != "988" && (end == sentence.size() || sentence[end] != ':')) {
      int value = std::stoi(digits) + 3 + static_cast<int>(seed % 5);
      const auto used = [&] { return FindWord(session, std::to_string(value)); };
      while (used() != std::string_view::npos || value <= 20) value += 7;
      made.push_back(Replaced(sentence, at, digits.size(), std::to_string(value)));
    }
    at = std::max(at, end);
  }
  Swap(sentence, kSpelled, kSpelled, session, seed, made);
}

void ChangePerson(std::string_view sentence, std::string_view session, std::size_t seed,
                  std::vector<std::string>& made) {
  const std::string other = Unused(kRelatives, session, sentence, seed);
  const bool starts = sentence.starts_with("Client ");
  if (starts && !other.empty())
    made.push_back("Client's " + other + std::string(sentence.substr(6)));
  Swap(sentence, kKin, kRelatives, session, seed, made);
}

void ChangeSpeaker(std::string_view sentence, std::vector<std::string>& made) {
  constexpr std::array<const char*, 2> kActors = {"Client ", "Therapist "};
  for (std::size_t i = 0; i < kActors.size(); ++i) {
    const std::string_view actor = kActors[i];
    if (sentence.starts_with(actor)) {
      made.push_back(kActors[1 - i] + std::string(sentence.substr(actor.size())));
    }
  }
}

void ChangeGoal(std::string_view sentence, std::vector<std::string>& made) {
  constexpr std::array<Pair, 3> kGoals = {
      {{"G1", "G2"}, {"return to daily activities", "sleep through the night"}, {"G1", "G8"}}};
  for (const auto& [from, to] : kGoals) {
    const std::size_t at = sentence.find(from);
    if (at != std::string_view::npos) {
      made.push_back(Replaced(sentence, at, std::string_view(from).size(), to));
    }
  }
}

}  // namespace

const char* NameOf(Change change) {
  constexpr std::array<const char*, kChanges> kNames = {"polarity", "person",      "number",
                                                        "date",     "medication",  "speaker",
                                                        "goal",     "observation", "plan"};
  return kNames[static_cast<std::size_t>(change)];
}

std::vector<std::string> Mutate(std::string_view sentence, Change change, std::string_view session,
                                std::size_t seed) {
  std::vector<std::string> made;
  switch (change) {
    case Change::kPolarity:
      for (const auto& [from, to] : kPolarity) {
        const std::size_t at = sentence.find(from);
        // The first that fits, outside quotations; "had no two" is no English.
        const bool quoted = sentence.substr(0, at).find('"') != std::string_view::npos;
        if (at == std::string_view::npos || quoted || sentence.starts_with("Asked ")) continue;
        const std::size_t end = at + std::string_view(from).size();
        const bool counted = std::string_view(to).ends_with(" no ") && end < sentence.size() &&
                             (CountsAt(sentence, end) || sentence.substr(end).starts_with("no"));
        if (counted) continue;
        made.push_back(Replaced(sentence, at, std::string_view(from).size(), to));
        break;
      }
      break;
    case Change::kPerson:
      ChangePerson(sentence, session, seed, made);
      break;
    case Change::kNumber:
      ChangeNumber(sentence, session, seed, made);
      break;
    case Change::kDate:
      Swap(sentence, kDays, kDays, session, seed, made);
      Swap(sentence, kMonths, kMonths, session, seed, made);
      break;
    case Change::kMedication:
      Swap(sentence, kDrugs, kOtherDrugs, session, seed, made);
      break;
    case Change::kSpeaker:
      ChangeSpeaker(sentence, made);
      break;
    case Change::kGoal:
      ChangeGoal(sentence, made);
      break;
    case Change::kObservation:
      made.push_back(kObservations[seed % kObservations.size()]);
      break;
    case Change::kPlan:
      made.push_back(kPlans[seed % kPlans.size()]);
      break;
  }
  return made;
}

}  // namespace goldenthread
