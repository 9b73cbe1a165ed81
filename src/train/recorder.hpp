// Room `train`: writing a trajectory while its run goes on.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "train/failure.hpp"
#include "train/run.hpp"

namespace lrsched::train {

class Recorder {
public:
    Recorder(const Run& run, Trajectory& trajectory) : run_(run), trajectory_(trajectory) {}

    /// Lays out the columns; a failure where a metric is unknown or the table would be too large.
    std::optional<Failure> begin(const Layout& layout, std::span<const std::string> metrics);

    /// Takes a step. Only those that are due are kept, but the one taken last can be kept later.
    void take(std::uint64_t step, const Rates& rates, std::span<const std::optional<double>> metrics);

    /// Keeps the step taken last, if that has not been done.
    void keep_last();

    /// A row for the outcome, if anything is known of it.
    void take_outcome(std::uint64_t step, std::span<const std::optional<double>> metrics);

private:
    std::optional<Failure> select(std::span<const std::string> metrics);

    const Run& run_;
    Trajectory& trajectory_;
    std::vector<std::size_t> selected_;  // metrics, by their place among all
    std::uint64_t last_step_ = 0;
    std::vector<std::optional<double>> last_row_;
    bool kept_ = true;
};

}  // namespace lrsched::train
