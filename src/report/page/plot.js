// Room `report`, the page: a panel's curves as uPlot draws them. uPlot gets places from 0 to 1, so that logarithmic
// axes and the largest numbers are no business of its own; ticks are ours.
"use strict";

const FONT = 12;
const CROWD = 60;
const FIRST = 2;  // of uPlot's series: the axis of x and one without points, which uPlot cannot do without, come before
const DASHES = {
    solid: [],
    dashed: [7, 4],
    dotted: [1.5, 3]
};

// A colour of the theme with some of it clear.
function clear(color, share) {
    return color + Math.round(share * 255).toString(16).padStart(2, "0");
}

function strokeOf(look) {
    return clear(theme.color(look.color), look.pale ? 0.55 : 1);
}

// Fonts, lines and gaps are `k` times as large: 1 on a screen, more for paper.
function axisOf(name, panel, k) {
    const label = panel.given[`${name}Label`];
    const room = k * devicePixelRatio * (name === "x" ? 64 : 36);  // from one number to the next
    const count = (u) => Math.floor((name === "x" ? u.bbox.width : u.bbox.height) / room);
    let ticks = [];
    const numbers = (u, values) => {
        if (name === "x") return (FONT + 10) * k;
        const longest = Math.max(0, ...(values ?? []).map((value) => (value ?? "").length));
        return (longest * FONT * 0.58 + 12) * k;
    };
    const labelled = (u, places) => places.map((place, i) => (ticks[i].label ? place : null));
    return {
        scale: name,
        label: label || null,
        labelSize: (FONT + 8) * k,
        labelGap: 0,
        labelFont: `${FONT * k}px ${theme.color("font")}`,
        font: `${FONT * k}px ${theme.color("font")}`,
        stroke: () => theme.color("muted"),
        size: numbers,
        gap: 4 * k,
        space: 0,
        incrs: () => [5],
        splits: (u, axis, low, high) => {
            ticks = ticksOf(panel.scales[name].part(low, high), count(u));
            return ticks.map((tick) => panel.scales[name].place(tick.value));
        },
        values: () => ticks.map((tick) => tick.label || null),
        grid: {stroke: () => theme.color("grid"), width: k, filter: labelled},
        ticks: {stroke: () => theme.color("axis"), width: k, size: 4 * k},
        border: {show: true, stroke: () => theme.color("axis"), width: k},
    };
}

// A crowd of curves is drawn in the thinnest lines, which is also ten times as fast.
function seriesOf(curve, k, crowd) {
    const stroke = () => strokeOf(curve);
    return {
        show: curve.shown,
        auto: false,
        alpha: crowd ? 0.7 : 1,
        stroke,
        fill: stroke,
        width: crowd ? 1 / devicePixelRatio : (curve.pale ? 1 : 1.75) * k,
        dash: crowd ? [] : (DASHES[curve.stroke] ?? []).map((length) => length * k * devicePixelRatio),
        paths: pathsOf(curve, (crowd ? 1.5 : 2.5) * k * devicePixelRatio),
        points: {show: false},
    };
}

function plotOptions(panel, size, k) {
    const shown = (name) => () => panel.view[name];
    const none = {show: false, auto: false, paths: () => null, points: {show: false}};
    return {
        mode: 2,
        ...size,
        padding: [6 * k, 12 * k, 0, 0],
        scales: {x: {time: false, range: shown("x")}, y: {range: shown("y")}},
        series: [null, none, ...panel.curves.map((curve) => seriesOf(curve, k, panel.curves.length > CROWD))],
        axes: [axisOf("x", panel, k), axisOf("y", panel, k)],
        legend: {show: false},
        cursor: panel.cursor,
        hooks: {
            drawAxes: [(u) => drawBehind(u, panel, k)],
            draw: [(u) => drawBefore(u, panel, k)],
            setSelect: [(u) => panel.selected(u)],
            setCursor: [(u) => panel.hovered(u)],
        },
    };
}

function plotData(panel) {
    return [null, [[0], [null]], ...panel.places];
}

function clipped(u, draw) {
    u.ctx.save();
    u.ctx.beginPath();
    u.ctx.rect(u.bbox.left, u.bbox.top, u.bbox.width, u.bbox.height);
    u.ctx.clip();
    draw(u.ctx, pixels(u));
    u.ctx.restore();
}

