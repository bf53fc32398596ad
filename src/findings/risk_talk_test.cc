// Risk talk as it comes: late answers, rounds, recaps, ratings, substances then and now; all
// invented.
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "base/json.h"
#include "findings/find_parts.h"
#include "knowledge/load.h"
#include "support/dialogue.h"

namespace goldenthread {
namespace {

constexpr const char* kShort[] = {"si", "hi", "sh", "abuse", "sub"};

/// "si endorsed, sub denied": every domain that is not not_asked.
std::string States(const std::string& lines, const FindOptions& options = {}) {
  const Knowledge& knowledge = EmbeddedKnowledge();
  const Transcript transcript = MakeDialogue(lines);
  const RiskReading risk =
      FindRisk(transcript, ReadConversation(transcript, knowledge), options, knowledge);
  std::string out;
  for (std::size_t d = 0; d < kRiskDomains; ++d) {
    if (risk.states[d].state == RiskState::kNotAsked) continue;
    out +=
        (out.empty() ? "" : ", ") + std::string(kShort[d]) + " " + EnumText(risk.states[d].state);
  }
  return out.empty() ? "none" : out;
}

struct Case {
  const char* lines;
  const char* states;
};

void Expect(const std::vector<Case>& cases, const FindOptions& options = {}) {
  for (const Case& c : cases) EXPECT_EQ(States(c.lines, options), c.states) << c.lines;
}

const std::vector<Case> kOneClient = {
    {"T: And alcohol for you?\nC: These days, none.\nT: And earlier in your life?\nC: Half a "
     "bottle of wine, most evenings, for three years or so.\nT: When did that end?\nC: The week "
     "I found out I was pregnant. I poured it out.",
     "sub historical"},
    {"T: Any weed lately?\nC: No. Easter was the last time. Before that I was smoking it every "
     "day with my cousin.",
     "sub historical"},
    {"T: What about drinking?\nC: A beer at the ball game, maybe. Once a month.", "sub denied"},
    {"T: Do you drink?\nC: I have a glass of wine with dinner on Sundays.", "sub denied"},
    {"T: How much are you drinking?\nC: Four or five beers a night.", "sub endorsed"},
    {"T: And the drinking?\nC: It's gone up. I used to have one, now it's three.", "sub endorsed"},
    {"C: I take one of my mother's Xanax to get to sleep, most nights.", "sub endorsed"},
    {"C: My husband drinks a six-pack every night and then he sleeps on the couch.",
     "sub other_person"},
    {"C: My uncle, he is drinking from the morning, many years he has this problem.",
     "sub other_person"},
    {"C: My roommate has a drinking problem.", "sub other_person"},
    {"T: Do you use any drugs?\nC: No drugs. I smoke weed on Saturdays, that's it.", "sub denied"},
    {"T: Any alcohol or drugs?\nC: I'm eleven years sober.", "sub historical"},
    {"T: Any alcohol or drugs?\nC: No, never touched it, my dad was a drunk.", "sub denied"},
    {"C: I drank again on Friday. Ninety days, gone.", "sub endorsed"},
    {"T: Did you drink at the wedding?\nC: I had two glasses of champagne and then I stopped.",
     "sub denied"},
    {"T: Are you using anything to sleep?\nC: A gummy. Every night now, since March.",
     "sub endorsed"},
    {"T: And alcohol?\nC: I don't drink.\nT: Anything else, weed, pills?\nC: I vape weed, all "
     "day on the weekends, yeah.",
     "sub endorsed"},
    {"T: Alcohol?\nC: I am Muslim. I don't drink.", "sub denied"},
    {"T: Has the drinking come back at all?\nC: No, I have two years in March.", "sub historical"},
    {"T: Do you have thoughts to die, to kill yourself?\nC: No, no, gracias a Dios. I have my "
     "daughter.",
     "si denied"},
    {"T: Do you have thoughts of killing yourself?\nC: No, never in the life.", "si denied"},
    {"C: I say to my sister, better I die, but is only how we say. It's a saying.\nT: So no "
     "thoughts of dying?\nC: No, no. Is a saying.",
     "si denied"},
    {"T: Are you hurting yourself on purpose?\nC: No. The hands is from the soap.", "sh denied"},
    {"T: Do you wish you would not wake up?\nC: Sometimes yes, I think it.", "si endorsed"},
    {"T: Does the voice tell you to hurt anybody?\nC: No. He just talks about the neighbors.",
     "hi denied"},
    {"T: Any thoughts of hurting yourself or anyone else?\nC: No ma'am. Neither one.",
     "si denied, hi denied"},
    {"C: They put things in my food, they want to kill me.\nT: Have you thought about hurting "
     "them first?\nC: No. I just don't eat there.",
     "hi denied"},
    {"C: I went to the hospital in 2018 because I took all my pills.", "si historical"},
    {"T: Are you thinking about killing yourself?\nC: Yes.\nT: Have you thought about how?\nC: "
     "The bridge by the mill.\nT: Do you have any intention of doing it?\nC: No. I don't know. "
     "No.\nT: Have you ever tried?\nC: No.",
     "si endorsed"},
    {"T: Right now, are you thinking of ending your life?\nC: Not right now. Last night I was.",
     "si endorsed"},
    {"C: I sat in the garage with the engine on last night.\nT: Were you trying to die?\nC: I "
     "think so. Yeah.",
     "si endorsed"},
    {"T: Did you take the pills?\nC: I counted them. I put them back.\nT: Were you thinking of "
     "killing yourself?\nC: Yeah.",
     "si endorsed"},
    {"T: No thoughts of hurting anyone?\nC: No. Just me.", "hi denied"},
    {"T: So no wish to be dead, and no thoughts of suicide.\nC: Right. None.", "si denied"},
    {"T: So, no thoughts of killing yourself since we last met.\nC: No. Nothing.", "si denied"},
    {"T: And nobody's getting hurt at home.\nC: No.", "abuse denied"},
    {"T: Have you had any thoughts of suicide?\nC: I mean, everyone does sometimes. But me? No.",
     "si denied"},
    {"T: Any thoughts of suicide?\nC: [pause] I don't want to answer that.", "none"},
    {"T: Have you ever attempted suicide?\nC: In college. I took a bottle of Tylenol.\nT: And "
     "now, any thoughts like that?\nC: No.",
     "si denied"},
    {"C: My boss is going to kill me if this is late.", "none"},
    {"C: I'd kill for a nap.", "none"},
    {"C: I'm dead serious, I could murder a burger.", "none"},
    {"C: I died when he said that in front of everyone.", "none"},
    {"C: We killed it at the meet.", "none"},
    {"C: I want to kill my landlord, I swear to God.\nT: Is there any part of you that means "
     "it?\nC: No, it's just talk.",
     "hi denied"},
    {"C: You're killing me with these forms.", "none"},
    {"T: Are you afraid of him?\nC: No. He's never laid a finger on me.", "abuse denied"},
    {"C: He shoved me into the door on Saturday.", "abuse endorsed"},
    {"C: My father beat us with a belt until I was twelve.", "abuse historical"},
    {"T: And your own hands, ever on the kids?\nC: Never.", "abuse denied"},
    {"C: He used to hit me, my first husband. That's over.", "abuse historical"},
    {"T: Do you feel safe with him?\nC: Yes, I do.", "abuse denied"},
    {"C: If my husband ever hit me I would leave.", "none"},
    {"C: I was watching a show where the mother kills herself.", "none"},
    {"C: My sister asked me if I was suicidal.", "none"},
    {"T: Some people in your shoes think about dying. Has that been part of it?\nC: Not for me.",
     "si denied"},
    {"T: Sometimes when people feel that low they wish they weren't around. You?\nC: No. Not me.",
     "si denied"},
    {"T: Before we stop, I ask everyone this. Any thoughts about not wanting to live?\nC: Like, "
     "suicide? No. I mean I get sad.\nT: Okay.",
     "si denied"},
    {"T: Is there a part of you that wants to die?\nC: A part. Yeah. A small part.", "si endorsed"},
    {"T: On a scale of zero to ten, how strong is the wish to die?\nC: Two. Maybe three.",
     "si endorsed"},
    {"T: How strong is the wish to die today, zero to ten?\nC: Zero.", "si denied"},
    {"T: Do you have access to a gun?\nC: No.\nT: Do you have any thoughts of harming "
     "anybody?\nC: No.",
     "hi denied"},
    {"T: Any guns in the house?\nC: My dad's rifle is in the safe.", "none"},
    {"C: I've been cutting again. Just my thigh.\nT: When was the last time?\nC: Tuesday.",
     "sh endorsed"},
    {"T: Have you hurt yourself since last time?\nC: I scratched my arm on Friday till it bled.",
     "sh endorsed"},
    {"C: I pulled my hair out again, not all of it. I wanted to feel something.", "none"},
    {"T: Has he ever forced you to do something sexual?\nC: [crying] Yes.", "abuse endorsed"},
    {"T: Is anyone hurting you at the group home?\nC: The night guy grabs me. He pulled me out "
     "of bed.",
     "abuse endorsed"},
    {"C: I called the hotline on my neighbor because she leaves her kids alone.", "none"},
    {"C: I'm in AA, four hundred days.", "sub historical"},
    {"T: And pills? Anything not prescribed to you?\nC: No, never.", "sub denied"},
    {"T: Are you taking the lorazepam more than prescribed?\nC: I took an extra one on Monday "
     "and on Thursday. I ran out early.",
     "sub endorsed"},
    {"C: When I drink I black out. It happened twice this month.", "sub endorsed"},
    {"C: I used cocaine in my twenties, a lot. I've been clean since 2011.", "sub historical"},
    {"T: You told me last time you wanted to disappear. Is that still there?\nC: No. It's gone, "
     "since Wednesday.",
     "si denied"},
    {"T: The question nine on this form, about being better off dead, you circled a one.\nC: "
     "Yeah. A couple of days.\nT: Tell me about those days.\nC: I just think it'd be quieter if "
     "I wasn't here.",
     "si endorsed"},
    {"T: You put zero on question nine, the one about being better off dead.\nC: Right.",
     "si denied"},
    {"T: You put zero on the question about thoughts of death. Is that right?\nC: Yes, zero.",
     "si denied"},
    {"C: My therapist before you asked if I was suicidal every single week. It drove me nuts.",
     "none"},
    {"C: He texted me that he was going to kill himself if I left.", "si other_person"},
    {"C: I think about how peaceful it would be to be dead.", "si endorsed"},
    {"C: I looked over the railing and I thought, it would be so easy.", "none"},
    {"T: Do you have a plan for how you'd end your life?\nC: No plan.\nT: Do you think about "
     "ending your life?\nC: Yeah, but I wouldn't do it, because of my kids.",
     "si endorsed"},
    {"T: Would you act on it?\nC: No.", "none"},
    {"T: Any thoughts of suicide?\nC: Nothing like that, no.\nT: Any thoughts of harming "
     "anyone?\nC: Only my printer.",
     "si denied"},
    {"T: And safety. Are we still at no and no?\nC: No and no.", "none"},
    {"T: Have you had thoughts of killing yourself, Mr. Hale?\nC: Well, at my age you think "
     "about dying. But kill myself? No, sir.",
     "si denied"},
    {"T: Do you ever wish you'd gone with her?\nC: Some nights I wish the Lord would take me.",
     "si endorsed"},
    {"T: Any thoughts of suicide since Monday?\nC: Mm-mm.", "si denied"},
    {"T: Any thoughts of suicide since Monday?\nC: Uh-uh, no.", "si denied"},
    {"T: Any suicidal thoughts?\nC: [shakes head]\nT: I see you shaking your head. So no?\nC: "
     "No.",
     "si denied"},
    {"T: So if the thoughts of killing yourself come back, who do you call?\nC: My sister. And "
     "the 988.",
     "none"},
    {"T: Have you had any suicidal thoughts?\nC: I have my faith. It's a sin.", "none"},
};

TEST(RiskTalk, TheClientsOwnCurrentAnswerDecides) { Expect(kOneClient); }

TEST(RiskTalk, AGroupNoteHoldsItsOwnMembersRiskOnly) {
  FindOptions options;
  options.client_name = "Nadia Brook";
  options.modality = "group";
  Expect(
      {
          {"T: So let's go around. Any thoughts of killing yourself this week? Omar?\nOmar: "
           "No.\nNadia: No, not this week.\nPete: I think about it every night, honestly.",
           "si denied"},
          {"T: Any thoughts of ending your life, each of you, please. Omar?\nOmar: Yes. On Sunday "
           "I had a plan.\nT: I'm glad you said it. We will talk after. Pete?\nPete: No.\nT: "
           "Nadia, I have not heard from you.\nNadia: From me? No. I get low, but no.",
           "si denied"},
          {"T: Omar, how was your week?\nOmar: I cut my arm on Monday.\nNadia: I'm sorry.\nPete: "
           "Me too, man.",
           "none"},
          {"T: Who drank this week? Omar?\nOmar: Every night.\nPete: None.\nNadia: I had nothing.",
           "sub denied"},
          {"Omar: Some days I want to die.\nPete: Same here.\nNadia: I hear you guys.", "none"},
      },
      options);
}

TEST(RiskTalk, ACouplesAnswersStayWithWhoGaveThem) {
  FindOptions options;
  options.client_name = "Lena Ortiz";
  Expect(
      {
          {"T: When it gets loud, has anyone pushed or grabbed the other?\nLena: No, never.\nCarl: "
           "No.",
           "abuse denied"},
          {"T: Carl, any thoughts of suicide?\nCarl: No.\nT: And you, Lena?\nLena: No.",
           "si denied"},
          {"T: Carl, any thoughts of suicide?\nCarl: Some mornings.\nT: And you, Lena?\nLena: No, "
           "nothing like that.",
           "si denied"},
      },
      options);
}

TEST(RiskTalk, AnAnswerMayComeTurnsLater) {
  FindOptions options;
  options.client_name = "Theo Marsh";
  Expect(
      {
          {"T: Theo, with your mom out of the room, any thoughts of dying?\nTheo: That's my friend "
           "Kai. He's the one.\nT: Is somebody helping Kai?\nTheo: His aunt. And me, no, by the "
           "way.",
           "si denied"},
          {"T: And hurting yourself? Cutting, scratching?\nTheo: That's Kai's thing.\nT: Does a "
           "grown-up know?\nTheo: His dad does. I don't do that.",
           "sh denied"},
          {"T: Does anybody at home hit you or grab you?\nTheo: My stepdad yells. He's never "
           "touched me.",
           "abuse denied"},
      },
      options);
}

}  // namespace
}  // namespace goldenthread
