// Room `report`, the page: which numbers stand at an axis, as src/plot/ticks.cpp has them.
"use strict";

const SLACK = 1e-6;
const UNITS = [[9, 1e9, "B"], [6, 1e6, "M"], [3, 1e4, "k"]];

// The least of 1, 2, 5 times a power of ten that gives no more than `count` steps.
function stepFor(scale, count) {
    const least = ((scale.high / 2 - scale.low / 2) / count) * 2 * (1 - SLACK);
    const exponent = decadeOf(least);
    for (const mantissa of [1, 2, 5]) {
        if (decimal(mantissa, exponent) >= least) return {mantissa, exponent};
    }
    return {mantissa: 1, exponent: exponent + 1};
}

// One way of writing for all ticks of a linear axis, so that they can be compared at a glance.
function linearLabels(step, largest) {
    const digits = Math.max(0, -step.exponent);
    const unit = UNITS.find(([exponent, least]) => largest >= least && largest < 1e13 && exponent - step.exponent <= 2);
    if (unit) {
        const decimals = Math.max(0, unit[0] - step.exponent);
        return (value) => decimal(value, -unit[0]).toFixed(decimals) + unit[2];
    }
    const plain = (largest < 1e4 && (digits <= 3 || largest >= 0.1)) || (largest >= 1e4 && largest < 1e7);
    if (plain && digits <= 15) return (value) => value.toFixed(digits);
    return (value) => {
        const decimals = Math.min(Math.max(decadeOf(Math.abs(value)) - step.exponent, 0), 15);
        return Number(value.toExponential(decimals)).toExponential().replace("e+", "e");
    };
}

function linearTicks(scale, count) {
    const step = stepFor(scale, count);
    const size = decimal(step.mantissa, step.exponent);
    const first = Math.ceil(scale.low / size - SLACK);
    const last = Math.floor(scale.high / size + SLACK);
    const label = linearLabels(step, Math.max(Math.abs(first), Math.abs(last)) * size);
    const ticks = [];
    for (let i = first; i <= last && ticks.length <= count + 1; ++i) {
        const value = decimal(i * step.mantissa, step.exponent);
        ticks.push({value, label: i === 0 ? "0" : label(value)});
    }
    return ticks;
}

function powerLabel(mantissa, exponent, everyday) {
    return everyday ? String(decimal(mantissa, exponent)) : `${mantissa}e${exponent}`;
}

// All ticks of decades, those of some mantissas with a label.
function decadeTicks(scale, stride, mantissas) {
    const first = decadeOf(scale.low);
    const last = decadeOf(scale.high);
    const everyday = first >= -2 && last <= 4;
    const ticks = [];
    for (let exponent = first; exponent <= last + 1; ++exponent) {
        const labelled = exponent % stride === 0;
        for (let mantissa = 1; mantissa <= (stride === 1 ? 9 : 1); ++mantissa) {
            const value = decimal(mantissa, exponent);
            if (value < scale.low * (1 - SLACK) || value > scale.high * (1 + SLACK)) continue;
            const named = labelled && mantissas.includes(mantissa);
            ticks.push({value, label: named ? powerLabel(mantissa, exponent, everyday) : ""});
        }
    }
    return ticks;
}

// Whole decades where there are enough of them, else 1, 2, 5 in each, else a linear axis' ticks.
function logTicks(scale, count) {
    const named = (ticks) => ticks.filter((tick) => tick.label !== "").length;
    const span = decadeOf(scale.high) - decadeOf(scale.low);
    const least = Math.max(1, Math.ceil(span / count));
    const stride = least === 1 ? 1 : ([2, 5, 10, 20, 50, 100, 200].find((round) => round >= least) ?? least);
    const decades = decadeTicks(scale, stride, [1]);
    if (named(decades) >= Math.min(3, count)) return decades;
    const finer = decadeTicks(scale, stride, [1, 2, 5]);
    if (named(finer) >= 2 && named(finer) <= count + 1) return finer;
    if (named(decades) >= 2) return decades;
    const even = linearTicks(scale, count);
    return even.length >= 2 || named(decades) === 0 ? even : decades;
}

function ticksOf(scale, count) {
    const most = Math.max(count, 2);
    return scale.log ? logTicks(scale, most) : linearTicks(scale, most);
}
