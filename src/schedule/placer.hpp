// Room schedule: places expressions: (expression, environment, frame) to a value of the graph. Everything is by need and
// remembered, so equal work is done once. Errors are values too (poison): what does not need them is not hurt by them, and
// all independent ones come out together.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "schedule/placed.hpp"
#include "schedule/scope.hpp"

namespace lrsched::schedule {

using syntax::ExprId;
using syntax::Symbol;
using text::Place;

class Placer {
public:
    Placer(Project& project, const Limits& limits, Graph& graph);

    std::optional<Placed> run(Graph&& graph);

private:
    struct Key {
        ExprId expr;
        EnvId env;
        FrameId frame;
        friend bool operator==(const Key&, const Key&) = default;
    };
    struct KeyHash {
        std::size_t operator()(const Key& key) const noexcept { return combine(combine(key.expr, key.env), key.frame); }
    };
    struct Plan {
        std::vector<Binding> parts;
        std::vector<NodeId> starts;            // of each part
        std::vector<NodeId> lengths;           // kNoNode: no end
        std::vector<NodeId> rests;             // lengths as planned, where a part may end before
        std::vector<std::size_t> listeners{};  // parts with an `until`
        NodeId sum = kNoNode;                  // kNoNode: endless
        bool flexible = false;
        Value poison{};  // type poison where it cannot be planned
    };
    /// The parts of a chain before their lengths are settled.
    struct Shares {
        std::vector<Extent> extents;
        std::vector<std::size_t> sharers;  // parts that take what is left
        NodeId taken = kNoNode;            // sum of the other parts
    };
    struct Passes {
        Value poison{};
        NodeId length = kNoNode;       // even passes
        std::uint32_t bounds = kNoId;  // tables of uneven ones
        std::uint32_t starts = kNoId;
        double times = 0;
        double known = 0;      // passes in the tables, where there are more; else 0
        NodeId sum = kNoNode;  // kNoNode: endless
    };
    /// The condition behind an `until`.
    struct Trigger {
        ExprId condition;
        EnvId env;
    };
    class Level;
    class Within;

    // findings -------------------------------------------------------------------------------------------------------
    // never inline: findings would make the frames of all that calls itself through place() three times as large
    template <class... Arguments>
    [[gnu::noinline]] Value error(diagnostic::Id id, Place place, const Arguments&... arguments) {
        return poison(diagnostic::make(id, place, arguments...));
    }
    Value poison(diagnostic::Finding finding);
    Value join(Value a, Value b);
    [[nodiscard]] bool only_unknown(Value poison) const;
    [[nodiscard]] bool only_untold(Value poison) const;
    void remark(diagnostic::Finding finding);
    [[gnu::noinline]] void remark_empty(const Binding& part);
    void report(Value poison);
    [[nodiscard]] Place user_place(Place place) const;
    [[nodiscard]] bool is_user(Place place) const {
        return project_.sources[place.source].origin == text::Origin::user;
    }
    [[nodiscard]] std::string words(Place place) const;
    [[nodiscard]] std::optional<Place> call_around(Place place) const;
    [[nodiscard]] Place culprit(ExprId expr, EnvId env) const;

    // expressions ----------------------------------------------------------------------------------------------------
    Value place(ExprId expr, EnvId env, FrameId frame);
    Value place_new(ExprId expr, EnvId env, FrameId frame);
    Value place_binding(const Binding& binding, FrameId frame, Place at);
    Value place_formula(const Binding& binding, FrameId frame, Place at);
    Value place_name(ExprId expr, EnvId env, FrameId frame);
    Value place_item(const ValueRef& ref, FrameId frame);
    Value place_output(const ValueRef& ref, FrameId frame);
    FrameId run_frame(FrameId frame);
    Value place_family(const syntax::Item& item, ModuleId module, FrameId frame);
    std::variant<std::size_t, Value> family_size(const syntax::Item& item, ModuleId module);
    EnvId member_env(ModuleId module, std::size_t member);
    Extent measure_output(const ValueRef& ref);
    Value frame_value(Symbol name, FrameId frame, Place at);
    Value place_literal(ExprId expr, FrameId frame);
    Value literal_value(const syntax::Literal& literal, FrameId frame, Place at);
    Value place_operators(ExprId expr, EnvId env, FrameId frame);
    Value place_compare(ExprId expr, EnvId env, FrameId frame);
    Value place_logic(ExprId expr, EnvId env, FrameId frame);
    Value place_condition(ExprId expr, EnvId env, FrameId frame);
    Value place_list(ExprId expr, EnvId env, FrameId frame);
    Value place_dict(ExprId expr, EnvId env, FrameId frame);
    Value place_index(ExprId expr, EnvId env, FrameId frame);
    Value index_list(Value list, Value position, Place at);
    EnvId bind_let(ExprId expr, std::size_t pair, EnvId env, FrameId frame);
    EnvId bind_lambda(ExprId expr, EnvId env);

