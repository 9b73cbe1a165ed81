// A trainer in C++: a classifier of iris flowers, under schedules that stand in a file and react to its loss.
//
//     trainer iris.sched iris.csv 300                  300 steps
//     trainer iris.sched iris.csv 120 checkpoint       120 steps, then writes where it stands
//     trainer iris.sched iris.csv 300 checkpoint       goes on from there; the same rates as without a stop
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "lrsched/lrsched.hpp"
#include "lrsched/session.hpp"

namespace {

constexpr std::size_t kClasses = 3;
constexpr std::size_t kInputs = 5;  // four measures and a one

struct Flower {
    std::array<double, kInputs> inputs{};
    std::size_t species = 0;
};

struct Model {
    std::array<double, kClasses * kInputs> weights{};
    std::array<double, kClasses * kInputs> velocity{};
};

std::optional<std::string> read(const char* path) {
    std::ifstream file(path);
    if (!file) return std::nullopt;
    std::ostringstream text;
    text << file.rdbuf();
    return std::move(text).str();
}

std::vector<Flower> flowers_of(const std::string& csv) {
    std::istringstream lines(csv);
    std::vector<Flower> flowers;
    std::string line;
    std::getline(lines, line);  // the header
    while (std::getline(lines, line)) {
        Flower flower{{0, 0, 0, 0, 1}, line.ends_with("setosa") ? 0U : line.ends_with("versicolor") ? 1U : 2U};
        const char* at = line.c_str();
        for (std::size_t i = 0; i + 1 < kInputs; ++i) {
            char* end = nullptr;
            flower.inputs[i] = std::strtod(at, &end) / 4 - 1;
            at = end + 1;
        }
        flowers.push_back(flower);
    }
    return flowers;
}

/// Probabilities of the species.
std::array<double, kClasses> judge(const Model& model, const Flower& flower) {
    std::array<double, kClasses> chances{};
    double sum = 0;
    for (std::size_t c = 0; c < kClasses; ++c) {
        double score = 0;
        for (std::size_t i = 0; i < kInputs; ++i) score += model.weights[c * kInputs + i] * flower.inputs[i];
        sum += chances[c] = std::exp(score);
    }
    for (double& chance : chances) chance /= sum;
    return chances;
}

/// One step of gradient descent with momentum; gives the loss before it.
double train(Model& model, const std::vector<Flower>& flowers, double rate, double momentum) {
    std::array<double, kClasses * kInputs> slope{};
    double loss = 0;
    for (const Flower& flower : flowers) {
        const auto chances = judge(model, flower);
        loss -= std::log(chances[flower.species]);
        for (std::size_t c = 0; c < kClasses; ++c)
            for (std::size_t i = 0; i < kInputs; ++i)
                slope[c * kInputs + i] += (chances[c] - (c == flower.species ? 1 : 0)) * flower.inputs[i];
    }
    const auto count = static_cast<double>(flowers.size());
    for (std::size_t i = 0; i < slope.size(); ++i) {
        model.velocity[i] = momentum * model.velocity[i] - rate * slope[i] / count;
        model.weights[i] += model.velocity[i];
    }
    return loss / count;
}

/// A checkpoint is the step, the model, and the state of the session.
void save(const char* path, int step, const Model& model, const lrsched::Session& session) {
    std::ofstream file(path);
    file << step << '\n' << std::hexfloat;
    for (const double weight : model.weights) file << weight << ' ';
    for (const double speed : model.velocity) file << speed << ' ';
    file << '\n' << session.save();
}

/// The step that the checkpoint stands in front of; nothing if it is not one of these schedules.
std::optional<int> load(const std::string& checkpoint, Model& model, lrsched::Session& session) {
    char* at = nullptr;
    const int step = static_cast<int>(std::strtol(checkpoint.c_str(), &at, 10));
    for (double& weight : model.weights) weight = std::strtod(at, &at);
    for (double& speed : model.velocity) speed = std::strtod(at, &at);
    auto loaded = lrsched::Session::load(session.program(), at);
    if (!loaded) {
        std::cerr << lrsched::render(loaded.error());
        return std::nullopt;
    }
    session = std::move(loaded).value();
    return step;
}

}  // namespace

int main(int count, char** words) {
    if (count < 4) return std::cerr << "trainer SCHEDULE DATA STEPS [CHECKPOINT]\n", 2;
    const auto text = read(words[1]);
    const auto data = read(words[2]);
    if (!text || !data) return std::cerr << "cannot read the schedule or the data\n", 1;

    // Errors come with their places; a misspelt metric is found here and not after hours.
    const auto compiled = lrsched::compile(*text, {.metrics = {"loss"}}, words[1]);
    std::cerr << lrsched::render(compiled.diagnostics);
    if (!compiled.program) return 1;
    const auto lr = compiled.program->find("lr");
    const auto momentum = compiled.program->find("momentum");
    if (!lr || !momentum) return std::cerr << "the file has no schedule of lr or momentum\n", 1;

    Model model;
    lrsched::Session session(*compiled.program);
    int step = 0;
    if (const auto checkpoint = count > 4 ? read(words[4]) : std::nullopt) {
        const auto found = load(*checkpoint, model, session);
        if (!found) return 1;
        step = *found;
    }
    const std::vector<Flower> flowers = flowers_of(*data);
    for (const int steps = std::atoi(words[3]); step < steps; ++step) {
        const auto values = session.at(step);
        if (!values) return std::cerr << lrsched::render(values.error()), 1;
        const double loss = train(model, flowers, values->at(*lr), values->at(*momentum));
        const auto problems = session.report(step, {{{"loss", loss}}});
        std::cerr << lrsched::render(problems);
        if (step % 50 == 0 || step + 1 == steps)
            std::printf("step %3d  lr %-8g  loss %.6f\n", step, values->at(*lr), loss);
    }
    if (count > 4) save(words[4], step, model, session);
}
