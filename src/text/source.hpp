// Room text: owns texts and their names. A place is a half-open range of bytes; lines and columns exist only for people.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

namespace lrsched::text {

/// Half-open range of byte offsets.
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    friend bool operator==(const Span&, const Span&) = default;
};

/// The smallest span that holds both.
[[nodiscard]] constexpr Span join(Span a, Span b) noexcept {
    return {a.begin < b.begin ? a.begin : b.begin, a.end > b.end ? a.end : b.end};
}

using SourceId = std::uint32_t;

/// A span of a known source.
struct Place {
    SourceId source = 0;
    Span span;

    friend bool operator==(const Place&, const Place&) = default;
};

/// Whose text it is: an error is shown at the user's text where one is meant, never only inside the library.
enum class Origin : std::uint8_t { user, library };

struct Source {
    std::string name;
    std::string text;
    Origin origin = Origin::user;
};

/// Line and column from 1; a column counts code points.
struct Position {
    std::size_t line = 1;
    std::size_t column = 1;
};

/// All texts of one compilation. Ids are indices; references stay valid while sources are added.
class Sources {
public:
    SourceId add(Source source);
    [[nodiscard]] const Source& operator[](SourceId id) const { return sources_[id]; }
    [[nodiscard]] std::string_view slice(Place place) const;
    [[nodiscard]] std::size_t size() const noexcept { return sources_.size(); }

private:
    std::deque<Source> sources_;
};

[[nodiscard]] Position position_of(std::string_view text, std::size_t offset) noexcept;

/// The line that holds the offset, without its end.
[[nodiscard]] std::string_view line_at(std::string_view text, std::size_t offset) noexcept;

/// Code points in valid UTF-8.
[[nodiscard]] std::size_t count_code_points(std::string_view text) noexcept;

/// Offset of the first byte that is no valid UTF-8, or is NUL.
struct BadByte {
    std::size_t offset;
    unsigned char byte;
};
[[nodiscard]] std::optional<BadByte> find_bad_byte(std::string_view text) noexcept;

}  // namespace lrsched::text
