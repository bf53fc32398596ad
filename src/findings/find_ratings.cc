// Ratings: how bad, how sure, how important, on a scale. The therapist asks on a scale and the
// client answers with a number; what is rated stands in the question or shortly before. A pair that
// the therapist gives back ("eight down to five") counts only if the client has said both numbers:
// the recap is a checksum, never a source.
#include <algorithm>
#include <array>
#include <optional>

#include "findings/spoken_parts.h"

namespace goldenthread {
namespace {

/// Turns within which a recap's numbers must have been said.
constexpr std::size_t kSeriesTurns = 40;

/// One number that the client gave on a scale.
struct Rating {
  double value = 0;
  bool hundred = false;
  std::string of;  ///< "craving"; empty: not said
  std::size_t turn = 0;
  std::size_t question = 0;  ///< saying that asked
  std::string moment;        ///< "when you walked off"; empty: not said
  bool told = false;
};

/// Mentions that make one feeling the one a session is about.
constexpr int kDominantMin = 4;
/// Turns between two ratings of one series, and back to what is rated where only "it" is asked.
constexpr std::size_t kSeriesGap = 14;
/// The same where nobody named what is rated: one event's numbers stand close together.
constexpr std::size_t kOpenSeriesGap = 4;
constexpr std::size_t kMomentTokensMax = 9;

class Ratings {
 public:
  Ratings(const SpokenInput& in, std::vector<Fact>& facts)
      : in_(in), talk_(in.talk), knowledge_(in.knowledge), facts_(facts) {}

  void Run() {
    for (std::size_t t = 0; t < talk_.turns.size(); ++t) {
      if (talk_.turns[t].side == Side::kTherapist) {
        for (std::size_t s = talk_.turns[t].first; s < talk_.turns[t].last; ++s) {
          Ask(s);
          Recap(s);
        }
      } else if (talk_.turns[t].side == Side::kClient) {
        Answer(t);
      }
    }
    for (std::size_t i = 0; i < ratings_.size();) {
      std::size_t last = i + 1;
      while (last < ratings_.size() && SameSeries(ratings_[last - 1], ratings_[last])) ++last;
      if (last - i >= 2) {
        Series(i, last);
      } else {
        Single(ratings_[i]);
      }
      i = last;
    }
  }

 private:
  [[nodiscard]] bool Has(const std::vector<Token>& tokens, const std::string& list) const {
    return HasCue(tokens, list, knowledge_);
  }

  /// What the tokens name that can be rated: the last of them.
  [[nodiscard]] std::string Rated(const std::vector<Token>& tokens) const {
    std::string of;
    std::size_t at = 0;
    for (const CueList& list : knowledge_.cues) {
      if (!list.id.starts_with("rating.")) continue;
      for (const PhraseMatch& match : knowledge_.lexicon.Cues(list.id).Find(tokens)) {
        if (!of.empty() && match.first < at) continue;
        at = match.first;
        of = list.id.substr(7);
      }
    }
    return of;
  }

  void Ask(std::size_t s) {
    const Saying& saying = talk_.sayings[s];
    const bool scale = Has(saying.clean, "spoken.scale");
    if (saying.risky || saying.withheld) return;
    const std::string of = Rated(saying.clean);
    const bool names = saying.question || saying.clean.size() <= 3;  // "The craving."
    if (!of.empty() && names) of_ = of, of_turn_ = saying.turn;
    if (!saying.question) return;
    const bool again = !scale && Has(saying.clean, "reports.rating_again");
    if (!scale && !again) return;
    asked_ = s;
    asked_turn_ = saying.turn;
    soft_ = again;
    if (again) return;
    hundred_ = Has(saying.clean, "spoken.scale_hundred");
  }

  void Answer(std::size_t t) {
    const Turn& turn = talk_.turns[t];
    if (!asked_ || asked_turn_ + 1 != t || turn.first == turn.last) return;
    const std::optional<Number> value = soft_ ? BareValue(turn) : FirstValue(turn);
    if (!value || value->of || value->high) return;
    const bool over = value->value > 10;
    if (value->value > 100 || (over && !hundred_ && !Percent(t))) return;
    Rating rating;
    rating.value = value->value;
    rating.hundred = over || hundred_;
    const bool near = of_turn_ + (soft_ ? kSeriesGap : 6) >= t && !of_.empty();
    rating.of = near ? of_ : soft_ ? Dominant() : "";
    rating.moment = Moment(talk_.sayings[*asked_]);
    rating.turn = t;
    rating.question = *asked_;
    ratings_.push_back(rating);
    asked_.reset();
  }

