// Room python: the programs of a stepper, each with a cursor or, where it reacts to metrics, a session.
#include "runs.hpp"

#include <utility>

namespace lrsched::python {

void Runs::add(const Program& program) {
    const bool reacts = !program.metrics().empty();
    runs_.push_back({program, reacts ? std::optional<Session>(Session(program)) : std::nullopt});
    listens_ = listens_ || reacts;
}

void Runs::want(std::vector<Wanted> wanted) {
    wanted_ = std::move(wanted);
    cursors_.clear();
    if (listens_) return;
    for (const Wanted& one : wanted_) cursors_.emplace_back(runs_[one.run].program, one.output);
}

std::optional<Diagnostic> Runs::at(double step, std::span<double> values) {
    if (listens_) return listen(step, values);
    for (std::size_t i = 0; i < values.size(); ++i) {
        cursors_[i].seek(step);
        const auto value = cursors_[i].next();
        if (!value) return value.error();
        values[i] = *value;
    }
    return std::nullopt;
}

std::optional<Diagnostic> Runs::listen(double step, std::span<double> values) {
    std::vector<std::vector<double>> all;
    for (Run& run : runs_) {
        if (!run.session) run.session.emplace(run.program);
        auto found = run.session->at(step);
        if (!found) return found.error();
        all.push_back(std::move(found).value());
    }
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = all[wanted_[i].run][wanted_[i].output];
    return std::nullopt;
}

Result<std::string> Runs::save(std::size_t run, double step) const {
    if (runs_[run].session) return runs_[run].session->save();
    Session session(runs_[run].program);
    const auto values = session.at(step);
    if (!values) return values.error();
    return session.save();
}

std::optional<Diagnostic> Runs::load(const std::vector<std::string>& states) {
    std::vector<Session> sessions;
    for (std::size_t i = 0; i < runs_.size(); ++i) {
        auto session = Session::load(runs_[i].program, states[i]);
        if (!session) return session.error();
        sessions.push_back(std::move(session).value());
    }
    for (std::size_t i = 0; i < runs_.size(); ++i) {
        if (runs_[i].session) *runs_[i].session = std::move(sessions[i]);
    }
    return std::nullopt;
}

}  // namespace lrsched::python
