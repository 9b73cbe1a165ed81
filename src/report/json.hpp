// Room `report`: writing JSON, one value after the other; what is written may stand within a script element.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "report/text.hpp"

namespace lrsched::report {

/// Puts the commas where they belong. Objects and lists that are begun have to be ended.
class Json {
public:
    void begin_object() { begin('{'); }
    void end_object() { end('}'); }
    void begin_list() { begin('['); }
    void end_list() { end(']'); }

    void key(std::string_view name) {
        separate();
        append_json(text_, name);
        text_ += ':';
        first_ = true;  // the value that follows needs no comma before it
    }

    void text(std::string_view value) {
        value_of([&] { append_json(text_, value); });
    }
    void number(double value) {
        value_of([&] { append_json(text_, value); });
    }
    void boolean(bool value) {
        value_of([&] { text_ += value ? "true" : "false"; });
    }
    void null() {
        value_of([&] { text_ += "null"; });
    }

    void number_or_null(const std::optional<double>& value) { value ? number(*value) : null(); }

    void numbers(std::span<const double> values) {
        begin_list();
        for (const double value : values) number(value);
        end_list();
    }

    void member(std::string_view name, std::string_view value) {
        key(name);
        text(value);
    }
    void member(std::string_view name, const char* value) { member(name, std::string_view(value)); }
    void member(std::string_view name, double value) {
        key(name);
        number(value);
    }
    void member(std::string_view name, bool value) {
        key(name);
        boolean(value);
    }

    /// A list of `count` entries, each on a line of its own and written by `write(i)`.
    template <class Write> void list(std::string_view name, std::size_t count, Write write) {
        key(name);
        begin_list();
        for (std::size_t i = 0; i < count; ++i) {
            separate();
            text_ += '\n';
            first_ = true;
            write(i);
        }
        end_list();
    }

    [[nodiscard]] std::string text_so_far() && { return std::move(text_); }

private:
    void separate() {
        if (!first_) text_ += ',';
        first_ = false;
    }
    void begin(char bracket) {
        separate();
        text_ += bracket;
        first_ = true;
    }
    void end(char bracket) {
        text_ += bracket;
        first_ = false;
    }
    template <class Write> void value_of(Write write) {
        separate();
        write();
    }

    std::string text_;
    bool first_ = true;  // in the innermost object or list
};

}  // namespace lrsched::report
