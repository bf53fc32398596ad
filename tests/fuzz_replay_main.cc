// Replays a fuzz corpus without libFuzzer: every file below the folders (or files) named on the
// command line goes once through LLVMFuzzerTestOneInput, in sorted order. A finding is a crash or
// a sanitizer's report, as under libFuzzer. Prints the number of inputs on stdout.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

std::vector<std::filesystem::path> FilesBelow(const std::filesystem::path& start) {
  std::vector<std::filesystem::path> files;
  if (std::filesystem::is_directory(start)) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(start)) {
      if (entry.is_regular_file()) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
  } else {
    files.push_back(start);
  }
  return files;
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t replayed = 0;
  for (const std::string& argument : std::vector<std::string>(argv + 1, argv + argc)) {
    for (const auto& path : FilesBelow(argument)) {
      std::ifstream in(path, std::ios::binary);
      if (!in) {
        std::cerr << "cannot read " << path << "\n";
        return 1;
      }
      const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
      // The name first: when the input crashes the program, it is the last line printed.
      std::cerr << path.string() << std::endl;
      LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
      ++replayed;
    }
  }
  std::cout << replayed << "\n";
  return 0;
}
