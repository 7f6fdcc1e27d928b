// Measures the reader and nlohmann_json's DOM parser on one document: read_bench <file>. Prints one JSON
// object per line.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <nlohmann/json.hpp>
#include <string>

#include "document/document.h"
#include "document/reader.h"

namespace {

using Clock = std::chrono::steady_clock;
using Json = nlohmann::json;

constexpr std::size_t batch_count = 21;
constexpr double batch_microseconds = 20'000;

/// Keeps the optimizer from removing work whose result is not read.
volatile std::size_t sink = 0;

std::string read_file(const char* path) {
  std::string content;
  std::FILE* file = std::fopen(path, "rb");
  if (file == nullptr) return content;
  std::array<char, 4096> buffer{};
  for (std::size_t got = 0; (got = std::fread(buffer.data(), 1, buffer.size(), file)) > 0;) {
    content.append(buffer.data(), got);
  }
  std::fclose(file);
  return content;
}

template <typename Work>
double time_batch(Work work, std::size_t repetitions) {
  const auto start = Clock::now();
  for (std::size_t index = 0; index < repetitions; ++index) work();
  return std::chrono::duration<double, std::micro>(Clock::now() - start).count();
}

/// Returns the median time of one call, in microseconds. A batch of calls takes longer than the clock's step.
template <typename Work>
double median_time(Work work) {
  std::size_t repetitions = 1;
  while (time_batch(work, repetitions) < batch_microseconds) repetitions *= 2;
  std::array<double, batch_count> samples{};
  for (double& sample : samples) sample = time_batch(work, repetitions) / static_cast<double>(repetitions);
  std::nth_element(samples.begin(), samples.begin() + batch_count / 2, samples.end());
  return samples[batch_count / 2];
}

void print_result(const char* reader, const std::string& text, double microseconds) {
  std::printf("{\"reader\":\"%s\",\"document\":\"resume\",\"bytes\":%zu,\"microseconds\":%.3f}\n", reader,
              text.size(), microseconds);
}

}  // namespace

int main(int count, char** parameters) {
  const std::string text = count == 2 ? read_file(parameters[1]) : std::string();
  resume_patch::document::Document document;
  const auto read_ours = [&] {
    std::memcpy(document.reserve_text(text.size()), text.data(), text.size());
    sink = sink + (read_reserved(document, text.size()).has_value() ? 1U : 0U);
  };
  const auto read_peer = [&] { sink = sink + Json::parse(text, nullptr, false).size(); };
  read_ours();
  if (text.empty() || sink != 0) {
    std::fputs("usage: read_bench <file with a JSON text>\n", stderr);
    return 2;
  }
  print_result("resume-patch", text, median_time(read_ours));
  print_result("nlohmann_json", text, median_time(read_peer));
  return 0;
}
