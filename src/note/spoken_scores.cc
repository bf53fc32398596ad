// One pass over the session's utterances for all measures; the name may stand in the utterance
// before ("the PHQ. Eleven today." or an answer to it).
#include "note/spoken_scores.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "base/tokens.h"
#include "findings/numbers.h"

namespace goldenthread {
namespace {

constexpr std::size_t kCitedMax = 2;

/// "PHQ-9" is spoken of as "phq".
std::string SpokenName(const std::string& name) {
  return LowerCase(name.substr(0, name.find_first_of("- 0123456789")));
}

struct Said {
  bool name = false;
  bool score = false;
  bool previous = false;
};

Said ReadUtterance(const std::string& text, const MeasureScore& measure) {
  Said said;
  const std::vector<Token> tokens = Tokenize(text);
  const std::string name = SpokenName(measure.name);
  said.name = std::any_of(tokens.begin(), tokens.end(),
                          [&](const Token& token) { return token.norm.starts_with(name); });
  for (const Number& number : FindNumbers(tokens)) {
    if (number.of || number.high) continue;
    said.score = said.score || std::abs(number.value - *measure.score) < 1e-9;
    said.previous =
        said.previous || (measure.previous && std::abs(number.value - *measure.previous) < 1e-9);
  }
  return said;
}

}  // namespace

void CiteSpokenScores(const Transcript& transcript, const ClientRecord& record,
                      std::vector<Statement>& statements) {
  for (const MeasureScore& measure : record.measures) {
    if (!measure.score || measure.name.empty()) continue;
    const auto at = std::find_if(statements.begin(), statements.end(), [&](const Statement& s) {
      return s.text.starts_with(measure.name + " score was");
    });
    if (at == statements.end()) continue;
    Said before;
    std::size_t cited = 0;
    for (std::size_t u = 0; u < transcript.utterances.size() && cited < kCitedMax; ++u) {
      const Utterance& utterance = transcript.utterances[u];
      if (utterance.input != InputKind::kSession) continue;
      const Said said = ReadUtterance(utterance.text, measure);
      if (said.score && (said.name || said.previous || before.name)) {
        const auto end = static_cast<std::uint32_t>(utterance.text.size());
        at->evidence.push_back({EvidenceInput::kSession, u, {0, end}, ""});
        ++cited;
      }
      before = said;
    }
  }
}

}  // namespace goldenthread
