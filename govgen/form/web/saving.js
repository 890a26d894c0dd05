// The data file written: values change where they stand, what is new goes in at its place, and all else stays as it is.
// What was written is read again; where it does not say what it should, the section is written anew, then the file.

import { get, readDocument } from "./datafile.js";
import { chapterLines, fresh, inBraces, inLines, isLeftOut, literal, quoted, rowMap, rowText, sectionLines, tableMap, waiverLines, word } from "./fresh.js";
import { isNull, parseYaml } from "./yaml.js";

/** The text of the data file that says `values` and `waivers`, made from `base` where there is one. */
export function writeFile(base, form, edition, values, waivers) {
  const wanted = { form, edition, values, waivers };
  if (base !== null) {
    for (const anew of [[], edition.sections]) {
      const text = changed(base, wanted, new Set(anew));
      if (says(text, wanted)) return text;
    }
  }
  const text = fresh(wanted);
  if (!says(text, wanted)) throw new Error("写出的数据文件与填写的内容核对不上，没有保存。");
  return text;
}

function says(text, { form, edition, values, waivers }) {
  try {
    const read = readDocument(parseYaml(text), form, edition);
    return !differences(read.values, values).length && JSON.stringify(read.waivers) === JSON.stringify(waivers);
  } catch {
    return false;
  }
}

export function differences(one, other) {
  const paths = new Set([...one.keys(), ...other.keys()]);
  return [...paths].filter((path) => (one.get(path) ?? "") !== (other.get(path) ?? ""));
}

/** The text with every change made in place; a section whose shape has no place for a value joins those written anew. */
function changed(base, wanted, anew) {
  const read = readDocument(parseYaml(base), wanted.form, wanted.edition);
  const edits = [];
  const grown = new Map(); // by the node that takes in what is new
  const named = (wanted.edition.named ?? []).filter(([row]) => !read.rows.has(row)).map((one) => one[1]);
  const ways = [...differences(read.values, wanted.values), ...named].map((path) => ({ path, steps: stepsOf(wanted, path) }));
  for (const way of ways.sort(inOrder)) {
    const section = ownerOf(wanted.edition, way.path);
    if (anew.has(section)) continue;
    const edit = editOf(base, read, wanted, way);
    if (edit) edits.push({ ...edit, section });
    else if (!grow(wanted, read, way, section, grown)) anew.add(section);
  }
  edits.push(...[...grown].flatMap(([node, growth]) => growthOf(base, wanted, node, growth)));
  const kept = edits.filter((one) => !anew.has(one.section));
  return applied(base, [...kept, ...[...anew].map((section) => sectionEdit(base, read, wanted, section)), ...waiverEdits(base, read, wanted)]);
}

function ownerOf(edition, path) {
  const first = path.split(".")[0];
  return edition.sections.find((one) => one.id === first || one.table === first) || null;
}

/** The steps from the root of a data file to a value: keys, the order of keys beside each, the rows that it stands for. */
function stepsOf({ form, edition }, path) {
  const [first, ...names] = path.split(".");
  const section = ownerOf(edition, path);
  const top = { key: section?.id ?? first, order: topOf(form, edition) };
  if (!section) return [top, ...names.map((key) => ({ key, order: form.head[first] }))];
  if (section.kind === "chapters") return [top, { key: Number(names[0]) - 1, order: [], section }, { key: names[1], order: form.words.chapter }];
  const rows = edition.tables[section.table]?.rows;
  if (edition.index.has(path)) {
    const inside = section.inside ? [{ key: first, order: [first], isFresh: true }] : [];
    Object.assign(inside[0] ?? top, { rows });
    return [top, ...inside, ...stepsToCell(form.words, rows, names)];
  }
  const order = section.kind === "table" ? keysOf(form.words, rows) : [section.table, ...section.aspects.map((one) => one[0])];
  return [top, ...(names.length ? [{ key: names.join("."), order }] : [])];
}

const topOf = (form, edition) => [...Object.keys(form.head), ...edition.sections.map((one) => one.id), form.waivers];
const keysOf = ({ before, own, rest, after }, rows) => [before, own, ...rows.map((one) => one[0]), rest, after];

function stepsToCell(words, rows, [key, ...names], above = null) {
  const row = key !== undefined && rows.find((one) => one[5] === key);
  if (row) return [{ key: row[0], order: keysOf(words, rows), row, rows: row[3], isFresh: true }, ...stepsToCell(words, row[3], names, row)];
  const [name, columns, slots, below, called] = above;
  const own = { key: words.own, order: keysOf(words, rows), row: [name, columns, slots, [], called], rows: [], isFresh: true };
  return [...(below.length ? [own] : []), ...(key === undefined ? [] : [{ key, order: [...columns, words.rest] }])];
}

const rankIn = (order, key) => (typeof key === "number" ? key : order.includes(key) ? order.indexOf(key) : order.length);

