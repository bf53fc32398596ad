// PlanReader: reads a session for what was agreed, turn by turn.
//
// Proposals and the client's own promises are read in plan_proposals.cc, what is given back or
// listed, and the topic that short words hang on, in plan_recaps.cc; find_plans.cc holds the walk
// and the list of items, of which later ones replace earlier ones.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "findings/plan_phrases.h"
#include "findings/plan_replies.h"
#include "findings/spoken_parts.h"

namespace goldenthread {

class PlanReader {
 public:
  /// `in` must outlive it.
  PlanReader(const SpokenInput& in, std::vector<Fact>& facts)
      : in_(in),
        talk_(in.talk),
        knowledge_(in.knowledge),
        replies_(in),
        phrases_(in),
        facts_(facts) {}
  /// Reads the session and adds what was agreed.
  void Run();

 private:
  using Tokens = std::vector<Token>;
  struct Item {
    Fact fact;
    Tokens tokens;
    std::size_t turn = 0;
    bool list = false;  ///< a closing list
  };
  static Tokens From(const Tokens& tokens, std::size_t first, std::size_t last);
  static Tokens From(const Tokens& tokens, std::size_t first);
  [[nodiscard]] bool Has(const Tokens& tokens, const std::string& list) const;
  [[nodiscard]] bool IsBase(const Token& token) const;
  void ReadTherapist(std::size_t t);

  /// "Would you draw the map at home?": the act behind the cue, if the client accepts.
  bool Proposal(const Saying& saying, bool planning);
  /// "Could we say one open question each week?": what the bargaining counts.
  bool Counted(const Tokens& clean, std::size_t verb, std::size_t turn);
  /// "tell her", "tell Ann": a talk with somebody is a task.
  [[nodiscard]] bool TellsPerson(const Tokens& words, std::size_t verb) const;
  /// "What if the journal's by your bed?"
  bool WhatIf(const Saying& saying, bool planning);
  /// "The stretches, could you do it before bed?"
  bool TopicDone(const Saying& saying, const Tokens& lead, const Tokens& rest);
  /// "Would you do that on Monday?": the act proposed just before, with a time.
  bool DoIt(const Saying& saying, const Tokens& rest);
  /// "How about Monday?" - "Monday I work." - "Noon?" - "Noon. Okay.": the time that was taken.
  [[nodiscard]] std::string Rescheduled(std::size_t reply, const Tokens& act, std::size_t& accepted,
                                        Reply& taken) const;
  /// The turn after the reply still bargains over the number.
  [[nodiscard]] bool Revised(std::size_t reply, const Tokens& act) const;
  /// "Three evenings at the pool?": a question that is a whole item.
  bool Elliptic(const Saying& saying);
  /// The noun that ends the sentence before in the same turn: "And one more, supper."
  [[nodiscard]] std::string NounBefore(const Saying& saying) const;
  /// "If it gets worse, I'd want you to call the clinic."
  bool Conditional(const Saying& saying, std::size_t s);
  static bool Points(const Tokens& tokens);
  /// "That's the ER.": the place of help that the next sentence names.
  [[nodiscard]] std::string EmergencyBehind(std::size_t s) const;

  /// "So it's the swims every day, two pages, and the call to the clinic tomorrow."
  bool List(const Saying& saying);
  /// The turn ends by asking whether it is too much, so that "no" is a yes.
  /// The client's turn that takes up what was assigned: the next, or, where that one bargains over
  /// something else, the one after. turns.size() if none does.
  [[nodiscard]] std::size_t TakenUp(std::size_t turn, const Tokens& words) const;
  /// "Five minutes is fine.": the client's number in place of the therapist's, where that is taken.
  [[nodiscard]] std::string Bargained(const PlanPhrase& phrase, std::size_t turn,
                                      std::size_t reply) const;
  /// "Every other day it is.": how often, for the act that was left open.
  bool Often(const Saying& saying, const Tokens& recap);
  [[nodiscard]] bool TooMuch(std::size_t turn) const;
  static bool Clausal(const Tokens& words);
  /// "Four walks, around the block.": a few words that repeat what the client settled on.
  bool Echo(const Saying& saying);
  /// "In the car. Ann in the car." - "In the car.": the client's fuller words.
  [[nodiscard]] std::optional<PlanPhrase> ItemOf(const Tokens& recap, std::size_t turn) const;
  /// "Friday it is.": the day of the item that was settled just before.
  bool DayOfLast(const Saying& saying, const Tokens& recap);
  /// The participant whom the sentence calls by name: "Ada, can you ...".
  [[nodiscard]] std::string Called(const Saying& saying) const;
  [[nodiscard]] bool NamesTask(const Tokens& item) const { return phrases_.NamesTask(item); }
  [[nodiscard]] bool Refused(const Saying& saying, const Tokens& recap) const;
  static bool OpensWithPreposition(const Tokens& item);
  /// No subject of its own, or "you": words that read as an item of a list.
  [[nodiscard]] bool Fragment(const Tokens& recap) const;
  void StripApproval(Tokens& recap) const;
  /// "Take the key along. And write to the school by Monday."
  void Assignment(const Saying& saying);
  [[nodiscard]] bool ItemsIn(std::size_t turn) const;
  /// "And three times a day.": belongs to the item before it in the same turn.
  void Continue(const Saying& saying, const PlanPhrase& phrase);
  /// The turn asks when, and the reply names a day.
  [[nodiscard]] bool DayGiven(std::size_t t, std::size_t reply) const;
  [[nodiscard]] bool FragmentAt(const Tokens& words, std::size_t first) const;
  /// A noun phrase with a number, a day or an article.
  static bool Listed(const Tokens& words);

