// Room `report`, the page: what the pointer or the keys point at, in numbers.
"use strict";

const MOST_READ = 8;
const BESIDE = 40;  // pixels from the end of a curve

class Readout {
    constructor(panel) {
        this.panel = panel;
        this.dot = element("div.dot");
        this.box = element("div.readout", {role: "status"});
        this.root = element("div.readout-layer", null, this.dot, this.box);
        this.curve = 0;
        this.hide();
    }

    hide() {
        this.root.hidden = true;
        this.index = null;
    }

    // The points of all shown curves that are nearest to a spot, the nearest first.
    near(left, top) {
        const {u, curves, places} = this.panel;
        const x = u.posToVal(left, "x");
        const found = [];
        curves.forEach((curve, number) => {
            if (!curve.shown) return;
            const index = nearestIndex(curve, places[number], x);
            if (index === null) return;
            const dx = u.valToPos(places[number][0][index], "x") - left;
            const dy = u.valToPos(places[number][1][index], "y") - top;
            // A curve that ends well before the pointer has nothing to say there.
            if (Math.abs(dx) > BESIDE && this.beyond(places[number][0], x)) return;
            found.push({number, index, distance: Math.hypot(dx * 0.25, dy)});
        });
        return found.sort((a, b) => a.distance - b.distance);
    }

    beyond(xs, x) {
        return x < Math.min(xs[0], xs[xs.length - 1]) || x > Math.max(xs[0], xs[xs.length - 1]);
    }

    showNear(left, top) {
        const found = this.near(left, top);
        if (found.length === 0) {
            this.hide();
            return;
        }
        this.show(found[0].number, found[0].index, found.slice(0, MOST_READ), found.length);
    }

    // One point and the lines of its neighbours.
    show(number, index, lines, count) {
        const {u, places} = this.panel;
        this.curve = number;
        this.index = index;
        const left = u.valToPos(places[number][0][index], "x");
        const top = u.valToPos(places[number][1][index], "y");
        this.fill(lines, count);
        this.root.hidden = false;
        this.move(left, top);
    }

    fill(lines, count) {
        const {curves, given} = this.panel;
        const first = curves[lines[0].number];
        const x = first.x[lines[0].index];
        const ordered = [...lines].sort((a, b) => a.number - b.number);
        const rows = ordered.map((line) => {
            const curve = curves[line.number];
            const own = curve.x[line.index];
            const name = curve.name || given.yLabel || "value";
            const row = element("div.readout-row", null, swatch(curve), element("span.readout-name", null, name),
                element("span.readout-value", null, shortNumber(curve.y[line.index]) + bandText(curve, line.index)),
                own === x || curve.steps ? null : element("span.readout-at", null, `at ${shortNumber(own)}`));
            row.classList.toggle("nearest", line === lines[0] && lines.length > 1);
            return row;
        });
        const more = count > lines.length ? element("div.readout-more", null, `+${count - lines.length} more`) : null;
        const title = element("div.readout-x", null, `${given.xLabel || "x"} ${shortNumber(x)}`);
        this.box.replaceChildren(...[title, ...rows, more].filter((part) => part !== null));
        this.dot.style.background = strokeOf(first);
    }

    // The dot upon the point; the box beside it on the side where there is more room.
    move(left, top) {
        const over = this.panel.u.over;
        const x = over.offsetLeft + left;
        const y = over.offsetTop + top;
        const inside = left >= 0 && top >= 0 && left <= over.clientWidth && top <= over.clientHeight;
        this.dot.hidden = !inside;
        this.dot.style.transform = `translate(${x}px, ${y}px)`;
        const room = this.panel.plotElement;
        const toLeft = x > room.clientWidth / 2;
        const {offsetWidth, offsetHeight} = this.box;
        const boxLeft = held(toLeft ? x - offsetWidth - 14 : x + 14, room.clientWidth - offsetWidth);
        const boxTop = held(y - offsetHeight / 2, room.clientHeight - offsetHeight);
        this.box.style.transform = `translate(${boxLeft}px, ${boxTop}px)`;
    }

    get middle() {
        const [low, high] = this.panel.view.x;
        return (low + high) / 2;
    }

    // The next point of the curve in a direction, for the keys; begins in the middle of the view.
    step(by) {
        const {panel} = this;
        if (!panel.curves[this.curve]?.shown) this.curve = panel.curves.findIndex((curve) => curve.shown);
        if (this.curve < 0) return;
        const [xs, ys] = panel.places[this.curve];
        const first = this.index === null;
        let index = first ? nearestIndex(panel.curves[this.curve], [xs, ys], this.middle) : this.index + by;
        while (index !== null && index >= 0 && index < ys.length && ys[index] === null) index += Math.sign(by) || 1;
        if (index === null || index < 0 || index >= ys.length) return;
        this.show(this.curve, index, [{number: this.curve, index}], 1);
    }

    // The next shown curve in a direction, at the same place.
    change(by) {
        const {panel} = this;
        const at = this.index === null ? this.middle : panel.places[this.curve][0][this.index];
        const count = panel.curves.length;
        for (let i = 1; i <= count; ++i) {
            const next = (this.curve + i * by + i * count) % count;
            const index = panel.curves[next].shown ? nearestIndex(panel.curves[next], panel.places[next], at) : null;
            if (index === null) continue;
            this.show(next, index, [{number: next, index}], 1);
            return;
        }
    }
}

function held(value, most) {
    return Math.max(0, Math.min(value, most));
}

function bandText(curve, index) {
    if (!curve.low || !Number.isFinite(curve.low[index])) return "";
    return ` (${shortNumber(curve.low[index])} to ${shortNumber(curve.high[index])})`;
}
