#include "schedule/check_names.hpp"

#include <algorithm>
#include <set>

#include "diagnostic/did_you_mean.hpp"
#include "schedule/circles.hpp"
#include "schedule/suggest.hpp"

namespace lrsched::schedule {
namespace {

using diagnostic::Finding;
using diagnostic::Id;
using diagnostic::make;
using syntax::ExprId;
using syntax::Item;
using syntax::ItemKind;
using syntax::Kind;
using syntax::Symbol;
using text::Place;

/// What people call their optimizer: `optimizer`, `self.optimizer`, `g_optimizer`, `optimizer_D`, `opt`.
bool is_optimizer_name(std::string_view name) {
    const std::string_view last = name.substr(name.rfind('.') + 1);
    return last == "opt" || last == "optim" || last.starts_with("optimizer") || last.ends_with("_optimizer");
}

class Checker {
public:
    Checker(Project& project, ModuleId module) : project_(project), module_(module) {}

    void run() {
        for (const Item& item : project_.modules[module_].items) {
            item_ = &item;
            if (item.kind == ItemKind::function) check_function(item);
            if (item.kind != ItemKind::function && item.body != syntax::kNoExpr) check_value(item);
            for (const syntax::Edge& setting : item.settings) walk(setting.expr);
        }
        report_circles(project_, module_, needs_);
    }

    void walk_host(ExprId expr) {
        item_ = nullptr;
        walk(expr);
    }

private:
    static constexpr std::size_t kAnyNumber = static_cast<std::size_t>(-1);

    void add(Finding finding) { project_.findings.push_back(std::move(finding)); }
    [[nodiscard]] Place at(text::Span span) const { return {item_->place.source, span}; }
    [[nodiscard]] Here here() const { return {module_, locals_, dialects_}; }
    void depend(const Item* on) {
        if (item_ != nullptr) needs_[item_].insert(on);
    }
    [[nodiscard]] bool is_local(Symbol name) const { return std::ranges::find(locals_, name) != locals_.end(); }

    void check_function(const Item& item) {
        bool optional = false;
        locals_.clear();
        for (const syntax::Parameter& parameter : item.parameters) {
            if (is_local(parameter.name))
                add(make(Id::duplicate_parameter, at(parameter.span), project_.symbols[parameter.name]));
            if (parameter.fallback != syntax::kNoExpr) {
                walk(parameter.fallback);
                optional = true;
            } else if (optional) {
                add(make(Id::required_after_optional, at(parameter.span), project_.symbols[parameter.name]));
            }
            locals_.push_back(parameter.name);
        }
        walk(item.body);
        locals_.clear();
    }

    /// In a family of schedules `i` is the number of the member.
    void check_value(const Item& item) {
        if (item.family != syntax::kNoExpr) {
            walk(item.family);
            locals_.push_back(project_.symbols.intern("i"));
        }
        walk(item.body);
        locals_.clear();
    }

    void walk(ExprId expr) {
        const syntax::Node node = project_.tree[expr];
        switch (node.kind) {
            case Kind::name: return check_name(node);
            case Kind::call: return check_call(expr);
            case Kind::let: return walk_let(expr);
            case Kind::lambda: {
                locals_.push_back(node.payload);
                locals_.push_back(project_.tree.edge(expr, 0).aux);
                walk(project_.tree.edge(expr, 0).expr);
                locals_.resize(locals_.size() - 2);
                return;
            }
            case Kind::pattern: return;
            case Kind::dict: check_keys(expr); [[fallthrough]];
            default:
                for (std::uint32_t i = 0; i < node.count; ++i) walk(project_.tree.edge(expr, i).expr);
        }
    }

    /// In Python the last of two equal keys wins; here neither is dropped in silence.
    void check_keys(ExprId dict) {
        std::set<std::string_view> keys;
        for (std::uint32_t i = 0; i < project_.tree[dict].count; i += 2) {
            const syntax::Node& key = project_.tree[project_.tree.edge(dict, i).expr];
            const bool literal = key.kind == Kind::string || key.kind == Kind::number;
            const std::string_view text = project_.sources.slice(key.place);
            if (literal && !keys.insert(text).second) add(make(Id::duplicate_key, key.place, text));
        }
    }

