// What was agreed for the time until the next session. An item is proposed by the therapist, or
// offered by the client; it counts when the other side takes it up: with a yes, by repeating it, by
// adding a day. A refusal or a "maybe" leaves it out, another number replaces the proposal's, and
// of two versions of one item the later one stays. A therapist's closing list gives the wording of
// all that it names.
#include <algorithm>
#include <array>

#include "base/function_words.h"
#include "findings/plan_reader.h"

namespace goldenthread {
namespace {

constexpr double kItemSalience = 3.0;
/// Talk before this share of the session is small talk.
constexpr std::size_t kSmallTalkShare = 12;

}  // namespace

void PlanReader::Run() {
  for (std::size_t t = talk_.turns.size() / kSmallTalkShare; t < talk_.turns.size(); ++t) {
    if (talk_.turns[t].side == Side::kTherapist) ReadTherapist(t);
    if (talk_.turns[t].side == Side::kClient && t >= talk_.plan_start) ReadClient(t);
  }
  DropReplaced();
  for (Item& item : items_) facts_.push_back(std::move(item.fact));
}

bool PlanReader::Has(const Tokens& tokens, const std::string& list) const {
  return HasCue(tokens, list, knowledge_);
}

bool PlanReader::IsBase(const Token& token) const {
  return in_.telling.bases.contains(token.norm) || Has({token}, "tasks.verbs");
}

void PlanReader::ReadTherapist(std::size_t t) {
  const Turn& turn = talk_.turns[t];
  const bool planning = t >= talk_.plan_start;
  for (std::size_t s = turn.first; s < turn.last; ++s) {
    const Saying& saying = talk_.sayings[s];
    if (saying.withheld || saying.abandoned) continue;
    if (Conditional(saying, s)) continue;
    if (saying.risky || saying.quoted) continue;
    if (WhatIf(saying, planning)) continue;
    if (Proposal(saying, planning) || !planning) continue;
    if (List(saying) || Elliptic(saying) || Echo(saying)) continue;
    Assignment(saying);
  }
  if (!planning) return;
  if (Has(talk_.CleanTokens(t), "spoken.appointment")) topic_.clear();
  Topic(t);
  When(t);
}

std::vector<Token> PlanReader::From(const Tokens& tokens, std::size_t first, std::size_t last) {
  return {tokens.begin() + static_cast<std::ptrdiff_t>(first),
          tokens.begin() + static_cast<std::ptrdiff_t>(last)};
}
std::vector<Token> PlanReader::From(const Tokens& tokens, std::size_t first) {
  return From(tokens, first, tokens.size());
}

PlanReader::Item& PlanReader::Add(const Saying& saying, const PlanPhrase& phrase,
                                  const std::string& rule, std::vector<Evidence> evidence) {
  Item item;
  // The words with their pronouns resolved: "call her" and "call Ann" are two things.
  item.tokens = Tokenize(phrase.words);
  item.turn = saying.turn;
  item.fact.kind = FactKind::kHomework;
  item.fact.state = FactState::kPlanned;
  item.fact.voice = Voice::kTherapist;
  item.fact.words = phrase.words;
  item.fact.rule = rule;
  item.fact.salience = kItemSalience + (FindNumbers(phrase.tokens).empty() ? 0 : 0.4);
  item.fact.evidence = std::move(evidence);
  items_.push_back(std::move(item));
  return items_.back();
}

void PlanReader::DropReplaced() {
  std::vector<Item> kept;
  for (std::size_t i = 0; i < items_.size(); ++i) {
    bool replaced = false;
    for (std::size_t j = i + 1; j < items_.size() && !replaced; ++j) {
      replaced = items_[i].fact.kind == items_[j].fact.kind && Replaces(items_[j], items_[i]);
    }
    if (replaced) continue;
    if (!kept.empty() && SameTopic(kept.back(), items_[i])) {
      Merge(items_[i], kept.back());
    } else {
      kept.push_back(std::move(items_[i]));
    }
  }
  items_ = std::move(kept);
}

bool PlanReader::SameTopic(const Item& a, const Item& b) {
  const auto& topic = a.fact.slots.trigger;
  return topic && !topic->empty() && b.fact.slots.trigger == topic && !b.fact.slots.when;
}

void PlanReader::Merge(const Item& more, Item& item) {
  item.fact.words += ", " + more.fact.words;
  for (const Evidence& evidence : more.fact.evidence) item.fact.evidence.push_back(evidence);
}

bool PlanReader::Replaces(const Item& later, const Item& earlier) {
  const int shared = SharedContent(later.tokens, earlier.tokens);
  const int mine = SharedContent(earlier.tokens, earlier.tokens);
  const bool numbers = !NumbersOf(earlier.tokens).empty() && !NumbersOf(later.tokens).empty();
  if (later.list) return shared > 0 && (shared * 2 >= mine || numbers);
  if (mine > 0 && shared * 3 >= mine * 2) return true;
  return shared > 1 && numbers;
}

void FindPlans(const SpokenInput& in, std::vector<Fact>& facts) { PlanReader(in, facts).Run(); }

}  // namespace goldenthread
