#include "experiment/trajectory_text.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "experiment/json_number.hpp"

namespace lrsched::experiment {
namespace {

using nlohmann::ordered_json;
using train::Ending;
using train::Trajectory;

constexpr int kVersion = 1;

std::optional<double> read_cell(const ordered_json& cell) {
    if (cell.is_null()) return std::nullopt;
    if (!cell.is_string()) return cell.get<double>();
    const auto& word = cell.get_ref<const std::string&>();
    if (word == "nan") return std::numeric_limits<double>::quiet_NaN();
    if (word == "inf") return std::numeric_limits<double>::infinity();
    if (word == "-inf") return -std::numeric_limits<double>::infinity();
    throw std::invalid_argument(fmt::format("`{}` is no value", word));
}

Ending read_ending(const std::string& word) {
    if (const auto ending = train::ending_of(word)) return *ending;
    throw std::invalid_argument(fmt::format("`{}` is no way to end", word));
}

/// The library turns a number below zero into a large one.
std::uint64_t read_whole(const ordered_json& number) {
    if (!number.is_number_unsigned())
        throw std::invalid_argument(fmt::format("`{}` is no whole number", number.dump()));
    return number.get<std::uint64_t>();
}

ordered_json rows_of(const Trajectory& trajectory) {
    ordered_json rows = ordered_json::array();
    for (std::size_t row = 0; row < trajectory.steps.size(); ++row) {
        ordered_json cells = {trajectory.steps[row]};
        for (std::size_t column = 0; column < trajectory.columns.size(); ++column)
            cells.push_back(json_number(trajectory.at(row, column)));
        rows.push_back(std::move(cells));
    }
    return rows;
}

void read_rows(const ordered_json& rows, Trajectory& trajectory) {
    for (const ordered_json& row : rows) {
        if (row.size() != trajectory.columns.size() + 1) throw std::invalid_argument("a row is too short or too long");
        trajectory.steps.push_back(read_whole(row.at(0)));
        for (std::size_t i = 1; i < row.size(); ++i) trajectory.cells.push_back(read_cell(row.at(i)));
    }
}

Trajectory read(const ordered_json& kept) {
    Trajectory trajectory;
    trajectory.ending = read_ending(kept.at("ending").get<std::string>());
    trajectory.end = read_whole(kept.at("end"));
    trajectory.why = kept.value("why", "");
    trajectory.columns = kept.at("columns").get<std::vector<std::string>>();
    trajectory.hyperparameters = read_whole(kept.at("hyperparameters"));
    if (trajectory.hyperparameters > trajectory.columns.size())
        throw std::invalid_argument("there are more hyper-parameters than columns");
    read_rows(kept.at("rows"), trajectory);
    return trajectory;
}

}  // namespace

std::string trajectory_text(std::string_view identity, const Trajectory& trajectory) {
    ordered_json kept{{"lrsched_run", kVersion},
                      {"run", ordered_json::parse(identity)},
                      {"ending", train::word_of(trajectory.ending)},
                      {"end", trajectory.end}};
    if (!trajectory.why.empty()) kept["why"] = trajectory.why;
    kept["columns"] = trajectory.columns;
    kept["hyperparameters"] = trajectory.hyperparameters;
    kept["rows"] = rows_of(trajectory);
    return kept.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

std::variant<Trajectory, NoTrajectory> read_trajectory(std::string_view text, std::string_view identity) {
    try {
        const ordered_json kept = ordered_json::parse(text);
        if (kept.at("lrsched_run") != kVersion) return NoTrajectory{"was written by another version of lrsched"};
        if (kept.at("run").dump() != identity) return NoTrajectory{"holds another run"};
        return read(kept);
    } catch (const ordered_json::exception&) {
        return NoTrajectory{"holds no run of lrsched"};
    } catch (const std::invalid_argument& fault) {
        return NoTrajectory{fmt::format("holds no run of lrsched: {}", fault.what())};
    }
}

}  // namespace lrsched::experiment