function inOrder({ steps: one }, { steps: other }) {
  const at = one.findIndex(({ key }, i) => key !== other[i]?.key);
  return at < 0 || !other[at] ? 0 : rankIn(one[at].order, one[at].key) - rankIn(other[at].order, other[at].key);
}

/** As far as a file has the steps: the last node, what holds it, how many steps lead there. */
function trace(root, steps) {
  let [holder, node, at] = [null, root, 0];
  for (; at < steps.length; at++) {
    const next = node.type === "map" ? get(node, steps[at].key)?.value : node.items?.[steps[at].key];
    if (!next) break;
    [holder, node] = [node, next];
  }
  return { holder, node, at };
}

/** The change of one value in place, null where it has no place of its own. */
function editOf(base, read, { form, edition, values }, { path, steps }) {
  const target = read.nodes.get(path);
  if (!target) return null;
  const { holder, node } = trace(read.root, steps);
  const text = values.get(path) ?? "";
  const isText = ownerOf(edition, path) && !edition.index.has(path);
  const isLong = ["|", ">"].includes(target.style);
  const isShort = !isText || path.endsWith(`.${form.words.chapter[0]}`) || (!isLong && !isNull(target) && word(text) === text);
  const remark = isLong ? / *#.*$/.exec(base.slice(target.start).split("\n", 1)[0])?.[0] : "";
  const made = isShort ? word(text) || (node.type === "seq" ? "null" : "") : holder.flow ? quoted(text) : literal(text, holder.column + 2, remark);
  return { start: target.start, end: target.end, text: made && target.gap ? ` ${made}` : made };
}

/** Take what is new into the node of the file that has no place for it yet; false where its shape cannot take it. */
function grow(wanted, read, { path, steps }, section, grown) {
  const { holder, node, at } = trace(read.root, steps);
  const [above, here] = [steps[at - 1], steps[at]];
  if (!above && section) return false;
  if (grown.get(node)?.whole !== undefined || grown.get(node)?.chapters) return true;
  const start = (growth) => Boolean(grown.set(node, { holder, section, ...growth }));
  if (node.items && here.section && !node.flow) return start({ chapters: true });
  if (isNull(node) && above?.isFresh) return start({ whole: above.row ? rowMap(wanted, above.row) : tableMap(wanted, above.rows) });
  const isRead = node.items && above?.row && [...read.nodes.values()].includes(node.items[0]);
  if (isRead) return start({ whole: rowText(wanted, above.row) });
  const isZero = node.text === "0" && Boolean(above?.rows);
  if (node.type !== "map" && !isZero) return false;
  if (!grown.has(node)) start({ order: here.order, added: new Map(), isZero });
  let map = grown.get(node).added;
  for (const { key, row } of steps.slice(at, -1)) {
    const name = row?.[4] ? quoted(key) : key;
    map = map.get(name) ?? map.set(name, new Map(row?.[4] ? [[wanted.form.words.name, word(row[4])]] : [])).get(name);
  }
  const text = wanted.values.get(path) ?? "";
  const isText = section && !wanted.edition.index.has(path) && !path.endsWith(`.${wanted.form.words.chapter[0]}`);
  map.set(steps[steps.length - 1].key, !isText ? word(text) : node.flow || (isZero && holder.flow) ? quoted(text) : literal(text, isZero ? holder.column + 4 : node.column + 2));
  return true;
}

/** The edits by which a node takes in what is new. */
function growthOf(base, wanted, node, { holder, section, order, added, isZero, whole, chapters }) {
  const place = { section, depth: node.start };
  if (chapters) return [{ ...place, ...below(base, node.end, chapterLines(wanted, section, node.items.length + 1, node.column)) }];
  if (whole === undefined && !isZero) return [...added].map(([key, held]) => ({ ...place, ...entryEdit(base, node, order, key, held) }));
  const held = whole ?? added.set(wanted.form.words.rest, "0");
  const isOne = holder.flow || !(held instanceof Map) || isPlain(held);
  const text = isOne ? (node.gap ? " " : "") + braced(held) : ["", ...inLines(narrowed(held), holder.column + 2)].join("\n");
  return [{ ...place, start: isOne ? node.start : base.slice(0, node.start).trimEnd().length, end: node.end, text }];
}

const isPlain = (map) => [...map.values()].every((one) => !(one instanceof Map) && !one.includes("\n"));
const braced = (held) => (held instanceof Map ? inBraces(held) : held);
/** A map whose innermost maps stand in braces. */
const narrowed = (map) => new Map([...map].map(([key, held]) => [key, held instanceof Map ? (isPlain(held) ? inBraces(held) : narrowed(held)) : held]));