    void walk_let(ExprId expr) {
        const std::size_t before = locals_.size();
        const std::size_t pairs = (project_.tree[expr].count - 1) / 2;
        for (std::size_t i = 0; i < pairs; ++i) {
            walk(project_.tree.edge(expr, 2 * i + 1).expr);
            for (const syntax::Edge& name : project_.tree.edges(project_.tree.edge(expr, 2 * i).expr))
                locals_.push_back(name.aux);
        }
        walk(project_.tree.edge(expr, 2 * pairs).expr);
        locals_.resize(before);
    }

    void check_name(const syntax::Node& node) {
        const Symbol name = node.payload;
        if (is_local(name)) return;
        if (const ValueRef ref = project_.find_value(module_, name)) return depend(ref.item);
        const std::string& text = project_.symbols[name];
        const auto words = frame_names();
        if (std::ranges::find(words, without_python_prefix(text)) != words.end() || text == "metric" ||
            text == "current")
            return;
        if (project_.find_function(module_, name)) {
            Finding finding = make(Id::function_without_call, node.place, text);
            finding.suggestion = fmt::format("write `{}(...)`", text);
            if (text == "step") finding.suggestion += ", or `t` for the current step";
            return add(std::move(finding));
        }
        if (project_.may_be_unread(module_, name)) return;
        Finding finding = make(Id::unknown_name, node.place, text);
        finding.suggestion = suggest_name(project_, here(), text);
        add(std::move(finding));
    }

    void check_call(ExprId call) {
        const syntax::Node node = project_.tree[call];
        const FunctionRef function = resolve(call);
        if (!function) {
            for (const syntax::Edge edge : project_.tree.edges(call)) {
                if (!is_optimizer(edge.expr)) walk(edge.expr);
            }
            if (project_.may_be_unread(module_, node.payload)) return;
            const auto length = static_cast<std::uint32_t>(project_.symbols[node.payload].size());
            const std::uint32_t begin = node.place.span.begin;
            return report_unknown({node.place.source, {begin, begin + length}}, node.payload);
        }
        if (function.builtin != nullptr && function.builtin->form == Form::dict) return check_dict(call);
        if (function.builtin != nullptr) return check_builtin_call(*function.builtin, call);
        if (function.module == module_) depend(function.item);
        const bool dialect =
            function.module != kCore && project_.modules[function.module].origin == text::Origin::library;
        if (dialect) dialects_.push_back(function.module);
        check_function_call(*function.item, call);
        if (dialect) dialects_.pop_back();
    }

    /// Inside a call of a dialect's function that dialect's own names come first, so that nested constructors paste.
    FunctionRef resolve(ExprId call) {
        const Symbol name = project_.tree[call].payload;
        const FunctionRef own = dialects_.empty() ? FunctionRef{} : project_.shown_function(dialects_.back(), name);
        if (own) {
            project_.inside_dialect.emplace(call, own);
            return own;
        }
        const FunctionRef found = project_.find_function(module_, name);
        const bool dict = found.builtin != nullptr && found.builtin->form == Form::dict;
        return dict ? configured(call, found) : found;
    }

    /// `dict(type="LinearLR", begin=0)` inside a call of a dialect is how configurations write `LinearLR(begin=0)`.
    FunctionRef configured(ExprId call, const FunctionRef& dict) {
        const Symbol type = project_.symbols.intern("type");
        if (dialects_.empty()) return dict;
        for (const syntax::Edge& edge : project_.tree.edges(call)) {
            const syntax::Node value = project_.tree[edge.expr];
            if (edge.aux != type || value.kind != Kind::string) continue;
            const FunctionRef function = project_.shown_function(dialects_.back(), value.payload);
            if (!function) {
                report_unknown(value.place, value.payload);
                return dict;
            }
            project_.inside_dialect.emplace(call, function);
            project_.skipped.insert(edge.expr);
            return function;
        }
        return dict;
    }

    void report_unknown(Place place, Symbol function) {
        Finding finding = make(Id::unknown_function, place, project_.symbols[function]);
        finding.suggestion = suggest_function(project_, here(), function);
        add(std::move(finding));
    }

