// Closed word classes stand here; everything clinical is a cue list.
#include "findings/risk_context.h"

#include <algorithm>
#include <charconv>
#include <initializer_list>

namespace goldenthread {
namespace {

constexpr std::size_t kNegationTokensMax = 9;
constexpr std::size_t kQuoteLeadTokensMax = 8;
constexpr std::size_t kPhraseTokensMax = 24;  // no pattern covers more
constexpr std::size_t kPersonTokensMax = 60;
constexpr int kYearMin = 1940;
constexpr int kYearMax = 2100;

bool IsOneOf(const Token& token, std::initializer_list<const char*> words) {
  return std::any_of(words.begin(), words.end(), [&](const char* w) { return token.Is(w); });
}
bool IsFirstPerson(const Token& token) {
  return IsOneOf(token, {"i", "me", "my", "myself", "mine", "we", "us", "our", "im"});
}
bool IsFirstSubject(const Token& token) { return IsOneOf(token, {"i", "we", "im"}); }
bool IsThirdSubject(const Token& token) { return IsOneOf(token, {"he", "she", "they"}); }
bool IsThirdReflexive(const Token& token) {
  return IsOneOf(token, {"himself", "herself", "themselves", "themself", "hisself"});
}
bool IsSubject(const Token& token) {
  return IsOneOf(token, {"i", "he", "she", "they", "it", "we", "you", "things", "that", "im"});
}
bool IsYear(const Token& token) {
  if (!token.IsNumber()) return false;
  int year = 0;
  const char* end = token.norm.data() + token.norm.size();
  return std::from_chars(token.norm.data(), end, year).ptr == end && year >= kYearMin &&
         year <= kYearMax;
}
/// Where a phrase that reaches `at` may begin.
std::size_t Back(std::size_t at) { return at - std::min(at, kPhraseTokensMax); }

bool Touches(const PhraseMatch& a, const PhraseMatch& b) {
  return a.first < b.last && b.first < a.last;
}

}  // namespace

bool HurtsClient(const std::vector<Token>& tokens, const PhraseMatch& match) {
  for (std::size_t i = match.first; i < std::min(match.last + 2, tokens.size()); ++i) {
    if (tokens[i].Is("me") || tokens[i].Is("us")) return true;
  }
  return false;
}

bool HurtsThird(const std::vector<Token>& tokens, const PhraseMatch& match) {
  for (std::size_t i = match.first; i < match.last; ++i) {
    if (tokens[i].Is("i") || tokens[i].Is("me") || tokens[i].Is("my") || tokens[i].Is("us")) {
      return false;
    }
  }
  if (match.first > 0 && (tokens[match.first - 1].Is("i") || tokens[match.first - 1].Is("we"))) {
    return false;
  }
  const auto end = tokens.begin() + static_cast<std::ptrdiff_t>(match.last);
  return std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(match.first), end,
                     [](const Token& t) { return t.Is("her") || t.Is("him") || t.Is("them"); });
}

std::vector<Token> Cut(const std::vector<Token>& tokens, std::size_t first, std::size_t last) {
  return {tokens.begin() + static_cast<std::ptrdiff_t>(first),
          tokens.begin() + static_cast<std::ptrdiff_t>(last)};
}

bool HasCue(const Knowledge& knowledge, const char* list, const std::vector<Token>& tokens) {
  return !knowledge.lexicon.Cues(list).Find(tokens).empty();
}

std::span<const PhraseMatch> Beginning(const std::vector<PhraseMatch>& matches, std::size_t first,
                                       std::size_t last) {
  const auto before = [](const PhraseMatch& m, std::size_t at) { return m.first < at; };
  const auto from = std::lower_bound(matches.begin(), matches.end(), first, before);
  const auto to = std::lower_bound(from, matches.end(), std::max(first, last), before);
  return {from, to};
}

RiskContext::RiskContext(const std::vector<Token>& tokens, const Knowledge& knowledge)
    : tokens_(tokens), knowledge_(knowledge) {
  const Lexicon& lexicon = knowledge.lexicon;
  std::vector<bool> literal(knowledge.idioms.size());
  for (const PhraseMatch& m : lexicon.idioms_literal.Find(tokens)) literal[m.pattern] = true;
  for (const PhraseMatch& idiom : lexicon.idioms.Find(tokens)) {
    if (!literal[idiom.pattern]) idioms_.push_back(idiom);
  }
  const auto pseudo = lexicon.Cues("risk_pseudo_negator").Find(tokens);
  for (const PhraseMatch& negator : lexicon.Cues("risk_negator").FindLongest(tokens)) {
    const auto near = Beginning(pseudo, Back(negator.first), negator.last);
    const bool hidden = std::any_of(near.begin(), near.end(),
                                    [&](const PhraseMatch& p) { return Touches(p, negator); });
    if (!hidden) negators_.push_back(negator);
  }
  const std::vector<PhraseMatch> named = lexicon.kin.FindLongest(tokens);
  kin_ = named;
  for (const PhraseMatch& plain : lexicon.Cues("risk_kin").Find(tokens)) {
    const auto near = Beginning(named, Back(plain.first), plain.last);
    const bool known = std::any_of(near.begin(), near.end(),
                                   [&](const PhraseMatch& k) { return Touches(k, plain); });
    if (!known) kin_.push_back({knowledge.kin.size(), plain.first, plain.last});
  }
  std::stable_sort(kin_.begin(), kin_.end(),
                   [](const PhraseMatch& a, const PhraseMatch& b) { return a.first < b.first; });
  std::size_t open = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    opened_.push_back(open);
    if (tokens[i].Is("\"")) open = open == 0 ? i + 1 : 0;
  }
}

