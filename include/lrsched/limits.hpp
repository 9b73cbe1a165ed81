// How much a text may ask for. Every limit lives here; each is answered by a located error, never by a crash.
#pragma once

#include <cstddef>

namespace lrsched {

/// What a text may ask for at the most.
struct Limits {
    std::size_t source_bytes = 4U << 20U;  ///< size of one text
    std::size_t syntax_nodes = 4'000'000;  ///< nodes of the trees of all texts together
    std::size_t nesting = 128;             ///< brackets, calls and bodies inside one another in a text
    std::size_t expansion_depth = 600;  ///< names, calls and operators inside one another after functions are expanded
    std::size_t schedule_nodes = 1'000'000;  ///< nodes of the expanded schedule
    std::size_t list_elements = 1'000'000;   ///< entries of one list
    std::size_t passes = 262'144;            ///< passes of a `repeat` whose lengths differ
    std::size_t scan_steps = 4'000'000;      ///< steps a `scan` may walk to reach one value
    std::size_t outputs = 10'000;            ///< schedules of one family
    std::size_t errors = 50;                 ///< diagnostics reported at the most
    std::size_t import_depth = 32;           ///< files that import one another
    std::size_t yaml_bytes = 1U << 20U;      ///< size of one YAML file
    std::size_t yaml_values = 100'000;       ///< keys and values of a YAML file
    std::size_t yaml_depth = 16;             ///< lists and maps inside one another in a YAML file
};

}  // namespace lrsched
