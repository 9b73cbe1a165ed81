#include "diagnostic/catalog.hpp"

#include <array>

namespace lrsched::diagnostic {
namespace {

constexpr auto kError = Severity::error;

// A table, laid out by hand.
// clang-format off
constexpr std::array kEntries{
    // the text
    Entry{Id::source_too_large, "source-too-large", kError, "the text has {} bytes; at most {} are read", ""},
    Entry{Id::not_utf8, "not-utf8", kError, "the byte 0x{:02x} is not valid UTF-8", "save the file as UTF-8"},
    Entry{Id::nul_byte, "nul-byte", kError, "the text has a NUL byte", "this is no text file, or one in UTF-16; save it as UTF-8"},
    Entry{Id::nested_too_deep, "nested-too-deep", kError, "this is nested more than {} levels deep", "name a part of it with `let`"},
    Entry{Id::too_many_syntax_nodes, "too-many-nodes-in-text", kError, "the text has more than {} operators, names and numbers", ""},
    Entry{Id::unexpected_token, "unexpected-token", kError, "expected {}, found `{}`", ""},
    Entry{Id::unexpected_end, "unexpected-end", kError, "the text ends where {} was expected", ""},
    Entry{Id::unclosed_bracket, "unclosed-bracket", kError, "this `{}` is never closed", ""},
    Entry{Id::unterminated_string, "unterminated-string", kError, "this text in quotes has no end on its line", ""},
    Entry{Id::foreign_operator, "foreign-operator", kError, "`{}` is not of this language; write `{}`", ""},
    Entry{Id::stray_equals, "stray-equals", kError, "`=` stands here for nothing", "to compare write `==`; to name something begin the line with `let name = ...`"},
    Entry{Id::reserved_word, "reserved-word", kError, "`{}` is a word of the language and cannot be a name", ""},
    Entry{Id::chained_comparison, "chained-comparison", kError, "comparisons do not chain", "write `a < b and b < c`"},
    Entry{Id::no_exponent, "no-exponent", kError, "`{}` has no exponent", "write digits behind the `e`, as in `1e-3`"},
    Entry{Id::number_too_large, "number-too-large", kError, "`{}` is too large: the largest number is about 1.8e308", "for no limit write `inf`"},
    Entry{Id::number_too_small, "number-too-small", kError, "`{}` is too small: the smallest number above 0 is about 4.9e-324", ""},
    Entry{Id::name_behind_number, "name-behind-number", kError, "`{}` is neither a number nor a number with a unit", ""},
    Entry{Id::blank_before_unit, "blank-before-unit", kError, "a unit is glued to its number: `{} {}` is written `{}`", ""},
    Entry{Id::missing_operator, "missing-operator", kError, "there is no operator between `{}` and `{}`", ""},
    Entry{Id::percent_then_operand, "percent-then-operand", kError, "`{}%` is percent, and nothing can follow it without an operator", ""},
    Entry{Id::let_needs_in, "let-needs-in", kError, "a `let` of several names needs `in` and what they are for", "write `let [a, b] = e in ...`"},
    Entry{Id::lambda_parameters, "lambda-parameters", kError, "a `lambda` here is a function of the step and the current value, not of {} things", ""},
    Entry{Id::expression_not_last, "expression-not-last", kError, "only the last item of a text can be a bare expression", "write `schedule name = ...`; continuation lines are indented"},
    Entry{Id::no_schedule, "no-schedule", kError, "the text has no schedule", "end it with an expression, or write `schedule lr = ...`"},
    // names
    Entry{Id::unknown_name, "unknown-name", kError, "`{}` is not known here", ""},
    Entry{Id::unknown_function, "unknown-function", kError, "there is no function `{}`", ""},
    Entry{Id::function_without_call, "function-without-call", kError, "`{}` is a function and is called with brackets", ""},
    Entry{Id::unknown_argument, "unknown-argument", kError, "`{}` has no parameter `{}`", ""},
    Entry{Id::missing_argument, "missing-argument", kError, "`{}` needs `{}`", ""},
    Entry{Id::too_many_arguments, "too-many-arguments", kError, "`{}` takes at most {}", ""},
    Entry{Id::argument_twice, "argument-twice", kError, "`{}` is given twice", ""},
    Entry{Id::dict_without_key, "dict-without-key", kError, "a value of `dict` needs a key", "write `dict(key=value)`"},
    Entry{Id::positional_after_named, "positional-after-named", kError, "an argument without a name cannot stand behind one with a name", ""},
    Entry{Id::duplicate_name, "duplicate-name", kError, "`{}` is defined twice", ""},
    Entry{Id::duplicate_parameter, "duplicate-parameter", kError, "the parameter `{}` stands twice", ""},
    Entry{Id::required_after_optional, "required-after-optional", kError, "`{}` has no default but stands behind a parameter that has one", ""},
    Entry{Id::frame_name, "frame-name", kError, "`{}` is given by the frame of a schedule and cannot be defined", ""},
    Entry{Id::circle, "circle", kError, "`{}` is defined by itself", "the language has no recursion; for a recurrence there is `scan(init, next)`"},
    Entry{Id::optimizer_skipped, "optimizer-skipped", Severity::note, "the optimizer given to `{}` is not looked at; `base` stands for its learning rate", ""},
    // files and the host
    Entry{Id::import_not_found, "import-not-found", kError, "there is no file `{}` to import", ""},
    Entry{Id::import_circle, "import-circle", kError, "`{}` imports the file that imports it", ""},
    Entry{Id::import_too_deep, "import-too-deep", kError, "imports are more than {} files deep", ""},
    Entry{Id::unknown_module, "unknown-module", kError, "the library has no module `{}`", ""},
    Entry{Id::host_value, "host-value", kError, "the value of `{}` is not one expression", ""},
    Entry{Id::unknown_param, "unknown-param", kError, "the text has no `param {}`", ""},
    Entry{Id::host_name, "host-name", kError, "`{}` cannot be the name of {} of the host", ""},
    Entry{Id::host_number, "host-number", kError, "the host's `{}` is not a number", ""},
    Entry{Id::metric_not_offered, "metric-not-offered", kError, "`{}` is no metric that the host reports", ""},
    // the run
    Entry{Id::unknown_setting, "unknown-setting", kError, "`{}` is no fact of a run", ""},
    Entry{Id::setting_circle, "setting-circle", kError, "the run's `{}` is defined by itself", ""},
    Entry{Id::bad_fact, "bad-fact", kError, "the run's `{}` is {}, not `{}`", ""},
    Entry{Id::fact_missing, "fact-missing", kError, "`{0}` can be turned into steps only when the run's `{1}` is known", "add it: `run ...` in the file, or `--run name=value`"},
    Entry{Id::epoch_unknown, "epoch-unknown", kError, "`{}` can be turned into steps only when the length of an epoch is known", "add `run epoch=...` or `--epoch N`, or `dataset=` and `batch=`"},
    Entry{Id::total_unknown, "total-unknown", kError, "the run has no total", "add `run total=...` or `--total N`"},
    Entry{Id::share_of_unknown, "share-of-unknown", kError, "`{}` is a share of the run, and the run has no total", "add `run total=...` or `--total N`, or write the length in steps"},
    // types
    Entry{Id::wrong_type, "wrong-type", kError, "{} must be {}, not {}", ""},
    Entry{Id::not_comparable, "not-comparable", kError, "{} cannot be compared with {} like this", ""},
    Entry{Id::not_a_condition, "not-a-condition", kError, "`{}` must be a condition, not {}", "compare it: `x > 0`, `x != 0`"},
    Entry{Id::branches_differ, "branches-differ", kError, "the branches are of different types: {} and {}", ""},
    Entry{Id::list_lengths, "list-lengths", kError, "the lists have different lengths, {} and {}", ""},
    Entry{Id::index_outside, "index-outside", kError, "there is no entry {} in a list of {}", ""},
    Entry{Id::pattern_length, "pattern-length", kError, "the pattern wants at least {} entries, the list has {}", ""},
    Entry{Id::bad_take, "bad-take", kError, "`take` takes a whole number of entries from a list of {}", ""},
    Entry{Id::points_order, "points-order", kError, "points are in rising order, but {} stands before {}", ""},
    Entry{Id::lookup_lengths, "lookup-lengths", kError, "{} bounds part {} values, not {}", ""},
    Entry{Id::bad_duration, "bad-duration", kError, "`{}` is no duration", "write a number with a unit, as \"10ep\" or \"0.1dur\""},
    Entry{Id::scan_shape, "scan-shape", kError, "the state is {} at first, but {} in the next step", ""},
    Entry{Id::output_is_list, "output-is-list", kError, "the schedule `{}` is a list, not a number", "write one `schedule` for each entry"},
    Entry{Id::list_too_long, "list-too-long", kError, "the list has {} entries; at most {} are allowed", ""},
    Entry{Id::bad_family, "bad-family", kError, "`{}` is no number of schedules", "write a whole number above 0, known before the run"},
    Entry{Id::too_many_outputs, "too-many-outputs", kError, "a family of {} schedules is too large; at most {} are allowed", ""},
    // kinds
    Entry{Id::time_and_rate, "time-and-rate", kError, "a time and a rate do not mix", ""},
    Entry{Id::length_is_rate, "length-is-rate", kError, "`{}` is a rate where a length is wanted", ""},
    Entry{Id::time_is_rate, "time-is-rate", kError, "`{}` is a rate where a time is wanted", ""},
    Entry{Id::base_is_time, "base-is-time", kError, "`{}` is a time where a rate is wanted", ""},
    Entry{Id::output_is_time, "output-is-time", kError, "`{}` is a time; a schedule gives a rate or a plain number", "divide by a time, as in `t/100`, to make a plain number"},
    // lengths
    Entry{Id::length_on_clock, "length-on-clock", kError, "a length cannot depend on the step", "all lengths are worked out before any value"},
    Entry{Id::length_on_start, "length-on-start", kError, "there is no `start` in a length, nor behind `until`", "lengths and ends are worked out before any value"},
    Entry{Id::length_on_metric, "length-on-metric", kError, "there is no `metric` in a length", "all lengths are worked out before the run"},
    Entry{Id::bad_length, "bad-length", kError, "a length is a number from 0 up, not {}", ""},
    Entry{Id::rest_unknown, "rest-unknown", kError, "`{}` takes what is left of the run, and the run has no total", "add `run total=...` or `--total N`, or give a length"},
    Entry{Id::mixed_lengths, "mixed-lengths", kError, "this part has no end: it combines `{}`, which ends, with `{}`, which does not", "bound the whole with `for N`"},
    Entry{Id::share_not_filled, "share-not-filled", kError, "`{}` is {} steps long where {} are left for it", "`rest` is already what is left when the other parts have taken theirs"},
    Entry{Id::no_room, "no-room", kError, "there is no room left for `{}`: the other parts take {} of {} steps", ""},
    Entry{Id::switch_count, "switch-count", kError, "`at` holds one step less than there are parts: {} for {} parts, not {}", ""},
    Entry{Id::switch_order, "switch-order", kError, "the switch at {} stands behind the one at {}", ""},
    Entry{Id::empty_chain, "empty-chain", kError, "a chain needs at least one part", "write `chain(warmup(10), cosine(90))`"},
    Entry{Id::empty_part, "empty-part", Severity::note, "`{}` has no steps and is skipped", ""},
    Entry{Id::no_steps, "no-steps", kError, "this schedule has no steps", ""},
    Entry{Id::longer_than_total, "longer-than-total", kError, "the schedule is {} steps long, the run only {}", "shorten a part, or bound the whole with `for total`"},
    Entry{Id::shorter_than_total, "shorter-than-total", Severity::warning, "the schedule ends after {} of {} steps; its last value is held", ""},
    // repeat
    Entry{Id::cycle_outside_repeat, "cycle-outside-repeat", kError, "there is no `cycle` outside of a `repeat`", ""},
    Entry{Id::bad_times, "bad-times", kError, "the number of passes is a whole number above 0, not `{}`", ""},
    Entry{Id::pass_without_end, "pass-without-end", kError, "`{}` has no end, so it cannot be repeated", "bound it: `repeat(... for N)`"},
    Entry{Id::pass_takes_rest, "pass-takes-rest", kError, "`{}` takes what is left, which an endless repeat does not have", "give it a length"},
    Entry{Id::pass_without_length, "pass-without-length", kError, "pass {} of this is {} steps long", "every pass needs a length above 0"},
    Entry{Id::passes_finite_sum, "passes-finite-sum", kError, "the passes get shorter so fast that all of them together end at step {}", "give `times=`, or a shortest length: `max(1, ...)`"},
    Entry{Id::passes_of_passes, "passes-of-passes", kError, "the length of this pass depends on the number of two repeats at once", ""},
    // clocks
    Entry{Id::formula_moved, "formula-moved", kError, "the formula `{}` runs on the clock of its call, but is used where the clock has moved", ""},
    Entry{Id::output_at, "output-at", kError, "`{}` is an output, which is always at the run's own step", "name the expression with `let`, and place that with `at`"},
    Entry{Id::until_outside_chain, "until-outside-chain", kError, "`until` ends a part of a chain, and this is none", "write `chain(a until c, b)`"},
    // sessions
    Entry{Id::metric_needs_session, "metric-needs-session", kError, "`{}` reacts to the metric `{}`, which is known only while it trains", "`--metrics FILE.csv` gives what was reported; a program keeps a session"},
    Entry{Id::metric_missing, "metric-missing", kError, "`{}` was not reported for step {}, and step {} needs it", "where it is not reported at every step write `if reported(m) then ... else ...`"},
    Entry{Id::bad_report_step, "bad-report-step", kError, "nothing is measured at step {}: a report is of a whole step from 0 up", ""},
    Entry{Id::metric_too_late, "metric-too-late", kError, "`{}` of step {} comes too late: step {} has been asked for already", ""},
    Entry{Id::metric_twice, "metric-twice", kError, "`{}` of step {} is reported twice", ""},
    Entry{Id::metric_unused, "metric-unused", kError, "none of what is reported is a metric of the schedule: it reacts to {}", ""},
    Entry{Id::metric_not_finite, "metric-not-finite", Severity::warning, "`{}` of step {} is {}", ""},
    Entry{Id::metric_forgotten, "metric-forgotten", kError, "step {} needs `{}` of step {}, which the session no longer keeps", "a schedule that reacts to metrics cannot run backwards"},
    Entry{Id::session_backwards, "session-backwards", kError, "step {} lies before step {}, and a session goes forward only", "load a state that was saved earlier"},
    Entry{Id::session_unreadable, "session-unreadable", kError, "the saved state cannot be read: {}", ""},
    Entry{Id::session_of_another, "session-of-another", kError, "the state was saved by another program: its fingerprint is {}, this one's {}", ""},
    // the text of a YAML file
    Entry{Id::control_character, "control-character", kError, "the control character 0x{:02x} has no place in a text", ""},
    Entry{Id::nothing_to_read, "nothing-to-read", kError, "there is nothing in this file", "write lines of `key: value`"},
    Entry{Id::yaml_directive, "yaml-directive", kError, "`{}` is a directive of YAML, and those are not read", "leave it out"},
    Entry{Id::yaml_anchor, "yaml-anchor", kError, "the anchor `{}` is not read: a value stands for itself alone", "leave it out; a text that begins with `&` stands in quotes"},
    Entry{Id::yaml_alias, "yaml-alias", kError, "the alias `{}` is not read: a value is written where it is used", "write the value itself; a text that begins with `*` stands in quotes"},
    Entry{Id::yaml_tag, "yaml-tag", kError, "the tag `{}` is not read: its key alone says what a value is", "leave it out; a text that begins with `!` stands in quotes"},
    Entry{Id::second_document, "second-document", kError, "a second document begins here, and a file holds one", "put it into a file of its own"},
    Entry{Id::too_many_values, "too-many-values", kError, "the file has more than {} keys and values", ""},
    Entry{Id::duplicate_key, "duplicate-key", kError, "the key `{}` stands twice in one map", ""},
    Entry{Id::key_not_text, "key-not-text", kError, "a key is a text, not {}", ""},
    Entry{Id::tab_indentation, "tab-indentation", kError, "a tab stands in the indentation", "indent with blanks"},
    Entry{Id::bad_indentation, "bad-indentation", kError, "the indentation of this line fits none of the lines above it", ""},
    Entry{Id::open_quote, "open-quote", kError, "the text in quotes that begins here has no end", ""},
    Entry{Id::bad_start, "bad-start", kError, "no value begins with `{}`", "put the text in quotes"},
    Entry{Id::bad_escape, "bad-escape", kError, "`{}` is no escape for a character of a text", "in double quotes a backslash is written `\\\\`; in single quotes it is a character as any other"},
    Entry{Id::stray_colon, "stray-colon", kError, "this `:` makes a key where no key can stand", "put a text that holds `: ` in quotes"},
    Entry{Id::stray_bracket, "stray-bracket", kError, "this `{}` closes no bracket", ""},
    Entry{Id::stray_entry, "stray-entry", kError, "no entry of a list can begin here", ""},
    Entry{Id::cut_text, "cut-text", kError, "the text `{}` is cut at a `,` in the middle of its brackets", "inside `[...]` and `{...}` a text that holds a `,` stands in quotes"},
    // keys and values of a YAML file
    Entry{Id::unknown_key, "unknown-key", kError, "{} has no key `{}`", ""},
    Entry{Id::missing_key, "missing-key", kError, "{} needs the key `{}`", ""},
    Entry{Id::missing_value, "missing-value", kError, "{} has no value; it is {}", ""},
    Entry{Id::wrong_value, "wrong-value", kError, "{} is {}, not {}", ""},
    Entry{Id::wrong_count, "wrong-count", kError, "{} has {} instead of {}", ""},
    Entry{Id::unknown_kind, "unknown-kind", kError, "there is no kind `{}` of {}", ""},
    Entry{Id::backward_range, "backward-range", kError, "the range `{}` runs backwards", ""},
    // experiments
    Entry{Id::unknown_choice, "unknown-choice", kError, "there is no {} `{}`", ""},
    Entry{Id::unreadable_file, "unreadable-file", kError, "{}", ""},
    Entry{Id::set_twice, "set-twice", kError, "the schedule `{}` sets `{}` twice", ""},
    Entry{Id::listed_twice, "listed-twice", kError, "`{}` stands twice in the list", "once is enough"},
    Entry{Id::swept_twice, "swept-twice", kError, "the sweep gives values to `{}` twice", ""},
    Entry{Id::swept_unknown, "swept-unknown", kError, "nothing takes the value `{}` of the sweep", "a `param` of a schedule, or a name that begins with `run.`, `problem.` or `optimizer.`"},
    Entry{Id::too_many_points, "too-many-points", kError, "the sweep has more than {} points", ""},
    Entry{Id::bad_interval, "bad-interval", kError, "`{}` is {}, not {}", ""},
    Entry{Id::seed_twice, "seed-twice", kError, "the seed {} stands twice", "the same seed gives the same run"},
    Entry{Id::optimizer_not_taken, "optimizer-not-taken", kError, "the problem `{}` brings its own optimizer", "leave `optimizer` out"},
    Entry{Id::from_training, "from-training", kError, "{}", ""},
    Entry{Id::training_without_end, "training-without-end", kError, "how many steps are trained under `{}` is not said: it is endless, and so is the run", "give `steps` to `train`, or `total` to `run`"},
    Entry{Id::training_length, "training-length", kError, "a training of {} steps; it is a whole number from 1 to {}", ""},
    Entry{Id::not_recorded, "not-recorded", kError, "the training does not record `{}`", ""},
    Entry{Id::nothing_trained, "nothing-trained", kError, "nothing is trained in this experiment", "a key `train` says what is"},
    Entry{Id::panel_subject, "panel-subject", kError, "the panel shows {}", "give it one of `curves`, `trained`, `against` and `range_test`"},
    Entry{Id::only_of_training, "only-of-training", kError, "`{}` is for panels of the training, with `trained` or `against`", ""},
    Entry{Id::only_of_curves, "only-of-curves", kError, "`{}` is for panels of schedules, with `curves`", ""},
    Entry{Id::size_of_panel, "size-of-panel", kError, "one panel of several has no size of its own", "give `size` to the figure"},
    Entry{Id::bad_figure_name, "bad-figure-name", kError, "`{}` is no name for a figure: its files are called by it", "letters, digits, `-`, `_` and `.` make a name"},
    Entry{Id::nothing_matches, "nothing-matches", kError, "no point of the sweep has `{}` = {}", ""},
    Entry{Id::against_words, "against-words", kError, "the values of `{}` are laid along an axis, and `{}` is no number", ""},
    Entry{Id::too_many_curves, "too-many-curves", kError, "the panel has {} curves, and more than {} cannot be told apart", "`of` and `where` leave some out"},
    // limits and values
    Entry{Id::expansion_too_deep, "expansion-too-deep", kError, "definitions stand inside one another more than {} levels deep here", ""},
    Entry{Id::too_many_nodes, "too-many-nodes", kError, "the schedule grows beyond {} parts", "name what is used often with `let`, and repeat with `repeat`"},
    Entry{Id::scan_too_long, "scan-too-long", kError, "a scan would walk {} steps to reach this value; at most {} are allowed", ""},
    Entry{Id::bad_step, "bad-step", kError, "{} is no step: a step is a finite number that is not negative", ""},
    Entry{Id::not_finite, "not-finite", kError, "`{}` is {} at step {}", ""},
    Entry{Id::from_text, "from-text", kError, "{}", ""},
    Entry{Id::format_unsafe, "format-unsafe", kError, "the canonical form of this text would not mean the same, so the text is left as it is", "this is a fault of lrsched; please report the text"},
    Entry{Id::more_findings, "more-findings", Severity::note, "{} further findings are not shown", ""}};
// clang-format on

constexpr bool in_order() {
    for (std::size_t i = 0; i < kEntries.size(); ++i) {
        if (kEntries[i].id != static_cast<Id>(i)) return false;
    }
    return kEntries.size() == static_cast<std::size_t>(Id::more_findings) + 1;
}
static_assert(in_order(), "the table follows the enumeration");

}  // namespace

const Entry& entry(Id id) noexcept { return kEntries[static_cast<std::size_t>(id)]; }  // NOLINT: checked above

std::span<const Entry> entries() noexcept { return kEntries; }

}  // namespace lrsched::diagnostic
