// People: who is spoken of in a session, and whom "he" or "she" means.
//
// A name counts as a person only where it acts like one (stands before a verb, has a role, is told
// or asked something). Gender is learnt from kin words beside the name and from the pronouns of the
// turns that speak of nobody else. A pronoun that could mean two people means nobody here.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "findings/talk.h"
#include "findings/tellable.h"

namespace goldenthread {

enum class Gender { kUnknown, kFemale, kMale };

class People {
 public:
  /// Reads all sayings once. Keeps references to both arguments.
  People(const Talk& talk, const TellingContext& telling);

  /// Whom a pronoun of that gender means that stands in `saying`, `ahead` clean tokens from its
  /// start: a name as written, or "my sister"; empty where nobody or several people fit.
  [[nodiscard]] std::string Meant(std::size_t saying, std::size_t ahead, Gender gender) const;

  /// The gender of a name as written or of "my sister".
  [[nodiscard]] Gender GenderOf(const std::string& person) const;

 private:
  struct Mention {
    std::size_t saying = 0;
    std::size_t token = 0;
    std::size_t person = 0;  // index into people_
  };
  struct Person {
    std::string noun;  // "Eli", "my sister"
    Gender gender = Gender::kUnknown;
    bool acts = false;
  };

  std::size_t PersonOf(const std::string& noun, Gender gender);
  void Read(std::size_t saying);
  void ReadName(std::size_t saying, std::size_t token);
  void LearnGenders();
  [[nodiscard]] bool Acts(const std::vector<Token>& clean, std::size_t token) const;

  const Talk& talk_;
  const TellingContext& telling_;
  std::vector<Person> people_;
  std::map<std::string, std::size_t> index_;
  std::vector<Mention> mentions_;
  std::vector<std::size_t> first_mention_;  // by saying: index into mentions_
};

}  // namespace goldenthread
