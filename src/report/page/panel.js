// Room `report`, the page: one panel of a figure: its state, its tools, its plot.
"use strict";

const CLOSEST = 1e-7;  // of an axis: the narrowest view
const FARTHEST = 1e3;
const ROOM = 0.05;  // beside the curves at the ends of the y axis
const PAPER = 680;  // pixels that fit side by side on a page
const FINER = 3;    // dots of paper for one of them
const MOST_MARKS = 100;

class Panel {
    constructor(given, columns) {
        this.given = given;
        this.columns = columns;
        const xs = given.xs.map(decoded);
        this.curves = given.curves.map((curve) => curveOf(curve, xs));
        this.log = {x: given.logX, y: given.logY};
        this.cursor = {
            drag: {x: true, y: true, uni: 24, dist: 4, setScale: false},
            points: {show: () => null},
            dataIdx: () => null,
            bind: {
                mousedown: (u, target, zoom) => (event) => (event.shiftKey || event.button !== 0 ? null : zoom(event)),
                dblclick: () => () => this.reset(),
            },
        };
        this.legend = new Legend(this);
        this.readout = new Readout(this);
        this.build();
        this.measure();
        this.view = this.home();
    }

    build() {
        this.plotElement = element("div.plot", {tabindex: 0, role: "application", "aria-label": this.description()});
        this.note = element("p.note");
        this.tools = this.makeTools();
        this.root = element("div.panel", null,
            element("div.panel-head", null, element("h4", null, this.given.title), this.tools.root), this.legend.root,
            this.plotElement, this.note);
        bindPointer(this);
        bindKeys(this);
    }

    description() {
        const axes = [this.given.yLabel, this.given.xLabel].filter((label) => label).join(" over ");
        const count = `${this.curves.length} curve${this.curves.length === 1 ? "" : "s"}`;
        return [this.given.title, axes, count].filter((part) => part).join(": ") + "; press ? for the keys";
    }

    makeTools() {
        const log = (name) => {
            const turn = () => this.setLog(name, !this.log[name]);
            return button(`tool.log-${name}`, `logarithmic ${name} axis`, `log ${name}`, turn);
        };
        const tools = {x: log("x"), y: log("y")};
        tools.root = element("div.tools", {role: "toolbar", "aria-label": "view"}, tools.x, tools.y,
            button("tool.closer", "closer", "+", () => this.zoom(0.5)),
            button("tool.farther", "farther", "\u2212", () => this.zoom(2)),
            button("tool.reset", "everything again", "reset", () => this.reset()));
        return tools;
    }

    // Works out the scales and where the curves lie on them.
    measure() {
        const reach = {x: new Extent(), y: new Extent()};
        let lost = 0;
        for (const curve of this.curves) {
            curve.reach = surveyed(curve, this.log.x, this.log.y);
            reach.x.join(curve.reach.x);
            reach.y.join(curve.reach.y);
            lost += curve.reach.lost;
        }
        this.joinMarked(reach);
        const [xLimits, yLimits] = ["x", "y"].map((name) => this.limits(name));
        this.scales = {
            x: roomyScale(scaleOf(reach.x, this.log.x), 0, xLimits),
            y: roomyScale(scaleOf(reach.y, this.log.y), ROOM, yLimits),
        };
        this.places = this.curves.map((curve) => placesOf(curve, this.scales));
        this.note.textContent = this.footnote(lost);
        for (const name of ["x", "y"]) this.tools[name].setAttribute("aria-pressed", this.log[name]);
    }

    // Limits that a logarithmic axis cannot have do not count.
    limits(name) {
        return this.given[`${name}Limits`].map((end) => (end === null || (this.log[name] && end <= 0) ? null : end));
    }

    joinMarked(reach) {
        const fits = (name, value) => Number.isFinite(value) && !(this.log[name] && value <= 0);
        for (const pin of this.given.pins) {
            if (!fits("x", pin.x) || !fits("y", pin.y)) continue;
            reach.x.add(pin.x);
            reach.y.add(pin.y);
        }
        for (const guide of this.given.guides) {
            const name = guide.upright ? "x" : "y";
            if (fits(name, guide.at)) reach[name].add(guide.at);
        }
    }

    footnote(lost) {
        const notes = [];
        if (lost === 1) notes.push("1 point at or below zero is not shown (log axis)");
        if (lost > 1) notes.push(`${lost} points at or below zero are not shown (log axis)`);
        const sum = (of) => this.curves.reduce((total, curve) => total + of(curve), 0);
        const kept = sum((curve) => curve.x.length);
        const all = sum((curve) => curve.points);
        if (kept < all) notes.push(`${kept} of ${all} points are drawn, all extremes among them`);
        return notes.join("; ");
    }

