// A refusal or a "maybe" anywhere in the turn outweighs a yes; another number is a counter-offer.
#include "findings/plan_replies.h"

#include <algorithm>
#include <array>

#include "base/function_words.h"

namespace goldenthread {
namespace {

constexpr std::size_t kAcceptSayings = 3;
constexpr std::size_t kSayingsMax = 100;
constexpr std::size_t kYesTokensMax = 12;

}  // namespace

bool IsTimeNoun(const Token& token) {
  static constexpr std::array kTimes = std::to_array<std::string_view>(
      {"day",     "days",      "week",   "weeks",   "minute",   "minutes", "hour",
       "hours",   "night",     "nights", "morning", "mornings", "time",    "times",
       "evening", "afternoon", "month",  "seconds", "noon",     "o'clock", "half",
       "weekend", "once",      "twice",  "daily"});
  return std::find(kTimes.begin(), kTimes.end(), token.norm) != kTimes.end();
}

bool IsPlanContent(const Token& token) {
  return token.IsWord() && !IsFunctionWord(token.norm) && !IsTimeNoun(token) && !IsDayWord(token) &&
         FindNumbers({token}).empty();
}

std::set<double> NumbersOf(const std::vector<Token>& tokens) {
  std::set<double> values;
  for (const Number& number : FindNumbers(tokens)) values.insert(number.value);
  return values;
}

bool Counters(const std::vector<Token>& reply, const std::vector<Token>& proposal) {
  const std::set<double> offered = NumbersOf(proposal);
  const std::set<double> said = NumbersOf(reply);
  if (offered.empty() || said.empty()) return false;
  return std::none_of(said.begin(), said.end(), [&](double v) { return offered.contains(v); });
}

int SharedContent(const std::vector<Token>& a, const std::vector<Token>& b) {
  std::set<std::string> stems;
  for (const Token& token : a) {
    if (IsPlanContent(token)) stems.insert(token.stem);
  }
  int shared = 0;
  for (const Token& token : b) {
    shared += IsPlanContent(token) && stems.contains(token.stem) ? 1 : 0;
  }
  return shared;
}

bool SharesNumber(const std::vector<Token>& a, const std::vector<Token>& b) {
  const std::set<double> values = NumbersOf(b);
  const std::set<double> mine = NumbersOf(a);
  return std::any_of(mine.begin(), mine.end(), [&](double v) { return values.contains(v); });
}

bool SharesDay(const std::vector<Token>& a, const std::vector<Token>& b) {
  return std::any_of(a.begin(), a.end(), [&](const Token& mine) {
    return IsDayWord(mine) && std::any_of(b.begin(), b.end(), [&](const Token& theirs) {
             return theirs.norm == mine.norm;
           });
  });
}

std::vector<Token> PlanReplies::Raw(const Saying& saying) const {
  const auto& tokens = talk_.conversation.tokens[saying.utterance];
  std::vector<Token> raw;
  for (std::size_t i = saying.first; i < saying.last; ++i) {
    if (tokens[i].IsWord() || tokens[i].IsNumber()) raw.push_back(tokens[i]);
  }
  return raw;
}

std::size_t PlanReplies::TurnAfter(std::size_t turn) const {
  for (std::size_t t = turn + 1; t < talk_.turns.size() && t <= turn + 2; ++t) {
    if (talk_.turns[t].side != Side::kClient || talk_.turns[t].first < talk_.turns[t].last) {
      continue;
    }
    const auto& spoken = talk_.conversation.tokens[talk_.turns[t].utterance];
    const bool answers = OpensWithCue(spoken, "spoken.decline", knowledge_) ||
                         OpensWithCue(spoken, "spoken.accept", knowledge_);
    if (answers) return t;
  }
  return talk_.ClientTurnAfter(turn);
}

Reply PlanReplies::Of(std::size_t turn, const std::vector<Token>& proposal) const {
  return Take(turn, proposal, kSayingsMax);
}

Reply PlanReplies::Opening(std::size_t turn, const std::vector<Token>& proposal) const {
  return Take(turn, proposal, 2);
}

Reply PlanReplies::Take(std::size_t turn, const std::vector<Token>& proposal,
                        std::size_t sayings) const {
  if (turn >= talk_.turns.size()) return Reply::kNone;
  const Turn& reply = talk_.turns[turn];
  // "Yes." alone is no saying, and still an answer.
  const std::vector<Token>& spoken = talk_.conversation.tokens[reply.utterance];
  const bool bare = reply.first == reply.last;
  if (bare && OpensWithCue(spoken, "spoken.decline", knowledge_)) return Reply::kDeclines;
  bool accepts = SaysYes(spoken);
  const bool forbids = !proposal.empty() && proposal[0].Is("no");
  for (std::size_t s = reply.first; s < reply.last && s < reply.first + sayings; ++s) {
    const Saying& saying = talk_.sayings[s];
    const std::vector<Token> raw = Raw(saying);
    if (Has(raw, "spoken.defer")) return Reply::kDefers;
    if (saying.question && s == reply.first) return Reply::kNone;
    // "No, it's good." and "No beer, fine." to "No beer." are a yes.
    const bool agrees = OpensWithCue(raw, "tasks.no_but_yes", knowledge_) ||
                        (forbids && SharedContent(raw, proposal) > 0);
    if (agrees) {
      accepts = true;
      continue;
    }
    if (OpensWithCue(raw, "spoken.decline", knowledge_) || Has(raw, "spoken.refusal")) {
      return Reply::kDeclines;
    }
    if (s < reply.first + kAcceptSayings && Has(raw, "spoken.accept")) accepts = true;
  }
  if (CountersIn(reply, proposal)) return Reply::kCounters;
  return accepts || SharedContent(talk_.CleanTokens(turn), proposal) >= 1 ? Reply::kAccepts
                                                                          : Reply::kNone;
}

/// "By noon. Okay.": a yes that opens one of the first sentences.
bool PlanReplies::SaysYes(const std::vector<Token>& spoken) const {
  for (const PhraseMatch& match : knowledge_.lexicon.Cues("spoken.accept").Find(spoken)) {
    if (match.first > kYesTokensMax) return false;
    const bool opens = match.first == 0 || spoken[match.first - 1].Is(".") ||
                       spoken[match.first - 1].Is("!") || spoken[match.first - 1].Is("?");
    if (opens) return true;
  }
  return false;
}

/// Another number, in a sentence about the same thing or a number alone.
bool PlanReplies::CountersIn(const Turn& reply, const std::vector<Token>& proposal) const {
  bool counters = false;
  for (std::size_t s = reply.first; s < reply.last; ++s) {
    const std::vector<Token>& clean = talk_.sayings[s].clean;
    if (clean.empty() || NumbersOf(clean).empty()) continue;
    if (SharesNumber(clean, proposal)) return false;
    const bool bare = clean.size() <= 4 && !clean[0].Is("the") && !talk_.sayings[s].question;
    const bool same = clean[0].Is("i") || SharedContent(clean, proposal) > 0;
    counters = counters || ((bare || same) && Counters(clean, proposal));
  }
  return counters;
}

bool PlanReplies::Defers(std::size_t turn) const {
  const Turn& reply = talk_.turns[turn];
  for (std::size_t s = reply.first; s < reply.last && s < reply.first + kAcceptSayings; ++s) {
    const std::vector<Token> raw = Raw(talk_.sayings[s]);
    if (Has(raw, "spoken.defer") || Has(raw, "spoken.refusal")) return true;
  }
  return false;
}

bool PlanReplies::TakesBack(std::size_t turn, const std::vector<Token>& words) const {
  for (std::size_t s = talk_.turns[turn].first; s < talk_.turns[turn].last; ++s) {
    const std::vector<Token> raw = Raw(talk_.sayings[s]);
    const bool same = SharesNumber(raw, words) || SharedContent(raw, words) > 0;
    if (same && (Has(raw, "spoken.defer") || Has(raw, "spoken.refusal"))) return true;
  }
  return false;
}

}  // namespace goldenthread
