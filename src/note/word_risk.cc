// The risk paragraph. Spoken facts are worded from their concept's noun phrase, with the client's
// own words in quotation marks where they tell more; typed fragments stand as written out. The
// order is fixed: endorsed, denied, history, other people, means, protection, safety steps. What
// was not asked has no fact and so no sentence.
#include <algorithm>
#include <array>

#include "base/tokens.h"
#include "findings/numbers.h"
#include "note/words.h"

namespace goldenthread {
namespace {

constexpr std::size_t kQuoteWordsMax = 14;
constexpr std::size_t kQuoteWordsMin = 3;
constexpr std::size_t kQuotesMax = 2;  // of one kind of spoken fact

using Facts = std::vector<const Fact*>;

std::string List(const std::vector<std::string>& parts, const char* last) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += i + 1 == parts.size() ? std::string(" ") + last + " " : ", ";
    text += parts[i];
  }
  return text;
}

void AddOnce(std::vector<std::string>& list, std::string text) {
  if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(std::move(text));
}

std::string Capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  }
  return text;
}

std::string Trimmed(std::string text) {
  while (!text.empty() && std::string_view(" .,;-:").find(text.back()) != std::string_view::npos) {
    text.pop_back();
  }
  return text;
}

/// The first words of what was said, cut at a mark where it is long; exact bytes of the source.
std::string Quote(std::string_view words) {
  std::size_t count = 0;
  std::size_t end = 0;
  std::size_t mark = 0;
  for (const Token& token : Tokenize(words)) {
    if (token.Is("\"")) break;
    const bool word = token.IsWord() || token.IsNumber();
    if (word && token.space_before && ++count > kQuoteWordsMax) break;
    if (!word && count >= kQuoteWordsMin && token.shape == TokenShape::kPunctuation &&
        !token.Is("'") && !token.Is("-")) {
      mark = token.span.begin;
    }
    end = token.span.end;
  }
  if (count > kQuoteWordsMax && mark > 0) end = mark;
  return Trimmed(std::string(words.substr(0, end)));
}

bool WorthQuoting(std::string_view words) {
  std::size_t count = 0;
  for (const Token& token : Tokenize(words)) count += token.IsWord() ? 1U : 0U;
  return count >= kQuoteWordsMin && !Quote(words).empty();
}

bool IsSide(const Fact& fact) {
  return fact.rule == "risk.means" || fact.rule == "risk.protective" || fact.rule == "risk.safety";
}
constexpr const char* kIdeation = "suicidal ideation";

bool IsSubstance(const Fact& fact) { return fact.rule.starts_with("risk.substance_risk"); }
std::string Noun(const Fact& fact) { return fact.slots.value.value_or("risk"); }

std::string WithArticle(const std::string& noun) {
  static constexpr std::array<const char*, 4> kCounted = {"passive wish", "wish", "suicide plan",
                                                          "suicide attempt"};
  const bool counted = std::any_of(kCounted.begin(), kCounted.end(),
                                   [&](const char* start) { return noun.starts_with(start); });
  return counted ? "a " + noun : noun;
}

class RiskWriter {
 public:
  RiskWriter(const Findings& findings, const Referent& client) : client_(client) {
    for (const Fact& fact : findings.facts) {
      if (fact.kind == FactKind::kRisk && fact.rule.starts_with("risk.")) facts_.push_back(&fact);
    }
  }

  std::vector<Sentence> Run() {
    Endorsed();
    Denied();
    Historical();
    Others();
    Typed();
    Means();
    Protective();
    Safety();
    return std::move(out_);
  }

 private:
  void Write(std::string text, Facts facts) {
    if (text.empty() || facts.empty()) return;
    Sentence sentence;
    const bool closed = text.ends_with('!') || text.ends_with('?');
    sentence.text = Capital(std::move(text)) + (closed ? "" : ".");
    sentence.salience = facts.front()->salience;
    sentence.facts = std::move(facts);
    out_.push_back(std::move(sentence));
  }