    // arithmetic -----------------------------------------------------------------------------------------------------
    Value unary(Op op, Value x, Place at);
    Value binary(Op op, Value a, Value b, Place at, ExprId left = 0, ExprId right = 0, EnvId env = 0);
    Value numbers(Op op, Value a, Value b, Place at, ExprId left, ExprId right, EnvId env);
    Value select(Value condition, Value a, Value b, Place at);
    Value choose(NodeId clock, const std::vector<NodeId>& bounds, const std::vector<Value>& parts, Place at);
    Value settled(Value value);
    Value want_number(Value value, Place at, std::string_view what);
    [[nodiscard]] std::optional<double> constant_of(Value value) const;
    [[nodiscard]] static bool mixes(Measure a, Measure b) { return a != Measure::free && b != Measure::free && a != b; }
    [[nodiscard]] static Measure agree(Measure a, Measure b) { return a == Measure::free ? b : a; }
    Value mixed(Value a, Value b, Place at, ExprId left, ExprId right, EnvId env);
    [[nodiscard]] static std::string_view type_name(const Value& value);

    // calls ----------------------------------------------------------------------------------------------------------
    Value place_call(ExprId expr, EnvId env, FrameId frame);
    FunctionRef function_of(ExprId call, EnvId env);
    Value place_builtin(const Builtin& builtin, ExprId expr, EnvId env, FrameId frame);
    Value place_pointwise(const Builtin& builtin, ExprId expr, EnvId env, FrameId frame);
    EnvId bind_arguments(const FunctionRef& function, ExprId call, EnvId env, FrameId frame);
    Binding bind(ExprId expr, syntax::Mark mark, EnvId env, FrameId frame);
    void refuse_parts(Binding& binding, Symbol parameter, ExprId argument, FrameId frame);
    Binding bind_value(ExprId expr, EnvId env, FrameId frame, Binding::Type otherwise, bool alias = true);
    bool is_none(ExprId expr, EnvId env);
    std::optional<std::vector<Binding>> parts_of(ExprId expr, EnvId env, FrameId frame);
    [[nodiscard]] std::vector<ExprId> builtin_arguments(const Builtin& builtin, ExprId call) const;
    [[nodiscard]] ExprId named_argument(ExprId call, Symbol name) const;