const std::vector<PhraseMatch>& RiskContext::Cues(const char* list) const {
  const auto known = cues_.find(list);
  if (known != cues_.end()) return known->second;
  return cues_.emplace(list, knowledge_.lexicon.Cues(list).Find(tokens_)).first->second;
}

bool RiskContext::Covers(const char* list, std::size_t at) const {
  const auto near = Beginning(Cues(list), Back(at), at + 1);
  return std::any_of(near.begin(), near.end(),
                     [&](const PhraseMatch& m) { return m.first <= at && at < m.last; });
}

bool RiskContext::Masked(const PhraseMatch& match) const {
  const auto near = Beginning(idioms_, Back(match.first), match.last);
  return std::any_of(near.begin(), near.end(), [&](const PhraseMatch& idiom) {
    const bool inside = match.first <= idiom.first && idiom.last <= match.last;
    return Touches(idiom, match) && !(inside && match.size() > idiom.size());
  });
}

bool RiskContext::Has(const char* list, std::size_t first, std::size_t last) const {
  return !Beginning(Cues(list), first, last).empty();
}

bool RiskContext::Past(std::size_t first, std::size_t last) const {
  if (Has("risk_past", first, last)) return true;
  for (std::size_t i = 0; i < last; ++i) {
    if (IsYear(tokens_[i])) return true;
  }
  if (Has("risk_present", first, last)) return false;
  // What was said just before in the same turn still holds: "I was nineteen. I thought about ..."
  return first > 0 && Has("risk_past", 0, first) && !Has("risk_present", 0, first);
}

bool RiskContext::ToldAsPast(const PhraseMatch& match) const {
  bool past = false;
  for (std::size_t i = match.first; i < match.last; ++i) {
    if (Covers("risk_present_verb", i)) return false;
    past = past || Covers("risk_past_verb", i) ||
           (tokens_[i].norm.size() > 3 && tokens_[i].norm.ends_with("ed"));
  }
  const bool lead = match.first > 0 && Covers("risk_past_verb", match.first - 1);
  return past || lead;
}

bool RiskContext::DatedBehind(const PhraseMatch& match, std::size_t last) const {
  if (last >= tokens_.size() || !ToldAsPast(match)) return false;
  if (Has("risk_present", 0, tokens_.size())) return false;
  for (std::size_t i = last; i < tokens_.size(); ++i) {
    if (IsYear(tokens_[i])) return true;
  }
  return Has("risk_past", last, tokens_.size());
}

bool RiskContext::Governs(std::size_t negator_last, const PhraseMatch& match) const {
  const bool subject_inside = IsSubject(tokens_[match.first]);
  const auto filler = [&](std::size_t i) { return Covers("risk_filler", i); };
  const auto matrix = [&](std::size_t i) { return Covers("risk_matrix", i); };
  for (std::size_t i = negator_last; i < match.first; ++i) {
    const Token& token = tokens_[i];
    if (token.shape == TokenShape::kPunctuation && !token.Is("-") && !token.Is("'")) {
      const bool around =
          (i + 1 < match.first && filler(i + 1)) || (i > negator_last && filler(i - 1));
      if (!token.Is(",") || !around) return false;
      continue;
    }
    if (IsOneOf(token, {"but", "because", "so", "then", "just", "except", "although", "though"})) {
      return false;
    }
    if (subject_inside && !matrix(i) && !filler(i) && !IsSubject(token)) return false;
    if (!subject_inside && IsFirstSubject(token) && i > negator_last && !matrix(i - 1)) {
      return false;
    }
  }
  return true;
}

bool RiskContext::Negated(const PhraseMatch& match, std::size_t first) const {
  const std::size_t from = std::max(first, match.first - std::min(match.first, kNegationTokensMax));
  for (const PhraseMatch& negator : Beginning(negators_, from, match.first)) {
    if (negator.last > match.first) continue;
    // An answering "no" negates nothing behind its comma.
    const Token& next = tokens_[negator.last];
    if (tokens_[negator.first].Is("no") && next.shape == TokenShape::kPunctuation) continue;
    if (Governs(negator.last, match)) return true;
  }
  return false;
}

