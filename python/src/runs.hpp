// Room python: the programs of a stepper, each with a cursor or, where it reacts to metrics, a session.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "lrsched/cursor.hpp"
#include "lrsched/session.hpp"
#include "session.hpp"

namespace lrsched::python {

/// A schedule whose values are wanted.
struct Wanted {
    std::size_t run = 0;
    std::size_t output = 0;
};

class Runs {
public:
    /// A run at its beginning.
    void add(const Program& program);

    /// Chooses the values that at() works out, in their order.
    void want(std::vector<Wanted> wanted);

    [[nodiscard]] std::size_t size() const noexcept { return runs_.size(); }
    [[nodiscard]] bool listens() const noexcept { return listens_; }
    [[nodiscard]] const Program& program(std::size_t run) const noexcept { return runs_[run].program; }
    [[nodiscard]] Session& session(std::size_t run) noexcept { return *runs_[run].session; }

    /// The wanted values at a step; a finding where one is none.
    [[nodiscard]] std::optional<Diagnostic> at(double step, std::span<double> values);

    /// The state of a run whose last step was `step`.
    [[nodiscard]] Result<std::string> save(std::size_t run, double step) const;

    /// All runs from their states; they are as before where one does not fit.
    [[nodiscard]] std::optional<Diagnostic> load(const std::vector<std::string>& states);

private:
    struct Run {
        Program program;
        std::optional<Session> session;  ///< where it reacts to metrics
    };
    [[nodiscard]] std::optional<Diagnostic> listen(double step, std::span<double> values);

    std::vector<Run> runs_;
    std::vector<Wanted> wanted_;
    std::vector<Cursor> cursors_;  ///< one for each wanted value, where there are no metrics
    bool listens_ = false;
};

}  // namespace lrsched::python
