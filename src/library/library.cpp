#include "library/library.hpp"

#include <algorithm>

namespace lrsched::library {
namespace {

constexpr std::string_view kSuffix = ".sched";
constexpr std::string_view kAlso = "\n# also: ";

/// Whether one of `a, b, c` is wanted.
template <class IsWanted> bool any_of_list(std::string_view names, const IsWanted& is_wanted) {
    while (!names.empty()) {
        const std::string_view entry = names.substr(0, names.find(','));
        if (is_wanted(entry.substr(std::min(entry.find_first_not_of(' '), entry.size())))) return true;
        names.remove_prefix(std::min(names.size(), entry.size() + 1));
    }
    return false;
}

/// Whether a name in the lines `# also: a, b` in front of the first function is wanted.
template <class IsWanted> bool any_also(std::string_view text, const IsWanted& is_wanted) {
    text = text.substr(0, text.find("\nfn "));
    for (std::size_t at = text.find(kAlso); at != std::string_view::npos; at = text.find(kAlso, at + 1)) {
        const std::string_view line = text.substr(at + kAlso.size());
        if (any_of_list(line.substr(0, line.find('\n')), is_wanted)) return true;
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
        if (module == name || any_also(file.text, [&](std::string_view also) { return also == name; })) return module;
    }
    return {};
}

bool is_package(std::string_view name) noexcept {
    const auto inside = [&](std::string_view also) {
        return also.size() > name.size() && also.starts_with(name) && also[name.size()] == '.';
    };
    return std::ranges::any_of(files(), [&](const File& file) { return any_also(file.text, inside); });
}

std::string_view text_of(std::string_view name) noexcept {
    const auto all = files();
    const auto found = std::ranges::lower_bound(all, name, {}, &File::name);
    return found != all.end() && found->name == name ? found->text : std::string_view{};
}

}  // namespace lrsched::library
