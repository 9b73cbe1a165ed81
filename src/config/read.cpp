#include "config/read.hpp"

#include <cctype>
#include <optional>

#include "config/build.hpp"
#include "config/check_text.hpp"
#include "config/explain.hpp"
#include "config/lines.hpp"
#include "config/yaml_events.hpp"

namespace lrsched::config {
namespace {

/// The first line below `at` that looks like a key at the margin: what was wrong before ends there.
std::optional<std::uint32_t> next_key(std::string_view text, std::uint32_t at) {
    while (true) {
        at = line_end(text, at) + 1;
        if (at >= text.size()) return std::nullopt;
        const std::string_view line = text.substr(at, line_end(text, at) - at);
        const auto first = static_cast<unsigned char>(line.empty() ? ' ' : line.front());
        const bool word = std::isalnum(first) != 0 || first == '_' || first >= 0x80;
        if (word && line.find(':') != std::string_view::npos) return at;
    }
}

}  // namespace

Tree read(const text::Sources& sources, text::SourceId source, const Limits& limits,
          std::vector<diagnostic::Finding>& findings) {
    const std::string_view text = sources[source].text;
    Builder builder(text, source, findings);
    if (auto finding = check_text(sources, source, limits)) {
        findings.push_back(std::move(*finding));
        return builder.finish();
    }
    for (std::optional<std::uint32_t> begin = mark_length(text); begin;) {
        const Cap cap{limits.yaml_values - std::min(limits.yaml_values, builder.size()), limits.yaml_depth};
        const Events events = read_events(text, *begin, cap);
        builder.add(events);
        const Stopped stopped{text, source, events, {limits.yaml_values, limits.yaml_depth}};
        if (!events.trouble) {
            if (auto finding = explain_end(stopped)) findings.push_back(std::move(*finding));
            break;
        }
        findings.push_back(explain_trouble(stopped));
        // Each reading copies what is left of the text, so their number has to be bounded.
        const bool full = events.trouble->fault == Fault::too_many || findings.size() > limits.errors;
        const std::uint32_t at = std::max(events.begin, findings.back().place->span.begin);
        begin = full || !builder.goes_on() ? std::nullopt : next_key(text, at);
    }
    return builder.finish();
}

}  // namespace lrsched::config