  [[nodiscard]] Facts Spoken(FactState state, bool substance) const {
    Facts found;
    for (const Fact* fact : facts_) {
      if (!IsSide(*fact) && fact->voice != Voice::kTyped && fact->state == state &&
          IsSubstance(*fact) == substance) {
        found.push_back(fact);
      }
    }
    return found;
  }
  [[nodiscard]] Facts Sides(const char* rule, bool typed) const {
    Facts found;
    for (const Fact* fact : facts_) {
      if (fact->rule == rule && (fact->voice == Voice::kTyped) == typed) found.push_back(fact);
    }
    return found;
  }

  void Endorsed() {
    for (const Fact* fact : Spoken(FactState::kPresent, false)) {
      std::string text = client_.noun + " endorsed " + WithArticle(Noun(*fact));
      if (WorthQuoting(fact->words)) text += ", saying \"" + Quote(fact->words) + "\"";
      if (fact->slots.frequency) {
        text += "; asked how often, " + client_.lower + " said \"" + Quote(*fact->slots.frequency) +
                "\"";
      }
      Write(std::move(text), {fact});
    }
    const Facts uses = Telling(Spoken(FactState::kPresent, true));
    Quoted(uses, "Of current " + UseOf(uses));
  }

  void Denied() {
    std::vector<std::string> now;
    std::vector<std::string> past;
    std::vector<std::string> first;
    Facts facts;
    Facts earlier;
    const Facts endorsed = Spoken(FactState::kPresent, false);
    for (const Fact* fact : Spoken(FactState::kDenied, false)) {
      const auto same = std::find_if(endorsed.begin(), endorsed.end(), [&](const Fact* other) {
        return other->rule == fact->rule && other->concept_id == fact->concept_id;
      });
      if (same != endorsed.end()) {
        if (fact->evidence.front().utterance >= (*same)->evidence.front().utterance) continue;
        AddOnce(first, Noun(*fact));
        earlier.push_back(fact);
        continue;
      }
      facts.push_back(fact);
      // Beside a wish to be dead, "denied suicidal ideation" would be wrong: the wish is one.
      const bool beside = Noun(*fact) == kIdeation &&
                          std::any_of(endorsed.begin(), endorsed.end(), [&](const Fact* other) {
                            return other->rule == "risk.suicidal_ideation";
                          });
      AddOnce(fact->rule.ends_with(".past") ? past : now,
              beside ? "active suicidal thoughts" : Noun(*fact));
    }
    std::string text;
    if (!now.empty()) text = " denied " + List(now, "or");
    if (!past.empty()) text += (now.empty() ? " denied past " : ", and past ") + List(past, "or");
    if (!facts.empty()) Write(client_.noun + text, facts);
    if (!earlier.empty()) {
      Write("Before that disclosure, " + client_.lower + " had denied " + List(first, "or"),
            earlier);
    }
    Facts uses = Telling(Spoken(FactState::kUncertain, true));
    if (uses.empty()) uses = Telling(Spoken(FactState::kDenied, true));
    Quoted(uses, "Asked about " + UseOf(uses));
  }

  /// The substance that all of them name.
  [[nodiscard]] static std::string UseOf(const Facts& facts) {
    for (const Fact* fact : facts) {
      if (Noun(*fact) != Noun(*facts.front())) return "substance use";
    }
    return facts.empty() ? "substance use" : Noun(*facts.front());
  }

  /// How much a quotation about use tells: numbers, times, the substance, a plain no.
  [[nodiscard]] static int Tells(const Fact& fact) {
    int points = 0;
    const std::vector<Token> tokens = Tokenize(Quote(fact.words));
    if (!FindNumbers(tokens).empty()) points += 2;
    static constexpr std::array<std::string_view, 12> kStems = {"night", "day",   "week", "month",
                                                                "year",  "drink", "beer", "wine",
                                                                "smoke", "use",   "no",   "never"};
    for (const Token& token : tokens) {
      if (std::find(kStems.begin(), kStems.end(), token.stem) != kStems.end()) ++points;
    }
    return points;
  }