/** A new entry of a map that is there: behind the one that it follows in the form. */
function entryEdit(base, node, order, key, held) {
  const rank = rankIn(order, key.replaceAll('"', ""));
  const { entries } = node;
  if (!node.flow) return lineEdit(base, node, rank, order, inLines(narrowed(new Map([[key, held]])), node.column));
  const pair = `${key}: ${braced(held)}`;
  const next = entries.find((one) => rankIn(order, one.key) > rank);
  if (next) return { start: next.keyNode.start, end: next.keyNode.start, text: `${pair}, ` };
  const at = entries.length ? entries[entries.length - 1].value.end : node.start + 1;
  return { start: at, end: at, text: entries.length ? `, ${pair}` : pair };
}

/** Lines put behind those of the entry that they follow, comments of the next one stay with that. */
function lineEdit(base, node, rank, order, lines) {
  const before = node.entries.filter((one) => rankIn(order, one.key) <= rank);
  const last = before.sort((a, b) => rankIn(order, a.key) - rankIn(order, b.key)).pop();
  if (last) return below(base, endOf(last), lines);
  const at = aboveComments(base, node.start);
  return at > 0 ? below(base, at - 1, lines) : { start: node.start, end: node.start, text: `${lines.join("\n")}\n` };
}

/** The beginning of a line, or of the comments above it. */
function aboveComments(base, start) {
  let at = base.lastIndexOf("\n", start - 1) + 1;
  for (;;) {
    const above = at ? base.lastIndexOf("\n", at - 2) + 1 : 0;
    if (!at || !/^ *(#.*)?\n$/.test(base.slice(above, at))) return at;
    at = above;
  }
}

/** Lines put below the one in which something ends. */
function below(base, end, lines) {
  const stop = base.indexOf("\n", end);
  const at = stop < 0 ? base.length : stop;
  return { start: at, end: at, text: ["", ...lines].join("\n") };
}

const endOf = (entry) => Math.max(entry.value.end, entry.keyNode.end + 1);

/** The text with all edits, from its end on; of those at one place the deeper comes first. */
function applied(base, edits) {
  const all = edits.map((edit, order) => ({ depth: edit.start, ...edit, order }));
  all.sort((a, b) => b.start - a.start || a.depth - b.depth || b.order - a.order);
  let text = base;
  for (const edit of all.map((one) => besideComment(base, one))) text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
  return text;
}

/** A comment behind what becomes several lines goes behind the first of them: behind the last it would be text. */
function besideComment(base, edit) {
  const [comment] = /^ +#[^\n]*/.exec(base.slice(edit.end)) ?? [""];
  const at = edit.text.indexOf("\n");
  if (!comment || at < 0) return edit;
  return { ...edit, end: edit.end + comment.length, text: edit.text.slice(0, at) + comment + edit.text.slice(at) };
}

function sectionEdit(base, read, wanted, section) {
  const entry = get(read.root, section.id);
  if (!entry) return isLeftOut(wanted, section) ? { start: 0, end: 0, text: "" } : newPart(base, read.root, wanted, section.id, sectionLines(wanted, section));
  const { start } = entry.keyNode;
  let end = endOf(entry);
  if (base.slice(start, end).includes("\n")) end += /^(?: +#[^\n]*)?/.exec(base.slice(end))[0].length; // beside its last line
  const held = read.odd.has(section.id) ? commented(base.slice(start, end)) : [];
  const comments = read.root.comments.filter((at) => at > start && at < end);
  return { start, end, text: [...held, ...woven(base, comments, sectionLines(wanted, section))].join("\n") };
}

/** A part that the file does not have yet, set off by a blank line. */
function newPart(base, root, { form, edition }, key, lines) {
  const order = topOf(form, edition);
  return { ...lineEdit(base, root, rankIn(order, key), order, ["", ...lines]), depth: -1 };
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

/** Reasons that fell leave with their lines, new ones follow the last; those that stay are as they were. */
function waiverEdits(base, read, wanted) {
  const { form, waivers } = wanted;
  if (JSON.stringify(read.waivers) === JSON.stringify(waivers)) return [];
  const entry = get(read.root, form.waivers);
  if (!entry) return [newPart(base, read.root, wanted, form.waivers, [`${form.waivers}:`, ...waiverLines(wanted, waivers, 2)])];
  const { items, flow, column } = entry.value;
  const isListed = items && !flow && items.length === read.waivers.length && items.every((one) => /^ *- +$/.test(base.slice(lineStart(base, one), one.start)));
  if (!isListed) {
    const text = [`${form.waivers}:`, ...waiverLines(wanted, waivers, 2)].join("\n");
    return [{ start: entry.keyNode.start, end: endOf(entry), text }];
  }
  let at = 0;
  const gone = items.filter((one, i) => JSON.stringify(read.waivers[i]) !== JSON.stringify(waivers[at]) || !++at);
  const cut = gone.map((one) => ({ start: lineStart(base, one) - 1, end: below(base, one.end, []).end, text: "" }));
  return [...cut, below(base, entry.value.end, waiverLines(wanted, waivers.slice(at), column))];
}

const lineStart = (base, { start }) => base.lastIndexOf("\n", start) + 1;
