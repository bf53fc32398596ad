// Encodings, line ends, limits, and that every byte of text leads back to its bytes in the file.
#include "transcript/decode.h"

#include <gmock/gmock.h>

#include "support/import_text.h"

namespace goldenthread {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string Utf16(std::u16string_view text, bool big) {
  std::string bytes = big ? "\xFE\xFF" : "\xFF\xFE";
  for (const char16_t c : text) {
    const char high = static_cast<char>(c >> 8);
    const char low = static_cast<char>(c & 0xFF);
    bytes += big ? high : low;
    bytes += big ? low : high;
  }
  return bytes;
}

TEST(Decode, KeepsUtf8AsItStands) {
  const std::string bytes = "Therapist: caf\xC3\xA9?\nClient: \xF0\x9F\x98\x80 yes\n";
  const Transcript read = Read(bytes);
  ASSERT_EQ(read.utterances.size(), 2U);
  EXPECT_EQ(read.utterances[0].text, "caf\xC3\xA9?");
  EXPECT_EQ(Quote(bytes, read.utterances[0]), "caf\xC3\xA9?");
  EXPECT_EQ(Quote(bytes, read.utterances[1]), "\xF0\x9F\x98\x80 yes");
}

TEST(Decode, SkipsTheByteOrderMarkButCountsIt) {
  const std::string bytes = "\xEF\xBB\xBFTherapist: hello\nClient: hi\n";
  const Transcript read = Read(bytes);
  EXPECT_THAT(Lines(read), ElementsAre("therapist: hello", "client: hi"));
  EXPECT_EQ(SourceSpan(read.utterances[0], {0, 5}), (Span{14, 19}));
}

TEST(Decode, ReadsWindows1252) {
  const std::string bytes = "Therapist: na\xEFve \x93plan\x94\nClient: d\xE9j\xE0 vu\n";
  const Transcript read = Read(bytes);
  EXPECT_THAT(Lines(read),
              ElementsAre("therapist: na\u00EFve \u201Cplan\u201D", "client: d\u00E9j\u00E0 vu"));
  EXPECT_EQ(Quote(bytes, read.utterances[1]), "d\xE9j\xE0 vu");
  const auto last_word = SourceSpan(read.utterances[1], {7, 9});
  ASSERT_TRUE(last_word);
  EXPECT_EQ(last_word->In(bytes), "vu");
}

TEST(Decode, ReadsUtf16InBothOrders) {
  for (const bool big : {false, true}) {
    const std::string bytes = Utf16(u"Therapist: h\u00E9\r\nClient: \U0001F600 so\r\n", big);
    const Transcript read = Read(bytes);
    EXPECT_THAT(Lines(read), ElementsAre("therapist: h\u00E9", "client: \U0001F600 so"));
    EXPECT_EQ(Quote(bytes, read.utterances[1]), Utf16(u"\U0001F600 so", big).substr(2));
    EXPECT_EQ(LineOf(read, read.utterances[1], {0, 1}), 2);
  }
}

TEST(Decode, CountsLinesForEveryLineEnd) {
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    const Transcript read = Read("Therapist: a" + end + end + "Client: b" + end + "T2: c" + end);
    ASSERT_GE(read.utterances.size(), 2U);
    EXPECT_EQ(LineOf(read, read.utterances[0], {0, 1}), 1);
    EXPECT_EQ(LineOf(read, read.utterances[1], {0, 1}), 3);
  }
}

TEST(Decode, RefusesWhatIsNoText) {
  for (const std::string& bytes :
       {std::string("%PDF-1.7 blah"), std::string("\x01\x02\x03\x04\x05\x06 hm"),
        std::string("a\0b", 3)}) {
    const auto read = TryRead(bytes);
    ASSERT_FALSE(read);
    EXPECT_THAT(read.error().ToString(), HasSubstr("not a text file"));
    EXPECT_EQ(read.error().code, ErrorCode::kBadInput);
  }
}

TEST(Decode, SaysThatDocxIsNotReadYet) {
  const auto read = TryRead(std::string("PK\x03\x04\0\0junk", 10));
  ASSERT_FALSE(read);
  EXPECT_THAT(read.error().ToString(), HasSubstr("DOCX is not read yet; save it as plain text"));
  EXPECT_EQ(read.error().code, ErrorCode::kBadUsage);
}

TEST(Decode, RefusesEmptyAndBlankFiles) {
  EXPECT_THAT(TryRead("").error().ToString(), HasSubstr("empty"));
  EXPECT_THAT(TryRead(" \r\n\t\n").error().ToString(), HasSubstr("white space"));
  EXPECT_THAT(TryRead("\xEF\xBB\xBF").error().ToString(), HasSubstr("white space"));
}

TEST(Decode, RefusesMoreThan32MiB) {
  const std::string bytes(kInputBytesMax + 1, 'a');
  EXPECT_THAT(TryRead(bytes).error().ToString(), HasSubstr("32 MiB"));
}

TEST(Decode, RefusesOneLineOfTenMegabytes) {
  std::string bytes = "Therapist: and then?\nClient: ";
  while (bytes.size() < 10'000'000) bytes += "so I went on, ";
  const auto read = TryRead(bytes);
  ASSERT_FALSE(read);
  EXPECT_THAT(read.error().ToString(), HasSubstr("utterance 2 is longer than 256 KiB"));
}

TEST(Decode, ReadsOneUtteranceUpToItsLimit) {
  const std::string lead = "Therapist: and then?\nClient: ";
  std::string bytes = lead;
  while (bytes.size() < lead.size() + kUtteranceBytesMax) bytes += "so I went on, ";
  bytes.resize(lead.size() + kUtteranceBytesMax - 8);
  bytes += " the end\n";
  const Transcript read = Read(bytes);
  ASSERT_EQ(read.utterances.size(), 2U);
  const auto size = static_cast<std::uint32_t>(read.utterances[1].text.size());
  EXPECT_EQ(size, kUtteranceBytesMax);
  const auto source = SourceSpan(read.utterances[1], {size - 7, size});
  ASSERT_TRUE(source);
  EXPECT_EQ(source->In(bytes), "the end");
}

TEST(Decode, RefusesMoreThan8MiBOfTextAndMoreThan20000TypedLines) {
  std::string said;
  const std::string turn(1000, 'm');
  while (said.size() < kSaidBytesMax + 500'000) said += "Therapist: " + turn + "\nClient: and?\n";
  EXPECT_THAT(TryRead(said).error().ToString(), HasSubstr("8 MiB of text"));
  std::string typed;
  for (std::size_t i = 0; i <= kTypedLinesMax; ++i) typed += "ct tired\n";
  EXPECT_THAT(TryRead(typed).error().ToString(), HasSubstr("20,000 lines"));
}

TEST(Decode, ReadsExactly200000UtterancesAndNoMore) {
  std::string bytes;
  for (std::size_t i = 0; i < kUtterancesMax / 2; ++i) bytes += "Therapist: and?\nClient: so\n";
  EXPECT_EQ(Read(bytes).utterances.size(), kUtterancesMax);
  bytes += "Therapist: one too many\n";
  EXPECT_THAT(TryRead(bytes).error().ToString(), HasSubstr("200,000"));
}

TEST(Decode, ReplacesHalfASurrogatePair) {
  const std::string bytes = Utf16(u"Therapist: a\xD83D z\nClient: b", false);
  EXPECT_THAT(Lines(Read(bytes)), ElementsAre("therapist: a\uFFFD z", "client: b"));
}

}  // namespace
}  // namespace goldenthread
