// Tests of room experiment: a config in a folder of its own, and what comes of it.
#pragma once

#include <string>
#include <vector>

#include "experiment/experiment.hpp"
#include "experiment/results.hpp"
#include "experiment/store.hpp"
#include "experiment/work.hpp"
#include "file/folder.hpp"
#include "harness/catch.hpp"

namespace lrsched::experiment {

/// A folder for a config and its files.
class Lab {
public:
    void put(const std::string& name, std::string_view text) const { test::put(folder_ / name, text); }
    [[nodiscard]] std::string path(const std::string& name) const { return folder_ / name; }

    /// As the file `x.yaml`.
    [[nodiscard]] Prepared prepare(const std::string& config) const;

    /// The experiment, which has to be sound.
    [[nodiscard]] Experiment experiment(const std::string& config) const;

    /// The codes and places of what is wrong with it: `unknown-key 1:3`.
    [[nodiscard]] std::vector<std::string> faults(const std::string& config) const;

    /// Where runs are kept.
    [[nodiscard]] Store store(const std::string& name = "runs") const;

private:
    test::Folder folder_;
};

/// All runs done and gathered, which has to go well.
[[nodiscard]] Results do_all(const Experiment& experiment, const Store& store);

/// Each setup with its point: `cosine`, `cosine peak=0.1`.
[[nodiscard]] std::vector<std::string> setups_of(const Experiment& experiment);

/// A run that tells these losses, in a column behind `lr`.
[[nodiscard]] train::Trajectory told(const std::vector<double>& losses, train::Ending ending = train::Ending::finished);

}  // namespace lrsched::experiment
