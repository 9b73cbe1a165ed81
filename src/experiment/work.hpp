// Room experiment: doing the runs of an experiment on several threads and keeping each as soon as it is done.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "experiment/experiment.hpp"
#include "experiment/shard.hpp"
#include "experiment/store.hpp"

namespace lrsched::experiment {

struct Progress {
    std::size_t runs = 0;    ///< of this process
    std::size_t kept = 0;    ///< those that were kept already
    std::size_t done = 0;    ///< those that are done now
    std::size_t failed = 0;  ///< of those
};

struct Work {
    unsigned jobs = 1;
    Shard shard{};
    bool fresh = false;                           ///< does again what is kept
    std::function<void(const Progress&)> tell{};  ///< after each run; one thread at a time
    std::function<bool()> interrupted{};          ///< asked from all threads
};

struct Failed {
    std::string name;  ///< of the run
    std::string why;
};

struct Done {
    Progress progress;
    bool interrupted = false;
    std::vector<Failed> failures;      ///< in the order of the runs
    std::optional<file::Error> error;  ///< a run could not be kept or read; no further one was begun
};

/// A run that failed is kept, too, but done anew the next time. Never throws.
[[nodiscard]] Done work(const Experiment& experiment, const Store& store, const Work& work);

}  // namespace lrsched::experiment
