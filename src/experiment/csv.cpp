// Room experiment: tables as CSV.
#include <fmt/compile.h>
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "experiment/runs.hpp"
#include "experiment/tables.hpp"
#include "text/csv.hpp"

namespace lrsched::experiment {
namespace {

using report::Cell;

void append(std::string& out, double value) { fmt::format_to(std::back_inserter(out), FMT_COMPILE("{}"), value); }

void append(std::string& out, const Cell& cell) {
    if (const auto* number = std::get_if<double>(&cell)) append(out, *number);
    if (const auto* text = std::get_if<std::string>(&cell)) text::append_csv(out, *text);
}

/// The rows of the training's runs, as long as they can be read.
class Steps {
public:
    Steps(const Experiment& experiment, const Results& results, const Store& store)
        : experiment_(experiment), runs_(experiment), store_(store), columns_(results.columns()) {}

    std::variant<std::string, file::Error> write() {
        const Training& training = *experiment_.training;
        out_ = "schedule";
        for (const std::string& name : training.swept) text::append_csv(out_ += ',', name);
        out_ += ",seed,step";
        for (const std::string& column : columns_) text::append_csv(out_ += ',', column);
        out_ += '\n';
        for (std::size_t setup = 0; setup < training.setups.size(); ++setup) {
            for (std::size_t seed = 0; seed < training.seeds.size(); ++seed) {
                if (auto error = add(setup, seed)) return *error;
            }
        }
        return std::move(out_);
    }

private:
    std::optional<file::Error> add(std::size_t setup, std::size_t seed) {
        const std::string identity = runs_.identity(runs_.training(setup, seed));
        const auto kept = store_.load(identity);
        if (const auto* error = std::get_if<file::Error>(&kept)) return *error;
        const auto* trajectory = std::get_if<train::Trajectory>(&kept);
        if (trajectory == nullptr) return file::Error{store_.path_of(identity), "is gone"};
        const std::string head = head_of(setup, seed);
        std::vector<std::optional<std::size_t>> places;
        for (const std::string& column : columns_) places.push_back(trajectory->find(column));
        for (std::size_t row = 0; row < trajectory->steps.size(); ++row) {
            out_ += head;
            fmt::format_to(std::back_inserter(out_), FMT_COMPILE("{}"), trajectory->steps[row]);
            for (const auto& place : places) {
                out_ += ',';
                if (const auto value = place ? trajectory->at(row, *place) : std::nullopt) append(out_, *value);
            }
            out_ += '\n';
        }
        return std::nullopt;
    }

    std::string head_of(std::size_t setup, std::size_t seed) const {
        const Training& training = *experiment_.training;
        std::string head;
        text::append_csv(head, experiment_.schedules[training.setups[setup].schedule].name);
        const Point& point = training.setups[setup].point;
        for (const std::string& name : training.swept) {
            head += ',';
            const auto value = std::ranges::find(point, name, &Point::value_type::first);
            if (value != point.end()) text::append_csv(head, value->second);
        }
        return head + fmt::format(",{},", training.seeds[seed]);
    }

    const Experiment& experiment_;
    Runs runs_;
    const Store& store_;
    std::vector<std::string> columns_;
    std::string out_;
};

}  // namespace

std::string csv_of(const report::Table& table) {
    std::string out;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (i > 0) out += ',';
        text::append_csv(out, table.columns[i].name);
    }
    out += '\n';
    for (const auto& row : table.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0) out += ',';
            append(out, row[i]);
        }
        out += '\n';
    }
    return out;
}

std::variant<std::string, file::Error> steps_csv(const Experiment& experiment, const Results& results,
                                                 const Store& store) {
    return Steps(experiment, results, store).write();
}

}  // namespace lrsched::experiment