function strokeAcross(context, u, pixel, upright) {
    const {left, top, width, height} = u.bbox;
    context.beginPath();
    context.moveTo(upright ? pixel : left, upright ? top : pixel);
    context.lineTo(upright ? pixel : left + width, upright ? top + height : pixel);
    context.stroke();
}

// Joins of schedules and bands.
function drawBehind(u, panel, k) {
    clipped(u, (context, to) => {
        for (const curve of panel.curves) {
            if (!curve.shown || !curve.low) continue;
            context.fillStyle = clear(theme.color(curve.color), 0.18);
            context.fill(bandPath(curve, panel.scales, to));
        }
        context.strokeStyle = theme.color("axis");
        context.lineWidth = k * devicePixelRatio;
        context.setLineDash([3, 3].map((length) => length * k * devicePixelRatio));
        for (const mark of panel.marks()) strokeAcross(context, u, to.x(mark), true);
        if (panel.curves.every((curve) => curve.reach.x.empty)) sayNothing(context, u, k);
    });
}

function sayNothing(context, u, k) {
    context.font = `${FONT * k * devicePixelRatio}px ${theme.color("font")}`;
    context.fillStyle = theme.color("muted");
    context.textAlign = "center";
    context.fillText("no data", u.bbox.left + u.bbox.width / 2, u.bbox.top + u.bbox.height / 2);
}

// Guides and points that are pointed out.
function drawBefore(u, panel, k) {
    const unit = k * devicePixelRatio;
    clipped(u, (context, to) => {
        for (const guide of panel.given.guides) {
            const place = panel.scales[guide.upright ? "x" : "y"].place(guide.at);
            if (place === null || guide.stroke === "none") continue;
            context.strokeStyle = strokeOf(guide);
            context.lineWidth = 1.25 * unit;
            context.setLineDash(DASHES[guide.stroke].map((length) => length * unit));
            strokeAcross(context, u, guide.upright ? to.x(place) : to.y(place), guide.upright);
        }
        context.setLineDash([]);
        drawPins(context, u, panel, to, unit);
    });
}

function drawPins(context, u, panel, to, unit) {
    context.font = `${FONT * unit}px ${theme.color("font")}`;
    context.textBaseline = "middle";
    context.textAlign = "left";
    const pins =
        panel.given.pins.map((pin) => ({...pin, x: panel.scales.x.place(pin.x), y: panel.scales.y.place(pin.y)}));
    const shown = pins.filter((pin) => pin.x !== null && pin.y !== null);
    const taken = [];
    for (const pin of shown) drawLabel(context, u, pin.label, to.x(pin.x), to.y(pin.y), unit, taken);
    for (const pin of shown) {
        context.fillStyle = theme.color(pin.color);
        context.fill(dotsPath([[to.x(pin.x), to.y(pin.y)]], 4 * unit));
    }
}

// Right of its point where there is room, else left of it, and off the labels that are there.
function drawLabel(context, u, label, x, y, unit, taken) {
    const {left, top, width, height} = u.bbox;
    const length = context.measureText(label).width;
    const line = 16 * unit;
    const rows = [0, -1, 1, -2, 2, -3, 3];
    const sides = [x + 8 * unit, x - 8 * unit - length];
    const inside = (box) => box.x >= left && box.x + length <= left + width && box.y > top && box.y < top + height;
    const across = (box, other) => box.x < other.x + other.length && other.x < box.x + length;
    const free = (box) => !taken.some((other) => Math.abs(other.y - box.y) < line && across(box, other));
    const boxes = rows.flatMap((row) => sides.map((side) => ({x: side, y: y + row * line, length})));
    const box = boxes.find((each) => inside(each) && free(each)) ?? boxes.find(inside) ?? boxes[0];
    taken.push(box);
    context.lineWidth = 3 * unit;
    context.lineJoin = "round";
    context.strokeStyle = theme.color("paper");
    context.strokeText(label, box.x, box.y);
    context.fillStyle = theme.color("ink");
    context.fillText(label, box.x, box.y);
}
