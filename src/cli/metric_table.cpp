#include "cli/metric_table.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string_view>

#include "cli/load.hpp"
#include "cli/split.hpp"

namespace lrsched::cli {
namespace {

constexpr std::size_t kMostBytes = std::size_t{64} << 20U;  // a few metrics of a million steps fit easily

std::string_view trimmed(std::string_view field) {
    constexpr std::string_view blanks = " \t\r\"";
    const std::size_t begin = field.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return field.substr(begin, field.find_last_not_of(blanks) + 1 - begin);
}

/// Also `nan` and `inf`, which are things that happen to a loss.
std::optional<double> read_number(std::string_view text) {
    double value = 0;
    const char* begin = text.data() + (text.starts_with('+') ? 1 : 0);
    const auto [end, error] = std::from_chars(begin, text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

class Reader {
public:
    explicit Reader(MetricTable& table) : table_(table) {}

    void header(const std::vector<std::string>& fields) {
        for (const std::string& field : fields) {
            const std::string name(trimmed(field));
            if (name.empty()) fail("a column has no name");
            if (name == "step" && !step_column_) {
                step_column_ = columns_;
            } else {
                if (std::ranges::find(table_.names, name) != table_.names.end())
                    fail(fmt::format("there are two columns `{}`", name));
                table_.names.push_back(name);
            }
            ++columns_;
        }
    }

    /// An empty line is nothing, but in a table of one column it is a row without a number, unless only such follow.
    void blank() {
        if (columns_ == 1 && !step_column_) ++blanks_;
    }

    void row(const std::vector<std::string>& fields) {
        for (; blanks_ > 0; --blanks_) table_.rows.push_back({static_cast<double>(table_.rows.size()), {std::nullopt}});
        if (fields.size() != columns_)
            fail(fmt::format("the row has {} fields, the header {}", fields.size(), columns_));
        MetricTable::Row row;
        row.step = static_cast<double>(table_.rows.size());
        for (std::size_t i = 0; i < fields.size(); ++i) {
            const std::string_view text = trimmed(fields[i]);
            const auto value = read_number(text);
            if (!value && !text.empty()) fail(fmt::format("`{}` is no number", text));
            if (step_column_ != i)
                row.values.push_back(value);
            else
                row.step = step_of(text, value);
        }
        if (!table_.rows.empty() && table_.rows.back().step >= row.step)
            fail(fmt::format("step {} stands behind step {}; steps rise", row.step, table_.rows.back().step));
        table_.rows.push_back(std::move(row));
    }

    void next_line() { ++line_; }

private:
    double step_of(std::string_view text, std::optional<double> value) const {
        if (!value || !(*value >= 0) || *value != std::floor(*value) || std::isinf(*value))
            fail(fmt::format("`{}` is no step: a step is a whole number from 0 up", text));
        return *value;
    }

    [[noreturn]] void fail(const std::string& sentence) const {
        throw Failure(Exit::wrong_input, fmt::format("{}:{}: {}", table_.path, line_, sentence));
    }

    MetricTable& table_;
    std::size_t line_ = 0;
    std::size_t columns_ = 0;
    std::size_t blanks_ = 0;
    std::optional<std::size_t> step_column_;
};

}  // namespace

MetricTable load_metrics(const std::string& path, Context& context) {
    const Input input = load_file(path, context, kMostBytes);
    MetricTable table{.path = input.name, .names = {}, .rows = {}};
    Reader reader(table);
    bool header = true;
    for (std::string_view rest = input.text; !rest.empty();) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        reader.next_line();
        if (trimmed(line).empty()) {
            reader.blank();
            continue;
        }
        const auto fields = split(line, ',');
        header ? reader.header(fields) : reader.row(fields);
        header = false;
    }
    if (table.rows.empty())
        throw Failure(
            Exit::wrong_input,
            fmt::format("{} has no rows: a header with the names of the metrics, then a row a step", input.name));
    return table;
}

}  // namespace lrsched::cli