bool RiskContext::Supposed(const PhraseMatch& match, std::size_t first) const {
  const std::size_t from = std::max(first, Back(match.first));
  for (const PhraseMatch& cue : Beginning(Cues("risk_hypothetical"), from, match.first)) {
    if (cue.last > match.first) continue;
    if (cue.first > first && IsOneOf(tokens_[cue.first - 1], {"know", "sure", "wonder", "care",
                                                              "see", "even", "wondering"})) {
      continue;
    }
    // "They asked if I was suicidal, and I said yes."
    if (IsOneOf(tokens_[cue.first - std::min<std::size_t>(cue.first, 1)], {"asked", "me"}) &&
        Has("risk_said_yes", match.last, tokens_.size())) {
      continue;
    }
    std::size_t subjects = IsSubject(tokens_[match.first]) ? 1 : 0;
    bool broken = false;
    for (std::size_t i = cue.last; i < match.first; ++i) {
      if (IsSubject(tokens_[i])) ++subjects;
      broken = broken || tokens_[i].Is(",");
    }
    if (!broken && subjects <= 1) return true;
  }
  return false;
}

std::string RiskContext::KinAt(std::size_t at) const {
  for (const PhraseMatch& kin : Beginning(kin_, Back(at), at + 1)) {
    if (at >= kin.last) continue;
    if (kin.pattern < knowledge_.kin.size()) return knowledge_.kin[kin.pattern].id;
    return tokens_[kin.first].norm;
  }
  return "";
}

bool RiskContext::QuotedFromOther(std::size_t at, std::string& person) const {
  const bool quoted = opened_[at] > 0;
  const std::size_t open = quoted ? opened_[at] - 1 : 0;
  std::size_t end = quoted ? open : at;
  while (end > 0 && !tokens_[end - 1].IsWord()) --end;
  if (end == 0) return false;
  const auto verbs = Beginning(Cues("risk_say_verb"), Back(end), end);
  const bool says = std::any_of(verbs.begin(), verbs.end(), [&](const PhraseMatch& v) {
    return v.last <= end && end - v.last <= 4 && v.last + kQuoteLeadTokensMax > end;
  });
  const bool adjoins = std::any_of(verbs.begin(), verbs.end(), [&](const PhraseMatch& v) {
    return v.last == end || (v.last + 1 == end && tokens_[end - 1].Is("that"));
  });
  if (quoted ? !says : !adjoins) return false;
  const std::size_t from = end > kQuoteLeadTokensMax ? end - kQuoteLeadTokensMax : 0;
  for (std::size_t i = end; i-- > from;) {
    if (IsFirstSubject(tokens_[i])) return false;
    person = KinAt(i);
    const bool object = i > 0 && Covers("risk_object_lead", i - 1);
    if (IsThirdSubject(tokens_[i]) || (!person.empty() && !object)) return true;
  }
  return quoted;
}

void RiskContext::FindOwner(const PhraseMatch& match, std::size_t first,
                            RiskHolding& holding) const {
  const auto other = [&](std::string person) {
    holding.owner = RiskOwner::kOther;
    const std::size_t from = match.last - std::min(match.last, kPersonTokensMax);
    for (std::size_t i = match.last; person.empty() && i-- > from;) person = KinAt(i);
    holding.person = std::move(person);
  };
  std::string person;
  if (QuotedFromOther(match.first, person)) return other(person);
  bool first_person = false;
  for (std::size_t i = match.first; i < match.last; ++i) {
    if (IsThirdReflexive(tokens_[i])) return other("");
    first_person = first_person || IsFirstPerson(tokens_[i]);
  }
  if (first_person) return;
  if (match.last < tokens_.size() && IsThirdReflexive(tokens_[match.last])) return other("");
  for (std::size_t i = match.first; i < match.last; ++i) {
    if (i == match.first && IsThirdSubject(tokens_[i])) return other("");
  }
  for (std::size_t i = match.first;
       i-- > std::max(first, match.first - std::min(match.first, kPersonTokensMax));) {
    if (IsFirstPerson(tokens_[i]) && !IsOneOf(tokens_[i], {"my", "our"})) return;
    if (IsThirdSubject(tokens_[i])) return other("");
    person = KinAt(i);
    const std::size_t lead =
        i > first && IsOneOf(tokens_[i - 1], {"my", "the", "our", "a"}) ? 2 : 1;
    const bool object = i >= first + lead && Covers("risk_object_lead", i - lead);
    if (!person.empty() && !object) return other(person);
  }
}

RiskHolding RiskContext::HoldingOf(const PhraseMatch& match, std::size_t first,
                                   std::size_t last) const {
  RiskHolding holding;
  FindOwner(match, first, holding);
  holding.negated = Negated(match, first);
  holding.supposed = Supposed(match, first);
  holding.past = Past(first, last) || DatedBehind(match, last);
  holding.fiction = Has("risk_dream", first, last) ||
                    (holding.owner == RiskOwner::kOther && Has("risk_fiction", 0, tokens_.size()));
  return holding;
}

}  // namespace goldenthread
