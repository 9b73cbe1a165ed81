// Room cli: values of schedules as a table, CSV, JSON or a JSON object a line; in blocks, so that ten million steps
// need no more memory than ten thousand.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "cli/sink.hpp"
#include "cli/steps.hpp"
#include "lrsched/lrsched.hpp"

namespace lrsched::cli {

/// What is to be written: some schedules of a program at some steps.
struct Request {
    const Program& program;
    std::vector<std::size_t> outputs;
    Steps steps;
    /// Values that were worked out already, all outputs of one step behind one another: of schedules that react to metrics.
    const std::vector<double>* known = nullptr;
};

/// Each writes everything or gives the diagnostic of the first value that does not exist; what stands before it may
/// have been written by then.
[[nodiscard]] std::optional<Diagnostic> write_csv(const Request& request, Sink& sink);
[[nodiscard]] std::optional<Diagnostic> write_json(const Request& request, Sink& sink);
[[nodiscard]] std::optional<Diagnostic> write_json_lines(const Request& request, Sink& sink);
[[nodiscard]] std::optional<Diagnostic> write_table(const Request& request, Sink& sink);

}  // namespace lrsched::cli
