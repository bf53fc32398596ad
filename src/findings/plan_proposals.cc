// Proposals by cue, conditions, and what the client promises. Where one stands alone the client's
// answer decides; where the client only could do it, the therapist's next turn does.
#include <algorithm>
#include <array>

#include "base/function_words.h"
#include "findings/plan_reader.h"

namespace goldenthread {
namespace {

constexpr std::size_t kRecapTokensMax = 20;
constexpr double kConditionSalience = 3.6;

}  // namespace

bool PlanReader::Proposal(const Saying& saying, bool planning) {
  const Tokens& clean = saying.clean;
  const auto cues = knowledge_.lexicon.Cues("spoken.propose").FindLongest(clean);
  if (cues.empty()) return false;
  // A condition before the proposal would be lost.
  const Tokens lead = From(clean, 0, cues.front().first);
  if (std::any_of(lead.begin(), lead.end(), [](const Token& t) {
        return t.Is("if") || t.Is("unless") || t.Is("when") || t.Is("what") || t.Is("how") ||
               t.Is("where") || t.Is("which") || t.Is("who");
      })) {
    return false;
  }
  const bool own = Has(From(clean, cues.front().first, cues.front().last), "tasks.own_offer");
  std::size_t verb = cues.front().last;
  static constexpr std::array kSoft =
      std::to_array<std::string_view>({"just", "try", "maybe", "to", "please", "also"});
  while (verb < clean.size() &&
         std::find(kSoft.begin(), kSoft.end(), clean[verb].norm) != kSoft.end()) {
    ++verb;
  }
  if (verb + 1 >= clean.size()) return false;
  if (!own && planning && TopicDone(saying, lead, From(clean, verb))) return true;
  if (!own && DoIt(saying, From(clean, verb))) return true;
  if (Counted(clean, verb, saying.turn)) return false;
  const bool idle = !own && Has({clean[verb]}, "spoken.idle_verbs") && !TellsPerson(clean, verb);
  // "Walk me through it" is done in the room.
  const bool talk = clean[verb + 1].Is("me") && !Has({clean[verb]}, "tasks.reach_me");
  if (!IsBase(clean[verb]) || idle || talk) return false;
  const auto act = phrases_.Act(From(clean, verb), saying.turn, saying.turn);
  if (!act || act->tokens.size() > kRecapTokensMax) return false;
  if (!planning && !Has(act->tokens, "tasks.later")) return false;
  std::size_t reply = replies_.TurnAfter(saying.turn);
  Reply taken = replies_.Of(reply, act->tokens);
  std::string when;
  if (taken != Reply::kAccepts && taken != Reply::kDeclines && own) {
    when = Rescheduled(reply, act->tokens, reply, taken);
  }
  if (taken == Reply::kDeclines || taken == Reply::kDefers) {
    pending_.reset();
    return true;
  }
  if (taken != Reply::kAccepts || Revised(reply, act->tokens)) {
    pending_ = {act->words, act->tokens, saying.turn};
    return true;
  }
  Item& item = Add(saying, *act, own ? "spoken.therapist_task" : "spoken.task",
                   {talk_.EvidenceOf(saying), talk_.EvidenceOfTurn(reply)});
  if (!when.empty()) item.fact.slots.when = when;
  const std::string called = Called(saying);
  if (!called.empty()) item.fact.experiencer = called;
  return true;
}

std::string PlanReader::Called(const Saying& saying) const {
  if (!phrases_.Joint()) return "";
  const Tokens& tokens = talk_.conversation.tokens[saying.utterance];
  for (std::size_t i = saying.first; i + 1 < saying.last && i < saying.first + 3; ++i) {
    if (!tokens[i + 1].Is(",")) continue;
    for (const std::string& name : in_.options.participants) {
      if (LowerCase(name.substr(0, name.find(' '))) == tokens[i].norm) {
        return name.substr(0, name.find(' '));
      }
    }
  }
  return "";
}

bool PlanReader::Counted(const Tokens& clean, std::size_t verb, std::size_t turn) {
  const std::vector<Number> numbers = FindNumbers(clean);
  if (numbers.empty() || numbers.front().first != verb + 1) return false;
  if (!Has({clean[verb]}, "tasks.count_verbs")) return false;
  std::size_t end = numbers.front().last;
  while (end < clean.size() && IsPlanContent(clean[end])) ++end;
  if (end == numbers.front().last || end > numbers.front().last + 3) return false;
  topic_ = LowerFirst(From(clean, numbers.front().last, end), turn);
  topic_turn_ = turn;
  topic_counts_ = true;
  return true;
}

bool PlanReader::TellsPerson(const Tokens& words, std::size_t verb) const {
  if (!words[verb].Is("tell") || verb + 2 >= words.size() || words[verb + 2].Is("so")) return false;
  const Token& whom = words[verb + 1];
  return whom.Is("him") || whom.Is("her") || whom.Is("them") ||
         in_.telling.names.contains(whom.norm);
}

bool PlanReader::WhatIf(const Saying& saying, bool planning) {
  const Tokens& clean = saying.clean;
  if (!planning || !saying.question || clean.size() < 6 || clean.size() > 16) return false;
  if (!clean[0].Is("what") || !clean[1].Is("if")) return false;
  if (!clean[2].Is("the") && !clean[2].Is("your")) return false;
  std::size_t verb = 3;
  while (verb < clean.size() && verb < 6 && !clean[verb].Is("is") && !clean[verb].Is("'s")) ++verb;
  if (verb < 4 || verb >= 6 || verb + 1 >= clean.size()) return false;
  const std::size_t reply = replies_.TurnAfter(saying.turn);
  if (replies_.Of(reply, clean) != Reply::kAccepts) return false;
  const std::string& text = phrases_.Text(saying.turn);
  const PlanPhrase phrase{
      TextOf(clean, 2, verb, text) + " " + TextOf(clean, verb + 1, clean.size(), text),
      From(clean, 2)};
  if (Clausal(phrase.tokens)) return false;
  Add(saying, phrase, "spoken.recap", {talk_.EvidenceOf(saying), talk_.EvidenceOfTurn(reply)});
  return true;
}

bool PlanReader::TopicDone(const Saying& saying, const Tokens& lead, const Tokens& rest) {
  const bool it = rest.size() >= 3 && rest.size() <= 10 && rest[0].Is("do") && rest[1].Is("it");
  if (!it || lead.size() < 2 || lead.size() > 5 || !lead.back().Is(",")) return false;
  Tokens noun = From(lead, 0, lead.size() - 1);
  if (noun[0].Is("the") || noun[0].Is("your")) noun = From(noun, 1);
  const bool plain = !noun.empty() && std::all_of(noun.begin(), noun.end(), IsPlanContent);
  const auto item = phrases_.Item(From(rest, 2), saying.turn);
  if (!plain || !item || Clausal(item->tokens)) return false;
  const std::size_t reply = replies_.TurnAfter(saying.turn);
  if (replies_.Of(reply, rest) != Reply::kAccepts) return false;
  Item& added =
      Add(saying, *item, "spoken.recap", {talk_.EvidenceOf(saying), talk_.EvidenceOfTurn(reply)});
  added.fact.slots.trigger = LowerFirst(noun, saying.turn);
  return true;
}

bool PlanReader::DoIt(const Saying& saying, const Tokens& rest) {
  const bool it = rest.size() >= 2 && rest[0].Is("do") && (rest[1].Is("it") || rest[1].Is("that"));
  if (!it || !pending_ || pending_->turn + 4 < saying.turn || rest.size() > 6) return false;
  const std::size_t reply = replies_.TurnAfter(saying.turn);
  if (replies_.Of(reply, rest) != Reply::kAccepts) return true;
  const PlanPhrase act{pending_->words, pending_->tokens};
  Item& item = Add(talk_.sayings[talk_.turns[pending_->turn].first], act, "spoken.task",
                   {talk_.EvidenceOfTurn(pending_->turn), talk_.EvidenceOf(saying),
                    talk_.EvidenceOfTurn(reply)});
  const std::string when = TextOf(rest, 2, rest.size(), phrases_.Text(saying.turn));
  if (!when.empty()) item.fact.slots.when = when;
  pending_.reset();
  return true;
}

std::string PlanReader::Rescheduled(std::size_t reply, const Tokens& act, std::size_t& accepted,
                                    Reply& taken) const {
  const std::size_t t = reply + 1;
  if (t + 1 >= talk_.turns.size() || talk_.turns[t].side != Side::kTherapist) return "";
  const Turn& turn = talk_.turns[t];
  if (turn.last != turn.first + 1) return "";
  const Saying& saying = talk_.sayings[turn.first];
  if (!saying.question || saying.clean.size() > 4) return "";
  const std::size_t next = replies_.TurnAfter(t);
  if (next >= talk_.turns.size() || replies_.Defers(next)) return "";
  const Tokens answer = talk_.CleanTokens(next);
  const bool repeats = std::all_of(saying.clean.begin(), saying.clean.end(), [&](const Token& a) {
    return std::any_of(answer.begin(), answer.end(),
                       [&](const Token& b) { return a.norm == b.norm; });
  });
  if (!repeats || SharedContent(answer, act) < 0) return "";
  taken = Reply::kAccepts;
  accepted = next;
  return LowerCase(saying.words);
}

bool PlanReader::Revised(std::size_t reply, const Tokens& act) const {
  if (reply + 2 >= talk_.turns.size()) return false;
  return !NumbersOf(act).empty() && replies_.Of(reply + 2, act) == Reply::kCounters;
}

bool PlanReader::Elliptic(const Saying& saying) {
  if (!saying.question || NumbersOf(saying.clean).empty()) return false;
  if (Has(saying.clean, "spoken.appointment")) return false;
  Tokens words = saying.clean;
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    if (words[i].Is("instead")) words.resize(i);
  }
  if (words.size() < 2 || words.size() > 10 || !Fragment(words)) return false;
  const std::size_t reply = replies_.TurnAfter(saying.turn);
  if (replies_.Of(reply, words) != Reply::kAccepts) return false;
  if (!SharesNumber(talk_.CleanTokens(reply), words)) return false;
  const std::string topic = NounBefore(saying);
  const bool content = std::any_of(words.begin(), words.end(), IsPlanContent);
  if (!content && topic.empty()) return false;
  const auto item = phrases_.Item(words, saying.turn);
  if (!item) return false;
  Item& added =
      Add(saying, *item, "spoken.recap", {talk_.EvidenceOf(saying), talk_.EvidenceOfTurn(reply)});
  added.fact.slots.trigger = topic;
  return true;
}

