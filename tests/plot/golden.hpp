// Tests of the room `plot`: expected drawings in golden/*.txt.
#pragma once

#include <string>
#include <string_view>

namespace lrsched::test {

/// Checks the text against golden/NAME.txt, or with LRSCHED_UPDATE_GOLDEN=1 in the environment writes it there.
void check_golden(std::string_view name, const std::string& text);

}  // namespace lrsched::test