  [[nodiscard]] std::optional<Number> FirstValue(const Turn& turn) const {
    std::optional<Number> value;
    for (std::size_t s = turn.first; s < turn.last && s < turn.first + 4; ++s) {
      const Saying& saying = talk_.sayings[s];
      if (saying.withheld || saying.risky) return std::nullopt;
      if (!value && !saying.numbers.empty() && saying.clean.size() <= 8) {
        value = saying.numbers.front();
      }
    }
    return value;
  }

  /// "Nine." "It was like a nine." - a number and nothing that it could count.
  [[nodiscard]] std::optional<Number> BareValue(const Turn& turn) const {
    std::optional<Number> value;
    for (std::size_t s = turn.first; s < turn.last && s < turn.first + 3; ++s) {
      const Saying& saying = talk_.sayings[s];
      if (saying.withheld || saying.risky) return std::nullopt;
      if (saying.numbers.empty() || saying.clean.size() > 6) continue;
      const Number& number = saying.numbers.back();
      const bool bare = number.last == saying.clean.size() &&
                        std::none_of(saying.clean.begin(), saying.clean.end(), [](const Token& t) {
                          return t.Is("not") || t.Is("yesterday") || t.Is("at") || t.Is("since");
                        });
      if (bare) value = number;
    }
    return value;
  }

  /// FindDominant's answer, sought at the first call.
  const std::string& Dominant() {
    if (!sought_) FindDominant();
    sought_ = true;
    return dominant_;
  }

  /// The feeling that the session names most, if it stands out.
  void FindDominant() {
    std::vector<std::pair<int, std::string>> counts;
    for (const CueList& list : knowledge_.cues) {
      if (!list.id.starts_with("rating.")) continue;
      int count = 0;
      for (const Saying& saying : talk_.sayings) {
        count += static_cast<int>(knowledge_.lexicon.Cues(list.id).Find(saying.clean).size());
      }
      counts.emplace_back(count, list.id.substr(7));
    }
    std::sort(counts.rbegin(), counts.rend());
    const bool clear = counts.size() > 1 && counts[0].first >= kDominantMin &&
                       2 * counts[0].first >= 3 * counts[1].first;
    if (clear) dominant_ = counts[0].second;
    // Else what the one measure on file measures: "anger reactions".
    if (!dominant_.empty() || in_.options.measure_names.size() != 1) return;
    for (const Measure& measure : knowledge_.measures) {
      if (measure.id == in_.options.measure_names[0])
        dominant_ = Rated(Tokenize(measure.construct));
    }
  }

  /// "when you walked off", "right now": when a rating that is asked for was so.
  [[nodiscard]] std::string Moment(const Saying& question) const {
    const auto found = knowledge_.lexicon.Cues("reports.moment").FindLongest(question.clean);
    if (found.empty()) return "";
    const std::string& text = talk_.transcript.utterances[question.utterance].text;
    const PhraseMatch& match = found.front();
    const Token& head = question.clean[match.first];
    const bool clause = head.Is("when") || head.Is("after") || head.Is("before") || head.Is("by");
    if (!clause) return TextOf(question.clean, match.first, match.last, text);
    std::size_t end = match.last;
    static constexpr std::array kOpen = std::to_array<std::string_view>(
        {"it", "this", "that", "he", "she", "they", "him", "her", "them", "i", "we", "those"});
    while (end < question.clean.size() && !question.clean[end].Is(",")) {
      if (std::find(kOpen.begin(), kOpen.end(), question.clean[end].norm) != kOpen.end()) return "";
      ++end;
    }
    const bool fits = end > match.last && end - match.first <= kMomentTokensMax && match.first > 0;
    return fits ? TextOf(question.clean, match.first, end, text) : "";
  }

  [[nodiscard]] bool SameSeries(const Rating& a, const Rating& b) const {
    return !a.told && !b.told && a.of == b.of && a.hundred == b.hundred &&
           b.turn <= a.turn + (a.of.empty() ? kOpenSeriesGap : kSeriesGap) &&
           talk_.turns[a.turn].speaker == talk_.turns[b.turn].speaker;
  }

  void Series(std::size_t first, std::size_t last) {
    Fact fact = MakeFact(FactKind::kResponse, ratings_[first].of, "spoken.rating_series");
    fact.experiencer = talk_.turns[ratings_[first].turn].speaker;
    fact.voice = Voice::kTherapist;
    for (std::size_t i = first; i < last; ++i) {
      const Rating& rating = ratings_[i];
      fact.words += (i > first ? "; " : "") + Text(rating.value);
      if (!rating.moment.empty()) fact.words += " " + rating.moment;
      fact.evidence.push_back(talk_.EvidenceOfTurn(rating.turn));
      fact.evidence.push_back(talk_.EvidenceOf(talk_.sayings[rating.question]));
    }
    fact.slots.severity = ratings_[first].hundred ? "100" : "10";
    fact.salience = 2.8;
    facts_.push_back(std::move(fact));
  }

