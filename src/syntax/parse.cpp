// Room syntax: the only file that includes PEGTL. Rules are in grammar/grammar.hpp; here stands what each becomes.
#include "syntax/parse.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <utility>

#include "grammar.hpp"
#include "syntax/builder.hpp"
#include "syntax/explain.hpp"
#include "syntax/split.hpp"

namespace lrsched::syntax {
namespace {

namespace g = lrsched::grammar;
using diagnostic::Id;
using diagnostic::make;

// clang-format off
/// What a must-point accepts, in words.
template <class Rule>
inline constexpr std::string_view kExpected{};
template <> inline constexpr std::string_view kExpected<g::must_item> = "an expression";
template <> inline constexpr std::string_view kExpected<g::must_expression> = "an expression";
template <> inline constexpr std::string_view kExpected<g::must_arithmetic> = "an expression";
template <> inline constexpr std::string_view kExpected<g::must_product> = "an expression behind the operator";
template <> inline constexpr std::string_view kExpected<g::must_unary> = "an expression behind the operator";
template <> inline constexpr std::string_view kExpected<g::must_power> = "an expression behind the sign";
template <> inline constexpr std::string_view kExpected<g::must_postfix> = "an exponent";
template <> inline constexpr std::string_view kExpected<g::must_negation> = "a condition behind `and`";
template <> inline constexpr std::string_view kExpected<g::must_conjunction> = "a condition behind `or`";
template <> inline constexpr std::string_view kExpected<g::must_choice> = "a condition behind `if`";
template <> inline constexpr std::string_view kExpected<g::must_until> = "a condition behind `until`";
template <> inline constexpr std::string_view kExpected<g::must_close_round> = "`)` or `,`";
template <> inline constexpr std::string_view kExpected<g::must_close_square> = "`]` or `,`";
template <> inline constexpr std::string_view kExpected<g::must_close_curly> = "`}` or `,`";
template <> inline constexpr std::string_view kExpected<g::must_open_round> = "`(` and the parameters";
template <> inline constexpr std::string_view kExpected<g::must_colon> = "`:`";
template <> inline constexpr std::string_view kExpected<g::must_equals> = "`=`";
template <> inline constexpr std::string_view kExpected<g::must_then> = "`then`";
template <> inline constexpr std::string_view kExpected<g::must_else> = "`else`";
template <> inline constexpr std::string_view kExpected<g::must_in> = "`in` and an expression";
template <> inline constexpr std::string_view kExpected<g::must_binder> = "a name";
template <> inline constexpr std::string_view kExpected<g::must_binding> = "a name or `[name, name]`";
template <> inline constexpr std::string_view kExpected<g::must_path> = "a file in quotes or the name of a module";
template <> inline constexpr std::string_view kExpected<g::must_alias> = "a name behind `as`";
template <> inline constexpr std::string_view kExpected<g::must_taken> = "a name to import";
template <> inline constexpr std::string_view kExpected<g::must_import> = "`import`";
template <> inline constexpr std::string_view kExpected<g::must_names> = "names to import, or `*`";
template <> inline constexpr std::string_view kExpected<g::must_output_name> = "a name";
template <> inline constexpr std::string_view kExpected<g::must_mark> = "`schedule` or `[schedule]`";
template <> inline constexpr std::string_view kExpected<g::must_parameter_name> = "the name of the function";
template <> inline constexpr std::string_view kExpected<g::second_comparison> = "one comparison";
template <> inline constexpr std::string_view kExpected<g::end_of_item> = "an operator or the end of the item";
// clang-format on

/// What a rule becomes once it matched; rules without one leave what their parts became.
template <class Rule> struct Build {};

template <void (*Function)(Builder&, std::size_t, Span)> struct Calls {
    static void apply(Builder& builder, std::size_t base, Span span) { Function(builder, base, span); }
};
struct Touches {
    static void apply(Builder& builder, std::size_t, Span span) { builder.touch(span); }
};
template <Tag Kind> struct PushesName {
    static void apply(Builder& builder, std::size_t, Span span) {
        builder.touch(span);
        builder.push({Kind, kNoExpr, builder.intern(builder.text(span)), span});
    }
};
struct PushesOperator {
    static void apply(Builder& builder, std::size_t, Span span) {
        builder.touch(span);
        builder.push({Tag::op, kNoExpr, static_cast<std::uint32_t>(operator_of(builder.text(span))), span});
    }
};
template <Tag Kind, std::uint32_t Aux> struct Pushes {
    static void apply(Builder& builder, std::size_t, Span span) { builder.push({Kind, kNoExpr, Aux, span}); }
};
struct PushesSign {
    static void apply(Builder& builder, std::size_t, Span span) {
        builder.push({Tag::negation, kNoExpr, builder.text(span).front() == '-' ? 1U : 0U, span});
    }
};
template <Kind NodeKind, std::uint32_t Payload> struct FoldsWord {
    static void apply(Builder& builder, std::size_t base, Span span) {
        builder.fold(base, NodeKind, builder.up_to_last(span.begin), {}, Payload);
    }
};
template <Kind NodeKind> struct FoldsOperators {
    static void apply(Builder& builder, std::size_t base, Span span) { build_operators(builder, base, span, NodeKind); }
};
template <Kind NodeKind> struct FoldsLogic {
    static void apply(Builder& builder, std::size_t base, Span span) { build_logic(builder, base, span, NodeKind); }
};
template <Kind NodeKind> struct FoldsSequence {
    static void apply(Builder& builder, std::size_t base, Span span) { build_sequence(builder, base, span, NodeKind); }
};
template <bool List> struct FoldsPattern {
    static void apply(Builder& builder, std::size_t base, Span span) { build_pattern(builder, base, span, List); }
};

template <char... Letters> struct Build<g::keyword_text<Letters...>> : Touches {};
template <char... Characters> struct Build<g::mark<Characters...>> : Touches {};
template <> struct Build<g::kw_true> : FoldsWord<Kind::truth, 1> {};
template <> struct Build<g::kw_false> : FoldsWord<Kind::truth, 0> {};
template <> struct Build<g::kw_none> : FoldsWord<Kind::nothing, 0> {};
template <> struct Build<g::kw_not> : Pushes<Tag::negation, 0> {};
template <> struct Build<g::kw_for> : Pushes<Tag::op, 0> {};
template <> struct Build<g::kw_at> : Pushes<Tag::op, 1> {};
template <> struct Build<g::kw_until> : Pushes<Tag::op, 2> {};
template <> struct Build<g::number> : Calls<build_number> {};
template <> struct Build<g::quoted> : Calls<build_string> {};
template <> struct Build<g::name> : PushesName<Tag::name> {};
template <> struct Build<g::identifier> : PushesName<Tag::name> {};
template <> struct Build<g::parameter_word> : PushesName<Tag::name> {};
template <> struct Build<g::argument_name> : PushesName<Tag::argument_name> {};
template <> struct Build<g::arguments> {
    // `f()` and `f` are different: a mark stands between the name and the arguments
    static void apply(Builder& builder, std::size_t base, Span span) {
        const std::vector<Entry> arguments(builder.since(base).begin(), builder.since(base).end());
        builder.reset(base);
        builder.push({Tag::comma, kNoExpr, 0, span});
        for (const Entry& entry : arguments) builder.push(entry);
    }
};
template <> struct Build<g::group_comma> : Pushes<Tag::comma, 0> {};
template <> struct Build<g::group> : Calls<build_group> {};
template <> struct Build<g::list_literal> : FoldsSequence<Kind::list> {};
template <> struct Build<g::dict> : FoldsSequence<Kind::dict> {};
template <> struct Build<g::call> : Calls<build_call> {};
template <> struct Build<g::subscript> {
    static void apply(Builder& builder, std::size_t base, Span span) {
        Entry position = builder.since(base).back();
        position.span = builder.up_to_last(span.begin);
        builder.replace(base, position);
    }
};
template <> struct Build<g::postfix> : Calls<build_postfix> {};
template <> struct Build<g::power_text> : PushesOperator {};
template <> struct Build<g::product_text> : PushesOperator {};
template <> struct Build<g::sum_text> : PushesOperator {};
template <> struct Build<g::compare_text> : PushesOperator {};
template <> struct Build<g::power_sign> : PushesSign {};
template <> struct Build<g::unary_sign> : PushesSign {};
template <> struct Build<g::power> : Calls<build_power> {};
template <> struct Build<g::unary> : Calls<build_unary> {};
template <> struct Build<g::product> : FoldsOperators<Kind::product> {};
template <> struct Build<g::arithmetic> : FoldsOperators<Kind::sum> {};
template <> struct Build<g::comparison> : Calls<build_comparison> {};
template <> struct Build<g::negation> : Calls<build_negation> {};
template <> struct Build<g::conjunction> : FoldsLogic<Kind::logic_and> {};
template <> struct Build<g::choice> : FoldsLogic<Kind::logic_or> {};
template <> struct Build<g::placed> : Calls<build_placed> {};
template <> struct Build<g::condition> : Calls<build_condition> {};
template <> struct Build<g::binder_list> : FoldsPattern<true> {};
template <> struct Build<g::binding> {
    static void apply(Builder& builder, std::size_t base, Span span) {
        if (builder.since(base).front().tag == Tag::name) build_pattern(builder, base, span, false);
    }
};
template <> struct Build<g::let> : Calls<build_let> {};
template <> struct Build<g::lambda> : Calls<build_lambda> {};
template <> struct Build<g::expression> : Calls<build_python_condition> {};

void build_setting(Builder& builder, std::size_t base, Span) {
    const auto entries = builder.since(base);
    builder.item.settings.push_back({entries[1].expr, entries[0].aux, entries[0].span});
    builder.reset(base);
}
template <> struct Build<g::setting> : Calls<build_setting> {};

template <ItemKind Kind> void build_named(Builder& builder, std::size_t base, Span) {
    const auto entries = builder.since(base);
    builder.item.kind = Kind;
    builder.item.name = entries[0].aux;
    builder.item.name_span = entries[0].span;
    builder.item.body = entries[1].expr;
    builder.reset(base);
}
template <> struct Build<g::param_item> : Calls<build_named<ItemKind::param>> {};
template <> struct Build<g::function_item> : Calls<build_named<ItemKind::function>> {};
template <> struct Build<g::assignment_item> : Calls<build_named<ItemKind::let>> {};

/// The name, how many there are of it where it is a family, and the body.
void build_schedule(Builder& builder, std::size_t base, Span) {
    const auto entries = builder.since(base);
    builder.item.kind = ItemKind::schedule;
    builder.item.name = entries[0].aux;
    builder.item.name_span = entries[0].span;
    if (entries.size() == 3) builder.item.family = entries[1].expr;
    builder.item.body = entries.back().expr;
    builder.reset(base);
}
template <> struct Build<g::schedule_item> : Calls<build_schedule> {};

void build_let_item(Builder& builder, std::size_t base, Span span) {
    const auto entries = builder.since(base);
    if (entries.size() == 3) {
        build_let(builder, base, span);
        builder.item.kind = ItemKind::expression;
        builder.item.body = builder.since(base).front().expr;
    } else {
        const ExprId pattern = entries[0].expr;
        if (builder.tree()[pattern].payload != 0) Builder::fail(make(Id::let_needs_in, builder.place(entries[0].span)));
        const Edge& name = builder.tree().edge(pattern, 0);
        builder.item.kind = ItemKind::let;
        builder.item.name = name.aux;
        builder.item.name_span = name.span;
        builder.item.body = entries[1].expr;
    }
    builder.reset(base);
}
template <> struct Build<g::let_item> : Calls<build_let_item> {};

void build_expression_item(Builder& builder, std::size_t base, Span) {
    builder.item.kind = ItemKind::expression;
    builder.item.body = builder.since(base).front().expr;
    builder.reset(base);
}
template <> struct Build<g::expression_item> : Calls<build_expression_item> {};

void build_run_item(Builder& builder, std::size_t, Span) { builder.item.kind = ItemKind::run; }
template <> struct Build<g::run_item> : Calls<build_run_item> {};

void build_import(Builder& builder, std::size_t base, Span) {
    const auto entries = builder.since(base);
    Item& item = builder.item;
    item.kind = ItemKind::import;
    item.path_is_name = entries[0].tag == Tag::name;
    item.path = item.path_is_name ? std::string(builder.text(entries[0].span))
                                  : builder.symbol_text(builder.tree()[entries[0].expr].payload);
    item.path_span = item.name_span = entries[0].span;
    if (entries.size() > 1) {
        item.name = entries[1].aux;
        item.name_span = entries[1].span;
    }
    builder.reset(base);
}
template <> struct Build<g::import_item> : Calls<build_import> {};

void build_from_path(Builder& builder, std::size_t base, Span) {
    const Entry path = builder.since(base).front();
    Item& item = builder.item;
    item.kind = ItemKind::import;
    item.path_is_name = item.takes_names = true;
    item.path = builder.text(path.span);
    item.path_span = item.name_span = path.span;
    builder.reset(base);
}
template <> struct Build<g::from_path> : Calls<build_from_path> {};
template <> struct Build<g::taken_name> {
    static void apply(Builder& builder, std::size_t, Span span) {
        builder.touch(span);
        const Symbol name = builder.intern(builder.text(span));
        builder.item.taken.push_back({name, name, span});
    }
};
template <> struct Build<g::taken_alias> {
    static void apply(Builder& builder, std::size_t, Span span) {
        builder.touch(span);
        builder.item.taken.back().alias = builder.intern(builder.text(span));
    }
};

template <Mark Value> struct MarksParameter {
    static void apply(Builder& builder, std::size_t, Span) { builder.item.parameters.back().mark = Value; }
};
template <> struct Build<g::parameter_name> {
    // the name of the function itself is read by the same rule: it comes first
    static void apply(Builder& builder, std::size_t base, Span) {
        const Entry name = builder.since(base).front();
        if (base == 0) return;
        builder.reset(base);
        builder.item.parameters.push_back({name.aux, name.span, Mark::value, kNoExpr});
    }
};
template <> struct Build<g::schedule_mark> : MarksParameter<Mark::schedule> {};
template <> struct Build<g::schedules_mark> : MarksParameter<Mark::schedules> {};
template <> struct Build<g::parameter> {
    static void apply(Builder& builder, std::size_t base, Span) {
        const auto entries = builder.since(base);
        if (!entries.empty()) builder.item.parameters.back().fallback = entries.front().expr;
        builder.reset(base);
    }
};

template <class Rule>
concept Built = requires(Builder& builder, Span span) {
    Build<Rule>::apply(builder, std::size_t{}, span);
};

template <class Rule>
inline constexpr bool kNests = std::is_same_v<Rule, g::expression> || std::is_same_v<Rule, g::primary>;

/// Runs the rules: folds what matched, drops what was abandoned, counts nesting, names what was expected.
template <class Rule> struct Control : g::normal<Rule> {
    template <g::apply_mode A, g::rewind_mode M, template <class...> class Action, template <class...> class,
              class Input>
    static bool match(Input& in, Builder& builder) {
        if constexpr (A == g::apply_mode::nothing) {
            return g::normal<Rule>::template match<A, M, Action, g::normal>(in, builder);
        } else {
            const auto begin = offset(in);
            const std::size_t base = builder.mark();
            if constexpr (kNests<Rule>) builder.enter(begin);
            const bool matched = g::normal<Rule>::template match<A, M, Action, Control>(in, builder);
            if constexpr (kNests<Rule>) builder.leave();
            if constexpr (Built<Rule>) {
                if (matched) {
                    Build<Rule>::apply(builder, base, {begin, offset(in)});
                } else {
                    builder.reset(base);
                }
            }
            return matched;
        }
    }

    template <class Input> [[noreturn]] static void raise(const Input& in, Builder& builder) {
        static_assert(!kExpected<Rule>.empty(), "every must-point has words for what it accepts");
        const bool comparison = std::is_same_v<Rule, g::second_comparison>;
        Builder::fail(
            explain_syntax_error(item_text(in), builder.place({offset(in), offset(in)}), kExpected<Rule>, comparison));
    }

    /// The text up to the item's end: what stands behind it is another item's.
    template <class Input> static std::string_view item_text(const Input& in) {
        return {in.begin(), static_cast<std::size_t>(in.end() - in.begin())};
    }

    template <class Input> static std::uint32_t offset(const Input& in) {
        return static_cast<std::uint32_t>(in.current() - in.begin());
    }
};

/// Parses one item. The input is the text up to the item's end, so that offsets are those of the whole text.
void parse_item(std::string_view text, const Slice& slice, Builder& builder) {
    g::memory_input<g::tracking_mode::lazy, g::eol::lf, const char*> in(text.data(), text.data() + slice.span.end, "");
    in.bump_in_this_line(slice.span.begin);
    g::parse<g::item, g::nothing, Control>(in, builder);
}

/// The first words of an item that cannot be read: one of them is the name it defines, which then is no unknown name elsewhere.
void note_unread(std::string_view item, Symbols& symbols, std::vector<Symbol>& unread) {
    const auto is_word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
    constexpr std::size_t longest = 8;  // `let [a, b, c] = ...`
    std::size_t at = 0;
    for (std::size_t words = 0; words < longest && at < item.size() && item[at] != '='; ++at) {
        std::size_t end = at;
        while (end < item.size() && is_word(item[end])) ++end;
        if (end == at) continue;
        unread.push_back(symbols.intern(item.substr(at, end - at)));
        ++words;
        at = end - 1;
    }
}

bool check_bytes(std::string_view text, SourceId source, const Limits& limits,
                 std::vector<diagnostic::Finding>& findings) {
    if (text.size() > limits.source_bytes) {
        findings.push_back(make(Id::source_too_large, Place{source, {0, 0}}, text.size(), limits.source_bytes));
        return false;
    }
    const auto bad = text::find_bad_byte(text);
    if (!bad) return true;
    const auto at = static_cast<std::uint32_t>(bad->offset);
    const Place place{source, {at, at + 1}};
    findings.push_back(bad->byte == 0 ? make(Id::nul_byte, place)
                                      : make(Id::not_utf8, place, static_cast<unsigned>(bad->byte)));
    return false;
}

}  // namespace

File parse(const text::Sources& sources, SourceId source, Tree& tree, Symbols& symbols, const Limits& limits,
           std::vector<diagnostic::Finding>& findings) {
    const std::string_view text = sources[source].text;
    File file{source, {}, {}, {}};
    if (!check_bytes(text, source, limits, findings)) return file;
    Split pieces = split(text);
    file.comments = std::move(pieces.comments);
    for (Slice& slice : pieces.slices) {
        Builder builder(source, text, tree, symbols, limits);
        try {
            parse_item(text, slice, builder);
        } catch (SyntaxFailure& failure) {
            findings.push_back(std::move(failure.finding));
            note_unread(text.substr(slice.span.begin, slice.span.end - slice.span.begin), symbols, file.unread);
            continue;
        }
        builder.item.place = {source, slice.span};
        builder.item.doc = std::move(slice.doc);
        file.items.push_back(std::move(builder.item));
    }
    return file;
}

}  // namespace lrsched::syntax
