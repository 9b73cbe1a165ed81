// Room cli: `lrsched session`: a schedule beside a trainer in any language, JSON objects line by line.
#include <fmt/format.h>

#include <filesystem>
#include <istream>
#include <limits>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

#include "cli/app.hpp"
#include "cli/declare.hpp"
#include "cli/load.hpp"
#include "cli/number_text.hpp"
#include "cli/sink.hpp"
#include "file/read.hpp"
#include "lrsched/session.hpp"

namespace lrsched::cli {
namespace {

using nlohmann::json;

constexpr std::size_t kLargestState = 256U << 20U;

struct SessionOptions {
    RunOptions run;
    std::string state;
};

/// One request: a line that cannot be understood is answered, and the session goes on.
struct Misunderstood {
    std::string why;
};

double step_of(const json& request, const char* verb) {
    const json& step = request[verb];
    if (!step.is_number()) throw Misunderstood{fmt::format("`{}` takes a step, a number", verb)};
    return step.get<double>();
}

/// A number, or what JSON has no number for, as trainers print it.
double metric_value(const std::string& name, const json& value) {
    if (value.is_number()) return value.get<double>();
    if (value.is_string()) {
        if (const auto number = parse_number(value.get<std::string>())) return *number;
        if (value == "nan" || value == "NaN") return std::numeric_limits<double>::quiet_NaN();
        if (value == "inf" || value == "Infinity") return std::numeric_limits<double>::infinity();
        if (value == "-inf" || value == "-Infinity") return -std::numeric_limits<double>::infinity();
    }
    throw Misunderstood{fmt::format("the metric `{}` must be a number, not {}", name, value.dump())};
}

std::string answer_of(const Diagnostic& error) {
    return json{{"error", error.message}, {"code", error.code}}.dump() + "\n";
}

class Conversation {
public:
    Conversation(Session session, const SessionOptions& options, Context& context)
        : session_(std::move(session)), options_(options), context_(context) {}

    /// The answer to a line, with its line feed.
    std::string answer(const std::string& line) {
        const json request = json::parse(line, nullptr, false);
        try {
            if (!request.is_object()) throw Misunderstood{"a line is one JSON object"};
            if (request.contains("report")) return report(request);
            if (request.contains("at")) return values(step_of(request, "at"));
            throw Misunderstood{R"(write {"at": step} or {"report": step, "metrics": {...}})"};
        } catch (const Misunderstood& misunderstood) {
            return json{{"error", misunderstood.why}, {"code", "not-understood"}}.dump() + "\n";
        }
    }

    void save_state() const {
        if (!options_.state.empty()) save(options_.state, session_.save());
    }

private:
    std::string values(double step) {
        const auto row = session_.at(step);
        if (!row) return answer_of(row.error());
        std::string text = "{\"step\":" + exact_text(step);
        for (std::size_t i = 0; i < row->size(); ++i)
            text += fmt::format(",{}:{}", json(session_.program().outputs()[i].name).dump(), exact_text((*row)[i]));
        return text + "}\n";
    }

    std::string report(const json& request) {
        const double step = step_of(request, "report");
        if (!request.contains("metrics") || !request["metrics"].is_object())
            throw Misunderstood{R"(a report has "metrics": {name: value})"};
        std::vector<Metric> metrics;
        for (const auto& [name, value] : request["metrics"].items()) {
            names_.push_back(std::make_unique<std::string>(name));
            metrics.push_back({*names_.back(), metric_value(name, value)});
        }
        const auto found = session_.report(step, metrics);
        names_.clear();
        for (const Diagnostic& finding : found) {
            if (finding.severity == Severity::error) return answer_of(finding);
        }
        print(found, context_);
        return fmt::format("{{\"reported\":{}}}\n", exact_text(step));
    }

    Session session_;
    const SessionOptions& options_;
    Context& context_;
    std::vector<std::unique_ptr<std::string>> names_;
};

/// The saved state where there is one, else a beginning.
std::optional<Session> open_session(const Program& program, const SessionOptions& options, Context& context) {
    if (options.state.empty() || !std::filesystem::exists(options.state)) return Session(program);
    auto content = file::read(options.state, kLargestState);
    if (const auto* error = std::get_if<file::Error>(&content))
        throw Failure(Exit::files, fmt::format("cannot read {}", file::message(*error)));
    auto session = Session::load(program, std::get<std::string>(content));
    if (session) return std::move(session).value();
    print({session.error()}, context);
    return std::nullopt;
}

Exit converse(const SessionOptions& options, const std::string& operand, Context& context) {
    if (operand == "-") throw Failure(Exit::usage, "standard input is for requests; give an expression or a file");
    const auto program = compile_and_report(load_input(operand, context), compile_options(options.run), context);
    if (!program) return Exit::wrong_input;
    auto session = open_session(*program, options, context);
    if (!session) return Exit::wrong_input;
    Conversation conversation(std::move(*session), options, context);
    for (std::string line; std::getline(context.streams.in, line);) {
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        emit(context, conversation.answer(line));
        context.streams.out.flush();
    }
    conversation.save_state();
    return Exit::fine;
}

}  // namespace

Action declare_session(CLI::App& app) {
    auto options = std::make_shared<SessionOptions>();
    declare_run_options(app, options->run);
    add_value(app, "--state", options->state, "FILE", "go on from this file if it exists; it is written at the end");
    return [options](std::span<const std::string> operands, Context& context) {
        return converse(*options, operands.front(), context);
    };
}

}  // namespace lrsched::cli
