#include <cstdio>
#include <iostream>

#include "lrsched/lrsched.hpp"

int main() {
    const auto compiled = lrsched::compile("chain(warmup(10), cosine(90, min=1e-3))", {.run = {{"base", "0.1"}}});
    std::cerr << lrsched::render(compiled.diagnostics);
    if (!compiled.program) return 1;
    for (const double step : {0, 9, 55, 100}) std::printf("%g %g\n", step, *compiled.program->at(step));
}
