// Random programs of the language that are right by construction: each production knows whether it makes a value, an endless
// formula or a schedule with a length. The same seed gives the same program on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lrsched/lrsched.hpp"

namespace lrsched::random {

/// SplitMix64 (Steele, Lea, Flood 2014).
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next();
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(next() % n); }
    bool chance(std::size_t percent) { return below(100) < percent; }
    template <class T> const T& pick(std::span<const T> from) { return from[below(from.size())]; }
    std::string_view pick(std::initializer_list<std::string_view> from) { return from.begin()[below(from.size())]; }

private:
    std::uint64_t state_;
};

struct Sample {
    std::string text;
    std::vector<Setting> run;
};

class Generator {
public:
    /// `dyadic`: all lengths are multiples of 1/4, so that sums of lengths are exact.
    Generator(std::uint64_t seed, bool dyadic) : dice_(seed), dyadic_(dyadic) {}

    /// Items and a last expression; with or without a length.
    Sample program();

    /// Items and a last expression that has a length of its own.
    Sample finite_program();

private:
    struct Scope {
        std::vector<std::string> values;
        std::vector<std::string> schedules;
        bool cycle = false;
        bool start = true;
    };

    std::string items();
    std::string function(std::size_t number);
    Sample sample(std::string text);
    std::string number();
    std::string length();
    std::string value(int depth);
    std::string formula(int depth);
    std::string condition(int depth);
    std::string stateful(int depth);
    std::string finite(int depth);
    std::string placed(int depth);
    std::string parts(int depth, bool open);
    std::string any(int depth);
    std::string call_user(int depth);

    Dice dice_;
    bool dyadic_;
    bool total_ = false;
    std::size_t functions_ = 0;
    std::size_t names_ = 0;
    Scope scope_;
};

}  // namespace lrsched::random
