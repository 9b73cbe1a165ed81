// Room `report`: a document as a page.
#include "report/html.hpp"

#include <fmt/format.h>

#include <exception>

#include "file/write.hpp"
#include "report/assets.hpp"
#include "report/data.hpp"
#include "report/text.hpp"

namespace lrsched::report {
namespace {

// Nothing may be fetched, whatever a text of the user tries.
constexpr std::string_view kPolicy =
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:";

// Writes the blocks of the page. Figures and tables get their places; the script fills them from the data.
class BodyWriter {
public:
    void operator()(const Prose& prose) { text_ += paragraphs(prose.text); }

    void operator()(const Listing& listing) {
        text_ += fmt::format(
            "<details class=\"listing\"{}>\n<summary>{}</summary>\n<pre><code>{}</code></pre>\n</details>\n",
            listing.open ? " open" : "", escaped(listing.title), escaped(listing.text));
    }

    void operator()(const Table& table) {
        text_ += fmt::format("<figure data-table=\"{}\">\n", tables_++);
        if (!table.title.empty()) text_ += fmt::format("<h3>{}</h3>\n", escaped(table.title));
        text_ += "</figure>\n";
    }

    void operator()(const Chart& chart) {
        text_ += fmt::format("<figure data-figure=\"{}\">\n", charts_++);
        if (!chart.note.empty()) text_ += fmt::format("<figcaption>{}</figcaption>\n", escaped(chart.note));
        text_ += "</figure>\n";
    }

    void write(const Section& section) {
        text_ += fmt::format("<section id=\"section-{}\">\n", ++sections_);
        if (!section.title.empty()) text_ += fmt::format("<h2>{}</h2>\n", escaped(section.title));
        for (const Block& block : section.blocks) std::visit(*this, block);
        text_ += "</section>\n";
    }

    [[nodiscard]] static std::string paragraphs(std::string_view text);

    [[nodiscard]] const std::string& text() const { return text_; }

private:
    std::string text_;
    int sections_ = 0;
    int tables_ = 0;
    int charts_ = 0;
};

// A blank line parts two paragraphs.
std::string BodyWriter::paragraphs(std::string_view text) {
    std::string result;
    std::string paragraph;
    const auto finish = [&] {
        if (!paragraph.empty()) result += fmt::format("<p>{}</p>\n", escaped(paragraph));
        paragraph.clear();
    };
    while (!text.empty()) {
        const std::size_t feed = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, feed);
        text.remove_prefix(std::min(feed + 1, text.size()));
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) {
            finish();
        } else {
            paragraph += (paragraph.empty() ? "" : "\n") + std::string(line);
        }
    }
    finish();
    return result;
}

// Links to the sections that have a title, if there are several.
std::string contents(const Document& document) {
    std::string links;
    std::size_t count = 0;
    for (std::size_t i = 0; i < document.sections.size(); ++i) {
        if (document.sections[i].title.empty()) continue;
        links += fmt::format("<li><a href=\"#section-{}\">{}</a></li>\n", i + 1, escaped(document.sections[i].title));
        ++count;
    }
    return count < 2 ? "" : "<nav aria-label=\"contents\">\n<ul>\n" + links + "</ul>\n</nav>\n";
}

std::string head(const Document& document) {
    return fmt::format(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n<meta name=\"generator\" content=\"lrsched\">\n"
        "<title>{}</title>\n<style>\n{}</style>\n</head>\n",
        kPolicy, escaped(document.title), style());
}

std::string body(const Document& document) {
    BodyWriter writer;
    for (const Section& section : document.sections) writer.write(section);
    return fmt::format(
        "<body>\n<header>\n<h1>{}</h1>\n<div class=\"description\">\n{}</div>\n</header>\n{}<main>\n{}</main>\n"
        "<noscript><p>The figures and tables of this page are drawn by its script, which this browser does not run.</p>"
        "</noscript>\n",
        escaped(document.title), BodyWriter::paragraphs(document.description), contents(document), writer.text());
}

}  // namespace

std::string html(const Document& document) {
    std::string page = head(document);
    page += body(document);
    page += "<script type=\"application/json\" id=\"data\">\n" + data_of(document) + "\n</script>\n";
    page += "<script>\n" + script() + "</script>\n</body>\n</html>\n";
    return page;
}

std::optional<file::Error> write_html(const Document& document, const std::string& path) noexcept {
    try {
        return file::write_whole(path, html(document));
    } catch (const std::exception&) {
        return file::Error{{}, "out of memory"};  // nothing else in here throws; short enough to need no allocation
    }
}

}  // namespace lrsched::report
