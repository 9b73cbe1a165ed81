#include "experiment/trouble.hpp"

#include <algorithm>

namespace lrsched::experiment {

Trouble::Trouble(const ConfigText& config) : source_(sources_.add({config.name, config.text})) {}

void Trouble::add(std::vector<Diagnostic> diagnostics, std::span<const Embedded> texts, text::Place place) {
    for (Diagnostic& diagnostic : diagnostics) {
        for (const Embedded& text : texts) {
            // Without a place it would take that of whichever text comes first.
            const bool placed = diagnostic.location.has_value();
            diagnostic = config::move_into(sources_, text.expression, text.name, std::move(diagnostic));
            if (!placed) diagnostic.location.reset();
        }
        if (!diagnostic.location) diagnostic.location = diagnostic::locate(sources_, place);
        moved_.push_back(std::move(diagnostic));
    }
}

bool Trouble::has_errors() const noexcept {
    return std::ranges::any_of(findings_, [](const diagnostic::Finding& finding) {
               return diagnostic::entry(finding.id).severity == Severity::error;
           }) ||
           has_error(moved_);
}

std::vector<Diagnostic> Trouble::publish() && {
    return config::publish(sources_, source_, std::move(findings_), std::move(moved_), limits_.errors);
}

}  // namespace lrsched::experiment
