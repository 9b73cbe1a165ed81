// Room `train`: reading examples from CSV.
#include "train/dataset.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "file/read.hpp"
#include "train/csv.hpp"
#include "train/shown.hpp"

namespace lrsched::train {
namespace {

std::optional<double> number_of(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

std::vector<std::string> names_of(const std::vector<CsvReader::Field>& fields) {
    std::vector<std::string> names(fields.size());
    std::ranges::transform(fields, names.begin(), [](const CsvReader::Field& field) { return shown(field.text); });
    return names;
}

class Builder {
public:
    Builder(std::string_view text, const std::string& name, const std::string& label)
        : reader_(text, name), name_(name), label_name_(label) {}

    Outcome<Dataset> build() {
        if (auto failure = read_header()) return std::move(*failure);
        for (;;) {
            auto more = reader_.next();
            if (auto* failure = std::get_if<Failure>(&more)) return std::move(*failure);
            if (!std::get<bool>(more)) break;
            if (auto failure = read_row()) return std::move(*failure);
        }
        if (auto failure = number_classes()) return std::move(*failure);
        return std::move(dataset_);
    }

private:
    std::optional<Failure> read_header() {
        auto more = reader_.next();
        if (auto* failure = std::get_if<Failure>(&more)) return std::move(*failure);
        if (!std::get<bool>(more))
            return Failure{fmt::format("{}: is empty; a line with the names of columns is expected", name_)};
        const std::vector<CsvReader::Field>& fields = reader_.fields();
        if (fields.size() < 2) {
            return reader_.failure_at(
                0, "one column; at least one of features and one of labels are expected, with commas between them");
        }
        if (std::ranges::all_of(fields, [](const auto& field) { return number_of(field.text).has_value(); })) {
            return reader_.failure_at(0, "numbers; the first line has to name the columns");
        }
        return find_label();
    }

    std::optional<Failure> find_label() {
        const std::vector<CsvReader::Field>& fields = reader_.fields();
        width_ = fields.size();
        label_ = width_ - 1;
        std::size_t found = 0;
        for (std::size_t i = 0; i < width_ && !label_name_.empty(); ++i) {
            if (fields[i].text != label_name_) continue;
            label_ = i;
            if (++found == 2) return reader_.failure_at(i, fmt::format("a second column {}", shown(label_name_)));
        }
        if (!label_name_.empty() && found == 0) {
            return reader_.failure_at(
                0, fmt::format("no column {}; there are {}", shown(label_name_), fmt::join(names_of(fields), ", ")));
        }
        for (std::size_t i = 0; i < width_; ++i) {
            if (i != label_) dataset_.features.push_back(fields[i].text);
        }
        dataset_.examples.features = width_ - 1;
        return std::nullopt;
    }

    std::optional<Failure> read_row() {
        const std::vector<CsvReader::Field>& fields = reader_.fields();
        if (fields.size() != width_) {
            return reader_.failure_at(std::min(fields.size() - 1, width_),
                                      fmt::format("{} fields; the header has {}", fields.size(), width_));
        }
        for (std::size_t i = 0; i < width_; ++i) {
            if (i == label_) continue;
            const auto value = number_of(fields[i].text);
            if (!value) return reader_.failure_at(i, fmt::format("{} is not a finite number", shown(fields[i].text)));
            dataset_.examples.values.push_back(*value);
        }
        return take_label(fields[label_].text);
    }

    std::optional<Failure> take_label(const std::string& text) {
        if (text.empty()) return reader_.failure_at(label_, "this label is empty");
        const auto [place, fresh] = numbers_.try_emplace(text, static_cast<std::uint32_t>(numbers_.size()));
        if (fresh && numbers_.size() > kMostClasses) {
            return reader_.failure_at(
                label_, fmt::format("more than {} different labels; is this the column of labels?", kMostClasses));
        }
        dataset_.examples.labels.push_back(place->second);
        return std::nullopt;
    }

    /// Classes are numbered in the order of their names, whatever the order of rows.
    std::optional<Failure> number_classes() {
        if (numbers_.empty()) return Failure{fmt::format("{}: no rows below the names of columns", name_)};
        if (numbers_.size() < 2) {
            return Failure{fmt::format("{}: all labels are {}; at least two different ones are expected", name_,
                                       shown(numbers_.begin()->first))};
        }
        std::vector<std::string>& classes = dataset_.classes;
        for (const auto& [name, number] : numbers_) classes.push_back(name);
        if (std::ranges::all_of(classes, [](const std::string& name) { return number_of(name).has_value(); })) {
            std::ranges::stable_sort(classes, {}, [](const std::string& name) { return *number_of(name); });
        }
        std::vector<std::uint32_t> renumbered(classes.size());
        for (std::size_t i = 0; i < classes.size(); ++i)
            renumbered[numbers_.at(classes[i])] = static_cast<std::uint32_t>(i);
        for (std::uint32_t& label : dataset_.examples.labels) label = renumbered[label];
        return std::nullopt;
    }

    CsvReader reader_;
    const std::string& name_;
    const std::string& label_name_;
    std::size_t width_ = 0;
    std::size_t label_ = 0;
    std::map<std::string, std::uint32_t> numbers_;  // of the labels, as they come
    Dataset dataset_;
};

}  // namespace

Outcome<Dataset> read_dataset(const std::string& path, const std::string& label) {
    if (path == "-") return Failure{"examples are not read from standard input; give a file"};
    auto text = file::read(path, kMostDataBytes);
    if (auto* error = std::get_if<file::Error>(&text)) return Failure{file::message(*error), true};
    return parse_dataset(std::get<std::string>(text), path, label);
}

Outcome<Dataset> parse_dataset(std::string_view text, const std::string& name, const std::string& label) {
    return Builder(text, name, label).build();
}

}  // namespace lrsched::train
