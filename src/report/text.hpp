// Room `report`: texts of the user made fit for HTML and JSON.
#pragma once

#include <string>
#include <string_view>

namespace lrsched::report {

/// Between tags or within the quotes of an attribute. Control characters other than the ends of lines and tabs become
/// replacement characters.
[[nodiscard]] std::string escaped(std::string_view text);

/// Appends a JSON string that may stand within a script element: no `<` in it ends or begins anything.
void append_json(std::string& out, std::string_view text);

/// Appends the shortest decimal that reads back as the same double; what is not finite as a string: "nan", "inf", "-inf".
void append_json(std::string& out, double value);

}  // namespace lrsched::report
