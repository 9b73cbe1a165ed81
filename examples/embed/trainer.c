/* A trainer in C: the foot of a valley, found by a rate that halves when the descent stalls. It stops in the middle, saves where it
 * stands, and goes on from there as if nothing had happened. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lrsched.h"

/* Prints what there is to say about a call, and takes it away. */
static void print_report(lrsched_report* report) {
    fprintf(stderr, "%s", lrsched_report_text(report).data);
    lrsched_report_free(report);
}

static lrsched_setting run_fact(const char* name, const char* value) {
    lrsched_setting setting = {LRSCHED_RUN, name, strlen(name), value, strlen(value), 0};
    return setting;
}

/* One step down (x - 2)^4 from x; gives the loss before it. */
static double train(double* x, double rate) {
    const double away = *x - 2;
    *x -= rate * 4 * away * away * away;
    return away * away * away * away;
}

/* Trains from one step to another; 0 where a call fails. */
static int train_steps(lrsched_session* session, int from, int to, double* x) {
    for (int step = from; step < to; ++step) {
        lrsched_report* report = NULL;
        double rate = 0;
        lrsched_metric loss = {"loss", 4, 0};
        if (!lrsched_session_at(session, step, &rate, 1, &report)) return print_report(report), 0;
        loss.value = train(x, rate);
        if (!lrsched_session_report(session, step, &loss, 1, &report)) return print_report(report), 0;
        print_report(report); /* warnings, where there are some */
        if (step % 20 == 0) printf("step %2d  lr %-8g  loss %.6g\n", step, rate, loss.value);
    }
    return 1;
}

/* The session as another process would have it: from the text of its state. */
static lrsched_session* reopened(const lrsched_program* program, lrsched_session* session) {
    lrsched_report* report = NULL;
    const lrsched_text state = lrsched_session_save(session);
    lrsched_session* loaded = lrsched_session_load(program, state.data, state.size, &report);
    print_report(report);
    lrsched_session_free(session);
    return loaded;
}

int main(void) {
    const char* text = "chain(warmup(10), plateau(loss, patience=2, factor=0.5, threshold=0.1))";
    const lrsched_setting settings[] = {run_fact("base", "0.05"), {LRSCHED_METRIC, "loss", 4, NULL, 0, 0}};
    lrsched_report* report = NULL;
    lrsched_program* program = lrsched_compile(text, strlen(text), settings, 2, &report);
    print_report(report);
    if (program == NULL) return EXIT_FAILURE;

    double x = 0;
    int trained = 0;
    lrsched_session* session = lrsched_session_new(program);
    if (train_steps(session, 0, 50, &x)) {
        session = reopened(program, session);
        trained = train_steps(session, 50, 100, &x);
    }
    printf("x = %.4f\n", x);
    lrsched_session_free(session);
    lrsched_program_free(program);
    return trained ? EXIT_SUCCESS : EXIT_FAILURE;
}
