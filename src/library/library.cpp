#include "library/library.hpp"

#include <algorithm>

namespace lrsched::library {
namespace {

constexpr std::string_view kSuffix = ".sched";
constexpr std::string_view kAlso = "\n# also: ";

/// Whether the name is one of `a, b, c`.
bool lists(std::string_view names, std::string_view name) {
    while (!names.empty()) {
        const std::string_view entry = names.substr(0, names.find(','));
        if (entry.substr(std::min(entry.find_first_not_of(' '), entry.size())) == name) return true;
        names.remove_prefix(std::min(names.size(), entry.size() + 1));
    }
    return false;
}

std::string_view other_names(std::string_view text) {
    const std::size_t at = text.substr(0, text.find("\nfn ")).find(kAlso);
    if (at == std::string_view::npos) return {};
    text.remove_prefix(at + kAlso.size());
    return text.substr(0, text.find('\n'));
}

}  // namespace

std::string_view module_of(const File& file) noexcept {
    if (!file.name.ends_with(kSuffix)) return {};
    return file.name.starts_with("core") ? "core" : file.name.substr(0, file.name.size() - kSuffix.size());
}

const File* find_module(std::string_view name) noexcept {
    for (const File& file : files()) {
        const std::string_view module = module_of(file);
        if (module.empty() || module == "core") continue;
        if (module == name || lists(other_names(file.text), name)) return &file;
    }
    return nullptr;
}

std::string_view text_of(std::string_view name) noexcept {
    const auto all = files();
    const auto found = std::ranges::lower_bound(all, name, {}, &File::name);
    return found != all.end() && found->name == name ? found->text : std::string_view{};
}

}  // namespace lrsched::library
