// Room `report`, the page: numbers as they arrive and as they are shown. This file is the first of the script.
"use strict";

// What JSON has no word for travels as a text.
const NOT_FINITE = {
    "nan": NaN,
    "inf": Infinity,
    "-inf": -Infinity
};

function decoded(values) {
    return values.map((value) => (typeof value === "string" ? NOT_FINITE[value] : value));
}

// Six digits, for people.
function shortNumber(value) {
    if (!Number.isFinite(value)) return Number.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
    const rounded = Number(value.toPrecision(6));
    const size = Math.abs(rounded);
    if (size !== 0 && (size < 1e-4 || size >= 1e7)) return rounded.toExponential().replace("e+", "e");
    return String(rounded);
}

// The shortest text that reads back as the same number.
function exactNumber(value) {
    if (!Number.isFinite(value)) return shortNumber(value);
    return Object.is(value, -0) ? "-0" : String(value);
}

// The largest integer e with 10^e <= value. Through the digits, since log10 may be off just where it matters.
function decadeOf(value) {
    return Number(value.toExponential(14).split("e")[1]);
}

// mantissa * 10^exponent as the nearest number.
function decimal(mantissa, exponent) {
    const text = String(mantissa);
    return text.includes("e") ? mantissa * 10 ** exponent : Number(`${text}e${exponent}`);
}
