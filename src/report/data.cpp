// Room `report`: the figures and tables of a document as the data that the page reads.
#include "report/data.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <string_view>

#include "plot/look.hpp"
#include "plot/scale.hpp"
#include "report/json.hpp"
#include "report/thin.hpp"

namespace lrsched::report {
namespace {

using plot::Figure;
using plot::Series;

constexpr std::size_t kMostPoints = 250'000;  // of a document: a page of some megabytes, which a browser draws at once
constexpr std::size_t kFewestPoints = 240;    // of a curve, however many there are

// Height to width of a panel that has no size of its own, and the bounds of one that has.
constexpr double kRatio = 0.62;
constexpr double kFlattest = 0.25;
constexpr double kTallest = 1.5;

std::string_view stroke_name(plot::Stroke stroke) {
    switch (stroke) {
        case plot::Stroke::dashed: return "dashed";
        case plot::Stroke::dotted: return "dotted";
        case plot::Stroke::none: return "none";
        default: return "solid";
    }
}

std::vector<const plot::Sheet*> sheets_of(const Document& document) {
    std::vector<const plot::Sheet*> sheets;
    for (const Section& section : document.sections) {
        for (const Block& block : section.blocks) {
            if (const auto* chart = std::get_if<Chart>(&block)) sheets.push_back(&chart->sheet);
        }
    }
    return sheets;
}

std::vector<const Table*> tables_of(const Document& document) {
    std::vector<const Table*> tables;
    for (const Section& section : document.sections) {
        for (const Block& block : section.blocks) {
            if (const auto* table = std::get_if<Table>(&block)) tables.push_back(table);
        }
    }
    return tables;
}

// How many points each curve may have: all of them if they are few together, else an equal share.
std::size_t share_of(const std::vector<const plot::Sheet*>& sheets) {
    std::size_t points = 0;
    std::size_t curves = 0;
    for (const plot::Sheet* sheet : sheets) {
        for (const Figure& figure : sheet->panels) {
            curves += figure.series.size();
            for (const Series& series : figure.series) points += points_of(series);
        }
    }
    return points <= kMostPoints ? points : std::max(kMostPoints / std::max<std::size_t>(curves, 1), kFewestPoints);
}

std::vector<double> chosen(const std::vector<double>& values, const std::vector<std::size_t>& indices) {
    std::vector<double> result;
    result.reserve(indices.size());
    for (const std::size_t i : indices) result.push_back(values[i]);
    return result;
}

// Writes the panel; curves that have the same x share them.
class PanelWriter {
public:
    PanelWriter(Json& json, const Figure& figure, std::size_t share) : json_(json), figure_(figure), share_(share) {}

    void write(double ratio) {
        json_.begin_object();
        json_.member("title", figure_.title);
        json_.member("xLabel", figure_.x_label);
        json_.member("yLabel", figure_.y_label);
        json_.member("logX", figure_.log_x);
        json_.member("logY", figure_.log_y);
        json_.member("ratio", ratio);
        write_limits("xLimits", plot::usable(figure_.x_limits, figure_.log_x));
        write_limits("yLimits", plot::usable(figure_.y_limits, figure_.log_y));
        json_.list("curves", figure_.series.size(), [this](std::size_t i) { write_curve(i); });
        json_.list("guides", figure_.guides.size(), [this](std::size_t i) { write_guide(figure_.guides[i]); });
        json_.list("pins", figure_.pins.size(), [this](std::size_t i) { write_pin(figure_.pins[i]); });
        json_.list("xs", xs_.size(), [this](std::size_t i) { json_.numbers(*xs_[i]); });
        json_.end_object();
    }

private:
    void write_limits(std::string_view name, const plot::Limits& limits) {
        json_.key(name);
        json_.begin_list();
        json_.number_or_null(limits.low);
        json_.number_or_null(limits.high);
        json_.end_list();
    }

    void write_look(const plot::Look& look) {
        json_.member("color", plot::paint_of(look.color).name);
        json_.member("stroke", stroke_name(look.stroke));
    }

    void write_curve(std::size_t index) {
        const Series& series = figure_.series[index];
        const std::vector<std::size_t> kept = thinned(series, share_);
        json_.begin_object();
        json_.member("name", series.name);
        write_look(plot::look_of(figure_, index));
        json_.member("pale", series.pale);
        json_.member("dots", series.dots);
        json_.member("steps", series.steps);
        json_.member("points", static_cast<double>(points_of(series)));
        json_.key("marks");
        json_.numbers(series.marks);
        json_.member("x", static_cast<double>(shared(chosen(series.x, kept))));
        json_.key("y");
        json_.numbers(chosen(series.y, kept));
        write_band(series, kept);
        json_.end_object();
    }

