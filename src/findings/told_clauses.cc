// Sayings are cut into parts, each part is drafted (day taken off, subject and pronouns settled),
// read by ReadTelling, and kept unless the turn takes it back.
#include "findings/told_clauses.h"

#include <algorithm>
#include <array>

#include "base/function_words.h"

namespace goldenthread {
namespace {

using Words = std::initializer_list<std::string_view>;

bool IsAny(const Token& token, Words words) {
  return std::find(words.begin(), words.end(), token.norm) != words.end();
}

/// "Friday", "last night", "on Saturday morning", "this week": how many tokens, 0 if none.
std::size_t DayLength(const std::vector<Token>& tokens) {
  std::size_t i = 0;
  const std::size_t n = tokens.size();
  if (i < n && tokens[i].Is("on")) ++i;
  if (i + 1 < n && IsAny(tokens[i], {"last", "this"}) &&
      (IsDayWord(tokens[i + 1]) || IsAny(tokens[i + 1], {"night", "week", "month", "weekend"}))) {
    return i + 2;
  }
  if (i >= n || !IsDayWord(tokens[i])) return 0;
  ++i;
  if (i < n && IsAny(tokens[i], {"night", "morning", "afternoon", "evening"})) ++i;
  return i;
}

/// As a note sets it before a sentence: "on Friday", "last night"; empty for today and plurals.
std::string DayPhrase(const std::vector<Token>& tokens, std::size_t length,
                      const std::string& text) {
  const std::size_t first = tokens[0].Is("on") ? 1 : 0;
  const Token& head = tokens[first];
  const bool plain = IsAny(head, {"yesterday", "last", "this"});
  if (IsAny(head, {"today", "tonight", "tomorrow", "weekend"})) return "";
  if (IsDayWord(head) && !plain && head.norm.ends_with('s')) return "";
  const std::string words = TextOf(tokens, first, length, text);
  return plain ? LowerCase(words) : "on " + words;
}

bool HasDay(const std::vector<Token>& clause) {
  return std::any_of(clause.begin(), clause.end(), IsDayWord);
}

/// "up to where he, up to the safe": a subject that gets no verb.
bool BreaksOff(const std::vector<Token>& tokens) {
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (tokens[i + 1].Is(",") &&
        IsAny(tokens[i], {"he", "she", "i", "they", "we", "where", "when", "who", "did", "can"})) {
      return true;
    }
  }
  return false;
}

bool OpensClause(const Token& token) {
  return IsAny(token, {"i", "he", "she", "it", "we", "they", "my", "the", "there"});
}

}  // namespace

const std::string& ClauseTeller::TextOfTurn() const {
  return in_.talk.transcript.utterances[in_.talk.turns[turn_].utterance].text;
}

/// "She died in March.": a word of risk that speaks of a death, in a saying without any other.
bool ClauseTeller::Bereaved(const Saying& saying) const {
  const Lexicon& lexicon = in_.knowledge.lexicon;
  const std::vector<Token>& clean = saying.clean;
  for (const PhraseMatcher* matcher : {&lexicon.risk_ask, &lexicon.risk_say, &lexicon.idioms}) {
    if (!matcher->Find(clean).empty()) return false;
  }
  std::size_t deaths = 0;
  bool self = false;
  for (const Token& token : clean) {
    deaths += token.Is("died") ? 1U : 0U;
    self = self || IsAny(token, {"i", "me", "wish", "would", "could", "like", "almost"});
  }
  return deaths == 1 && !self && lexicon.Cues("spoken.risk_words").Find(clean).size() == 1;
}

std::vector<ToldClause> ClauseTeller::Read(std::size_t turn) {
  turn_ = turn;
  topic_ = turn > 0 ? PromptTopic(in_.talk, turn - 1, in_.knowledge) : PromptedTopic{};
  day_.clear();
  std::vector<ToldClause> told;
  for (std::size_t s = in_.talk.turns[turn].first; s < in_.talk.turns[turn].last; ++s) {
    const Saying& saying = in_.talk.sayings[s];
    if (saying.question || saying.abandoned || saying.withheld || saying.quoted) continue;
    if (saying.risky && !Bereaved(saying)) continue;
    const std::size_t day = DayLength(saying.clean);
    if (day > 0 && day == saying.clean.size()) {
      day_ = DayPhrase(saying.clean, day, TextOfTurn());
      continue;
    }
    named_ = {};
    for (const std::vector<Token>& part : SplitTellings(saying.clean, in_.telling)) {
      Tell(s, part, told);
    }
  }
  return told;
}

