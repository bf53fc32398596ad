// Told clauses: the clauses of one client turn that a note may tell, each able to stand alone.
//
// Reading a turn settles what its clauses leave open: the day that a fragment or a front position
// sets ("Friday."), the subject that was left out, the person a pronoun means (people.h), the thing
// "it" means after a prompt. What stays open is not told.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "findings/people.h"
#include "findings/report_topic.h"
#include "findings/spoken_parts.h"
#include "findings/tellable.h"

namespace goldenthread {

struct ToldClause {
  std::size_t saying = 0;
  std::vector<Token> clause;  ///< norms as resolved; spans as spoken
  std::string words;          ///< first person, resolved: "my father took the belt to Wade"
  std::string subject;        ///< "I", "Eli", "my father", "the hinge": what `words` begin with
  Telling telling;
  ReportTopic topic;
  std::string day;    ///< "on Friday", "last night"; empty where it stands in the words or nowhere
  std::string label;  ///< of the prompt that it answers
  double weight = 0;
};

class ClauseTeller {
 public:
  /// Keeps references to all arguments.
  ClauseTeller(const SpokenInput& in, const People& people) : in_(in), people_(people) {}

  /// The told clauses of a client turn, in order.
  [[nodiscard]] std::vector<ToldClause> Read(std::size_t turn);

 private:
  /// A clause on its way: tokens and what will be printed for each.
  struct Draft {
    std::vector<Token> tokens;
    std::vector<std::string> print;
    std::string day;
  };

  [[nodiscard]] const std::string& TextOfTurn() const;
  [[nodiscard]] Draft DraftOf(const std::vector<Token>& part) const;
  [[nodiscard]] bool Bereaved(const Saying& saying) const;
  void Tell(std::size_t saying, const std::vector<Token>& part, std::vector<ToldClause>& told);
  [[nodiscard]] bool TakeDay(Draft& draft) const;
  void AddSubject(std::size_t saying, Draft& draft, const std::vector<ToldClause>& told) const;
  [[nodiscard]] bool ResolvePeople(std::size_t saying, Draft& draft) const;
  void ResolveThing(std::size_t saying, Draft& draft) const;
  [[nodiscard]] bool Keeps(std::size_t saying, const ToldClause& clause) const;
  [[nodiscard]] bool Retracted(std::size_t saying, const ToldClause& clause) const;
  [[nodiscard]] bool NarrativePresent(const ToldClause& clause) const;
  [[nodiscard]] bool TellsOfThePast() const;
  [[nodiscard]] bool PutInPast(Draft& draft) const;
  [[nodiscard]] static std::string WordsOf(const Draft& draft);
  [[nodiscard]] bool AskedInPresent() const;
  [[nodiscard]] bool IsPast(const std::vector<Token>& clause) const;

  const SpokenInput& in_;
  const People& people_;
  std::size_t turn_ = 0;
  PromptedTopic topic_;
  Antecedents named_;
  std::string day_;
};

}  // namespace goldenthread
