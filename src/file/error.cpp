// Room `file`: the wording of its errors.
#include "file/error.hpp"

#include <algorithm>
#include <cctype>
#include <system_error>

namespace lrsched::file {

std::string message(const Error& error) {
    std::string shown = error.path;
    const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
    std::replace_if(shown.begin(), shown.end(), is_control, '?');
    return shown.empty() ? error.reason : shown + ": " + error.reason;
}

std::string system_reason(int number) {
    std::string reason = std::generic_category().message(number);
    if (!reason.empty()) reason[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(reason[0])));
    return reason;
}

}  // namespace lrsched::file
