// Room `train`: kinds of problems and optimizers as tables: what each can be told, what is accepted, what it means. From
// these tables settings are checked here, and schemas and documents are made elsewhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace lrsched::train {

/// What a parameter takes. Where a list is taken, a single entry stands for a list of one.
enum class Form : std::uint8_t { number, whole, flag, choice, text, path, numbers, wholes, words };

/// The numbers that are accepted; never NaN or an infinity.
struct Range {
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();
    bool without_low = false;   ///< `low` itself is not accepted
    bool without_high = false;  ///< nor `high`

    [[nodiscard]] bool contains(double value) const noexcept;
};

constexpr Range kAnyNumber{};
constexpr Range from(double low) { return {.low = low}; }
constexpr Range above(double low) { return {.low = low, .without_low = true}; }
constexpr Range between(double low, double high) { return {.low = low, .high = high}; }
constexpr Range from_to_below(double low, double high) { return {.low = low, .high = high, .without_high = true}; }

/// ` from 0 on`, ` above 0`, ` from 1 to 10`, ` from 0 to below 1`; empty where every number is accepted.
[[nodiscard]] std::string describe(const Range& range);

/// May be left out; the parameter's meaning says what holds then.
struct Absent {};

/// The default; nothing for a parameter that must be given.
using Fallback = std::variant<std::monostate, Absent, double, bool, std::string_view>;

struct Parameter {
    std::string_view name;
    Form form = Form::number;
    Fallback fallback{};
    Range range{};               ///< of each number
    std::string_view choices{};  ///< the words of Form::choice, with spaces between them
    std::string_view meaning;    ///< one sentence
    bool scheduled = false;      ///< a hyper-parameter: the value is only what holds where no schedule says otherwise
};

struct Kind {
    std::string_view name;
    std::string_view meaning;  ///< one sentence
    std::span<const Parameter> parameters;

    [[nodiscard]] const Parameter* find(std::string_view parameter) const noexcept;
};

using Value = std::variant<double, bool, std::string, std::vector<double>, std::vector<std::string>>;

/// A kind by its name, and what it is told.
struct Spec {
    std::string kind;
    std::map<std::string, Value, std::less<>> values{};
};

/// What is wrong with a Spec.
struct Fault {
    std::string parameter;  ///< the one to blame; empty where it is the kind
    std::string message;    ///< as Failure::text

    /// A value of the Spec, or the file that one names: what it holds, or that it cannot be read.
    enum class Blame : std::uint8_t { value, content, unreadable } blame = Blame::value;
};

/// The values of all parameters of a kind, each of its form and within its range. A parameter that was left out and has no
/// default is not there.
class Settings {
public:
    [[nodiscard]] bool has(std::string_view name) const;
    [[nodiscard]] double number(std::string_view name) const;
    [[nodiscard]] std::size_t whole(std::string_view name) const;
    [[nodiscard]] bool flag(std::string_view name) const;
    [[nodiscard]] const std::string& text(std::string_view name) const;  ///< of a choice, too
    [[nodiscard]] const std::vector<double>& numbers(std::string_view name) const;
    [[nodiscard]] const std::vector<std::string>& words(std::string_view name) const;

    void set(std::string_view name, Value value);

private:
    std::map<std::string, Value, std::less<>> values_;
};

/// Every fault of the values, or the settings. Parameters that are scheduled may be left out though they have no default.
[[nodiscard]] std::variant<Settings, std::vector<Fault>> settle(const Kind& kind, const Spec& spec);

/// What is said of a kind that is not among these: `nobody knows a problem `x`; there are ...`.
[[nodiscard]] Fault unknown_kind(std::string_view what, std::string_view name, std::span<const Kind> kinds);

}  // namespace lrsched::train
