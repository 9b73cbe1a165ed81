// Room config: a YAML text as the row of what its parser meets. What comes out is ours; yaml_events.cpp alone knows yaml-cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lrsched::config {

enum class EventKind : std::uint8_t {
    nothing,  ///< a value that is left out, or one of the words `~`, `null`, `Null`, `NULL`
    scalar,
    alias,
    list,
    map,
    end,  ///< of the list or map that is open; it has no place
};

struct Event {
    EventKind kind = EventKind::nothing;
    bool flow = false;  ///< list, map: in brackets
    std::uint32_t at =
        0;  ///< its first byte, which may be that of an anchor or a tag; where it is left out, what follows
    std::uint32_t text = 0;  ///< scalar: its text
};

/// What the parser stopped at.
enum class Fault : std::uint8_t {
    bad_start,     ///< no value begins like this
    open_quote,    ///< a quoted text runs to the end of the file, or into a `---`
    tab,           ///< in the indentation
    stray_close,   ///< a bracket that closes none
    stray_entry,   ///< `- `
    stray_key,     ///< `? `
    stray_colon,   ///< `: `
    in_map,        ///< no key among the keys
    in_list,       ///< no `- ` among the entries
    in_flow_map,   ///< neither `,` nor `}`
    in_flow_list,  ///< neither `,` nor `]`
    alias,
    anchor,
    tag,
    directive,
    escape,
    block_header,
    too_deep,
    too_many,
    other,
};

struct Trouble {
    Fault fault = Fault::other;
    std::uint32_t at = 0;
};

struct Events {
    std::uint32_t begin = 0;  ///< the first byte that was read
    std::vector<Event> row{};
    std::vector<std::string> texts{};
    std::optional<Trouble> trouble{};
    std::optional<std::uint32_t> more{};  ///< something that stands behind the document
};

/// How much is read before the parser is stopped.
struct Cap {
    std::size_t nodes = 0;
    std::size_t depth = 0;
};

/// Reads from a byte of the text on. All places are bytes of the whole text. The text has no control characters but tab and
/// line ends, and no byte order mark: the parser takes some of them for the end, and loses count of others.
[[nodiscard]] Events read_events(std::string_view text, std::uint32_t begin, const Cap& cap);

}  // namespace lrsched::config
