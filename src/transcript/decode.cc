// One pass per encoding. Stretches that are the same bytes in the file and in the text share one
// run; every other character gets its own.
#include "transcript/decode.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace goldenthread {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

/// Windows-1252 from 0x80 to 0x9F; 0 where the code page has nothing.
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

enum class Encoding { kBytes, kUtf16Little, kUtf16Big };

unsigned char ByteAt(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

bool IsContinuation(std::string_view bytes, std::size_t at) {
  return at < bytes.size() && (ByteAt(bytes, at) & 0xC0U) == 0x80U;
}

bool IsTextControl(unsigned char c) { return (c >= '\t' && c <= '\r') || c == 0x1B; }

/// Writes text and its runs side by side.
class Writer {
 public:
  explicit Writer(DecodedText& out) : out_(out) {}

  /// The next `size` bytes of the file are the text as they stand.
  void Copy(std::string_view bytes, std::size_t at, std::size_t size) {
    if (!copying_ || out_.runs.back().source_begin + out_.runs.back().source_bytes != at) {
      Begin(at, 0);
      copying_ = true;
    }
    out_.runs.back().source_bytes += static_cast<std::uint32_t>(size);
    out_.text.append(bytes.substr(at, size));
  }

  /// `size` bytes of the file stand for the character `code`.
  void Put(char32_t code, std::size_t at, std::size_t size) {
    Begin(at, size);
    copying_ = false;
    AppendUtf8(code, out_.text);
  }

 private:
  void Begin(std::size_t at, std::size_t size) {
    out_.runs.push_back({static_cast<std::uint32_t>(out_.text.size()),
                         static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(size)});
  }

  DecodedText& out_;
  bool copying_ = false;
};

void DecodeBytes(std::string_view bytes, std::size_t begin, Writer& writer) {
  std::size_t at = begin;
  while (at < bytes.size()) {
    const std::size_t size = Utf8Length(bytes, at);
    if (size > 0) {
      writer.Copy(bytes, at, size);
      at += size;
      continue;
    }
    const unsigned char byte = ByteAt(bytes, at);
    char32_t code = byte;
    if (byte >= 0x80 && byte <= 0x9F) code = kWindows1252[byte - 0x80U];
    writer.Put(code == 0 ? kReplacement : code, at, 1);
    ++at;
  }
}

/// The UTF-16 unit at `at`; a lone last byte is no character.
char32_t UnitAt(std::string_view bytes, std::size_t at, Encoding encoding) {
  if (at + 1 >= bytes.size()) return kReplacement;
  const unsigned first = ByteAt(bytes, at);
  const unsigned second = ByteAt(bytes, at + 1);
  return encoding == Encoding::kUtf16Little ? second << 8U | first : first << 8U | second;
}

void DecodeUtf16(std::string_view bytes, Encoding encoding, Writer& writer) {
  std::size_t at = 2;
  while (at < bytes.size()) {
    char32_t code = UnitAt(bytes, at, encoding);
    std::size_t size = std::min<std::size_t>(2, bytes.size() - at);
    if (code >= 0xD800 && code < 0xDC00 && at + 3 < bytes.size()) {
      const char32_t low = UnitAt(bytes, at + 2, encoding);
      if (low >= 0xDC00 && low < 0xE000) {
        code = 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00);
        size = 4;
      }
    }
    writer.Put(code, at, size);
    at += size;
  }
}

/// Where lines begin: after LF, CRLF or CR, as units of `width` bytes.
LineTable FindLines(std::string_view bytes, Encoding encoding) {
  LineTable lines;
  lines.begins.push_back(0);
  const std::size_t width = encoding == Encoding::kBytes ? 1 : 2;
  const auto unit = [&](std::size_t at) -> char32_t {
    if (at >= bytes.size()) return 0;
    return width == 1 ? ByteAt(bytes, at) : UnitAt(bytes, at, encoding);
  };
  for (std::size_t at = 0; at < bytes.size(); at += width) {
    const char32_t c = unit(at);
    if (c == '\n' || (c == '\r' && unit(at + width) != '\n')) {
      lines.begins.push_back(static_cast<std::uint32_t>(at + width));
    }
  }
  return lines;
}

