// What expressions are worth: values.jsonl against the interface. The file is written by values.py, which works the numbers
// out by itself.
#include <algorithm>
#include <cmath>
#include <limits>
#include <sstream>

#include "core/corpus.hpp"
#include "harness/catch.hpp"

namespace {

using lrsched::corpus::json;

std::string to_text(double value) {
    std::ostringstream stream;
    stream.precision(17);
    stream << value;
    return stream.str();
}

bool near(double is, double wanted, double ulp) {
    const double spacing =
        std::nextafter(std::fabs(wanted), std::numeric_limits<double>::infinity()) - std::fabs(wanted);
    return is == wanted || (ulp > 0 && std::fabs(is - wanted) <= ulp * spacing);
}

/// What is wrong with the values of a case; empty where nothing is.
std::string check_values(const lrsched::Program& program, const json& entry) {
    std::ostringstream faults;
    const std::size_t output = entry.contains("output") ? program.find(entry["output"].get<std::string>()).value() : 0;
    for (std::size_t i = 0; i < entry["at"].size(); ++i) {
        const double t = entry["at"][i].get<double>();
        const auto value = program.at(t, output);
        if (entry["values"][i].is_null()) {
            if (value) faults << "  at " << to_text(t) << ": " << to_text(*value) << ", not an error\n";
            continue;
        }
        const double wanted = entry["values"][i].get<double>();
        const bool good = value && near(*value, wanted, entry.value("ulp", 0.0));
        if (!good)
            faults << "  at " << to_text(t) << ": " << (value ? to_text(*value) : lrsched::render(value.error()))
                   << ", not " << to_text(wanted) << '\n';
    }
    return faults.str();
}

std::string check_length(const lrsched::Program& program, const json& wanted) {
    const auto length = program.outputs()[0].length;
    const bool good = wanted.is_null() ? !length : length && *length == wanted.get<double>();
    return good ? std::string{}
                : "  the length is " + (length ? to_text(*length) : std::string("endless")) + ", not " + wanted.dump() +
                      '\n';
}

std::string check(const json& entry) {
    const auto compiled = lrsched::compile(entry["expr"].get<std::string>(), lrsched::corpus::options(entry));
    const std::string said = lrsched::render(compiled.diagnostics);
    if (entry.contains("error")) {
        const std::string wanted = "[" + entry["error"].get<std::string>() + "]";
        if (!compiled.program && said.find(wanted) != std::string::npos) return {};
        return "  no error " + wanted + "\n" + said;
    }
    if (!compiled.program) return said;
    return entry.contains("length") ? check_length(*compiled.program, entry["length"])
                                    : check_values(*compiled.program, entry);
}

}  // namespace

TEST_CASE("expressions are worth what the language's page says") {
    std::size_t cases = 0;
    lrsched::corpus::for_each_line(LRSCHED_CORPUS, [&](std::size_t line, const json& entry) {
        if (entry.contains("section")) return;
        ++cases;
        const std::string fault = check(entry);
        INFO("values.jsonl:" << line << ": " << entry["expr"].get<std::string>() << '\n' << fault);
        CHECK(fault.empty());
    });
    CHECK(cases > 500);
}
