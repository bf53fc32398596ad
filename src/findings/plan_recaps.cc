// What the therapist gives back, assigns or lists at the end, and the topic that short words hang
// on: "Three." means nothing without what was asked just before.
#include <algorithm>
#include <array>

#include "base/function_words.h"
#include "findings/plan_reader.h"

namespace goldenthread {
namespace {

constexpr std::size_t kRecapTokensMax = 20;
constexpr std::size_t kListTokensMax = 44;
constexpr std::size_t kTopicTurns = 14;
constexpr double kListSalience = 4.0;

}  // namespace

bool PlanReader::List(const Saying& saying) {
  if (saying.question || saying.clean.size() > kListTokensMax) return false;
  Tokens words = saying.clean;
  if (words.size() < 8 || Has(words, "spoken.appointment")) return false;
  const auto lead = knowledge_.lexicon.Cues("tasks.list_lead").FindLongest(words);
  if (lead.empty() || lead.front().first != 0) return false;
  words = From(words, lead.front().last);
  std::size_t parts = 1;
  std::size_t length = 0;
  for (const Token& token : words) {
    if (token.Is(",")) {
      if (length < 2) return false;
      ++parts;
      length = 0;
    } else {
      ++length;
    }
  }
  const bool told = std::any_of(words.begin(), words.end(), [](const Token& t) {
    return t.Is("you") || t.Is("is") || t.Is("are") || t.Is("not");
  });
  if (parts < 3 || length < 2 || told || Clausal(words)) return false;
  const std::size_t reply = replies_.TurnAfter(saying.turn);
  const Reply taken = replies_.Of(reply, words);
  if (taken == Reply::kDefers || taken == Reply::kCounters) return false;
  if (taken == Reply::kDeclines && !TooMuch(saying.turn)) return false;
  PlanPhrase list{TextOf(words, 0, words.size(), phrases_.Text(saying.turn)), words};
  Item& item = Add(saying, list, "spoken.recap", {talk_.EvidenceOf(saying)});
  if (reply < talk_.turns.size()) item.fact.evidence.push_back(talk_.EvidenceOfTurn(reply));
  item.fact.salience = kListSalience;
  item.list = true;
  return true;
}

bool PlanReader::TooMuch(std::size_t turn) const {
  const Saying& last = talk_.sayings[talk_.turns[turn].last - 1];
  return last.question && Has(last.clean, "tasks.too_much");
}

bool PlanReader::Clausal(const Tokens& words) {
  static constexpr std::array kOut =
      std::to_array<std::string_view>({"i", "we", "he", "she", "they", "was", "were", "did", "had",
                                       "would", "him", "them", "us", "it", "that"});
  return std::any_of(words.begin(), words.end(), [&](const Token& t) {
    return std::find(kOut.begin(), kOut.end(), t.norm) != kOut.end();
  });
}

bool PlanReader::Echo(const Saying& saying) {
  if (saying.question || saying.turn == 0 || saying.clean.size() > kRecapTokensMax) return false;
  const std::size_t before = saying.turn - 1;
  if (talk_.turns[before].side != Side::kClient) return false;
  Tokens recap = saying.clean;
  StripApproval(recap);
  if (recap.empty() || !Fragment(recap) || Has(recap, "spoken.appointment")) return false;
  Tokens said = talk_.CleanTokens(before);
  if (Often(saying, recap)) return true;
  const bool number = SharesNumber(recap, said);
  const bool day = SharesDay(recap, said);
  const bool earlier = before >= 2 && talk_.turns[before - 2].side == Side::kClient &&
                       SharedContent(talk_.CleanTokens(before - 2), recap) > 0;
  if (!number && !day && SharedContent(said, recap) < 1 && !earlier) return false;
  if (replies_.TakesBack(before, recap) || (!earlier && Counters(said, recap))) return false;
  if (Refused(saying, recap)) return true;
  const auto item = ItemOf(recap, saying.turn);
  if (!item) return false;
  const bool content = std::any_of(recap.begin(), recap.end(), IsPlanContent);
  if (!content && !number && DayOfLast(saying, recap)) return true;
  const bool topical = !topic_.empty() && topic_turn_ + kTopicTurns >= saying.turn &&
                       SharedContent(Tokenize(topic_), recap) > 0;
  const bool doing = recap[0].norm.size() > 5 && recap[0].norm.ends_with("ing");
  const bool stands = (topical || doing || NamesTask(recap)) && !OpensWithPreposition(recap) &&
                      !in_.telling.past.contains(recap[0].norm) && !recap[0].norm.ends_with("ed");
  // A number alone needs something that is counted.
  const bool count = !content && recap.size() <= 2;
  if (count && (!topic_counts_ || TooMuch(saying.turn))) return false;
  std::string topic = stands ? "" : TopicFor(saying.turn, recap);
  if (topic.empty() && (!stands || !content)) return false;
  if (topic.empty() && recap.size() < 2) return false;
  std::vector<Evidence> evidence{talk_.EvidenceOf(saying), talk_.EvidenceOfTurn(before)};
  if (before > 0) evidence.push_back(talk_.EvidenceOfTurn(before - 1));
  Item& added = Add(saying, *item, "spoken.recap", std::move(evidence));
  added.fact.slots.trigger = std::move(topic);
  if (phrases_.Joint() && IsBase(recap[0])) added.fact.experiencer = talk_.turns[before].speaker;
  return true;
}

std::optional<PlanPhrase> PlanReader::ItemOf(const Tokens& recap, std::size_t turn) const {
  const std::size_t before = turn - 1;
  if (!OpensWithPreposition(recap)) return phrases_.Item(recap, turn);
  for (std::size_t s = talk_.turns[before].first; s < talk_.turns[before].last; ++s) {
    const Tokens& said = talk_.sayings[s].clean;
    if (said.size() <= recap.size() || said.size() > recap.size() + 2 || !Fragment(said)) continue;
    const auto tail = said.end() - static_cast<std::ptrdiff_t>(recap.size());
    const bool same = std::equal(recap.begin(), recap.end(), tail,
                                 [](const Token& a, const Token& b) { return a.norm == b.norm; });
    if (same) return phrases_.Item(said, before);
  }
  return phrases_.Item(recap, turn);
}

bool PlanReader::DayOfLast(const Saying& saying, const Tokens& recap) {
  const bool days = std::all_of(recap.begin(), recap.end(), [](const Token& t) {
    return IsDayWord(t) || t.Is("on") || t.Is("by") || t.Is("and") || t.Is(",");
  });
  if (!days || items_.empty() || items_.back().turn + 4 < saying.turn) return false;
  Fact& fact = items_.back().fact;
  if (fact.slots.when) return true;
  fact.slots.when = LowerFirst(recap, saying.turn);
  fact.evidence.push_back(talk_.EvidenceOf(saying));
  return true;
}

bool PlanReader::Refused(const Saying& saying, const Tokens& recap) const {
  if (&saying != &talk_.sayings[talk_.turns[saying.turn].last - 1]) return false;
  const Reply reply = replies_.Of(talk_.ClientTurnAfter(saying.turn), recap);
  return reply == Reply::kDeclines || reply == Reply::kDefers || reply == Reply::kCounters;
}

bool PlanReader::OpensWithPreposition(const Tokens& item) {
  static constexpr std::array kPlaces = std::to_array<std::string_view>(
      {"in", "on", "at", "with", "by", "from", "to", "into", "under", "behind", "near"});
  return std::find(kPlaces.begin(), kPlaces.end(), item.front().norm) != kPlaces.end();
}

bool PlanReader::Fragment(const Tokens& recap) const {
  for (std::size_t i = 0; i < recap.size(); ++i) {
    const Token& token = recap[i];
    if (token.Is("this") && i + 1 < recap.size() &&
        (IsTimeNoun(recap[i + 1]) || IsDayWord(recap[i + 1]))) {
      continue;
    }
    if (token.Is("no") && i + 1 < recap.size() && recap[i + 1].Is("more")) continue;
    // "Attacks came down to two" tells what was, and plans nothing.
    if (in_.telling.past.contains(token.norm) && !in_.telling.bases.contains(token.norm)) {
      return false;
    }
    static constexpr std::array kOut = std::to_array<std::string_view>(
        {"i",     "we",   "he",    "she",     "they",  "it",    "that", "him",     "them",
         "us",    "my",   "me",    "this",    "what",  "why",   "how",  "her",     "his",
         "there", "was",  "did",   "had",     "were",  "would", "not",  "nothing", "no",
         "never", "good", "great", "perfect", "nice",  "right", "so",   "take",    "huge",
         "fair",  "bye",  "said",  "thank",   "sorry", "happy", "glad", "you",     "let",
         "here",  "who",  "is",    "'s",      "are",   "okay",  "yeah", "sure",    "maybe"});
    if (std::find(kOut.begin(), kOut.end(), token.norm) != kOut.end()) return false;
  }
  return !Has(recap, "spoken.coarse") && !Has(recap, "tasks.rating_words");
}

void PlanReader::StripApproval(Tokens& recap) const {
  for (const PhraseMatch& match : knowledge_.lexicon.Cues("spoken.approval").FindLongest(recap)) {
    if (match.last == recap.size() && match.first > 0) {
      recap.resize(match.first);
      break;
    }
  }
  while (!recap.empty() && recap.back().Is(",")) recap.pop_back();
}

void PlanReader::Assignment(const Saying& saying) {
  if (saying.question || saying.quoted || saying.clean.size() < 3) return;
  Tokens words = saying.clean;
  const auto lead = knowledge_.lexicon.Cues("tasks.assign_lead").FindLongest(words);
  const bool led = !lead.empty() && lead.front().first == 0 && lead.front().last < words.size();
  if (led) words = From(words, lead.front().last);
  while (!words.empty() && words[0].Is(",")) words.erase(words.begin());
  if (words.size() < 2) return;
  const std::size_t reply = TakenUp(saying.turn, words);
  if (reply >= talk_.turns.size() || Has(words, "spoken.appointment")) return;
  std::optional<PlanPhrase> phrase;
  const bool person = words.size() > 3 && words[0].Is("tell") && words[1].Is("them");
  const bool verb = IsBase(words[0]) && words[0].IsWord() &&
                    (person || !Has({words[0]}, "spoken.idle_verbs")) &&
                    !Has({words[0]}, "tasks.in_session");
  if (verb) {
    phrase = phrases_.Act(words, saying.turn, saying.turn);
    if (!phrase) return;
    if (!led && !person && !Has(phrase->tokens, "tasks.bound") &&
        NumbersOf(phrase->tokens).empty()) {
      return;
    }
  } else if (words[0].Is("no") || Listed(words)) {
    phrase = phrases_.Item(words, saying.turn);
    const std::size_t first = words[0].Is("no") ? 1 : 0;
    // "The bin, twice a day, and wait until it halves": what is no item is left off.
    while (phrase && !FragmentAt(phrase->tokens, first)) {
      Tokens shorter = phrase->tokens;
      while (!shorter.empty() && !shorter.back().Is(",")) shorter.pop_back();
      if (shorter.size() < 3) return;
      phrase = phrases_.Item(shorter, saying.turn);
    }
    if (!phrase) return;
    const bool echoed =
        reply < talk_.turns.size() && SharedContent(talk_.CleanTokens(reply), phrase->tokens) > 0;
    const bool listed = !NumbersOf(phrase->tokens).empty() && ItemsIn(saying.turn) &&
                        std::any_of(phrase->tokens.begin(), phrase->tokens.end(), IsPlanContent);
    const bool stands = led || NamesTask(phrase->tokens) || echoed || listed;
    if (!stands) return Continue(saying, *phrase);
  }
  if (!phrase) return;
  phrase->words = Bargained(*phrase, saying.turn, reply);
  if (phrase->words.empty()) return;
  Add(saying, *phrase, "spoken.recap", {talk_.EvidenceOf(saying), talk_.EvidenceOfTurn(reply)});
}

std::size_t PlanReader::TakenUp(std::size_t turn, const Tokens& words) const {
  const std::size_t reply = replies_.TurnAfter(turn);
  const Reply taken = replies_.Of(reply, words);
  const bool accepted = taken == Reply::kAccepts || DayGiven(turn, reply) ||
                        (taken == Reply::kDeclines && TooMuch(turn));
  if (accepted) return reply;
  const bool bargains = (taken == Reply::kCounters || taken == Reply::kNone) &&
                        reply + 2 < talk_.turns.size() &&
                        !NumbersOf(talk_.CleanTokens(reply)).empty() &&
                        talk_.turns[reply + 1].side == Side::kTherapist;
  if (!bargains) return talk_.turns.size();
  const std::size_t next = replies_.TurnAfter(reply + 1);
  return replies_.Of(next, {}) == Reply::kAccepts ? next : talk_.turns.size();
}

std::string PlanReader::Bargained(const PlanPhrase& phrase, std::size_t turn,
                                  std::size_t reply) const {
  const std::size_t counter = replies_.TurnAfter(turn);
  if (reply == counter || counter + 1 >= talk_.turns.size()) return phrase.words;
  const Tokens offered = talk_.CleanTokens(counter + 1);
  const std::string& text = phrases_.Text(turn);
  for (const Number& number : FindNumbers(phrase.tokens)) {
    if (number.last >= phrase.tokens.size()) continue;
    const Token& unit = phrase.tokens[number.last];
    for (const Number& taken : FindNumbers(offered)) {
      if (taken.last >= offered.size() || offered[taken.last].stem != unit.stem) continue;
      const std::string old = TextOf(phrase.tokens, number.first, number.last, text);
      const std::size_t at = phrase.words.find(old);
      if (at == std::string::npos) return "";
      std::string words = phrase.words;
      return words.replace(
          at, old.size(),
          LowerCase(TextOf(offered, taken.first, taken.last, phrases_.Text(counter + 1))));
    }
    // A number of the same kind was put off and not settled.
    for (const Number& said : FindNumbers(talk_.CleanTokens(counter))) {
      const Tokens all = talk_.CleanTokens(counter);
      if (said.last < all.size() && all[said.last].stem == unit.stem) return "";
    }
  }
  return phrase.words;
}

bool PlanReader::Often(const Saying& saying, const Tokens& recap) {
  if (!pending_ || pending_->turn + 4 < saying.turn || recap.size() > 4) return false;
  if (!Has(recap, "tasks.often")) return false;
  const Tokens said = talk_.CleanTokens(saying.turn - 1);
  const bool repeats = std::all_of(recap.begin(), recap.end(), [&](const Token& a) {
    return std::any_of(said.begin(), said.end(), [&](const Token& b) { return a.norm == b.norm; });
  });
  if (!repeats || replies_.Defers(saying.turn - 1)) return false;
  const std::string& text = phrases_.Text(pending_->turn);
  const auto often = knowledge_.lexicon.Cues("tasks.often").FindLongest(pending_->tokens);
  if (often.empty() || often.front().first < 2) return false;
  const std::string old =
      TextOf(pending_->tokens, often.front().first, pending_->tokens.size(), text);
  const std::size_t at = pending_->words.find(old);
  if (at == std::string::npos) return false;
  PlanPhrase act{pending_->words.substr(0, at) + LowerFirst(recap, saying.turn), pending_->tokens};
  Add(saying, act, "spoken.task",
      {talk_.EvidenceOfTurn(pending_->turn), talk_.EvidenceOfTurn(saying.turn - 1),
       talk_.EvidenceOf(saying)});
  pending_.reset();
  return true;
}

bool PlanReader::ItemsIn(std::size_t turn) const {
  return !items_.empty() && items_.back().turn == turn;
}

void PlanReader::Continue(const Saying& saying, const PlanPhrase& phrase) {
  if (!ItemsIn(saying.turn) || items_.back().list) return;
  if (NumbersOf(phrase.tokens).empty() || phrase.tokens.size() > 8) return;
  items_.back().fact.words += ", " + phrase.words;
  items_.back().tokens.insert(items_.back().tokens.end(), phrase.tokens.begin(),
                              phrase.tokens.end());
}

bool PlanReader::DayGiven(std::size_t t, std::size_t reply) const {
  if (reply >= talk_.turns.size() || replies_.Defers(reply)) return false;
  const Saying& last = talk_.sayings[talk_.turns[t].last - 1];
  const Turn& answer = talk_.turns[reply];
  if (!last.question || !Has(last.clean, "spoken.ask_when") || answer.first == answer.last) {
    return false;
  }
  const Tokens& first = talk_.sayings[answer.first].clean;
  return std::any_of(first.begin(), first.end(), IsDayWord);
}

bool PlanReader::FragmentAt(const Tokens& words, std::size_t first) const {
  return first < words.size() && Fragment(From(words, first));
}

bool PlanReader::Listed(const Tokens& words) {
  return !NumbersOf(words).empty() || words[0].Is("a") || words[0].Is("the") || words[0].Is("an") ||
         std::any_of(words.begin(), words.end(), IsDayWord);
}

void PlanReader::Topic(std::size_t t) {
  const Turn& turn = talk_.turns[t];
  for (std::size_t s = turn.last; s-- > turn.first && s + 2 >= turn.last;) {
    const std::string noun = NounOf(talk_.sayings[s]);
    if (noun.empty()) continue;
    topic_ = noun;
    topic_turn_ = t;
    topic_counts_ = Has(talk_.sayings[s].clean, "tasks.how_many");
    return;
  }
  for (std::size_t s = turn.last; s-- > turn.first && s + 2 >= turn.last;) {
    const Saying& saying = talk_.sayings[s];
    if (Has(saying.clean, "tasks.ask_plan") && (saying.question || s + 1 == turn.last)) {
      return Offer(t);
    }
    const auto idea = knowledge_.lexicon.Cues("tasks.idea").FindLongest(saying.clean);
    if (idea.empty() || idea.front().last >= saying.clean.size()) continue;
    const Tokens noun = From(saying.clean, idea.front().last);
    if (noun.size() > 6 || !(noun[0].Is("the") || noun[0].Is("a")) || Clausal(noun)) continue;
    topic_ = LowerFirst(From(noun, 1), t);
    topic_turn_ = t;
    topic_counts_ = false;
    return;
  }
  if (turn.first < turn.last && LeavesTopic(talk_.sayings[turn.last - 1])) topic_.clear();
}

bool PlanReader::LeavesTopic(const Saying& saying) const {
  if (topic_.empty() || !saying.question || saying.clean.size() < 4) return false;
  static constexpr std::array kOpens = std::to_array<std::string_view>(
      {"what", "how", "why", "do", "did", "does", "is", "are", "was", "have", "has", "if", "can",
       "could", "would", "will", "any", "tell"});
  const bool asks = std::find(kOpens.begin(), kOpens.end(), saying.clean[0].norm) != kOpens.end();
  return asks && !Has(saying.clean, "tasks.detail") &&
         SharedContent(Tokenize(topic_), saying.clean) == 0;
}

std::string PlanReader::NounOf(const Saying& saying) const {
  Tokens clean = saying.clean;
  const auto comma =
      std::find_if(clean.begin(), clean.end(), [](const Token& t) { return t.Is(","); });
  if (comma != clean.end() && saying.question) clean.erase(comma, clean.end());
  const auto lead = knowledge_.lexicon.Cues("tasks.topic_lead").FindLongest(clean);
  if (!lead.empty() && lead.front().first == 0) clean = From(clean, lead.front().last);
  if (!clean.empty() && (clean[0].Is("the") || clean[0].Is("your"))) clean = From(clean, 1);
  if (clean.empty() || clean.size() > 4) return "";
  for (const Token& token : clean) {
    if (token.Is("of") || token.Is("the")) continue;
    if (!IsPlanContent(token) || in_.telling.past.contains(token.norm) ||
        Has({token}, "spoken.not_topics")) {
      return "";
    }
  }
  return LowerFirst(clean, saying.turn);
}

std::string PlanReader::LowerFirst(const Tokens& tokens, std::size_t turn) const {
  std::string words = TextOf(tokens, 0, tokens.size(), phrases_.Text(turn));
  if (!in_.telling.names.contains(tokens[0].norm) && !IsDayWord(tokens[0]))
    words[0] = tokens[0].norm[0];
  return words;
}

void PlanReader::Offer(std::size_t t) {
  const std::size_t reply = talk_.ClientTurnAfter(t);
  if (reply >= talk_.turns.size() || replies_.Defers(reply)) return;
  const Turn& turn = talk_.turns[reply];
  const Saying& first = talk_.sayings[turn.first];
  Tokens noun = first.clean;
  if (!noun.empty() && (noun[0].Is("the") || noun[0].Is("a"))) noun = From(noun, 1);
  if (noun.empty() || noun.size() > 6 || !FragmentAt(noun, 0)) return;
  if (!std::any_of(noun.begin(), noun.end(), IsPlanContent)) return;
  topic_ = LowerFirst(noun, reply);
  topic_turn_ = reply;
  topic_counts_ = true;
  if (turn.first + 1 >= turn.last) return;
  const Saying& next = talk_.sayings[turn.first + 1];
  if (!next.clean.empty() && next.clean.size() <= 4 && next.clean[0].Is("with")) {
    Tokens with = next.clean;
    topic_ += " " + LowerFirst(with, reply);
  }
}

std::string PlanReader::TopicFor(std::size_t turn, const Tokens& recap) const {
  if (topic_.empty() || topic_turn_ + kTopicTurns < turn) return "";
  const Tokens topic = Tokenize(topic_);
  return SharedContent(topic, recap) > 0 ? "" : topic_;
}

void PlanReader::When(std::size_t t) {
  const Turn& turn = talk_.turns[t];
  if (items_.empty() || turn.first == turn.last || items_.back().turn + 2 < t) return;
  bool asked = false;
  for (std::size_t s = turn.first; s < turn.last; ++s) {
    const Tokens& clean = talk_.sayings[s].clean;
    asked = asked || (talk_.sayings[s].question && Has(clean, "spoken.ask_when"));
  }
  const std::size_t reply = talk_.ClientTurnAfter(t);
  if (!asked || reply >= talk_.turns.size() || replies_.Defers(reply)) return;
  Fact& fact = items_.back().fact;
  if (fact.slots.when) return;
  std::string when = Corrected(reply);
  const bool corrected = !when.empty();
  const Turn& answer = talk_.turns[reply];
  if (Changes(answer) && !corrected) return;
  for (std::size_t s = answer.first; !corrected && s < answer.last && s < answer.first + 2; ++s) {
    const Saying& saying = talk_.sayings[s];
    const bool day = std::any_of(saying.clean.begin(), saying.clean.end(), IsDayWord);
    if (saying.clean.size() > 16 || (when.empty() && !day)) break;
    if (!Fragmentary(saying.clean)) break;
    // "Monday, um, Monday before supper."
    Tokens words = saying.clean;
    if (words.size() > 2 && words[1].Is(",") && words[0].norm == words[2].norm) {
      words = From(words, 2);
    }
    when += (when.empty() ? "" : ", ") + LowerFirst(words, reply);
  }
  if (when.empty()) return;
  fact.slots.when = when;
  fact.evidence.push_back(talk_.EvidenceOfTurn(reply));
}

bool PlanReader::Changes(const Turn& answer) const {
  for (std::size_t s = answer.first; s < answer.last; ++s) {
    const Tokens raw = replies_.Raw(talk_.sayings[s]);
    if (!raw.empty() && (raw[0].Is("no") || raw[0].Is("wait") || raw[0].Is("actually")))
      return true;
  }
  return false;
}

std::string PlanReader::Corrected(std::size_t reply) const {
  if (!Changes(talk_.turns[reply]) || reply + 1 >= talk_.turns.size()) return "";
  const Turn& next = talk_.turns[reply + 1];
  if (next.side != Side::kTherapist || next.first == next.last) return "";
  const Tokens& echo = talk_.sayings[next.first].clean;
  if (echo.size() > 4 || !SharesDay(echo, talk_.CleanTokens(reply))) return "";
  for (const Token& token : echo) {
    if (IsDayWord(token)) return "by " + TextOf({token}, 0, 1, phrases_.Text(reply + 1));
  }
  return "";
}

bool PlanReader::Fragmentary(const Tokens& clean) {
  return IsDayWord(clean[0]) || clean[0].Is("by") || clean[0].Is("on") || clean[0].Is("every") ||
         clean[0].Is("at") || clean[0].Is("before") || clean[0].Is("after");
}

}  // namespace goldenthread
