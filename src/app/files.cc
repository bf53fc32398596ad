// Plain streams; a result file appears whole or not at all.
#include "app/files.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "transcript/decode.h"

namespace goldenthread {
namespace {

constexpr mode_t kPermissions = 07777;
/// Reads up to one byte more than the limit, so that too much is noticed.
std::string ReadStream(std::istream& in) {
  std::string bytes;
  std::string buffer(std::size_t{1} << 16, '\0');
  while (bytes.size() <= kInputBytesMax &&
         (in.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || in.gcount() > 0)) {
    bytes.append(buffer, 0, static_cast<std::size_t>(in.gcount()));
  }
  return bytes;
}

bool WriteAll(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(file, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return fsync(file) == 0;
}

/// Puts a whole new file in the place of `target`; false, and nothing left behind, if it cannot.
bool ReplaceFile(const std::filesystem::path& target, std::string_view text) {
  std::string partial = target.string() + ".XXXXXX";
  const int file = mkstemp(partial.data());  // readable by its owner only
  if (file < 0) return false;
  struct stat old {};
  bool done = WriteAll(file, text);
  if (stat(target.c_str(), &old) == 0) done = fchmod(file, old.st_mode & kPermissions) == 0 && done;
  done = close(file) == 0 && done;
  done = done && std::rename(partial.c_str(), target.c_str()) == 0;
  if (!done) std::remove(partial.c_str());
  return done;
}

}  // namespace

Result<InputFile> ReadInput(const std::string& path) {
  InputFile file{path == "-" ? "standard input" : path, {}};
  if (path == "-") {
    file.bytes = ReadStream(std::cin);
  } else {
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (!std::filesystem::exists(status)) {
      return BadInput("no such file", path, "check the path");
    }
    if (std::filesystem::is_directory(status)) {
      return BadInput("is a folder", path, "name a file in it");
    }
    std::ifstream in(path, std::ios::binary);
    if (!in) return BadInput("cannot be read", path, "check its permissions");
    file.bytes = ReadStream(in);
    if (in.bad()) return BadInput("could not be read to its end", path, "check the disk");
  }
  if (file.bytes.size() > kInputBytesMax) {
    return BadInput("is larger than 32 MiB", file.name, "split the session");
  }
  return file;
}

Result<void> KeepsInputs(const std::string& path, const std::vector<std::string>& inputs) {
  for (const std::string& input : inputs) {
    std::error_code error;
    if (!path.empty() && !input.empty() && input != "-" &&
        std::filesystem::equivalent(path, input, error)) {
      return BadUsage("would replace an input", "-o", "name another file");
    }
  }
  return outcome::success();
}

Result<void> WriteOutput(const std::string& path, const std::string& text) {
  if (path.empty()) {
    std::cout << text << std::flush;
    if (!std::cout) return BadInput("could not be written", "standard output", "check the disk");
    return outcome::success();
  }
  const Error failure =
      BadInput("could not be written", path, "check folder, permissions and disk");
  std::error_code error;
  const auto target = std::filesystem::weakly_canonical(path, error);
  if (error || std::filesystem::is_directory(target)) return failure;
  const auto status = std::filesystem::status(target, error);
  if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) {
    std::ofstream out(target, std::ios::binary);
    out << text << std::flush;
    if (!out) return failure;
    return outcome::success();
  }
  if (!ReplaceFile(target, text)) return failure;
  return outcome::success();
}

}  // namespace goldenthread
