// The facts of the run, the outputs, and the driver of placing.
#include <algorithm>
#include <array>
#include <cmath>

#include "diagnostic/did_you_mean.hpp"
#include "schedule/check_names.hpp"
#include "schedule/placer.hpp"

namespace lrsched::schedule {
namespace {

using diagnostic::Finding;
using diagnostic::Id;
using diagnostic::make;

constexpr std::array<std::string_view, 9> kFacts{
    "base", "total", "epoch", "dataset", "batch", "accumulate", "world", "tokens_per_example", "drop_last"};

/// A text that ends by naming what a call makes most likely means that: `scheduler = StepLR(optimizer, 30)`.
Finding make_no_schedule(const Project& project) {
    Finding finding = make(Id::no_schedule, Place{project.main_source, {0, 0}});
    const auto& items = project.modules[project.main].items;
    if (items.empty() || items.back().kind != syntax::ItemKind::let) return finding;
    if (project.symbols[items.back().name] == "schedule") return finding;
    if (project.tree[items.back().body].kind == syntax::Kind::call)
        finding.suggestion = fmt::format("add a line `schedule lr = {}`", project.symbols[items.back().name]);
    return finding;
}

}  // namespace

Placer::Placer(Project& project, const Limits& limits, Graph& graph)
    : project_(project), limits_(limits), graph_(graph), main_env_(scopes_.file_env(project.main)) {
    const auto symbol = [&](std::string_view name) { return project_.symbols.intern(name); };
    word_ = {symbol("t"),  symbol("rest"), symbol("total"),  symbol("base"),   symbol("start"), symbol("cycle"),
             symbol("pi"), symbol("e"),    symbol("inf"),    symbol("prev"),   symbol("it"),    symbol("acc"),
             symbol("i"),  symbol("at"),   symbol("metric"), symbol("current")};
    const text::SourceId nowhere = project_.sources.add({"<language>", "t current", text::Origin::library});
    clock_expr_ = project_.tree.add(syntax::Kind::name, {nowhere, {0, 1}}, {}, word_.t);
    current_expr_ = project_.tree.add(syntax::Kind::name, {nowhere, {2, 9}}, {}, word_.current);
    output_place_ = {project_.main_source, {0, 0}};
}

/// Settings of the file, then the host's, which win; last the host's defaults, which do not.
void Placer::load_settings() {
    const auto set = [&](const HostValue& value) {
        if (std::ranges::find(kFacts, value.name) == kFacts.end()) {
            Finding finding = make(Id::unknown_setting, value.place, value.name);
            const std::vector<std::string> names(kFacts.begin(), kFacts.end());
            finding.suggestion = diagnostic::did_you_mean(value.name, names);
            if (finding.suggestion.empty())
                finding.suggestion = fmt::format("the facts of a run are {}", fmt::join(kFacts, ", "));
            project_.findings.push_back(std::move(finding));
            return;
        }
        settings_[value.name] = value;
    };
    for (const syntax::Item& item : project_.modules[project_.main].items) {
        if (item.kind != syntax::ItemKind::run) continue;
        for (const syntax::Edge& edge : item.settings) {
            const HostValue value{project_.symbols[edge.aux], edge.expr, {item.place.source, edge.span}};
            if (const auto before = settings_.find(value.name); before != settings_.end()) {
                Finding finding = make(Id::duplicate_name, value.place, value.name);
                finding.notes.push_back({"it is defined first here", before->second.place});
                project_.findings.push_back(std::move(finding));
                continue;
            }
            set(value);
        }
    }
    for (const HostValue& value : project_.run) set(value);
    for (const HostValue& value : project_.run_defaults) {
        if (!settings_.contains(value.name)) set(value);
    }
    for (const HostValue& value : project_.params) {
        const Symbol name = project_.symbols.intern(value.name);
        const auto& values = project_.modules[project_.main].values;
        const auto found = values.find(name);
        if (found != values.end() && found->second->kind == syntax::ItemKind::param) {
            overrides_[name] = &value;
            continue;
        }
        std::vector<std::string> names;
        for (const auto& [symbol, item] : values) {
            if (item->kind == syntax::ItemKind::param) names.push_back(project_.symbols[symbol]);
        }
        Finding finding = make(Id::unknown_param, value.place, value.name);
        finding.suggestion = diagnostic::did_you_mean(value.name, names);
        if (finding.suggestion.empty() && !names.empty())
            finding.suggestion = fmt::format("the file's params are {}", fmt::join(names, ", "));
        if (finding.suggestion.empty() && found != values.end())
            finding.suggestion = fmt::format("write `param {0} = ...` instead of `let {0} = ...`", value.name);
        if (finding.suggestion.empty())
            finding.suggestion = fmt::format("declare it in the file: `param {} = ...`", value.name);
        project_.findings.push_back(std::move(finding));
    }
}

/// The value of a setting; type none where it is not given.
Value Placer::fact(std::string_view name) {
    if (const auto known = facts_.find(name); known != facts_.end()) return known->second;
    const auto given = settings_.find(name);
    if (given == settings_.end()) return {};
    if (facts_in_work_.contains(name)) return error(Id::setting_circle, given->second.place, name);
    facts_in_work_.emplace(name);
    const Value value = fact_expression(given->second, name);
    facts_in_work_.erase(std::string(name));
    facts_.emplace(name, value);
    return value;
}

Value Placer::fact_expression(const HostValue& given, std::string_view name) {
    const ExprId expr = project_.tree.bare(given.expr);
    const Place at = project_.tree[expr].place;
    if (project_.tree[expr].kind == syntax::Kind::number && name == "dataset") {
        // a data set counts its own examples, not steps
        const syntax::Literal& literal = project_.tree.literal(expr);
        if (literal.unit == syntax::Unit::examples) return number(graph_.constant(literal.value));
        if (literal.unit == syntax::Unit::tokens) {
            const Value tokens = fact("tokens_per_example");
            if (tokens.type == Type::none) return error(Id::fact_missing, at, words(at), "tokens_per_example");
            return tokens.type == Type::poison
                       ? tokens
                       : number(graph_.apply(Op::divide, graph_.constant(literal.value), tokens.id));
        }
    }
    Frame frame;
    frame.base = graph_.constant(1);
    if (name == "base") {
        const Value total = fact("total");
        if (total.type == Type::poison) return total;
        if (total.type == Type::number) frame.span = total.id;
    }
    const bool circular =
        name == "base" && project_.tree[expr].kind == syntax::Kind::name && project_.tree[expr].payload == word_.base;
    if (circular) return error(Id::setting_circle, at, name);
    const Value value = place(expr, main_env_, scopes_.frame(frame));
    if (value.type == Type::poison) return value;
    if (name == "drop_last")
        return value.type == Type::truth ? value : error(Id::bad_fact, at, name, "true or false", words(at));
    const auto known = constant_of(value);
    if (value.type != Type::number || !known || !std::isfinite(*known))
        return error(Id::bad_fact, at, name, "a number", words(at));
    if (name == "base")
        return value.measure == Measure::time ? error(Id::base_is_time, at, words(at))
                                              : number(value.id, Measure::rate);
    return *known > 0 ? value : error(Id::bad_fact, at, name, "a number above 0", words(at));
}

/// Examples that one step takes in.
Value Placer::batch_of(Place at) {
    const Value batch = fact("batch");
    if (batch.type == Type::none) return error(Id::fact_missing, at, words(at), "batch");
    if (batch.type == Type::poison) return batch;
    NodeId size = batch.id;
    for (const std::string_view factor : {"accumulate", "world"}) {
        const Value value = fact(factor);
        if (value.type == Type::poison) return value;
        if (value.type == Type::number) size = graph_.apply(Op::multiply, size, value.id);
    }
    return number(size);
}

Value Placer::epoch_steps(Place at) {
    const Value given = fact("epoch");
    if (given.type != Type::none) return given;
    const Value dataset = fact("dataset");
    if (dataset.type == Type::poison) return dataset;
    if (dataset.type == Type::none) return error(Id::epoch_unknown, at, words(at));
    const Value batch = batch_of(at);
    if (batch.type == Type::poison) return batch;
    const Value drop = fact("drop_last");
    if (drop.type == Type::poison) return drop;
    const bool whole = drop.type == Type::truth && constant_of(drop) == 1.0;
    return number(graph_.apply(whole ? Op::floor : Op::ceil, graph_.apply(Op::divide, dataset.id, batch.id)));
}

/// Steps that one of the unit is.
Value Placer::steps_per(syntax::Unit unit, Place at) {
    if (unit == syntax::Unit::epochs) return epoch_steps(at);
    const Value batch = batch_of(at);
    if (batch.type == Type::poison) return batch;
    NodeId size = batch.id;
    if (unit == syntax::Unit::tokens) {
        const Value tokens = fact("tokens_per_example");
        if (tokens.type == Type::none) return error(Id::fact_missing, at, words(at), "tokens_per_example");
        if (tokens.type == Type::poison) return tokens;
        size = graph_.apply(Op::multiply, size, tokens.id);
    }
    return number(graph_.apply(Op::divide, graph_.constant(1), size));
}

std::optional<Placed> Placer::run(Graph&& graph) {
    load_settings();
    const Value base = fact("base");
    const Value total = fact("total");
    for (const auto& [name, given] : settings_) {
        const Value value = fact(name);
        if (value.type == Type::poison) report(value);
    }
    Frame frame;
    frame.clock = frame.lineage = Graph::step();
    frame.base = frame.start = base.type == Type::number ? base.id : graph_.constant(1);
    if (total.type == Type::number) frame.rest = frame.span = total.id;
    frame.offset = frame.origin = graph_.constant(0);
    root_ = scopes_.frame(frame);
    Placed placed;
    bool any = false;
    for (const syntax::Item& item : project_.modules[project_.main].items) {
        const bool output = item.kind == syntax::ItemKind::schedule || item.kind == syntax::ItemKind::expression;
        if (!output) continue;
        any = true;
        make_outputs(item, project_.main, placed.outputs);
    }
    const bool failed = std::ranges::any_of(
        project_.findings, [](const Finding& f) { return diagnostic::entry(f.id).severity == Severity::error; });
    if (!any && !failed) {
        project_.findings.push_back(make_no_schedule(project_));
    }
    if (failed || !any) return std::nullopt;
    placed.total = constant_of(total);
    std::ranges::stable_sort(texts_, {}, &PartTexts::node);
    placed.texts = std::move(texts_);
    placed.metrics = std::move(metrics_);
    placed.metric_place = metric_place_;
    placed.graph = std::move(graph);
    return placed;
}

std::optional<Placed> place(Project& project, const Limits& limits) {
    check_names(project);
    const bool failed = std::ranges::any_of(
        project.findings, [](const Finding& f) { return diagnostic::entry(f.id).severity == Severity::error; });
    if (failed) return std::nullopt;
    Graph graph;
    Placer placer(project, limits, graph);
    return placer.run(std::move(graph));
}

}  // namespace lrsched::schedule
