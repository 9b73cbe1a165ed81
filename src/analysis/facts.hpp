// Room analysis: facts of a schedule for people: where its parts begin, its extremes, what it is worth at its ends.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lrsched/tools.hpp"
#include "program/program.hpp"
#include "schedule/placed.hpp"

namespace lrsched::analysis {

/// A part of a schedule in steps of the run, with the text that stands for it.
struct Part {
    double begin = 0;
    double end = 0;
    text::Place place;
    bool has_text = false;
    bool chain = false;  ///< the text is a part of a chain
};

/// Parts in which the graph of an output changes its formula, up to a horizon; in no order, parts inside parts.
[[nodiscard]] std::vector<Part> find_parts(const schedule::Placed& placed, std::size_t output, double horizon);

/// A length that shows every part of an endless schedule.
[[nodiscard]] double natural_horizon(const schedule::Placed& placed, std::size_t output);

/// The parts side by side: cut at every join, each with the narrowest text that covers it.
[[nodiscard]] std::vector<Segment> make_segments(const text::Sources& sources, const schedule::Placed& placed,
                                                 std::size_t output, double horizon, bool endless, std::size_t& count);

}  // namespace lrsched::analysis
