#include "schedule/check_names.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "diagnostic/did_you_mean.hpp"
#include "schedule/names_elsewhere.hpp"

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
        find_circles();
    }

    void walk_host(ExprId expr) {
        item_ = nullptr;
        walk(expr);
    }

private:
    static constexpr std::size_t kAnyNumber = static_cast<std::size_t>(-1);

    void add(Finding finding) { project_.findings.push_back(std::move(finding)); }
    [[nodiscard]] Place at(text::Span span) const { return {item_->place.source, span}; }
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
        finding.suggestion = suggest_name(text);
        add(std::move(finding));
    }

    std::string suggest_name(const std::string& text) {
        std::vector<std::string> names;
        for (const Symbol local : locals_) names.push_back(project_.symbols[local]);
        for (const auto& [symbol, item] : project_.modules[module_].values) names.push_back(project_.symbols[symbol]);
        for (const auto& [alias, id] : project_.modules[module_].imports) {
            for (const auto& [symbol, item] : project_.modules[id].values)
                names.push_back(project_.symbols[alias] + "." + project_.symbols[symbol]);
        }
        for (const std::string_view word : frame_names()) names.emplace_back(word);
        if (project_.host) {
            for (const auto& [symbol, item] : project_.modules[*project_.host].values)
                names.push_back(project_.symbols[symbol]);
        }
        std::ranges::sort(names);
        std::string found = diagnostic::did_you_mean(text, names);
        if (!found.empty()) return found;
        if (const auto elsewhere = name_elsewhere(text); !elsewhere.empty()) return std::string(elsewhere);
        const std::string behind = text.substr(text.rfind('.') + 1);
        if (behind != text && std::ranges::find(names, behind) != names.end())
            return fmt::format("did you mean `{}`?", behind);
        const auto functions = function_names();
        const auto near = diagnostic::nearest(text, functions);
        return near ? fmt::format("did you mean `{}(...)`?", *near) : std::string{};
    }

    /// All that could be called here; of the library's modules those that the name in question is looked for in.
    std::vector<std::string> function_names(const std::string& wanted = {}) {
        std::vector<std::string> names;
        const std::string prefix = wanted.substr(0, std::min(wanted.rfind('.'), wanted.size()));
        std::vector<ModuleId> open = project_.modules[module_].open;
        open.insert(open.end(), dialects_.begin(), dialects_.end());
        if (const auto before = project_.module_before(module_, prefix); prefix != wanted && before) {
            for (const auto& [symbol, item] : project_.modules[*before].functions) {
                if (!project_.symbols[symbol].starts_with('_'))
                    names.push_back(prefix + "." + project_.symbols[symbol]);
            }
        }
        for (const ModuleId id : open) {
            for (const auto& [symbol, item] : project_.modules[id].functions) {
                if (!project_.symbols[symbol].starts_with('_')) names.push_back(project_.symbols[symbol]);
            }
        }
        for (const auto& [alias, taken] : project_.modules[module_].taken) names.push_back(project_.symbols[alias]);
        for (const ModuleId module : {module_, kCore}) {
            for (const auto& [symbol, item] : project_.modules[module].functions) {
                if (module == module_ || !project_.symbols[symbol].starts_with('_'))
                    names.push_back(project_.symbols[symbol]);
            }
        }
        for (const auto& [alias, id] : project_.modules[module_].imports) {
            for (const auto& [symbol, item] : project_.modules[id].functions)
                names.push_back(project_.symbols[alias] + "." + project_.symbols[symbol]);
        }
        for (const Builtin& builtin : builtins()) names.emplace_back(builtin.name);
        std::ranges::sort(names);
        names.erase(std::ranges::unique(names).begin(), names.end());
        return names;
    }

    void check_call(ExprId call) {
        const syntax::Node node = project_.tree[call];
        const std::string& name = project_.symbols[node.payload];
        const FunctionRef function = resolve(call);
        if (!function) {
            for (std::uint32_t i = 0; i < node.count; ++i) walk(project_.tree.edge(call, i).expr);
            if (project_.may_be_unread(module_, node.payload)) return;
            const auto length = static_cast<std::uint32_t>(name.size());
            Finding finding =
                make(Id::unknown_function,
                     Place{node.place.source, {node.place.span.begin, node.place.span.begin + length}}, name);
            finding.suggestion = suggest_function(node.payload);
            return add(std::move(finding));
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
            if (!function) return dict;
            project_.inside_dialect.emplace(call, function);
            project_.skipped.insert(edge.expr);
            return function;
        }
        return dict;
    }

    std::string suggest_function(Symbol symbol) {
        const std::string name = project_.symbols[symbol];
        const auto words = frame_names();
        const bool value =
            is_local(symbol) || project_.find_value(module_, symbol) || std::ranges::find(words, name) != words.end();
        if (value) return fmt::format("`{0}` is a value, not a function; for a product write `{0} * (...)`", name);
        const auto names = function_names(name);
        const std::string behind = name.substr(name.rfind('.') + 1);
        if (const auto modules = modules_that_define(behind); !modules.empty()) return in_modules(modules, behind);
        std::string found = diagnostic::did_you_mean(name, names);
        if (found.empty() && behind != name && std::ranges::find(names, behind) != names.end())
            found = fmt::format("did you mean `{}`?", behind);
        return found;
    }

    static std::string in_modules(const std::vector<std::string_view>& modules, const std::string& function) {
        std::string text;
        for (const std::string_view module : modules)
            text += fmt::format("{}`{}.{}(...)`", text.empty() ? "did you mean " : " or ", module, function);
        return text + "?";
    }

    [[nodiscard]] std::string signature(const Item& item) const {
        std::string text = project_.symbols[item.name] + "(";
        for (const syntax::Parameter& parameter : item.parameters) {
            if (text.back() != '(') text += ", ";
            text += project_.symbols[parameter.name];
            if (parameter.mark == syntax::Mark::schedule) text += ": schedule";
            if (parameter.mark == syntax::Mark::schedules) text += ": [schedule]";
            if (parameter.fallback != syntax::kNoExpr) {
                text += "=";
                text += project_.sources.slice(project_.tree[parameter.fallback].place);
            }
        }
        return text + ")";
    }

    static void note_signature(Finding& finding, std::string text) {
        constexpr std::string_view blanks = "  ";  // between the two ways to call `chain`
        if (const std::size_t between = text.find(blanks); between != std::string::npos)
            text.replace(between, blanks.size(), "` or `");
        finding.notes.push_back({fmt::format("it is called as `{}`", text), std::nullopt});
    }

    void check_function_call(const Item& item, ExprId call) {
        const std::string& name = project_.symbols[item.name];
        std::vector<std::string> names;
        for (const syntax::Parameter& parameter : item.parameters) names.push_back(project_.symbols[parameter.name]);
        std::vector<bool> given(names.size(), false);
        if (!check_arguments(call, name, names, given, names.size(), [&] { return signature(item); })) return;
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (given[i] || item.parameters[i].fallback != syntax::kNoExpr) continue;
            Finding finding = make(Id::missing_argument, project_.tree[call].place, name, names[i]);
            note_signature(finding, signature(item));
            add(std::move(finding));
        }
    }

    /// Marks the parameters that are given; reports those that are not there, given twice, or too many.
    /// Nothing if one has no parameter: then what is missing is most likely what is misspelt.
    template <class Signature>
    std::optional<std::size_t> check_arguments(ExprId call, const std::string& name,
                                               const std::vector<std::string>& names, std::vector<bool>& given,
                                               std::size_t most, const Signature& signature_of) {
        const std::size_t positional = most == kAnyNumber ? 0 : most;  // parameters that a place in the call can mean
        std::size_t position = 0;
        bool named = false;
        bool unknown = false;
        const text::SourceId source = project_.tree[call].place.source;
        for (std::uint32_t i = 0; i < project_.tree[call].count; ++i) {
            const syntax::Edge edge = project_.tree.edge(call, i);
            const Place place = project_.tree[edge.expr].place;
            if (project_.skipped.contains(edge.expr)) continue;
            if (edge.aux == syntax::kNoSymbol) {
                if (skip_optimizer(edge.expr, name)) continue;
                walk(edge.expr);
                if (named) report_position(call, i);
                if (position >= most) {
                    if (position == most) {
                        Finding finding = make(Id::too_many_arguments, place, name,
                                               most == 1 ? "1 argument" : fmt::format("{} arguments", most));
                        note_signature(finding, signature_of());
                        add(std::move(finding));
                    }
                } else if (position < positional) {
                    given[position] = true;
                }
                ++position;
                continue;
            }
            const std::string& argument = project_.symbols[edge.aux];
            const auto found = std::ranges::find(names, argument);
            if (found == names.end() && is_optimizer(argument) && skip_optimizer(edge.expr, name)) continue;
            walk(edge.expr);
            named = true;
            if (found == names.end()) {
                unknown = true;
                Finding finding = make(Id::unknown_argument, Place{source, edge.span}, name, argument);
                finding.suggestion = diagnostic::did_you_mean(argument, names);
                note_signature(finding, signature_of());
                add(std::move(finding));
                continue;
            }
            const auto index = static_cast<std::size_t>(found - names.begin());
            if (given[index]) add(make(Id::argument_twice, Place{source, edge.span}, argument));
            given[index] = true;
        }
        if (unknown) return std::nullopt;
        return position;
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

    /// What people call their optimizer: `optimizer`, `self.optimizer`, `g_optimizer`, `opt`.
    static bool is_optimizer(std::string_view name) {
        const std::string_view last = name.substr(name.rfind('.') + 1);
        return last == "optimizer" || last == "opt" || last == "optim" || last.ends_with("_optimizer");
    }

    /// A pasted optimizer has nothing to say here.
    bool skip_optimizer(ExprId expr, const std::string& function) {
        const syntax::Node node = project_.tree[expr];
        if (node.kind != Kind::name || !is_optimizer(project_.symbols[node.payload]) || is_local(node.payload))
            return false;
        if (project_.find_value(module_, node.payload)) return false;
        add(make(Id::optimizer_skipped, node.place, function));
        project_.skipped.insert(expr);
        return true;
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
        const std::string name(builtin.name);
        const auto parameters = parameter_names(builtin);
        std::vector<std::string> names(parameters.begin(), parameters.end());
        if (builtin.form == Form::chain) names.emplace_back("at");
        std::vector<bool> given(std::max<std::size_t>(names.size(), 1), false);
        const bool folds = builtin.form == Form::fold || builtin.form == Form::scan;
        const std::size_t before = locals_.size();
        if (folds) {
            for (const std::string_view local : {"it", "acc", "i", "prev"}) {
                const bool of_scan = local == "prev";
                if (of_scan == (builtin.form == Form::scan)) locals_.push_back(project_.symbols.intern(local));
            }
        }
        std::string signature(builtin.signature);
        const std::size_t most = builtin.variadic ? kAnyNumber : names.size();
        const auto positional = check_arguments(call, name, names, given, most, [&] { return signature; });
        locals_.resize(before);
        if (!positional) return;
        if (builtin.variadic) {
            if (*positional == 0) report_empty(builtin, call);
            return;
        }
        for (std::size_t i = 0; i < builtin.required; ++i) {
            if (given[i]) continue;
            Finding finding = make(Id::missing_argument, project_.tree[call].place, name, names[i]);
            note_signature(finding, signature);
            add(std::move(finding));
        }
    }

    void report_empty(const Builtin& builtin, ExprId call) {
        if (builtin.form == Form::chain) return add(make(Id::empty_chain, project_.tree[call].place));
        Finding finding = make(Id::missing_argument, project_.tree[call].place, std::string(builtin.name), "a");
        note_signature(finding, std::string(builtin.signature));
        add(std::move(finding));
    }

    // circles ---------------------------------------------------------------------------------------------------------
    void depend(const Item* on) {
        if (item_ != nullptr) needs_[item_].insert(on);
    }

    /// The language has no recursion: a definition that needs itself has no value. Depth first, with a stack of our own.
    void find_circles() {
        enum class State : std::uint8_t { unseen, open, done };
        std::map<const Item*, State> state;
        struct Visit {
            const Item* item;
            std::vector<const Item*> rest;
        };
        for (const Item& root : project_.modules[module_].items) {
            if (state[&root] != State::unseen) continue;
            std::vector<Visit> path;
            const auto enter = [&](const Item* item) {
                state[item] = State::open;
                path.push_back({item, {needs_[item].begin(), needs_[item].end()}});
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
                if (state[next] == State::open) report_circle(next, path.back().item);
                if (state[next] == State::unseen) enter(next);
            }
        }
    }

    void report_circle(const Item* item, const Item* from) {
        const text::Span span = item->kind == ItemKind::expression ? item->place.span : item->name_span;
        Finding finding = make(Id::circle, Place{item->place.source, span},
                               item->kind == ItemKind::expression ? std::string("lr") : project_.symbols[item->name]);
        if (from != item)
            finding.notes.push_back(
                {"it is needed by what it needs, here", Place{from->place.source, from->name_span}});
        add(std::move(finding));
    }

    Project& project_;
    ModuleId module_;
    const Item* item_ = nullptr;
    std::vector<Symbol> locals_;
    std::vector<ModuleId> dialects_;  // modules of the library whose calls stand around, the innermost last
    std::map<const Item*, std::set<const Item*>> needs_;
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
