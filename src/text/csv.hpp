// Room text: texts as fields of CSV (RFC 4180).
#pragma once

#include <string>
#include <string_view>

namespace lrsched::text {

/// In quotes where it needs them.
inline void append_csv(std::string& out, std::string_view field) {
    if (field.find_first_of(",\"\r\n") == std::string_view::npos) {
        out += field;
        return;
    }
    out += '"';
    for (const char c : field) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

}  // namespace lrsched::text