  /// What the end of a therapist's turn puts up: "And the phone?", "Meetings. What would work?"
  void Topic(std::size_t t);
  /// A question about something else.
  [[nodiscard]] bool LeavesTopic(const Saying& saying) const;
  /// "the garage fridge"; of "Swimming, how often can you?" what stands before the comma.
  [[nodiscard]] std::string NounOf(const Saying& saying) const;
  [[nodiscard]] std::string LowerFirst(const Tokens& tokens, std::size_t turn) const;
  /// "What's the next step?" - "The counter. With Ann in the car.": the client's own offer.
  void Offer(std::size_t t);
  /// The topic of a fragment that names no task itself.
  [[nodiscard]] std::string TopicFor(std::size_t turn, const Tokens& recap) const;
  /// "When?" - "Monday and Friday at noon": the answer belongs to the item before.
  void When(std::size_t t);
  /// The client names one day, then another.
  [[nodiscard]] bool Changes(const Turn& answer) const;
  /// "Monday. No, Friday." - "Friday it is.": the day that the therapist gives back.
  [[nodiscard]] std::string Corrected(std::size_t reply) const;
  static bool Fragmentary(const Tokens& clean);

  /// "I can ask her tomorrow." to "Would you ask Ann about the form?": only adds the time.
  bool AddsTime(const Saying& saying, const Tokens& part, std::size_t verb);
  /// "I'll call them at lunch."
  void ReadClient(std::size_t t);
  void Commitment(const Saying& saying, const Tokens& said);
  /// "Did you call the clinic?" - "I'll call on Monday.": the act as the therapist named it.
  [[nodiscard]] std::optional<PlanPhrase> AskedAct(const Tokens& part, std::size_t verb,
                                                   std::size_t turn) const;
  /// The therapist takes up what the client only could do.
  [[nodiscard]] bool Welcomed(std::size_t turn) const;
  /// The therapist's next turn repeats something of it, or asks when.
  [[nodiscard]] bool Taken(std::size_t turn, const Tokens& act) const;
  /// "I won't drink till Sunday": a promise, not a refusal of what was proposed.
  [[nodiscard]] bool Kept(const Saying& saying) const;

  Item& Add(const Saying& saying, const PlanPhrase& phrase, const std::string& rule,
            std::vector<Evidence> evidence);
  /// Of two items about the same thing the later one stays; a closing list outranks what it names.
  void DropReplaced();
  static bool SameTopic(const Item& a, const Item& b);
  static void Merge(const Item& more, Item& item);
  static bool Replaces(const Item& later, const Item& earlier);
  struct Pending {
    std::string words;
    Tokens tokens;
    std::size_t turn = 0;
  };

  const SpokenInput& in_;
  const Talk& talk_;
  const Knowledge& knowledge_;
  const PlanReplies replies_;
  const PlanPhrases phrases_;
  std::vector<Fact>& facts_;
  std::vector<Item> items_;
  std::optional<Pending> pending_;  ///< proposed, not yet taken up
  std::string topic_;               ///< what planning is about
  std::size_t topic_turn_ = 0;
  bool topic_counts_ = false;  ///< a number can count it
};

}  // namespace goldenthread
