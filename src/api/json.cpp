// Room api: diagnostics as JSON. It is written as text: the tree of the JSON library ends the process where memory ends while
// it is torn down.
#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>

#include "api/json_text.hpp"
#include "lrsched/tools.hpp"

namespace lrsched {

std::string detail::quoted(const std::string& text) {
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

namespace {

using detail::quoted;

std::string location(const std::optional<Location>& place) {
    if (!place) return "null";
    return fmt::format(R"({{"file":{},"line":{},"column":{},"length":{},"begin":{},"end":{}}})", quoted(place->file),
                       place->line, place->column, place->length, place->begin, place->end);
}

std::string object(const Diagnostic& finding) {
    constexpr std::array kSeverities{"error", "warning", "note"};
    std::string notes;
    for (const Note& note : finding.notes)
        notes += fmt::format(R"({}{{"message":{},"location":{}}})", notes.empty() ? "" : ",", quoted(note.message),
                             location(note.location));
    return fmt::format(R"({{"code":{},"severity":"{}","message":{},"location":{},"suggestion":{},"notes":[{}]}})",
                       quoted(std::string(finding.code)), kSeverities.at(static_cast<std::size_t>(finding.severity)),
                       quoted(finding.message), location(finding.location), quoted(finding.suggestion), notes);
}

}  // namespace

std::string json_of(const std::vector<Diagnostic>& diagnostics) {
    std::string list;
    for (const Diagnostic& finding : diagnostics) list += (list.empty() ? "" : ",") + object(finding);
    return "[" + list + "]";
}

}  // namespace lrsched
