// Room cli: one function a format over one loop of blocks.
#include "cli/values.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/number_text.hpp"

namespace lrsched::cli {
namespace {

constexpr std::uint64_t kBlock = 4096;

const std::string& name_of(const Request& request, std::size_t column) {
    return request.program.outputs()[request.outputs[column]].name;
}

/// Values of some steps in a row, a column for each schedule.
struct Block {
    std::uint64_t begin = 0;
    std::vector<std::vector<double>> columns;
    [[nodiscard]] std::size_t rows() const { return columns.empty() ? 0 : columns.front().size(); }
};

std::optional<Diagnostic> evaluate(const Request& request, Block& block) {
    const auto rows = static_cast<std::size_t>(std::min(kBlock, request.steps.count() - block.begin));
    for (std::size_t i = 0; i < block.columns.size(); ++i) {
        block.columns[i].resize(rows);
        if (request.known != nullptr) {
            const std::size_t width = request.program.outputs().size();
            for (std::size_t row = 0; row < rows; ++row)
                block.columns[i][row] = (*request.known)[(block.begin + row) * width + request.outputs[i]];
            continue;
        }
        if (auto error = request.steps.evaluate(request.program, request.outputs[i], block.begin, block.columns[i]))
            return error;
    }
    return std::nullopt;
}

/// Writes `head` and then, block by block, what `append_row(text, step, block, row)` makes of each step. Nothing is
/// written before the first block is known to have values.
template <class AppendRow>
std::optional<Diagnostic> write_rows(const Request& request, Sink& sink, std::string head, AppendRow append_row) {
    std::string text = std::move(head);
    Block block{.columns = std::vector<std::vector<double>>(request.outputs.size())};
    for (; block.begin < request.steps.count(); block.begin += kBlock) {
        if (auto error = evaluate(request, block)) return error;
        for (std::size_t row = 0; row < block.rows(); ++row)
            append_row(text, request.steps[block.begin + row], block, row);
        sink.write(text);
        text.clear();
    }
    sink.write(text);
    return std::nullopt;
}

void append_json_schedules(std::string& text, const Request& request) {
    for (std::size_t i = 0; i < request.outputs.size(); ++i) {
        const auto& length = request.program.outputs()[request.outputs[i]].length;
        text += fmt::format("{}{{\"name\":\"{}\",\"length\":{}}}", i == 0 ? "" : ",", name_of(request, i),
                            length ? exact_text(*length) : "null");
    }
}

void write_json_steps(const Request& request, Sink& sink) {
    std::string text;
    for (std::uint64_t i = 0; i < request.steps.count(); ++i) {
        if (i > 0) text += ',';
        append_exact(text, request.steps[i]);
        if (i % kBlock != kBlock - 1) continue;
        sink.write(text);
        text.clear();
    }
    sink.write(text);
}

/// One schedule's values, as the elements of a JSON array.
std::optional<Diagnostic> write_json_values(const Request& request, std::size_t schedule, Sink& sink) {
    const Request one{request.program, {schedule}, request.steps, request.known};
    bool first = true;
    return write_rows(one, sink, "", [&first](std::string& text, double, const Block& block, std::size_t row) {
        if (!first) text += ',';
        first = false;
        append_exact(text, block.columns.front()[row]);
    });
}

constexpr std::size_t kValueWidth = 12;  // `-1.23457e-05`

}  // namespace

std::optional<Diagnostic> write_csv(const Request& request, Sink& sink) {
    std::string head = "step";
    for (std::size_t i = 0; i < request.outputs.size(); ++i) head += fmt::format(",{}", name_of(request, i));
    head += '\n';
    return write_rows(request, sink, std::move(head),
                      [](std::string& text, double step, const Block& block, std::size_t row) {
                          append_exact(text, step);
                          for (const auto& column : block.columns) {
                              text += ',';
                              append_exact(text, column[row]);
                          }
                          text += '\n';
                      });
}

std::optional<Diagnostic> write_json_lines(const Request& request, Sink& sink) {
    std::vector<std::string> keys;
    for (std::size_t i = 0; i < request.outputs.size(); ++i)
        keys.push_back(fmt::format(",\"{}\":", name_of(request, i)));
    return write_rows(request, sink, "", [&keys](std::string& text, double step, const Block& block, std::size_t row) {
        text += "{\"step\":";
        append_exact(text, step);
        for (std::size_t i = 0; i < keys.size(); ++i) {
            text += keys[i];
            append_exact(text, block.columns[i][row]);
        }
        text += "}\n";
    });
}

std::optional<Diagnostic> write_json(const Request& request, Sink& sink) {
    std::string head = "{\"schedules\":[";
    append_json_schedules(head, request);
    sink.write(head + "],\"steps\":[");
    write_json_steps(request, sink);
    sink.write("],\"values\":{");
    for (std::size_t i = 0; i < request.outputs.size(); ++i) {
        sink.write(fmt::format("{}\"{}\":[", i == 0 ? "" : ",", name_of(request, i)));
        if (auto error = write_json_values(request, request.outputs[i], sink)) return error;
        sink.write("]");
    }
    sink.write("}}\n");
    return std::nullopt;
}

std::optional<Diagnostic> write_table(const Request& request, Sink& sink) {
    std::size_t step_width = std::string_view("step").size();
    const std::uint64_t count = request.steps.count();
    // Of a range the last step is the widest; of a list it may be any.
    for (std::uint64_t i = count > kBlock ? count - 1 : 0; i < count; ++i)
        step_width = std::max(step_width, short_text(request.steps[i]).size());
    std::string head = fmt::format("{:>{}}", "step", step_width);
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < request.outputs.size(); ++i) {
        widths.push_back(std::max(kValueWidth, name_of(request, i).size()));
        head += fmt::format("  {:<{}}", name_of(request, i), i + 1 < request.outputs.size() ? widths[i] : 0);
    }
    head += '\n';
    return write_rows(
        request, sink, std::move(head), [&](std::string& text, double step, const Block& block, std::size_t row) {
            text += fmt::format("{:>{}}", short_text(step), step_width);
            for (std::size_t i = 0; i < widths.size(); ++i) {
                text +=
                    fmt::format("  {:<{}}", short_text(block.columns[i][row]), i + 1 < widths.size() ? widths[i] : 0);
            }
            text += '\n';
        });
}

}  // namespace lrsched::cli
