/** @file
 * The C interface of lrsched: text in, an immutable program out, values from the program.
 *
 * Conventions
 * 1. A text is a pointer to bytes of UTF-8 and a length; no byte ends it. A pointer may be NULL where the length is 0.
 * 2. What the library gives as lrsched_text belongs to the library: it stays as long as the object that it came from, but for
 *    lrsched_session_save, which says so. It is also ended by a NUL byte, so that it can be printed.
 * 3. An object is a pointer to something unknown. It is made by _compile, _new, _load or as a report, and ended by the _free of
 *    its kind, once. Objects need not be freed in any order: a session keeps what it needs of its program.
 * 4. Where an object is wanted, NULL is no crash: _free does nothing, counts are 0, texts are empty, all else fails as in 5.
 * 5. What can fail gives 1 for success and 0 for failure, or an object and NULL. After a failure no output is written but the
 *    report.
 * 6. `report` may be NULL. Else *report is set in every call, whatever it was, to NULL where there is nothing to say. A report
 *    holds all errors, warnings and notes: as text with carets for people, as JSON with places for programs. Success may come
 *    with one, too.
 * 7. A program is immutable and may be used from any number of threads at once. A session and a report are used by one thread at
 *    a time.
 * 8. Nothing here prints, exits, aborts, or lets a C++ exception out; running out of memory is a failure as others.
 * 9. Structures never change within a major version; what is new comes as a new function or a new kind of setting. Before 1.0 the
 *    minor version plays the major one's part.
 * 10. Only names that begin with lrsched_ or LRSCHED_ are defined.
 */
#ifndef LRSCHED_H
#define LRSCHED_H

#include <stddef.h> /* NOLINT: this is C */

#include "lrsched/version.h"

/* NOLINTBEGIN(modernize-use-using,readability-identifier-naming): this is C */

/** Marks what the shared library shows. */
#if defined(__GNUC__)
#define LRSCHED_C_API __attribute__((visibility("default")))
#else
#define LRSCHED_C_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/** A text of the library's; see convention 2. */
typedef struct lrsched_text {
    const char* data; /**< never NULL; a NUL byte stands behind the text */
    size_t size;      /**< bytes */
} lrsched_text;

/** A compiled text: one or more schedules. */
typedef struct lrsched_program lrsched_program;

/** A run of a program whose schedules react to metrics. */
typedef struct lrsched_session lrsched_session;

/** What there is to say about a call. */
typedef struct lrsched_report lrsched_report;

/** What a setting of lrsched_compile is. */
typedef enum lrsched_kind {
    LRSCHED_RUN = 0,      /**< a fact of the run and an expression for it: `base`, `0.1`; `total`, `90ep` */
    LRSCHED_PARAM = 1,    /**< a `param` of the text and an expression for it */
    LRSCHED_CONSTANT = 2, /**< a number of the host that expressions may name; `number` is its value */
    LRSCHED_METRIC = 3,   /**< a metric that the host will report; has no value */
    LRSCHED_MODULE = 4,   /**< a text of the host that expressions may use as a module of the library */
    LRSCHED_SHOWN_AS = 5  /**< `name` is shown in reports as the name of the text; has no value */
} lrsched_kind;

/** Something the host gives beside the text. What a kind does not speak of is 0. */
typedef struct lrsched_setting {
    int kind;         /**< an lrsched_kind */
    const char* name; /**< what is set */
    size_t name_size; /**< bytes */
    const char* text; /**< its value as text */
    size_t text_size; /**< bytes */
    double number;    /**< the value of an LRSCHED_CONSTANT */
} lrsched_setting;

/** One schedule of a program. */
typedef struct lrsched_output {
    lrsched_text name;      /**< `lr`, `lr.backbone`, `lr.layer[3]` */
    lrsched_text parameter; /**< the hyper-parameter: the name up to its first dot */
    lrsched_text group;     /**< the parameter group behind the dot; empty for what holds for all groups */
    double length;          /**< steps; infinity for an endless one */
} lrsched_output;

/** A number that was measured, under its name. */
typedef struct lrsched_metric {
    const char* name; /**< as `metric("...")` has it */
    size_t name_size; /**< bytes */
    double value;     /**< not-a-number and infinities are taken, with a warning */
} lrsched_metric;

/** The version of the library that runs. It equals LRSCHED_VERSION where header and library are of one release. */
LRSCHED_C_API lrsched_text lrsched_version(void);

/** Compiles an expression or a whole .sched text. NULL where it has errors. */
LRSCHED_C_API lrsched_program* lrsched_compile(const char* text, size_t size, const lrsched_setting* settings,
                                               size_t count, lrsched_report** report);
/** Ends a program. */
LRSCHED_C_API void lrsched_program_free(lrsched_program* program);

/** Sixteen hexadecimal digits that tell the program from others. */
LRSCHED_C_API lrsched_text lrsched_fingerprint(const lrsched_program* program);

/** How many schedules there are. */
LRSCHED_C_API size_t lrsched_output_count(const lrsched_program* program);

/** The schedule of that index; fails where there is none. */
LRSCHED_C_API int lrsched_output_at(const lrsched_program* program, size_t index, lrsched_output* output);

/** How many metrics the schedules react to. */
LRSCHED_C_API size_t lrsched_metric_count(const lrsched_program* program);

/** The name of the metric of that index; empty where there is none. */
LRSCHED_C_API lrsched_text lrsched_metric_at(const lrsched_program* program, size_t index);

/** The value of a schedule at a step, a real number from 0. */
LRSCHED_C_API int lrsched_at(const lrsched_program* program, size_t output, double step, double* value,
                             lrsched_report** report);

/** Values at first, first + stride, ... Of a fill that fails any of the values may have been written. */
LRSCHED_C_API int lrsched_fill(const lrsched_program* program, size_t output, double first, double stride,
                               double* values, size_t count, lrsched_report** report);

/** A session in front of its first step. The program may be freed before it. */
LRSCHED_C_API lrsched_session* lrsched_session_new(const lrsched_program* program);
/** Ends a session. */
LRSCHED_C_API void lrsched_session_free(lrsched_session* session);

/** Takes what was measured at a step that has not been passed. */
LRSCHED_C_API int lrsched_session_report(lrsched_session* session, double step, const lrsched_metric* metrics,
                                         size_t count, lrsched_report** report);

/** The values of all schedules at a step, in the order of their indices; `count` is lrsched_output_count. */
LRSCHED_C_API int lrsched_session_at(lrsched_session* session, double step, double* values, size_t count,
                                     lrsched_report** report);

/** The state as JSON. The text stays until the next call with this session; it is empty where memory ran out. */
LRSCHED_C_API lrsched_text lrsched_session_save(lrsched_session* session);

/** A session that goes on from a saved state. NULL where the state cannot be read, or another program saved it. */
LRSCHED_C_API lrsched_session* lrsched_session_load(const lrsched_program* program, const char* state, size_t size,
                                                    lrsched_report** report);

/** The report as people read it: places, lines, carets, suggestions. */
LRSCHED_C_API lrsched_text lrsched_report_text(const lrsched_report* report);

/** The report as a JSON list of objects: code, severity, message, location, suggestion, notes. */
LRSCHED_C_API lrsched_text lrsched_report_json(const lrsched_report* report);
/** Ends a report. */
LRSCHED_C_API void lrsched_report_free(lrsched_report* report);

#ifdef __cplusplus
}
#endif

/* NOLINTEND(modernize-use-using,readability-identifier-naming) */

#endif
