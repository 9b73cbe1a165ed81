// Optimizers against tables of PyTorch's, and what they can be told.
#include "train/optimizer.hpp"

#include "harness/catch.hpp"
#include "train/tables.hpp"

namespace lrsched::train {
namespace {

using nlohmann::json;

OptimizerChoice choose(const std::string& kind, const json& fixed = json::object()) {
    Spec spec{kind, {}};
    for (const auto& [name, value] : fixed.items()) spec.values[name] = value.get<bool>();
    return std::get<OptimizerChoice>(prepare_optimizer(spec));
}

Layout layout_of(const OptimizerChoice& choice) { return {choice.hyperparameters, {"all"}}; }

/// The largest share by which a coordinate is off, over the whole run.
double largest_error(const json& run) {
    const OptimizerChoice choice = choose(run["kind"].get<std::string>(), run["fixed"]);
    const Layout layout = layout_of(choice);
    auto point = run["start"].get<std::vector<double>>();
    const std::vector groups{Group{"all", 0, point.size()}};
    const auto optimizer = make_optimizer(choice, point.size());
    double worst = 0;
    for (const json& step : run["steps"]) {
        Rates rates(layout);
        for (const auto& [name, value] : step["values"].items()) rates.set(layout.find(name).value(), value);
        optimizer->step(point, step["gradient"].get<std::vector<double>>(), groups, rates);
        for (std::size_t i = 0; i < point.size(); ++i) {
            const double wanted = step["point"][i].get<double>();
            // Coordinates that pass by 0 are measured by the size of the others, about 1.
            worst = std::max(worst, std::abs(point[i] - wanted) / std::max(std::abs(wanted), 0.1));
        }
    }
    return worst;
}

TEST_CASE("optimizers go where PyTorch's go, under hyper-parameters that change at every step") {
    const std::size_t runs = for_each_line("optimizers.jsonl", [](const json& run) {
        INFO(run["kind"] << ' ' << run["fixed"] << ' ' << run["steps"][0]["values"]);
        CHECK(largest_error(run) < 1e-13);
    });
    CHECK(runs == 15);
}

TEST_CASE("each group has hyper-parameters of its own") {
    for (const Kind& kind : optimizer_kinds()) {
        const OptimizerChoice choice = choose(std::string(kind.name));
        const Layout layout{choice.hyperparameters, {"first", "second"}};
        const std::vector groups{Group{"first", 0, 1}, Group{"second", 1, 2}};
        std::vector<double> point{1, 1, 1};
        Rates rates(layout);
        rates.set(0, 0, 0.5);
        rates.set(1, 0, 0.0);
        make_optimizer(choice, 3)->step(point, std::vector<double>{1, 1, 1}, groups, rates);
        INFO(kind.name);
        CHECK(point[0] < 0.6);
        CHECK(point[1] == 1);
        CHECK(point[2] == 1);
    }
}

TEST_CASE("what an optimizer is told holds where no schedule says otherwise; a rate has to come from one") {
    const auto choice = std::get<OptimizerChoice>(prepare_optimizer({"sgd", {{"momentum", 0.9}, {"nesterov", true}}}));
    const Layout layout = layout_of(choice);
    const Rates rates(layout);
    CHECK(std::isnan(rates.at(0, layout.find("lr").value())));
    CHECK(rates.at(0, layout.find("momentum").value()) == 0.9);
    CHECK(rates.at(0, layout.find("weight_decay").value()) == 0);
    CHECK_FALSE(layout.find("nesterov"));
}

}  // namespace
}  // namespace lrsched::train
