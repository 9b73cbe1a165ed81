// Values through the interface of C++: at, fill and a cursor, which have to agree; a session where there are metrics.
#include <bit>
#include <cstdint>

#include "identity/requests.hpp"
#include "lrsched/cursor.hpp"
#include "lrsched/lrsched.hpp"
#include "lrsched/session.hpp"

using namespace lrsched;  // NOLINT(google-build-using-namespace)
using namespace lrsched::identity;

namespace {

bool same_bits(double a, double b) { return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b); }

void refuse_unless(bool same, const char* which) {
    if (!same) throw Refused{which};
}

double value_of(const Result<double>& value) {
    if (!value) throw Refused{std::string(value.error().code)};
    return *value;
}

Program compiled(const Request& request) {
    Options options;
    for (const auto& [name, value] : request.run) options.run.push_back({name, value});
    Compilation compilation = compile(request.text, options);
    if (!compilation.program) throw Refused{std::string(compilation.diagnostics.front().code)};
    return *std::move(compilation.program);
}

std::vector<double> values(const Program& program, std::size_t output, const std::vector<double>& steps) {
    std::vector<double> found;
    Cursor cursor(program, output);
    for (const double step : steps) {
        found.push_back(value_of(program.at(step, output)));
        if (cursor.step() != step) cursor.seek(step);
        refuse_unless(same_bits(value_of(cursor.next()), found.back()), "cursor-differs");
    }
    std::vector<double> row(found.size());
    const double stride = steps.size() > 1 ? steps[1] - steps[0] : 1;
    refuse_unless(!program.fill(steps.front(), stride, row, output), "fill-fails");
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (steps[i] == steps.front() + static_cast<double>(i) * stride)
            refuse_unless(same_bits(row[i], found[i]), "fill-differs");
    }
    return found;
}

void run(const Program& program, const Request& request, std::vector<Column>& columns) {
    Session session(program);
    for (std::size_t i = 0; i < request.steps.size(); ++i) {
        std::vector<Metric> metrics;
        for (const auto& [name, list] : request.metrics) {
            if (list[i]) metrics.push_back({name, *list[i]});
        }
        const auto row = metrics.empty() ? session.at(request.steps[i]) : session.advance(request.steps[i], metrics);
        if (!row) throw Refused{std::string(row.error().code)};
        for (std::size_t output = 0; output < columns.size(); ++output)
            columns[output].values.push_back((*row)[output]);
    }
}

std::vector<Column> answer(const Request& request) {
    const Program program = compiled(request);
    std::vector<Column> columns;
    for (const Output& output : program.outputs()) columns.push_back({output.name, {}});
    if (!program.metrics().empty()) {
        run(program, request, columns);
        return columns;
    }
    for (std::size_t output = 0; output < columns.size(); ++output)
        columns[output].values = values(program, output, request.steps);
    return columns;
}

}  // namespace

int main() { return answer_all(answer); }
