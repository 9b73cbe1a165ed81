#include "config/embedded.hpp"

#include <algorithm>
#include <tuple>

#include "config/scalar_text.hpp"

namespace lrsched::config {
namespace {

void move_location(const text::Sources& sources, const Expression& expression, std::string_view name,
                   std::optional<Location>& location) {
    if (!location || location->file != name) return;
    const Scalar scalar{sources[expression.place.source].text, expression.place.span.begin, expression.text};
    const text::Span inside{static_cast<std::uint32_t>(location->begin), static_cast<std::uint32_t>(location->end)};
    location = diagnostic::locate(sources, {expression.place.source, origin(scalar, inside)});
}

/// What has no place comes first, what is of another text last.
auto key(const Diagnostic& diagnostic, std::string_view file) {
    const bool elsewhere = diagnostic.location && diagnostic.location->file != file;
    const std::size_t begin = diagnostic.location ? diagnostic.location->begin : 0;
    return std::tuple(elsewhere, elsewhere ? 0 : begin);
}

bool same(const Diagnostic& a, const Diagnostic& b) {
    const auto place = [](const Diagnostic& d) {
        return d.location ? std::tuple(d.location->file, d.location->begin, d.location->end)
                          : std::tuple(std::string{}, std::size_t{0}, std::size_t{0});
    };
    return a.code == b.code && a.message == b.message && place(a) == place(b);
}

}  // namespace

Diagnostic move_into(const text::Sources& sources, const Expression& expression, std::string_view name,
                     Diagnostic diagnostic) {
    move_location(sources, expression, name, diagnostic.location);
    if (!diagnostic.location) diagnostic.location = diagnostic::locate(sources, expression.place);
    for (Note& note : diagnostic.notes) move_location(sources, expression, name, note.location);
    return diagnostic;
}

std::vector<Diagnostic> publish(const text::Sources& sources, text::SourceId source,
                                std::vector<diagnostic::Finding> findings, std::vector<Diagnostic> moved,
                                std::size_t limit) {
    findings = diagnostic::in_order(std::move(findings));
    const std::size_t unseen = findings.size() - std::min(findings.size(), limit);
    findings.resize(findings.size() - unseen);  // to locate one takes as long as the text before it is
    std::vector<Diagnostic> all;
    all.reserve(findings.size() + moved.size());
    for (const diagnostic::Finding& finding : findings) all.push_back(diagnostic::publish(sources, finding));
    std::ranges::move(moved, std::back_inserter(all));
    const std::string_view file = sources[source].name;
    std::ranges::stable_sort(all, {}, [&](const Diagnostic& diagnostic) { return key(diagnostic, file); });
    all.erase(std::unique(all.begin(), all.end(), same), all.end());
    const std::size_t count = all.size() + unseen;
    if (count <= limit) return all;
    all.resize(limit);
    all.push_back(
        diagnostic::publish(sources, diagnostic::make(diagnostic::Id::more_findings, std::nullopt, count - limit)));
    return all;
}

}  // namespace lrsched::config
