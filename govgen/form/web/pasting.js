// Blocks from Excel, WPS, Word or a web page: matched by their labels, else by their shape, shown before they land.

import { ask, h, say } from "./dom.js";
import { figure, readNumber } from "./numbers.js";

const LIMIT = 400;

/** The rows of a pasted block: cells of a table, or lines with tabs. Spans are laid out; nothing in it is run. */
export function readBlock(html, plain) {
  const table = html && new DOMParser().parseFromString(html, "text/html").querySelector("table");
  if (!table) return plain.replace(/\r/g, "").replace(/\n+$/, "").split("\n").map((line) => line.split("\t").map((one) => one.trim()));
  const rows = [];
  [...table.rows].slice(0, LIMIT).forEach((line, y) => {
    rows[y] ??= [];
    let x = 0;
    for (const cell of line.cells) {
      while (rows[y][x] !== undefined) x++;
      const [height, width] = [Math.min(cell.rowSpan, LIMIT), Math.min(cell.colSpan, 40)];
      const text = cell.textContent.replace(/\s+/g, " ").trim();
      for (let down = 0; down < height; down++) {
        for (let right = 0; right < width; right++) (rows[y + down] ??= [])[x + right] = down || right ? "" : text;
      }
      x += width;
    }
  });
  return rows.map((row) => Array.from(row, (one) => one ?? ""));
}

