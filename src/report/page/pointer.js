// Room `report`, the page: what pointer and keys do in a panel, beside uPlot's own rectangle.
"use strict";

const KEYS = [
    ["drag", "zoom into a rectangle"],
    ["Shift and drag, or one finger", "move"],
    ["Ctrl and wheel", "zoom"],
    ["double click, 0", "everything again"],
    ["+ and \u2212", "closer, farther"],
    ["\u2190 \u2192", "read the points of a curve"],
    ["\u2191 \u2193", "another curve"],
    ["Shift and arrows", "move"],
    ["x, y", "logarithmic axis"],
    ["legend", "click shows or hides a curve; with Shift it alone"],
];

// The place of an event within the view.
function placeOf(panel, event) {
    const frame = panel.u.over.getBoundingClientRect();
    return {x: panel.u.posToVal(event.clientX - frame.left, "x"), y: panel.u.posToVal(event.clientY - frame.top, "y")};
}

function bindPointer(panel) {
    const plot = panel.plotElement;
    let last = null;
    plot.addEventListener("pointerdown", (event) => {
        const moves = event.shiftKey || event.button === 1 || event.pointerType === "touch";
        if (!moves || !panel.u.over.contains(event.target)) return;
        last = event;
        plot.setPointerCapture(event.pointerId);
    });
    plot.addEventListener("pointermove", (event) => {
        if (!last || event.pointerId !== last.pointerId) return;
        const {clientWidth, clientHeight} = panel.u.over;
        panel.pan((last.clientX - event.clientX) / clientWidth, (event.clientY - last.clientY) / clientHeight);
        last = event;
    });
    const end = () => { last = null; };
    plot.addEventListener("pointerup", end);
    plot.addEventListener("pointercancel", end);
    plot.addEventListener("wheel", (event) => {
        if (!event.ctrlKey && !event.metaKey) return;
        event.preventDefault();
        panel.zoom(2 ** (Math.sign(event.deltaY) / 4), placeOf(panel, event));
    }, {passive: false});
}

function bindKeys(panel) {
    const {readout} = panel;
    const across = (by) => (event) => {
        if (event.shiftKey) panel.pan(by / 10, 0);
        else readout.step(by * (event.ctrlKey ? 10 : 1));
    };
    const up = (by) => (event) => {
        if (event.shiftKey) panel.pan(0, by / 10);
        else readout.change(-by);
    };
    const keys = {
        ArrowLeft: across(-1),
        ArrowRight: across(1),
        ArrowUp: up(1),
        ArrowDown: up(-1),
        "+": () => panel.zoom(0.5),
        "=": () => panel.zoom(0.5),
        "-": () => panel.zoom(2),
        0: () => panel.reset(),
        Escape: () => readout.hide(),
        x: () => panel.setLog("x", !panel.log.x),
        y: () => panel.setLog("y", !panel.log.y),
        "?": showKeys,
    };
    panel.plotElement.addEventListener("keydown", (event) => {
        const act = event.altKey || event.metaKey ? undefined : keys[event.key];
        if (!act) return;
        event.preventDefault();
        act(event);
    });
}

function keyRow([key, meaning]) {
    return element("tr", null, element("th", {scope: "row"}, key), element("td", null, meaning));
}

const keysDialog = element("dialog", {id: "keys", "aria-label": "how to use the figures"},
    element("table", null, ...KEYS.map(keyRow)), button("tool", "close", "close", () => keysDialog.close()));

function showKeys() {
    keysDialog.showModal();
}
