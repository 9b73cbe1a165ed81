// Room cli: the page of a library function, as `lrsched help cosine` shows it.
#pragma once

#include <cstddef>
#include <string>

#include "lrsched/tools.hpp"

namespace lrsched::cli {

struct PageStyle {
    std::size_t columns = 80;
    bool color = false;
};

[[nodiscard]] std::string page_text(const LibraryFunction& function, PageStyle style);

}  // namespace lrsched::cli
