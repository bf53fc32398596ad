// What is refused as another language, and above all what is not.
#include "transcript/language.h"

#include <gmock/gmock.h>

#include "support/import_text.h"

namespace goldenthread {
namespace {

using testing::HasSubstr;

constexpr const char* kGerman =
    "Therapeutin: Wie war die Woche für Sie, und wie haben Sie geschlafen?\n"
    "Klient: Nicht gut. Ich liege jede Nacht wach und denke, dass es ohne mich besser wäre.\n"
    "Therapeutin: Denken Sie jeden Tag daran, sich das Leben zu nehmen?\n"
    "Klient: Ja, jeden Tag. Aber ich habe noch nichts vorbereitet.\n";
constexpr const char* kSpanish =
    "Terapeuta: ¿Cómo ha estado esta semana y qué tal con el sueño?\n"
    "Cliente: Muy mal, casi no duermo. Pienso todos los días en que no quiero estar aquí.\n"
    "Terapeuta: ¿Tiene algún plan para hacerse daño?\n"
    "Cliente: No, pero la idea está siempre conmigo y no se va.\n";
constexpr const char* kRussian =
    "Терапевт: Как прошла ваша неделя, как вы спали эти дни?\n"
    "Клиент: Плохо, почти не сплю. Каждый день думаю, что лучше бы меня не было.\n"
    "Терапевт: У вас есть план?\nКлиент: Нет, плана нет, но мысли не уходят.\n";
constexpr const char* kChinese =
    "治疗师：这个星期你过得怎么样，睡得好吗？\n来访者：不好，几乎睡不着，每天都觉得没有意思。\n"
    "治疗师：你有没有想过伤害自己？\n来访者：想过，每天都想，可是没有计划，也没有告诉家里人。\n";

TEST(Language, AnotherLanguageIsRefusedWhateverTheFormat) {
  for (const std::string text : {kGerman, kSpanish, kRussian, kChinese}) {
    for (const TextFormat format : {TextFormat::kDialogue, TextFormat::kSummary}) {
      const auto read = TryRead(text, format);
      ASSERT_FALSE(read) << text;
      EXPECT_EQ(read.error().code, ErrorCode::kBadInput);
      EXPECT_THAT(read.error().ToString(), HasSubstr("does not look like English"));
      EXPECT_THAT(read.error().ToString(), HasSubstr("only English"));
    }
  }
}

TEST(Language, EnglishOfEveryKindIsRead) {
  for (const std::string text :
       {"Client: fine\nTherapist: good\nClient: fine\nTherapist: good\nClient: fine\n",
        "Therapist: You said it in Spanish first?\nClient: Sí. No quiero estar aquí, no puedo "
        "más. That is what I told my mother, every night on the phone, and she cried.\n",
        "ct 42F, MDD rec mod, GAD. Sx: SI passive w/o plan. Sertraline 100mg, lorazepam prn, "
        "trazodone 50. PHQ-9 17 (19), GAD-7 12. Rev. BA log 4/7, CR re: work. Next: exp. "
        "hierarchy, hw sleep diary, f/u PCP re: TSH, mtg w/ HR, ROI signed, RTC 1wk, C-SSRS neg.\n",
        "Therapist: How it is in the work?\nClient: Is very hard. The boss, he shout. I go home, I "
        "no eat, I no sleep. My head, it turn and turn. In my country is not so.\n",
        "Marit: Dubrovnik, Sarajevo, Zagreb, Split, Mostar, Rijeka, Osijek, Zadar, Pula, Sisak, "
        "Karlovac, Trogir, Cetinje, Budva, Kotor, Tuzla, Zenica, Banja, Luka, Prijedor, Doboj, "
        "Bihac, Cazin, Bugojno, Travnik, Jajce, Livno, Neum, Ploce, Makarska, Omis, Solin.\n",
        "Therapist: hm\nClient: \xF0\x9F\x98\xA2\xF0\x9F\x98\xA2 \u2014 "
        "\u201Cwhatever\u201D\u2026\n"}) {
    const auto read = TryRead(text);
    EXPECT_TRUE(read) << read.error().ToString() << "\n" << text;
  }
}

TEST(Language, AFewWordsOfAnotherLanguageAreRead) {
  EXPECT_TRUE(TryRead("Therapist: Wie geht es Ihnen?\nClient: Nicht gut.\n"));
}

TEST(Language, ANamedLanguageIsRefusedByName) {
  for (const std::string text :
       {R"({"language":"de","segments":[{"text":"So how was it?"}]})",
        R"({"language":"German","segments":[{"text":"So how was it?"}]})",
        R"({"language_code":"es_419","utterances":[{"speaker":"A","text":"So how was it?"}]})",
        R"({"result":{"language":"fr"},"transcription":[{"text":"So how was it?"}]})",
        R"({"results":{"language_code":"it-IT","audio_segments":[{"transcript":"So?"}]}})",
        "WEBVTT\nKind: captions\nLanguage: nl\n\n00:01.000 --> 00:02.000\nSo how was it?\n"}) {
    const auto read = TryRead(text);
    ASSERT_FALSE(read) << text;
    EXPECT_EQ(read.error().code, ErrorCode::kBadInput);
    EXPECT_THAT(read.error().ToString(), HasSubstr("its language is '"));
  }
  for (const std::string named : {"en", "en-US", "en_gb", "English", "auto", "und", ""}) {
    EXPECT_TRUE(TryRead(R"({"language":")" + named + R"(","segments":[{"text":"So?"}]})")) << named;
  }
  EXPECT_TRUE(TryRead("WEBVTT\nLanguage: en\n\n00:01.000 --> 00:02.000\nLanguage: nl\n"));
}

}  // namespace
}  // namespace goldenthread
