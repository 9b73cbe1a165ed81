#include "experiment/trouble.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "config/reader.hpp"
#include "diagnostic/did_you_mean.hpp"

namespace lrsched::experiment {
namespace {

/// The compiler blames the value, which is all that it was given.
bool is_of_name(const Diagnostic& diagnostic, const Embedded& text) {
    return diagnostic.location && diagnostic.location->file == text.name && text.name_place.span.end > 0 &&
           (diagnostic.code == "unknown-param" || diagnostic.code == "unknown-setting");
}

}  // namespace

Trouble::Trouble(const ConfigText& config) : source_(sources_.add({config.name, config.text})) {}

void Trouble::add(std::vector<Diagnostic> diagnostics, std::span<const Embedded> texts, text::Place place) {
    for (Diagnostic& diagnostic : diagnostics) {
        for (const Embedded& text : texts) {
            // Without a place it would take that of whichever text comes first.
            const bool placed = diagnostic.location.has_value();
            if (is_of_name(diagnostic, text)) {
                diagnostic.location = diagnostic::locate(sources_, text.name_place);
                continue;
            }
            diagnostic = config::move_into(sources_, text.expression, text.name, std::move(diagnostic));
            if (!placed) diagnostic.location.reset();
        }
        if (!diagnostic.location) diagnostic.location = diagnostic::locate(sources_, place);
        moved_.push_back(std::move(diagnostic));
    }
}

void Trouble::suggest_one_of(std::string_view seen, const std::vector<std::string>& known) {
    std::string near = diagnostic::did_you_mean(seen, known);
    if (near.empty()) near = fmt::format("there {} {}", known.size() == 1 ? "is" : "are", config::listed(known, "and"));
    suggest(std::move(near));
}

void Trouble::take_back(std::span<const std::string_view> codes) {
    std::erase_if(moved_, [&](const Diagnostic& found) { return std::ranges::find(codes, found.code) != codes.end(); });
}

bool Trouble::has_errors() const noexcept {
    return std::ranges::any_of(findings_,
                               [](const diagnostic::Finding& finding) {
                                   return diagnostic::entry(finding.id).severity == Severity::error;
                               }) ||
           has_error(moved_);
}

std::vector<Diagnostic> Trouble::publish() && {
    return config::publish(sources_, source_, std::move(findings_), std::move(moved_), limits_.errors);
}

}  // namespace lrsched::experiment
