// What a data file says of a value, a row, a section, a whole report that stands in no file yet.

const PLAIN = /^[\p{Script=Han}A-Za-z0-9（〔《“][^\n:#"'{}[\],&*!|>%@`\t]*$/u;
const NULLS = ["~", "null", "Null", "NULL"];
// What data files must not hold, nor Word: see govgen/files/decoding.py.
export const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]/gu;

/** What nobody sees in a figure or a name, and what comes with them from web pages. */
export const UNSEEN = /\p{Cf}/gu;

/** A sentence with what nobody sees in it spelt out, as the command line prints it. */
export const seen = (text) => text.replace(UNSEEN, (sign) => `\\u${sign.codePointAt(0).toString(16).padStart(4, "0")}`);

/** A text as files can hold it: Word's soft breaks end lines, tabs are blanks, other control characters go. */
export const holdable = (text) => text.replace(/\r\n?|[\x0b\x0c\x85\u2028\u2029]/g, "\n").replace(/\t/g, "  ").replace(FORBIDDEN, "");

/** A short text on one line, quoted only where it must be. */
export function word(text) {
  const plain = /^(-?\d+(\.\d+)?)?$/.test(text) || (PLAIN.test(text) && !NULLS.includes(text) && text === text.trim());
  return plain ? text : quoted(text);
}

export function quoted(text) {
  return `"${text.replace(FORBIDDEN, "").replace(/[\\"]/g, "\\$&").replace(/\n/g, "\\n").replace(/\t/g, "\\t")}"`;
}

/** A text over several lines; `remark` is a comment behind its sign. */
export function literal(text, indent, remark = "") {
  const clean = holdable(text).trimEnd();
  if (!clean) return remark.trimStart();
  const pad = " ".repeat(indent);
  const sign = /^[ \n]/.test(clean) ? "|2" : "|";
  return `${sign}${remark}\n${clean.split("\n").map((line) => (line.trim() ? pad + line : "")).join("\n")}`;
}

/** Entries in braces: a map of keys to what is written of them, or to further maps. */
export const inBraces = (map) => `{${[...map].map(([key, held]) => `${key}: ${held instanceof Map ? inBraces(held) : held}`).join(", ")}}`;

/** Entries a line each, maps below their keys. */
export function inLines(map, indent) {
  const pad = " ".repeat(indent);
  return [...map].flatMap(([key, held]) => (held instanceof Map ? [`${pad}${key}:`, ...inLines(held, indent + 2)] : [`${pad}${key}: ${held}`.trimEnd()]));
}

export const tableMap = (wanted, rows) => new Map(rows.filter((row) => row[2].length || row[3].length).map((row) => [row[4] ? quoted(row[0]) : row[0], rowMap(wanted, row)]));

/** What stands behind the key of a row: a text, or a map of the rows below it. */
export function rowMap(wanted, row) {
  const [, , slots, below] = row;
  if (!below.length) return rowText(wanted, row);
  return new Map([...(slots.length ? [[wanted.form.words.own, rowText(wanted, row)]] : []), ...tableMap(wanted, below)]);
}

export function rowText({ form, edition, values }, [, columns, slots, , called]) {
  const texts = slots.map((slot) => values.get(edition.slots[slot][0]) ?? "");
  if (columns.length === 1 && !columns[0]) return word(texts[0]);
  const isOpen = (slot, index) => edition.derivable.has(slot) && !texts[index];
  if (!called && slots.every(isOpen)) return "";
  if (!called && columns.length > 1 && slots.every((slot, i) => (edition.derivable.has(slot) ? !texts[i] : texts[i] === "0"))) return "0";
  const pairs = columns.flatMap((column, i) => (isOpen(slots[i], i) ? [] : [[column, word(texts[i])]]));
  return inBraces(new Map([...(called ? [[form.words.name, word(called)]] : []), ...pairs]));
}

export function sectionLines(wanted, section) {
  const { form, edition, values } = wanted;
  const lines = [`${section.id}:`];
  if (section.kind === "chapters") return [...lines, ...chapterLines(wanted, section, 1, 2)];
  const prose = (part) => lines.push(`  ${part}: ${literal(values.get(`${section.id}.${part}`) ?? "", 4)}`.trimEnd());
  const { before, after } = form.words;
  const table = edition.tables[section.table];
  if (section.kind === "table") {
    if (values.get(`${section.id}.${before}`)) prose(before);
    lines.push(...inLines(tableMap(wanted, table.rows), 2));
    if (values.get(`${section.id}.${after}`)) prose(after);
    return lines;
  }
  const parts = partsOf(wanted, section);
  const isWhole = !parts.length && !(section.inside && edition.slots.some(([path]) => path.startsWith(`${section.table}.`) && values.has(path)));
  if (isWhole) return [`${section.id}: ${literal(values.get(section.id) ?? "", 2)}`.trimEnd()];
  if (section.inside) lines.push(`  ${section.table}:`, ...inLines(tableMap(wanted, table.rows), 4));
  parts.forEach(prose);
  return lines;
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

/** The chapters from one on. */
export function chapterLines({ form, values }, section, from, indent) {
  const [title, content] = form.words.chapter;
  const pad = " ".repeat(indent);
  const lines = [];
  for (let n = from; n <= lastChapter(values, section); n++) {
    const text = (key) => values.get(`${section.id}.${n}.${key}`) ?? "";
    lines.push(`${pad}- ${title}: ${word(text(title))}`.trimEnd(), `${pad}  ${content}: ${literal(text(content), indent + 4)}`.trimEnd());
  }
  return lines;
}

export function lastChapter(values, { id }) {
  return Math.max(0, ...[...values.keys()].map((path) => path.split(".")).map(([first, n]) => (first === id && Number(n)) || 0));
}

export const waiverLines = ({ form }, waivers, indent) => waivers.flatMap((one) => form.waiverKeys.map((key, i) => `${" ".repeat(indent)}${i ? "  " : "- "}${key}: ${word(one[i])}`));

/** The whole file in the order of the form. */
export function fresh(wanted) {
  const { form, edition, values, waivers } = wanted;
  const lines = [];
  for (const [name, keys] of Object.entries(form.head)) {
    if (values.get(name)) lines.push(`${name}: ${word(values.get(name))}`);
    const given = keys.filter((key) => values.get(`${name}.${key}`));
    if (given.length) lines.push(`${name}:`, ...given.map((key) => `  ${key}: ${word(values.get(`${name}.${key}`))}`));
  }
  for (const section of edition.sections) {
    if (!isLeftOut(wanted, section)) lines.push("", ...(section.label ? [`# ${section.label}`] : []), ...sectionLines(wanted, section));
  }
  if (waivers.length) lines.push("", `${form.waivers}:`, ...waiverLines(wanted, waivers, 2));
  return `${lines.join("\n")}\n`;
}

/** True for annexes of which there are none: no form asks for them. */
export const isLeftOut = (wanted, section) => section.id === wanted.form.words.annexes && !lastChapter(wanted.values, section);
