// The texts of a report: one plain editor for each part, figures put in from the tables by a click.

import { h, say } from "./dom.js";
import { figure } from "./numbers.js";

/** The editor of one part: heading, hint, text, counter, how figures read, last year's text. */
export function drawEditor(work, path, heading, hint, required = false) {
  const id = `p-${path}`;
  const area = h("textarea", { id, "data-path": path, rows: 3, "aria-describedby": `h-${path} n-${path}`, spellcheck: "false" });
  const pick = h("button", { type: "button", class: "small", text: "插入表中的数", onclick: () => startPicking(area) });
  return h("div", { class: "editor", "data-editor": path },
    h("label", { for: id, text: heading + (required ? "（必写）" : "") }),
    h("p", { class: "hint", id: `h-${path}`, text: hint }),
    area,
    h("p", { class: "under" }, h("span", { class: "counter", id: `n-${path}` }), pick),
    h("div", { class: "reading plain" }),
    h("details", { class: "before", hidden: true }, h("summary", { text: "上年写的" }), h("div")),
  );
}

/** Texts brought up to date in all editors; measured anew are those of `paths`, without them all. */
export function showTexts(work, paths = null) {
  for (const input of document.querySelectorAll("[data-path]:not([data-slot])")) {
    const text = work.get(input.dataset.path);
    if (input.value !== text && input.value.replace(/\s+$/, "") !== text) input.value = text;
    if (input.tagName === "TEXTAREA") showEditor(work, input, text, !paths || paths.includes(input.dataset.path));
  }
}

function showEditor(work, area, text, isNew) {
  const editor = area.parentElement;
  editor.querySelector(".counter").textContent = `${text.replace(/\s/g, "").length} 字`;
  if (isNew) {
    area.style.height = "auto";
    area.style.height = `${Math.min(area.scrollHeight + 2, 600)}px`;
  }
  const last = work.previous && work.previous.values.get(area.dataset.path);
  const before = editor.querySelector(".before");
  before.hidden = !last;
  if (last) before.lastChild.replaceChildren(...last.split("\n").map((line) => h("p", { text: line })));
}

/** How the texts read: figures with their values, and what was found marked where it stands. */
export function markTexts(work, findings) {
  for (const area of document.querySelectorAll("textarea[data-path]")) {
    const text = work.get(area.dataset.path);
    const found = findings.filter((one) => one.rest && !one.waived && one.place === area.dataset.path);
    const reading = area.parentElement.querySelector(".reading");
    const plain = !text.includes("{{") && !found.length;
    if (plain && reading.shown === text) continue;
    reading.shown = plain ? text : null;
    reading.classList.toggle("plain", plain);
    reading.replaceChildren(...text.split("\n").map((line) => h("p", {}, marked(work, line, found))));
  }
}

/** The piece of a text that a finding is about begins with its `rest` and ends before a stop. */
export const extent = (rest) => (/^[\d０-９.,]+|^\{\{.*?\}\}|^[^，。；、]+/.exec(rest) ?? [rest])[0].length;

function marked(work, line, found) {
  const one = found.find(({ rest }) => line.includes(rest));
  if (!one) return pieces(work, line);
  const at = line.indexOf(one.rest);
  const end = at + extent(one.rest);
  const mark = h("mark", { class: one.severity, title: one.message }, pieces(work, line.slice(at, end)));
  const others = found.filter((other) => other !== one);
  return [...marked(work, line.slice(0, at), others), mark, ...marked(work, line.slice(end), others)];
}

/** A line with its figures as chips that show their value. */
function pieces(work, line) {
  return line.split(/(\{\{.*?\}\})/).map((piece) => {
    if (!piece.startsWith("{{")) return piece;
    const path = piece.slice(2, -2).trim();
    const slot = work.edition.index.get(path);
    const value = slot === undefined ? null : work.numbers[slot];
    const known = slot !== undefined;
    const text = value ? figure(value) : known ? "未填" : workedOut(work, piece) ?? path;
    return h("span", { class: known ? "chip" : "chip other", title: known ? work.edition.slots[slot][1] : path, text });
  });
}

/** What an expression gives: as Python says, where it has looked at what is written now; null for what gives nothing. */
function workedOut({ judged, revision }, piece) {
  if (judged) return judged.revision === revision ? judged.readings?.[piece] : "……";
  return /[|/*+]| - /.test(piece) ? "（生成时算出）" : null;
}

let picking = null;

function startPicking(area) {
  picking = { area, at: area.selectionStart };
  document.body.dataset.picking = "";
  say("请点表里的一格，或者用方向键走到那一格再按回车；按 Esc 取消。");
  document.querySelector("input[data-slot]")?.focus();
}

function stopPicking() {
  picking = null;
  say("");
  delete document.body.dataset.picking;
}

function insert(work, path) {
  const { area, at } = picking;
  stopPicking();
  const text = area.value.slice(0, at) + `{{ ${path} }}` + area.value.slice(at);
  work.set([[area.dataset.path, text]]);
  area.focus();
  area.selectionStart = area.selectionEnd = at + path.length + 6;
}

/** Texts as they come from Word: levels stay, blanks at the beginning of lines and empty lines go, quotes are paired. */
export function cleaned(text) {
  let open = false;
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[\u00a0\u200b\ufeff\t]/g, (c) => (c === "\u00a0" || c === "\t" ? " " : ""))
    .split("\n")
    .map((line) => line.replace(/^[\s\u3000]+|[\s\u3000]+$/g, ""))
    .filter(Boolean)
    .join("\n")
    .replace(/"/g, () => ((open = !open) ? "“" : "”"));
}

export function listenToTexts(work, root) {
  root.addEventListener("input", ({ target }) => {
    if (!target.dataset.path || target.dataset.slot) return;
    work.set([[target.dataset.path, target.value.replace(/\s+$/, "")]], target.dataset.path);
  });
  root.addEventListener("change", ({ target }) => {
    if (target.dataset.path && !target.dataset.slot) work.typing = "";
  });
  root.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain");
    if (event.target.tagName !== "TEXTAREA" || !text || event.target.id === "block") return;
    event.preventDefault();
    document.execCommand("insertText", false, cleaned(text));
  });
  root.addEventListener("mousedown", (event) => {
    if (!picking || !event.target.dataset.slot) return;
    event.preventDefault();
    insert(work, event.target.dataset.path);
  }, true);
  root.addEventListener("keydown", (event) => {
    if (!picking) return;
    if (event.key === "Escape") return stopPicking();
    if (event.key !== "Enter" || !event.target.dataset.slot) return;
    event.preventDefault();
    event.stopPropagation();
    insert(work, event.target.dataset.path);
  }, true);
}