    static void note_signature(Finding& finding, std::string text) {
        constexpr std::string_view blanks = "  ";  // between the two ways to call `chain`
        if (const std::size_t between = text.find(blanks); between != std::string::npos)
            text.replace(between, blanks.size(), "` or `");
        finding.notes.push_back({fmt::format("it is called as `{}`", text), std::nullopt});
    }

    void check_function_call(const Item& item, ExprId call) {
        Arguments arguments{.call = call,
                            .function = project_.symbols[item.name],
                            .signature = signature_of(project_, item),
                            .names = {},
                            .most = item.parameters.size(),
                            .given = std::vector<bool>(item.parameters.size(), false)};
        for (const syntax::Parameter& parameter : item.parameters)
            arguments.names.push_back(project_.symbols[parameter.name]);
        skip_optimizers(arguments);
        check_arguments(arguments);
        check_missing(arguments, [&](std::size_t i) { return item.parameters[i].fallback == syntax::kNoExpr; });
    }

    /// The arguments of one call, held against the parameters of what is called.
    struct Arguments {
        ExprId call;
        std::string function;
        std::string signature;
        std::vector<std::string> names;  ///< of the parameters
        std::size_t most;                ///< so many may be without a name, or kAnyNumber
        std::vector<bool> given;         ///< by parameter
        std::size_t position = 0;        ///< so many arguments without a name were there
        bool named = false;              ///< one with a name was there
        bool unknown = false;            ///< one has a name that no parameter has
    };

    /// Marks the parameters that are given; reports arguments that are not there, given twice, or too many.
    void check_arguments(Arguments& arguments) {
        for (std::uint32_t i = 0; i < project_.tree[arguments.call].count; ++i) {
            const syntax::Edge edge = project_.tree.edge(arguments.call, i);
            if (project_.skipped.contains(edge.expr)) continue;
            if (edge.aux == syntax::kNoSymbol)
                check_positional(arguments, i, edge.expr);
            else
                check_named(arguments, edge);
        }
    }

    void check_positional(Arguments& arguments, std::uint32_t i, ExprId expr) {
        walk(expr);
        if (arguments.named) report_position(arguments.call, i);
        const bool any = arguments.most == kAnyNumber;
        const std::size_t position = arguments.position++;
        if (!any && position < arguments.most) arguments.given[position] = true;
        if (any || position != arguments.most) return;
        Finding finding = make(Id::too_many_arguments, project_.tree[expr].place, arguments.function,
                               arguments.most == 1 ? "1 argument" : fmt::format("{} arguments", arguments.most));
        note_signature(finding, arguments.signature);
        add(std::move(finding));
    }

    void check_named(Arguments& arguments, const syntax::Edge& edge) {
        walk(edge.expr);
        arguments.named = true;
        const std::string& name = project_.symbols[edge.aux];
        const Place place{project_.tree[arguments.call].place.source, edge.span};
        const auto found = std::ranges::find(arguments.names, name);
        if (found == arguments.names.end()) {
            arguments.unknown = true;
            Finding finding = make(Id::unknown_argument, place, arguments.function, name);
            finding.suggestion = diagnostic::did_you_mean(name, arguments.names);
            note_signature(finding, arguments.signature);
            return add(std::move(finding));
        }
        const auto index = static_cast<std::size_t>(found - arguments.names.begin());
        if (arguments.given[index]) add(make(Id::argument_twice, place, name));
        arguments.given[index] = true;
    }

    /// Where an argument has an unknown name, that is most likely what is missing.
    template <class IsRequired> void check_missing(const Arguments& arguments, const IsRequired& is_required) {
        if (arguments.unknown) return;
        for (std::size_t i = 0; i < arguments.names.size(); ++i) {
            if (arguments.given[i] || !is_required(i)) continue;
            Finding finding =
                make(Id::missing_argument, project_.tree[arguments.call].place, arguments.function, arguments.names[i]);
            note_signature(finding, arguments.signature);
            add(std::move(finding));
        }
    }

    void report_position(ExprId call, std::uint32_t i) {
        const syntax::Node node = project_.tree[project_.tree.edge(call, i).expr];
        const syntax::Node before = project_.tree[project_.tree.edge(call, i - 1).expr];
        Finding finding = make(Id::positional_after_named, node.place);
        const bool comma = node.kind == Kind::number && before.kind == Kind::number &&
                           before.place.span.end + 1 == node.place.span.begin;
        if (comma)
            finding.suggestion = fmt::format("a decimal point is written `.`: `{}.{}`",
                                             project_.sources.slice(before.place), project_.sources.slice(node.place));
        add(std::move(finding));
    }