bool IsBlank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n\v\f") == std::string_view::npos;
}

/// Zero bytes, or more than two and more than one byte in a hundred that no text has.
bool IsBinary(std::string_view text) {
  if (text.find('\0') != std::string_view::npos) return true;
  std::size_t strange = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const unsigned char c = ByteAt(text, at);
    if ((c < 0x20 && !IsTextControl(c)) || c == 0x7F) ++strange;
    if (text.substr(at, 3) == "\xEF\xBF\xBD") ++strange;
  }
  return strange > 2 && strange * 100 > text.size();
}

bool StartsWith(std::string_view bytes, std::string_view mark) {
  return bytes.substr(0, mark.size()) == mark;
}

}  // namespace

std::size_t Utf8Length(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  const unsigned char first = ByteAt(text, at);
  if (first < 0x80) return 1;
  if (first < 0xC2 || first > 0xF4 || !IsContinuation(text, at + 1)) return 0;
  if (first < 0xE0) return 2;
  const unsigned char second = ByteAt(text, at + 1);
  if (!IsContinuation(text, at + 2)) return 0;
  if (first < 0xF0) {
    if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F)) return 0;
    return 3;
  }
  if ((first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F)) return 0;
  return IsContinuation(text, at + 3) ? 4 : 0;
}

void AppendUtf8(char32_t code, std::string& out) {
  if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) code = kReplacement;
  const auto put = [&](char32_t bits) {
    out += static_cast<char>(static_cast<unsigned char>(bits));
  };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | code >> 6U);
    put(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    put(0xE0 | code >> 12U);
    put(0x80 | (code >> 6U & 0x3F));
    put(0x80 | (code & 0x3F));
  } else {
    put(0xF0 | code >> 18U);
    put(0x80 | (code >> 12U & 0x3F));
    put(0x80 | (code >> 6U & 0x3F));
    put(0x80 | (code & 0x3F));
  }
}

Result<DecodedText> Decode(std::string_view bytes, const std::string& name) {
  if (bytes.size() > kInputBytesMax) {
    return BadInput("larger than 32 MiB", name, "split the file");
  }
  if (bytes.empty()) return BadInput("the file is empty", name, "give a transcript or a summary");
  if (StartsWith(bytes, "PK\x03\x04")) {
    return BadUsage("DOCX is not read yet", name, "save it as plain text");
  }
  Encoding encoding = Encoding::kBytes;
  if (StartsWith(bytes, "\xFF\xFE")) encoding = Encoding::kUtf16Little;
  if (StartsWith(bytes, "\xFE\xFF")) encoding = Encoding::kUtf16Big;

  DecodedText out;
  out.text.reserve(bytes.size());
  Writer writer(out);
  if (encoding == Encoding::kBytes) {
    DecodeBytes(bytes, StartsWith(bytes, "\xEF\xBB\xBF") ? 3 : 0, writer);
  } else {
    DecodeUtf16(bytes, encoding, writer);
  }
  if (IsBlank(out.text)) {
    return BadInput("the file holds only white space", name, "give a transcript or a summary");
  }
  if (StartsWith(bytes, "%PDF-") || StartsWith(bytes, "{\\rtf") || IsBinary(out.text)) {
    return BadInput("not a text file", name, "save it as plain text, VTT, SRT, JSON or CSV");
  }
  out.lines = FindLines(bytes, encoding);
  return out;
}

Span SourceOf(const DecodedText& decoded, Span span) {
  return SourceOf(decoded.runs, decoded.text.size(), span);
}

std::string WhereOf(const DecodedText& decoded, const std::string& name, std::size_t at) {
  const auto offset = static_cast<std::uint32_t>(std::min(at, decoded.text.size()));
  const auto line = decoded.lines.LineOf(SourceOf(decoded, {offset, offset}).begin);
  return name + ":" + std::to_string(line.value_or(1));
}

}  // namespace goldenthread
