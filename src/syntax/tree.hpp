// Room syntax: the tree of a text. Flat vectors and indices: a tree of any depth is made, walked and freed without recursion.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/source.hpp"

namespace lrsched::syntax {

using text::Place;
using text::SourceId;
using text::Span;

/// An interned name. Two names are equal where their symbols are.
using Symbol = std::uint32_t;
inline constexpr Symbol kNoSymbol = 0;

/// The names of one compilation.
class Symbols {
public:
    Symbols();
    Symbol intern(std::string_view name);
    [[nodiscard]] const std::string& operator[](Symbol symbol) const { return names_[symbol]; }
    [[nodiscard]] std::size_t size() const noexcept { return names_.size(); }

private:
    std::deque<std::string> names_;
    std::unordered_map<std::string_view, Symbol> index_;
};

using ExprId = std::uint32_t;
inline constexpr ExprId kNoExpr = 0;

enum class Kind : std::uint8_t {
    none_expr,  ///< id 0: no expression
    number,     ///< payload: index of a Literal
    string,     ///< payload: symbol of the text
    truth,      ///< payload: 0 or 1
    nothing,    ///< `none`
    name,       ///< payload: symbol of the (dotted) name
    paren,      ///< ( e )
    call,       ///< payload: symbol of the function; edges: arguments, aux = symbol of a named one
    list,       ///< edges: entries; payload 1 for a tuple
    dict,       ///< edges: key, value, key, value, ...
    index,      ///< edges: list, position
    negate,     ///< edges: operand
    plus,       ///< edges: operand
    logic_not,  ///< edges: operand
    sum,        ///< edges: operands, aux = Operator in front of it (the first: none)
    product,    ///< as sum
    power,      ///< edges: base, exponent
    compare,    ///< payload: Operator; edges: left, right
    logic_and,  ///< edges: operands
    logic_or,   ///< edges: operands
    conditional,  ///< edges: condition, value, condition, value, ..., otherwise; payload 1 where written as `a if c else b`
    let,          ///< edges: per binding a `pattern` node and its value, ..., then the body
    pattern,      ///< edges: aux = symbol of each name; payload 1 where written as a list
    lambda,       ///< payload: symbol of the parameter (kNoSymbol: none); edges: body, aux = symbol of a second one
    bounded,      ///< e for d; edges: e, d
    warped,       ///< e at c; edges: e, c
    until,        ///< e until c; edges: e, c
};

enum class Operator : std::uint8_t {
    none,
    add,
    subtract,
    multiply,
    divide,
    floor_divide,
    modulo,
    equal,
    unequal,
    less,
    less_equal,
    greater,
    greater_equal
};

/// How a number was written. `value` has the magnitude letters (k, M, B) applied, not the unit.
enum class Unit : std::uint8_t { none, iterations, epochs, tokens, examples, duration, percent };
struct Literal {
    double value = 0;
    Unit unit = Unit::none;
    std::uint64_t digits = 0;  ///< value == digits / 10^decimals exactly as written, where `exact`
    std::uint8_t decimals = 0;
    bool exact = false;
};

struct Node {
    Kind kind = Kind::none_expr;
    std::uint32_t payload = 0;
    std::uint32_t first = 0;  ///< its edges: [first, first + count)
    std::uint32_t count = 0;
    Place place;
};

struct Edge {
    ExprId expr = kNoExpr;
    std::uint32_t aux = 0;  ///< Operator or Symbol, as the kind says
    Span span;              ///< of the operator or the name
};

/// Nodes of all texts of one compilation.
class Tree {
public:
    Tree();
    ExprId add(Kind kind, Place place, std::span<const Edge> edges, std::uint32_t payload = 0);
    std::uint32_t add_literal(const Literal& literal);

    [[nodiscard]] const Node& operator[](ExprId id) const { return nodes_[id]; }
    [[nodiscard]] std::span<const Edge> edges(ExprId id) const {
        return {edges_.data() + nodes_[id].first, nodes_[id].count};
    }
    [[nodiscard]] const Edge& edge(ExprId id, std::size_t i) const { return edges_[nodes_[id].first + i]; }
    [[nodiscard]] const Literal& literal(ExprId id) const { return literals_[nodes_[id].payload]; }
    [[nodiscard]] std::size_t size() const noexcept { return nodes_.size(); }

    /// The expression without the parentheses around it.
    [[nodiscard]] ExprId bare(ExprId id) const {
        while (nodes_[id].kind == Kind::paren) id = edges_[nodes_[id].first].expr;
        return id;
    }

private:
    std::vector<Node> nodes_;
    std::vector<Edge> edges_;
    std::vector<Literal> literals_;
};

/// How a parameter takes its argument.
enum class Mark : std::uint8_t { value, schedule, schedules };

struct Parameter {
    Symbol name = kNoSymbol;
    Span span;
    Mark mark = Mark::value;
    ExprId fallback = kNoExpr;
};

enum class ItemKind : std::uint8_t { import, run, param, let, function, schedule, expression };

/// `from module import name as alias`: one of the names.
struct TakenName {
    Symbol name = kNoSymbol;
    Symbol alias = kNoSymbol;  ///< the name itself where there is no other
    Span span;                 ///< of the name

    friend bool operator==(const TakenName& a, const TakenName& b) { return a.name == b.name && a.alias == b.alias; }
};

struct Item {
    ItemKind kind = ItemKind::expression;
    Place place;  ///< the whole item
    Span name_span;
    Symbol name = kNoSymbol;  ///< import: the alias
    ExprId body = kNoExpr;
    std::vector<Parameter> parameters;  ///< function
    std::vector<Edge> settings;         ///< run: aux = name
    std::string path;                   ///< import
    Span path_span;
    bool path_is_name = false;     ///< import torch (a built-in module) instead of import "file"
    bool takes_names = false;      ///< from torch import ...
    std::vector<TakenName> taken;  ///< the names; none where all are meant: `*`
    ExprId family = kNoExpr;       ///< schedule: how many there are of it, in `schedule lr.layer[12] = ...`
    std::string doc;            ///< the text of the ## lines above it, without the marks
};

/// A comment that is no doc comment, or a doc comment: where it stands in the text.
struct Comment {
    Span span;
    bool doc = false;
};

struct File {
    SourceId source = 0;
    std::vector<Item> items;
    std::vector<Comment> comments;
    std::vector<Symbol> unread;  ///< words an item that could not be read may have defined
};

}  // namespace lrsched::syntax