  [[nodiscard]] bool Percent(std::size_t t) const {
    const std::vector<Token> tokens = talk_.CleanTokens(t);
    return std::any_of(tokens.begin(), tokens.end(),
                       [](const Token& x) { return x.Is("percent") || x.Is("%"); });
  }

  [[nodiscard]] Rating* Find(double value, std::size_t turn) {
    for (auto at = ratings_.rbegin(); at != ratings_.rend(); ++at) {
      if (at->turn + kSeriesTurns < turn) return nullptr;
      if (at->value == value) return &*at;
    }
    return nullptr;
  }

  /// "Eight down to five", "from an eight to a five", "eighty-five to thirty".
  void Recap(std::size_t s) {
    const Saying& saying = talk_.sayings[s];
    if (saying.numbers.size() < 2 || saying.risky || saying.withheld) return;
    const auto pair = PairIn(saying);
    if (!pair) return;
    const Number& from = saying.numbers[*pair];
    const Number& to = saying.numbers[*pair + 1];
    Rating* first = Find(from.value, saying.turn);
    Rating* second = Find(to.value, saying.turn);
    const bool told = SaidByClient(from.value, saying.turn) && SaidByClient(to.value, saying.turn);
    if (!told) return;
    if (first == nullptr && second == nullptr && !Has(saying.clean, "spoken.scale_recap")) return;
    std::string of = Rated(saying.clean);
    for (const Rating* rating : {first, second}) {
      if (of.empty() && rating != nullptr) of = rating->of;
    }
    const bool rated = first != nullptr && second != nullptr;
    if (!rated && Counted(saying, from, to)) return;
    if (of.empty() && !rated) return;  // a pair of unknown numbers says nothing true
    Fact fact = MakeFact(FactKind::kResponse, of, "spoken.rating_change");
    fact.slots.previous = from.text;
    fact.slots.value = to.text;
    const bool hundred = from.value > 10 || to.value > 10;
    fact.slots.severity = hundred ? "%" : "";
    fact.evidence = {talk_.EvidenceOf(saying)};
    for (const double value : {from.value, to.value}) AddSource(fact, value, saying.turn);
    for (Rating* rating : {first, second}) {
      if (rating != nullptr) rating->told = true;
    }
    fact.salience = 3.0;
    facts_.push_back(std::move(fact));
  }

  /// The first two numbers of a saying that "to" joins.
  [[nodiscard]] static std::optional<std::size_t> PairIn(const Saying& saying) {
    for (std::size_t i = 0; i + 1 < saying.numbers.size(); ++i) {
      const Number& from = saying.numbers[i];
      const Number& to = saying.numbers[i + 1];
      if (from.of || to.of || from.high || to.high || to.first - from.last > 4) continue;
      const bool joined = std::any_of(saying.clean.begin() + static_cast<std::ptrdiff_t>(from.last),
                                      saying.clean.begin() + static_cast<std::ptrdiff_t>(to.first),
                                      [](const Token& token) { return token.Is("to"); });
      if (joined && from.value != to.value) return i;
    }
    return std::nullopt;
  }

  /// "Four down to two" where the client has counted something: tells of what was counted. True if
  /// the numbers are counts, told or not.
  bool Counted(const Saying& saying, const Number& from, const Number& to) {
    const auto source = ClientSaying(to.value, saying.turn);
    const auto before = ClientSaying(from.value, saying.turn);
    if (!source || !before) return false;
    for (std::size_t s : {*source, *before}) {
      const Turn& turn = talk_.TurnOf(talk_.sayings[s]);
      for (std::size_t c = s + 1; c-- > turn.first;) {
        const Saying& named = talk_.sayings[c];
        const std::string& text = talk_.transcript.utterances[named.utterance].text;
        for (const PhraseMatch& match : knowledge_.lexicon.concepts.FindLongest(named.clean)) {
          const Token& last = named.clean[match.last - 1];
          if (!last.norm.ends_with('s') || last.norm.ends_with("ss")) continue;
          if (named.withheld || named.risky || named.quoted) return true;
          Fact fact = MakeFact(FactKind::kChange, knowledge_.concepts[match.pattern].id,
                               "spoken.count_change");
          fact.words = TextOf(named.clean, match.first, match.last, text);
          fact.slots.previous = from.text;
          fact.slots.value = to.text;
          if (Has(talk_.sayings[*source].clean, "spoken.this_week"))
            fact.slots.period = "this week";
          fact.slots.severity = from.value > to.value ? "decreased" : "increased";
          fact.evidence = {talk_.EvidenceOf(saying), talk_.EvidenceOf(talk_.sayings[*source])};
          fact.evidence.push_back(talk_.EvidenceOf(talk_.sayings[*before]));
          if (c != *source) fact.evidence.push_back(talk_.EvidenceOf(named));
          fact.salience = 3.2;
          facts_.push_back(std::move(fact));
          return true;
        }
      }
    }
    return false;
  }