ClauseTeller::Draft ClauseTeller::DraftOf(const std::vector<Token>& part) const {
  Draft draft;
  const std::string& text = TextOfTurn();
  for (std::size_t i = 0; i < part.size(); ++i) {
    // ", which I told him twice": an aside.
    if (i > 2 && part[i].Is("which") && part[i - 1].Is(",")) break;
    // "his, his arms": said twice.
    if (i > 2 && part[i - 1].Is(",") && part[i - 2].norm == part[i].norm) {
      draft.tokens.pop_back();
      draft.print.pop_back();
      continue;
    }
    const bool guess =
        part[i].Is("maybe") && i + 1 < part.size() && !FindNumbers({part[i + 1]}).empty();
    draft.tokens.push_back(part[i]);
    if (guess) draft.tokens.back().norm = draft.tokens.back().stem = "about";
    draft.print.push_back(draft.tokens.back().Is("about") ? "about"
                                                          : std::string(part[i].span.In(text)));
  }
  while (!draft.tokens.empty() && draft.tokens.back().Is(",")) {
    draft.tokens.pop_back();
    draft.print.pop_back();
  }
  return draft;
}

bool ClauseTeller::TakeDay(Draft& draft) const {
  const std::size_t length = DayLength(draft.tokens);
  if (length == 0 || length + 2 >= draft.tokens.size()) return false;
  std::size_t from = length;
  if (draft.tokens[from].Is(",")) ++from;
  const bool clause =
      OpensClause(draft.tokens[from]) || in_.telling.names.contains(draft.tokens[from].norm);
  if (!clause) return false;
  draft.day = DayPhrase(draft.tokens, length, TextOfTurn());
  if (draft.day.empty()) return false;
  draft.tokens.erase(draft.tokens.begin(),
                     draft.tokens.begin() + static_cast<std::ptrdiff_t>(from));
  draft.print.erase(draft.print.begin(), draft.print.begin() + static_cast<std::ptrdiff_t>(from));
  return true;
}

void ClauseTeller::AddSubject(std::size_t saying, Draft& draft,
                              const std::vector<ToldClause>& told) const {
  const Token& head = draft.tokens[0];
  const bool bare = in_.telling.past.contains(head.norm) &&
                    !in_.telling.bases.contains(head.norm) && !IsAny(head, {"was", "had"});
  const bool regular = head.norm.size() > 4 && head.norm.ends_with("ed") &&
                       in_.telling.bases.contains(head.norm.substr(0, head.norm.size() - 2));
  const bool unable =
      IsAny(head, {"could", "did", "can"}) && draft.tokens.size() > 2 && draft.tokens[1].Is("not");
  if (!bare && !regular && !unable) return;
  if (draft.tokens.size() > 1 && IsAny(draft.tokens[1], {"by", "that"})) return;
  const Turn& turn = in_.talk.turns[turn_];
  std::string subject;
  if (saying == turn.first) {
    const bool asked = turn_ > 0 && in_.talk.turns[turn_ - 1].side == Side::kTherapist &&
                       in_.talk.turns[turn_ - 1].first < in_.talk.turns[turn_ - 1].last;
    const std::vector<Token> before =
        asked ? in_.talk.CleanTokens(turn_ - 1) : std::vector<Token>{};
    const bool others = std::any_of(before.begin(), before.end(), [](const Token& t) {
      return IsAny(t, {"he", "she", "they", "his", "her", "them", "him"});
    });
    if (asked && !others) subject = "I";
  } else if (!told.empty() && told.back().saying + 1 == saying && told.back().subject == "I") {
    subject = "I";
  }
  if (subject.empty()) return;
  Token token = head;
  token.norm = token.stem = "i";
  token.space_before = true;
  token.span = {head.span.begin, head.span.begin};
  draft.print[0] = LowerCase(draft.print[0]);
  draft.tokens.insert(draft.tokens.begin(), token);
  draft.print.insert(draft.print.begin(), subject);
}