const plainLabel = (text) => text.replace(/[（(](单位[:：])?[件宗个次条元万亿]+[)）]$/, "").replace(/^[（(]?[一二三四五六七八九十\d]+[）)]?[、.．]?/, "").replace(/[\s“”"《》，,、（）()。：:]/g, "");
const isNumberLike = (text) => /^[\s+\-－−—/]*$/.test(text) || /^[\s\d０-９.,，．+\-－−]*[\d０-９]\s*[^\d.．、]{0,2}$/.test(text) || /^[减增][少加]?\d/.test(text);

/** Where each number of a block goes: [{slot, text}], and what has no place. */
export function matchBlock(work, rows, table, start) {
  const lines = underNames(work, rows, table);
  return byLabels(work, lines, table) ?? byShape(work, lines, start);
}

/** The rows of a block without those that name its columns, each with the names above it. */
function underNames(work, rows, table) {
  const known = new Set(work.edition.slots.filter(([path]) => path.startsWith(`${table}.`)).map((slot) => plainLabel(slot[4])));
  const ofRows = new Set(formLines(work, table).flatMap((line) => line.names));
  const labels = new Set(work.edition.tables[table].cells.map((cell) => plainLabel(String(cell[2]))));
  const counts = rows.map((row) => row.filter((one) => one && isNumberLike(one)).length);
  let names = [];
  let wasHead = false;
  return rows.flatMap((row, y) => {
    const found = row.map(plainLabel).map((name) => (name && known.has(name) ? name : ""));
    const named = found.filter(Boolean);
    // One name is a head where it is no row's, and the numbers below are no more than names.
    const isAlone = named.some((name) => !ofRows.has(name)) && (counts.slice(y).find(Boolean) ?? 0) <= named.length;
    const isHead = !counts[y] && (isAlone || named.length > (wasHead ? 0 : 1));
    if (isHead) names = Array.from({ length: Math.max(found.length, names.length) }, (_, x) => found[x] || (wasHead && names[x]) || "");
    wasHead = isHead;
    const isTitle = !counts[y] && row.every((one) => !one || labels.has(plainLabel(one)));
    return isHead || isTitle ? [] : [{ row, names }];
  });
}

function byLabels(work, rows, table) {
  const lines = formLines(work, table);
  let next = 0;
  let matched = 0;
  let late = 0;
  const placed = [];
  const strays = [];
  const filled = rows.map((one) => ({ ...one, labels: one.row.filter((text) => !isNumberLike(text)), from: tailOf(one.row) })).filter((one) => one.from >= 0);
  for (const row of filled) {
    const names = row.labels.map(plainLabel).filter(Boolean).reverse();
    const found = names.map((name) => lines.findIndex((line, i) => i >= next && line.names.includes(name)));
    const at = found.find((one) => one >= 0) ?? -1;
    if (at < 0 && lines.some((line) => names.some((name) => line.names.includes(name)))) {
      late++;
      strays.push(`${row.labels.join(" ")}：行的次序与表里的不同，请把这一行单独贴`);
      continue;
    }
    if (at < 0) {
      strays.push(row.labels.join(" ") || `“${row.row.filter(Boolean).join(" ").slice(0, 20)}”这一行没有行名`);
      continue;
    }
    matched++;
    next = at + 1;
    place(lines[at].slots, row, placed, strays, work.edition);
  }
  return matched && (matched + late) * 2 >= filled.length ? { placed, strays, how: "按行名" } : null;
}

/** Where the numbers at the end of a row begin, behind its last label; -1 if there are none. */
function tailOf(row) {
  let from = row.length;
  while (from > 0 && isNumberLike(row[from - 1])) from--;
  return from === row.length || row.slice(from).every((one) => one === "") ? -1 : from;
}

/** Numbers go by the names of their columns where a block has them, else by their order. */
function place(slots, { row, names, labels, from }, placed, strays, edition) {
  const numbers = row.slice(from);
  const label = labels.join(" ");
  const columns = slots.map((one) => plainLabel(edition.slots[one][4]));
  // Names that a line has twice do not tell its columns apart: the order does.
  if (names.length && new Set(columns).size === columns.length) {
    const isAside = names[from - 1]; // the names do not stand above their numbers
    return numbers.forEach((text, i) => {
      const slot = isAside ? undefined : slots[columns.indexOf(names[from + i])];
      if (slot !== undefined) placed.push({ slot, text });
      else if (text) strays.push(`${label}：“${text}”上面没有对得上的列名`);
    });
  }
  const typed = slots.filter((slot) => !edition.rowTotals.has(slot));
  const cut = numbers.slice(numbers.length > slots.length ? numbers.length - slots.length : 0);
  const taken = cut.length === slots.length ? slots : cut.length === typed.length ? typed : null;
  if (!taken) strays.push(`${label}：有 ${numbers.length} 个数，表里是 ${slots.length} 格`);
  else taken.forEach((slot, i) => placed.push({ slot, text: cut[i] }));
}

/** The rows of a table with the names that a pasted label may have: that of the data file, that of the form. */
function formLines(work, table) {
  const lines = new Map();
  const { cells } = work.edition.tables[table];
  for (const [y, x, slot] of cells) {
    if (typeof slot !== "number") continue;
    const path = work.edition.slots[slot][0];
    const id = work.edition.columns.some(([name]) => name && path.endsWith(`.${name}`)) ? path.slice(0, path.lastIndexOf(".")) : path;
    if (!lines.has(id)) lines.set(id, { names: [plainLabel(id.split(".").pop()), plainLabel(labelBeside(cells, y, x))], slots: [] });
    lines.get(id).slots.push(slot);
  }
  return [...lines.values()];
}

/** The label in the same printed row, the nearest to the left. */
function labelBeside(cells, y, x) {
  const beside = cells.filter((one) => one[0] === y && one[1] < x && typeof one[2] === "string");
  return beside.reduce((best, one) => (one[1] >= best[1] ? one : best), [0, -1, ""])[2];
}

function byShape(work, rows, start) {
  const lines = [...start.closest("table").querySelectorAll("tr")].map((one) => [...one.querySelectorAll("input[data-slot]")]).filter((one) => one.length);
  const top = lines.findIndex((line) => line.includes(start));
  const left = lines[top].indexOf(start);
  const placed = [];
  const strays = [];
  const { edition, form } = work;
  const takesWords = form.numbers.worded.includes(edition.slots[Number(start.dataset.slot)][2]);
  let y = 0;
  for (const { row, names } of rows) {
    const slots = (lines[top + y] ?? []).map((one) => Number(one.dataset.slot));
    const called = !takesWords && !isNumberLike(row[0]);
    if (called) strays.push(`“${row[0].slice(0, 20)}”这一行的行名没有认出`);
    else if (names.length) place(slots, { row, names, labels: [`第 ${y + 1} 行`], from: 0 }, placed, strays, edition);
    else {
      row.forEach((text, x) => {
        const slot = slots[left + x];
        if (slot !== undefined) placed.push({ slot, text });
        else if (text) strays.push(`第 ${y + 1} 行第 ${x + 1} 列“${text.slice(0, 20)}”超出了表格`);
      });
    }
    if (!called || row.some((one) => one && isNumberLike(one))) y++; // what stands above all numbers takes no line
  }
  return { placed, strays, how: "按位置" };
}

/** What a block would change: numbers that fit, numbers refused with the reason, totals that do not agree. */
export function preview(work, { placed, strays }) {
  const changes = [];
  const refused = [];
  const totals = [];
  const after = new Map(work.values);
  for (const { slot, text } of placed) {
    const [path, label, kind, unit] = work.edition.slots[slot];
    if (text === "" || (work.edition.derivable.has(slot) && !work.get(path))) continue;
    const read = readNumber(text, kind, unit, work.form.numbers);
    const why = refusal(read);
    if (why) refused.push(`${label}：“${text.slice(0, 20)}”${why}`);
    else if (work.get(path) !== plainOf(read, kind)) changes.push([path, plainOf(read, kind), label]);
    if (!why) after.set(path, plainOf(read, kind));
  }
  for (const { slot, text } of placed) {
    if (text && work.edition.derivable.has(slot)) totals.push({ slot, text });
  }
  return { changes, refused: [...refused, ...strays], totals, after };
}

const plainOf = (read, kind) => read.words ?? figure(read.value) + (kind === "money" ? read.unit : "");

function refusal({ value, flaw, words }) {
  if (words) return "";
  if (value === null) return flaw === "large" ? "位数太多" : flaw === "unitless" ? "没有单位" : "不是数字";
  return { negative: "是负数", fraction: "不是整数", places: "小数太长", sign: "写了正负，请自己填" }[flaw] ?? "";
}

/** Ask before a block lands. */
export async function pasteBlock(work, rows, start, numbersOf) {
  if (rows.length > LIMIT || rows.some((row) => row.length > 60)) return say("贴的内容太大，不像是这张表，没有填入。");
  const matched = matchBlock(work, rows, start.closest("table").dataset.table, start);
  const found = preview(work, matched);
  const { numbers } = numbersOf(work.form, work.edition, found.after);
  const apart = found.totals.filter(({ slot, text }) => {
    const [, , kind, unit] = work.edition.slots[slot];
    const { value } = readNumber(text, kind, unit, work.form.numbers);
    return value && numbers[slot] && value.n !== numbers[slot].n;
  });
  const body = h("div", {},
    h("p", { text: `${matched.how}对应，改 ${found.changes.length} 格${found.refused.length ? `，${found.refused.length} 处不能填` : ""}。` }),
    list("不能填的", found.refused),
    list("贴来的总计与各项之和不等，没有填入", apart.map(({ slot, text }) => `${work.edition.slots[slot][1]}：贴来 ${text}，各项之和 ${figure(numbers[slot])}`)),
    h("table", { class: "changes" }, h("thead", {}, h("tr", {}, ["格", "现在", "改为"].map((text) => h("th", { scope: "col", text })))),
      h("tbody", {}, found.changes.map(([path, text, label]) => h("tr", {}, h("td", { text: label }), h("td", { text: work.get(path) || "空" }), h("td", { text }))))),
  );
  const word = await ask("贴入表格", body, found.changes.length ? ["填入", "取消"] : ["知道了"]);
  if (word === "填入") {
    work.set(found.changes.map(([path, text]) => [path, text]));
    say(`已填入 ${found.changes.length} 格，按 Ctrl+Z 可以撤销。`);
  }
  start.focus();
}

function list(title, items) {
  if (!items.length) return null;
  return h("div", {}, h("h3", { text: title }), h("ul", {}, items.slice(0, 50).map((text) => h("li", { text }))));
}

export function listenToPaste(work, root, numbersOf) {
  root.addEventListener("paste", (event) => {
    const { target, clipboardData } = event;
    if (!target.dataset.slot) return;
    const plain = clipboardData.getData("text/plain");
    const html = clipboardData.getData("text/html");
    if (!/[\t\n]/.test(plain.trim()) && !/<table/i.test(html)) return;
    event.preventDefault();
    const rows = readBlock(html, plain);
    if (rows.length === 1 && rows[0].length === 1) {
      target.value = rows[0][0];
      return void target.dispatchEvent(new Event("input", { bubbles: true }));
    }
    pasteBlock(work, rows, target, numbersOf);
  });
}
