// Room `plot`: how numbers at an axis are written.
#pragma once

#include <string>

#include "plot/ticks.hpp"

namespace lrsched::plot {

/// One way of writing for all ticks of a linear axis, so that they can be compared at a glance.
class NumberStyle {
public:
    /// For multiples of `step`, none further from zero than `largest`.
    NumberStyle(double step, double largest, Notation notation);

    [[nodiscard]] std::string label(double value) const;

    /// The common factor of all labels: `×10^{-4}`; empty if there is none.
    [[nodiscard]] std::string factor() const;

private:
    enum class Form { fixed, scaled, scientific };

    void choose_unit(double step, double largest);

    Form form_ = Form::fixed;
    int decimals_ = 0;
    int step_exponent_ = 0;
    int exponent_ = 0;    // of the common factor (scaled, paper) or of the unit: 3, 6, 9
    std::string suffix_;  // k, M, B: the multiples that the language itself writes
};

/// A label at a logarithmic axis: `mantissa` times ten to `exponent`.
[[nodiscard]] std::string power_label(int mantissa, int exponent, Notation notation);

/// The largest integer e with 10^e <= value, for a positive value; exact at powers of ten.
[[nodiscard]] int decade_of(double value);

/// mantissa * 10^exponent as the nearest double, also where 10^exponent alone would underflow.
[[nodiscard]] double decimal(double mantissa, int exponent);

}  // namespace lrsched::plot