bool ClauseTeller::ResolvePeople(std::size_t saying, Draft& draft) const {
  std::string subject;  // the person who is the clause's subject
  Gender bound = Gender::kUnknown;
  std::string named;  // the last person named behind the subject
  std::string named_as;
  if (in_.telling.names.contains(draft.tokens[0].norm)) subject = draft.print[0];
  for (std::size_t i = 0; i < draft.tokens.size(); ++i) {
    Token& token = draft.tokens[i];
    if (i > 0 && in_.telling.names.contains(token.norm) && draft.print[i] != token.norm) {
      named = token.norm, named_as = draft.print[i];
    }
    const bool female = IsAny(token, {"she", "her", "hers", "herself"});
    const bool male = IsAny(token, {"he", "him", "his", "himself"});
    if (!female && !male) continue;
    const Gender gender = female ? Gender::kFemale : Gender::kMale;
    const Gender own = bound == Gender::kUnknown ? people_.GenderOf(subject) : bound;
    if (!subject.empty() && own == gender && i > 0) continue;  // bound to the subject
    const bool near =
        i > 1 && in_.telling.names.contains(named) && people_.GenderOf(named_as) == gender;
    if (near && IsAny(token, {"his", "her"})) continue;
    if (IsAny(token, {"himself", "herself", "hers"})) return false;
    std::size_t ahead = 0;
    const std::vector<Token>& clean = in_.talk.sayings[saying].clean;
    while (ahead < clean.size() && clean[ahead].span.begin < token.span.begin) ++ahead;
    const std::string person = people_.Meant(saying, ahead, gender);
    if (person.empty()) return false;
    const bool owns = token.Is("his") ||
                      (token.Is("her") && i + 1 < draft.tokens.size() &&
                       draft.tokens[i + 1].IsWord() && !IsFunctionWord(draft.tokens[i + 1].norm));
    const bool clitic = i + 1 < draft.tokens.size() && draft.tokens[i + 1].Is("'s");
    if (clitic && i == 0) {
      // "he's got" is a verb, "Sam's got" reads as a thing of Sam's.
      const bool has =
          i + 2 < draft.tokens.size() && IsAny(draft.tokens[i + 2], {"got", "been", "had", "gone"});
      draft.tokens[i + 1].norm = draft.tokens[i + 1].stem = has ? "has" : "is";
      draft.tokens[i + 1].space_before = true;
      draft.print[i + 1] = has ? "has" : "is";
    }
    if (i == 0) subject = person, bound = gender;
    const bool kin = person.starts_with("my ");
    token.norm = token.stem = LowerCase(kin ? person.substr(3) : person);
    draft.print[i] = (kin ? person.substr(3) : person) + (owns ? "'s" : "");
    if (!kin) continue;
    Token mine = token;
    mine.norm = mine.stem = "my";
    draft.tokens[i].space_before = true;
    draft.tokens.insert(draft.tokens.begin() + static_cast<std::ptrdiff_t>(i), mine);
    draft.print.insert(draft.print.begin() + static_cast<std::ptrdiff_t>(i), "my");
    ++i;
  }
  return true;
}

void ClauseTeller::ResolveThing(std::size_t saying, Draft& draft) const {
  if (topic_.thing.empty() || saying != in_.talk.turns[turn_].first) return;
  const auto replace = [&](std::size_t i) {
    draft.tokens[i].norm = draft.tokens[i].stem = LowerCase(topic_.thing);
    draft.print[i] = topic_.thing;
    Token article = draft.tokens[i];
    article.norm = article.stem = "the";
    draft.tokens[i].space_before = true;
    draft.tokens.insert(draft.tokens.begin() + static_cast<std::ptrdiff_t>(i), article);
    draft.print.insert(draft.print.begin() + static_cast<std::ptrdiff_t>(i), "the");
  };
  if (draft.tokens[0].Is("it")) return replace(0);
  if (!draft.tokens[0].Is("i")) return;
  for (std::size_t i = 2; i < draft.tokens.size(); ++i) {
    if (!draft.tokens[i].Is("it") || IsFunctionWord(draft.tokens[i - 1].norm)) continue;
    return replace(i);
  }
}

