// The official tables as they are printed, to be filled in with the keys of a spreadsheet.

import { $, h, say } from "./dom.js";
import { figure, readNumber } from "./numbers.js";

/** A table of the form; its cells are inputs that carry their path. */
export function drawTable(work, id) {
  const table = work.edition.tables[id];
  const rows = table.lines.map(() => []);
  const figures = new Set(table.cells.filter((one) => typeof one[2] === "number").map((one) => one[0]));
  for (const cell of table.cells) rows[cell[0]].push(cell);
  const lines = rows.map((cells) => h("tr", {}, cells.map((cell) => drawCell(work, table, cell, figures))));
  const wide = table.width > 6;
  const element = h("table", { class: wide ? "sheet wide" : "sheet", "data-table": id, "aria-label": table.label });
  element.append(h("colgroup", {}, (wide ? widths(table) : []).map((width) => h("col", { style: width ? `width:${width}` : null }))), h("thead", {}, lines.slice(0, table.heads)), h("tbody", {}, lines.slice(table.heads)));
  return h("div", { class: "scroll" }, element);
}

/** Columns of figures share one width, and labels before further ones are narrow: a long table is seen whole. */
function widths(table) {
  const figures = new Set(table.cells.filter((one) => typeof one[2] === "number").map((one) => one[1]));
  const labels = Array.from({ length: table.width }, (_, i) => i).filter((one) => !figures.has(one));
  return Array.from({ length: table.width }, (_, i) => (figures.has(i) ? (labels.length ? "66px" : "") : labels.includes(i + 1) ? "64px" : ""));
}

function drawCell(work, table, [row, , held, height = 1, width = 1], figures) {
  const span = { rowspan: height > 1 ? height : null, colspan: width > 1 ? width : null };
  if (typeof held === "number") return h("td", span, drawInput(work, held));
  if (!held) return h("td", span);
  const heads = Array.from({ length: height }, (_, i) => row + i).every((one) => !figures.has(one));
  const note = table.notes[held];
  return h("th", { ...span, scope: heads ? "col" : "row", title: note, tabindex: heads ? null : "-1", text: held });
}

function drawInput(work, slot) {
  const [path, label, kind] = work.edition.slots[slot];
  const choices = work.edition.choices[slot];
  const input = h("input", {
    type: "text", inputmode: kind === "count" ? "numeric" : "text", autocomplete: "off", maxlength: 200,
    class: work.form.numbers.worded.includes(kind) && "word", list: choices && `o${slot}`,
    id: `c${slot}`, "data-path": path, "data-slot": slot, "aria-label": label, "aria-describedby": `m${slot}`,
  });
  const listed = choices?.map((text) => h("option", { text }));
  return [input, listed && h("datalist", { id: `o${slot}` }, listed), h("span", { class: "last", "aria-hidden": "true" }), h("span", { id: `m${slot}`, class: "unseen" })];
}

/** What stands in the cells, brought up to date. */
export function showCells(work) {
  work.edition.slots.forEach(([path], slot) => {
    const input = $(`c${slot}`);
    const text = work.get(path);
    const shown = text || (work.derived.has(slot) ? figure(work.numbers[slot]) : "");
    if (input.value !== shown && !(input === document.activeElement && input.value.trim() === text)) input.value = shown;
    const cell = input.parentElement;
    cell.classList.toggle("blank", !shown);
    cell.classList.toggle("derived", !text && Boolean(shown));
    showLast(work, slot, cell.querySelector(".last"));
  });
}

function showLast(work, slot, span) {
  const last = work.before && work.before[slot];
  const now = work.numbers[slot];
  const [a, b] = [last, now].map((one) => (one ? (one.n < 0n ? -one.n : one.n) : 0n));
  const jump = last && now && b >= 5n * a && b - a > 0n && a > 0n ? "↑" : last && now && a >= 5n * b && b > 0n ? "↓" : "";
  span.textContent = last ? figure(last) + jump : "";
  span.title = last ? `上年 ${figure(last)}` : "";
}

/** Findings marked at their cells: colour, sign and text. */
export function markCells(work, findings) {
  const marks = new Map();
  for (const finding of findings) {
    if (finding.waived) continue;
    for (const path of finding.paths) marks.set(path, [...(marks.get(path) ?? []), finding]);
  }
  work.edition.slots.forEach(([path], slot) => {
    const held = marks.get(path) ?? [];
    // A cell that is still blank shows that by its frame: an empty form is not red.
    const worst = ["error", "warning", "hint"].find((one) => held.some((finding) => finding.severity === one && finding.rule !== "not-filled"));
    const input = $(`c${slot}`);
    const cell = input.parentElement;
    for (const one of ["error", "warning", "hint"]) cell.classList.toggle(one, worst === one);
    input.setAttribute("aria-invalid", worst === "error" ? "true" : "false");
    $(`m${slot}`).textContent = held.map((one) => (one.rule === "not-filled" ? "没有填写。" : one.message)).join(" ");
  });
}

/** The keys and the mouse in all tables of the page. */
export function listen(work, root) {
  root.addEventListener("focusin", ({ target }) => {
    if (target.dataset.slot && root.dataset.picking === undefined) target.select();
  });
  root.addEventListener("input", ({ target }) => {
    if (target.dataset.slot) work.set([[target.dataset.path, target.value.trim()]], target.dataset.path);
  });
  root.addEventListener("focusout", ({ target }) => {
    if (target.dataset.slot) settle(work, target);
  });
  root.addEventListener("keydown", (event) => press(work, event));
}

