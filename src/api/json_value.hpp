// Room api: JSON that was read. The tree of the JSON library takes memory while it is torn down, and ends the process where there
// is none; this one does not.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace lrsched::detail {

struct JsonValue {
    using List = std::vector<JsonValue>;
    struct Object {
        std::vector<std::string> names{};
        List values{};
    };

    std::variant<std::monostate, bool, double, std::string, List, Object> value{};

    [[nodiscard]] bool is_null() const noexcept { return std::holds_alternative<std::monostate>(value); }
    [[nodiscard]] const double* number() const noexcept { return std::get_if<double>(&value); }
    [[nodiscard]] const std::string* text() const noexcept { return std::get_if<std::string>(&value); }
    [[nodiscard]] const List* list() const noexcept { return std::get_if<List>(&value); }

    /// The member of that name; nothing where there is none, or this is no object.
    [[nodiscard]] const JsonValue* find(std::string_view name) const noexcept;
};

/// Nothing for what is no JSON, or is nested deeper than 32.
[[nodiscard]] std::optional<JsonValue> read_json(std::string_view text);

}  // namespace lrsched::detail