void ClauseTeller::Tell(std::size_t saying, const std::vector<Token>& part,
                        std::vector<ToldClause>& told) {
  if (part.size() < 3) return;
  Draft draft = DraftOf(part);
  if (draft.tokens.size() < 2) return;
  if (BreaksOff(draft.tokens)) return;
  if (TakeDay(draft)) day_ = draft.day;
  AddSubject(saying, draft, told);
  if (!ResolvePeople(saying, draft)) return;
  ResolveThing(saying, draft);
  ToldClause clause;
  clause.saying = saying;
  clause.telling = ReadTelling(draft.tokens, TextOfTurn(), in_.telling, named_);
  if (clause.telling.owner == Owner::kNone) return;
  clause.clause = draft.tokens;
  clause.words = WordsOf(draft);
  clause.subject = draft.print[0];
  if (draft.tokens[0].Is("my") && draft.print.size() > 1) clause.subject += " " + draft.print[1];
  clause.topic = TopicOf(draft.tokens, in_.knowledge);
  const bool lasting = std::any_of(draft.tokens.begin(), draft.tokens.end(), [](const Token& t) {
    return IsAny(t, {"have", "has", "am", "is", "'s", "are", "do", "does"});
  });
  if (!HasDay(draft.tokens) && !lasting) clause.day = day_;
  if (saying == in_.talk.turns[turn_].first) clause.label = topic_.label;
  if (NarrativePresent(clause)) {
    if (!TellsOfThePast() || !PutInPast(draft)) return;
    clause.words = WordsOf(draft);
  }
  if (Keeps(saying, clause)) told.push_back(std::move(clause));
}

std::string ClauseTeller::WordsOf(const Draft& draft) {
  std::string words;
  for (std::size_t i = 0; i < draft.tokens.size(); ++i) {
    if (i > 0 && draft.tokens[i].space_before) words += ' ';
    words += draft.print[i];
  }
  return words;
}

/// A day is set, or another saying of the turn is in the past.
bool ClauseTeller::TellsOfThePast() const {
  if (!day_.empty()) return true;
  const Turn& turn = in_.talk.turns[turn_];
  for (std::size_t s = turn.first; s < turn.last; ++s) {
    if (IsPast(in_.talk.sayings[s].clean)) return true;
  }
  return false;
}

/// "Briggs chews me out" -> "Briggs chewed me out": another person's act told in the present, and
/// verbs that share its subject behind "and". False for everything else: what the client does or is
/// in the present may be habit, state or story.
bool ClauseTeller::PutInPast(Draft& draft) const {
  if (draft.tokens[0].Is("i") || draft.tokens[0].Is("there") || draft.tokens[0].Is("it"))
    return false;
  std::size_t verb = draft.tokens[0].Is("my") || draft.tokens[0].Is("the") ? 2 : 1;
  while (verb < draft.tokens.size() && IsAny(draft.tokens[verb], {"just", "still", "even"})) ++verb;
  for (std::size_t i = verb; i < draft.tokens.size(); ++i) {
    Token& token = draft.tokens[i];
    if (i > verb && !draft.tokens[i - 1].Is("and")) continue;
    const std::string past = PastOf(BaseOfThird(token.norm, in_.telling), in_.telling);
    if (past.empty() && i == verb) return false;
    if (past.empty()) continue;
    token.norm = token.stem = past;
    draft.print[i] = past;
  }
  return verb < draft.tokens.size();
}

bool ClauseTeller::Keeps(std::size_t saying, const ToldClause& clause) const {
  // Of a participant's relatives a note of the record's client says nothing.
  const bool participant = in_.talk.turns[turn_].speaker != "client";
  if (clause.telling.owner == Owner::kPerson && participant) return false;
  if (clause.telling.owner == Owner::kPerson) {
    const auto points = [](const Token& t) { return t.Is("it") || t.Is("one"); };
    if (std::any_of(clause.clause.begin(), clause.clause.end(), points)) return false;
  }
  const auto future = [](const Token& t) { return IsAny(t, {"will", "gonna", "going"}); };
  const bool plan = std::any_of(clause.clause.begin(), clause.clause.end(), future);
  if (turn_ >= in_.talk.plan_start && plan) return false;  // FindPlans' to tell
  return !Retracted(saying, clause);
}

