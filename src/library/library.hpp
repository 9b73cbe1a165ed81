// The standard library: .sched files in the language itself, embedded in the binary as text.
#pragma once

#include <span>
#include <string_view>

namespace lrsched::library {

struct File {
    std::string_view name;  ///< file name: `core.sched`, `torch.sched`, `choose.guide`
    std::string_view text;
};

/// All embedded files, sorted by name.
[[nodiscard]] std::span<const File> files() noexcept;

/// The embedded file of that name, or an empty text.
[[nodiscard]] std::string_view text_of(std::string_view name) noexcept;

}  // namespace lrsched::library
