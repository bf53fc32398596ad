// Two passes: mentions first, then the pronouns of turns with one person in them vote on gender.
// Looking a pronoun up walks back over the mentions of this turn and the two before it.
#include "findings/people.h"

#include <algorithm>
#include <array>
#include <set>

namespace goldenthread {
namespace {

/// Turns before a pronoun's own in which its person may have been named.
constexpr std::size_t kTurnsBack = 2;

Gender GenderFrom(const std::string& word) {
  if (word == "female") return Gender::kFemale;
  return word == "male" ? Gender::kMale : Gender::kUnknown;
}

}  // namespace

People::People(const Talk& talk, const TellingContext& telling) : talk_(talk), telling_(telling) {
  first_mention_.reserve(talk.sayings.size() + 1);
  for (std::size_t s = 0; s < talk.sayings.size(); ++s) {
    first_mention_.push_back(mentions_.size());
    Read(s);
  }
  first_mention_.push_back(mentions_.size());
  LearnGenders();
}

std::size_t People::PersonOf(const std::string& noun, Gender gender) {
  const auto [at, fresh] = index_.try_emplace(noun, people_.size());
  if (fresh) people_.push_back({noun, gender, false});
  return at->second;
}

bool People::Acts(const std::vector<Token>& clean, std::size_t token) const {
  if (token + 1 < clean.size() && IsFinite(clean[token + 1], telling_) &&
      !clean[token + 1].Is("'s")) {
    return true;
  }
  static constexpr std::array kToPeople = std::to_array<std::string_view>(
      {"told", "tell", "asked", "ask", "called", "call", "texted", "text", "with", "hugged"});
  return token > 0 &&
         std::find(kToPeople.begin(), kToPeople.end(), clean[token - 1].norm) != kToPeople.end();
}

void People::ReadName(std::size_t saying, std::size_t token) {
  const std::vector<Token>& clean = talk_.sayings[saying].clean;
  const std::string& text = talk_.transcript.utterances[talk_.sayings[saying].utterance].text;
  const std::string_view written = clean[token].span.In(text);
  if (!telling_.names.contains(clean[token].norm) || written == clean[token].norm) return;
  const std::size_t person = PersonOf(std::string(written), Gender::kUnknown);
  people_[person].acts = people_[person].acts || Acts(clean, token);
  mentions_.push_back({saying, token, person});
}

void People::Read(std::size_t s) {
  const Saying& saying = talk_.sayings[s];
  const bool client = talk_.SideOf(saying) == Side::kClient;
  const auto kin = telling_.knowledge.lexicon.kin.FindLongest(saying.clean);
  std::size_t next = 0;
  for (std::size_t i = 0; i < saying.clean.size(); ++i) {
    while (next < kin.size() && kin[next].first < i) ++next;
    if (next == kin.size() || kin[next].first != i) {
      ReadName(s, i);
      continue;
    }
    const KinTerm& term = telling_.knowledge.kin[kin[next].pattern];
    const std::size_t last = kin[next].last;
    const bool owned =
        i > 0 && (saying.clean[i - 1].Is("my") || (!client && saying.clean[i - 1].Is("your")));
    const Gender gender = GenderFrom(term.gender);
    const bool named = last < saying.clean.size() &&
                       telling_.names.contains(saying.clean[last].norm) &&
                       !(last + 1 < saying.clean.size() && saying.clean[last + 1].Is("'s"));
    if (named) {
      const std::size_t before = mentions_.size();
      ReadName(s, last);
      if (mentions_.size() > before) {
        people_[mentions_.back().person].acts = true;
        if (gender != Gender::kUnknown) people_[mentions_.back().person].gender = gender;
        i = last;
        continue;
      }
    }
    if (owned) {
      const std::size_t person = PersonOf("my " + term.id, gender);
      people_[person].acts = true;
      mentions_.push_back({s, i, person});
    } else if (gender != Gender::kUnknown || !term.gender.empty()) {
      // "a lady", "his sister": somebody whom a pronoun may mean and whom no note can name.
      mentions_.push_back({s, i, PersonOf("", gender)});
    }
  }
}

void People::LearnGenders() {
  // "Tyler asked me Saturday. He's twelve.": a name as subject, then a saying that goes on with a
  // pronoun as subject. Anything looser gives a son his mother's "she".
  std::vector<int> votes(people_.size(), 0);
  for (std::size_t s = 0; s + 1 < talk_.sayings.size(); ++s) {
    const Saying& next = talk_.sayings[s + 1];
    if (next.turn != talk_.sayings[s].turn) continue;
    const std::size_t count = first_mention_[s + 1] - first_mention_[s];
    if (count != 1 || next.clean.empty()) continue;
    const Mention& mention = mentions_[first_mention_[s]];
    // "Ray called her doctor. She's going in.": somebody else is in talk already.
    const bool others = std::any_of(
        talk_.sayings[s].clean.begin(), talk_.sayings[s].clean.end(), [](const Token& t) {
          return t.Is("he") || t.Is("she") || t.Is("him") || t.Is("her") || t.Is("his");
        });
    if (mention.token > 0 || others) continue;
    if (next.clean[0].Is("she")) ++votes[mention.person];
    if (next.clean[0].Is("he")) --votes[mention.person];
  }
  for (std::size_t p = 0; p < people_.size(); ++p) {
    if (people_[p].gender != Gender::kUnknown || votes[p] == 0) continue;
    people_[p].gender = votes[p] > 0 ? Gender::kFemale : Gender::kMale;
  }
}

Gender People::GenderOf(const std::string& person) const {
  const auto at = index_.find(person);
  return at == index_.end() ? Gender::kUnknown : people_[at->second].gender;
}

std::string People::Meant(std::size_t saying, std::size_t ahead, Gender gender) const {
  const std::size_t own = talk_.sayings[saying].turn;
  const std::size_t oldest = own >= kTurnsBack ? own - kTurnsBack : 0;
  std::set<std::string> fitting;
  std::size_t nearest = talk_.turns.size();
  for (std::size_t m = first_mention_[saying + 1]; m-- > 0;) {
    const Mention& mention = mentions_[m];
    if (mention.saying == saying && mention.token >= ahead) continue;
    const std::size_t at = talk_.sayings[mention.saying].turn;
    if (at < oldest) break;
    // The nearest turn that names somebody who fits decides.
    if (nearest < talk_.turns.size() && at != nearest) break;
    const Person& person = people_[mention.person];
    const bool open = person.gender == Gender::kUnknown && (person.acts || person.noun.empty());
    if (person.gender != gender && !open) continue;
    nearest = at;
    fitting.insert(person.noun);
  }
  // Somebody of unknown gender might be meant, and might not.
  const bool sure = fitting.size() == 1 && GenderOf(*fitting.begin()) == gender;
  return sure ? *fitting.begin() : std::string();
}

}  // namespace goldenthread
