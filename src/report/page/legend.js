// Room `report`, the page: the legend of a panel, whose entries show and hide curves.
"use strict";

const MOST_ENTRIES = 60;
const MANY = 12;  // from here on there are buttons for all curves and a field to find some

// A piece of line as the curve or guide has it.
function swatch(look) {
    const made = element("span.swatch", {"data-stroke": look.stroke});
    made.style.color = strokeOf(look);
    return made;
}

class Legend {
    constructor(panel) {
        this.panel = panel;
        this.entries = element("div.entries");
        this.entries.classList.toggle("many", panel.curves.length > MANY * 2);
        this.wanted = "";
        this.root = element("div.legend", null, this.makeTools(), this.entries);
        this.paint();
    }

    get named() {
        const {curves, given} = this.panel;
        return curves.length > 1 || (curves.some((curve) => curve.name) && given.guides.some((guide) => guide.label));
    }

    makeTools() {
        if (this.panel.curves.length < MANY) return null;
        const find = (event) => {
            this.wanted = event.target.value.toLowerCase();
            this.paint();
        };
        const hint = `find among ${this.panel.curves.length} curves`;
        return element("div.legend-tools", null,
            button("tool.all", "show all curves", "all", () => this.panel.setShown(() => true)),
            button("tool.none", "hide all curves", "none", () => this.panel.setShown(() => false)),
            searchField(hint, find));
    }

    toggle(number, alone) {
        const {panel} = this;
        const isAlone = panel.curves.every((curve, i) => curve.shown === (i === number));
        if (alone) panel.setShown((curve, i) => isAlone || i === number);
        else panel.setShown((curve, i) => (i === number ? !curve.shown : curve.shown));
    }

    entry(curve, number) {
        const click = (event) => this.toggle(number, event.shiftKey);
        const name = element("span", null, curve.name || `curve ${number + 1}`);
        const title = "show or hide; with Shift alone";
        const made = element("button.entry", {type: "button", title, click}, swatch(curve), name);
        made.setAttribute("aria-pressed", curve.shown);
        made.dataset.curve = number;
        return made;
    }

    paint() {
        const focused = this.entries.contains(document.activeElement) ? document.activeElement.dataset.curve : null;
        const {curves, given} = this.panel;
        const wanted = ([curve]) => this.named && curve.name.toLowerCase().includes(this.wanted);
        const found = curves.map((curve, i) => [curve, i]).filter(wanted);
        const entries = found.slice(0, MOST_ENTRIES).map(([curve, i]) => this.entry(curve, i));
        const more = found.length - MOST_ENTRIES;
        if (more > 0) entries.push(element("span.more", null, `+${more} more`));
        const seen = new Set();
        for (const guide of given.guides) {
            const key = JSON.stringify([guide.label, guide.upright, guide.color, guide.stroke]);
            if (guide.label && !seen.has(key)) entries.push(element("span.guide", null, swatch(guide), guide.label));
            seen.add(key);
        }
        this.entries.replaceChildren(...entries);
        if (focused !== null) this.entries.querySelector(`[data-curve="${focused}"]`)?.focus();
    }
}