/// A bare denial that the client qualifies at once ("Well, once"), or one about a substance or a
/// medicine without a number or a day: too easily read as more than was said.
bool ClauseTeller::Retracted(std::size_t saying, const ToldClause& clause) const {
  const auto any = [&](Words words) {
    return std::any_of(clause.clause.begin(), clause.clause.end(),
                       [&](const Token& t) { return IsAny(t, words); });
  };
  if (!any({"not", "never"})) return false;
  const FactKind kind = clause.topic.kind;
  const bool taken = kind == FactKind::kMedication || kind == FactKind::kSubstance;
  const bool anchored = !FindNumbers(clause.clause).empty() || HasDay(clause.clause);
  const bool task = kind == FactKind::kHomeworkReview;
  // "I don't ..." speaks of a habit; what a day or a number in it limits is rarely clear.
  if (any({"do"}) && !task) return true;
  if ((taken || any({"never", "any", "anything", "anybody"})) && !anchored && !task) return true;
  const std::size_t end = std::min(in_.talk.turns[turn_].last, saying + 3);
  for (std::size_t s = saying + 1; s < end; ++s) {
    const Saying& next = in_.talk.sayings[s];
    const Token& opener = in_.talk.conversation.tokens[next.utterance][next.first];
    if (IsAny(opener, {"well", "but", "except", "okay", "actually", "maybe"})) return true;
  }
  return false;
}

bool ClauseTeller::IsPast(const std::vector<Token>& clause) const {
  return std::any_of(clause.begin(), clause.end(), [&](const Token& t) {
    return IsAny(t, {"was", "were", "did", "had", "have", "been", "has", "could"}) ||
           in_.telling.past.contains(t.norm) || (t.norm.size() > 4 && t.norm.ends_with("ed"));
  });
}

/// "So I'm lying there": a present that tells of the past, in a turn that tells of the past.
bool ClauseTeller::NarrativePresent(const ToldClause& clause) const {
  if (turn_ > 0 && in_.talk.turns[turn_ - 1].side == Side::kTherapist) {
    const std::vector<Token> before = in_.talk.CleanTokens(turn_ - 1);
    const bool supposed =
        std::any_of(before.begin(), before.end(), [](const Token& t) { return t.Is("if"); });
    if (supposed && (!IsPast(clause.clause) || clause.saying == in_.talk.turns[turn_].first)) {
      return true;
    }
  }
  if (HasCue(clause.clause, "spoken.habit", in_.knowledge) || IsPast(clause.clause)) return false;
  const bool lasting = clause.clause[0].Is("my") && AskedInPresent();
  if (lasting) return false;
  const bool numbers = !FindNumbers(clause.clause).empty();
  // "Locks are three times": a count of what was asked about.
  const bool thing = numbers && IsAny(clause.clause[1], {"is", "are"});
  if (thing && AskedInPresent()) return false;
  if (!AskedInPresent() && !(numbers && clause.clause[0].Is("i"))) return true;
  const Turn& turn = in_.talk.turns[turn_];
  for (std::size_t s = turn.first; s < turn.last; ++s) {
    const Saying& other = in_.talk.sayings[s];
    if (other.quoted) return true;
    for (const Token& t : other.clean) {
      const bool base = in_.telling.bases.contains(t.norm);
      if (IsAny(t, {"was", "were"}) || (in_.telling.past.contains(t.norm) && !base)) return true;
    }
  }
  return false;
}

/// The therapist asked about the present, or named a topic.
bool ClauseTeller::AskedInPresent() const {
  if (!topic_.label.empty()) return true;
  if (turn_ == 0 || in_.talk.turns[turn_ - 1].side != Side::kTherapist) return false;
  const Turn& before = in_.talk.turns[turn_ - 1];
  if (before.first == before.last) return false;
  const Saying& last = in_.talk.sayings[before.last - 1];
  return last.question && std::none_of(last.clean.begin(), last.clean.end(), [](const Token& t) {
           return IsAny(t, {"did", "was", "were", "had"});
         });
}

}  // namespace goldenthread
