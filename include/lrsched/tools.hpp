// What tools need beside values: facts of a schedule, canonical text, the library's own pages, the stages of a text.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lrsched/lrsched.hpp"

namespace lrsched {

/// A part of a schedule between two joins, in steps of the run.
struct Segment {
    double begin = 0;  ///< its first step
    double end = 0;    ///< infinity for the last part of an endless schedule
    std::string
        text;  ///< the part as written, on one line, e.g. `cosine(90, min=1e-3)`; empty where no text stands for it
};

/// A smallest or largest value.
struct Extreme {
    double value = 0;  ///< the value
    double step = 0;   ///< the first whole step that has it
};

/// Facts of one schedule over the steps 0, 1, ... of its length (of `horizon`, where it is endless).
struct Summary {
    std::string name;              ///< the output's
    std::optional<double> length;  ///< steps; nothing for an endless one
    double horizon = 0;  ///< the steps looked at: the length, else the run's total, else a length that shows every part
    double first = 0;    ///< value at step 0
    double last = 0;     ///< value at the last whole step before the horizon
    double end = 0;      ///< value that is held from the length on; at the horizon for an endless one
    Extreme minimum;     ///< over whole steps in front of the horizon
    Extreme maximum;     ///< likewise
    std::vector<Segment> segments;  ///< at most 1,000; in order; they cover [0, horizon]
    std::size_t segment_count = 0;  ///< all of them
    std::vector<std::string>
        metrics;  ///< what the program reacts to; where there is something, values come with the run and are not here
};

/// Facts of every schedule of the program. Diagnostics (`not-finite`, `total-longer`, ...) are added to `diagnostics`.
[[nodiscard]] LRSCHED_API std::vector<Summary> summarize(const Program& program, std::vector<Diagnostic>& diagnostics);

/// The canonical text of a .sched file or an expression: same meaning, comments kept, formatting twice changes nothing.
/// Errors are the syntax errors of the text.
struct Formatted {
    std::optional<std::string> text;      ///< nothing where the text has errors
    std::vector<Diagnostic> diagnostics;  ///< the errors
};

/// Formats a text.
[[nodiscard]] LRSCHED_API Formatted format(std::string_view text, std::string_view name = "<expression>",
                                           const Limits& limits = {});

/// A parameter of a function of the library.
struct LibraryParameter {
    std::string name;      ///< as calls may write it
    std::string fallback;  ///< the default as written; empty for a required one
    std::string mark;      ///< `schedule`, `[schedule]` or empty
    std::string meaning;   ///< from the doc comment
};

/// A function of the standard library or of the language itself, as its doc comment tells it.
struct LibraryFunction {
    std::string module;                ///< `core`, `torch`, ...; `language` for what the language itself has
    std::string name;                  ///< without its module
    std::string signature;             ///< `cosine(n=rest, min=0, from=start)`
    std::string summary;               ///< first sentence
    std::string body;                  ///< further sentences
    std::string formula;               ///< in plain text
    std::string when;                  ///< when to use it
    std::string source;                ///< paper or peer
    std::string example;               ///< an expression that compiles
    std::vector<Setting> example_run;  ///< run facts for the example
    std::vector<std::string> see;      ///< functions beside it
    std::string equivalent;            ///< of a dialect's function: what says the same with the core library
    std::string differs;               ///< how the two differ; "in nothing" where they do not
    std::string first;                 ///< what the first value is
    std::string last;                  ///< what the value at the end is
    std::string past_end;  ///< what happens behind the end, and in front of the colon one of the six ways there are
    std::string values;    ///< values of the example that the peer's own code gave: "0 0.1, 10 0.05"
    std::vector<LibraryParameter> parameters;  ///< in order
};

/// All functions, module by module.
[[nodiscard]] LRSCHED_API std::vector<LibraryFunction> library_functions();

/// Diagnostics as a JSON list of objects, for programs: `code`, `severity`, `message`, `location` (`file`, `line`, `column`,
/// `length`, `begin`, `end`, or null), `suggestion`, `notes` (`message`, `location`). Valid UTF-8 whatever the text was.
[[nodiscard]] LRSCHED_API std::string json_of(const std::vector<Diagnostic>& diagnostics);

/// The text of `lrsched guide`: which schedule for which job.
[[nodiscard]] LRSCHED_API std::string_view guide() noexcept;

/// A stage of the way from text to values, as text for the curious and for bug reports.
enum class Stage { tree, placed, program };

/// What show() gives.
struct Shown {
    std::string text;                     ///< empty where the way ends before the stage
    std::vector<Diagnostic> diagnostics;  ///< what there is to say about the text
};

/// A text at a stage of its way.
[[nodiscard]] LRSCHED_API Shown show(Stage stage, std::string_view text, const Options& options = {},
                                     std::string_view name = "<expression>");

}  // namespace lrsched