    // The view that shows every curve that is shown.
    home() {
        const home = {x: [0, 1], y: [0, 1]};
        const shown = this.curves.filter((curve) => curve.shown && !curve.reach.x.empty);
        if (shown.length === this.curves.length || shown.length === 0) return home;
        for (const name of ["x", "y"]) {
            const reach = new Extent();
            for (const curve of shown) reach.join(curve.reach[name]);
            const {low, high} = roomyScale(scaleOf(reach, this.log[name]), name === "y" ? ROOM : 0, this.limits(name));
            home[name] = [this.scales[name].place(low), this.scales[name].place(high)];
        }
        return home;
    }

    marks() {
        const [low, high] = this.view.x;
        const marks = this.curves.flatMap((curve) => (curve.shown ? curve.marks : []));
        const places = new Set(marks.map((mark) => this.scales.x.place(mark)));
        return [...places].filter((place) => place !== null && place >= low && place <= high).slice(0, MOST_MARKS);
    }

    get size() {
        const width = Math.max(this.plotElement.clientWidth, 160);
        return {width, height: Math.round(Math.min(Math.max(width * this.given.ratio, 200), 420))};
    }

    draw() {
        this.drawn = this.size;
        this.u = new uPlot(plotOptions(this, this.drawn, 1), plotData(this), this.plotElement);
        this.plotElement.append(this.readout.root);
    }

    resize() {
        const {width, height} = this.size;
        if (!this.u || (width === this.drawn.width && height === this.drawn.height)) return;
        this.drawn = {width, height};
        this.u.setSize(this.drawn);
    }

    redraw() {
        this.u?.redraw(false);
        this.legend.paint();
    }

    // A canvas of its own for paper: letters and lines are larger on as many more pixels. What undoes it.
    printed() {
        const width = Math.round(PAPER / this.columns);
        const height = Math.round(Math.min(Math.max(width * this.given.ratio, 150), 380));
        const size = {width: width * FINER, height: height * FINER};
        const u = new uPlot(plotOptions(this, size, FINER), plotData(this), element("div"));
        const canvas = u.ctx.canvas;
        canvas.className = "print-only";
        this.plotElement.append(canvas);
        return () => {
            canvas.remove();
            u.destroy();
        };
    }

    show(view) {
        for (const name of ["x", "y"]) {
            const [low, high] = view[name];
            if (!(high - low >= CLOSEST) || !(high - low <= FARTHEST)) return;
        }
        this.view = view;
        this.readout.hide();
        this.u?.batch(() => this.showView());
    }

    showView() {
        for (const name of ["x", "y"]) this.u.setScale(name, {min: this.view[name][0], max: this.view[name][1]});
    }

    reset() {
        this.show(this.home());
    }

    // By a factor around a place of the view, its middle if none is named.
    zoom(factor, at) {
        const view = {};
        for (const name of ["x", "y"]) {
            const [low, high] = this.view[name];
            const fixed = at ? at[name] : (low + high) / 2;
            view[name] = [fixed - (fixed - low) * factor, fixed + (high - fixed) * factor];
        }
        this.show(view);
    }

    // By shares of the view.
    pan(across, up) {
        const moved = ([low, high], share) => [low + share * (high - low), high + share * (high - low)];
        this.show({x: moved(this.view.x, across), y: moved(this.view.y, up)});
    }

    setLog(name, log) {
        this.log[name] = log;
        this.measure();
        this.view = this.home();
        this.readout.hide();
        this.u?.batch(() => {
            this.u.setData(plotData(this), false);
            this.showView();
            this.u.redraw(true, true);
        });
    }

    // Shows some curves and hides the others.
    setShown(shown) {
        const atHome = JSON.stringify(this.view) === JSON.stringify(this.home());
        this.curves.forEach((curve, i) => {
            curve.shown = shown(curve, i);
            if (this.u) this.u.series[i + FIRST].show = curve.shown;
        });
        this.legend.paint();
        this.show(atHome ? this.home() : this.view);
        this.u?.redraw(true, true);
    }

    // The rectangle that was drawn with the pointer becomes the view.
    selected(u) {
        const {left, top, width, height} = u.select;
        if (width === 0 && height === 0) return;
        const view = {
            x: [u.posToVal(left, "x"), u.posToVal(left + width, "x")],
            y: [u.posToVal(top + height, "y"), u.posToVal(top, "y")],
        };
        u.setSelect({left: 0, top: 0, width: 0, height: 0}, false);
        this.show(view);
    }

    hovered(u) {
        const {left, top} = u.cursor;
        if (left < 0 || top < 0) this.readout.hide();
        else this.readout.showNear(left, top);
    }
}
