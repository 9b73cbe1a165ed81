#include <stdio.h>
#include <string.h>

#include "lrsched.h"

int main(void) {
    const char* text = "chain(warmup(10), cosine(90, min=1e-3))";
    const lrsched_setting base = {LRSCHED_RUN, "base", 4, "0.1", 3, 0};
    lrsched_report* report = NULL;
    lrsched_program* program = lrsched_compile(text, strlen(text), &base, 1, &report);
    fputs(lrsched_report_text(report).data, stderr);
    lrsched_report_free(report);
    if (program == NULL) return 1;

    double values[100];
    const int filled = lrsched_fill(program, 0, 0, 1, values, 100, NULL);
    if (filled) printf("%g %g %g\n", values[0], values[9], values[55]);
    lrsched_program_free(program);
    return filled ? 0 : 1;
}
