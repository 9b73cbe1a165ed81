#include "experiment/work.hpp"

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <new>
#include <system_error>
#include <thread>

#include "experiment/runs.hpp"

namespace lrsched::experiment {
namespace {

using train::Ending;
using train::Trajectory;

class Crew {
public:
    Crew(const Experiment& experiment, const Store& store, const Work& work)
        : runs_(experiment), store_(store), work_(work) {
        for (std::size_t run = 0; run < runs_.count(); ++run) {
            if (work_.shard.has(run)) mine_.push_back(run);
        }
        done_.progress.runs = mine_.size();
    }

    Done go() {
        {
            std::vector<std::jthread> threads;
            hire(threads, std::min<std::size_t>(work_.jobs, mine_.size()));
            take_runs();
        }
        for (auto& [run, failure] : failures_) done_.failures.push_back(std::move(failure));
        return std::move(done_);
    }

private:
    /// One of the crew is the caller. Where the system gives no more threads, fewer do the same.
    void hire(std::vector<std::jthread>& threads, std::size_t count) {
        try {
            for (std::size_t i = 1; i < count; ++i) threads.emplace_back([this] { take_runs(); });
        } catch (const std::system_error&) {
            return;
        }
    }

    bool interrupted() const { return work_.interrupted && work_.interrupted(); }

    void take_runs() noexcept {
        while (!stop_ && !interrupted()) {
            const std::size_t next = next_++;
            if (next >= mine_.size()) return;
            try {
                take(mine_[next]);
            } catch (const std::bad_alloc&) {
                break_off({{}, "out of memory"});
            }
        }
        const std::scoped_lock lock(mutex_);
        done_.interrupted = done_.interrupted || !stop_;
    }

    void take(std::size_t run) {
        const std::string identity = runs_.identity(run);
        if (!work_.fresh) {
            const auto kept = store_.load(identity);
            if (const auto* error = std::get_if<file::Error>(&kept)) return break_off(*error);
            const auto* trajectory = std::get_if<Trajectory>(&kept);
            if (trajectory != nullptr && trajectory->ending != Ending::failed) return count(run, *trajectory, true);
        }
        const Trajectory trajectory = runs_.perform(run, work_.interrupted);
        // What was broken off has nothing to be kept.
        if (trajectory.ending == Ending::failed && interrupted()) return;
        if (const auto error = store_.save(identity, trajectory)) return break_off(*error);
        count(run, trajectory, false);
    }

    void count(std::size_t run, const Trajectory& trajectory, bool kept) {
        const std::scoped_lock lock(mutex_);
        ++(kept ? done_.progress.kept : done_.progress.done);
        if (trajectory.ending == Ending::failed) {
            ++done_.progress.failed;
            failures_[run] = {runs_.name(run), trajectory.why};
        }
        if (work_.tell) work_.tell(done_.progress);
    }

    void break_off(const file::Error& error) noexcept {
        const std::scoped_lock lock(mutex_);
        if (!stop_) done_.error = error;
        stop_ = true;
    }

    Runs runs_;
    const Store& store_;
    const Work& work_;
    std::vector<std::size_t> mine_;
    std::atomic<std::size_t> next_{0};
    std::atomic<bool> stop_{false};
    std::mutex mutex_;
    Done done_;
    std::map<std::size_t, Failed> failures_;
};

}  // namespace

Done work(const Experiment& experiment, const Store& store, const Work& work) {
    return Crew(experiment, store, work).go();
}

}  // namespace lrsched::experiment
