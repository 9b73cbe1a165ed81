// Writes documents of the tests as pages, for a browser: report_sample sample|large|hostile FILE; and with `ticks` the
// numbers at some axes, which the page has to choose likewise.
#include <array>
#include <cstdio>
#include <string>

#include "../documents.hpp"
#include "file/write.hpp"
#include "plot/ticks.hpp"
#include "report/html.hpp"
#include "report/json.hpp"

using namespace lrsched;

namespace {

// [low, high, log, count, labels...] for each axis.
std::string ticks() {
    const std::array scales{
        plot::Scale{0, 0.1, false},        plot::Scale{-3, 7, false},       plot::Scale{0, 3e-4, false},
        plot::Scale{0, 2.5e6, false},      plot::Scale{0, 9000, false},     plot::Scale{123'450, 123'452, false},
        plot::Scale{0.1, 0.1002, false},   plot::Scale{-1e-7, 1e-7, false}, plot::Scale{-1e300, 1e300, false},
        plot::Scale{0, 1e-290, false},     plot::Scale{1e-5, 0.1, true},    plot::Scale{1e-300, 1e300, true},
        plot::Scale{1, 1000, true},        plot::Scale{2e-4, 7e-4, true},   plot::Scale{1e-3, 0.02, true},
        plot::Scale{3.1e-4, 3.6e-4, true}, plot::Scale{5e-324, 1, true},    plot::Scale{0, 200, false}};
    report::Json json;
    json.begin_list();
    for (const plot::Scale& scale : scales) {
        for (const int count : {2, 5, 9}) {
            json.begin_list();
            json.number(scale.low);
            json.number(scale.high);
            json.boolean(scale.log);
            json.number(count);
            for (const plot::Tick& tick : plot::axis_of(scale, count, plot::Notation::plain).ticks) {
                if (!tick.label.empty()) json.text(tick.label);
            }
            json.end_list();
        }
    }
    json.end_list();
    return std::move(json).text_so_far();
}

report::Document document_named(const std::string& name) {
    if (name == "large") return test::large_document(3000, 200);
    return name == "hostile" ? test::hostile_document() : test::sample_document();
}

}  // namespace

int main(int count, char** words) {
    if (count != 3) {
        std::fputs("usage: report_sample sample|large|hostile|ticks FILE\n", stderr);
        return 2;
    }
    const std::string name = words[1];
    if (name == "ticks") {
        std::puts(ticks().c_str());
        return 0;
    }
    const auto error = report::write_html(document_named(name), words[2]);
    if (!error) return 0;
    std::fprintf(stderr, "%s\n", file::message(*error).c_str());
    return 3;
}