std::string PlanReader::NounBefore(const Saying& saying) const {
  const std::size_t index = static_cast<std::size_t>(&saying - talk_.sayings.data());
  if (index == talk_.turns[saying.turn].first) return "";
  const Tokens& before = talk_.sayings[index - 1].clean;
  if (before.empty() || before.size() > 6 || !IsPlanContent(before.back())) return "";
  if (in_.telling.past.contains(before.back().norm)) return "";
  return LowerCase(before.back().span.In(phrases_.Text(saying.turn)));
}

bool PlanReader::Conditional(const Saying& saying, std::size_t s) {
  const Tokens& clean = saying.clean;
  const auto at =
      std::find_if(clean.begin(), clean.end(), [](const Token& t) { return t.Is("if"); });
  if (at == clean.end() || saying.question || saying.quoted) return false;
  const std::size_t begin = static_cast<std::size_t>(at - clean.begin());
  if (begin != 0) return false;
  // The condition ends at the comma before the act.
  const auto acts = knowledge_.lexicon.Cues("tasks.then_you").FindLongest(clean);
  std::size_t comma = acts.empty() ? 0 : acts.back().first - 1;
  std::size_t verb_at = acts.empty() ? 0 : acts.back().last;
  for (std::size_t i = 3; acts.empty() && i + 1 < clean.size(); ++i) {
    const bool act =
        clean[i].Is(",") && IsBase(clean[i + 1]) && !Has({clean[i + 1]}, "spoken.idle_verbs");
    if (!act || comma != 0) continue;
    comma = i;
    verb_at = i + 1;
  }
  if (comma < 3) return false;
  if (!clean[comma].Is(",")) return false;
  const Tokens condition = From(clean, 0, comma);
  Tokens act = From(clean, verb_at);
  const std::string& text = phrases_.Text(saying.turn);
  if (Points(condition) || condition.size() > 24 || act.empty()) return false;
  const std::size_t reply = replies_.TurnAfter(saying.turn);
  if (reply >= talk_.turns.size() || replies_.Defers(reply)) return false;
  const std::string place = EmergencyBehind(s);
  const Reply taken = replies_.Of(reply, act);
  const bool repeats = SharedContent(talk_.CleanTokens(reply), clean) > 0 || !place.empty();
  if (taken == Reply::kDeclines || (taken != Reply::kAccepts && !repeats)) return false;
  const auto phrase = phrases_.Act(act, saying.turn, saying.turn);
  if (!phrase && place.empty()) return false;
  PlanPhrase both{TextOf(condition, 0, condition.size(), text), clean};
  both.words[0] = 'i';
  Item& item = Add(saying, both, "spoken.condition",
                   {talk_.EvidenceOf(saying), talk_.EvidenceOfTurn(reply)});
  item.fact.kind = FactKind::kPlan;
  item.fact.slots.target = place.empty() ? phrase->words : place;
  item.fact.slots.severity = place.empty() ? "agreed" : "told";
  if (!place.empty() && phrase) item.fact.slots.value = phrase->words;
  item.fact.salience = kConditionSalience;
  return true;
}

