// Room config: from a tree to the values of a struct, by its table. What goes wrong is in cases/.
#include "lab.hpp"
#include "support.hpp"

using lrsched::config::read_as;
using lrsched::test::Adam;
using lrsched::test::codes;
using lrsched::test::FromFile;
using lrsched::test::Given;
using lrsched::test::Lab;
using lrsched::test::Quadratic;
using lrsched::test::Reading;
using lrsched::test::Scale;
using lrsched::test::Schedule;
using lrsched::test::Sgd;

namespace {

Lab lab(const std::string& text) {
    Reading reading(text);
    auto value = read_as<Lab>(*reading.tree, reading.limits, reading.findings);
    INFO(text << '\n' << reading.rendered());
    REQUIRE(value);
    return std::move(*value);
}

lrsched::test::Training training(const std::string& text) {
    return *lab("schedules: {lr: 1}\ntrain:\n  optimizer: sgd\n  problem: {kind: quadratic, dimension: 2}\n" + text)
                .train;
}

}  // namespace

TEST_CASE("keys left out mean what the members of a struct just made are") {
    const Lab read = lab("schedules:\n  lr: cosine(90)\n");
    CHECK(read.title == "untitled");
    CHECK(read.run.empty());
    CHECK_FALSE(read.train);
    CHECK(read.figures.items.empty());
    REQUIRE(read.schedules.size() == 1);
    const auto made = training("  steps: 1\n");
    CHECK(made.seeds.items == std::vector<std::int64_t>{0});
    CHECK(made.noise.level.text == "0");
}

TEST_CASE("one of several: a text, a struct told by a key of its own, or a map of names") {
    const Lab read =
        lab("schedules:\n"
            "  a: cosine(90)\n"
            "  b: {file: b.sched, set: {peak: 0.3}}\n"
            "  c: {lr: cosine(90), momentum: 0.9}\n");
    REQUIRE(read.schedules.size() == 3);
    CHECK(read.schedules[0].name == "a");
    CHECK(std::get<0>(read.schedules[0].value).text == "cosine(90)");
    const auto& file = std::get<FromFile>(read.schedules[1].value);
    CHECK(file.file.text == "b.sched");
    REQUIRE(file.set.size() == 1);
    CHECK(file.set[0].name == "peak");
    CHECK(file.set[0].value.text == "0.3");
    const auto& parts = std::get<2>(read.schedules[2].value);
    REQUIRE(parts.size() == 2);
    CHECK(parts[1].name == "momentum");
}

TEST_CASE("kinds are chosen by their name, with keys or without") {
    const auto given = training("  steps: 2k\n");
    CHECK(std::holds_alternative<Sgd>(given.optimizer));
    CHECK(std::get<Quadratic>(given.problem).dimension == 2);
    CHECK(std::get<Quadratic>(given.problem).noise == 0.5);
    CHECK(given.steps == 2000);
    const Lab read =
        lab("schedules: {lr: 1}\ntrain:\n"
            "  problem: {data: x.csv, kind: given}\n"
            "  optimizer:\n    kind: adam\n    epsilon: 1e-6\n"
            "  steps: 1\n");
    CHECK(std::get<Given>(read.train->problem).data.text == "x.csv");
    CHECK(std::get<Adam>(read.train->optimizer).epsilon.value == 1e-6);
    CHECK(std::get<Adam>(read.train->optimizer).beta1 == 0.9);
}

TEST_CASE("whole numbers, ranges of them, and lists of both") {
    using Items = std::vector<std::int64_t>;
    CHECK(training("  steps: 1\n  seeds: 7\n").seeds.items == Items{7});
    CHECK(training("  steps: 1\n  seeds: 2..4\n").seeds.items == Items{2, 3, 4});
    CHECK(training("  steps: 1\n  seeds: [0, 3..5, 1]\n").seeds.items == Items{0, 3, 4, 5, 1});
    CHECK(training("  steps: 1\n  seeds: 5..5\n").seeds.items == Items{5});
}

TEST_CASE("what is meant where no map stands") {
    CHECK(training("  steps: 1\n  noise: 0.1 * t\n").noise.level.text == "0.1 * t");
    const auto noise = training("  steps: 1\n  noise: {level: 0.2, seed: -3}\n").noise;
    CHECK(noise.level.text == "0.2");
    CHECK(noise.seed == -3);
}

