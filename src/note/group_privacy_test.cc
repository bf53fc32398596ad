// What a group's note may tell, and how it speaks of the others.
#include "note/group_privacy.h"

#include <gtest/gtest.h>

#include "knowledge/load.h"

namespace goldenthread {
namespace {

ClientRecord Group(const std::string& modality = "group") {
  ClientRecord record;
  record.client.name = "Odile Farrow";
  record.session.modality = modality;
  record.session.participants = {"Odile", "Bram", "Suki"};
  return record;
}

GroupPrivacy Privacy(const ClientRecord& record, const char* format = "soap") {
  return {record, *EmbeddedKnowledge().FindFormat(format)};
}

Transcript Spoken(const std::string& speaker) {
  Transcript transcript;
  Utterance& utterance = transcript.utterances.emplace_back();
  utterance.speaker = speaker;
  utterance.role = Role::kParticipant;
  utterance.text = "I poured it all down the sink";
  return transcript;
}

Fact Told(const std::string& experiencer) {
  Fact fact;
  fact.experiencer = experiencer;
  fact.voice = Voice::kClient;
  fact.evidence.push_back({EvidenceInput::kSession, 0, {0, 6}, ""});
  return fact;
}

TEST(GroupPrivacy, AnotherMembersWordsAreNotTold) {
  const GroupPrivacy privacy = Privacy(Group());
  EXPECT_TRUE(privacy.MayTell(Told("client"), Spoken("Odile")));
  EXPECT_FALSE(privacy.MayTell(Told("client"), Spoken("Bram")));
  EXPECT_FALSE(privacy.MayTell(Told("Suki"), Spoken("Odile")));
}

TEST(GroupPrivacy, ATypedFragmentAboutAnotherMemberIsNotTold) {
  Fact fact;
  fact.voice = Voice::kTyped;
  fact.words = "Bram cried about his brother";
  fact.evidence.push_back({EvidenceInput::kSummary, 0, {0, 4}, ""});
  EXPECT_FALSE(Privacy(Group()).MayTell(fact, Spoken("Odile")));
}

TEST(GroupPrivacy, NamesGiveWayToAnotherMember) {
  EXPECT_EQ(Privacy(Group()).Masked("Odile rehearsed a refusal with Bram."),
            "Odile rehearsed a refusal with another member.");
  EXPECT_EQ(Privacy(Group()).Masked("Client said, \"I owe Suki that.\""),
            "Client said, \"I owe [another member] that.\"");
}

TEST(GroupPrivacy, TheFormatAloneSetsItToWork) {
  EXPECT_FALSE(Privacy(Group(""), "group").MayTell(Told("client"), Spoken("Bram")));
}

TEST(GroupPrivacy, OutsideAGroupNothingChanges) {
  const GroupPrivacy privacy = Privacy(Group("family"));
  EXPECT_TRUE(privacy.MayTell(Told("Bram"), Spoken("Bram")));
  EXPECT_EQ(privacy.Masked("Bram agreed."), "Bram agreed.");
}

}  // namespace
}  // namespace goldenthread