    // forms ----------------------------------------------------------------------------------------------------------
    Value place_bounded(ExprId expr, EnvId env, FrameId id);
    Value place_warped(ExprId expr, EnvId env, FrameId id);
    Value place_chain(ExprId expr, EnvId env, FrameId id);
    Value place_repeat(ExprId expr, EnvId env, FrameId id);
    Value place_rebase(ExprId expr, EnvId env, FrameId id);
    Value place_update(ExprId expr, EnvId env, FrameId id);
    Value place_scan(ExprId expr, EnvId env, FrameId id);
    Value define_scan(const std::vector<Value>& init, bool list, ExprId next, EnvId env, Frame frame, std::uint32_t id);
    Value state_entries(Value state, Place at, std::vector<Value>& entries);
    NodeId state_at(std::uint32_t scan, std::uint32_t entry, NodeId k, const Frame& frame);
    NodeId walked(NodeId state);
    Value place_noise(ExprId expr, EnvId env, FrameId id);
    Value place_metric(std::string_view name, FrameId id, Place at);
    Value place_metric_call(ExprId expr, EnvId env, FrameId frame);
    Value place_reported(ExprId expr, EnvId env, FrameId frame);
    [[gnu::noinline]] Value metric_not_offered(std::string_view name, Place at);
    std::uint32_t metric_number(std::string_view name, Place at);
    void finish_scan(Scan scan, std::uint32_t id);
    Value place_until(ExprId expr, EnvId env, FrameId frame);
    std::optional<Trigger> trigger_of(const Binding& part, FrameId frame);
    bool follow_name(ExprId& expr, EnvId& env);
    Frame part_frame(const Frame& outer, NodeId begin, NodeId rest);
    Value ending(const Plan& plan, std::size_t i, NodeId begin, NodeId before, const Frame& now);
    NodeId cut_length(NodeId planned, NodeId begin, NodeId ending);
    Value endings(const Plan& plan, std::span<const NodeId> before, const Frame& now, std::vector<NodeId>& result);
    Value define_endings(const Plan& plan, Frame frame, std::uint32_t id);
    Value listen(Plan& plan, ExprId expr, EnvId env, FrameId id);
    void cut(Plan& plan, std::uint32_t scan, const Frame& outer);
    [[nodiscard]] std::vector<double> planned_ends(const Plan& plan, std::size_t count) const;
    Value place_fold(ExprId expr, EnvId env, FrameId frame);
    std::optional<EnvId> fold_env(const std::vector<ExprId>& arguments, EnvId env, FrameId frame, bool measuring,
                                  ExprId& last);
    Plan plan_chain(ExprId expr, EnvId env, FrameId frame);
    [[gnu::noinline]] Value mixed_part(const Extent& extent);
    void plan_lengths(Plan& plan, FrameId id);
    Shares measure_parts(Plan& plan, FrameId measuring);
    NodeId share_of(Plan& plan, const Shares& shares, NodeId room);
    void without_end(Plan& plan, const Extent& extent);
    void plan_switches(Plan& plan, ExprId at, EnvId env, FrameId id);
    bool check_share(const Binding& part, NodeId share, const Frame& frame, Plan& plan);
    Passes plan_passes(ExprId expr, EnvId env, FrameId id);
    void plan_table(Passes& passes, NodeId length, NodeId variable, Place at);
    Value length_value(ExprId expr, EnvId env, FrameId frame);
    Value check_length(Value value, ExprId expr, EnvId env);
    NodeId checked_length(NodeId length);
    Value checked_parts(Value value, NodeId lengths);
    Value bad_pass(NodeId variable, std::size_t pass, double steps, Place at);
    [[nodiscard]] FrameId length_frame(FrameId id);
    [[nodiscard]] FrameId value_frame(FrameId id);
    void move_begin(Frame& frame, NodeId by);
    bool ends_at(const Frame& outer, const Plan& plan, std::size_t part, NodeId end);
    NodeId pass_limit(const Passes& passes, ExprId body, EnvId env, Frame frame, NodeId pass);
    [[nodiscard]] Place part_place(const Binding& part) const;

    // lists ----------------------------------------------------------------------------------------------------------
    Value place_list_form(const Builtin& builtin, ExprId expr, EnvId env, FrameId frame);
    Value make_list(std::vector<Value> values, Place at);
    Value place_concat(const std::vector<Value>& values, Place at);
    Value place_extreme(const Builtin& builtin, ExprId expr, EnvId env, FrameId frame);
    Value place_count(Value list, Value x, Place at);
    Value place_lookup(Value x, Value xs, Value ys, Place at);
    Value place_points(Op op, Value x, Value xs, Value ys, Place at);
    Value place_duration(Value value, Value otherwise, FrameId frame, Place at);
    Value place_dict_call(ExprId expr, EnvId env, FrameId frame);
    Value place_split(Value value, Value separator, Place at);
    Value place_quantity(Value value, Place at);
    Value place_range(std::vector<Value> values, Place at);
    Value cumulate(Op op, Value list, Place at);

