// Room experiment: all that is found wrong with a config, from its keys to the language inside it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "config/embedded.hpp"
#include "config/values.hpp"
#include "diagnostic/finding.hpp"
#include "experiment/experiment.hpp"

namespace lrsched::experiment {

/// An expression under the name that the compiler knew it by; for the value of a setting also the place of the setting's name.
struct Embedded {
    std::string name;
    config::Expression expression;
    text::Place name_place{};
};

class Trouble {
public:
    explicit Trouble(const ConfigText& config);

    [[nodiscard]] const text::Sources& sources() const noexcept { return sources_; }
    [[nodiscard]] text::SourceId source() const noexcept { return source_; }
    [[nodiscard]] const Limits& limits() const noexcept { return limits_; }
    [[nodiscard]] std::vector<diagnostic::Finding>& findings() noexcept { return findings_; }

    template <class... Arguments> void add(diagnostic::Id id, text::Place place, const Arguments&... arguments) {
        findings_.push_back(diagnostic::make(id, place, arguments...));
    }
    void suggest(std::string suggestion) { findings_.back().suggestion = std::move(suggestion); }

    /// The nearest of the names that there are, else all of them.
    void suggest_one_of(std::string_view seen, const std::vector<std::string>& known);

    /// What the compiler said of the texts. What has no place in one of them or in another file is shown at `place`.
    void add(std::vector<Diagnostic> diagnostics, std::span<const Embedded> texts, text::Place place);

    /// Takes back what the compiler said under these codes.
    void take_back(std::span<const std::string_view> codes);

    [[nodiscard]] bool has_errors() const noexcept;
    [[nodiscard]] std::vector<Diagnostic> publish() &&;

private:
    text::Sources sources_;
    text::SourceId source_;
    Limits limits_;
    std::vector<diagnostic::Finding> findings_;
    std::vector<Diagnostic> moved_;
};

}  // namespace lrsched::experiment
