// The C++ interface of lrsched: text in, an immutable program out, values from the program.
//
//     auto compiled = lrsched::compile("chain(warmup(10), cosine(90, min=1e-3))", {.run = {{"base", "0.1"}}});
//     if (!compiled.program) { std::cerr << lrsched::render(compiled.diagnostics); return 1; }
//     double rate = *compiled.program->at(step);
//
// Nothing here prints, exits or throws on bad input; everything is a value.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lrsched/diagnostic.hpp"
#include "lrsched/export.hpp"
#include "lrsched/limits.hpp"
#include "lrsched/result.hpp"

/// Text in, an immutable program out, values from the program.
namespace lrsched {

/// A name and an expression of the language for it: {"base", "0.1"}, {"total", "90ep"}, {"peak", "3e-4"}.
struct Setting {
    std::string name;  ///< of the fact or the `param`
    std::string text;  ///< an expression
};

/// A text found for an `import`, under the name that diagnostics show and further imports start from.
struct Imported {
    std::string name;  ///< such as its path
    std::string text;  ///< all of it
};

/// Finds the text of `import "path"` for the file of that name; nothing if there is none.
using Importer = std::function<std::optional<Imported>(std::string_view path, std::string_view from)>;

/// A number of the host under a name that expressions may use: {"steps_per_phase", 250}. It is taken as it is, without a way
/// through text.
struct Constant {
    std::string name;  ///< a name of the language
    double value = 0;  ///< any number; infinity is one
};

/// A text of the host's own that expressions may use as they use a module of the library: `import house`, `house.bump(10)`.
struct Module {
    std::string name;  ///< `house`, or words with dots between them
    std::string text;  ///< functions and values, as in a .sched file
};

/// What a host gives beside the text. docs/language.md tells how its names are found (names of the host).
struct Options {
    std::vector<Setting>
        run{};  ///< facts of the run (base, total, epoch, dataset, batch, accumulate, world, ...); they win over the file's
    std::vector<Setting> run_defaults{};  ///< facts of the run that hold where neither `run` nor the file says them
    std::vector<Setting> params{};        ///< values for the file's `param`s
    Importer importer{};                  ///< without one, an `import` of a file is an error
    std::vector<Constant> constants{};    ///< numbers with names
    std::vector<std::string>
        metrics{};  ///< metrics that the host will report; where there are any, a text that asks for another one is an error
    std::vector<Module> modules{};  ///< texts with names; they come before modules of the library
    Limits limits{};                ///< how much the text may ask for
};

/// One schedule of a program.
struct Output {
    std::string name;              ///< `lr` for a bare expression, `lr.backbone`, `lr.layer[3]`
    std::optional<double> length;  ///< steps; nothing for an endless one
    std::string parameter;         ///< the hyper-parameter: the name up to its first dot
    std::string group;             ///< the parameter group behind the dot; empty for what holds for all groups
};

namespace detail {
struct Compiled;
}  // namespace detail

/// A compiled text: one or more schedules. Immutable, cheap to copy, safe to share between threads.
class LRSCHED_API Program {
public:
    /// Its schedules, in the order in which they are written.
    [[nodiscard]] std::span<const Output> outputs() const noexcept;

    /// Index of the schedule of that name.
    [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const noexcept;

    /// Index of the schedule of a hyper-parameter for a parameter group: `lr.backbone` for ("lr", "backbone") where there is
    /// one, else `lr`, which holds for all groups.
    [[nodiscard]] std::optional<std::size_t> find(std::string_view parameter, std::string_view group) const noexcept;

    /// The run's total in steps, where one is given.
    [[nodiscard]] std::optional<double> total() const noexcept;

    /// Names of the metrics that its schedules react to; none where they are functions of the step alone.
    [[nodiscard]] std::span<const std::string> metrics() const noexcept;

    /// Sixteen hexadecimal digits that tell the program from others: equal where two texts come to the same code and the same
    /// names, whatever their layout. A saved session fits only a program with the same one.
    [[nodiscard]] const std::string& fingerprint() const noexcept;

    /// The value at step t (a real number >= 0). After its end a schedule holds its end value.
    /// Errors: `bad-step` for a negative or non-finite t; `not-finite` where the value is not a finite number;
    /// `metric-needs-session` where the program has metrics: see session.hpp.
    [[nodiscard]] Result<double> at(double t, std::size_t output = 0) const;

    /// Values at first, first + stride, ... into `values`. Errors as for at(); the first one ends the call.
    [[nodiscard]] std::optional<Diagnostic> fill(double first, double stride, std::span<double> values,
                                                 std::size_t output = 0) const;

    /// What stands behind it; of no use outside of the library.
    [[nodiscard]] const detail::Compiled& compiled() const noexcept { return *compiled_; }
    /// Made by compile().
    explicit Program(std::shared_ptr<const detail::Compiled> compiled) : compiled_(std::move(compiled)) {}

private:
    std::shared_ptr<const detail::Compiled> compiled_;
};

/// What compile() gives: a program unless there is an error, and everything there is to say about the text.
struct Compilation {
    std::optional<Program> program;       ///< nothing where the text has errors
    std::vector<Diagnostic> diagnostics;  ///< sorted by place; warnings and notes may stand beside a program
};

/// Compiles an expression or a whole .sched text. `name` is shown in diagnostics and is where imports start from.
[[nodiscard]] LRSCHED_API Compilation compile(std::string_view text, const Options& options = {},
                                              std::string_view name = "<expression>");

}  // namespace lrsched
