// Short talks of tests/risk/, each with the state that every domain should get
// ("historical|denied": either is right), written by people who had not seen the rules.
// vignettes.txt may be read by whoever writes rules; held.txt may not, so that its counts say how
// far they reach.
//
// Misses are counted and bounded; a risk printed as its opposite is bounded on its own.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "base/json.h"
#include "knowledge/load.h"
#include "pipeline/pipeline.h"

namespace goldenthread {
namespace {

struct Vignette {
  std::string name;
  std::string client;
  std::map<std::string, std::string> key;
  std::string text;
};

std::vector<Vignette> ReadVignettes(const std::string& file) {
  std::vector<Vignette> vignettes;
  std::ifstream in("tests/risk/" + file);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("### ")) {
      vignettes.push_back({line.substr(4), "", {}, ""});
    } else if (vignettes.empty() || line.empty() || line.starts_with("why:")) {
      continue;
    } else if (line.starts_with("client: ")) {
      if (line != "client: -") vignettes.back().client = line.substr(8);
    } else if (line.starts_with("suicidal_ideation=")) {
      std::istringstream words(line);
      for (std::string word; words >> word;) {
        const std::size_t at = word.find('=');
        vignettes.back().key[word.substr(0, at)] = word.substr(at + 1);
      }
    } else {
      vignettes.back().text += line + "\n";
    }
  }
  return vignettes;
}

bool Allows(const std::string& key, const std::string& state) {
  return ("|" + key + "|").find("|" + state + "|") != std::string::npos;
}

struct Counts {
  std::size_t right = 0;
  std::size_t hidden = 0;    ///< endorsed, printed as anything that is said of it
  std::size_t invented = 0;  ///< never spoken of, printed as endorsed
};

Counts Count(const std::string& file) {
  Counts counts;
  for (const Vignette& vignette : ReadVignettes(file)) {
    PipelineInput input;
    input.session = {"input", vignette.text};
    input.record.client.name = vignette.client;
    const auto done = DraftSessionNote(input, EmbeddedKnowledge());
    EXPECT_TRUE(done.has_value()) << vignette.name;
    for (int d = 0; done && d < kRiskDomains; ++d) {
      const auto domain = static_cast<RiskDomain>(d);
      const std::string& key = vignette.key.at(EnumText(domain));
      const std::string state = EnumText(done.value().findings.Risk(domain).state);
      if (Allows(key, state)) ++counts.right;
      if (key == "endorsed" && state != "endorsed" && state != "not_asked") ++counts.hidden;
      if (key == "not_asked" && state == "endorsed") ++counts.invented;
    }
  }
  return counts;
}

// The bounds are what is reached, to be tightened with every gain; none is the aim.

TEST(RiskVignettes, AreReadAsTheirAuthorsMeantThem) {
  const Counts counts = Count("vignettes.txt");
  EXPECT_GE(counts.right, 445U);  // of 475
  EXPECT_LE(counts.hidden, 1U);
  EXPECT_LE(counts.invented, 0U);
}

TEST(RiskVignettes, HeldOnesAreNotTurnedIntoTheirOpposite) {
  const Counts counts = Count("held.txt");
  EXPECT_GE(counts.right, 217U);  // of 350
  EXPECT_LE(counts.hidden, 1U);
  EXPECT_LE(counts.invented, 1U);
}

}  // namespace
}  // namespace goldenthread
