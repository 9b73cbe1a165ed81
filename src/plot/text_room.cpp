// Room `plot`: how much room texts take in a drawing that goes into a file.
#include "plot/text_room.hpp"

#include <algorithm>

#include "plot/lettering.hpp"

namespace lrsched::plot {
namespace {

constexpr int kLongestText = 360;  // terminal columns: no sheet is so wide that more can be read

double width_of(const Letter& letter) {
    if (letter.width == 2) return 1;
    const char c = letter.bytes[0];
    if (std::string_view("ijl.,:;'|!()[]ft ").find(c) != std::string_view::npos) return 0.36;
    return std::string_view("mwMW@%").find(c) != std::string_view::npos ? 0.92 : 0.62;
}

}  // namespace

double text_length(std::string_view text) {
    double length = 0;
    for (const Letter& letter : letters(text)) length += width_of(letter);
    return length * kEm;
}

// By the mean width of letters, so a text of narrow ones is cut a little early.
std::string cut(std::string_view text, double room) {
    if (text_length(text) <= room) return fit(text, kLongestText);
    return fit(text, std::max(1, static_cast<int>(room / (0.6 * kEm))));
}

}  // namespace lrsched::plot
