#include <algorithm>
#include <tuple>

#include "diagnostic/finding.hpp"

namespace lrsched::diagnostic {
namespace {

auto key(const Finding& finding) {
    const text::Place place = finding.place.value_or(text::Place{});
    return std::tuple(place.source, place.span.begin, finding.id, place.span.end, std::string_view(finding.message));
}

}  // namespace

Location locate(const text::Sources& sources, text::Place place) {
    const text::Source& source = sources[place.source];
    const std::string_view text = source.text;
    const text::Position position = text::position_of(text, place.span.begin);
    const std::string_view line = text::line_at(text, place.span.begin);
    const auto line_begin = static_cast<std::size_t>(line.data() - text.data());
    const std::size_t end = std::min<std::size_t>(place.span.end, line_begin + line.size());
    const std::size_t begin = std::min<std::size_t>(place.span.begin, end);
    const std::size_t length = text::count_code_points(text.substr(begin, end - begin));
    return {source.name,      position.line,  position.column,  std::max<std::size_t>(1, length),
            place.span.begin, place.span.end, std::string(line)};
}

Diagnostic publish(const text::Sources& sources, const Finding& finding) {
    Diagnostic result{std::string(entry(finding.id).code),
                      entry(finding.id).severity,
                      finding.message,
                      std::nullopt,
                      finding.suggestion,
                      {}};
    if (finding.place) result.location = locate(sources, *finding.place);
    for (const FindingNote& note : finding.notes) {
        Note published{note.message, std::nullopt};
        if (note.place) published.location = locate(sources, *note.place);
        result.notes.push_back(std::move(published));
    }
    return result;
}

std::vector<Finding> in_order(std::vector<Finding> findings) {
    std::ranges::stable_sort(findings, [](const Finding& a, const Finding& b) { return key(a) < key(b); });
    const auto same = [](const Finding& a, const Finding& b) { return key(a) == key(b); };
    findings.erase(std::unique(findings.begin(), findings.end(), same), findings.end());
    return findings;
}

std::vector<Diagnostic> publish(const text::Sources& sources, std::vector<Finding> findings, std::size_t limit) {
    findings = in_order(std::move(findings));
    const std::size_t count = findings.size();
    if (count > limit) findings.resize(limit);
    std::vector<Diagnostic> result;
    result.reserve(findings.size() + 1);
    for (const Finding& finding : findings) result.push_back(publish(sources, finding));
    if (count > limit) result.push_back(publish(sources, make(Id::more_findings, std::nullopt, count - limit)));
    return result;
}

}  // namespace lrsched::diagnostic
