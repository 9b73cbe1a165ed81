#include "schedule/circles.hpp"

namespace lrsched::schedule {
namespace {

using diagnostic::Finding;
using diagnostic::Id;
using syntax::Item;
using syntax::ItemKind;
using text::Place;

enum class State : std::uint8_t { unseen, open, done };

/// A definition on the way from the root of a search, and what it needs that was not looked at yet.
struct Visit {
    const Item* item;
    std::vector<const Item*> rest;
};

void report_circle(Project& project, const Item* item, const Item* from) {
    const bool expression = item->kind == ItemKind::expression;
    const text::Span span = expression ? item->place.span : item->name_span;
    Finding finding = diagnostic::make(Id::circle, Place{item->place.source, span},
                                       expression ? std::string("lr") : project.symbols[item->name]);
    if (from != item)
        finding.notes.push_back({"it is needed by what it needs, here", Place{from->place.source, from->name_span}});
    project.findings.push_back(std::move(finding));
}

}  // namespace

/// Depth first, with a stack of our own.
void report_circles(Project& project, ModuleId module, Needs& needs) {
    std::map<const Item*, State> state;
    for (const Item& root : project.modules[module].items) {
        if (state[&root] != State::unseen) continue;
        std::vector<Visit> path;
        const auto enter = [&](const Item* item) {
            state[item] = State::open;
            path.push_back({item, {needs[item].begin(), needs[item].end()}});
        };
        enter(&root);
        while (!path.empty()) {
            if (path.back().rest.empty()) {
                state[path.back().item] = State::done;
                path.pop_back();
                continue;
            }
            const Item* next = path.back().rest.back();
            path.back().rest.pop_back();
            if (state[next] == State::open) report_circle(project, next, path.back().item);
            if (state[next] == State::unseen) enter(next);
        }
    }
}

}  // namespace lrsched::schedule
