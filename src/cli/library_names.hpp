// Room cli: finding functions of the library by the names people type.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lrsched/tools.hpp"

namespace lrsched::cli {

/// `cosine` for what can be called as it stands (core and the language itself), `torch.StepLR` for the rest.
[[nodiscard]] std::string full_name(const LibraryFunction& function);

/// The module names, each once, in the library's order.
[[nodiscard]] std::vector<std::string> module_names(std::span<const LibraryFunction> functions);

/// The functions meant by `cosine`, `core.cosine`, `torch.StepLR`, or by `StepLR` in whichever modules have it.
[[nodiscard]] std::vector<LibraryFunction> find_functions(std::span<const LibraryFunction> functions,
                                                          std::string_view name);

}  // namespace lrsched::cli
