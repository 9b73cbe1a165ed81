// fuzz_capi: random sequences of calls of the C interface. A batch is a host that begins with nothing and makes 2000 sequences;
// what a batch does depends on nothing but the seed and its number.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "fuzz/host.hpp"

namespace {

constexpr int kSequences = 2000;

constexpr std::string_view kUsage =
    "fuzz_capi [--seed N] [--first N] [--batches N]: 2000 random sequences of calls in each batch; a batch that breaks "
    "a promise\n"
    "is told by its number, and runs again with --first NUMBER --batches 1. Sanitizers find the rest: build with "
    "tools/build asan\n";

struct Options {
    std::uint64_t seed = 1;
    std::uint64_t first = 0;
    std::uint64_t batches = 10;
};

bool read_options(int count, char** words, Options& options) {
    for (int i = 1; i < count; i += 2) {
        const std::string_view name = words[i];
        std::uint64_t* place = name == "--seed"      ? &options.seed
                               : name == "--first"   ? &options.first
                               : name == "--batches" ? &options.batches
                                                     : nullptr;
        if (place == nullptr || i + 1 == count) return false;
        char* end = nullptr;
        *place = std::strtoull(words[i + 1], &end, 10);
        if (end == words[i + 1] || *end != '\0') return false;
    }
    return true;
}

bool run_batch(std::uint64_t seed, std::uint64_t batch) {
    try {
        lrsched::fuzz::Host host(seed * 0x9E3779B97F4A7C15U + batch);
        for (int i = 0; i < kSequences; ++i) host.sequence();
        return true;
    } catch (const lrsched::fuzz::Broken& broken) {
        std::fprintf(stderr, "seed %llu, batch %llu: it was promised that %s\n", static_cast<unsigned long long>(seed),
                     static_cast<unsigned long long>(batch), broken.promise.c_str());
        return false;
    }
}

}  // namespace

int main(int count, char** words) {
    Options options;
    if (!read_options(count, words, options)) {
        std::fprintf(stderr, "%.*s", static_cast<int>(kUsage.size()), kUsage.data());
        return 2;
    }
    bool kept = true;
    for (std::uint64_t i = 0; i < options.batches; ++i) kept = run_batch(options.seed, options.first + i) && kept;
    if (kept) std::printf("%llu sequences\n", static_cast<unsigned long long>(options.batches * kSequences));
    return kept ? 0 : 1;
}
