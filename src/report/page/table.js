// Room `report`, the page: tables that can be sorted, searched, paged and taken along as CSV.
"use strict";

const PAGE = 25;
const SEARCHED = 10;  // from so many rows on there is a field to search

// What is empty or no number comes last, whichever way the rest is sorted.
function compared(a, b, direction) {
    const rank = (cell) => (cell === null ? 3 : typeof cell === "string" ? 1 : Number.isNaN(cell) ? 2 : 0);
    if (rank(a) !== rank(b)) return rank(a) - rank(b);
    if (rank(a) > 1) return 0;
    if (typeof a === "number") return direction * (a < b ? -1 : a > b ? 1 : 0);
    return direction * a.localeCompare(b, "en", {numeric: true});
}

function cellText(cell) {
    return cell === null ? "" : typeof cell === "number" ? shortNumber(cell) : cell;
}

function csvField(cell) {
    const text = cell === null ? "" : typeof cell === "number" ? exactNumber(cell) : cell;
    return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, "$&$&")}"` : text;
}

class Table {
    constructor(given) {
        this.columns = given.columns;
        this.title = given.title;
        // A text that says `nan` stays one: numbers that JSON has no word for come in a list of one.
        this.rows = given.rows.map((row) => row.map((cell) => (Array.isArray(cell) ? NOT_FINITE[cell[0]] : cell)));
        this.order = this.rows.map((row, i) => i);
        this.page = 0;
        this.sorted = {column: null, direction: 1};
        this.best = this.columns.map((column, i) => this.bestOf(column.best, i));
        this.build();
        this.paint();
    }

    bestOf(kind, index) {
        const values = this.rows.map((row) => row[index]).filter((cell) => Number.isFinite(cell));
        if (!kind || values.length < 2) return null;
        return values.reduce((best, value) => ((kind === "least" ? value < best : value > best) ? value : best));
    }

    build() {
        this.body = element("tbody");
        this.heads = this.columns.map((column, i) => this.makeHead(column, i));
        this.counter = element("span.counter", {role: "status"});
        this.pager = element("span.pager", null, button("tool.back", "previous page", "\u2039", () => this.turn(-1)),
            this.counter, button("tool.on", "next page", "\u203a", () => this.turn(1)));
        const search = this.rows.length >= SEARCHED ? this.makeSearch() : null;
        const csv = button("tool.csv", "save as CSV, with all digits", "CSV", () => this.save());
        const bar = element("div.table-bar", null, search, this.pager, csv);
        const head = element("thead", null, element("tr", null, ...this.heads));
        const scroll = {tabindex: 0, role: "region", "aria-label": this.title || "table"};
        const data = element("table.data", null, head, this.body);
        this.root = element("div.table", null, bar, element("div.table-scroll", scroll, data));
    }

    makeHead(column, index) {
        const numeric = this.rows.some((row) => typeof row[index] === "number");
        const how = {type: "button", title: column.note || "sort", click: () => this.sort(index)};
        const sort = element("button.sort", how, column.name || "\u00a0");
        return element(numeric ? "th.number" : "th", {scope: "col", "aria-sort": "none"}, sort);
    }

    makeSearch() {
        const search = (event) => {
            this.wanted = event.target.value.toLowerCase();
            this.arrange();
        };
        return searchField(`search ${this.rows.length} rows`, search);
    }

    // Rising, falling, and then as it came.
    sort(index) {
        const {column, direction} = this.sorted;
        if (column !== index) this.sorted = {column: index, direction: 1};
        else this.sorted = direction === 1 ? {column, direction: -1} : {column: null, direction: 1};
        this.arrange();
    }

    arrange() {
        const {column, direction} = this.sorted;
        const holds = (row) => row.some((cell) => cellText(cell).toLowerCase().includes(this.wanted));
        this.order = this.rows.map((row, i) => i).filter((i) => !this.wanted || holds(this.rows[i]));
        const cell = (i) => this.rows[i][column] ?? null;
        if (column !== null) this.order.sort((a, b) => compared(cell(a), cell(b), direction));
        const sorted = direction === 1 ? "ascending" : "descending";
        this.heads.forEach((head, i) => head.setAttribute("aria-sort", i === column ? sorted : "none"));
        this.page = 0;
        this.paint();
    }

    turn(by) {
        this.page = Math.max(0, Math.min(this.page + by, Math.ceil(this.order.length / PAGE) - 1));
        this.paint();
    }

    paint() {
        const begin = this.page * PAGE;
        const end = Math.min(begin + PAGE, this.order.length);
        this.body.replaceChildren(...this.order.slice(begin, end).map((i) => this.makeRow(this.rows[i])));
        const of = this.order.length === this.rows.length ? "" : ` (of ${this.rows.length})`;
        const shown = this.order.length === 0 ? "no rows" : `${begin + 1}\u2013${end} of ${this.order.length}`;
        this.counter.textContent = shown + of;
        this.pager.hidden = this.rows.length <= PAGE && !this.wanted;
    }

    makeRow(row) {
        return element("tr", null, ...this.columns.map((column, i) => {
            const cell = row[i] ?? null;
            const number = typeof cell === "number";
            const best = number && cell === this.best[i] ? ".best" : "";
            return element(
                number ? `td.number${best}` : "td", {title: number ? exactNumber(cell) : null}, cellText(cell));
        }));
    }

    csv() {
        const names = this.columns.map((column) => column.name);
        const rows = this.order.map((i) => this.columns.map((column, c) => this.rows[i][c] ?? null));
        return [names, ...rows].map((line) => line.map(csvField).join(",") + "\n").join("");
    }

    save() {
        const href = URL.createObjectURL(new Blob([this.csv()], {type: "text/csv"}));
        const link = element("a", {href, download: `${this.title || "table"}.csv`});
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    }
}
