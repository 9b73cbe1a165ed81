// A value or the diagnostic that says why there is none.
#pragma once

#include <utility>
#include <variant>

#include "lrsched/diagnostic.hpp"

namespace lrsched {

template <class T> class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT(google-explicit-constructor)
    Result(Diagnostic error)
        : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

    [[nodiscard]] bool has_value() const noexcept { return state_.index() == 0; }
    explicit operator bool() const noexcept { return has_value(); }

    /// The value; only where has_value().
    [[nodiscard]] const T& value() const& { return std::get<0>(state_); }
    [[nodiscard]] T&& value() && { return std::get<0>(std::move(state_)); }
    const T& operator*() const& { return value(); }
    const T* operator->() const { return &value(); }

    /// Why there is none; only where !has_value().
    [[nodiscard]] const Diagnostic& error() const& { return std::get<1>(state_); }

private:
    std::variant<T, Diagnostic> state_;
};

}  // namespace lrsched
