// FindSpoken: reads the talk once, lets every finder add its facts, then orders them as they were
// said and drops what a more specific finder has told already.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "base/function_words.h"
#include "findings/find_parts.h"
#include "findings/spoken_parts.h"
#include "findings/talk.h"

namespace goldenthread {
namespace {

/// Words that the session uses as names: written with a capital inside a sentence and never
/// without one; days, months, medicines and measures aside.
std::set<std::string> NamesIn(const Talk& talk, const Knowledge& knowledge) {
  std::map<std::string, int> capital;
  std::set<std::string> lower;
  std::set<std::string> not_names;
  for (const Turn& turn : talk.turns) {
    const std::vector<Token>& tokens = talk.conversation.tokens[turn.utterance];
    const std::string& text = talk.transcript.utterances[turn.utterance].text;
    for (const PhraseMatcher* matcher :
         {&knowledge.lexicon.medications, &knowledge.lexicon.measures,
          &knowledge.lexicon.substances}) {
      for (const PhraseMatch& match : matcher->Find(tokens)) {
        for (std::size_t i = match.first; i < match.last; ++i) not_names.insert(tokens[i].norm);
      }
    }
    bool opens = true;
    bool title = false;  // the word before is "Dr": its full stop opens nothing
    for (const Token& token : tokens) {
      const bool titled = std::exchange(title, false);
      if (!token.IsWord()) {
        opens = opens || (token.Is(".") && !titled) || token.Is("?") || token.Is("!") ||
                token.Is("\"") || token.Is("-") || token.Is("...");
        continue;
      }
      const std::string_view written = token.span.In(text);
      const bool upper = written[0] >= 'A' && written[0] <= 'Z';
      if (!upper) lower.insert(token.norm);
      if (upper && !opens && written.size() > 1 && !(written[1] >= 'A' && written[1] <= 'Z')) {
        ++capital[token.norm];
      }
      title = token.Is("dr") || token.Is("mr") || token.Is("mrs") || token.Is("ms");
      opens = false;
    }
  }
  static constexpr std::array kCalendar = std::to_array<std::string_view>(
      {"monday",       "tuesday",   "wednesday", "thursday", "friday",   "saturday",  "sunday",
       "january",      "february",  "march",     "april",    "may",      "june",      "july",
       "august",       "september", "october",   "november", "december", "christmas", "easter",
       "thanksgiving", "god",       "jesus",     "mondays",  "fridays",  "saturdays", "sundays",
       "dr",           "mr",        "mrs",       "ms",       "facebook", "instagram", "google",
       "youtube",      "zoom",      "halloween", "english",  "spanish",  "american"});
  std::set<std::string> names;
  for (const auto& [norm, count] : capital) {
    const bool calendar = std::find(kCalendar.begin(), kCalendar.end(), norm) != kCalendar.end();
    if (!lower.contains(norm) && !not_names.contains(norm) && !calendar) names.insert(norm);
  }
  return names;
}

/// In a group a note tells what its own client said and nobody else's disclosure.
void KeepOwnWords(const Talk& talk, const FindOptions& options, std::vector<Fact>& facts) {
  constexpr std::size_t kGroupFrom = 3;
  std::set<std::string> speakers;
  for (const Turn& turn : talk.turns) {
    if (turn.side == Side::kClient && turn.speaker != "client") speakers.insert(turn.speaker);
  }
  if (speakers.size() < kGroupFrom) return;
  const std::string own = options.client_name.substr(0, options.client_name.find(' '));
  std::erase_if(facts, [&](const Fact& fact) {
    if (fact.kind == FactKind::kIntervention || fact.rule == "spoken.appointment") return false;
    const Evidence& first = fact.evidence.front();
    const Utterance& utterance = talk.transcript.utterances[first.utterance];
    const bool told = utterance.role == Role::kParticipant;
    return told ? utterance.speaker != own : fact.experiencer != own;
  });
}

std::set<std::string> StemsOf(const std::string& words) {
  std::set<std::string> stems;
  for (const Token& token : Tokenize(words)) {
    const bool content = token.IsNumber() || (token.IsWord() && !IsFunctionWord(token.norm));
    if (content && !token.Is("maybe")) stems.insert(token.stem);
  }
  return stems;
}

/// A report that says no more than the answer to a prompt in the same turn is not told beside it.
void DropContained(std::vector<Fact>& facts) {
  std::vector<std::pair<std::size_t, std::set<std::string>>> answers;
  for (const Fact& fact : facts) {
    if (fact.rule != "spoken.prompted" || fact.words.empty()) continue;
    answers.emplace_back(fact.evidence.front().utterance, StemsOf(fact.words));
  }
  std::erase_if(facts, [&](const Fact& fact) {
    if (fact.rule != "spoken.report") return false;
    const std::set<std::string> stems = StemsOf(fact.words);
    return std::any_of(answers.begin(), answers.end(), [&](const auto& answer) {
      return answer.first == fact.evidence.front().utterance &&
             std::includes(answer.second.begin(), answer.second.end(), stems.begin(), stems.end());
    });
  });
}

/// A count that a review of homework tells is not told again as an answer to its prompt.
void DropReviewed(std::vector<Fact>& facts) {
  std::set<std::size_t> reviewed;
  for (const Fact& fact : facts) {
    if (fact.rule != "spoken.review") continue;
    for (const Evidence& evidence : fact.evidence) reviewed.insert(evidence.utterance);
  }
  std::erase_if(facts, [&](const Fact& fact) {
    return fact.rule == "spoken.prompted" && reviewed.contains(fact.evidence.front().utterance);
  });
}

}  // namespace

std::vector<Fact> FindSpoken(const Transcript& transcript, const Conversation& conversation,
                             const FindOptions& options, const Knowledge& knowledge) {
  if (!transcript.HasSession()) return {};
  const Talk talk = ReadTalk(transcript, conversation, knowledge);
  TellingContext telling = MakeTellingContext(knowledge);
  telling.names = NamesIn(talk, knowledge);
  const SpokenInput in{talk, options, knowledge, telling};

  std::vector<Fact> facts;
  FindReports(in, facts);
  FindAnswers(in, facts);
  FindPrompted(in, facts);
  FindSaid(in, facts);
  FindInterventions(in, facts);
  FindMedications(in, facts);
  FindAmounts(in, facts);
  FindQuotes(in, facts);
  FindRatings(in, facts);
  FindReviews(in, facts);
  FindPlans(in, facts);
  FindAppointments(in, facts);
  FindStances(in, facts);
  std::stable_sort(facts.begin(), facts.end(), [](const Fact& a, const Fact& b) {
    const Evidence& first = a.evidence.front();
    const Evidence& second = b.evidence.front();
    return std::pair(first.utterance, first.span.begin) <
           std::pair(second.utterance, second.span.begin);
  });
  DropReviewed(facts);
  DropContained(facts);
  KeepOwnWords(talk, options, facts);
  return facts;
}

}  // namespace goldenthread
