// Room schedule: what an expression is while it is placed: a node with a kind, a list, a text, or the reasons why it is nothing.
#pragma once

#include <cstdint>

#include "schedule/graph.hpp"
#include "syntax/tree.hpp"

namespace lrsched::schedule {

/// What a number counts: steps, a rate, or neither. Time and rate do not mix.
enum class Measure : std::uint8_t { free, time, rate };

enum class Type : std::uint8_t {
    number,  ///< id: node
    truth,   ///< id: node, 0 or 1
    list,    ///< id: list
    text,    ///< id: symbol
    none,    ///< nothing
    poison,  ///< id: set of findings that say why there is no value
};

struct Value {
    Type type = Type::none;
    Measure measure = Measure::free;
    std::uint32_t id = 0;

    friend bool operator==(const Value&, const Value&) = default;
};

[[nodiscard]] constexpr Value number(NodeId node, Measure measure = Measure::free) noexcept {
    return {Type::number, measure, node};
}
[[nodiscard]] constexpr Value truth(NodeId node) noexcept { return {Type::truth, Measure::free, node}; }

/// How long a schedule is, before anything is placed.
enum class Reach : std::uint8_t {
    adapts,  ///< a value: as long as it is asked to be
    finite,  ///< length: node
    endless,
    flexible,  ///< takes what is left over
    mixed,     ///< combines a finite and an endless piece: endless, but not a part of anything that needs an end
    poison,    ///< length: set of findings
};

struct Extent {
    Reach reach = Reach::adapts;
    std::uint32_t length = 0;
    syntax::ExprId finite_piece = syntax::kNoExpr;
    syntax::ExprId endless_piece = syntax::kNoExpr;
};

using FrameId = std::uint32_t;
using EnvId = std::uint32_t;
inline constexpr std::uint32_t kNoId = 0xFFFFFFFF;

/// Where an expression stands. Node ids; kNoNode where a thing is not known or not allowed.
struct Frame {
    NodeId clock = kNoNode;    ///< t; none inside a length
    NodeId lineage = kNoNode;  ///< the clock without limits: tells clocks apart
    NodeId base = kNoNode;
    NodeId start = kNoNode;
    NodeId rest = kNoNode;  ///< what a flexible part takes
    NodeId span = kNoNode;  ///< what percents are of
    NodeId cycle = kNoNode;
    NodeId offset = kNoNode;   ///< step of the run = clock + offset; none under `at`
    NodeId origin = kNoNode;   ///< step at which the metric of t = 0 was reported; `at` leaves it
    NodeId current = kNoNode;  ///< what others have left of the value this step, inside `update`

    friend bool operator==(const Frame&, const Frame&) = default;
};

/// What a name stands for.
struct Binding {
    enum class Type : std::uint8_t {
        value,    ///< done
        thunk,    ///< a value: the expression in the frame where it was written
        formula,  ///< on the clock of its call: an error where the clock has moved
        recipe,   ///< placed wherever it is used
        parts,    ///< a list of recipes or values; expr: index of the list
    };
    Type type = Type::value;
    Value value;
    syntax::ExprId expr = syntax::kNoExpr;
    EnvId env = 0;
    FrameId frame = kNoId;
    std::uint32_t element = kNoId;  ///< `let [x, y] = e`: which entry of the list it is
    syntax::ExprId written =
        syntax::kNoExpr;  ///< where a value was written, for messages: equal values are one wherever they stand

    friend bool operator==(const Binding& a, const Binding& b) {
        return a.type == b.type && a.value == b.value && a.expr == b.expr && a.env == b.env && a.frame == b.frame &&
               a.element == b.element;
    }
};

}  // namespace lrsched::schedule
