// Texts that a careless or hostile host hands over.
#pragma once

#include <string>

#include "fuzz/random.hpp"

namespace lrsched::fuzz {

/// An expression or a .sched text, often whole, sometimes cut, joined, or with bytes exchanged.
[[nodiscard]] std::string random_text(Random& random);

/// A name as settings and metrics have it, or nearly.
[[nodiscard]] std::string random_name(Random& random);

/// The value of a setting, or nearly.
[[nodiscard]] std::string random_value(Random& random);

/// The text with a few bytes exchanged, taken out or doubled.
[[nodiscard]] std::string spoilt(std::string text, Random& random);

}  // namespace lrsched::fuzz
