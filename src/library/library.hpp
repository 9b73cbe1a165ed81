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

/// A module by any of its names: `torch`, or one that stands in an `# also:` line of it, such as
/// `torch.optim.lr_scheduler`. Empty for a name that is none, and for the core library, which is always open.
[[nodiscard]] std::string_view find_module(std::string_view name) noexcept;

/// Whether it is a package of Python that some module stands in: `tensorflow` for `tensorflow.keras.callbacks`.
[[nodiscard]] bool is_package(std::string_view name) noexcept;

/// The name of a file's module: `torch` for `torch.sched`, `mmengine` for `mmengine.sched` and `mmengine_momentum.sched`;
/// empty for a file that is no module.
[[nodiscard]] std::string_view module_of(const File& file) noexcept;

}  // namespace lrsched::library
