// Room `train`: reading CSV, row by row.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "train/failure.hpp"

namespace lrsched::train {

/// Fields are separated by commas; one in double quotes may hold commas, and `""` for a quote, but no line feed. Lines end
/// with LF or CRLF; lines with nothing in them are passed over.
class CsvReader {
public:
    struct Field {
        std::string text;        ///< without quotes and the blanks around it
        std::size_t column = 1;  ///< of its first character, from 1
    };

    /// `name` stands in messages. The text has to outlive the reader.
    CsvReader(std::string_view text, std::string name);

    /// Reads the next row; false at the end.
    [[nodiscard]] Outcome<bool> next();

    [[nodiscard]] const std::vector<Field>& fields() const noexcept { return fields_; }

    /// `name:line:column: message`, at a field of the row read last.
    [[nodiscard]] Failure failure_at(std::size_t field, std::string_view message) const;

    /// The same with a column of that line.
    [[nodiscard]] Failure failure_at_column(std::size_t column, std::string_view message) const;

private:
    [[nodiscard]] std::string_view next_line();
    [[nodiscard]] Outcome<bool> split(std::string_view line);
    [[nodiscard]] Outcome<std::size_t> take_quoted(std::string_view line, std::size_t begin);
    std::size_t take_plain(std::string_view line, std::size_t begin);

    std::string_view rest_;
    std::string name_;
    std::size_t line_ = 0;
    std::vector<Field> fields_;
};

}  // namespace lrsched::train
