// Tests of a document as a page.
#include "report/html.hpp"

#include <sys/stat.h>

#include <fstream>
#include <regex>
#include <sstream>

#include "../file/folder.hpp"
#include "../plot/golden.hpp"
#include "documents.hpp"
#include "harness/catch.hpp"
#include "report/assets.hpp"

namespace lrsched::report {
namespace {

using namespace lrsched::test;

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::size_t times(const std::string& text, std::string_view part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

// What is between the first of these and the last of those is left out.
std::string without(std::string text, std::string_view from, std::string_view to) {
    const std::size_t begin = text.find(from) + from.size();
    return text.replace(begin, text.rfind(to) - begin, "...");
}

// The page without style, data and script.
std::string skeleton(const Document& document) {
    std::string page = without(html(document), "<style>\n", "</style>");
    page = without(page, "id=\"data\">\n", "\n</script>\n<script>");
    return without(page, "</script>\n<script>\n", "</script>");
}

TEST_CASE("the skeleton of a page is as expected") { check_golden("skeleton", skeleton(sample_document())); }

TEST_CASE("the smallest document is a page") {
    const std::string page = html({});
    CHECK(page.starts_with("<!doctype html>\n"));
    CHECK(page.ends_with("</html>\n"));
    CHECK_FALSE(contains(page, "<nav"));
}

TEST_CASE("the same document gives the same bytes") { CHECK(html(sample_document()) == html(sample_document())); }

TEST_CASE("no text of the user is markup") {
    const std::string page = html(hostile_document());
    CHECK(times(page, "<script") == 2 + times(script(), "<script"));
    CHECK(times(page, "</script") == 2 + times(script(), "</script"));
    CHECK_FALSE(contains(page, "<img"));
    CHECK(times(page, "&lt;/script&gt;&lt;script&gt;window.broken = 1") == 9);
}

TEST_CASE("a page asks for nothing from elsewhere") {
    const std::string page = skeleton(sample_document());
    CHECK(contains(page, "default-src 'none'"));
    CHECK_FALSE(std::regex_search(page, std::regex("(src|href)=\"[^#]")));
    const std::regex fetching("@import|url\\(|fetch\\(|XMLHttpRequest|import\\(|new Image");
    CHECK_FALSE(std::regex_search(style(), fetching));
    CHECK_FALSE(std::regex_search(script(), fetching));
}

TEST_CASE("a page holds the library's licence") {
    CHECK(contains(html({}), "The MIT License"));
    CHECK(contains(html({}), "Copyright (c) 2022 Leon Sorokin"));
}

TEST_CASE("paragraphs are parted by blank lines") {
    const Document document{"", "one\ntwo\n\n  \nthree\n", {}};
    CHECK(contains(html(document), "<p>one\ntwo</p>\n<p>three</p>\n"));
}

TEST_CASE("embedded files are those of the page, byte for byte") {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(LRSCHED_PAGE_DIR)) {
        INFO(entry.path());
        CHECK(file_named(entry.path().filename().string()) == get(entry.path().string()));
        ++count;
    }
    CHECK(count + 3 == files().size());
    CHECK(file_named("no_such.js").empty());
    // Each file of the page begins by saying what it is, so a script that was forgotten is seen.
    for (const File& file : files()) {
        if (file.name.ends_with(".js") && file.name != "uPlot.iife.min.js")
            CHECK(contains(script(), file.text.substr(0, 60)));
    }
    CHECK(file_named("uPlot.iife.min.js").starts_with("/*! https://github.com/leeoniya/uPlot"));
}

TEST_CASE("every colour that a curve can have is in the style of both themes") {
    for (const plot::Paint& paint : plot::palette()) CHECK(times(style(), "--" + std::string(paint.name) + ":") == 3);
}

TEST_CASE("a page is written whole or not at all") {
    const Folder folder;
    REQUIRE_FALSE(write_html(sample_document(), folder / "report.html"));
    CHECK(get(folder / "report.html") == html(sample_document()));
    const auto error = write_html(sample_document(), folder / "none/report.html");
    REQUIRE(error);
    CHECK(message(*error) == folder / "none/report.html" + ": no such file or directory");
    CHECK(folder.names() == std::vector<std::string>{"report.html"});
}

}  // namespace
}  // namespace lrsched::report
