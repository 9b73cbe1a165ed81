// Room `plot`: what a line looks like, and what the legend says of it.
#include "plot/look.hpp"

#include <algorithm>
#include <array>

namespace lrsched::plot {
namespace {

// The colours again with another stroke, for the eighth curve and on.
constexpr std::array kCurveStrokes{Stroke::solid, Stroke::dashed, Stroke::dotted};

Key::Kind kind_of(const Guide& guide) {
    return guide.direction == Guide::Direction::upright ? Key::Kind::upright : Key::Kind::level;
}

std::vector<Key> guide_keys(const Figure& figure) {
    std::vector<Key> keys;
    for (std::size_t i = 0; i < figure.guides.size(); ++i) {
        const Guide& guide = figure.guides[i];
        if (guide.label.empty()) continue;
        const Key key{kind_of(guide), i, look_of(guide), guide.label};
        const auto same = std::find_if(keys.begin(), keys.end(), [&key](const Key& other) {
            return other.kind == key.kind && other.look == key.look && other.name == key.name;
        });
        if (same == keys.end()) {
            keys.push_back(key);
        } else {
            same->shared = true;
        }
    }
    return keys;
}

}  // namespace

Look look_of(const Figure& figure, std::size_t series) {
    const Series& curve = figure.series[series];
    Look look{curve.color, curve.stroke, curve.pale};
    if (look.color == Color::automatic) look.color = paint_of_curve(series).color;
    if (look.stroke == Stroke::automatic) look.stroke = kCurveStrokes[series / curve_colors() % kCurveStrokes.size()];
    return look;
}

Look look_of(const Guide& guide) {
    return {guide.color == Color::automatic ? Color::gray : guide.color,
            guide.stroke == Stroke::automatic ? Stroke::dashed : guide.stroke};
}

Color color_of(const Pin& pin) { return pin.color == Color::automatic ? Color::black : pin.color; }

std::vector<Key> keys_of(const Figure& figure) {
    std::vector<Key> guides = guide_keys(figure);
    std::vector<Key> keys;
    const bool one = figure.series.size() == 1;
    const bool telling = !one || (!guides.empty() && !figure.series.front().name.empty());
    for (std::size_t i = 0; telling && i < figure.series.size(); ++i) {
        keys.push_back({Key::Kind::curve, i, look_of(figure, i), figure.series[i].name});
    }
    keys.insert(keys.end(), guides.begin(), guides.end());
    return keys;
}

}  // namespace lrsched::plot
