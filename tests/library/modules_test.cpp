// The library's own texts, checked as strictly as a user's: names, arguments, circles.
#include <map>
#include <string>

#include "harness/catch.hpp"
#include "library/library.hpp"
#include "lrsched/lrsched.hpp"

TEST_CASE("every module of the library is free of wrong names and wrong arguments") {
    std::map<std::string, std::string> modules;
    for (const auto& file : lrsched::library::files()) {
        const std::string module(lrsched::library::module_of(file));
        if (!module.empty()) modules[module] += std::string(file.text) + "\n";
    }
    CHECK(modules.size() > 1);
    for (const auto& [module, text] : modules) {
        const auto compiled = lrsched::compile(text + "schedule checked = 1\n", {}, module);
        INFO(module << "\n" << lrsched::render(compiled.diagnostics));
        CHECK(compiled.program);
        CHECK(compiled.diagnostics.empty());
    }
}
