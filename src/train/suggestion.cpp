// Room `train`: learning rates that the losses of a range test suggest.
#include "train/suggestion.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

namespace lrsched::train {
namespace {

using Losses = std::span<const double>;

constexpr std::size_t kFewestPoints = 3;

/// The losses that are looked at, and their rates.
struct Curve {
    Losses rates;
    Losses losses;
    std::size_t offset = 0;  // of the first among all

    [[nodiscard]] Suggestion::Point point(std::size_t index) const {
        return {offset + index, rates[index], losses[index]};
    }
};

double slope(const Curve& curve, std::size_t begin, std::size_t end) {
    return (curve.losses[end] - curve.losses[begin]) / (std::log(curve.rates[end]) - std::log(curve.rates[begin]));
}

/// The point at which the loss falls most steeply over the logarithm of the rate: a difference across its neighbours.
void find_steepest(const Curve& curve, Suggestion& suggestion) {
    const std::size_t last = curve.losses.size() - 1;
    double steepest = 0;
    for (std::size_t i = 0; i <= last; ++i) {
        const double here = slope(curve, i == 0 ? 0 : i - 1, std::min(i + 1, last));
        if (here < steepest) {
            steepest = here;
            suggestion.point = curve.point(i);
        }
    }
    if (!suggestion.point) suggestion.why_not = "the loss never falls";
}

/// A tenth of the rate with the least loss.
void find_minimum(const Curve& curve, Suggestion& suggestion) {
    const auto found = std::ranges::min_element(curve.losses);
    const auto least = static_cast<std::size_t>(found - curve.losses.begin());
    const double tenth = curve.rates[least] / 10;
    if (least == 0) {
        suggestion.why_not = "the loss never falls";
    } else if (least + 1 == curve.losses.size()) {
        suggestion.why_not = "the loss still falls at the end; sweep to a larger rate";
    } else if (tenth < curve.rates[0]) {
        suggestion.why_not = fmt::format("a tenth of {:.3g}, where the loss is least, is below the sweep; begin lower",
                                         curve.rates[least]);
    } else {
        // The step whose rate is nearest shows what the loss is there.
        const auto nearest = std::ranges::min_element(curve.rates, {}, [&](double r) { return std::abs(r - tenth); });
        suggestion.point = curve.point(static_cast<std::size_t>(nearest - curve.rates.begin()));
        suggestion.point->rate = tenth;
    }
}

/// For each loss how long the longest falling subsequence is that ends there. A binary search in the best ends of each
/// length finds it; trying all pairs would take the square of the steps.
std::vector<std::size_t> falling_lengths(Losses losses) {
    std::vector<double> tails;  // at k the largest loss so far that ends a falling subsequence of length k + 1
    std::vector<std::size_t> lengths;
    for (const double loss : losses) {
        const auto place = std::ranges::lower_bound(tails, loss, std::greater{});
        lengths.push_back(static_cast<std::size_t>(place - tails.begin()) + 1);
        if (place == tails.end()) {
            tails.push_back(loss);
        } else {
            *place = loss;
        }
    }
    return lengths;
}

/// Half way down the longest valley, as fastai finds it: the valley ends where the longest falling subsequence does and
/// is taken to be as many steps long as that has losses; the point stands a third and a sixth from its beginning.
void find_valley(const Curve& curve, Suggestion& suggestion) {
    const std::vector<std::size_t> lengths = falling_lengths(curve.losses);
    const auto longest = std::ranges::max_element(lengths);
    if (*longest < kFewestPoints) {
        suggestion.why_not = "the loss falls nowhere for long";
        return;
    }
    const auto end = static_cast<std::size_t>(longest - lengths.begin());
    const std::size_t offset = *longest / 3 + *longest / 6;
    suggestion.point = curve.point(end + offset - *longest);
}

struct Method {
    std::string_view name;
    std::string_view meaning;
    bool to_the_end;  // the last steps are looked at, too
    void (*find)(const Curve& curve, Suggestion& suggestion);
};

constexpr std::array kMethods{
    Method{"steepest", "The rate at which the smoothed loss falls most steeply over the logarithm of the rate.", false,
           find_steepest},
    Method{"minimum/10", "A tenth of the rate with the least smoothed loss.", true, find_minimum},
    Method{"valley", "A rate half way down the longest stretch on which the smoothed loss falls (fastai's choice).",
           false, find_valley},
};

}  // namespace

std::vector<Suggestion> suggest(std::span<const double> rates, std::span<const double> losses, std::size_t steps,
                                const Skip& skip) {
    const auto first = std::min(static_cast<std::size_t>(skip.begin * static_cast<double>(steps)), losses.size());
    const std::size_t rest = losses.size() - first;
    std::vector<Suggestion> suggestions;
    for (const Method& method : kMethods) {
        Suggestion& suggestion = suggestions.emplace_back(Suggestion{method.name, method.meaning, {}, {}});
        const std::size_t count = method.to_the_end ? rest : rest - std::min(skip.end, rest);
        if (count >= kFewestPoints) {
            method.find({rates.subspan(first, count), losses.subspan(first, count), first}, suggestion);
        } else {
            suggestion.why_not = fmt::format("only {} of {} steps are left to look at", count, losses.size());
        }
    }
    return suggestions;
}

}  // namespace lrsched::train