  /// The two that tell most, in order; never none where there is any.
  [[nodiscard]] static Facts Telling(Facts facts) {
    Facts best = facts;
    std::stable_sort(best.begin(), best.end(),
                     [](const Fact* a, const Fact* b) { return Tells(*a) > Tells(*b); });
    const Fact* first = best.empty() ? nullptr : best.front();
    std::erase_if(best, [&](const Fact* fact) { return fact != first && Tells(*fact) == 0; });
    if (best.size() > kQuotesMax) best.resize(kQuotesMax);
    std::erase_if(facts, [&](const Fact* fact) {
      return std::find(best.begin(), best.end(), fact) == best.end();
    });
    return facts;
  }

  /// "Of ..., client said "..." and "..."": claims no more than was said.
  void Quoted(const Facts& facts, const std::string& about) {
    std::vector<std::string> quotes;
    Facts cited;
    const bool telling = std::any_of(facts.begin(), facts.end(),
                                     [](const Fact* fact) { return WorthQuoting(fact->words); });
    for (const Fact* fact : facts) {
      const std::string quote = Quote(fact->words);
      if (quotes.size() >= kQuotesMax || quote.empty()) continue;
      if (telling && !WorthQuoting(fact->words)) continue;
      AddOnce(quotes, "\"" + quote + "\"");
      cited.push_back(fact);
    }
    if (!quotes.empty()) {
      Write(about + ", " + client_.lower + " said " + List(quotes, "and"), std::move(cited));
    }
  }

  void Historical() {
    for (const Fact* fact : Spoken(FactState::kHistorical, false)) {
      if (WorthQuoting(fact->words)) {
        Quoted({fact}, "Of past " + Noun(*fact));
      } else {
        Write(client_.noun + " reported past " + Noun(*fact), {fact});
      }
    }
    const Facts uses = Telling(Spoken(FactState::kHistorical, true));
    Quoted(uses, "Of past " + UseOf(uses));
  }

  void Others() {
    for (const Fact* fact : Spoken(FactState::kOtherPerson, false)) {
      if (!WorthQuoting(fact->words)) continue;
      const std::string person = fact->slots.person.value_or("");
      Quoted({fact}, "Of " + (person.empty() ? std::string("another person") : person) + "'s risk");
    }
  }

  // ---- typed fragments: one sentence for all plain denials, one for every other fragment

  static bool IsPlainDenial(const Facts& facts) {
    return std::all_of(facts.begin(), facts.end(), [](const Fact* fact) {
      return fact->state == FactState::kDenied && !IsSide(*fact) && !IsSubstance(*fact) &&
             fact->slots.target == "plain";
    });
  }

  static int Rank(const Fact& fact) {
    if (fact.rule == "risk.means") return 5;
    if (fact.rule == "risk.protective") return 6;
    if (fact.rule == "risk.safety") return 7;
    if (fact.state == FactState::kPresent) return 0;
    if (fact.state == FactState::kDenied) return 1;
    if (fact.state == FactState::kHistorical) return 3;
    return fact.state == FactState::kOtherPerson ? 4 : 2;
  }

  [[nodiscard]] std::vector<Facts> Fragments() const {
    std::vector<Facts> fragments;
    for (const Fact* fact : facts_) {
      if (fact->voice != Voice::kTyped) continue;
      const auto same = std::find_if(fragments.begin(), fragments.end(), [&](const Facts& f) {
        return f.front()->evidence.front() == fact->evidence.front();
      });
      if (same == fragments.end()) {
        fragments.push_back({fact});
      } else {
        same->push_back(fact);
      }
    }
    std::stable_sort(fragments.begin(), fragments.end(), [](const Facts& a, const Facts& b) {
      return Rank(*a.front()) < Rank(*b.front());
    });
    return fragments;
  }

