// Room `train`: hyper-parameters of a step, and the simplest schedule.
#include "train/schedule.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <limits>

namespace lrsched::train {
namespace {

class Constant final : public Schedule {
public:
    explicit Constant(std::vector<std::pair<std::string, double>> values) : values_(std::move(values)) {}

    std::optional<Failure> begin(const Layout& layout, std::span<const std::string>) override {
        for (const auto& [name, value] : values_) {
            const auto index = layout.find(name);
            if (!index) return Failure{no_hyperparameter(layout, name)};
            placed_.emplace_back(*index, value);
        }
        return std::nullopt;
    }

    std::optional<Failure> rates(std::uint64_t, Rates& rates) override {
        for (const auto& [index, value] : placed_) rates.set(index, value);
        return std::nullopt;
    }

private:
    static std::string no_hyperparameter(const Layout& layout, const std::string& name) {
        std::vector<std::string_view> known;
        for (const Hyperparameter& hyperparameter : layout.hyperparameters) known.push_back(hyperparameter.name);
        return fmt::format("the training takes no `{}`; it takes `{}`", name, fmt::join(known, "`, `"));
    }

    std::vector<std::pair<std::string, double>> values_;
    std::vector<std::pair<std::size_t, double>> placed_;
};

}  // namespace

std::optional<std::size_t> Layout::find(std::string_view hyperparameter) const noexcept {
    const auto found = std::ranges::find(hyperparameters, hyperparameter, &Hyperparameter::name);
    if (found == hyperparameters.end()) return std::nullopt;
    return static_cast<std::size_t>(found - hyperparameters.begin());
}

Rates::Rates(const Layout& layout)
    : width_(layout.hyperparameters.size()), values_(layout.groups.size() * width_, 0.0) {
    reset(layout);
}

void Rates::set(std::size_t hyperparameter, double value) {
    for (std::size_t group = 0; group < groups(); ++group) set(group, hyperparameter, value);
}

void Rates::reset(const Layout& layout) {
    constexpr double unset = std::numeric_limits<double>::quiet_NaN();
    for (std::size_t i = 0; i < width_; ++i) set(i, layout.hyperparameters[i].fallback.value_or(unset));
}

std::optional<double> Metrics::find(std::string_view name) const noexcept {
    const auto found = std::ranges::find(names, name);
    return found != names.end() ? values[static_cast<std::size_t>(found - names.begin())] : std::nullopt;
}

std::optional<Failure> Schedule::begin(const Layout&, std::span<const std::string>) { return std::nullopt; }
std::optional<Failure> Schedule::report(std::uint64_t, const Metrics&) { return std::nullopt; }

std::unique_ptr<Schedule> constant_schedule(std::vector<std::pair<std::string, double>> values) {
    return std::make_unique<Constant>(std::move(values));
}

}  // namespace lrsched::train
