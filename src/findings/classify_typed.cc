// One forward pass; the only look ahead is at which homework label comes last.
#include "findings/classify_typed.h"

#include <algorithm>

#include "findings/typed_numbers.h"

namespace goldenthread {
namespace {

bool IsHomework(TypedLabel label) { return label == TypedLabel::kHomework; }

bool HasNumber(const std::vector<Token>& tokens) {
  return std::any_of(tokens.begin(), tokens.end(), [](const Token& t) { return t.IsNumber(); });
}

/// "4 of 7", "half done"
bool HasRatio(const std::vector<Token>& tokens) {
  for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
    if (tokens[i].IsNumber() && tokens[i + 1].Is("of") && tokens[i + 2].IsNumber()) return true;
  }
  return false;
}

class Classifier {
 public:
  Classifier(std::vector<WordedFragment>& fragments, const Knowledge& knowledge)
      : fragments_(fragments), knowledge_(knowledge) {}

  void Run() {
    FindAssignment();
    for (std::size_t i = 0; i < fragments_.size(); ++i) {
      const FactKind* before =
          i > 0 && !fragments_[i].typed.opens_sentence ? &fragments_[i - 1].kind : nullptr;
      fragments_[i].kind = KindOf(i, before);
    }
  }

 private:
  /// Where the last homework label begins, unless a plan follows it or it holds only results.
  void FindAssignment() {
    assignment_ = fragments_.size();
    std::size_t labels = 0;
    bool plan_later = false;
    for (std::size_t i = fragments_.size(); i-- > 0;) {
      const TypedFragment& typed = fragments_[i].typed;
      if (typed.label == TypedLabel::kPlan && labels == 0) plan_later = true;
      if (!IsHomework(typed.label) || typed.label_span.empty()) continue;
      if (++labels == 1) assignment_ = i;
    }
    if (labels == 0) return;
    std::size_t results = 0;
    std::size_t items = 0;
    for (std::size_t i = assignment_; i < fragments_.size(); ++i) {
      if (!IsHomework(fragments_[i].typed.label)) break;
      ++items;
      results += IsResult(fragments_[i]) ? 1U : 0U;
    }
    const bool mostly = 2 * results >= items;
    if ((plan_later && results > 0) || (labels == 1 && mostly)) assignment_ = fragments_.size();
  }

  bool IsResult(const WordedFragment& fragment) const {
    const auto tokens = Tokenize(fragment.words);
    return HasRatio(tokens) || fragment.shape == TypedShape::kPast ||
           fragment.shape == TypedShape::kMoved ||
           std::any_of(tokens.begin(), tokens.end(), [](const Token& t) {
             return t.Is("done") || t.Is("completed") || t.Is("skipped") || t.Is("partial") ||
                    t.Is("incomplete") || t.Is("forgot") || t.Is("did");
           });
  }

  FactKind KindOf(std::size_t at, const FactKind* before) const {
    const WordedFragment& fragment = fragments_[at];
    const auto tokens = Tokenize(fragment.words);
    const bool stays = fragment.shape == TypedShape::kRemark || fragment.follows_other;
    if (stays && before != nullptr) return *before;
    const bool planned = fragment.typed.label == TypedLabel::kPlan ||
                         (before != nullptr && *before == FactKind::kPlan);
    if (planned && IsMentalStatus(fragment, tokens)) return FactKind::kObservation;
    switch (fragment.typed.label) {
      case TypedLabel::kHomework:
        if (at >= assignment_) return IsAppointment(tokens) ? FactKind::kPlan : FactKind::kHomework;
        return FactKind::kHomeworkReview;
      case TypedLabel::kReview:
        return FactKind::kHomeworkReview;
      case TypedLabel::kPlan:
        return FactKind::kPlan;
      case TypedLabel::kMedication:
        return FactKind::kMedication;
      case TypedLabel::kObservation:
        return FactKind::kObservation;
      case TypedLabel::kIntervention:
        return FactKind::kIntervention;
      case TypedLabel::kMeasure:
        return FactKind::kMeasure;
      case TypedLabel::kSubstance:
        return FactKind::kSubstance;
      case TypedLabel::kHistory:
        return FactKind::kHistory;
      case TypedLabel::kGoal:
        return FactKind::kGoal;
      case TypedLabel::kRisk:
        if (before != nullptr) return *before;
        return Is(tokens, "typed_plan") || fragment.label_words.ends_with("plan")
                   ? FactKind::kPlan
                   : FactKind::kHistory;
      case TypedLabel::kTopic: {
        const FactKind open = OpenKind(fragment, tokens, before);
        if (before != nullptr || fragment.label_words.empty()) return open;
        // The label speaks for what follows it where that has no sign of its own.
        if (open != FactKind::kSymptom) return open;
        return OpenKind(fragment, Tokenize(fragment.label_words), nullptr);
      }
      case TypedLabel::kNone:
        break;
    }
    return OpenKind(fragment, tokens, before);
  }

