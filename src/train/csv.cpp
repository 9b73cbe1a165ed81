// Room `train`: reading CSV, row by row.
#include "train/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace lrsched::train {
namespace {

constexpr std::string_view kBlank = " \t";

/// Columns count characters, so that an editor finds the place.
std::size_t column_of(std::string_view line, std::size_t byte) {
    const std::string_view before = line.substr(0, byte);
    const auto starts_character = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; };
    return static_cast<std::size_t>(std::ranges::count_if(before, starts_character)) + 1;
}

std::size_t skip_blanks(std::string_view line, std::size_t begin) {
    return std::min(line.find_first_not_of(kBlank, begin), line.size());
}

}  // namespace

CsvReader::CsvReader(std::string_view text, std::string name) : rest_(text), name_(std::move(name)) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (rest_.starts_with(byte_order_mark)) rest_.remove_prefix(byte_order_mark.size());
}

Outcome<bool> CsvReader::next() {
    while (!rest_.empty()) {
        const std::string_view line = next_line();
        if (line.find_first_not_of(kBlank) != std::string_view::npos) return split(line);
    }
    return false;
}

std::string_view CsvReader::next_line() {
    const std::size_t end = rest_.find('\n');
    std::string_view line = rest_.substr(0, end);
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    ++line_;
    return line;
}

Outcome<bool> CsvReader::split(std::string_view line) {
    fields_.clear();
    for (std::size_t begin = 0;; ++begin) {
        begin = skip_blanks(line, begin);
        if (begin < line.size() && line[begin] == '"') {
            auto taken = take_quoted(line, begin);
            if (auto* failure = std::get_if<Failure>(&taken)) return std::move(*failure);
            begin = std::get<std::size_t>(taken);
        } else {
            begin = take_plain(line, begin);
        }
        if (begin >= line.size()) return true;
    }
}

// Each gives the byte behind the field: a comma or the end.
std::size_t CsvReader::take_plain(std::string_view line, std::size_t begin) {
    const std::size_t end = std::min(line.find(',', begin), line.size());
    const std::string_view text = line.substr(begin, end - begin);
    const std::size_t last = text.find_last_not_of(kBlank);
    const std::size_t size = last == std::string_view::npos ? 0 : last + 1;
    fields_.push_back({std::string(text.substr(0, size)), column_of(line, begin)});
    return end;
}

Outcome<std::size_t> CsvReader::take_quoted(std::string_view line, std::size_t begin) {
    std::string text;
    std::size_t at = begin + 1;
    for (;; ++at) {
        if (at >= line.size()) return failure_at_column(column_of(line, begin), "this quote is not closed on its line");
        const bool quote = line[at] == '"';
        if (quote && line.substr(at + 1, 1) != "\"") break;
        if (quote) ++at;
        text += line[at];
    }
    fields_.push_back({std::move(text), column_of(line, begin)});
    const std::size_t end = skip_blanks(line, at + 1);
    if (end < line.size() && line[end] != ',') {
        return failure_at_column(column_of(line, end),
                                 "a comma or the end of the line is expected behind a quoted field");
    }
    return end;
}

Failure CsvReader::failure_at(std::size_t field, std::string_view message) const {
    return failure_at_column(fields_[field].column, message);
}

Failure CsvReader::failure_at_column(std::size_t column, std::string_view message) const {
    return {fmt::format("{}:{}:{}: {}", name_, line_, column, message)};
}

}  // namespace lrsched::train
