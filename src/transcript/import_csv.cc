// CSV with a header (RFC 4180; comma, semicolon or tab): one row, one piece. Columns are known by
// their usual names; a row of another width than the header is an error, since a wrong quote would
// otherwise give one speaker's words to another.
#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "transcript/cue_turns.h"
#include "transcript/import_parts.h"
#include "transcript/piece_times.h"

namespace goldenthread {
namespace {

/// One field: its bytes without the outer quotes, doubled quotes as they stand.
struct Field {
  Span span;
  bool quoted = false;
};

/// Reads fields and rows.
class Table {
 public:
  Table(std::string_view text, char separator) : text_(text), separator_(separator) {}

  /// The next row that is not empty; false at the end.
  bool NextRow(std::vector<Field>& row) {
    row.clear();
    while (at_ < text_.size()) {
      begin_ = at_;
      do {
        row.push_back(NextField());
      } while (at_ < text_.size() && text_[at_] == separator_ && ++at_ > 0);
      EndLine();
      if (row.size() > 1 || !row[0].span.empty()) return true;
      row.clear();
    }
    return false;
  }

  [[nodiscard]] std::size_t row_begin() const { return begin_; }
  [[nodiscard]] bool broken() const { return broken_; }

 private:
  static Span Of(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  [[nodiscard]] std::size_t FieldEnd(std::size_t at) const {
    while (at < text_.size() && text_[at] != separator_ && text_[at] != '\r' && text_[at] != '\n') {
      ++at;
    }
    return at;
  }

  Field NextField() {
    if (at_ < text_.size() && text_[at_] == '"') return Quoted();
    const std::size_t begin = at_;
    at_ = FieldEnd(at_);
    return {Of(begin, at_), false};
  }

  Field Quoted() {
    const std::size_t begin = ++at_;
    while (at_ < text_.size()) {
      if (text_[at_] != '"') {
        ++at_;
      } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        at_ += 2;
      } else {
        break;
      }
    }
    const Field field{Of(begin, at_), true};
    if (at_ >= text_.size()) {
      broken_ = true;
      return field;
    }
    ++at_;
    // White space behind the quote is harmless, anything else is not CSV.
    const std::size_t end = FieldEnd(at_);
    if (!Trim(text_, Of(at_, end)).empty()) broken_ = true;
    at_ = end;
    return field;
  }

  void EndLine() {
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_;
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t begin_ = 0;
  bool broken_ = false;
};

constexpr std::size_t kAbsent = ~std::size_t{0};

/// Which column holds what.
struct Columns {
  std::size_t text = kAbsent;
  std::size_t speaker = kAbsent;
  std::size_t start = kAbsent;
  std::size_t end = kAbsent;
  std::size_t count = 0;
  bool milliseconds = false;

  /// A table of a session has what is said, and who or when.
  [[nodiscard]] bool complete() const {
    return text != kAbsent && (speaker != kAbsent || start != kAbsent);
  }
};

template <std::size_t N>
bool IsOneOf(std::string_view key, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), key) != names.end();
}

constexpr std::array<std::string_view, 9> kTextNames = {"text",     "transcript", "utterance",
                                                        "content",  "sentence",   "message",
                                                        "dialogue", "speech",     "said"};
constexpr std::array<std::string_view, 7> kSpeakerNames = {
    "speaker", "speaker name", "speaker label", "speaker id", "name", "role", "who"};
constexpr std::array<std::string_view, 9> kStartNames = {
    "start",     "start time", "begin",           "from",        "in",
    "timestamp", "time",       "start timestamp", "start offset"};
constexpr std::array<std::string_view, 6> kEndNames = {"end", "end time",      "to",
                                                       "out", "end timestamp", "end offset"};

/// "Start_Time (ms)" -> "start time"; `milliseconds` is set when it says so.
std::string ColumnKey(std::string_view name, bool& milliseconds) {
  std::string key = LabelKey(name);
  std::replace(key.begin(), key.end(), '_', ' ');
  for (const std::string_view unit : {" (ms)", " ms", " (s)", " (sec)", " (seconds)", " s"}) {
    if (key.size() > unit.size() && key.substr(key.size() - unit.size()) == unit) {
      milliseconds = milliseconds || unit.find('m') != std::string_view::npos;
      key.resize(key.size() - unit.size());
    }
  }
  return key;
}

void SetOnce(std::size_t& column, std::size_t index) {
  if (column == kAbsent) column = index;
}

Columns ReadHeader(std::string_view text, const std::vector<Field>& header) {
  Columns columns;
  columns.count = header.size();
  for (std::size_t i = 0; i < header.size(); ++i) {
    const Span span = Trim(text, header[i].span);
    if (span.size() > 40) continue;
    const std::string key = ColumnKey(span.In(text), columns.milliseconds);
    if (IsOneOf(key, kTextNames)) SetOnce(columns.text, i);
    if (IsOneOf(key, kSpeakerNames)) SetOnce(columns.speaker, i);
    if (IsOneOf(key, kStartNames)) SetOnce(columns.start, i);
    if (IsOneOf(key, kEndNames)) SetOnce(columns.end, i);
  }
  return columns;
}

std::optional<char> SeparatorOf(std::string_view line) {
  for (const char separator : {',', '\t', ';'}) {
    if (line.find(separator) == std::string_view::npos) continue;
    std::vector<Field> header;
    Table(line, separator).NextRow(header);
    if (ReadHeader(line, header).complete()) return separator;
  }
  return std::nullopt;
}

class CsvImport {
 public:
  CsvImport(const DecodedText& decoded, const std::string& name, char separator)
      : decoded_(decoded), text_(decoded.text), name_(name), separator_(separator) {}