bool PlanReader::Points(const Tokens& tokens) {
  static constexpr std::array kOpen = std::to_array<std::string_view>(
      {"it", "that", "he", "she", "they", "we", "this", "him", "them", "i"});
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    // "If you notice that you ..." introduces a clause.
    const bool clause = tokens[i].Is("that") && i + 1 < tokens.size() &&
                        (tokens[i + 1].Is("you") || tokens[i + 1].Is("your"));
    if (!clause && std::find(kOpen.begin(), kOpen.end(), tokens[i].norm) != kOpen.end())
      return true;
  }
  return false;
}

std::string PlanReader::EmergencyBehind(std::size_t s) const {
  if (s + 1 >= talk_.turns[talk_.sayings[s].turn].last) return "";
  const Tokens& next = talk_.sayings[s + 1].clean;
  const auto found = knowledge_.lexicon.Cues("tasks.emergency").FindLongest(next);
  if (found.empty() || next.size() > 8) return "";
  return TextOf(next, found.front().first, found.front().last,
                phrases_.Text(talk_.sayings[s].turn));
}

void PlanReader::ReadClient(std::size_t t) {
  const Turn& turn = talk_.turns[t];
  for (std::size_t s = turn.first; s < turn.last; ++s) {
    const Saying& saying = talk_.sayings[s];
    const Tokens raw = replies_.Raw(saying);
    if (saying.question || saying.abandoned || saying.risky || saying.withheld || saying.quoted) {
      continue;
    }
    if (Has(raw, "spoken.defer") || Has(raw, "spoken.coarse")) continue;
    if (Has(raw, "tasks.reported")) continue;
    // A promise under a condition is none without it.
    if (std::any_of(raw.begin(), raw.end(),
                    [](const Token& word) { return word.Is("if") || word.Is("unless"); })) {
      continue;
    }
    for (const Tokens& part : SplitTellings(saying.clean, in_.telling)) Commitment(saying, part);
  }
}

