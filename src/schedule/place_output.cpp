// The outputs of a run: each schedule by itself or a family of them, their lengths in the run, and what their names mean.
#include <algorithm>
#include <cmath>
#include <utility>

#include "schedule/placer.hpp"

namespace lrsched::schedule {

using diagnostic::Id;
using diagnostic::make;

/// The frame of an output: that of the run, wherever its name stands; at a limit the step that is reached, in a scan the step of
/// the run at which the scan took that step.
FrameId Placer::run_frame(FrameId frame) {
    const Frame here = scopes_.frame(frame);
    Frame run = scopes_.frame(root_);
    const auto of_scan = [&](NodeId clock) {
        return clock != kNoNode && (graph_.is_constant(clock) || (graph_[clock].flags & (kOnScan | kPassOnScan)) != 0);
    };
    if (here.offset != kNoNode) {
        if (of_scan(here.lineage)) run.clock = run.lineage = graph_.apply(Op::add, here.lineage, here.offset);
        if (here.clock != here.lineage) run.clock = graph_.apply(Op::add, here.clock, here.offset);
    }
    return scopes_.frame(run);
}

/// The name of an output is that output at the run's own step; the name of a family is the list of its members.
Value Placer::place_output(const ValueRef& ref, FrameId frame) {
    if (ref.item->family != syntax::kNoExpr) return place_family(*ref.item, ref.module, run_frame(frame));
    return place(ref.item->body, scopes_.file_env(ref.module), run_frame(frame));
}

Value Placer::place_family(const syntax::Item& item, ModuleId module, FrameId frame) {
    const auto size = family_size(item, module);
    if (const auto* poison = std::get_if<Value>(&size)) return *poison;
    std::vector<Value> members;
    for (std::size_t i = 0; i < std::get<std::size_t>(size); ++i)
        members.push_back(place(item.body, member_env(module, i), frame));
    return make_list(std::move(members), project_.tree[item.body].place);
}

/// How many members a family has: a whole number, known before the run.
std::variant<std::size_t, Value> Placer::family_size(const syntax::Item& item, ModuleId module) {
    const Place at = project_.tree[item.family].place;
    const Value size = place(item.family, scopes_.file_env(module), length_frame(root_));
    if (size.type == Type::poison) return size;
    const auto known = size.type == Type::number ? constant_of(size) : std::nullopt;
    if (!known || *known < 1 || *known != std::floor(*known)) return error(Id::bad_family, at, words(at));
    if (*known > static_cast<double>(limits_.outputs)) return error(Id::too_many_outputs, at, *known, limits_.outputs);
    return static_cast<std::size_t>(*known);
}

EnvId Placer::member_env(ModuleId module, std::size_t member) {
    Binding position;
    position.value = number(graph_.constant(static_cast<double>(member)));
    return scopes_.bind(scopes_.file_env(module), word_.i, position);
}

Extent Placer::measure_output(const ValueRef& ref) {
    const FrameId frame = length_frame(root_);
    if (ref.item->family == syntax::kNoExpr) return measure(ref.item->body, scopes_.file_env(ref.module), frame);
    const auto size = family_size(*ref.item, ref.module);
    if (const auto* poison = std::get_if<Value>(&size)) return poisoned(*poison);
    Extent all;
    for (std::size_t i = 0; i < std::get<std::size_t>(size); ++i)
        all = combine_extents(all, measure(ref.item->body, member_env(ref.module, i), frame));
    return all;
}

/// The length of an output in the run, and what it would be by itself.
std::optional<double> Placer::finish_length(const syntax::Item& item, const Extent& extent,
                                            std::optional<double>& own) {
    const Value total = fact("total");
    const auto run = total.type == Type::number ? constant_of(total) : std::nullopt;
    const Place at = project_.tree[item.body].place;
    if (extent.reach == Reach::finite && graph_.is_constant(extent.length)) own = graph_.value(extent.length);
    if (own && *own == 0) report(error(Id::no_steps, at));
    if (!run || !own) return run ? run : own;
    if (*own > *run) report(error(Id::longer_than_total, at, *own, *run));
    if (*own < *run) remark(make(Id::shorter_than_total, at, *own, *run));
    return run;
}

/// What has no end of its own ends with the run, and behind its end a schedule holds its end value.
Value Placer::held_behind_run(const syntax::Item& item, EnvId env, Value value, double run) {
    Frame frame = scopes_.frame(root_);
    const NodeId end = graph_.constant(run);
    frame.clock = graph_.approach(end);
    const Value held = settled(place(item.body, env, scopes_.frame(frame)));
    return choose(Graph::step(), {end}, {value, held}, project_.tree[item.body].place);
}

void Placer::make_output(const syntax::Item& item, EnvId env, PlacedOutput output, std::vector<PlacedOutput>& outputs) {
    const Place at = project_.tree[item.body].place;
    output.place = output_place_ = at;
    const Extent extent = measure(item.body, env, length_frame(root_));
    Value value = place(item.body, env, root_);
    Value bad = value;
    if (extent.reach == Reach::poison) bad = join(value, {Type::poison, Measure::free, extent.length});
    if (bad.type == Type::poison) return report(bad);
    output.length = finish_length(item, extent, output.own_length);
    if (value.type == Type::list) return report(error(Id::output_is_list, at, output.name));
    if (value.type != Type::number)
        return report(
            error(Id::wrong_type, at, fmt::format("the schedule `{}`", output.name), "a number", type_name(value)));
    if (value.measure == Measure::time) return report(error(Id::output_is_time, at, words(at)));
    const bool endless = extent.reach == Reach::endless || extent.reach == Reach::mixed;
    if (endless && output.length) value = held_behind_run(item, env, value, *output.length);
    if (value.type == Type::poison) return report(value);
    output.node = graph_.settled(value.id);
    outputs.push_back(std::move(output));
}

/// `lr.backbone` is the learning rate of the group `backbone`, `lr.layer[12]` those of twelve groups.
void Placer::make_outputs(const syntax::Item& item, ModuleId module, std::vector<PlacedOutput>& outputs) {
    PlacedOutput output;
    output.name = item.kind == syntax::ItemKind::schedule ? project_.symbols[item.name] : "lr";
    if (item.family == syntax::kNoExpr) return make_output(item, scopes_.file_env(module), std::move(output), outputs);
    const auto size = family_size(item, module);
    if (const auto* poison = std::get_if<Value>(&size)) return report(*poison);
    const std::string name = output.name;
    for (std::size_t i = 0; i < std::get<std::size_t>(size); ++i) {
        output.name = fmt::format("{}[{}]", name, i);
        make_output(item, member_env(module, i), output, outputs);
    }
}

}  // namespace lrsched::schedule
