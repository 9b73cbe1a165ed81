// A trainer with libtorch: a small network that reads digits, under schedules that stand in a file.
//
//     torch_trainer digits.sched digits.csv 120                  120 steps
//     torch_trainer digits.sched digits.csv 50 checkpoint        50 steps, then writes where it stands
//     torch_trainer digits.sched digits.csv 120 checkpoint       goes on from there; the same rates as without a stop
#include <torch/torch.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "lrsched/compile_or_throw.hpp"
#include "lrsched/torch.hpp"

namespace {

constexpr int kPixels = 64;

std::string read(const std::string& path) {
    std::ifstream file(path);
    if (!file) throw std::runtime_error("cannot read " + path);
    std::ostringstream text;
    text << file.rdbuf();
    return std::move(text).str();
}

/// Pixels from 0 to 1, and which digit they are.
std::pair<torch::Tensor, torch::Tensor> digits_of(const std::string& csv) {
    std::istringstream lines(csv);
    std::string line;
    std::getline(lines, line);  // the header
    std::vector<float> pixels;
    std::vector<std::int64_t> digits;
    while (std::getline(lines, line)) {
        char* at = line.data();
        for (int i = 0; i < kPixels; ++i, ++at) pixels.push_back(std::strtof(at, &at) / 16);
        digits.push_back(std::strtol(at, nullptr, 10));
    }
    const auto count = static_cast<std::int64_t>(digits.size());
    return {torch::tensor(pixels).reshape({count, kPixels}), torch::tensor(digits)};
}

struct Network : torch::nn::Module {
    torch::nn::Linear body = register_module("body", torch::nn::Linear(kPixels, 32));
    torch::nn::Linear head = register_module("head", torch::nn::Linear(32, 10));

    torch::Tensor forward(const torch::Tensor& pixels) { return head(torch::relu(body(pixels))); }
};

void save(const std::string& path, const std::shared_ptr<Network>& network, const torch::optim::AdamW& optimizer,
          const lrsched::torch::LRScheduler& scheduler) {
    torch::save(network, path + ".network");
    torch::save(optimizer, path + ".optimizer");
    std::ofstream(path) << scheduler.save();
}

/// Last the scheduler: the optimizer's state has rates, too.
void load(const std::string& path, std::shared_ptr<Network>& network, torch::optim::AdamW& optimizer,
          lrsched::torch::LRScheduler& scheduler) {
    torch::load(network, path + ".network");
    torch::load(optimizer, path + ".optimizer");
    scheduler.load(read(path));
}

void train(const std::vector<std::string>& words) {
    torch::manual_seed(7);
    torch::set_num_threads(1);
    const auto [pixels, digits] = digits_of(read(words[1]));
    auto network = std::make_shared<Network>();
    torch::optim::AdamW optimizer({torch::optim::OptimizerParamGroup(network->body->parameters()),
                                   torch::optim::OptimizerParamGroup(network->head->parameters())});
    lrsched::torch::LRScheduler scheduler(optimizer, lrsched::compile_or_throw(read(words[0]), {}, words[0]),
                                          {"body", "head"});
    const bool has_checkpoint = words.size() > 3;
    if (has_checkpoint && std::filesystem::exists(words[3])) load(words[3], network, optimizer, scheduler);

    const unsigned steps = static_cast<unsigned>(std::stoul(words[2]));
    while (scheduler.current_step() < steps) {
        const unsigned step = scheduler.current_step();
        optimizer.zero_grad();
        const torch::Tensor loss = torch::nn::functional::cross_entropy(network->forward(pixels), digits);
        loss.backward();
        optimizer.step();
        const std::vector<double> rates = scheduler.get_last_lr();
        if (step % 20 == 0 || step + 1 == steps)
            std::printf("step %3u  lr %.9g and %.9g  loss %.6f\n", step, rates[0], rates[1], loss.item<double>());
        scheduler.step();
    }
    if (has_checkpoint) save(words[3], network, optimizer, scheduler);
}

}  // namespace

int main(int count, char** words) {
    if (count < 4) return std::cerr << "torch_trainer SCHEDULE DATA STEPS [CHECKPOINT]\n", 2;
    try {
        train({words + 1, words + count});
        return 0;
    } catch (const std::exception& error) {
        std::cerr << error.what();
        return 1;
    }
}
