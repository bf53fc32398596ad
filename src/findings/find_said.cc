// Words of other people that the client gives back: "Kim said, 'one more and we're gone'". The
// quotation stays as it was spoken; whose it is comes from the subject of the verb of saying before
// it. Without a person who can be named there is no fact.
#include <algorithm>
#include <array>
#include <optional>

#include "findings/people.h"
#include "findings/report_topic.h"
#include "findings/spoken_parts.h"

namespace goldenthread {
namespace {

constexpr std::size_t kQuoteWordsMax = 18;
constexpr std::size_t kQuoteWordsMin = 2;
/// Tokens before a quotation in which its verb stands.
constexpr std::size_t kVerbReach = 5;
constexpr double kSaidSalience = 1.5;

class Said {
 public:
  Said(const SpokenInput& in, std::vector<Fact>& facts)
      : in_(in), talk_(in.talk), people_(in.talk, in.telling), facts_(facts) {}

  void Run() {
    for (const Turn& turn : talk_.turns) {
      if (turn.side != Side::kClient || turn.speaker != "client") continue;
      const std::vector<Token>& tokens = talk_.conversation.tokens[turn.utterance];
      for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (!tokens[i].Is("\"")) continue;
        std::size_t close = i + 1;
        while (close < tokens.size() && !tokens[close].Is("\"")) ++close;
        if (close == tokens.size()) break;
        Quote(turn, tokens, i, close);
        i = close;
      }
    }
  }

 private:
  /// The saying that holds the token, if it may be told.
  [[nodiscard]] std::optional<std::size_t> SayingAt(const Turn& turn, std::size_t token) const {
    for (std::size_t s = turn.first; s < turn.last; ++s) {
      const Saying& saying = talk_.sayings[s];
      if (token >= saying.last || token < saying.first) continue;
      return saying.risky || saying.withheld ? std::nullopt : std::optional<std::size_t>(s);
    }
    return std::nullopt;
  }

  /// Who says it: the subject of the verb of saying before the quotation at `open`.
  [[nodiscard]] std::string Speaker(const Turn& turn, const std::vector<Token>& tokens,
                                    std::size_t open, std::size_t saying) const {
    const std::size_t from = open > kVerbReach ? open - kVerbReach : 0;
    const std::vector<Token> before(tokens.begin() + static_cast<std::ptrdiff_t>(from),
                                    tokens.begin() + static_cast<std::ptrdiff_t>(open));
    const auto verbs = in_.knowledge.lexicon.Cues("reports.saying").Find(before);
    if (verbs.empty() || verbs.back().first == 0) return "";
    const std::size_t subject = from + verbs.back().first - 1;
    const Token& token = tokens[subject];
    const std::string& text = talk_.transcript.utterances[turn.utterance].text;
    const std::string_view written = token.span.In(text);
    if (in_.telling.names.contains(token.norm) && written != token.norm) {
      return std::string(written);
    }
    if (token.Is("he") || token.Is("she")) {
      const Saying& at = talk_.sayings[saying];
      std::size_t ahead = 0;
      while (ahead < at.clean.size() && at.clean[ahead].span.begin < token.span.begin) ++ahead;
      return people_.Meant(saying, ahead, token.Is("she") ? Gender::kFemale : Gender::kMale);
    }
    for (const PhraseMatch& match : in_.knowledge.lexicon.kin.FindLongest(tokens)) {
      const bool mine = match.first > 0 && tokens[match.first - 1].Is("my");
      if (match.last == subject + 1 && mine) return "my " + in_.knowledge.kin[match.pattern].id;
    }
    return "";
  }

  void Quote(const Turn& turn, const std::vector<Token>& tokens, std::size_t open,
             std::size_t close) {
    const auto saying = SayingAt(turn, open);
    if (!saying) return;
    const std::vector<Token> quoted(tokens.begin() + static_cast<std::ptrdiff_t>(open) + 1,
                                    tokens.begin() + static_cast<std::ptrdiff_t>(close));
    const auto words = static_cast<std::size_t>(std::count_if(
        quoted.begin(), quoted.end(), [](const Token& t) { return t.space_before || t.IsWord(); }));
    if (quoted.empty() || words < kQuoteWordsMin || words > kQuoteWordsMax) return;
    const auto end = SayingAt(turn, close);
    if (!end || HasCue(quoted, "spoken.coarse", in_.knowledge) ||
        HasCue(quoted, "spoken.risk_words", in_.knowledge)) {
      return;
    }
    const std::string person = Speaker(turn, tokens, open, *saying);
    if (person.empty()) return;
    const std::string& text = talk_.transcript.utterances[turn.utterance].text;
    Fact fact;
    fact.kind = FactKind::kTrigger;
    fact.state = FactState::kOtherPerson;
    fact.voice = Voice::kClient;
    fact.rule = "spoken.said";
    fact.slots.person = person;
    const Span span{quoted.front().span.begin, quoted.back().span.end};
    fact.words = std::string(span.In(text));
    fact.salience = kSaidSalience + TopicOf(quoted, in_.knowledge).weight / 2 +
                    0.5 * FormSalience(talk_, talk_.sayings[*saying]);
    fact.evidence = {talk_.EvidenceOfTurn(talk_.sayings[*saying].turn)};
    facts_.push_back(std::move(fact));
  }

  const SpokenInput& in_;
  const Talk& talk_;
  const People people_;
  std::vector<Fact>& facts_;
};

}  // namespace

void FindSaid(const SpokenInput& in, std::vector<Fact>& facts) { Said(in, facts).Run(); }

}  // namespace goldenthread
