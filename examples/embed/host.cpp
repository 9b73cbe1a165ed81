#include <cstdio>
#include <iostream>

#include "lrsched/cursor.hpp"
#include "lrsched/lrsched.hpp"

int main() {
    lrsched::Options options;
    options.run = {{"base", "3e-4"}, {"total", "10k"}};  // facts of the run, as text
    options.constants = {{"phase", 2500}};               // numbers that the host has worked out
    options.modules = {{"house", "fn sink(n, to=0.1) = lerp(start, to * start, t/n) for n"}};
    options.limits.scan_steps = 100'000;  // for the texts of strangers

    const auto compiled =
        lrsched::compile("chain(warmup(5%), hold(phase), house.sink(phase), hold())", options, "house.yaml: lr");
    std::cerr << lrsched::render(compiled.diagnostics);
    if (!compiled.program) return 1;

    lrsched::Cursor rate(*compiled.program);
    for (int step = 0; step < 10'000; ++step) {
        const auto value = rate.next();
        if (!value) return std::cerr << lrsched::render(value.error()), 1;
        if (step % 2500 == 0) std::printf("%d %.6g\n", step, *value);
    }
}
