// Tests of the data that a page reads.
#include "report/data.hpp"

#include <algorithm>

#include "../plot/golden.hpp"
#include "documents.hpp"
#include "harness/catch.hpp"

namespace lrsched::report {
namespace {

using namespace lrsched::test;

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

Document with(Block block) { return {"", "", {{"", {std::move(block)}}}}; }

std::size_t count_of(const std::string& text, char wanted) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), wanted));
}

TEST_CASE("the data of everything that a sheet can hold is as expected") {
    check_golden("data_of_a_sheet", data_of(with(Chart{small_sheet(), ""})));
}

TEST_CASE("the data of a table tells empty cells, numbers and texts apart") {
    check_golden("data_of_a_table", data_of(with(hostile_document().sections[0].blocks[1])));
}

TEST_CASE("a document without figures and tables has no data") {
    CHECK(data_of({}) == R"({"figures":[],"tables":[]})");
    CHECK(data_of(with(Prose{"text"})) == R"({"figures":[],"tables":[]})");
}

TEST_CASE("curves over the same steps share them, by every bit") {
    const auto xs = [](std::vector<double> a, std::vector<double> b) {
        const std::string data =
            data_of(with(Chart{{{figure("", {points(std::move(a), {1, 2}), points(std::move(b), {3, 4})})}}, ""}));
        return data.substr(data.find("\"xs\""));
    };
    CHECK(xs({0, 1}, {0, 1}) == "\"xs\":[\n[0,1]]}]}],\"tables\":[]}");
    CHECK(contains(xs({0, 1}, {-0.0, 1}), "[0,1],\n[-0,1]"));
    CHECK(contains(xs({kGap, 1}, {kGap, 1}), "\"xs\":[\n[\"nan\",1]]"));
}

TEST_CASE("a document of few points holds them all, one of many only what can be shown") {
    const Document few = with(Chart{{{figure("", {curve("", 200'000, [](double t) { return t; })})}}, ""});
    CHECK(count_of(data_of(few), ',') > 400'000);
    const Document many =
        with(Chart{{{figure("", {curve("", 300'000, [](double t) { return std::fmod(t, 9); })})}}, ""});
    CHECK(count_of(data_of(many), ',') < 600'000);
    CHECK(contains(data_of(many), "\"points\":300001"));
    const std::string crowd = data_of(large_document(1500, 1000));
    CHECK(crowd.size() < 15'000'000);
}

TEST_CASE("limits that make no axis do not reach the page") {
    plot::Figure limited = one_cycle();
    limited.x_limits = {10, 0};
    limited.y_limits = {0, {}};
    CHECK(contains(data_of(with(Chart{{{limited}}, ""})), R"("xLimits":[null,null],"yLimits":[0,null])"));
    limited.log_y = true;
    CHECK(contains(data_of(with(Chart{{{limited}}, ""})), R"("yLimits":[null,null])"));
}

TEST_CASE("the size of a sheet gives its panels their proportions") {
    const auto ratio = [](int columns, plot::Size size) {
        plot::Sheet sheet{std::vector<plot::Figure>(4, figure("", {})), columns, "", size};
        const std::string data = data_of(with(Chart{sheet, ""}));
        const std::size_t at = data.find("\"ratio\":") + 8;
        return data.substr(at, data.find(',', at) - at);
    };
    CHECK(ratio(2, {}) == "0.62");
    CHECK(ratio(2, plot::inches(12, 6)) == "0.5");
    CHECK(ratio(4, plot::inches(12, 6)) == "1.5");
    CHECK(ratio(1, {1000, 1}) == "0.25");
    CHECK(ratio(2, {kGap, 100}) == "0.62");
}

}  // namespace
}  // namespace lrsched::report
