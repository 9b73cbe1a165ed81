// Room `report`, the page: curves as paths on a canvas, and which point of them is nearest.
"use strict";

// Beyond this many pixels from the panel a canvas loses its exactness: longer pieces are cut.
const FAR = 10000;

// Turns what the page was given into a curve with its arrays; xs are shared between curves.
function curveOf(given, xs) {
    const curve = {...given, x: xs[given.x], y: decoded(given.y), shown: true};
    curve.low = given.low ? decoded(given.low) : null;
    curve.high = given.high ? decoded(given.high) : null;
    curve.sorted = curve.x.every((value, i) => i === 0 || value >= curve.x[i - 1]);
    return curve;
}

// How far a curve reaches on axes that may be logarithmic, and how many of its points have no place there.
function surveyed(curve, logX, logY) {
    const reach = {x: new Extent(), y: new Extent(), lost: 0};
    curve.y.forEach((y, i) => {
        const x = curve.x[i];
        if (!Number.isFinite(x) || !Number.isFinite(y)) return;
        if ((logX && x <= 0) || (logY && y <= 0)) {
            ++reach.lost;
            return;
        }
        reach.x.add(x);
        reach.y.add(y);
        for (const edge of [curve.low, curve.high]) {
            if (edge && Number.isFinite(edge[i]) && !(logY && edge[i] <= 0)) reach.y.add(edge[i]);
        }
    });
    return reach;
}

// The curve's places on the axes, null where there is none: what uPlot gets as its data.
function placesOf(curve, scales) {
    const xs = curve.x.map((x) => scales.x.place(x));
    const ys = curve.y.map((y, i) => (xs[i] === null ? null : scales.y.place(y)));
    return [xs.map((x) => x ?? 0), ys];
}

// The part of a straight piece that lies within FAR pixels (Liang and Barsky), or null.
function near(x0, y0, x1, y1) {
    let begin = 0;
    let end = 1;
    const dx = x1 - x0;
    const dy = y1 - y0;
    for (const [pace, room] of [[-dx, x0 + FAR], [dx, FAR - x0], [-dy, y0 + FAR], [dy, FAR - y0]]) {
        if (pace === 0 && room < 0) return null;
        if (pace < 0) begin = Math.max(begin, room / pace);
        if (pace > 0) end = Math.min(end, room / pace);
    }
    if (begin > end) return null;
    return [x0 + begin * dx, y0 + begin * dy, x0 + end * dx, y0 + end * dy];
}

// Draws a line into a path. Of the points in one column of pixels it takes the first, the extremes and the last.
class Pen {
    constructor() {
        this.path = new Path2D();
        this.alone = [];
        this.lift();
    }

    lift() {
        this.flush();
        if (this.count === 1) this.alone.push(this.at);
        this.at = null;
        this.count = 0;
        this.column = null;
    }

    to(x, y) {
        ++this.count;
        const column = Math.round(x);
        if (this.column && this.column.at === column) {
            Object.assign(this.column, {low: Math.min(this.column.low, y), high: Math.max(this.column.high, y), x, y});
            return;
        }
        this.flush();
        this.line(x, y);
        this.column = {at: column, low: y, high: y, x, y};
    }

    flush() {
        const column = this.column;
        this.column = null;
        if (!column) return;
        if (column.low < column.high) {
            this.line(column.x, column.low);
            this.line(column.x, column.high);
        }
        this.line(column.x, column.y);
    }

    line(x, y) {
        const from = this.at;
        this.at = [x, y];
        if (from && from[0] === x && from[1] === y) return;
        const easy = from && Math.max(Math.abs(x), Math.abs(y), Math.abs(from[0]), Math.abs(from[1])) < FAR;
        if (!from) {
            this.pendown(x, y);
        } else if (easy) {
            this.path.lineTo(x, y);
        } else {
            this.cut(near(from[0], from[1], x, y), x, y);
        }
    }

