// Room schedule: what other tools call the names of the frame, for suggestions. Add a name when people type it.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace lrsched::schedule {

/// What other tools call the names of the frame.
inline std::string_view name_elsewhere(std::string_view text) {
    using Pair = std::pair<std::string_view, std::string_view>;
    constexpr std::array names{Pair{"lr", "the base rate is `base`, the rate at the end of the part before is `start`"},
                               Pair{"learning_rate", "the base rate is `base`"},
                               Pair{"initial_lr", "the base rate is `base`"},
                               Pair{"base_lr", "the base rate is `base`"},
                               Pair{"eta", "the base rate is `base`"},
                               Pair{"η", "the base rate is `base`"},
                               Pair{"epoch", "the step is `t`; `t/1ep` counts epochs"},
                               Pair{"epochs", "a length in epochs is written `10ep`"},
                               Pair{"steps", "the step is `t`"},
                               Pair{"global_step", "the step is `t`"},
                               Pair{"iteration", "the step is `t`"},
                               Pair{"x", "the step is `t`"},
                               Pair{"i", "the step is `t`"},
                               Pair{"n", "the step is `t`; the length of the run is `total`"},
                               Pair{"total_steps", "the length of the run is `total`"},
                               Pair{"max_steps", "the length of the run is `total`"},
                               Pair{"T_max", "the length of the run is `total`"}};
    const auto* found = std::ranges::find(names, text, &Pair::first);
    return found == names.end() ? std::string_view{} : found->second;
}

}  // namespace lrsched::schedule
