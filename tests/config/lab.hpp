// Tests of room config: a schema with everything that a schema can say, of a laboratory that does not exist.
#pragma once

#include "config/schema.hpp"

namespace lrsched::test {

struct Sgd {
    double momentum = 0;
    bool nesterov = false;
};

struct Adam {
    double beta1 = 0.9;
    config::Located<double> epsilon{1e-8, {}};
};

struct Quadratic {
    std::int64_t dimension = 0;
    double noise = 0.5;
};

struct Given {
    config::Path data;
};

struct FromFile {
    config::Path file;
    std::vector<config::Named<config::Expression>> set;
};

using Schedule = std::variant<config::Expression, FromFile, std::vector<config::Named<config::Expression>>>;

/// A bare expression is its level.
struct Noise {
    config::Expression level{"0", {}};
    std::int64_t seed = 1;
};

enum class Scale { linear, logarithmic };

struct Figure {
    std::string title;
    std::vector<config::OneOrMany<config::Located<std::string>>> panels;
    Scale scale = Scale::linear;
    std::vector<double> marks;
    std::optional<double> width;
};

struct Training {
    std::variant<Quadratic, Given> problem;
    std::variant<Sgd, Adam> optimizer;
    std::int64_t steps = 0;
    config::Wholes seeds{{0}, {}};
    Noise noise;
};

struct Lab {
    std::string title = "untitled";
    std::vector<config::Named<config::Expression>> run;
    std::vector<config::Named<Schedule>> schedules;
    std::optional<Training> train;
    config::OneOrMany<Figure> figures;
    std::optional<config::Path> report;
};

}  // namespace lrsched::test

namespace lrsched::config {

template <> struct Schema<test::Sgd> {
    static constexpr Title title{.name = "optimizer", .kind = "sgd", .meaning = "Stochastic gradient descent."};
    static constexpr std::array keys{
        may<&test::Sgd::momentum>("momentum", "share of the last step that is kept", {.range = below(0, 1)}),
        may<&test::Sgd::nesterov>("nesterov", "looks ahead along the momentum"),
    };
};

template <> struct Schema<test::Adam> {
    static constexpr Title title{.name = "optimizer", .kind = "adam", .meaning = "Adam."};
    static constexpr std::array keys{
        may<&test::Adam::beta1>("beta1", "decay of the mean", {.range = below(0, 1)}),
        may<&test::Adam::epsilon>("epsilon", "added to the root", {.range = more_than(0)}),
    };
};

template <> struct Schema<test::Quadratic> {
    static constexpr Title title{.name = "problem", .kind = "quadratic", .meaning = "A bowl."};
    static constexpr std::array keys{
        must<&test::Quadratic::dimension>("dimension", "how many axes it has", {.range = between(1, 1e6)}),
        may<&test::Quadratic::noise>("noise", "deviation of the gradient", {.range = at_least(0)}),
    };
};

template <> struct Schema<test::Given> {
    static constexpr Title title{.name = "problem", .kind = "given", .meaning = "A table of numbers."};
    static constexpr std::array keys{must<&test::Given::data>("data", "a CSV file")};
};

template <> struct Schema<test::FromFile> {
    static constexpr Title title{.name = "file", .mark = "file", .meaning = "A schedule of a file."};
    static constexpr std::array keys{
        must<&test::FromFile::file>("file", "a `.sched` file"),
        may<&test::FromFile::set>("set", "values of its `param`s"),
    };
};

template <> struct Schema<test::Noise> {
    static constexpr Title title{.name = "noise", .shorthand = "level", .meaning = "What is added."};
    static constexpr std::array keys{
        must<&test::Noise::level>("level", "its deviation"),
        may<&test::Noise::seed>("seed", "of its random numbers"),
    };
};

template <> struct Schema<test::Scale> {
    static constexpr std::array words{
        Word{"linear", test::Scale::linear, "equal steps"},
        Word{"log", test::Scale::logarithmic, "equal factors"},
    };
};

template <> struct Schema<test::Figure> {
    static constexpr Title title{.name = "figure", .meaning = "A picture of schedules."};
    static constexpr std::array keys{
        may<&test::Figure::title>("title", "stands above it"),
        must<&test::Figure::panels>("panels", "names of schedules, panel by panel", {.count = {1, 4}}),
        may<&test::Figure::scale>("scale", "of the rates"),
        may<&test::Figure::marks>("marks", "steps with a line", {.range = at_least(0), .fallback = "no marks"}),
        may<&test::Figure::width>("width", "in inches", {.range = between(1, 40)}),
    };
};

template <> struct Schema<test::Training> {
    static constexpr Title title{.name = "train", .meaning = "What is trained, and how."};
    static constexpr std::array keys{
        must<&test::Training::problem>("problem", "what is made small"),
        must<&test::Training::optimizer>("optimizer", "how it is made small"),
        must<&test::Training::steps>("steps", "updates to make", {.range = at_least(1)}),
        may<&test::Training::seeds>("seeds", "of the random numbers, one run each",
                                    {.range = at_least(0), .count = {1, 5}}),
        may<&test::Training::noise>("noise", "on the gradient | on the loss"),
    };
};

template <> struct Schema<test::Lab> {
    static constexpr Title title{.name = "laboratory", .meaning = "A file as a whole."};
    static constexpr std::array keys{
        may<&test::Lab::title>("title", "of the report"),
        may<&test::Lab::run>("run", "facts of the run"),
        must<&test::Lab::schedules>("schedules", "the schedules, by name", {.count = {.least = 1}}),
        may<&test::Lab::train>("train", "trains under each schedule"),
        may<&test::Lab::figures>("figures", "pictures of the schedules"),
        may<&test::Lab::report>("report", "the file to write"),
    };
};

}  // namespace lrsched::config