/** A cell that is left: what is read with certainty is rewritten plainly, and said. */
function settle(work, input) {
  const path = input.dataset.path;
  const [, label, kind, unit] = work.edition.slots[Number(input.dataset.slot)];
  const text = work.get(path);
  work.typing = "";
  if (!text) return;
  const { value, flaw, unit: written } = readNumber(text, kind, unit, work.form.numbers);
  if (value === null || !["commas", "wide", "unit", "zeros"].includes(flaw)) return;
  const plain = figure(value) + (kind === "money" ? written : "");
  work.set([[path, plain]]);
  input.value = plain;
  say(`${label}：“${text}”已改写为 ${plain}。`);
}

function press(work, event) {
  const { target, key } = event;
  const heading = target.tagName === "TH";
  if (!heading && (!target.dataset.path || target.tagName === "TEXTAREA")) return; // texts have the browser's own way back
  const undo = (event.ctrlKey || event.metaKey) && key.toLowerCase() === "z";
  if (undo || ((event.ctrlKey || event.metaKey) && key.toLowerCase() === "y")) {
    event.preventDefault();
    back(work, undo && !event.shiftKey);
  } else if (event.isComposing || event.ctrlKey || event.metaKey || (!heading && !target.dataset.slot)) return;
  else if ((key === "0" && heading) || (key === "0" && event.altKey)) {
    event.preventDefault();
    zeros(work, target.closest("tr"), heading ? target : null);
  } else if (!event.altKey) move(event, heading);
}

export function back(work, undo) {
  const steps = undo ? work.undo() : work.redo();
  if (!steps) return say(undo ? "没有可以撤销的了。" : "没有可以重做的了。");
  const cell = steps.map((step) => document.querySelector(`[data-path="${CSS.escape(String(step.path.description ?? step.path))}"]`)).find(Boolean);
  if (cell) cell.focus();
  say(undo ? "已撤销。" : "已重做。");
}

/** Every blank cell of a row, or of the rows that a heading stands for, becomes 0; totals follow by themselves. */
function zeros(work, line, heading) {
  const lines = [line];
  for (let more = heading ? heading.rowSpan - 1 : 0; more > 0 && lines[lines.length - 1].nextElementSibling; more--) {
    lines.push(lines[lines.length - 1].nextElementSibling);
  }
  const inputs = lines.flatMap((one) => [...one.querySelectorAll("input[data-slot]")]);
  const open = inputs.filter((one) => !work.get(one.dataset.path) && !work.edition.derivable.has(Number(one.dataset.slot)));
  work.set(open.map((one) => [one.dataset.path, "0"]));
  say(`已填 ${open.length} 个 0。`);
}

const MOVES = { Enter: [1, 0], ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

function move(event, heading) {
  const step = MOVES[event.key];
  if (!step) return;
  const { target } = event;
  const sideways = step[1] !== 0;
  const inside = !heading && sideways && target.selectionStart === target.selectionEnd;
  if (inside && (step[1] < 0 ? target.selectionStart > 0 : target.selectionEnd < target.value.length)) return;
  event.preventDefault();
  const down = event.key === "Enter" && event.shiftKey ? -1 : step[0];
  const next = sideways ? across(target, step[1], event.shiftKey) : along(target, down, event.shiftKey && event.key !== "Enter");
  if (next) next.focus();
}

const isTotal = (input) => input.parentElement.classList.contains("derived");

/** The next cell to the left or the right; from the first cell of a row its heading, which takes a 0. */
function across(target, step, far) {
  const line = target.closest("tr");
  const cells = [...line.querySelectorAll("input[data-slot]")];
  const at = cells.indexOf(target);
  if (far) return step > 0 ? cells[cells.length - 1] : cells[0];
  const headings = line.querySelectorAll('th[scope="row"]');
  if (at === 0 && step < 0) return headings[headings.length - 1];
  return at + step < 0 && step < 0 ? null : cells[at < 0 ? 0 : at + step];
}

/** The next cell below or above in the same printed column; `far`: the next total. */
function along(target, step, far) {
  if (target.tagName === "TH") {
    const headings = [...target.closest("table").querySelectorAll('th[scope="row"]')];
    return headings[headings.indexOf(target) + step];
  }
  const cells = [...target.closest("table").querySelectorAll("input[data-slot]")];
  const middle = (one) => one.getBoundingClientRect().left + 4;
  const column = cells.filter((one) => Math.abs(middle(one) - middle(target)) < 8);
  const at = column.indexOf(target);
  const ahead = step > 0 ? column.slice(at + 1) : column.slice(0, at).reverse();
  const wanted = far ? ahead.find(isTotal) ?? ahead[ahead.length - 1] : ahead[0];
  return wanted ?? overTheEdge(target, cells, step);
}

/** Behind the last cell of a column the next column begins, behind the last column the next table. */
function overTheEdge(target, cells, step) {
  const edges = [...new Set(cells.map((one) => Math.round(one.getBoundingClientRect().left)))].sort((a, b) => a - b);
  const here = edges.indexOf(Math.round(target.getBoundingClientRect().left));
  const column = (edge) => cells.filter((one) => Math.round(one.getBoundingClientRect().left) === edge);
  const next = edges[here + step];
  if (next !== undefined) return step > 0 ? column(next)[0] : column(next).pop();
  const all = [...document.querySelectorAll("input[data-slot]")];
  return all[all.indexOf(step > 0 ? cells[cells.length - 1] : cells[0]) + step];
}