    // A band that ends before its curve has gaps there.
    void write_band(const Series& series, const std::vector<std::size_t>& kept) {
        if (series.low.empty() || series.high.empty()) return;
        for (const bool upper : {false, true}) {
            std::vector<double> edge = upper ? series.high : series.low;
            edge.resize(std::max(edge.size(), points_of(series)), std::numeric_limits<double>::quiet_NaN());
            json_.key(upper ? "high" : "low");
            json_.numbers(chosen(edge, kept));
        }
    }

    std::size_t shared(std::vector<double> x) {
        const auto [at, added] = known_.try_emplace(std::move(x), xs_.size());
        if (added) xs_.push_back(&at->first);
        return at->second;
    }

    void write_guide(const plot::Guide& guide) {
        json_.begin_object();
        json_.member("upright", guide.direction == plot::Guide::Direction::upright);
        json_.member("at", guide.at);
        json_.member("label", guide.label);
        write_look(plot::look_of(guide));
        json_.end_object();
    }

    void write_pin(const plot::Pin& pin) {
        json_.begin_object();
        json_.member("x", pin.x);
        json_.member("y", pin.y);
        json_.member("label", pin.label);
        json_.member("color", plot::paint_of(plot::color_of(pin)).name);
        json_.end_object();
    }

    // By the bits: equal numbers that are not the same, 0 and -0, and those that equal nothing must not meet.
    struct SameBits {
        bool operator()(const std::vector<double>& a, const std::vector<double>& b) const {
            const auto order = [](double left, double right) {
                return std::bit_cast<std::uint64_t>(left) < std::bit_cast<std::uint64_t>(right);
            };
            return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), order);
        }
    };

    Json& json_;
    const Figure& figure_;
    std::size_t share_;
    std::map<std::vector<double>, std::size_t, SameBits> known_;
    std::vector<const std::vector<double>*> xs_;
};

double ratio_of(const plot::Sheet& sheet) {
    if (!(sheet.size.width > 0) || !(sheet.size.height > 0)) return kRatio;
    const auto panels = static_cast<double>(std::max<std::size_t>(sheet.panels.size(), 1));
    const double columns = std::clamp(static_cast<double>(sheet.columns), 1.0, panels);
    const double rows = std::ceil(panels / columns);
    return std::clamp(sheet.size.height / rows / (sheet.size.width / columns), kFlattest, kTallest);
}

void write_sheet(Json& json, const plot::Sheet& sheet, std::size_t share) {
    json.begin_object();
    json.member("title", sheet.title);
    json.member("columns", static_cast<double>(std::max(sheet.columns, 1)));
    json.list("panels", sheet.panels.size(),
              [&](std::size_t i) { PanelWriter(json, sheet.panels[i], share).write(ratio_of(sheet)); });
    json.end_object();
}

void write_cell(Json& json, const Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) {
        json.text(*text);
    } else if (const auto* number = std::get_if<double>(&cell)) {
        // In a list of its own a number that JSON has no word for is told from a text that says the same.
        if (!std::isfinite(*number)) json.begin_list();
        json.number(*number);
        if (!std::isfinite(*number)) json.end_list();
    } else {
        json.null();
    }
}

void write_column(Json& json, const Column& column) {
    json.begin_object();
    json.member("name", column.name);
    if (!column.note.empty()) json.member("note", column.note);
    if (column.best != Column::Best::none)
        json.member("best", column.best == Column::Best::least ? "least" : "greatest");
    json.end_object();
}

void write_table(Json& json, const Table& table) {
    std::vector<Column> columns = table.columns;
    for (const auto& row : table.rows) columns.resize(std::max(columns.size(), row.size()));
    json.begin_object();
    json.member("title", table.title);
    json.list("columns", columns.size(), [&](std::size_t i) { write_column(json, columns[i]); });
    json.list("rows", table.rows.size(), [&](std::size_t i) {
        json.begin_list();
        for (const Cell& cell : table.rows[i]) write_cell(json, cell);
        json.end_list();
    });
    json.end_object();
}

}  // namespace

std::string data_of(const Document& document) {
    const std::vector<const plot::Sheet*> sheets = sheets_of(document);
    const std::vector<const Table*> tables = tables_of(document);
    const std::size_t share = share_of(sheets);
    Json json;
    json.begin_object();
    json.list("figures", sheets.size(), [&](std::size_t i) { write_sheet(json, *sheets[i], share); });
    json.list("tables", tables.size(), [&](std::size_t i) { write_table(json, *tables[i]); });
    json.end_object();
    return std::move(json).text_so_far();
}

}  // namespace lrsched::report
