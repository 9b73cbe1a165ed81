// Values through the interface of C and its shared library.
#include <memory>

#include "identity/requests.hpp"
#include "lrsched.h"

using namespace lrsched::identity;  // NOLINT(google-build-using-namespace)

namespace {

struct Free {
    void operator()(lrsched_program* program) const { lrsched_program_free(program); }
    void operator()(lrsched_session* session) const { lrsched_session_free(session); }
};
using ProgramHandle = std::unique_ptr<lrsched_program, Free>;
using SessionHandle = std::unique_ptr<lrsched_session, Free>;

/// Throws the report where the call failed.
void expect(bool done, lrsched_report* report) {
    const std::string json = lrsched_report_json(report).data;
    lrsched_report_free(report);
    if (!done) throw Refused{json};
}

ProgramHandle compiled(const Request& request) {
    std::vector<lrsched_setting> settings;
    for (const auto& [name, value] : request.run)
        settings.push_back({LRSCHED_RUN, name.data(), name.size(), value.data(), value.size(), 0});
    lrsched_report* report = nullptr;
    ProgramHandle program(
        lrsched_compile(request.text.data(), request.text.size(), settings.data(), settings.size(), &report));
    expect(program != nullptr, report);
    return program;
}

void run(const lrsched_program* program, const Request& request, std::vector<Column>& columns) {
    const SessionHandle session(lrsched_session_new(program));
    std::vector<double> row(columns.size());
    for (std::size_t i = 0; i < request.steps.size(); ++i) {
        std::vector<lrsched_metric> metrics;
        for (const auto& [name, list] : request.metrics) {
            if (list[i]) metrics.push_back({name.data(), name.size(), *list[i]});
        }
        lrsched_report* report = nullptr;
        if (!metrics.empty()) {
            const int taken =
                lrsched_session_report(session.get(), request.steps[i], metrics.data(), metrics.size(), &report);
            expect(taken == 1, report);
        }
        const int given = lrsched_session_at(session.get(), request.steps[i], row.data(), row.size(), &report);
        expect(given == 1, report);
        for (std::size_t output = 0; output < columns.size(); ++output) columns[output].values.push_back(row[output]);
    }
}

std::vector<Column> answer(const Request& request) {
    const ProgramHandle program = compiled(request);
    std::vector<Column> columns(lrsched_output_count(program.get()));
    for (std::size_t output = 0; output < columns.size(); ++output) {
        lrsched_output found{};
        expect(lrsched_output_at(program.get(), output, &found) == 1, nullptr);
        columns[output].name.assign(found.name.data, found.name.size);
    }
    if (lrsched_metric_count(program.get()) > 0) {
        run(program.get(), request, columns);
        return columns;
    }
    for (std::size_t output = 0; output < columns.size(); ++output) {
        for (const double step : request.steps) {
            lrsched_report* report = nullptr;
            const bool done =
                lrsched_at(program.get(), output, step, &columns[output].values.emplace_back(), &report) == 1;
            expect(done, report);
        }
    }
    return columns;
}

}  // namespace

int main() { return answer_all(answer); }