    pendown(x, y) {
        if (Math.max(Math.abs(x), Math.abs(y)) < FAR) this.path.moveTo(x, y);
    }

    cut(piece, x, y) {
        if (!piece) return;
        this.path.moveTo(piece[0], piece[1]);
        this.path.lineTo(piece[2], piece[3]);
        this.pendown(x, y);
    }
}

// From places to pixels of the canvas.
function pixels(u) {
    const {left, top, width, height} = u.bbox;
    const {x, y} = u.scales;
    return {
        x: (place) => left + ((place - x.min) / (x.max - x.min)) * width,
        y: (place) => top + (1 - (place - y.min) / (y.max - y.min)) * height,
    };
}

function dotsPath(points, radius) {
    const path = new Path2D();
    for (const [x, y] of points) {
        if (Math.max(Math.abs(x), Math.abs(y)) > FAR) continue;
        path.moveTo(x + radius, y);
        path.arc(x, y, radius, 0, 2 * Math.PI);
    }
    return path;
}

// What uPlot asks for to draw one series.
function pathsOf(curve, radius) {
    return (u, index) => {
        const [xs, ys] = u.data[index];
        const to = pixels(u);
        const pen = new Pen();
        const points = [];
        let before = null;
        ys.forEach((place, i) => {
            if (place === null) {
                pen.lift();
                before = null;
                return;
            }
            const x = to.x(xs[i]);
            const y = to.y(place);
            if (curve.steps && before !== null) pen.to(x, before);
            pen.to(x, y);
            before = y;
            if (curve.dots || curve.stroke === "none") points.push([x, y]);
        });
        pen.lift();
        const dots = points.length > 0 ? points : pen.alone;
        const stroke = curve.stroke === "none" ? null : pen.path;
        const fill = dots.length > 0 ? dotsPath(dots, radius) : null;
        return {stroke, fill, clip: null, band: null, gaps: null, flags: 0};
    };
}

// The band of a curve between its gaps, as one path.
function bandPath(curve, scales, to) {
    const path = new Path2D();
    const held = (pixel) => Math.min(Math.max(pixel, -FAR), FAR);
    const below = (value) => (Number.isFinite(value) ? held(to.y(scales.y.place(value) ?? -1e9)) : null);
    let run = [];
    const finish = () => {
        if (run.length > 1) {
            path.moveTo(run[0].x, run[0].high);
            for (const slice of run) path.lineTo(slice.x, slice.high);
            for (const slice of run.reverse()) path.lineTo(slice.x, slice.low);
            path.closePath();
        }
        run = [];
    };
    curve.x.forEach((value, i) => {
        const place = scales.x.place(value);
        const low = below(curve.low[i]);
        const high = below(curve.high[i]);
        if (place === null || low === null || high === null) {
            finish();
            return;
        }
        const x = held(to.x(place));
        if (curve.steps && run.length > 0) run.push({...run[run.length - 1], x});
        run.push({x, low, high});
    });
    finish();
    return path;
}

// The index of the point whose place is nearest to x, among those that have one; null if none has.
function nearestIndex(curve, [xs, ys], x) {
    if (!curve.sorted) return nearestOfAll(xs, ys, x);
    let right = firstFrom(xs, x);
    let left = right - 1;
    while (left >= 0 && ys[left] === null) --left;
    while (right < ys.length && ys[right] === null) ++right;
    if (left < 0 || right >= ys.length) return left >= 0 ? left : right < ys.length ? right : null;
    if (xs[right] === x) return right;
    return curve.steps || x - xs[left] <= xs[right] - x ? left : right;
}

// The first index whose value is not below x; the length if all are.
function firstFrom(values, x) {
    let low = 0;
    let high = values.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (values[middle] < x) low = middle + 1;
        else high = middle;
    }
    return low;
}

function nearestOfAll(xs, ys, x) {
    let best = null;
    ys.forEach((y, i) => {
        if (y !== null && (best === null || Math.abs(xs[i] - x) < Math.abs(xs[best] - x))) best = i;
    });
    return best;
}
