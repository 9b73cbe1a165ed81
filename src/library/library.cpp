#include "library/library.hpp"

#include <algorithm>

namespace lrsched::library {

std::string_view text_of(std::string_view name) noexcept {
    const auto all = files();
    const auto found = std::ranges::lower_bound(all, name, {}, &File::name);
    return found != all.end() && found->name == name ? found->text : std::string_view{};
}

}  // namespace lrsched::library
