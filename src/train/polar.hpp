// Room `train`: uniform numbers to normal ones.
#pragma once

#include <cmath>
#include <optional>
#include <utility>

namespace lrsched::train {

/// Marsaglia's polar method (1964): two uniform numbers give two normals, of which one is kept for the next call. The
/// order of its operations is that of numpy's legacy generator; another order would be off by an ulp.
class Polar {
public:
    /// `uniform` gives numbers of [0, 1).
    template <class Uniform> double operator()(Uniform&& uniform) {
        if (kept_) return *std::exchange(kept_, std::nullopt);
        double first = 0;
        double second = 0;
        double square = 0;
        do {
            first = 2.0 * uniform() - 1.0;
            second = 2.0 * uniform() - 1.0;
            square = first * first + second * second;
        } while (square >= 1.0 || square == 0.0);
        const double factor = std::sqrt(-2.0 * std::log(square) / square);
        kept_ = factor * first;
        return factor * second;
    }

private:
    std::optional<double> kept_;
};

}  // namespace lrsched::train
