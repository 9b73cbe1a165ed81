// Room `report`, the page: light and dark. The colours stand in page.css; a canvas has to be told them.
"use strict";

const theme = {
    listeners: [],
    colors: new Map(),

    // The colour of a curve (`blue`) or of a part of the page (`grid`), as page.css has it now.
    color(name) {
        if (!this.colors.has(name)) {
            const style = getComputedStyle(document.documentElement);
            this.colors.set(name, style.getPropertyValue(`--${name}`).trim());
        }
        return this.colors.get(name);
    },

    changed() {
        this.colors.clear();
        for (const listener of this.listeners) listener();
    },

    get dark() {
        const chosen = document.documentElement.dataset.theme;
        return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    },

    choose(name) {
        if (name) document.documentElement.dataset.theme = name;
        else delete document.documentElement.dataset.theme;
        this.changed();
    },
};

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => theme.changed());
