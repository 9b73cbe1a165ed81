// Room `report`, the page: where a number lies along an axis, as src/plot/scale.cpp has it.
"use strict";

const LARGEST = Number.MAX_VALUE;
const TINIEST = Number.MIN_VALUE;

class Scale {
    constructor(low, high, log) {
        this.low = low;
        this.high = high;
        this.log = log;
    }

    // 0 at the low end, 1 at the high; null for what has no place. Halves, because a difference may overflow.
    place(value) {
        if (!Number.isFinite(value) || (this.log && value <= 0)) return null;
        if (!this.log) return (value / 2 - this.low / 2) / (this.high / 2 - this.low / 2);
        const low = Math.log10(this.low);
        return (Math.log10(value) - low) / (Math.log10(this.high) - low);
    }

    value(place) {
        if (!this.log) return this.low * (1 - place) + this.high * place;
        return 10 ** (Math.log10(this.low) * (1 - place) + Math.log10(this.high) * place);
    }

    // The part of the axis between two places.
    part(from, to) {
        const ends = [this.value(from), this.value(to)].map((end) => Math.min(Math.max(end, -LARGEST), LARGEST));
        if (this.log) return new Scale(Math.max(ends[0], TINIEST), Math.max(ends[1], TINIEST), true);
        return new Scale(ends[0], ends[1], false);
    }
}

// How far numbers reach.
class Extent {
    constructor() {
        this.low = Infinity;
        this.high = -Infinity;
    }

    add(value) {
        if (value < this.low) this.low = value;
        if (value > this.high) this.high = value;
    }

    join(other) {
        if (other.empty) return;
        this.add(other.low);
        this.add(other.high);
    }

    get empty() {
        return !(this.low <= this.high);
    }
}

// An axis that holds the extent; one on which everything lies at one place is widened.
function scaleOf(extent, log) {
    if (extent.empty) return log ? new Scale(1, 10, true) : new Scale(0, 1, false);
    const {low, high} = extent;
    if (log) {
        if (Math.log10(high) - Math.log10(low) > 1e-9) return new Scale(low, high, true);
        return new Scale(Math.max(low / 10, TINIEST), Math.min(high * 10, LARGEST), true);
    }
    const size = Math.max(Math.abs(low), Math.abs(high));
    if (high / 2 - low / 2 > Math.max(1e-9 * size, 1e-300)) return new Scale(low, high, false);
    if (size <= 1e-300) return new Scale(0, 1, false);
    const twice = Math.min(2 * size, LARGEST);
    return high > 0 ? new Scale(0, twice, false) : new Scale(-twice, 0, false);
}

// The axis with its ends where the limits ([low, high], either null) say, and room at those that nothing says.
function roomyScale(scale, share, limits) {
    const ends = limitedScale(scale, limits);
    const roomy = ends.part(-share, 1 + share);
    return new Scale(limits[0] === null ? roomy.low : ends.low, limits[1] === null ? roomy.high : ends.high, scale.log);
}

// An end that is not set moves away from one that lies beyond everything.
function limitedScale(scale, [low, high]) {
    const ends = [low ?? scale.low, high ?? scale.high];
    if (ends[0] < ends[1]) return new Scale(ends[0], ends[1], scale.log);
    if (scale.log) return low === null ? new Scale(high / 10, high, true) : new Scale(low, low * 10, true);
    const away = Math.max(Math.abs(low ?? high), 1);
    return low === null ? new Scale(high - away, high, false) : new Scale(low, low + away, false);
}
