#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <tuple>

#include "analysis/facts.hpp"

namespace lrsched::analysis {
namespace {

/// A text on one line, shortened at its end: it is a label.
std::string on_one_line(std::string_view text) {
    constexpr std::size_t longest = 72;
    std::string line;
    for (const char c : text) {
        if (line.size() > longest) break;
        const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!blank)
            line += c;
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
    }
    if (line.size() <= longest) return line;
    std::size_t cut = longest - 3;
    while (cut > 0 && (static_cast<unsigned char>(line[cut]) & 0xC0U) == 0x80U) --cut;
    return line.substr(0, cut) + "...";
}

/// The narrowest part with a text that covers a stretch; of equally wide ones a chain's, then the user's own.
const Part* narrowest(const text::Sources& sources, const std::vector<Part>& parts, double begin, double end) {
    const auto rank = [&](const Part& part) {
        const bool user = sources[part.place.source].origin == text::Origin::user;
        return std::tuple(part.end - part.begin, part.chain ? 0 : 1, user ? 0 : 1);
    };
    const Part* best = nullptr;
    for (const Part& part : parts) {
        if (!part.has_text || part.begin > begin || part.end < end) continue;
        if (best == nullptr || rank(part) < rank(*best)) best = &part;
    }
    return best;
}

}  // namespace

std::vector<Segment> make_segments(const text::Sources& sources, const schedule::Placed& placed, std::size_t output,
                                   double horizon, bool endless, std::size_t& count) {
    constexpr std::size_t most = 1000;
    std::vector<Part> parts = find_parts(placed, output, horizon);
    for (Part& part : parts) part.end = std::min(part.end, horizon);
    parts.push_back({0, horizon, placed.outputs[output].place, true, false});
    std::vector<double> joins{0};
    for (const Part& part : parts) {
        for (const double join : {part.begin, part.end}) {
            if (join > 0 && join < horizon) joins.push_back(join);
        }
    }
    std::ranges::sort(joins);
    joins.erase(std::unique(joins.begin(), joins.end()), joins.end());
    count = joins.size();
    const double shown_to = count > most ? joins[most] : horizon;
    if (joins.size() > most) joins.resize(most);
    const auto own = placed.outputs[output].own_length;  // behind it the last value is held
    std::vector<Segment> segments;
    for (std::size_t i = 0; i < joins.size(); ++i) {
        const bool last = i + 1 == joins.size();
        const double end = last ? shown_to : joins[i + 1];
        const Part* part = narrowest(sources, parts, joins[i], end);
        const double shown_end = last && endless && count <= most ? std::numeric_limits<double>::infinity() : end;
        if (own && joins[i] >= *own) {
            segments.push_back({joins[i], shown_end, "held"});
            continue;
        }
        segments.push_back(
            {joins[i], shown_end, part == nullptr ? std::string{} : on_one_line(sources.slice(part->place))});
    }
    return segments;
}

}  // namespace lrsched::analysis
