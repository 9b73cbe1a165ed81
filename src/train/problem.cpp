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
    Parameter{.name = "dimension", .form = Form::whole, .fallback = 1.0, .range = between(1, 1e6), .meaning = "number of coordinates"},
    Parameter{.name = "noisy_loss", .form = Form::flag, .fallback = false, .meaning = "the loss that is told has this noise, too, drawn before that of the gradient; else it is exact"}};

constexpr std::array kKinds{
    Kind{"noisy_quadratic", "The loss (x - 2)^2 of the teaching notebook, with noise in its gradient that numpy's `np.random.seed(seed)` gives.", kNoisyQuadratic}};
// clang-format on

constexpr std::array<Prepare, kKinds.size()> kPreparers{prepare_noisy_quadratic};

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