TEST_CASE("one or many, lists of lists, words of a choice, optional values") {
    const Lab one = lab("schedules: {a: 1}\nfigures: {panels: [a, [b, c]], width: 8}\n");
    REQUIRE(one.figures.items.size() == 1);
    const auto& figure = one.figures.items[0];
    REQUIRE(figure.panels.size() == 2);
    CHECK(figure.panels[0].items[0].value == "a");
    CHECK(figure.panels[1].items[1].value == "c");
    CHECK(figure.width == 8.0);
    CHECK(figure.scale == Scale::linear);
    const Lab two =
        lab("schedules: {a: 1}\nfigures:\n  - panels: [a]\n  - {panels: [b], scale: log, marks: [1, 2.5]}\n");
    REQUIRE(two.figures.items.size() == 2);
    CHECK(two.figures.items[1].scale == Scale::logarithmic);
    CHECK(two.figures.items[1].marks == std::vector<double>{1, 2.5});
    CHECK_FALSE(two.figures.items[1].width);
}

TEST_CASE("one value, or a list where there have to be more") {
    Reading reading("[3]");
    lrsched::config::Reader reader(*reading.tree, reading.limits, reading.findings);
    lrsched::config::OneOrMany<double> value{{1, 2}};
    using Form = lrsched::config::Form<lrsched::config::OneOrMany<double>>;
    Form::read(reader, reading.tree->entries(reading.tree->root())[0], {}, value);
    CHECK(value.items == std::vector<double>{3});
    Form::read(reader, reading.tree->root(), {.count = {.least = 2}}, value);
    Form::read(reader, reading.tree->entries(reading.tree->root())[0], {.count = {.least = 2}}, value);
    CHECK(codes(reading) == std::vector<std::string>{"wrong-count 1:1", "wrong-value 1:2"});
}

TEST_CASE("values keep their places") {
    const Reading reading("schedules:\n  é: 'chain(''a'')'\nfigures: {panels: [[a, bb]]}\nreport: r.html\n");
    std::vector<lrsched::diagnostic::Finding> findings;
    const auto read = read_as<Lab>(*reading.tree, reading.limits, findings);
    REQUIRE(read);
    const auto slice = [&](lrsched::text::Place place) { return reading.sources.slice(place); };
    CHECK(slice(read->schedules[0].name_place) == "é");
    CHECK(slice(std::get<0>(read->schedules[0].value).place) == "'chain(''a'')'");
    CHECK(slice(read->figures.items[0].panels[0].items[1].place) == "bb");
    CHECK(slice(read->report->place) == "r.html");
}

TEST_CASE("quotes and blocks are YAML's business: their text is read as any other") {
    const auto read = training("  steps: \"100\"\n  seeds: '0..2'\n  noise: |\n    0.1\n");
    CHECK(read.steps == 100);
    CHECK(read.seeds.items.size() == 3);
    CHECK(read.noise.level.text == "0.1\n");
    CHECK(lab("title: ''\nschedules: {a: 1}\n").title.empty());
}

TEST_CASE("nothing is read of a file that has findings") {
    Reading reading("schedules: {lr: 1}\ntitle: a: b\n");
    CHECK_FALSE(read_as<Lab>(*reading.tree, reading.limits, reading.findings));
    CHECK(reading.findings.size() == 1);
}

TEST_CASE("a range may hold as many numbers as a list of the language") {
    lrsched::Limits limits;
    limits.list_elements = 100;
    const std::string text =
        "schedules: {lr: 1}\ntrain: {optimizer: sgd, problem: {kind: given, data: x}, steps: 1, seeds: ";
    const auto codes_of = [&](const std::string& seeds) {
        Reading reading(text + seeds + "}\n", limits);
        static_cast<void>(read_as<Lab>(*reading.tree, limits, reading.findings));
        return lrsched::test::codes(reading);
    };
    CHECK(codes_of("1..100").empty());
    CHECK(codes_of("1..101") == std::vector<std::string>{"list-too-long 2:75"});
    CHECK(codes_of("[1..99, 7]").empty());
    CHECK(codes_of("[1..99, 7, 8]") == std::vector<std::string>{"list-too-long 2:86"});
    CHECK(codes_of("0..9007199254740992") == std::vector<std::string>{"list-too-long 2:75"});
}