  ImportedTurns Run() {
    Table table(text_, separator_);
    std::vector<Field> row;
    table.NextRow(row);
    columns_ = ReadHeader(text_, row);
    unit_ = columns_.milliseconds ? TimeUnit::kMilliseconds : TallyTimes(table);
    CueTurns turns(decoded_, name_, Joining::kJoin);
    while (table.NextRow(row)) {
      if (table.broken() || row.size() != columns_.count) {
        return BadInput("a row that does not fit the header",
                        WhereOf(decoded_, name_, table.row_begin()),
                        "quote fields that hold commas, quotes or line breaks");
      }
      const Field& said = row[columns_.text];
      GT_TRY(turns.Begin(PieceOf(row), said.span.In(text_)));
      AppendField(turns.text(), said);
    }
    return turns.Take();
  }

 private:
  /// Reads the table ahead (by value) for the unit of its times.
  [[nodiscard]] TimeUnit TallyTimes(Table table) const {
    double last = 0;
    std::size_t words = 0;
    std::vector<Field> row;
    while (table.NextRow(row)) {
      if (row.size() != columns_.count) continue;
      const std::string_view said = row[columns_.text].span.In(text_);
      words += 1 + static_cast<std::size_t>(std::count(said.begin(), said.end(), ' '));
      for (const std::size_t column : {columns_.start, columns_.end}) {
        if (column == kAbsent) continue;
        const std::string_view raw = Trim(text_, row[column].span).In(text_);
        double number = 0;
        const auto read = std::from_chars(raw.data(), raw.data() + raw.size(), number);
        if (read.ec == std::errc() && read.ptr == raw.data() + raw.size() && CouldBeTime(number)) {
          last = std::max(last, number);
        }
      }
    }
    return GuessUnit(last, words);
  }

  [[nodiscard]] std::string_view Cell(const std::vector<Field>& row, std::size_t column) const {
    return column == kAbsent ? std::string_view() : Trim(text_, row[column].span).In(text_);
  }

  [[nodiscard]] Utterance PieceOf(const std::vector<Field>& row) const {
    Utterance piece;
    piece.speaker = std::string(Cell(row, columns_.speaker));
    piece.start_ms = ReadMoment(Cell(row, columns_.start), unit_);
    piece.end_ms = ReadMoment(Cell(row, columns_.end), unit_);
    if (piece.start_ms && piece.end_ms) piece.end_ms = std::max(*piece.start_ms, *piece.end_ms);
    return piece;
  }

  /// Lines inside a field become one; doubled quotes become one.
  void AppendField(UtteranceText& out, const Field& field) const {
    const Span whole = Trim(text_, field.span);
    Span line;
    for (LineWalk walk(whole.In(text_)); walk.Next(line);) {
      const Span trimmed = Trim(text_, {whole.begin + line.begin, whole.begin + line.end});
      if (trimmed.empty()) continue;
      out.AppendGap(trimmed.begin);
      std::uint32_t begin = trimmed.begin;
      for (std::uint32_t at = begin; field.quoted && at + 1 < trimmed.end; ++at) {
        if (text_[at] != '"' || text_[at + 1] != '"') continue;
        out.Append({begin, at});
        out.AppendAs("\"", {at, at + 2});
        begin = at + 2;
        ++at;
      }
      out.Append({begin, trimmed.end});
    }
  }

  const DecodedText& decoded_;
  std::string_view text_;
  const std::string& name_;
  char separator_;
  Columns columns_;
  TimeUnit unit_ = TimeUnit::kSeconds;
};

}  // namespace

bool LooksLikeCsvHeader(std::string_view line) { return SeparatorOf(line).has_value(); }

ImportedTurns ImportCsv(const DecodedText& decoded, const std::string& name) {
  Span header;
  LineWalk(decoded.text).Next(header);
  const auto separator = SeparatorOf(header.In(decoded.text));
  if (!separator) {
    return BadInput("no header with the columns text and speaker or start", name + ":1",
                    "name the columns in the first line");
  }
  return CsvImport(decoded, name, *separator).Run();
}

}  // namespace goldenthread