    // lengths --------------------------------------------------------------------------------------------------------
    Extent measure(ExprId expr, EnvId env, FrameId frame);
    Extent measure_new(ExprId expr, EnvId env, FrameId frame);
    Extent measure_binding(const Binding& binding, FrameId frame);
    Extent measure_name(ExprId expr, EnvId env, FrameId frame);
    Extent measure_call(ExprId expr, EnvId env, FrameId frame);
    Extent measure_form(const Builtin& builtin, ExprId expr, EnvId env, FrameId frame);
    Extent measure_condition(ExprId expr, EnvId env, FrameId frame);
    Extent measure_bounded(ExprId expr, EnvId env, FrameId frame);
    Extent measure_warped(ExprId expr, EnvId env, FrameId frame);
    Extent measure_chain(ExprId expr, EnvId env, FrameId frame);
    Extent measure_fold(ExprId expr, EnvId env, FrameId frame);
    Extent measure_update(ExprId expr, EnvId env, FrameId frame);
    Extent combine_extents(const Extent& a, const Extent& b);
    static Extent poisoned(Value poison) { return {Reach::poison, poison.id, 0, 0}; }

    // facts of the run ---------------------------------------------------------------------------------------------------
    Value fact(std::string_view name);
    Value fact_expression(const HostValue& given, std::string_view name);
    Value steps_per(syntax::Unit unit, Place at);
    Value epoch_steps(Place at);
    Value batch_of(Place at);
    void load_settings();

    Value held_behind_run(const syntax::Item& item, EnvId env, Value value, double run);
    void make_outputs(const syntax::Item& item, ModuleId module, std::vector<PlacedOutput>& outputs);
    void make_output(const syntax::Item& item, EnvId env, PlacedOutput output, std::vector<PlacedOutput>& outputs);
    std::optional<double> finish_length(const syntax::Item& item, const Extent& extent, std::optional<double>& own);
    bool too_big();

    Project& project_;
    const Limits& limits_;
    Graph& graph_;
    Scopes scopes_;

    Remembered<Key, Value, KeyHash> placed_;
    Remembered<Key, Extent, KeyHash> measured_;
    Remembered<Key, std::uint32_t, KeyHash> scans_;
    std::vector<diagnostic::Finding> findings_;
    std::vector<std::vector<std::uint32_t>> poisons_;  // each sorted
    std::vector<Place> calls_;                         // calls that are being placed, outermost first
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> joined_;
    std::map<std::string, HostValue, std::less<>> settings_;
    std::map<std::string, Value, std::less<>> facts_;
    std::set<std::string, std::less<>> facts_in_work_;
    std::map<Symbol, const HostValue*> overrides_;
    std::set<std::pair<std::uint32_t, std::uint32_t>> remarked_;
    std::vector<std::string> metrics_;           // by number
    Place metric_place_;                         // where the first is read
    std::set<std::pair<ExprId, NodeId>> heard_;  // each `until` that a chain listens to, by the lineage of its part
    std::vector<PartTexts> texts_;
    std::map<std::pair<NodeId, double>, Passes> pass_tables_;  // by length of a pass and number of passes
    std::vector<std::pair<NodeId, Place>> pass_lengths_;       // lengths that differ from pass to pass
    std::optional<Value> too_big_;
    Place output_place_;  // of the output that is being placed
    std::size_t depth_ = 0;
    FrameId root_ = kNoId;
    EnvId main_env_ = 0;
    ExprId clock_expr_ = 0;    // a `t` that stands in no text
    ExprId current_expr_ = 0;  // a `current` likewise

    struct Words {
        Symbol t, rest, total, base, start, cycle, pi, e, inf, prev, it, acc, i, at, metric, current;
    } word_{};
};

/// Counts how deep placing is; past the limit everything is poison.
class Placer::Level {
public:
    explicit Level(Placer& placer) : placer_(placer) { ++placer_.depth_; }
    ~Level() { --placer_.depth_; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;

private:
    Placer& placer_;
};

/// The call that is being placed: where errors inside library code are shown.
class Placer::Within {
public:
    Within(Placer& placer, Place call) : placer_(placer) { placer_.calls_.push_back(call); }
    ~Within() { placer_.calls_.pop_back(); }
    Within(const Within&) = delete;
    Within& operator=(const Within&) = delete;

private:
    Placer& placer_;
};

}  // namespace lrsched::schedule
