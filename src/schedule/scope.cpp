#include "schedule/scope.hpp"

namespace lrsched::schedule {
namespace {

std::size_t hash_of(const Value& value) {
    return combine(static_cast<std::size_t>(value.type) * 4 + static_cast<std::size_t>(value.measure), value.id);
}

std::size_t hash_of(const Binding& binding) {
    std::size_t seed = combine(static_cast<std::size_t>(binding.type), hash_of(binding.value));
    seed = combine(seed, binding.expr);
    seed = combine(seed, binding.env);
    seed = combine(seed, binding.element);
    return combine(seed, binding.frame);
}

}  // namespace

std::size_t FrameHash::operator()(const Frame& frame) const noexcept {
    std::size_t seed = frame.clock;
    for (const NodeId part :
         {frame.lineage, frame.base, frame.start, frame.rest, frame.span, frame.cycle, frame.offset, frame.origin,
          frame.current}) {
        seed = combine(seed, part);
    }
    return seed;
}

std::size_t ListHash::operator()(const std::vector<Value>& list) const noexcept {
    std::size_t seed = list.size();
    for (const Value& value : list) seed = combine(seed, hash_of(value));
    return seed;
}

std::size_t PartsHash::operator()(const std::vector<Binding>& parts) const noexcept {
    std::size_t seed = parts.size();
    for (const Binding& part : parts) seed = combine(seed, hash_of(part));
    return seed;
}

std::size_t EnvHash::operator()(const Env& env) const noexcept {
    std::size_t seed = combine(env.parent, env.file);
    seed = combine(seed, env.name);
    return combine(seed, hash_of(env.binding));
}

const Binding* Scopes::find(EnvId env, syntax::Symbol name) const {
    for (; env != kNoId; env = envs_[env].parent) {
        if (envs_[env].name == name && name != syntax::kNoSymbol) return &envs_[env].binding;
    }
    return nullptr;
}

}  // namespace lrsched::schedule
