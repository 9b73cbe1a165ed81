// Room schedule: interned frames, environments and lists. Equal ones have equal ids, so that equal work is found again.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "schedule/remembered.hpp"
#include "schedule/value.hpp"

namespace lrsched::schedule {

[[nodiscard]] constexpr std::size_t combine(std::size_t seed, std::size_t value) noexcept {
    seed ^= value + 0x9E3779B97F4A7C15U + (seed << 6U) + (seed >> 2U);
    return seed * 0xBF58476D1CE4E5B9U;
}

struct FrameHash {
    std::size_t operator()(const Frame& frame) const noexcept;
};
struct ListHash {
    std::size_t operator()(const std::vector<Value>& list) const noexcept;
};
struct PartsHash {
    std::size_t operator()(const std::vector<Binding>& parts) const noexcept;
};

/// One name more than its parent; id of a file's own scope where there is no name.
struct Env {
    EnvId parent = kNoId;
    std::uint32_t file = 0;
    syntax::Symbol name = syntax::kNoSymbol;
    Binding binding;

    friend bool operator==(const Env&, const Env&) = default;
};
struct EnvHash {
    std::size_t operator()(const Env& env) const noexcept;
};

class Scopes {
public:
    FrameId frame(const Frame& frame) { return frames_.intern(frame); }
    [[nodiscard]] const Frame& frame(FrameId id) const { return frames_[id]; }

    EnvId file_env(std::uint32_t file) { return envs_.intern(Env{kNoId, file, syntax::kNoSymbol, {}}); }
    EnvId bind(EnvId parent, syntax::Symbol name, const Binding& binding) {
        return envs_.intern(Env{parent, envs_[parent].file, name, binding});
    }
    [[nodiscard]] const Binding* find(EnvId env, syntax::Symbol name) const;
    [[nodiscard]] std::uint32_t file_of(EnvId env) const { return envs_[env].file; }

    std::uint32_t list(const std::vector<Value>& values) { return lists_.intern(values); }
    [[nodiscard]] const std::vector<Value>& list(std::uint32_t id) const { return lists_[id]; }
    std::uint32_t parts(const std::vector<Binding>& parts) { return parts_.intern(parts); }
    [[nodiscard]] const std::vector<Binding>& parts(std::uint32_t id) const { return parts_[id]; }

private:
    Interned<Frame, FrameHash> frames_;
    Interned<Env, EnvHash> envs_;
    Interned<std::vector<Value>, ListHash> lists_;
    Interned<std::vector<Binding>, PartsHash> parts_;
};

}  // namespace lrsched::schedule