  bool Is(const std::vector<Token>& tokens, const char* list) const {
    return Names(tokens, list, knowledge_);
  }

  /// "affect flat" is seen, and never planned.
  bool IsMentalStatus(const WordedFragment& fragment, const std::vector<Token>& tokens) const {
    return fragment.shape == TypedShape::kState &&
           OpensWith(tokens, "typed_mental_status", knowledge_);
  }

  static bool IsAppointment(const std::vector<Token>& tokens) {
    if (tokens.size() < 2) return false;
    if (tokens[0].Is("review") || tokens[0].Is("hearing") || tokens[0].Is("court")) {
      return tokens.size() == 3 && tokens[2].IsNumber();
    }
    return tokens[0].Is("next") && !tokens[1].Is("time");
  }

  FactKind OpenKind(const WordedFragment& fragment, const std::vector<Token>& tokens,
                    const FactKind* before) const {
    if (fragment.shape == TypedShape::kQuote) return FactKind::kQuote;
    if (HasNumber(tokens) && !knowledge_.lexicon.measures.Find(tokens).empty() &&
        knowledge_.lexicon.measures.Find(tokens).front().first == 0) {
      return FactKind::kMeasure;
    }
    // Instruments that no list knows: capitals and a number, "XYZ 38".
    if (tokens.size() > 1 && tokens[1].IsNumber() && tokens[0].norm.size() > 2 &&
        std::all_of(fragment.words.begin(), fragment.words.begin() + tokens[0].span.end,
                    [](char c) { return c >= 'A' && c <= 'Z'; })) {
      return FactKind::kMeasure;
    }
    if (NamesRisk(fragment, knowledge_)) return FactKind::kHistory;
    const bool task =
        fragment.shape == TypedShape::kTask && (fragment.infinitive || Is(tokens, "typed_planned"));
    if (IsAppointment(tokens) || Is(tokens, "typed_plan") || task) return FactKind::kPlan;
    if (before != nullptr && *before == FactKind::kPlan && !IsPast(fragment.shape)) {
      return FactKind::kPlan;
    }
    if (HasRatio(tokens) || (Is(tokens, "typed_review") && HasNumber(tokens))) {
      return FactKind::kHomeworkReview;
    }
    if (!knowledge_.lexicon.medications.Find(tokens).empty() || Is(tokens, "typed_medication")) {
      return FactKind::kMedication;
    }
    const bool observed = before != nullptr && *before == FactKind::kObservation;
    if (observed && fragment.shape != TypedShape::kTherapist) return FactKind::kObservation;
    if (fragment.shape == TypedShape::kTherapist || Is(tokens, "typed_intervention") ||
        !knowledge_.lexicon.technique_names.Find(tokens).empty()) {
      return FactKind::kIntervention;
    }
    if (Is(tokens, "typed_observation") || fragment.shape == TypedShape::kState) {
      return FactKind::kObservation;
    }
    if (Is(tokens, "typed_substance")) return FactKind::kSubstance;
    if (before != nullptr && *before != FactKind::kIntervention && *before != FactKind::kQuote &&
        *before != FactKind::kMeasure) {
      return *before;
    }
    if (Is(tokens, "typed_history")) return FactKind::kHistory;
    if (Is(tokens, "typed_change") || fragment.shape == TypedShape::kMoved) {
      return FactKind::kChange;
    }
    return FactKind::kSymptom;
  }

  static bool IsPast(TypedShape shape) {
    return shape == TypedShape::kPast || shape == TypedShape::kClause ||
           shape == TypedShape::kTherapist;
  }

  std::vector<WordedFragment>& fragments_;
  const Knowledge& knowledge_;
  std::size_t assignment_ = 0;
};

}  // namespace

void ClassifyFragments(std::vector<WordedFragment>& fragments, const Knowledge& knowledge) {
  Classifier(fragments, knowledge).Run();
}

bool NamesRisk(const WordedFragment& fragment, const Knowledge& knowledge) {
  return fragment.typed.label == TypedLabel::kRisk ||
         Names(Tokenize(fragment.words), "typed_risk", knowledge) ||
         (!fragment.label_words.empty() &&
          Names(Tokenize(fragment.label_words), "typed_risk", knowledge));
}

}  // namespace goldenthread
