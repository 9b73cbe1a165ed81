// A host that calls the C interface at random, with good arguments and bad ones, and checks what its header promises.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "fuzz/random.hpp"
#include "lrsched.h"

namespace lrsched::fuzz {

/// A promise of the header that was not kept.
struct Broken {
    std::string promise;
};

/// A session, and what the host knows of it. Its program may be gone.
struct Run {
    lrsched_session* session = nullptr;
    std::size_t outputs = 0;
    double next = 0;
};

class Host {
public:
    explicit Host(std::uint64_t seed);
    ~Host();
    Host(const Host&) = delete;
    Host& operator=(const Host&) = delete;

    /// One to eight calls. Throws Broken.
    void sequence();

private:
    void call();
    void compile();
    void free_something();
    void ask_program();
    void ask_value();
    void fill_values();
    void begin_run();
    void report_metrics();
    void ask_run();
    void save_and_load();
    void check_same_values(Run& run, lrsched_session* loaded);
    void read_report();

    lrsched_report** report_place();
    void check_report(lrsched_report** place, bool success) const;
    double any_step();
    std::size_t any_output(const lrsched_program* program);

    Random random_;
    std::array<lrsched_program*, 4> programs_{};
    std::array<Run, 4> runs_{};
    std::array<lrsched_report*, 3> reports_{};
};

}  // namespace lrsched::fuzz
