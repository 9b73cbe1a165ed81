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

/// Whether a line `# also: a, b` in front of the first function has the name.
bool is_also(std::string_view text, std::string_view name) {
    text = text.substr(0, text.find("\nfn "));
    for (std::size_t at = text.find(kAlso); at != std::string_view::npos; at = text.find(kAlso, at + 1)) {
        const std::string_view line = text.substr(at + kAlso.size());
        if (lists(line.substr(0, line.find('\n')), name)) return true;
    }
    return false;
}

}  // namespace

std::string_view module_of(const File& file) noexcept {
    if (!file.name.ends_with(kSuffix)) return {};
    return file.name.substr(0, std::min(file.name.find('_'), file.name.size() - kSuffix.size()));
}

std::string_view find_module(std::string_view name) noexcept {
    for (const File& file : files()) {
        const std::string_view module = module_of(file);
        if (module.empty() || module == "core") continue;
        if (module == name || is_also(file.text, name)) return module;
    }
    return {};
}

std::string_view text_of(std::string_view name) noexcept {
    const auto all = files();
    const auto found = std::ranges::lower_bound(all, name, {}, &File::name);
    return found != all.end() && found->name == name ? found->text : std::string_view{};
}

}  // namespace lrsched::library
