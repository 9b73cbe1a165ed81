// Standard normals by counter: a 64-bit mix of (seed, k) gives a uniform number, Wichura's AS 241 turns it into a normal
// (M. J. Wichura 1988, "Algorithm AS 241: The percentage points of the normal distribution"). Only + - * / and sqrt are used,
// which IEEE 754 rounds exactly, so every machine gives the same bits; the logarithm of the tails is a series of our own.
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <span>

#include "schedule/operation.hpp"

namespace lrsched::schedule {
namespace {

/// The finaliser of SplitMix64 (Steele, Lea, Flood 2014).
constexpr std::uint64_t mix(std::uint64_t x) {
    x ^= x >> 30U;
    x *= 0xBF58476D1CE4E5B9U;
    x ^= x >> 27U;
    x *= 0x94D049BB133111EBU;
    return x ^ (x >> 31U);
}

/// In (0, 1), never an end: 52 bits and a half.
double uniform(double seed, double k) {
    constexpr std::uint64_t golden = 0x9E3779B97F4A7C15U;
    // adding 0 makes -0 the same number as 0
    const auto seed_bits = std::bit_cast<std::uint64_t>(seed + 0.0);
    const auto k_bits = std::bit_cast<std::uint64_t>(k + 0.0);
    const std::uint64_t mixed = mix(mix(seed_bits + golden) ^ (k_bits * golden));
    return (static_cast<double>(mixed >> 12U) + 0.5) * 0x1p-52;
}

double polynomial(std::span<const double> coefficients, double x) {
    double value = 0;
    for (const double coefficient : coefficients) value = value * x + coefficient;
    return value;
}

/// Natural logarithm of 0 < x < 1 by exponent and the series of atanh.
double portable_log(double x) {
    constexpr double ln2 = 0x1.62e42fefa39efp-1;
    int exponent = 0;
    double mantissa = std::frexp(x, &exponent);
    if (mantissa < 0x1.6a09e667f3bcdp-1) {
        mantissa *= 2;
        exponent -= 1;
    }
    const double z = (mantissa - 1) / (mantissa + 1);
    double sum = 0;
    for (int i = 25; i >= 1; i -= 2) sum = sum * z * z + 1.0 / i;
    return exponent * ln2 + 2 * z * sum;
}

// highest power first
constexpr std::array kCenterTop{2509.0809287301226727, 33430.575583588128105, 67265.770927008700853,
                                45921.953931549871457, 13731.693765509461125, 1971.5909503065514427,
                                133.14166789178437745, 3.387132872796366608};
constexpr std::array kCenterBottom{
    5226.495278852545925,  28729.085735721942674, 39307.89580009271061,  21213.794301586595867,
    5394.1960214247511077, 687.1870074920579083,  42.313330701600911252, 1.0};
constexpr std::array kMiddleTop{7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177,
                                1.27045825245236838258,   3.64784832476320460504,   5.7694972214606914055,
                                4.6303378461565452959,    1.42343711074968357734};
constexpr std::array kMiddleBottom{
    1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
    0.68976733498510000455,    1.6763848301838038494,   2.05319162663775882187,   1.0};
constexpr std::array kTailTop{2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386,
                              0.026532189526576123093,   0.29656057182850489123,    1.7848265399172913358,
                              5.4637849111641143699,     6.6579046435011037772};
constexpr std::array kTailBottom{
    2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
    0.0148753612908506148525,   0.13692988092273580531,   0.59983220655588793769,   1.0};

double normal_quantile(double p) {
    const double q = p - 0.5;
    if (std::fabs(q) <= 0.425) {
        const double r = 0.180625 - q * q;
        return q * polynomial(kCenterTop, r) / polynomial(kCenterBottom, r);
    }
    const double tail = q < 0 ? p : 1 - p;
    const double r = std::sqrt(-portable_log(tail));
    const double value = r <= 5 ? polynomial(kMiddleTop, r - 1.6) / polynomial(kMiddleBottom, r - 1.6)
                                : polynomial(kTailTop, r - 5) / polynomial(kTailBottom, r - 5);
    return q < 0 ? -value : value;
}

}  // namespace

double standard_normal(double seed, double k) noexcept { return normal_quantile(uniform(seed, k)); }

}  // namespace lrsched::schedule
