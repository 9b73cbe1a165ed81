// Room schedule: the texts of one compilation: the user's, those it imports, and the library, each with its names.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "diagnostic/finding.hpp"
#include "lrsched/lrsched.hpp"
#include "schedule/builtin.hpp"
#include "syntax/tree.hpp"

namespace lrsched::schedule {

using ModuleId = std::uint32_t;
inline constexpr ModuleId kCore = 0;

/// A function that `from module import name` brought in.
struct Taken {
    ModuleId module = 0;
    syntax::Symbol name = syntax::kNoSymbol;
};

struct Module {
    std::string name;
    text::Origin origin = text::Origin::user;
    std::deque<syntax::Item> items{};
    std::unordered_map<syntax::Symbol, const syntax::Item*> functions{};
    std::unordered_map<syntax::Symbol, const syntax::Item*> values{};  ///< let, param, schedule
    std::unordered_map<syntax::Symbol, ModuleId> imports{};            ///< by alias
    std::unordered_map<syntax::Symbol, std::string> paths{};           ///< what an alias of a library module was written for
    std::unordered_map<syntax::Symbol, Taken> taken{};                 ///< from a module by name, by the name here
    std::vector<ModuleId> open{};                                      ///< library modules whose names may stand alone
    std::unordered_set<syntax::Symbol> unread{};                       ///< names whose definition could not be read
};

/// A function of some module, or of the language.
struct FunctionRef {
    const syntax::Item* item = nullptr;
    ModuleId module = 0;
    const Builtin* builtin = nullptr;

    explicit operator bool() const noexcept { return item != nullptr || builtin != nullptr; }
};

struct ValueRef {
    const syntax::Item* item = nullptr;
    ModuleId module = 0;

    explicit operator bool() const noexcept { return item != nullptr; }
};

/// A value the host gives: its expression, in a text of its own.
struct HostValue {
    std::string name;
    syntax::ExprId expr = syntax::kNoExpr;
    text::Place place;
};

/// All texts of one compilation, parsed, with their findings.
struct Project {
    text::Sources sources;
    syntax::Tree tree;
    syntax::Symbols symbols;
    std::deque<Module> modules;  ///< the core library first, then the user's text, then imports
    ModuleId main = 1;
    text::SourceId main_source = 0;
    std::vector<HostValue> run;
    std::vector<HostValue> run_defaults;
    std::vector<HostValue> params;
    std::vector<diagnostic::Finding> findings;
    std::optional<ModuleId> host;      ///< the module of the host's numbers and metrics, where it has any
    std::vector<std::string> metrics;  ///< that the host reports; none where it does not say
    std::unordered_map<std::string, ModuleId>
        library;  ///< modules of the host and of the library that are loaded, by every name in use
    std::unordered_map<syntax::ExprId, FunctionRef> inside_dialect;  ///< calls whose name is a dialect's because of the call around them
    std::unordered_set<syntax::ExprId> skipped;  ///< arguments that have nothing to say here: a peer's optimizer

    [[nodiscard]] FunctionRef find_function(ModuleId from, syntax::Symbol name);
    /// A function that a module has itself and shows to others.
    [[nodiscard]] FunctionRef shown_function(ModuleId module, syntax::Symbol name);
    /// The module in front of the last dot of `cd.linear` or `torch.optim.lr_scheduler.StepLR`.
    [[nodiscard]] std::optional<ModuleId> module_before(ModuleId from, std::string_view prefix);
    [[nodiscard]] ValueRef find_value(ModuleId from, syntax::Symbol name);
    [[nodiscard]] ValueRef find_outer_value(ModuleId from, syntax::Symbol name) const;
    /// Whether the name may have been defined by an item or an import that could not be read, which is reported already.
    [[nodiscard]] bool may_be_unread(ModuleId from, syntax::Symbol name);
};

/// The modules of the library that have a function of that name, loaded or not: for suggestions.
[[nodiscard]] std::vector<std::string_view> modules_that_define(std::string_view function);

/// Parses the text, what it imports and what the host gives.
[[nodiscard]] Project load(std::string_view text, std::string_view name, const Options& options);

}  // namespace lrsched::schedule
