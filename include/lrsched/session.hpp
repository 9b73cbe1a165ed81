// A run of a program whose schedules react to what is measured while a model trains (`metric`, `until`).
//
//     lrsched::Session session(program);
//     for (double step = 0; step < steps; ++step) {
//         const auto rates = session.at(step);             // what the schedules say for this step
//         if (!rates) { std::cerr << lrsched::render(rates.error()); return 1; }
//         const double loss = train(rates->at(0));
//         session.report(step, {{{"loss", loss}}});        // what came of it; later steps may look at it
//     }
//
// A schedule that looks at the metric of its own step (optax's and thinc's plateaus do) wants the report first; advance() does
// both in that order. A step for which nothing was reported is one at which nothing was measured: schedules of the library
// stay as they are there, so a validation loss may be reported every thousandth step.
//
// A session holds the states of the program's recurrences, and of the reports only those that may still be asked for. It can
// be saved at any step and goes on elsewhere with the same numbers, bit for bit. A program without metrics can have a session,
// too. A session is used by one thread at a time; its program may be shared.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lrsched/lrsched.hpp"

namespace lrsched {

/// A number that was measured, under its name: {"loss", 0.5}.
struct Metric {
    std::string_view name;  ///< as `metric("...")` has it
    double value = 0;       ///< not-a-number and infinities are taken, with a warning
};

namespace detail {
struct SessionState;
}  // namespace detail

/// A run of a program, from its first step on.
class LRSCHED_API Session {
public:
    /// Stands in front of step 0.
    explicit Session(Program program);
    /// A copy goes its own way.
    Session(const Session& other);
    /// What was moved from can only be assigned to or destroyed.
    Session(Session&& other) noexcept;
    /// Takes over the other's program and state.
    Session& operator=(Session other) noexcept;
    ~Session();

    /// The program that it runs.
    [[nodiscard]] const Program& program() const noexcept { return program_; }

    /// The last whole step that was asked for.
    [[nodiscard]] std::optional<double> step() const noexcept;

    /// Takes what was measured at a whole step that is not behind step(). Metrics that no schedule looks at are left aside,
    /// so that a trainer may report all it has. Warnings: `metric-not-finite`. Errors, after which nothing of it was taken:
    /// `bad-report-step`, `metric-too-late`, `metric-twice`, `metric-unused` where it has no metric of the program at all.
    [[nodiscard]] std::vector<Diagnostic> report(double step, std::span<const Metric> metrics);

    /// The values of all outputs at a step, which is not behind step(); the steps in between are run through. Errors, after
    /// which the session is as before: `bad-step`, `session-backwards`, `metric-missing`, `metric-forgotten`, `not-finite`.
    [[nodiscard]] Result<std::vector<double>> at(double step);

    /// report(), then at(): for schedules that look at the metric of their own step.
    [[nodiscard]] Result<std::vector<double>> advance(double step, std::span<const Metric> metrics);

    /// The state as JSON, with a version and the program's fingerprint.
    [[nodiscard]] std::string save() const;

    /// Goes on from a saved state. Errors: `session-unreadable`, `session-of-another` where another program saved it.
    [[nodiscard]] static Result<Session> load(Program program, std::string_view json);

private:
    Program program_;
    std::unique_ptr<detail::SessionState> state_;
};

}  // namespace lrsched
