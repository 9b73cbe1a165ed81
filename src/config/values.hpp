// Room config: what a value of a config may be, beside numbers, texts, truth values, enumerations and structs of these. Where
// somebody may want to say more of a value later, it keeps its place.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "text/source.hpp"

namespace lrsched::config {

/// Of the language. Its own errors are shown where it stands (embedded.hpp).
struct Expression {
    std::string text;
    text::Place place;
};

/// Of a file, as written; whose folder it starts from is the reader's business.
struct Path {
    std::string text;
    text::Place place;
};

template <class T> struct Located {
    T value{};
    text::Place place;
};

/// An entry of a map with free keys. Such a map is a std::vector<Named<T>>, in the order of the file.
template <class T> struct Named {
    std::string name;
    text::Place name_place;
    T value{};
};

/// Written as one value or as a list of them.
template <class T> struct OneOrMany { std::vector<T> items; };

/// Whole numbers, written as `7`, `0..9`, or a list of both.
struct Wholes {
    std::vector<std::int64_t> items;
    text::Place place;
};

}  // namespace lrsched::config
