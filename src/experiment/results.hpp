// Room experiment: what came of an experiment, read from the runs that are kept and from nothing else, so that it is the same
// however and wherever they were done.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "experiment/experiment.hpp"
#include "experiment/statistics.hpp"
#include "experiment/store.hpp"

namespace lrsched::experiment {

/// One run of a setup.
struct RunResult {
    train::Ending ending = train::Ending::finished;
    std::uint64_t end = 0;                    ///< finished: how many steps; else the step at which it ended
    std::string why;                          ///< failed: the reason
    std::optional<double> measure;            ///< nothing where it diverged, failed or did not tell it
    std::vector<std::optional<double>> last;  ///< of each column of the setup, its last value
};

/// A column over the steps: the mean of the seeds, and how far they are from it.
struct Band {
    std::vector<double> steps;
    std::vector<double> mean;
    std::vector<double> deviation;  ///< of the sample; empty where there is one seed
};

struct SetupResult {
    std::vector<std::string> columns;
    std::vector<RunResult> runs;        ///< in the order of the seeds
    std::optional<Statistics> measure;  ///< over the runs that have one
    std::optional<std::size_t> best;    ///< the run of the best measure
    std::optional<std::size_t> rank;    ///< from 1; nothing without a measure
    std::map<std::string, Band> bands;  ///< of the columns that figures show

    [[nodiscard]] std::size_t count(train::Ending ending) const noexcept;
};

struct Results {
    std::string metric;  ///< what runs are judged by
    std::vector<SetupResult> setups;
    std::vector<train::RangeResult> range_tests;
    std::uint64_t rows = 0;  ///< of all trajectories of the training

    /// Of all setups, each once, in the order of their appearance.
    [[nodiscard]] std::vector<std::string> columns() const;
};

/// Runs that are not kept.
struct Missing {
    std::size_t count = 0;
    std::size_t of = 0;
    std::string first;  ///< name of one
};

[[nodiscard]] std::variant<Results, Missing, file::Error> gather(const Experiment& experiment, const Store& store);

}  // namespace lrsched::experiment
