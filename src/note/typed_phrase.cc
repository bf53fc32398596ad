// Two tables in code form: shape x kind -> verb. Everything here is grammar; what the words mean
// was decided when the fact was found.
#include "note/typed_phrase.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/tokens.h"

namespace goldenthread {
namespace {

using std::string;
using std::string_view;

TypedShape ShapeOfRule(const string& rule) {
  const std::size_t dot = rule.find('.');
  if (dot == string::npos) return TypedShape::kNoun;
  return EnumFromText<TypedShape>(rule.substr(dot + 1)).value_or(TypedShape::kNoun);
}

bool IsPlanned(FactKind kind) { return kind == FactKind::kHomework || kind == FactKind::kPlan; }

bool IsNumberWord(string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(),
                                      [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

std::vector<string> Words(const string& text) {
  std::vector<string> words;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

string Join(const std::vector<string>& words) {
  string out;
  for (const string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

/// "PHQ-9 14 (17 on April 3)" -> "PHQ-9 score was 14 (17 on April 3)"
string WithScore(const string& text) {
  std::vector<string> words = Words(text);
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i] == "was" || words[i] == "is") return text;
    if (!IsNumberWord(words[i])) continue;
    const bool item = i > 0 && (words[i - 1] == "item" || words[i - 1] == "number");
    if (item) continue;
    words.insert(words.begin() + static_cast<std::ptrdiff_t>(i), {"score", "was"});
    return Join(words);
  }
  return "";
}

/// "anger from 9 to 5" -> "anger went from 9 to 5"; before the first pair only.
string WithWent(const string& text) {
  std::vector<string> words = Words(text);
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    if (words[i] != "from" || words[i - 1] == "went" || words[i + 1].empty() ||
        words[i + 1][0] < '0' || words[i + 1][0] > '9') {
      continue;
    }
    if (words[i - 1].starts_with('(')) continue;
    words.insert(words.begin() + static_cast<std::ptrdiff_t>(i), "went");
    return Join(words);
  }
  return "";
}

/// "(was 2)" -> "(previously 2)", since the noun before it needs no second verb.
string WithPreviously(string text) {
  const string typed = "(was ";
  for (std::size_t at = text.find(typed); at != string::npos; at = text.find(typed, at + 1)) {
    text.replace(at, typed.size(), "(previously ");
  }
  return text;
}

/// "next Friday 8 am", "see Friday", "follow-up 1 week" -> "Friday 8 am"
string Appointment(const string& text) {
  static constexpr std::array<string_view, 20> kDays = {
      "Monday",  "Tuesday",   "Wednesday", "Thursday", "Friday",   "Saturday", "Sunday",
      "January", "February",  "March",     "April",    "May",      "June",     "July",
      "August",  "September", "October",   "November", "December", "tomorrow"};
  const std::vector<string> words = Words(text);
  for (std::size_t i = 1; i < std::min<std::size_t>(words.size(), 4); ++i) {
    const bool day = std::find(kDays.begin(), kDays.end(), words[i]) != kDays.end() ||
                     (words[i].size() > 2 && words[i].find('/') != string::npos);
    if (!day) continue;
    for (std::size_t k = 0; k < i; ++k) {
      static constexpr std::array<string_view, 11> kHeads = {
          "next", "session", "appointment", "visit",  "see", "seen",
          "back", "return",  "meet",        "client", "on"};
      if (std::find(kHeads.begin(), kHeads.end(), words[k]) == kHeads.end()) return "";
    }
    if (words[0] == "client") return "";
    return Join({words.begin() + static_cast<std::ptrdiff_t>(i), words.end()});
  }
  return "";
}

/// A clause whose verb is missing after person and name: "sister Gail depressed" -> "... was ...".
string WithCopula(const string& text) {
  std::vector<string> words = Words(text);
  std::size_t at = 1;
  while (at < words.size() && words[at][0] >= 'A' && words[at][0] <= 'Z') ++at;
  if (at >= words.size()) return text;
  static constexpr std::array<string_view, 16> kBare = {
      "depressed",  "anxious", "tearful", "angry",   "upset", "sick",  "ill",  "pregnant",
      "supportive", "worried", "sober",   "present", "late",  "quiet", "calm", "clear"};
  if (std::find(kBare.begin(), kBare.end(), words[at]) != kBare.end()) {
    words.insert(words.begin() + static_cast<std::ptrdiff_t>(at),
                 LowerCase(words[0]) == "both" ? "were" : "was");
  }
  return Join(words);
}

/// "class not signed up" -> "class was not signed up"
string WithPassive(const string& text) {
  std::vector<string> words = Words(text);
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (!words[i].ends_with("ed")) continue;
    const std::size_t at = words[i - 1] == "not" ? i - 1 : i;
    if (at == 0) break;
    const string& noun = words[at - 1];
    const bool plural = noun.ends_with("s") && !noun.ends_with("ss") && !noun.ends_with("'s");
    words.insert(words.begin() + static_cast<std::ptrdiff_t>(at), plural ? "were" : "was");
    break;
  }
  return Join(words);
}

/// "misses calls" -> "miss calls": the verb of several people.
string ForSeveral(const string& words) {
  const std::size_t end = std::min(words.find(' '), words.size());
  string verb = words.substr(0, end);
  if (verb == "is") {
    verb = "are";
  } else if (verb == "has") {
    verb = "have";
  } else if (verb.ends_with("ies") && verb.size() > 4) {
    verb.replace(verb.size() - 3, 3, "y");
  } else if (verb == "does" || verb == "goes" || verb.ends_with("sses") || verb.ends_with("shes") ||
             verb.ends_with("ches")) {
    verb.resize(verb.size() - 2);
  } else if (verb.ends_with("s") && !verb.ends_with("ss")) {
    verb.pop_back();
  }
  return verb + words.substr(end);
}

string NounVerb(FactKind kind) {
  switch (kind) {
    case FactKind::kObservation:
      return "presented with";
    case FactKind::kHomework:
    case FactKind::kPlan:
      return "includes";
    case FactKind::kIntervention:
    case FactKind::kHistory:
    case FactKind::kGoal:
      return "included";
    default:
      return "reported";
  }
}

bool HasFrame(FactKind kind) {
  return IsPlanned(kind) || kind == FactKind::kIntervention || kind == FactKind::kGoal;
}

TypedPhrase NounPhrase(const Fact& fact) {
  TypedPhrase phrase;
  phrase.rest = WithPreviously(fact.words);
  if (fact.state == FactState::kUncertain) phrase.rest = "possible " + phrase.rest;
  if (HasFrame(fact.kind)) {
    phrase.subject = PhraseSubject::kFrame;
    phrase.verb = NounVerb(fact.kind);
  } else {
    phrase.verb = fact.kind == FactKind::kHistory ? "reported" : NounVerb(fact.kind);
  }
  return phrase;
}

TypedPhrase ClauseOf(string text, const Fact& fact) {
  if (OpensWithBareKin(fact.words)) text = "client's " + text;
  return {PhraseSubject::kItself, "", text};
}

TypedPhrase Planned(const Fact& fact, TypedShape shape) {
  const string when = Appointment(fact.words);
  if (!when.empty() && fact.kind == FactKind::kPlan) {
    return {PhraseSubject::kItself, "", "next session is " + when};
  }
  const std::vector<string> parts = Words(fact.words);
  const bool dated = parts.size() > 1 && (parts[0] == "review" || parts[0] == "hearing");
  if (dated && fact.kind == FactKind::kPlan && parts.back().back() >= '0' &&
      parts.back().back() <= '9') {
    return {PhraseSubject::kItself, "", parts[0] + " is " + Join({parts.begin() + 1, parts.end()})};
  }
  if (shape == TypedShape::kTask) return {PhraseSubject::kClient, "will", fact.words};
  // "not telling boss yet" is a decision, no part of a plan.
  if (parts.size() > 1 && parts[0] == "not" && parts[1].ends_with("ing")) {
    return {PhraseSubject::kClient, "is", fact.words};
  }
  return NounPhrase(fact);
}

}  // namespace

bool OpensWithBareKin(const string& words) {
  static constexpr std::array<string_view, 34> kKin = {
      "husband",       "wife",          "mother",         "father",
      "mom",           "dad",           "sister",         "brother",
      "son",           "daughter",      "boyfriend",      "girlfriend",
      "partner",       "spouse",        "sponsor",        "boss",
      "roommate",      "grandmother",   "grandfather",    "aunt",
      "uncle",         "cousin",        "friend",         "ex",
      "ex-wife",       "ex-husband",    "stepfather",     "stepmother",
      "mother-in-law", "father-in-law", "brother-in-law", "sister-in-law",
      "coworker",      "supervisor"};
  const std::size_t end = words.find_first_of(" '");
  const string first = LowerCase(words.substr(0, end));
  return std::find(kKin.begin(), kKin.end(), first) != kKin.end();
}

string FrameNoun(FactKind kind) {
  switch (kind) {
    case FactKind::kHomework:
      return "Homework";
    case FactKind::kPlan:
      return "The plan";
    case FactKind::kIntervention:
      return "Session work";
    default:
      return "Assessment";
  }
}

TypedPhrase PhraseOf(const Fact& fact) {
  const TypedShape shape = ShapeOfRule(fact.rule);
  const string& words = fact.words;
  switch (shape) {
    case TypedShape::kQuote:
      return {PhraseSubject::kClient, "said,", words};
    case TypedShape::kClause:
      return ClauseOf(WithCopula(words), fact);
    case TypedShape::kPassive:
      return ClauseOf(WithPassive(words), fact);
    case TypedShape::kTherapist:
      return {PhraseSubject::kTherapist, "", words};
    case TypedShape::kPast:
      return {PhraseSubject::kClient, "", words};
    case TypedShape::kPresent:
      if (words == "denies" || words.starts_with("denies ")) {
        return {PhraseSubject::kClient, "", "denied" + words.substr(6)};
      }
      return {PhraseSubject::kClient, "",
              fact.experiencer == "participants" ? ForSeveral(words) : words};
    case TypedShape::kTask:
    case TypedShape::kPreposition:
    case TypedShape::kGerund:
    case TypedShape::kNegative:
    case TypedShape::kAdjective:
      if (IsPlanned(fact.kind)) return Planned(fact, shape);
      break;
    case TypedShape::kRange:
      return {PhraseSubject::kClient, "", "went " + words};
    case TypedShape::kState: {
      std::vector<string> parts = Words(words);
      const std::size_t at = words.starts_with("eye contact") || words.starts_with("thought ") ||
                                     words.starts_with("motor activity") ||
                                     words.starts_with("impulse ")
                                 ? 2
                                 : 1;
      if (parts.size() <= at) break;
      parts.insert(parts.begin() + static_cast<std::ptrdiff_t>(at),
                   words.starts_with("thoughts") ? "were" : "was");
      return {PhraseSubject::kItself, "", Join(parts)};
    }
    case TypedShape::kMoved: {
      const string moved = WithWent(words);
      if (!moved.empty()) return ClauseOf(moved, fact);
      break;
    }
    case TypedShape::kTelegram:
      return {PhraseSubject::kItself, "",
              (fact.state == FactState::kUncertain ? "possible " : "") + WithPreviously(words)};
    case TypedShape::kRemark:
    case TypedShape::kNoun:
      break;
  }
  if (IsPlanned(fact.kind)) return Planned(fact, shape);
  if (shape == TypedShape::kAdjective) {
    return {PhraseSubject::kClient, fact.kind == FactKind::kObservation ? "appeared" : "was",
            words};
  }
  if (shape == TypedShape::kPreposition) return {PhraseSubject::kClient, "was", words};
  if (fact.kind == FactKind::kMeasure) {
    const string scored = WithScore(WithPreviously(words));
    return {PhraseSubject::kItself, "", scored.empty() ? WithPreviously(words) : scored};
  }
  return NounPhrase(fact);
}

}  // namespace goldenthread
