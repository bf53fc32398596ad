// Plain streams; a result file appears whole or not at all.
#include "app/files.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

namespace goldenthread {
namespace {

constexpr std::size_t kInputBytesMax = std::size_t{64} << 20;

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
    return BadInput("is larger than 64 MiB", file.name, "split the session");
  }
  return file;
}

Result<void> WriteOutput(const std::string& path, const std::string& text) {
  if (path.empty()) {
    std::cout << text << std::flush;
    if (!std::cout) return BadInput("could not be written", "standard output", "check the disk");
    return outcome::success();
  }
  const std::string partial = path + ".part";
  {
    std::ofstream out(partial, std::ios::binary | std::ios::trunc);
    out << text << std::flush;
    if (!out) {
      std::remove(partial.c_str());
      return BadInput("could not be written", path, "check folder, permissions and disk");
    }
  }
  std::error_code error;
  std::filesystem::rename(partial, path, error);
  if (error) return BadInput("could not be written", path, "check folder and permissions");
  return outcome::success();
}

}  // namespace goldenthread
