// A run that is saved and goes on elsewhere has the same rest, bit for bit: at every step of every golden table with metrics.
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "session/support.hpp"

using namespace lrsched;  // NOLINT(google-build-using-namespace)
using namespace lrsched::session_test;

namespace {

using nlohmann::json;

struct Table {
    std::string id;
    std::string expression;
    std::vector<Setting> run;
    std::map<std::string, std::vector<std::optional<double>>> columns;

    [[nodiscard]] std::size_t steps() const { return columns.at("step").size(); }
};

std::vector<std::string> lines_of(const std::filesystem::path& path) {
    std::ifstream stream(path);
    REQUIRE(stream);
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

/// A table by its columns; a field may be empty.
std::map<std::string, std::vector<std::optional<double>>> columns_of(const std::filesystem::path& path) {
    std::map<std::string, std::vector<std::optional<double>>> columns;
    std::vector<std::string> names;
    for (const std::string& line : lines_of(path)) {
        std::istringstream fields(line + ",");
        std::size_t i = 0;
        const bool header = names.empty();
        for (std::string field; std::getline(fields, field, ','); ++i) {
            if (header)
                names.push_back(field);
            else
                columns[names.at(i)].push_back(field.empty() ? std::nullopt : std::optional(std::stod(field)));
        }
    }
    return columns;
}

/// Where each table of the index lies, by id.
std::string file_of(const std::string& id) {
    const std::filesystem::path golden(LRSCHED_GOLDEN);
    std::vector<std::filesystem::path> indices{golden / "index.json"};
    if (std::filesystem::exists(golden / "index")) {
        for (const auto& entry : std::filesystem::directory_iterator(golden / "index")) indices.push_back(entry.path());
    }
    for (const auto& index : indices) {
        std::ifstream stream(index);
        for (const json& entry : json::parse(stream)) {
            if (entry["id"] == id) return entry["file"];
        }
    }
    FAIL("no table " << id);
    return {};
}

std::vector<Table> tables() {
    std::vector<Table> found;
    const std::filesystem::path golden(LRSCHED_GOLDEN);
    for (const auto& file : std::filesystem::directory_iterator(golden / "expressions")) {
        for (const std::string& line : lines_of(file.path())) {
            const json entry = json::parse(line);
            if (!entry.contains("metrics")) continue;
            Table table{entry["id"], entry["expr"], {}, columns_of(golden / file_of(entry["id"]))};
            const json run = entry.value("run", json::object());
            for (const auto& [name, value] : run.items())
                table.run.push_back({name, value.is_string() ? value.get<std::string>() : value.dump()});
            found.push_back(std::move(table));
        }
    }
    return found;
}

/// Values of all steps; saved and opened again in front of step `reopen`.
std::vector<std::vector<double>> run(const Program& program, const Table& table, std::size_t reopen) {
    Session session(program);
    std::vector<std::vector<double>> rows;
    for (std::size_t step = 0; step < table.steps(); ++step) {
        if (step == reopen) session = reopened(session);
        for (const std::string& metric : program.metrics()) {
            if (const auto& value = table.columns.at(metric)[step])
                take(session, static_cast<double>(step), {{metric, *value}});
        }
        rows.push_back(values_at(session, static_cast<double>(step)));
    }
    return rows;
}

}  // namespace

TEST_CASE("a session that is saved at any step of a golden table gives the same rest") {
    for (const Table& table : tables()) {
        INFO(table.id << ": " << table.expression);
        const Program program = compiled(table.expression, table.run);
        const auto whole = run(program, table, table.steps());
        for (std::size_t reopen = 0; reopen < table.steps(); reopen += 7) {
            const auto rows = run(program, table, reopen);
            for (std::size_t step = 0; step < rows.size(); ++step) {
                INFO("saved before step " << reopen << ", differs at " << step);
                REQUIRE(same_bits(rows[step], whole[step]));
            }
        }
    }
}
