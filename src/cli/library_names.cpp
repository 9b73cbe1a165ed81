// Room cli: names of library functions, as people type them.
#include "cli/library_names.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace lrsched::cli {
namespace {

bool is_open(std::string_view module) { return module == "core" || module == "language"; }

}  // namespace

std::string full_name(const LibraryFunction& function) {
    return is_open(function.module) ? function.name : fmt::format("{}.{}", function.module, function.name);
}

std::vector<std::string> module_names(std::span<const LibraryFunction> functions) {
    std::vector<std::string> names;
    for (const LibraryFunction& function : functions) {
        if (std::ranges::find(names, function.module) == names.end()) names.push_back(function.module);
    }
    return names;
}

std::vector<LibraryFunction> find_functions(std::span<const LibraryFunction> functions, std::string_view name) {
    std::vector<LibraryFunction> exact;
    std::vector<LibraryFunction> loose;
    for (const LibraryFunction& function : functions) {
        if (name == full_name(function) || name == fmt::format("{}.{}", function.module, function.name))
            exact.push_back(function);
        if (name == function.name) loose.push_back(function);
    }
    return exact.empty() ? loose : exact;
}

}  // namespace lrsched::cli
