#include "experiment/sweep.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "train/stream.hpp"

namespace lrsched::experiment {
namespace {

using diagnostic::Id;
using Points = std::vector<std::vector<Setting>>;

constexpr std::string_view kEmptyList = "an empty list";
constexpr std::string_view kSomething = "at least one value";

class Expansion {
public:
    Expansion(Trouble& trouble, Sweep& sweep) : trouble_(trouble), sweep_(sweep) {}

    /// A name that is varied here and nowhere else.
    void claim(const std::string& name, text::Place place) {
        if (std::ranges::find(sweep_.names, name) != sweep_.names.end())
            return trouble_.add(Id::swept_twice, place, name);
        sweep_.names.push_back(name);
        sweep_.places.push_back(place);
    }

    /// A name of `points`, which may stand in each of them.
    void mention(const std::string& name, text::Place place, std::size_t first_of_points) {
        const auto begin = sweep_.names.begin() + static_cast<std::ptrdiff_t>(first_of_points);
        if (std::find(begin, sweep_.names.end(), name) == sweep_.names.end()) claim(name, place);
    }

    /// Every point so far with every one of these.
    void combine(const Points& others, text::Place place) {
        if (others.empty() || too_many_) return;
        if (sweep_.points.size() > kMostPoints / others.size()) {
            too_many_ = true;
            return trouble_.add(Id::too_many_points, place, kMostPoints);
        }
        Points all;
        all.reserve(sweep_.points.size() * others.size());
        for (const auto& point : sweep_.points) {
            for (const auto& other : others) {
                all.push_back(point);
                all.back().insert(all.back().end(), other.begin(), other.end());
            }
        }
        sweep_.points = std::move(all);
    }

private:
    Trouble& trouble_;
    Sweep& sweep_;
    bool too_many_ = false;
};

/// A number of an interval stands nowhere; its place is that of its name.
Expression drawn(train::Stream& stream, const Named<std::variant<Interval, std::vector<Expression>>>& draw) {
    if (const auto* list = std::get_if<std::vector<Expression>>(&draw.value))
        return (*list)[stream.below(list->size())];
    const auto& interval = std::get<Interval>(draw.value);
    const double u = stream.uniform();
    const bool log = interval.spacing == Spacing::logarithmic;
    const double number = log ? interval.from * std::pow(interval.to / interval.from, u)
                              : interval.from + u * (interval.to - interval.from);
    return {fmt::format("{}", number), draw.name_place};
}

bool check_draw(Trouble& trouble, const Named<std::variant<Interval, std::vector<Expression>>>& draw) {
    const auto* interval = std::get_if<Interval>(&draw.value);
    const auto* list = std::get_if<std::vector<Expression>>(&draw.value);
    if (list != nullptr && list->empty()) {
        trouble.add(Id::bad_interval, draw.name_place, draw.name, kEmptyList, kSomething);
        return false;
    }
    if (interval == nullptr) return true;
    const bool log = interval->spacing == Spacing::logarithmic;
    if (interval->from < interval->to && (!log || interval->from > 0)) return true;
    trouble.add(Id::bad_interval, draw.name_place, draw.name,
                fmt::format("from {} to {}", interval->from, interval->to),
                log ? "numbers above 0 that rise" : "numbers that rise");
    return false;
}

Points draw(const DrawsConfig& config) {
    std::vector<train::Stream> streams;
    for (const auto& value : config.values)
        streams.emplace_back(static_cast<std::uint64_t>(config.seed), "sweep " + value.name);
    Points points(static_cast<std::size_t>(config.count));
    for (auto& point : points) {
        for (std::size_t i = 0; i < config.values.size(); ++i) {
            const auto& value = config.values[i];
            point.push_back({value.name, drawn(streams[i], value), value.name_place});
        }
    }
    return points;
}

}  // namespace

Sweep expand(Trouble& trouble, const SweepConfig& config) {
    Sweep sweep{.names = {}, .places = {}, .points = {{}}};
    Expansion expansion(trouble, sweep);
    for (const auto& [name, place, values] : config.grid) {
        expansion.claim(name, place);
        if (values.items.empty()) trouble.add(Id::bad_interval, place, name, kEmptyList, kSomething);
        Points column;
        for (const Expression& value : values.items) column.push_back({{name, value, place}});
        expansion.combine(column, place);
    }
    const std::size_t first_of_points = sweep.names.size();
    Points written;
    for (const Settings& point : config.points) {
        for (const auto& entry : point) expansion.mention(entry.name, entry.name_place, first_of_points);
        written.push_back(merged({}, point));
    }
    // A point that says nothing is the config as it stands.
    const auto first = std::ranges::find_if(config.points, [](const Settings& point) { return !point.empty(); });
    if (first != config.points.end()) expansion.combine(written, first->front().name_place);
    if (!config.draws) return sweep;
    bool sound = true;
    for (const auto& value : config.draws->values) {
        expansion.claim(value.name, value.name_place);
        sound = check_draw(trouble, value) && sound;
    }
    if (sound) expansion.combine(draw(*config.draws), config.draws->values.front().name_place);
    return sweep;
}

std::optional<double> number_of(std::string_view text) noexcept {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

}  // namespace lrsched::experiment
