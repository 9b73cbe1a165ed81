// Room capi: programs. Each function is a check of its arguments and one call of the C++ interface.
#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <span>

#include "capi/handles.hpp"
#include "capi/report.hpp"
#include "lrsched/version.hpp"

namespace lrsched::capi {
namespace {

std::string owned(const char* data, std::size_t size) { return std::string(view(data, size)); }

bool are_texts(std::span<const lrsched_setting> settings) {
    return std::ranges::all_of(settings, [](const lrsched_setting& setting) {
        return is_text(setting.name, setting.name_size) && is_text(setting.text, setting.text_size);
    });
}

/// Puts a setting where compile() wants it; false for a kind that there is not.
bool take(const lrsched_setting& setting, Options& options, std::string& shown_as) {
    std::string name = owned(setting.name, setting.name_size);
    std::string text = owned(setting.text, setting.text_size);
    switch (setting.kind) {
        case LRSCHED_RUN: options.run.push_back({std::move(name), std::move(text)}); return true;
        case LRSCHED_PARAM: options.params.push_back({std::move(name), std::move(text)}); return true;
        case LRSCHED_CONSTANT: options.constants.push_back({std::move(name), setting.number}); return true;
        case LRSCHED_METRIC: options.metrics.push_back(std::move(name)); return true;
        case LRSCHED_MODULE: options.modules.push_back({std::move(name), std::move(text)}); return true;
        case LRSCHED_SHOWN_AS: shown_as = std::move(name); return true;
        default: return false;
    }
}

lrsched_program* compile_text(std::string_view text, std::span<const lrsched_setting> settings,
                              lrsched_report** report) {
    Options options;
    std::string shown_as = "<expression>";
    for (const lrsched_setting& setting : settings) {
        if (take(setting, options, shown_as)) continue;
        refuse(report, fmt::format("{} is no kind of setting", setting.kind));
        return nullptr;
    }
    const Compilation compilation = compile(text, options, shown_as);
    std::unique_ptr<lrsched_program> program;
    if (compilation.program) program = std::make_unique<lrsched_program>(lrsched_program{*compilation.program});
    tell(report, compilation.diagnostics);
    return program.release();
}

}  // namespace

bool has_output(const lrsched_program* program, std::size_t output, lrsched_report** report) {
    if (program == nullptr) {
        refuse(report, "the program is NULL");
        return false;
    }
    const std::size_t count = program->program.outputs().size();
    if (output < count) return true;
    refuse(report, fmt::format("there is no output {}: the program has {}", output, count));
    return false;
}

}  // namespace lrsched::capi

using namespace lrsched::capi;  // NOLINT(google-build-using-namespace): below stand only names of C

lrsched_text lrsched_version(void) { return borrowed(lrsched::version()); }

lrsched_program* lrsched_compile(const char* text, std::size_t size, const lrsched_setting* settings, std::size_t count,
                                 lrsched_report** report) {
    return guarded<lrsched_program*>(report, nullptr, [&]() -> lrsched_program* {
        if (!is_text(text, size) || (settings == nullptr && count > 0) || !are_texts({settings, count})) {
            refuse(report, "a text or the settings are NULL, and their length is not 0");
            return nullptr;
        }
        return compile_text(view(text, size), {settings, count}, report);
    });
}

void lrsched_program_free(lrsched_program* program) { delete program; }  // NOLINT(cppcoreguidelines-owning-memory)

lrsched_text lrsched_fingerprint(const lrsched_program* program) {
    return borrowed(program == nullptr ? std::string_view{} : program->program.fingerprint());
}

std::size_t lrsched_output_count(const lrsched_program* program) {
    return program == nullptr ? 0 : program->program.outputs().size();
}

int lrsched_output_at(const lrsched_program* program, std::size_t index, lrsched_output* output) {
    if (output == nullptr || index >= lrsched_output_count(program)) return 0;
    const lrsched::Output& found = program->program.outputs()[index];
    *output = {borrowed(found.name), borrowed(found.parameter), borrowed(found.group),
               found.length.value_or(std::numeric_limits<double>::infinity())};
    return 1;
}

std::size_t lrsched_metric_count(const lrsched_program* program) {
    return program == nullptr ? 0 : program->program.metrics().size();
}

lrsched_text lrsched_metric_at(const lrsched_program* program, std::size_t index) {
    return borrowed(index < lrsched_metric_count(program) ? std::string_view(program->program.metrics()[index])
                                                          : std::string_view{});
}

int lrsched_at(const lrsched_program* program, std::size_t output, double step, double* value,
               lrsched_report** report) {
    return guarded(report, 0, [&] {
        if (!has_output(program, output, report)) return 0;
        if (value == nullptr) return refuse(report, "there is no place for the value"), 0;
        const auto found = program->program.at(step, output);
        if (!found) return tell(report, found.error()), 0;
        *value = *found;
        return 1;
    });
}

int lrsched_fill(const lrsched_program* program, std::size_t output, double first, double stride, double* values,
                 std::size_t count, lrsched_report** report) {
    return guarded(report, 0, [&] {
        if (!has_output(program, output, report)) return 0;
        if (values == nullptr && count > 0) return refuse(report, "there is no place for the values"), 0;
        auto error = program->program.fill(first, stride, {values, count}, output);
        if (error) return tell(report, std::move(*error)), 0;
        return 1;
    });
}
