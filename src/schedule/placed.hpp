// Room schedule: the result of placing: a graph, and which of its nodes are the outputs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "diagnostic/finding.hpp"
#include "lrsched/limits.hpp"
#include "schedule/graph.hpp"
#include "schedule/module.hpp"

namespace lrsched::schedule {

struct PlacedOutput {
    std::string name;
    NodeId node = kNoNode;
    std::optional<double> length;      ///< steps; nothing for an endless one
    std::optional<double> own_length;  ///< without the run's total
    text::Place place;                 ///< its expression
};

/// Where the parts of a `choose` stand in the text, for tools.
struct PartTexts {
    NodeId node = kNoNode;
    std::vector<text::Place> parts;
    std::vector<double> planned{};  ///< ends of the parts as planned, where one of them may end before; else none
    bool chain = false;             ///< parts of a chain, which people know by their text; else the body of a `for`
};

struct Placed {
    Graph graph;
    std::vector<PlacedOutput> outputs;
    std::optional<double> total;
    std::vector<PartTexts> texts;      ///< sorted by node
    std::vector<std::string> metrics;  ///< names of what a host reports, by number
    text::Place metric_place;          ///< where the first of them is read, in the user's text
};

/// Tree to placed schedule. Errors are findings in `project`; there is a result only where there is no error.
[[nodiscard]] std::optional<Placed> place(Project& project, const Limits& limits);

}  // namespace lrsched::schedule
