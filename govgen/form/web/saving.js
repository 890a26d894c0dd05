// The data file written: values change where they stand, and comments, order and line ends stay as they are.
// What was written is read again; where it does not say what it should, the section is written anew, then the file.

import { readDocument } from "./datafile.js";
import { parseYaml } from "./yaml.js";

const PLAIN = /^[\p{Script=Han}A-Za-z0-9（〔《“][^\n:#"'{}[\],&*!|>%@`\t]*$/u;
const NULLS = ["~", "null", "Null", "NULL"];
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** A text as files can hold it: Word's soft breaks end lines, tabs are blanks, other control characters go. */
export const holdable = (text) => text.replace(/[\x0b\x0c\u2028\u2029]/g, "\n").replace(/\t/g, "  ").replace(FORBIDDEN, "");

/** The text of the data file that says `values` and `waivers`, made from `base` where there is one. */
export function writeFile(base, form, edition, values, waivers) {
  const wanted = { form, edition, values, waivers };
  if (base !== null) {
    const placed = changed(base, wanted);
    if (says(placed, wanted)) return placed;
    const anew = rewritten(base, wanted);
    if (says(anew, wanted)) return anew;
  }
  const text = canonical(wanted);
  if (!says(text, wanted)) throw new Error("写出的数据文件与填写的内容核对不上，没有保存。");
  return text;
}

function says(text, { form, edition, values, waivers }) {
  try {
    const read = readDocument(parseYaml(text), form, edition);
    return sameValues(read.values, values) && JSON.stringify(read.waivers) === JSON.stringify(waivers);
  } catch {
    return false;
  }
}

export function differences(one, other) {
  const paths = new Set([...one.keys(), ...other.keys()]);
  return [...paths].filter((path) => (one.get(path) ?? "") !== (other.get(path) ?? ""));
}

const sameValues = (one, other) => differences(one, other).length === 0;

/** The text with every change made in place; a section is written anew where a value has no place in it. */
function changed(base, wanted) {
  const read = readDocument(parseYaml(base), wanted.form, wanted.edition);
  const edits = [];
  const sections = new Set();
  for (const path of differences(read.values, wanted.values)) {
    const section = ownerOf(wanted.edition, path);
    const edit = editOf(read, wanted, path, section) ?? rowEdit(read, wanted, path);
    if (edit) edits.push(edit);
    else if (section) sections.add(section);
    else edits.push(...headEdit(read, wanted, path));
  }
  return assemble(base, read, wanted, edits, sections);
}

function rewritten(base, wanted) {
  const read = readDocument(parseYaml(base), wanted.form, wanted.edition);
  const edits = [];
  for (const path of differences(read.values, wanted.values)) {
    if (ownerOf(wanted.edition, path)) continue;
    edits.push(...(editOf(read, wanted, path, null) ? [editOf(read, wanted, path, null)] : headEdit(read, wanted, path)));
  }
  return assemble(base, read, wanted, edits, new Set(wanted.edition.sections));
}

function ownerOf(edition, path) {
  const first = path.split(".")[0];
  return edition.sections.find((one) => one.id === first || one.table === first) || null;
}

function assemble(base, read, wanted, edits, sections) {
  const inside = (edit, range) => edit.start >= range.start && edit.end <= range.end;
  const whole = [...sections].map((section) => sectionEdit(base, read, wanted, section));
  const waivers = waiverEdit(base, read, wanted);
  const isAgain = (edit, i) => edit.once && edits.findIndex((one) => one.start === edit.start) < i;
  const kept = edits.filter((edit, i) => !isAgain(edit, i) && !whole.some((range) => inside(edit, range)));
  const all = joined([...kept, ...whole, ...(waivers ? [waivers] : [])]);
  let text = base;
  for (const edit of all.map((one) => besideComment(base, one))) text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
  return text;
}

/** A comment behind what becomes several lines goes behind the first of them: behind the last it would be text. */
function besideComment(base, edit) {
  const [comment] = /^ +#[^\n]*/.exec(base.slice(edit.end)) ?? [""];
  const at = edit.text.indexOf("\n");
  if (!comment || at < 0 || edit.start === edit.end) return edit;
  return { ...edit, end: edit.end + comment.length, text: edit.text.slice(0, at) + comment + edit.text.slice(at) };
}

/** Edits from the end of the text on; those that add to one place follow each other. */
function joined(edits) {
  return edits.map((edit, order) => ({ ...edit, order })).sort((a, b) => b.start - a.start || b.order - a.order);
}

/** The change of one value in place, null where it has no place of its own. */
function editOf(read, wanted, path, section) {
  const node = read.nodes.get(path);
  const text = wanted.values.get(path) ?? "";
  if (!node) return null;
  const isCell = wanted.edition.index.has(path);
  if (isCell || !section) return { start: node.start, end: node.end, text: scalar(text, node, isCell && isListed(read, path)) };
  const holder = holderOf(read.root, node);
  if (holder.flow || !holder.entries) return { start: node.start, end: node.end, text: text ? quoted(text) : '""' };
  return { start: node.start, end: node.end, text: literal(text, holder.column + 2, node) };
}

/** The change of a cell that is not written by itself, in the line of its row; null where the row has no such line. */
function rowEdit(read, wanted, path) {
  const at = path.lastIndexOf(".");
  const node = wanted.edition.index.has(path) && read.rows.get(path.slice(0, at));
  const [table, ...names] = path.slice(0, at).split(".");
  const row = names.reduce(([, , , below], name) => below.find((one) => one[0] === name) ?? [, , , []], [, , , wanted.edition.tables[table]?.rows ?? []]);
  if (!node || !row[0] || row[3].length) return null;
  if (node.type === "scalar") return { start: node.start, end: node.end, text: (node.gap ? " " : "") + rowText(wanted, row), once: true };
  if (!node.flow || !node.entries?.length) return null;
  const text = wanted.values.get(path);
  const pair = `${path.slice(at + 1)}: ${text ? word(text) : ""}`;
  const rest = node.entries.find((one) => one.key === wanted.form.words.rest)?.keyNode.start;
  return rest ? { start: rest, end: rest, text: `${pair}, ` } : { start: node.end - 1, end: node.end - 1, text: `, ${pair}` };
}

function isListed(read, path) {
  const row = read.rows.get(path.slice(0, path.lastIndexOf(".")));
  return row !== undefined && row.type === "seq";
}

function holderOf(root, node) {
  for (const child of root.entries ? root.entries.map((one) => one.value) : root.items ?? []) {
    if (child === node) return root;
    if (node.start >= child.start && node.end <= child.end) return holderOf(child, node);
  }
  return root;
}

/** A short text on one line, quoted only where it must be. */
function scalar(text, node, listed) {
  const gap = node.gap ? " " : "";
  if (text === "") return listed ? "null" : "";
  return gap + word(text);
}

function word(text) {
  const plain = /^-?\d+(\.\d+)?$/.test(text) || (PLAIN.test(text) && !NULLS.includes(text) && text === text.trim());
  return plain ? text : quoted(text);
}

function quoted(text) {
  return `"${text.replace(FORBIDDEN, "").replace(/[\\"]/g, "\\$&").replace(/\n/g, "\\n").replace(/\t/g, "\\t")}"`;
}

function literal(text, indent, node = null) {
  const gap = node && node.gap ? " " : "";
  const clean = text.replace(FORBIDDEN, "").replace(/\t/g, "  ").replace(/\s+$/, "");
  if (!clean) return "";
  const pad = " ".repeat(indent);
  const sign = /^[ \n]/.test(clean) ? "|2" : "|";
  return `${gap}${sign}\n${clean.split("\n").map((line) => (line.trim() ? pad + line : "")).join("\n")}`;
}

function headEdit(read, { form, values }, path) {
  const [name, key] = path.split(".");
  const text = word(values.get(path) ?? "");
  if (!(name in form.head)) return [];
  const held = read.rows.get(name);
  if (!key) return [insertAfterHead(read, form, name, `${name}: ${text}`)];
  if (held && held.type === "map" && held.flow) {
    return [{ start: held.end - 1, end: held.end - 1, text: `${held.entries.length ? ", " : ""}${key}: ${text}` }];
  }
  if (held && held.type === "map") {
    return [{ start: held.end, end: held.end, text: `\n${" ".repeat(held.column)}${key}: ${text}`, line: true }];
  }
  if (held) return [{ start: held.start, end: held.end, text: `\n  ${key}: ${text}` }];
  const edit = insertAfterHead(read, form, name, `${name}:\n  ${key}: ${text}`);
  read.rows.set(name, { type: "map", column: 2, entries: [], start: edit.start, end: edit.end });
  return [edit];
}

function insertAfterHead(read, form, name, text) {
  const order = Object.keys(form.head);
  const before = read.root.entries.filter((one) => order.includes(one.key) && order.indexOf(one.key) < order.indexOf(name));
  const last = before[before.length - 1];
  const at = last ? endOf(last) : null;
  return at === null
    ? { start: read.root.start, end: read.root.start, text: `${text}\n` }
    : { start: at, end: at, text: `\n${text}` };
}

const endOf = (entry) => Math.max(entry.value.end, entry.keyNode.end + 1);

function sectionEdit(base, read, wanted, section) {
  const entry = read.root.entries.find((one) => one.key === section.id);
  if (!entry && isLeftOut(wanted, section)) return { start: 0, end: 0, text: "" };
  const lines = sectionLines(wanted, section);
  if (entry) {
    const { start } = entry.keyNode;
    let end = endOf(entry);
    if (base.slice(start, end).includes("\n")) end += /^(?: +#[^\n]*)?/.exec(base.slice(end))[0].length; // beside its last line
    const held = read.odd.has(section.id) ? commented(base.slice(start, end)) : [];
    return { start, end, text: [...held, ...woven(base, read.root.comments.filter((at) => at > start && at < end), lines)].join("\n") };
  }
  const order = wanted.edition.sections.map((one) => one.id);
  const next = read.root.entries.find((one) => order.indexOf(one.key) > order.indexOf(section.id) || one.key === wanted.form.waivers);
  if (next) return { start: next.keyNode.start, end: next.keyNode.start, text: `${lines.join("\n")}\n\n` };
  return { start: base.length, end: base.length, text: `${base.endsWith("\n") ? "" : "\n"}\n${lines.join("\n")}\n` };
}

/** What the form has no place for stays in the file as a comment. */
const commented = (text) => ["# 表单里放不下，原来写的是：", ...text.split("\n").map((line) => `#   ${line}`.trimEnd())];

/** A section written anew with the comments of the old: each before the line that begins like the one it stood at. */
function woven(base, comments, lines) {
  const made = [...lines];
  let at = 1;
  for (const start of comments) {
    const text = base.slice(start).split("\n", 1)[0];
    const line = base.slice(base.lastIndexOf("\n", start) + 1, start).trim();
    const key = (line || nextLine(base, start)).split(":")[0];
    const found = made.findIndex((one, i) => i >= at && one.trimStart().startsWith(`${key}:`));
    if (found > 0) at = found;
    made.splice(at, 0, /^ */.exec(made[at] ?? "")[0] + text);
    at++;
  }
  return made;
}

const nextLine = (base, start) => (/\n[ \n]*(?:#[^\n]*\n[ \n]*)*([^ \n#][^\n]*)/.exec(base.slice(start)) ?? ["", ""])[1];

function waiverEdit(base, read, { form, waivers }) {
  if (JSON.stringify(read.waivers) === JSON.stringify(waivers)) return null;
  const text = waiverLines(form, waivers).join("\n");
  const entry = read.root.entries.find((one) => one.key === form.waivers);
  if (entry) return { start: entry.keyNode.start, end: endOf(entry), text: waivers.length ? text : `${form.waivers}:` };
  return { start: base.length, end: base.length, text: `${base.endsWith("\n") ? "" : "\n"}\n${text}\n` };
}

function waiverLines(form, waivers) {
  if (!waivers.length) return [];
  const items = waivers.flatMap((one) => form.waiverKeys.map((key, i) => `${i ? "    " : "  - "}${key}: ${word(one[i])}`));
  return [`${form.waivers}:`, ...items];
}

/** The whole file in the order of the form. */
function canonical(wanted) {
  const { form, edition, values, waivers } = wanted;
  const lines = [];
  for (const [name, keys] of Object.entries(form.head)) {
    if (!keys.length) {
      if (values.get(name)) lines.push(`${name}: ${word(values.get(name))}`);
      continue;
    }
    const given = keys.filter((key) => values.get(`${name}.${key}`));
    if (given.length) lines.push(`${name}:`, ...given.map((key) => `  ${key}: ${word(values.get(`${name}.${key}`))}`));
  }
  for (const section of edition.sections) {
    if (!isLeftOut(wanted, section)) lines.push("", ...comment(section.label), ...sectionLines(wanted, section));
  }
  if (waivers.length) lines.push("", ...waiverLines(form, waivers));
  return `${lines.join("\n")}\n`;
}

/** True for annexes of which there are none: no form asks for them. */
const isLeftOut = (wanted, section) => section.id === wanted.form.words.annexes && !lastChapter(wanted.values, section);

const comment = (text) => (text ? [`# ${text}`] : []);

function sectionLines(wanted, section) {
  if (section.kind === "chapters") return chapterLines(wanted, section);
  const { form, values } = wanted;
  const parts = partsOf(wanted, section);
  if (!section.table && !parts.length) return [`${section.id}: ${literal(values.get(section.id) ?? "", 2)}`.trimEnd()];
  const lines = [`${section.id}:`];
  const prose = (part) => lines.push(`  ${part}: ${literal(values.get(`${section.id}.${part}`) ?? "", 4)}`.trimEnd());
  if (section.kind === "table") {
    if (values.get(`${section.id}.${form.words.before}`)) prose(form.words.before);
    lines.push(...tableLines(wanted, section.table, "  "));
    if (values.get(`${section.id}.${form.words.after}`)) prose(form.words.after);
    return lines;
  }
  if (section.inside && (parts.length || hasFigures(wanted, section))) {
    lines.push(`  ${section.table}:`, ...tableLines(wanted, section.table, "    "));
  } else if (section.inside) return [`${section.id}: ${literal(values.get(section.id) ?? "", 2)}`.trimEnd()];
  parts.forEach(prose);
  return lines;
}

function hasFigures({ edition, values }, section) {
  return edition.slots.some(([path]) => path.startsWith(`${section.table}.`) && values.has(path));
}

/** The parts of a prose section: those of the form, and further ones that were written. */
function partsOf({ edition, values }, section) {
  if (values.get(section.id)) return [];
  const written = [...values.keys()].filter((path) => path.startsWith(`${section.id}.`) && !edition.index.has(path));
  const names = written.map((path) => path.slice(section.id.length + 1)).filter((name) => !name.includes("."));
  const known = section.aspects.map((one) => one[0]);
  let last = -1;
  const ranked = names.map((name) => [(last = known.includes(name) ? known.indexOf(name) : last), name]);
  known.forEach((name, rank) => names.includes(name) || ranked.push([rank - 0.5, name]));
  return ranked.sort((a, b) => a[0] - b[0]).map((one) => one[1]);
}

function chapterLines({ form, values }, section) {
  const [title, content] = form.words.chapter;
  const lines = [`${section.id}:`];
  for (let n = 1; n <= lastChapter(values, section); n++) {
    const text = (key) => values.get(`${section.id}.${n}.${key}`) ?? "";
    lines.push(`  - ${title}: ${word(text(title))}`, `    ${content}: ${literal(text(content), 6)}`.trimEnd());
  }
  return lines;
}

export function lastChapter(values, { id }) {
  return Math.max(0, ...[...values.keys()].map((path) => path.split(".")).map(([first, n]) => (first === id && Number(n)) || 0));
}

function tableLines(wanted, table, indent) {
  return wanted.edition.tables[table].rows.flatMap((row) => rowLines(wanted, row, indent));
}

function rowLines(wanted, row, indent) {
  const [name, , slots, below, called] = row;
  if (!below.length) return slots.length ? [`${indent}${called ? quoted(name) : name}: ${rowText(wanted, row)}`.trimEnd()] : [];
  const lines = [`${indent}${name}:`];
  if (slots.length) lines.push(`${indent}  ${wanted.form.words.own}: ${rowText(wanted, row)}`.trimEnd());
  return [...lines, ...below.flatMap((one) => rowLines(wanted, one, `${indent}  `))];
}

function rowText({ form, edition, values }, [, columns, slots, , called]) {
  const texts = slots.map((slot) => values.get(edition.slots[slot][0]) ?? "");
  if (columns.length === 1 && !columns[0]) return texts[0] && word(texts[0]);
  const isOpen = (slot, index) => edition.derivable.has(slot) && !texts[index];
  if (!called && slots.every(isOpen)) return "";
  if (!called && columns.length > 1 && slots.every((slot, i) => (edition.derivable.has(slot) ? !texts[i] : texts[i] === "0"))) return "0";
  const pairs = columns.flatMap((column, i) => (isOpen(slots[i], i) ? [] : [`${column}: ${texts[i] && word(texts[i])}`]));
  return `{${[...(called ? [`${form.words.name}: ${word(called)}`] : []), ...pairs].join(", ")}}`;
}