    /// `optimizer`, or one of several: `optimizers[0]`.
    bool is_optimizer(ExprId expr) {
        if (project_.tree[expr].kind == Kind::index) expr = project_.tree.edge(expr, 0).expr;
        const syntax::Node node = project_.tree[expr];
        return node.kind == Kind::name && is_optimizer_name(project_.symbols[node.payload]) &&
               !is_local(node.payload) && !project_.find_value(module_, node.payload);
    }

    /// A pasted optimizer has nothing to say here.
    void skip_optimizers(const Arguments& arguments) {
        for (const syntax::Edge& edge : project_.tree.edges(arguments.call)) {
            const bool positional = edge.aux == syntax::kNoSymbol;
            const std::string& name = positional ? arguments.function : project_.symbols[edge.aux];
            const bool other = !positional && (!is_optimizer_name(name) ||
                                               std::ranges::find(arguments.names, name) != arguments.names.end());
            if (other || !is_optimizer(edge.expr)) continue;
            add(make(Id::optimizer_skipped, project_.tree[edge.expr].place, arguments.function));
            project_.skipped.insert(edge.expr);
        }
    }

    /// The words in front of the values are keys, whichever they are.
    void check_dict(ExprId call) {
        std::set<Symbol> keys;
        for (std::uint32_t i = 0; i < project_.tree[call].count; ++i) {
            const syntax::Edge edge = project_.tree.edge(call, i);
            walk(edge.expr);
            const Place place{project_.tree[call].place.source, edge.span};
            if (edge.aux == syntax::kNoSymbol)
                add(make(Id::dict_without_key, project_.tree[edge.expr].place));
            else if (!keys.insert(edge.aux).second)
                add(make(Id::duplicate_key, place, project_.symbols[edge.aux]));
        }
    }

    void check_builtin_call(const Builtin& builtin, ExprId call) {
        const auto parameters = parameter_names(builtin);
        Arguments arguments{.call = call,
                            .function = std::string(builtin.name),
                            .signature = std::string(builtin.signature),
                            .names = {parameters.begin(), parameters.end()},
                            .most = kAnyNumber,
                            .given = {}};
        if (!builtin.variadic) arguments.most = arguments.names.size();
        if (builtin.form == Form::chain) arguments.names.emplace_back("at");
        arguments.given.resize(arguments.names.size(), false);
        const std::size_t before = locals_.size();
        for (const std::string_view local : names_inside(builtin.form))
            locals_.push_back(project_.symbols.intern(local));
        check_arguments(arguments);
        locals_.resize(before);
        if (!builtin.variadic) return check_missing(arguments, [&](std::size_t i) { return i < builtin.required; });
        if (arguments.position == 0 && !arguments.unknown) report_empty(builtin, call);
    }

    /// What the arguments of a function of the language may speak of, beside what stands around it.
    static std::vector<std::string_view> names_inside(Form form) {
        if (form == Form::fold) return {"it", "acc", "i"};
        if (form == Form::scan) return {"prev"};
        return {};
    }

    void report_empty(const Builtin& builtin, ExprId call) {
        if (builtin.form == Form::chain) return add(make(Id::empty_chain, project_.tree[call].place));
        Finding finding = make(Id::missing_argument, project_.tree[call].place, std::string(builtin.name), "a");
        note_signature(finding, std::string(builtin.signature));
        add(std::move(finding));
    }

    Project& project_;
    ModuleId module_;
    const Item* item_ = nullptr;
    std::vector<Symbol> locals_;
    std::vector<ModuleId> dialects_;  // modules of the library whose calls stand around, the innermost last
    Needs needs_;
};

}  // namespace

void check_names(Project& project) {
    for (ModuleId id = 0; id < project.modules.size(); ++id) {
        if (project.modules[id].origin == text::Origin::user) Checker(project, id).run();
    }
    for (const auto* values : {&project.run, &project.run_defaults, &project.params}) {
        for (const HostValue& value : *values) Checker(project, project.main).walk_host(value.expr);
    }
}

}  // namespace lrsched::schedule
