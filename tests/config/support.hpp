// Tests of room config: a text and what is read from it.
#pragma once

#include <string>
#include <vector>

#include "config/embedded.hpp"
#include "config/read.hpp"
#include "harness/catch.hpp"
#include "lrsched/diagnostic.hpp"

namespace lrsched::test {

/// A text as the file `lab.yaml`, and its tree.
struct Reading {
    explicit Reading(std::string text, const Limits& with = {}) : limits(with) {
        sources.add({"lab.yaml", std::move(text)});
        tree.emplace(config::read(sources, 0, limits, findings));
    }

    [[nodiscard]] std::string rendered() const {
        return render(config::publish(sources, 0, findings, {}, limits.errors));
    }

    Limits limits;
    text::Sources sources;
    std::vector<diagnostic::Finding> findings;
    std::optional<config::Tree> tree;
};

/// The tree as text: `{key: value}`, `[a, b]`, texts in `<>`, `-` for nothing, `?` for what is refused, `!` behind what is
/// broken.
[[nodiscard]] std::string outline(const config::Tree& tree, config::NodeId node);
[[nodiscard]] inline std::string outline(const Reading& reading) {
    return outline(*reading.tree, reading.tree->root());
}

/// The codes of the findings with line and column of their places, in order: `stray-colon 1:5`.
[[nodiscard]] std::vector<std::string> codes(const Reading& reading);

}  // namespace lrsched::test
