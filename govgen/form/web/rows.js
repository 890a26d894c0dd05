// Rows that a report has of its own: added to the form as data, and from then on filled in, checked and saved like all.

import { ask, dataIn, h, tell } from "./dom.js";
import { get, prepare } from "./datafile.js";
import { go } from "./findings.js";
import { fill } from "./telling.js";

/** The edition of this page with rows more, each [table, row, code, name]; `named` are their places in a data file and first cells. */
export function withRows(own, edition = dataIn("form-data").edition) {
  for (const row of own) addRow(edition, row);
  prepare(edition);
  return Object.assign(edition, { own, named: own.map((one) => [one.slice(0, 3).join("."), firstOf(edition, one)]) });
}

/** The path of the first cell of a row. */
function firstOf(edition, [table, row, code]) {
  const place = edition.open.find((one) => one.table === table && one.row === row);
  const path = fill(place.slots[0], { code });
  return edition.slots.find((one) => one[0].startsWith(`${path}.`))[0];
}

function addRow(edition, [table, id, code, name]) {
  const place = edition.open.find((one) => one.table === table && one.row === id);
  if (codesOf(edition, place).includes(code)) return;
  const { slots, balances, line, at } = filled(place, { code, name });
  const before = codesOf(edition, place).filter((one) => one < code).length;
  const first = edition.slots.reduce((count, one) => count + one[3].length, 0);
  const moved = (addend) => (typeof addend === "number" ? addend + first : [addend[0], addend[1] + first, addend[2]]);
  for (const one of edition.open) if (one.table === table && one.at > at) one.at++;
  edition.tables[table].lines.splice(at + before, 0, line.map((held) => (typeof held === "number" ? held + first : held)));
  edition.slots.push(slots);
  edition.balances.push(...balances.map(([relation, text, left, right, derived, ...slack]) => [relation, text, left.map(moved), right.map(moved), derived < 0 ? derived : derived + first, ...slack]));
}

const filled = (held, fields) => JSON.parse(JSON.stringify(held), (key, one) => (typeof one === "string" ? fill(one, fields) : one));

/** The codes that a place has rows for, in an edition as it came or laid out. */
function codesOf(edition, { table, row }) {
  const isLaidOut = Boolean(edition.own);
  const found = isLaidOut ? edition.tables[table].rows.find((one) => one[0] === row)?.[3].map((one) => one[0]) : edition.slots.filter(([path]) => path.startsWith(`${table}.${row}.`)).map((one) => one[4]);
  return found ?? [];
}

/** The edition of this page with the rows that a data file has of its own. */
export function editionFor({ words }, root) {
  const edition = dataIn("form-data").edition;
  const own = edition.open.flatMap((place) => {
    const section = edition.sections.find((one) => one.table === place.table);
    const known = codesOf(edition, place);
    const node = [section.id, ...(section.inside ? [place.table] : []), place.row].reduce((held, key) => held?.entries && get(held, key)?.value, root);
    const codes = (node?.entries ?? []).filter((one) => fits(place, one.key) && !known.includes(one.key));
    return codes.map(({ key, value }) => [place.table, place.row, key, (value.entries && get(value, words.name)?.value.text) || place.names[key] || ""]);
  });
  return withRows(own, edition);
}

const fits = ({ levels }, code) => /^\d+$/.test(code) && levels.includes(code.length);

/** For each place of a table where rows may be added, a button. */
export function rowButtons(work, table) {
  const places = work.edition.open.filter((one) => one.table === table);
  return places.map((place) => h("button", { type: "button", class: "small", text: `加${place.title}`, onclick: () => addRows(work, place) }));
}

async function addRows(work, place) {
  const area = h("textarea", { rows: 6, "aria-label": place.title });
  const hint = `每行写一个：编码（${place.levels.join("、")} 位数字）、空格、名称。可以从 Excel 复制两列贴在这里。`;
  if ((await ask(`加${place.title}`, h("div", {}, h("p", { text: hint }), area), ["添加", "取消"])) !== "添加") return;
  const known = codesOf(work.edition, place);
  const lines = area.value.split("\n").map((one) => one.trim()).filter(Boolean);
  const read = lines.map((line) => /^(\d+)\s*(.*)$/.exec(line) ?? ["", "", ""]).map(([, code, name]) => [place.table, place.row, code, name || place.names[code]]);
  const isGood = ([, , code, name], i) => fits(place, code) && name && !known.includes(code) && read.findIndex((one) => one[2] === code) === i;
  const added = read.filter(isGood);
  if (added.length) {
    work.take(withRows([...work.edition.own, ...added]));
    go(null, firstOf(work.edition, added[0]));
  }
  const left = lines.filter((line, i) => !isGood(read[i], i));
  if (left.length) tell("没有添加", `编码位数不对、没有名称，或者已经有了：\n${left.slice(0, 20).join("\n")}`);
}
