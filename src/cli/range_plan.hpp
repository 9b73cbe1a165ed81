// Room cli: from the options of `lrsched range-test` to a test that can be done.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "lrsched/lrsched.hpp"
#include "train/range_test.hpp"

namespace lrsched::cli {

/// As typed.
struct RangeOptions {
    std::string from;
    std::string to;
    std::string steps;
    bool linear = false;
    std::string smoothing;
    std::string stop_factor;
    std::string seed;
    std::vector<std::string> expressions;
    std::string problem;
    std::vector<std::string> problem_settings;
    std::string optimizer;
    std::vector<std::string> optimizer_settings;
    std::string start_limit;
    std::string step_limit;
};

void declare_range_options(CLI::App& app, RangeOptions& options);

struct RangePlan {
    train::RangeTest test;
    std::string training;              ///< what is trained, for a title
    bool external = false;             ///< by a program of its own
    std::vector<Setting> expressions;  ///< of hyper-parameters beside `lr`
};

/// `command` are the words of an external trainer; none where the problem is built in. Throws Failure for what cannot be
/// done; of several faults of settings all but the last are printed.
[[nodiscard]] RangePlan plan_range_test(const RangeOptions& options, std::span<const std::string> command,
                                        Context& context);

}  // namespace lrsched::cli