  void Typed() {
    const std::vector<Facts> fragments = Fragments();
    std::vector<std::string> denied;
    Facts denials;
    for (const Facts& facts : fragments) {
      if (!IsPlainDenial(facts)) continue;
      for (const Fact* fact : facts) {
        AddOnce(denied, Noun(*fact));
        denials.push_back(fact);
      }
    }
    bool written = denials.empty();
    for (const Facts& facts : fragments) {
      if (IsPlainDenial(facts)) continue;
      if (!written && Rank(*facts.front()) > 0) {
        Write(client_.noun + " denied " + List(denied, "or"), denials);
        written = true;
      }
      Write(TypedText(*facts.front()), facts);
    }
    if (!written) Write(client_.noun + " denied " + List(denied, "or"), denials);
  }

  [[nodiscard]] std::string TypedText(const Fact& fact) const {
    const std::string words = Trimmed(fact.words);
    if (fact.rule == "risk.means") return "Access to means: " + words;
    if (IsSide(fact)) return words;
    if (IsSubstance(fact)) return "Substance use: " + words;
    if (fact.state == FactState::kOtherPerson) {
      const std::string person = fact.slots.person.value_or("");
      return (person.empty() ? "another person" : client_.lower + "'s " + person) + ": " + words;
    }
    if (fact.state == FactState::kPresent && !Attributes(words)) {
      return client_.noun + " endorsed " + words;
    }
    if (fact.state == FactState::kHistorical && !NamesHistory(words)) {
      return "By history: " + words;
    }
    return fact.state == FactState::kUncertain ? "Noted: " + words : words;
  }

  static bool NamesHistory(const std::string& words) {
    const std::string lower = LowerCase(words);
    return lower.find("history") != std::string::npos || lower.find("past") != std::string::npos;
  }

  /// The fragment has a verb of saying of its own.
  static bool Attributes(const std::string& words) {
    const std::vector<Token> tokens = Tokenize(words);
    return std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
      return token.stem == "endors" || token.stem == "report" || token.stem == "admit" ||
             token.stem == "disclos" || token.stem == "acknowledg" || token.stem == "state" ||
             token.Is("client") || token.Is("has") || token.Is("had");
    });
  }

  // ---- beside the states

  void Means() {
    for (const Fact* fact : Sides("risk.means", false)) {
      if (fact->state == FactState::kDenied && !WorthQuoting(fact->words)) {
        Write("Asked about " + fact->concept_id + ", " + client_.lower + " said there were none",
              {fact});
      } else {
        Quoted({fact}, "Asked about " + fact->concept_id);
      }
    }
  }

  void Protective() { Quoted(Sides("risk.protective", false), "Of what protects"); }

  void Safety() {
    std::vector<std::string> topics;
    const Facts facts = Sides("risk.safety", false);
    for (const Fact* fact : facts) {
      const std::string& named = fact->concept_id;
      for (std::size_t at = 0; at < named.size();) {
        const std::size_t end = std::min(named.find(", ", at), named.size());
        AddOnce(topics, Digits(named.substr(at, end - at)));
        at = end + 2;
      }
    }
    if (!topics.empty()) Write("Therapist named as safety steps: " + List(topics, "and"), facts);
  }

  /// Telephone numbers as they are dialed.
  static std::string Digits(const std::string& topic) {
    if (topic == "nine eight eight") return "988";
    return topic == "nine one one" ? "911" : topic;
  }

  const Referent& client_;
  Facts facts_;
  std::vector<Sentence> out_;
};

}  // namespace

std::vector<Sentence> WordRisk(const Findings& findings, const Referent& client, const Transcript&,
                               const Knowledge&) {
  return RiskWriter(findings, client).Run();
}

}  // namespace goldenthread
