// Room `train`: the table of problems. A new one is a row here, a line in problems.hpp and a file of its own.
#include "train/problem.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "train/problems.hpp"

namespace lrsched::train {
namespace {

using Prepare = ProblemOrFaults (*)(const Settings& settings);

// clang-format off
constexpr std::array kNoisyQuadratic{
    Parameter{.name = "noise", .fallback = 0.5, .range = from(0), .meaning = "standard deviation of the noise of each coordinate of the gradient"},
    Parameter{.name = "x0", .form = Form::numbers, .fallback = 0.0, .meaning = "where a run begins"},
    Parameter{.name = "optimum", .form = Form::numbers, .fallback = 2.0, .meaning = "where the loss is 0"},
    Parameter{.name = "curvature", .form = Form::numbers, .fallback = 2.0, .range = from(0), .meaning = "second derivative of the loss"},
    Parameter{.name = "dimension", .form = Form::whole, .fallback = 1.0, .range = between(1, 1'000'000), .meaning = "number of coordinates"},
    Parameter{.name = "noisy_loss", .form = Form::flag, .fallback = false, .meaning = "the loss that is told has this noise, too, drawn before that of the gradient; else it is exact"}};

constexpr std::array kNqm{
    Parameter{.name = "dimension", .form = Form::whole, .fallback = 1000.0, .range = between(1, 1'000'000), .meaning = "number of coordinates"},
    Parameter{.name = "exponent", .fallback = 1.0, .range = between(0, 10), .meaning = "the curvature of coordinate i is i to the power of minus this"},
    Parameter{.name = "noise", .fallback = 1.0, .range = from(0), .meaning = "scale of the covariance of the gradient of a single example"},
    Parameter{.name = "covariance", .form = Form::choice, .fallback = std::string_view("hessian"), .choices = "hessian identity", .meaning = "what that covariance is the scale times of"},
    Parameter{.name = "batch", .form = Form::whole, .fallback = 1.0, .range = from(1), .meaning = "examples of a step: the covariance is divided by it"},
    Parameter{.name = "x0", .form = Form::numbers, .fallback = 1.0, .meaning = "where a run begins; the optimum is 0"},
    Parameter{.name = "exact", .form = Form::flag, .fallback = false, .meaning = "instead of drawing noise, the expected loss over all noise is worked out, for sgd"}};
constexpr std::array kRosenbrock{
    Parameter{.name = "dimension", .form = Form::whole, .fallback = 2.0, .range = between(2, 1'000'000), .meaning = "number of coordinates"},
    Parameter{.name = "x0", .form = Form::numbers, .fallback = Absent{}, .meaning = "where a run begins; left out it is -1.2, 1, -1.2, 1, ..."},
    Parameter{.name = "steepness", .fallback = 100.0, .range = from(0), .meaning = "how much steeper the walls of the valley are than its ground"},
    Parameter{.name = "noise", .fallback = 0.0, .range = from(0), .meaning = "standard deviation of the noise of each coordinate of the gradient"}};

constexpr Parameter kData{.name = "data", .form = Form::path, .meaning = "a CSV file: names of columns, then rows of numbers and a label"};
constexpr Parameter kLabel{.name = "label", .form = Form::text, .fallback = std::string_view(""), .meaning = "the column of labels; left out it is the last"};
constexpr Parameter kBatch{.name = "batch", .form = Form::whole, .fallback = 32.0, .range = from(0), .meaning = "examples of a step; 0 is all of the training set"};
constexpr Parameter kDropLast{.name = "drop_last", .form = Form::flag, .fallback = false, .meaning = "what is left of an epoch and fills no batch is passed over; else it is a smaller batch"};
constexpr Parameter kValidation{.name = "validation", .fallback = 0.2, .range = from_to_below(0, 1), .meaning = "share of the examples that are kept from training, to measure val_loss and accuracy"};
constexpr Parameter kSplitSeed{.name = "split_seed", .form = Form::whole, .fallback = 0.0, .range = from(0), .meaning = "picks those examples; the seed of a run does not"};
constexpr Parameter kStandardize{.name = "standardize", .form = Form::flag, .fallback = true, .meaning = "each feature is brought to mean 0 and deviation 1"};

constexpr std::array kLogistic{kData, kLabel, kBatch, kDropLast, kValidation, kSplitSeed, kStandardize};
constexpr std::array kMlp{
    kData, kLabel,
    Parameter{.name = "hidden", .form = Form::wholes, .fallback = 32.0, .range = between(1, 10'000), .meaning = "units of each hidden layer"},
    Parameter{.name = "activation", .form = Form::choice, .fallback = std::string_view("relu"), .choices = "relu tanh", .meaning = "of the hidden units"},
    Parameter{.name = "init", .form = Form::choice, .fallback = std::string_view("auto"), .choices = "auto he xavier", .meaning = "how large the first weights are (normal; He 2015, Glorot 2010); auto is he for relu, xavier for tanh"},
    kBatch, kDropLast, kValidation, kSplitSeed, kStandardize};

constexpr std::array kCommand{
    Parameter{.name = "command", .form = Form::words, .meaning = "the program, looked up in PATH, and its arguments; no shell reads them"},
    Parameter{.name = "folder", .form = Form::path, .fallback = std::string_view(""), .meaning = "where it runs; left out it is the current folder"},
    Parameter{.name = "hyperparameters", .form = Form::words, .fallback = std::string_view("lr"), .meaning = "the names of what it is told at each step"},
    Parameter{.name = "start_limit", .fallback = 60.0, .range = above(0), .meaning = "seconds that it may take to start"},
    Parameter{.name = "step_limit", .fallback = 300.0, .range = above(0), .meaning = "seconds that it may take for a step"},
    Parameter{.name = "end_limit", .fallback = 30.0, .range = above(0), .meaning = "seconds that it may take to leave after its last step"},
    Parameter{.name = "run_limit", .fallback = 0.0, .range = from(0), .meaning = "seconds that it may take for all; 0 is no limit"}};

constexpr std::array kKinds{
    Kind{"noisy_quadratic", "The loss (x - 2)^2 of the teaching notebook, with noise in its gradient that numpy's `np.random.seed(seed)` gives.", kNoisyQuadratic},
    Kind{"nqm", "The noisy quadratic model of large networks: curvatures by a power law, noise that shrinks with the batch (Zhang et al. 2019).", kNqm},
    Kind{"rosenbrock", "Rosenbrock's valley: curved, flat along its ground, steep across; the optimum is at 1 everywhere.", kRosenbrock},
    Kind{"logistic", "Multinomial logistic regression on examples from a file, beginning at weights 0; convex.", kLogistic},
    Kind{"mlp", "A network of fully connected layers on examples from a file, with softmax and cross-entropy; each layer is a group.", kMlp},
    Kind{"command", "An external trainer: a program that does the steps and is talked to in lines of JSON, see docs/trainers.md.", kCommand}};
// clang-format on

constexpr std::array<Prepare, kKinds.size()> kPreparers{prepare_noisy_quadratic, prepare_nqm, prepare_rosenbrock,
                                                        prepare_logistic,        prepare_mlp, prepare_command};

}  // namespace

std::span<const Kind> problem_kinds() noexcept { return kKinds; }

ProblemOrFaults prepare_problem(const Spec& spec) {
    const auto* const found = std::ranges::find(kKinds, spec.kind, &Kind::name);
    if (found == kKinds.end()) return std::vector{unknown_kind("problem", spec.kind, kKinds)};
    auto settled = settle(*found, spec);
    if (auto* faults = std::get_if<std::vector<Fault>>(&settled)) return std::move(*faults);
    return kPreparers[static_cast<std::size_t>(found - kKinds.data())](std::get<Settings>(settled));
}

}  // namespace lrsched::train
