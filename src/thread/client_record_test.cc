// client.json: what is accepted, and that each mistake is named with its field.
#include "thread/client_record.h"

#include <gtest/gtest.h>

namespace goldenthread {
namespace {

std::string ErrorOf(std::string_view text) {
  const auto record = ReadClientRecord(text, "client.json");
  return record ? "" : record.error().ToString();
}

TEST(ClientRecord, ReadsEveryPart) {
  const auto record = ReadClientRecord(R"({
    "client": {"name": "Ada Vell", "pronouns": "they/them", "date_of_birth": "1990-02-28"},
    "session": {"date": "2026-03-02", "start": "09:00", "end": "09:50"},
    "diagnoses": [{"code": "F32.1", "description": "Depression"}],
    "plan": {"goals": [{"id": "G1", "diagnosis": "F32.1", "objectives": [{"id": "G1.O1"}],
                        "interventions": ["activation"]}]},
    "measures": [{"name": "PHQ-9", "score": 11, "date": "2026-03-02", "previous": null}],
    "style": {"density": "brief", "quotes": "none", "client_name": "initials"}})",
                                       "client.json");
  ASSERT_TRUE(record.has_value()) << record.error().ToString();
  EXPECT_EQ(record.value().client.name, "Ada Vell");
  EXPECT_EQ(record.value().plan.goals.at(0).objectives.at(0).id, "G1.O1");
  EXPECT_EQ(record.value().measures.at(0).score, 11.0);
  EXPECT_FALSE(record.value().measures.at(0).previous.has_value());
  EXPECT_EQ(record.value().style.density, Density::kBrief);
}

TEST(ClientRecord, AnEmptyObjectIsARecordWithoutContent) {
  EXPECT_TRUE(ReadClientRecord("{}", "client.json").has_value());
}

TEST(ClientRecord, UnknownFieldIsNamedWithItsPath) {
  EXPECT_EQ(ErrorOf(R"({"session": {"dat": "2026-01-01"}})"),
            "client.json: field session: unknown field 'dat'; known fields: date, start, end, cpt, "
            "modality, place_of_service, participants");
}

TEST(ClientRecord, WrongTypeIsNamedWithItsPath) {
  EXPECT_EQ(
      ErrorOf(R"({"measures": [{"name": "GAD-7", "score": "nine"}]})"),
      "client.json: field measures[0].score: wants a number, not a string; correct the value");
}

TEST(ClientRecord, WrongEnumeratorListsTheChoices) {
  EXPECT_NE(ErrorOf(R"({"style": {"density": "short"}})").find("brief, standard, detailed"),
            std::string::npos);
}

struct Mistake {
  const char* text;
  const char* field;
};

class ClientRecordMistakes : public testing::TestWithParam<Mistake> {};

TEST_P(ClientRecordMistakes, AreNamed) {
  const std::string error = ErrorOf(GetParam().text);
  EXPECT_NE(error.find(GetParam().field), std::string::npos) << error;
}

INSTANTIATE_TEST_SUITE_P(
    Table, ClientRecordMistakes,
    testing::Values(
        Mistake{R"({"session": {"date": "2026-02-30"}})", "session.date"},
        Mistake{R"({"client": {"date_of_birth": "1990-13-01"}})", "client.date_of_birth"},
        Mistake{R"({"session": {"start": "25:00"}})", "session.start"},
        Mistake{R"({"session": {"start": "10:00", "end": "09:00"}})", "session.end"},
        Mistake{R"({"plan": {"goals": [{"id": "G1"}, {"id": "G1"}]}})", "plan.goals[1].id"},
        Mistake{R"({"plan": {"goals": [{"id": "G1", "objectives": [{"id": "G1"}]}]}})",
                "plan.goals[0].objectives[0].id"},
        Mistake{R"({"plan": {"goals": [{"id": ""}]}})", "plan.goals[0].id"},
        Mistake{R"({"plan": {"goals": [{"id": "G1", "diagnosis": "F99"}]}})",
                "plan.goals[0].diagnosis"},
        Mistake{R"({"previous_notes": [{"date": "soon"}]})", "previous_notes[0].date"},
        Mistake{R"({"style": {"client_name": "nickname"}})", "style.client_name"},
        Mistake{"[]", "wants an object"}, Mistake{"{", "client.json:1"},
        Mistake{"{} {}", "text after the JSON value"}, Mistake{"", "not valid JSON"}));

}  // namespace
}  // namespace goldenthread
