// Room diagnostic: everything lrsched has to say, in one table: id, code, severity, sentence, standing help.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "lrsched/diagnostic.hpp"

namespace lrsched::diagnostic {

// A table, laid out by hand.
// clang-format off
enum class Id : std::uint16_t {
    // the text
    source_too_large, not_utf8, nul_byte, nested_too_deep, too_many_syntax_nodes,
    unexpected_token, unexpected_end, unclosed_bracket, unterminated_string, foreign_operator, stray_equals, reserved_word,
    chained_comparison, no_exponent, number_too_large, number_too_small, name_behind_number, blank_before_unit, missing_operator,
    percent_then_operand, let_needs_in, lambda_parameters, expression_not_last, no_schedule,
    // names
    unknown_name, unknown_function, function_without_call, unknown_argument, missing_argument, too_many_arguments, argument_twice, dict_without_key,
    positional_after_named, duplicate_name, duplicate_parameter, required_after_optional, frame_name, circle, optimizer_skipped,
    // files and the host
    import_not_found, import_circle, import_too_deep, unknown_module, host_value, unknown_param, host_name, host_number,
    metric_not_offered,
    // the run
    unknown_setting, setting_circle, bad_fact, fact_missing, epoch_unknown, total_unknown, share_of_unknown,
    // types
    wrong_type, not_comparable, not_a_condition, branches_differ, list_lengths, index_outside, pattern_length, bad_take, points_order,
    lookup_lengths, bad_duration, scan_shape, output_is_list, list_too_long, bad_family, too_many_outputs,
    // kinds
    time_and_rate, length_is_rate, time_is_rate, base_is_time, output_is_time,
    // lengths
    length_on_clock, length_on_start, length_on_metric, bad_length, rest_unknown, mixed_lengths, share_not_filled, no_room, switch_count, switch_order,
    empty_chain, empty_part, no_steps, longer_than_total, shorter_than_total,
    // repeat
    cycle_outside_repeat, bad_times, pass_without_end, pass_takes_rest, pass_without_length, passes_finite_sum, passes_of_passes,
    // clocks
    formula_moved, output_at, until_outside_chain,
    // sessions
    metric_needs_session, metric_missing, bad_report_step, metric_too_late, metric_twice, metric_unused, metric_not_finite, metric_forgotten, session_backwards,
    session_unreadable, session_of_another,
    // the text of a YAML file
    control_character, nothing_to_read, yaml_directive, yaml_anchor, yaml_alias, yaml_tag, second_document, too_many_values,
    duplicate_key, key_not_text, tab_indentation, bad_indentation, open_quote, bad_start, bad_escape, stray_colon, stray_bracket,
    stray_entry, cut_text,
    // keys and values of a YAML file
    unknown_key, missing_key, missing_value, wrong_value, wrong_count, unknown_kind, backward_range,
    // experiments
    unknown_choice, unreadable_file, set_twice, listed_twice, swept_twice, swept_unknown, too_many_points, bad_interval, seed_twice, optimizer_not_taken, from_training,
    training_without_end, training_length, not_recorded, nothing_trained, panel_subject, only_of_training, only_of_curves, size_of_panel,
    bad_figure_name, nothing_matches, against_words, too_many_curves,
    // limits and values
    expansion_too_deep, too_many_nodes, scan_too_long, bad_step, not_finite, from_text, format_unsafe, more_findings,
};
// clang-format on

struct Entry {
    Id id;
    std::string_view code;
    Severity severity;
    std::string_view message;  ///< fmt's format
    std::string_view help;     ///< a suggestion that always holds; may be empty
};

[[nodiscard]] const Entry& entry(Id id) noexcept;
[[nodiscard]] std::span<const Entry> entries() noexcept;

}  // namespace lrsched::diagnostic
