// Logistic regression and networks: against PyTorch's numbers, finite differences, and what training should do.
#include <cmath>
#include <thread>

#include "harness/catch.hpp"
#include "train/gradient_check.hpp"
#include "train/support.hpp"
#include "train/tables.hpp"

namespace lrsched::train {
namespace {

const std::string kIris = std::string(LRSCHED_EXAMPLE_DATA) + "/iris.csv";
const std::string kDigits = std::string(LRSCHED_EXAMPLE_DATA) + "/digits.csv";

/// All examples of the irises at every step.
Values whole_iris() { return {{"data", kIris}, {"batch", 0.0}, {"validation", 0.0}}; }

TEST_CASE("losses, gradients and a run are PyTorch's") {
    const std::size_t lines = for_each_line("classifier.jsonl", [](const nlohmann::json& line) {
        Values values = whole_iris();
        if (line.contains("losses")) {
            const auto wanted = line["losses"].get<std::vector<double>>();
            const Run run{
                .problem = problem_of("logistic", values), .optimizer = optimizer_of("sgd"), .steps = wanted.size()};
            const std::vector<double> losses = column_of(
                train_constantly(
                    run, {{"lr", line["lr"]}, {"momentum", line["momentum"]}, {"weight_decay", line["weight_decay"]}}),
                "loss");
            REQUIRE(losses.size() == wanted.size());
            for (std::size_t i = 0; i < wanted.size(); ++i) CHECK(near(losses[i], wanted[i], 1e-11));
            return;
        }
        const bool logistic = line["hidden"].empty();
        if (!logistic) values["hidden"] = line["hidden"].get<std::vector<double>>();
        if (!logistic) values["activation"] = line["activation"].get<std::string>();
        const auto point = line["point"].get<std::vector<double>>();
        std::vector<double> gradient(point.size());
        INFO(line["hidden"] << ' ' << line["activation"]);
        CHECK(
            near(objective_of(logistic ? "logistic" : "mlp", values)->evaluate(point, gradient), line["loss"], 1e-13));
        for (std::size_t i = 0; i < point.size(); ++i) {
            CHECK(std::abs(gradient[i] - line["gradient"][i].get<double>()) < 1e-14);
        }
    });
    CHECK(lines == 6);
}

TEST_CASE("gradients of networks are the slopes of their losses") {
    check_gradient("logistic", whole_iris());
    for (const char* activation : {"relu", "tanh"}) {
        Values values = whole_iris();
        values["hidden"] = std::vector<double>{4, 3};
        values["activation"] = activation;
        check_gradient("mlp", values);
    }
}

TEST_CASE("a network that knows nothing has the loss of a guess, and logits of any size have a finite one") {
    const auto logistic = objective_of("logistic", whole_iris());
    std::vector<double> point = logistic->start();
    CHECK(point.size() == 15);
    std::vector<double> gradient(15);
    CHECK(logistic->evaluate(point, gradient) == Approx(std::log(3)).epsilon(1e-14));
    for (std::size_t i = 0; i < point.size(); ++i) point[i] = 1e5 * static_cast<double>(i);
    CHECK(std::isfinite(logistic->evaluate(point, gradient)));
}

TEST_CASE("each layer is a group") {
    const auto groups = objective_of("mlp", {{"data", kIris}, {"hidden", std::vector<double>{5, 2}}})->groups();
    REQUIRE(groups.size() == 3);
    CHECK(groups[0].name == "layer1");
    CHECK(groups[0].size == 25);
    CHECK(groups[1].begin == 25);
    CHECK(groups[1].size == 12);
    CHECK(groups[2].begin == 37);
    CHECK(groups[2].size == 9);
    CHECK(objective_of("logistic", {{"data", kIris}})->groups().at(0).name == "all");
}

TEST_CASE("a layer whose rate is 0 stays as it is") {
    class Frozen final : public Schedule {
        std::optional<Failure> rates(std::uint64_t, Rates& rates) override {
            rates.set(0, 0, 0.0);
            rates.set(1, 0, 0.1);
            return std::nullopt;
        }
    };
    Frozen frozen;
    const Run run{.problem = problem_of("mlp", {{"data", kIris}}), .optimizer = optimizer_of("sgd"), .steps = 50};
    const Trajectory trajectory = train(run, frozen);
    CHECK(trajectory.ending == Ending::finished);
    CHECK(column_of(trajectory, "lr.layer1")[7] == 0);
    CHECK(column_of(trajectory, "lr.layer2")[7] == 0.1);
    CHECK(column_of(trajectory, "val_loss").back() < column_of(trajectory, "val_loss").front());
}

double spread_of_weights(Values values, std::size_t layer) {
    values["data"] = kDigits;
    values["hidden"] = std::vector<double>{200, 50};
    const auto objective = objective_of("mlp", values);
    const std::vector<double> point = objective->start();
    const Group group = objective->groups().at(layer);
    const std::size_t biases = layer == 0 ? 200 : 50;
    double squares = 0;
    for (std::size_t i = group.begin; i < group.begin + group.size - biases; ++i) squares += point[i] * point[i];
    for (std::size_t i = group.begin + group.size - biases; i < group.begin + group.size; ++i) CHECK(point[i] == 0);
    return squares / static_cast<double>(group.size - biases);
}

TEST_CASE("first weights have the variance of He or of Glorot, biases are 0") {
    CHECK(spread_of_weights({}, 0) == Approx(2.0 / 64).epsilon(0.05));
    CHECK(spread_of_weights({}, 1) == Approx(2.0 / 200).epsilon(0.05));
    CHECK(spread_of_weights({{"activation", "tanh"}}, 0) == Approx(2.0 / 264).epsilon(0.05));
    CHECK(spread_of_weights({{"init", "xavier"}}, 1) == Approx(2.0 / 250).epsilon(0.05));
    CHECK(spread_of_weights({{"activation", "tanh"}, {"init", "he"}}, 0) == Approx(2.0 / 64).epsilon(0.05));
}

std::optional<Epoch> epoch_of(Values values) {
    values["data"] = kIris;
    return problem_of("logistic", std::move(values))->epoch();
}

TEST_CASE("how long an epoch is") {
    CHECK(epoch_of({})->examples == 120);
    CHECK(epoch_of({})->batch == 32);
    CHECK(epoch_of({})->steps == 4);
    CHECK(epoch_of({{"drop_last", true}})->steps == 3);
    CHECK(epoch_of({{"validation", 0.0}})->examples == 150);
    CHECK(epoch_of({{"batch", 0.0}})->steps == 1);
    CHECK(epoch_of({{"batch", 120.0}})->steps == 1);
    CHECK_FALSE(problem_of("rosenbrock")->epoch());
}

TEST_CASE("an epoch takes every example once") {
    // With a rate of 0 the losses of an epoch's batches make up the loss of all examples.
    Values values{{"data", kIris}, {"validation", 0.0}, {"batch", 50.0}, {"hidden", 3.0}};
    const auto epoch_loss = [&](std::uint32_t seed, std::size_t epoch) {
        const Run run{.problem = problem_of("mlp", values), .optimizer = optimizer_of("sgd"), .steps = 9, .seed = seed};
        const std::vector<double> losses = column_of(train_constantly(run, {{"lr", 0}}), "loss");
        return (losses[3 * epoch] + losses[3 * epoch + 1] + losses[3 * epoch + 2]) / 3;
    };
    const double whole = epoch_loss(1, 0);
    CHECK(epoch_loss(1, 2) == Approx(whole).epsilon(1e-13));
    // A last batch that is smaller.
    values["batch"] = 40.0;
    const Run run{.problem = problem_of("mlp", values), .optimizer = optimizer_of("sgd"), .steps = 8, .seed = 1};
    const std::vector<double> losses = column_of(train_constantly(run, {{"lr", 0}}), "loss");
    const double mean = (40 * (losses[4] + losses[5] + losses[6]) + 30 * losses[7]) / 150;
    CHECK(mean == Approx(whole).epsilon(1e-13));
}

TEST_CASE("batches and weights hang on the seed, the validation set on its own") {
    const auto problem = problem_of("mlp", {{"data", kIris}});
    const auto run_with = [&](std::uint32_t seed) {
        return train_constantly({.problem = problem, .optimizer = optimizer_of("sgd"), .steps = 12, .seed = seed},
                                {{"lr", 0.0}});
    };
    CHECK(run_with(1).cells == run_with(1).cells);
    CHECK(column_of(run_with(1), "val_loss")[0] != column_of(run_with(2), "val_loss")[0]);
    CHECK(column_of(run_with(1), "loss")[0] != column_of(run_with(1), "loss")[4]);
    const auto untrained = [](Values values) {
        values["data"] = kIris;
        const Run run{.problem = problem_of("logistic", values), .optimizer = optimizer_of("sgd"), .steps = 40};
        return column_of(train_constantly(run, {{"lr", 0.1}}), "val_loss").back();
    };
    CHECK(untrained({}) != untrained({{"split_seed", 1.0}}));
}

TEST_CASE("validation is measured once an epoch and at the end, and not without a validation set") {
    const Run run{.problem = problem_of("logistic", {{"data", kIris}}), .optimizer = optimizer_of("sgd"), .steps = 6};
    const Trajectory trajectory = train_constantly(run, {{"lr", 0.1}});
    const std::size_t accuracy = trajectory.find("accuracy").value();
    for (const std::size_t row : {0U, 4U, 6U}) CHECK(trajectory.at(row, accuracy).has_value());
    for (const std::size_t row : {1U, 2U, 3U, 5U}) CHECK_FALSE(trajectory.at(row, accuracy).has_value());
    const Run without{.problem = problem_of("logistic", whole_iris()), .optimizer = optimizer_of("sgd"), .steps = 1};
    CHECK_FALSE(train_constantly(without, {{"lr", 0.1}}).find("accuracy"));
}

TEST_CASE("a network learns to read digits") {
    const Run run{.problem = problem_of("mlp", {{"data", kDigits}, {"label", "digit"}}),
                  .optimizer = optimizer_of("sgd"),
                  .steps = 300};
    const Trajectory trajectory = train_constantly(run, {{"lr", 0.1}, {"momentum", 0.9}});
    CHECK(column_of(trajectory, "accuracy").front() < 0.3);
    CHECK(column_of(trajectory, "accuracy").back() > 0.93);
    CHECK(column_of(trajectory, "val_loss").back() < 0.3);
    CHECK(column_of(trajectory, "loss").front() > 2);
}

TEST_CASE("runs on several threads share the data and give what they give alone") {
    const auto problem = problem_of("mlp", {{"data", kIris}, {"hidden", std::vector<double>{16, 8}}});
    const OptimizerChoice adam = optimizer_of("adam");
    const auto run_with = [&](std::uint32_t seed) {
        const Run run{.problem = problem, .optimizer = adam, .steps = 30, .seed = seed};
        return train_constantly(run, {{"lr", 0.01}}).cells;
    };
    std::vector<std::vector<std::optional<double>>> together(4);
    {
        std::vector<std::jthread> threads(together.size());
        for (std::uint32_t i = 0; i < together.size(); ++i) {
            threads[i] = std::jthread([&, i] { together[i] = run_with(i); });
        }
    }
    for (std::uint32_t i = 0; i < together.size(); ++i) CHECK(together[i] == run_with(i));
}

TEST_CASE("a rate that is too large diverges or never learns, and says no error") {
    const Run run{.problem = problem_of("mlp", {{"data", kIris}}), .optimizer = optimizer_of("sgd"), .steps = 300};
    CHECK(train_constantly(run, {{"lr", 1e30}}).ending == Ending::diverged);
}

TEST_CASE("what cannot be trained is told with what could be") {
    const auto message = [](Values values, const std::string& kind = "mlp") {
        values.try_emplace("data", kIris);
        const std::vector<std::string> messages = faults_of_problem(kind, std::move(values));
        return messages.empty() ? std::string{} : messages[0];
    };
    CHECK(message({{"batch", 121.0}}) == "`batch` is 121, more than the 120 training examples; 0 takes them all");
    CHECK(message({{"validation", 0.001}}) ==
          "`validation` is 0.001, which makes 0 of 150 examples; at least one has to be in it, and one outside; 0 is "
          "accepted, too");
    CHECK(message({{"validation", 0.999}}).find("which makes 150 of 150 examples") != std::string::npos);
    CHECK(message({{"hidden", std::vector<double>(21, 2)}}) == "`hidden` has 21 layers; 20 are accepted");
    CHECK(message({{"hidden", std::vector<double>(20, 2)}}).empty());
    CHECK(message({{"hidden", std::vector<double>{10'000, 10'000}}}) ==
          "a network of 100090003 parameters; 10000000 are accepted");
    CHECK(message({{"data", "/nowhere/data.csv"}}) == "/nowhere/data.csv: no such file or directory");
    CHECK(message({{"data", "-"}}, "logistic") == "examples are not read from standard input; give a file");
    CHECK(message({{"label", "kind"}}) == kIris +
                                              ":1:1: no column `kind`; there are `sepal_length`, `sepal_width`, "
                                              "`petal_length`, `petal_width`, `species`");
    CHECK(faults_of_problem("mlp") == std::vector<std::string>{"`mlp` needs `data`, a path"});
}

}  // namespace
}  // namespace lrsched::train
