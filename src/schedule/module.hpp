// Room schedule: the texts of one compilation: the user's, those it imports, and the library, each with its names.
#pragma once

#include <deque>
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

struct Module {
    std::string name;
    text::Origin origin = text::Origin::user;
    std::deque<syntax::Item> items;
    std::unordered_map<syntax::Symbol, const syntax::Item*> functions;
    std::unordered_map<syntax::Symbol, const syntax::Item*> values;  ///< let, param, schedule
    std::unordered_map<syntax::Symbol, ModuleId> imports;            ///< by alias
    std::unordered_set<syntax::Symbol> unread;                       ///< names whose definition could not be read
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
    std::vector<HostValue> params;
    std::vector<diagnostic::Finding> findings;

    [[nodiscard]] FunctionRef find_function(ModuleId from, syntax::Symbol name);
    [[nodiscard]] ValueRef find_value(ModuleId from, syntax::Symbol name);
    /// Whether the name may have been defined by an item or an import that could not be read, which is reported already.
    [[nodiscard]] bool may_be_unread(ModuleId from, syntax::Symbol name);
};

/// Parses the text, what it imports and what the host gives.
[[nodiscard]] Project load(std::string_view text, std::string_view name, const Options& options);

}  // namespace lrsched::schedule
