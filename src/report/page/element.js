// Room `report`, the page: making elements. Texts of the user become text nodes, never markup.
"use strict";

// element("button.tool", {title: "..."}, "reset", child, ...)
function element(kind, attributes, ...children) {
    const [name, ...classes] = kind.split(".");
    const made = document.createElement(name);
    made.className = classes.join(" ");
    for (const [key, value] of Object.entries(attributes ?? {})) {
        if (typeof value === "function") made.addEventListener(key, value);
        else if (value !== null && value !== false) made.setAttribute(key, value === true ? "" : value);
    }
    made.append(...children.filter((child) => child !== null));
    return made;
}

function searchField(hint, input) {
    return element("input.find", {type: "search", placeholder: hint, "aria-label": hint, input});
}

function button(kind, title, label, click) {
    return element(`button.${kind}`, {type: "button", title, "aria-label": title, click}, label);
}