  [[nodiscard]] std::optional<std::size_t> ClientSaying(double value, std::size_t turn) const {
    const std::size_t from = turn > kSeriesTurns ? turn - kSeriesTurns : 0;
    for (std::size_t t = turn; t-- > from;) {
      if (talk_.turns[t].side != Side::kClient) continue;
      for (std::size_t s = talk_.turns[t].first; s < talk_.turns[t].last; ++s) {
        for (const Number& number : talk_.sayings[s].numbers) {
          if (number.value == value || (number.high && *number.high == value)) return s;
        }
      }
    }
    return std::nullopt;
  }
  [[nodiscard]] bool SaidByClient(double value, std::size_t turn) const {
    return ClientSaying(value, turn).has_value();
  }
  void AddSource(Fact& fact, double value, std::size_t turn) const {
    const auto source = ClientSaying(value, turn);
    if (source) fact.evidence.push_back(talk_.EvidenceOf(talk_.sayings[*source]));
  }

  static Fact MakeFact(FactKind kind, const std::string& of, const std::string& rule) {
    Fact fact;
    fact.kind = kind;
    fact.concept_id = of;
    fact.rule = rule;
    return fact;
  }

  void Single(const Rating& rating) {
    if (rating.told || rating.of.empty()) return;
    const Saying& question = talk_.sayings[rating.question];
    Fact fact = MakeFact(FactKind::kResponse, rating.of, "spoken.rating");
    fact.experiencer = talk_.turns[rating.turn].speaker;
    fact.slots.value = Text(rating.value);
    fact.slots.severity = rating.hundred ? "%" : " out of 10";
    fact.voice = Voice::kTherapist;
    fact.words = Object(question);
    fact.evidence = {talk_.EvidenceOfTurn(rating.turn), talk_.EvidenceOf(question)};
    const bool needs_object = rating.of == "belief";
    if (needs_object && fact.words.empty()) return;
    fact.salience = 1.6 + (fact.words.empty() ? 0 : 0.6);
    facts_.push_back(std::move(fact));
  }

  static std::string Text(double value) {
    const auto whole = static_cast<long long>(value);
    const bool half = value - static_cast<double>(whole) >= 0.25;
    return std::to_string(whole) + (half ? ".5" : "");
  }

  /// "how sure are you that you'll faint" -> "that you'll faint"; "how important is it to you to
  /// keep the job" -> "to keep the job".
  [[nodiscard]] std::string Object(const Saying& question) const {
    const std::vector<Token>& clean = question.clean;
    const std::string& text = talk_.transcript.utterances[question.utterance].text;
    for (std::size_t i = clean.size(); i-- > 2;) {
      const bool that = clean[i].Is("that") && i + 2 < clean.size() && clean[i + 1].Is("you");
      const bool to = clean[i].Is("to") && i + 2 < clean.size() &&
                      (clean[i + 1].Is("not") || in_.telling.bases.contains(clean[i + 1].norm));
      if (!that && !to) continue;
      static constexpr std::array kOpen = std::to_array<std::string_view>(
          {"it", "this", "he", "she", "they", "him", "her", "them", "i", "we", "those", "these"});
      for (std::size_t j = i + 1; j < clean.size(); ++j) {
        if (std::find(kOpen.begin(), kOpen.end(), clean[j].norm) != kOpen.end()) return "";
        if (clean[j].Is(",")) return j > i + 2 ? TextOf(clean, i, j, text) : "";
      }
      return clean.size() > i + 2 + (that ? 1U : 0U) ? TextOf(clean, i, clean.size(), text) : "";
    }
    return "";
  }

  const SpokenInput& in_;
  const Talk& talk_;
  const Knowledge& knowledge_;
  std::vector<Fact>& facts_;
  std::vector<Rating> ratings_;
  std::optional<std::size_t> asked_;
  std::size_t asked_turn_ = 0;
  bool hundred_ = false;
  bool soft_ = false;  ///< asked without naming a scale
  std::string dominant_;
  bool sought_ = false;  ///< dominant_ is known
  std::string of_;
  std::size_t of_turn_ = 0;
};

}  // namespace

void FindRatings(const SpokenInput& in, std::vector<Fact>& facts) { Ratings(in, facts).Run(); }

}  // namespace goldenthread