void PlanReader::Commitment(const Saying& saying, const Tokens& said) {
  const auto soft = knowledge_.lexicon.Cues("tasks.soft_lead").FindLongest(said);
  const bool led = !soft.empty() && soft.front().first == 0 && soft.front().last < said.size();
  const Tokens part = led ? From(said, soft.front().last) : said;
  if (part.size() < 4 || part.size() > kRecapTokensMax || !part[0].Is("i")) return;
  const auto cue = knowledge_.lexicon.Cues("tasks.i_will").FindLongest(part);
  if (cue.empty() || cue.front().first != 0 || cue.front().last + 1 >= part.size()) return;
  const bool weak = Has(From(part, 0, cue.front().last), "tasks.i_could");
  const bool refuses = part[cue.front().last].Is("not");
  std::size_t verb = cue.front().last + (refuses ? 1 : 0);
  if (part[verb].Is("just")) ++verb;
  if (verb + 1 >= part.size() || !IsBase(part[verb])) return;
  if (Has({part[verb]}, "tasks.no_acts") && !TellsPerson(part, verb)) return;
  if (AddsTime(saying, part, verb)) return;
  if (weak && !Welcomed(saying.turn)) return;
  if (refuses && !Kept(saying)) return;
  const std::size_t reach = saying.turn > 0 ? saying.turn - 1 : saying.turn;
  auto act = phrases_.Act(From(part, verb), saying.turn, reach);
  std::string when;
  Voice voice = Voice::kClient;
  if (!act) {
    act = AskedAct(part, verb, saying.turn);
    if (!act) return;
    voice = Voice::kTherapist;
    const std::size_t from = verb + (part[verb + 1].Is("it") ? 2U : 1U);
    when = TextOf(part, from, part.size(), phrases_.Text(saying.turn));
  }
  if (weak && !Has(act->tokens, "tasks.later") && !Taken(saying.turn, act->tokens)) return;
  if (refuses) act->words = "not " + act->words;
  // "I'll write to Ann tonight. I'll write from the bus.": one act.
  if (!items_.empty() && items_.back().turn == saying.turn &&
      items_.back().tokens.front().norm == part[verb].norm) {
    return;
  }
  std::vector<Evidence> evidence{talk_.EvidenceOf(saying)};
  if (saying.turn > 0) evidence.push_back(talk_.EvidenceOfTurn(saying.turn - 1));
  const std::size_t next = saying.turn + 1 < talk_.turns.size()
                               ? talk_.ClientTurnAfter(saying.turn + 1)
                               : talk_.turns.size();
  if (next < talk_.turns.size() && Counters(talk_.CleanTokens(next), part)) return;
  Item& item = Add(saying, *act, "spoken.commitment", std::move(evidence));
  item.fact.voice = voice;
  if (!when.empty()) item.fact.slots.when = when;
  item.fact.experiencer = talk_.turns[saying.turn].speaker;
}

