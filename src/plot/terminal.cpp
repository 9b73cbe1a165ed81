// Room `plot`: a figure as text for a terminal.
#include "plot/terminal.hpp"

#include <algorithm>
#include <vector>

#include "plot/drawing.hpp"
#include "plot/lettering.hpp"

namespace lrsched::plot {
namespace {

constexpr int kLeastColumns = 20;
constexpr int kLeastRows = 6;
constexpr int kMostCells = 10'000;  // of one side: nobody's terminal, but no reason to run out of memory
constexpr int kLeastPanel = 34;     // columns of a panel that stands beside others
constexpr int kPanelGap = 3;

constexpr Ink kBold = "1";

constexpr Lines kUnicodeLines{"│", "─", "└", "┤", "┬", "┴", "┼", "┊", "•", "░", "◆"};
constexpr Lines kAsciiLines{"|", "-", "+", "+", "+", "^", "^", ":", "*", ".", "X"};

void put_centred(Drawing& drawing, int row, std::string_view text, Ink ink) {
    const std::string shown = fit(text, drawing.style.columns, drawing.style.unicode);
    const int columns = width(letters(shown));
    const int centred = drawing.layout.left + (drawing.layout.width - columns) / 2;
    drawing.page.put(row, std::clamp(centred, 0, drawing.style.columns - columns), shown, ink);
}

void draw_legend(Drawing& drawing) {
    int row = drawing.layout.legend_row;
    for (const LegendRow& names : drawing.layout.legend) {
        int column = drawing.style.columns - names.width;
        for (const LegendEntry& entry : names.entries) {
            drawing.page.put(row, column, entry.sample, entry.ink);
            const int sample = entry.sample.empty() ? 0 : width(letters(entry.sample)) + 1;
            drawing.page.put(row, column + sample, entry.name, entry.sample.empty() ? kFaint : Ink{});
            column += entry.width + kLegendGap;
        }
        ++row;
    }
}

void draw_words(Drawing& drawing) {
    const Layout& layout = drawing.layout;
    const TerminalStyle& style = drawing.style;
    if (layout.title_row) put_centred(drawing, *layout.title_row, drawing.figure.title, kBold);
    if (layout.y_label_row) {
        drawing.page.put(*layout.y_label_row, 0, fit(drawing.figure.y_label, style.columns, style.unicode));
    }
    if (layout.x_label_row) put_centred(drawing, *layout.x_label_row, drawing.figure.x_label, {});
    if (layout.footnote_row) {
        drawing.page.put(*layout.footnote_row, 0, fit(layout.footnote, style.columns, style.unicode), kFaint);
    }
    draw_legend(drawing);
}

Page page_of(const Figure& figure, const TerminalStyle& style) {
    const Scales scales = scales_of(figure);
    const Layout layout = lay_out(figure, scales, style);
    Drawing drawing{figure,
                    style,
                    layout,
                    style.unicode ? kUnicodeLines : kAsciiLines,
                    Page(style.rows, style.columns),
                    Canvas(layout.height, layout.width, style.unicode ? kBraille : kWhole)};
    draw_words(drawing);
    draw_axes(drawing);
    draw_guides(drawing);
    draw_curves(drawing);
    draw_pins(drawing);
    if (scales.empty) put_centred(drawing, layout.top + layout.height / 2, "no data", kFaint);
    return std::move(drawing.page);
}

TerminalStyle sane(TerminalStyle style) {
    style.columns = std::clamp(style.columns, kLeastColumns, kMostCells);
    style.rows = std::clamp(style.rows, kLeastRows, kMostCells);
    return style;
}

// As many panels side by side as the sheet asks for and there is room for.
int columns_of(const Sheet& sheet, int room) {
    const int wanted = std::clamp(sheet.columns, 1, static_cast<int>(std::max<std::size_t>(sheet.panels.size(), 1)));
    const int fitting = (room + kPanelGap) / (kLeastPanel + kPanelGap);
    return std::clamp(fitting, 1, wanted);
}

std::string headline(const Sheet& sheet, const TerminalStyle& style) {
    Page line(1, style.columns);
    const std::string shown = fit(sheet.title, style.columns, style.unicode);
    line.put(0, (style.columns - width(letters(shown))) / 2, shown, kBold);
    return line.text(style.color);
}

}  // namespace

std::string draw_terminal(const Figure& figure, TerminalStyle style) {
    style = sane(style);
    return page_of(figure, style).text(style.color);
}

std::string draw_terminal(const Sheet& sheet, TerminalStyle style) {
    style = sane(style);
    const int columns = columns_of(sheet, style.columns);
    TerminalStyle panel = style;
    panel.columns = (style.columns - kPanelGap * (columns - 1)) / columns;
    std::string text = sheet.title.empty() ? "" : headline(sheet, style);
    const auto per_row = static_cast<std::size_t>(columns);
    for (std::size_t begin = 0; begin < sheet.panels.size(); begin += per_row) {
        Page row(style.rows, style.columns);
        const std::size_t end = std::min(begin + per_row, sheet.panels.size());
        for (std::size_t i = begin; i < end; ++i) {
            row.paste(0, static_cast<int>(i - begin) * (panel.columns + kPanelGap), page_of(sheet.panels[i], panel));
        }
        if (!text.empty()) text += '\n';
        text += row.text(style.color);
    }
    return text;
}

}  // namespace lrsched::plot
