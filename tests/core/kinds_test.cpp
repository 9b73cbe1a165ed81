// The rule of kinds gives no false alarm: every expression of the golden tables that needs the core library alone compiles
// without an error and without a warning.
#include "core/corpus.hpp"
#include "harness/catch.hpp"

TEST_CASE("correct expressions raise no alarm") {
    std::size_t cases = 0;
    lrsched::corpus::for_each_line(
        LRSCHED_GOLDEN_EXPRESSIONS, [&](std::size_t line, const lrsched::corpus::json& entry) {
            const auto text = entry["expr"].get<std::string>();
            if (text.starts_with("import")) return;
            ++cases;
            const auto compiled = lrsched::compile(text, lrsched::corpus::options(entry));
            INFO("expressions.jsonl:" << line << ": " << text << '\n' << lrsched::render(compiled.diagnostics));
            CHECK(compiled.program);
            CHECK(compiled.diagnostics.empty());
        });
    CHECK(cases > 20);
}