std::optional<PlanPhrase> PlanReader::AskedAct(const Tokens& part, std::size_t verb,
                                               std::size_t turn) const {
  // What stands behind the verb may only be a time, or "it".
  static constexpr std::array kWhom =
      std::to_array<std::string_view>({"her", "him", "them", "that", "this", "you", "us"});
  if (std::find(kWhom.begin(), kWhom.end(), part[verb + 1].norm) != kWhom.end())
    return std::nullopt;
  const bool time = std::any_of(part.begin() + static_cast<std::ptrdiff_t>(verb), part.end(),
                                [](const Token& t) { return IsDayWord(t) || IsTimeNoun(t); });
  if (!time || part.size() > verb + 4 || turn == 0) return std::nullopt;
  const Turn& asked = talk_.turns[turn - 1];
  if (asked.side != Side::kTherapist || asked.first == asked.last) return std::nullopt;
  for (std::size_t s = asked.last; s-- > asked.first;) {
    const Saying& saying = talk_.sayings[s];
    if (saying.risky || saying.quoted || saying.withheld) continue;
    for (std::size_t i = 1; i + 1 < saying.clean.size(); ++i) {
      const bool object = saying.clean[i + 1].Is("the") || saying.clean[i + 1].Is("your") ||
                          in_.telling.names.contains(saying.clean[i + 1].norm);
      if (saying.clean[i].norm != part[verb].norm || !object) continue;
      return phrases_.Act(From(saying.clean, i), turn - 1, turn - 1);
    }
  }
  return std::nullopt;
}

bool PlanReader::AddsTime(const Saying& saying, const Tokens& part, std::size_t verb) {
  if (items_.empty() || items_.back().turn + 1 != saying.turn) return false;
  Item& item = items_.back();
  if (item.fact.rule != "spoken.task" || item.tokens.front().norm != part[verb].norm) return false;
  const auto later = knowledge_.lexicon.Cues("tasks.later").FindLongest(part);
  const bool has_time = Has(item.tokens, "tasks.later");
  if (!later.empty() && !item.fact.slots.when && !has_time) {
    item.fact.slots.when =
        TextOf(part, later.front().first, later.front().last, phrases_.Text(saying.turn));
  }
  return true;
}

bool PlanReader::Welcomed(std::size_t turn) const {
  if (turn + 1 >= talk_.turns.size() || talk_.turns[turn + 1].side != Side::kTherapist)
    return false;
  const Tokens next = talk_.CleanTokens(turn + 1);
  return Has(next, "tasks.welcome") || SharedContent(talk_.CleanTokens(turn), next) > 0 ||
         SharesNumber(next, talk_.CleanTokens(turn));
}

bool PlanReader::Taken(std::size_t turn, const Tokens& act) const {
  const Tokens next = talk_.CleanTokens(turn + 1);
  return SharedContent(next, act) > 0 || SharesNumber(next, act) || SharesDay(next, act) ||
         Has(next, "spoken.ask_when") || Has(next, "tasks.let_us") ||
         SharedContent(act, Tokenize(topic_)) > 0 || std::any_of(act.begin(), act.end(), IsDayWord);
}

bool PlanReader::Kept(const Saying& saying) const {
  return std::any_of(saying.clean.begin(), saying.clean.end(), [](const Token& t) {
    return t.Is("till") || t.Is("until") || t.Is("before");
  });
}

}  // namespace goldenthread
