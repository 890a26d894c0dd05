// Blocks from Excel, WPS, Word or a web page: shown before they land.

import { ask, h, say } from "./dom.js";
import { UNSEEN } from "./fresh.js";
import { matchBlock } from "./matching.js";
import { figure, readNumber } from "./numbers.js";

const LIMIT = 400;

const tidy = (text) => text.replace(UNSEEN, "").replace(/\s+/g, " ").trim();

/** The rows of a pasted block: cells of a table, or lines with tabs. Spans are laid out; nothing in it is run. */
export function readBlock(html, plain) {
  const table = html && new DOMParser().parseFromString(html, "text/html").querySelector("table");
  if (!table) return readLines(plain.replace(/\r/g, "").replace(/\n+$/, ""));
  const rows = [];
  [...table.rows].slice(0, LIMIT).forEach((line, y) => {
    rows[y] ??= [];
    let x = 0;
    for (const cell of line.cells) {
      while (rows[y][x] !== undefined) x++;
      const [height, width] = [Math.min(cell.rowSpan, LIMIT), Math.min(cell.colSpan, 40)];
      const text = tidy(cell.textContent);
      for (let down = 0; down < height; down++) {
        for (let right = 0; right < width; right++) (rows[y + down] ??= [])[x + right] = down || right ? "" : text;
      }
      x += width;
    }
  });
  return rows.map((row) => Array.from(row, (one) => one ?? ""));
}

/** Lines with tabs; a cell with a break in it stands in quotes, as spreadsheets write it. */
function readLines(plain) {
  const rows = [[]];
  for (const [, quoted, bare, stop] of plain.matchAll(/(?:"([^"]*(?:""[^"]*)*)"(?=[\t\n]|$)|([^\t\n]*))([\t\n]|$)/g)) {
    rows[rows.length - 1].push(tidy(quoted?.replaceAll('""', '"') ?? bare));
    if (!stop) break;
    if (stop === "\n") rows.push([]);
  }
  return rows;
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
