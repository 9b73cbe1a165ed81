// A value or the diagnostic that says why there is none.
#pragma once

#include <utility>
#include <variant>

#include "lrsched/diagnostic.hpp"

namespace lrsched {

/// A value, or why there is none. Look at has_value() before either is asked for.
template <class T> class [[nodiscard]] Result {
public:
    /// A value.
    // a function returns either without ceremony
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT(google-explicit-constructor)
    /// Why there is none.
    // NOLINTNEXTLINE(google-explicit-constructor)
    Result(Diagnostic error) : state_(std::in_place_index<1>, std::move(error)) {}

    /// Whether there is a value.
    [[nodiscard]] bool has_value() const noexcept { return state_.index() == 0; }
    /// Whether there is a value.
    explicit operator bool() const noexcept { return has_value(); }

    /// The value; only where has_value().
    [[nodiscard]] const T& value() const& { return std::get<0>(state_); }
    /// The value, to be moved from.
    [[nodiscard]] T&& value() && { return std::get<0>(std::move(state_)); }
    /// The value.
    const T& operator*() const& { return value(); }
    /// A member of the value.
    const T* operator->() const { return &value(); }

    /// Why there is none; only where !has_value().
    [[nodiscard]] const Diagnostic& error() const& { return std::get<1>(state_); }

private:
    std::variant<T, Diagnostic> state_;
};

}  // namespace lrsched
