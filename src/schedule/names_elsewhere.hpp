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

/// A name of a training script that stands for a value only the script knows: `args.epochs`, `cfg.lr`, `train_loader`.
inline std::string_view name_of_script(std::string_view text) {
    constexpr std::array prefixes{"args.", "cfg.", "config.", "hparams.", "self.", "FLAGS.", "opt."};
    const auto begins = [&](std::string_view prefix) { return text.starts_with(prefix); };
    if (text.ends_with("loader") || text.ends_with("Loader"))
        return "its length, the steps of an epoch, is `1ep`; the run says how many, as in `run epoch=500`";
    if (std::ranges::any_of(prefixes, begins))
        return "only the script knows it: write the number, or `param n = 90` and then `n`";
    return {};
}

}  // namespace lrsched::schedule
