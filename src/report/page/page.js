// Room `report`, the page: puts figures and tables where the document has left room for them. This file is the last of
// the script.
"use strict";

const given = JSON.parse(document.getElementById("data").textContent);
const panels = [];
const tables = [];

function placeFigure(host, figure) {
    const grid = element("div.panels");
    host.prepend(...(figure.title ? [element("h3", null, figure.title)] : []), grid);
    const columns = Math.max(1, Math.min(figure.columns, figure.panels.length));
    grid.style.setProperty("--columns", columns);
    for (const each of figure.panels) {
        const panel = new Panel(each, columns);
        panels.push(panel);
        grid.append(panel.root);
    }
}

function placeTable(host, table) {
    tables.push(new Table(table));
    host.append(tables[tables.length - 1].root);
}

// Panels are drawn when they come near the window; a page may have hundreds.
function drawWhenNear() {
    const near = new IntersectionObserver((entries) => {
        for (const {isIntersecting, target} of entries) {
            const panel = panels.find((each) => each.plotElement === target);
            if (!isIntersecting || panel.u) continue;
            near.unobserve(target);
            panel.draw();
        }
    }, {rootMargin: "600px"});
    const sized = new ResizeObserver((entries) => {
        for (const {target} of entries) panels.find((each) => each.plotElement === target).resize();
    });
    for (const panel of panels) {
        near.observe(panel.plotElement);
        sized.observe(panel.plotElement);
    }
}

function prepareForPaper() {
    const undo = [];
    addEventListener("beforeprint", () => {
        const chosen = document.documentElement.dataset.theme;
        theme.choose("light");
        undo.push(() => theme.choose(chosen));
        for (const panel of panels) undo.push(panel.printed());
        for (const listing of document.querySelectorAll("details:not([open])")) {
            listing.open = true;
            undo.push(() => listing.removeAttribute("open"));
        }
    });
    addEventListener("afterprint", () => {
        while (undo.length > 0) undo.pop()();
    });
}

function makeThemeButton() {
    const turn = () => theme.choose(theme.dark ? "light" : "dark");
    const tools = element("div.page-tools");
    if (panels.length > 0) tools.append(button("tool.help", "how to use the figures", "?", showKeys));
    tools.append(button("tool.theme", "light or dark", "\u25d0", turn));
    document.querySelector("header").append(tools);
}

document.querySelectorAll("[data-figure]").forEach((host) => placeFigure(host, given.figures[host.dataset.figure]));
document.querySelectorAll("[data-table]").forEach((host) => placeTable(host, given.tables[host.dataset.table]));
document.body.append(keysDialog);
makeThemeButton();
theme.listeners.push(() => panels.forEach((panel) => panel.redraw()));
drawWhenNear();
prepareForPaper();
