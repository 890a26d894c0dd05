// A data file as the form sees it: a text for each path, and the node of the file where it stands.

import { isNull } from "./yaml.js";

const MISPLACED = (path) => `“${path}”在这份表里没有位置，保存时原样留在文件里。`;
const SHAPE = (path) => `“${path}”的写法不对，没有读入。`;

/** An entry of a map. */
export const get = (node, key) => node.entries.find((one) => one.key === key);
const scalarText = (node) => (isNull(node) ? "" : node.text);

/** Every text of a data file by its path; `nodes` are the values' places, `rows` those of rows and sections. */
export function readDocument(root, form, edition) {
  const read = { values: new Map(), nodes: new Map(), rows: new Map(), rest: new Set(), strays: [], odd: new Set(), waivers: [], root };
  readHead(read, form, root);
  for (const section of edition.sections) {
    const entry = get(root, section.id);
    if (!entry) continue;
    const known = read.strays.length;
    readSection(read, form, edition, section, entry.value);
    if (read.strays.length > known) read.odd.add(section.id);
  }
  readWaivers(read, form, root);
  const known = new Set([...Object.keys(form.head), form.waivers, ...edition.sections.map((one) => one.id)]);
  for (const { key } of root.entries) if (!known.has(key)) read.strays.push(MISPLACED(key));
  return read;
}

function put(read, path, node, trim = false) {
  const text = scalarText(node);
  if (node.type !== "scalar") return read.strays.push(SHAPE(path));
  read.nodes.set(path, node);
  const kept = trim ? text.trim() : text.replace(/\n+$/, "");
  if (kept !== "") read.values.set(path, kept);
}

function readHead(read, form, root) {
  for (const [name, keys] of Object.entries(form.head)) {
    const entry = get(root, name);
    if (!entry) continue;
    read.rows.set(name, entry.value);
    if (!keys.length) put(read, name, entry.value, true);
    else if (entry.value.type === "map") {
      for (const { key, value } of entry.value.entries) {
        if (keys.includes(key)) put(read, `${name}.${key}`, value, true);
        else read.strays.push(MISPLACED(`${name}.${key}`));
      }
    } else if (!isNull(entry.value)) read.strays.push(SHAPE(name));
  }
}

function readWaivers(read, form, root) {
  const entry = get(root, form.waivers);
  if (!entry) return;
  read.rows.set(form.waivers, entry.value);
  if (entry.value.type !== "seq") return void (isNull(entry.value) || read.strays.push(SHAPE(form.waivers)));
  for (const item of entry.value.items) {
    if (item.type !== "map") read.strays.push(SHAPE(form.waivers));
    else read.waivers.push(form.waiverKeys.map((key) => (get(item, key) ? scalarText(get(item, key).value) : "")));
  }
}

function readSection(read, form, edition, section, node) {
  read.rows.set(section.id, node);
  if (section.kind === "chapters") return readChapters(read, form, section, node);
  if (section.table) readSectionTable(read, form, edition, section, node);
  if (section.kind === "table") {
    if (node.type === "map") {
      for (const part of [form.words.before, form.words.after]) {
        const entry = get(node, part);
        if (entry) put(read, `${section.id}.${part}`, entry.value);
      }
    }
  } else if (node.type === "scalar") put(read, section.id, node);
  else if (node.type === "map") readAspects(read, section, node);
  else read.strays.push(SHAPE(section.id));
}

function readAspects(read, section, node) {
  const known = section.aspects.map((one) => one[0]);
  for (const { key, value } of node.entries) {
    if (section.inside && key === section.table) continue;
    if (known.includes(key) || section.open) put(read, `${section.id}.${key}`, value);
    else read.strays.push(MISPLACED(`${section.id}.${key}`));
  }
}

function readChapters(read, form, section, node) {
  if (node.type !== "seq") return void (isNull(node) || read.strays.push(SHAPE(section.id)));
  node.items.forEach((item, index) => {
    const path = `${section.id}.${index + 1}`;
    if (item.type !== "map") return read.strays.push(SHAPE(path));
    for (const { key, value } of item.entries) {
      if (form.words.chapter.includes(key)) put(read, `${path}.${key}`, value);
      else read.strays.push(MISPLACED(`${path}.${key}`));
    }
  });
}

function readSectionTable(read, form, edition, section, node) {
  const table = edition.tables[section.table];
  const entry = section.inside ? node.type === "map" && get(node, section.table) : { value: node };
  if (!entry) return;
  const path = section.table;
  if (section.inside) read.rows.set(`${section.id}.${path}`, entry.value);
  const value = entry.value;
  const beside = section.inside ? [] : [form.words.before, form.words.after];
  const context = { read, form, edition, table };
  if (value.type === "map") children(context, table.rows, value, path, null, beside);
  else if (value.type === "scalar" && (isNull(value) || value.text === "0")) {
    for (const row of table.rows) uncovered(context, walk(row), isNull(value) ? null : value);
  } else read.strays.push(SHAPE(path));
}

function* walk(row) {
  yield row;
  for (const below of row[3]) yield* walk(below);
}

function children(context, rows, node, path, above, beside) {
  const { read, form } = context;
  const rest = restOf(context, node, path, above);
  const known = [...rows.map((row) => row[0]), ...beside, form.words.rest];
  for (const { key } of node.entries) if (!known.includes(key)) read.strays.push(MISPLACED(`${path}.${key}`));
  for (const row of rows) {
    const entry = get(node, row[0]);
    if (entry) readRow(context, row, entry.value, `${path}.${row[0]}`, rest);
    else uncovered(context, walk(row), rest);
  }
}

function restOf({ read, form }, node, path, above) {
  const entry = get(node, form.words.rest);
  if (!entry) return above;
  if (entry.value.type === "scalar" && entry.value.text === "0") return entry.value;
  read.strays.push(SHAPE(`${path}.${form.words.rest}`));
  return above;
}

function readRow(context, row, node, path, rest) {
  const { read, form } = context;
  const [, columns, slots, below] = row;
  read.rows.set(path, node);
  if (node.type === "scalar") return rowScalar(context, row, node, rest);
  if (below.length && node.type === "map") {
    const inner = restOf(context, node, path, rest);
    children(context, below, node, path, rest, slots.length ? [form.words.own] : []);
    if (!slots.length) return;
    const own = get(node, form.words.own);
    if (own) readRow(context, [row[0], columns, slots, []], own.value, `${path}.${form.words.own}`, inner);
    else uncovered(context, [row], inner);
  } else if (!below.length && node.type === "map") named(context, row, node, path, rest);
  else if (!below.length) listed(context, row, node, path, rest);
  else read.strays.push(SHAPE(path));
}

function rowScalar(context, row, node, rest) {
  const [, columns, slots, below] = row;
  const single = columns.length === 1 && slots.length > 0;
  if (isNull(node)) {
    uncovered(context, walk(row), null);
    if (single && !below.length) context.read.nodes.set(context.edition.slots[slots[0]][0], node);
  } else if (node.text === "0" && (below.length || !single)) uncovered(context, walk(row), node);
  else if (single) {
    cell(context, slots[0], node);
    for (const one of below) uncovered(context, walk(one), rest);
  } else context.read.strays.push(SHAPE(row[0]));
}

function named(context, row, node, path, above) {
  const rest = restOf(context, node, path, above);
  const [, columns, slots, , called] = row;
  const { rest: others, name } = context.form.words;
  for (const { key } of node.entries) {
    if (!columns.includes(key) && key !== others && (!called || key !== name)) context.read.strays.push(MISPLACED(`${path}.${key}`));
  }
  columns.forEach((column, index) => {
    const entry = get(node, column);
    if (!entry) uncoveredSlots(context, [slots[index]], rest);
    else cell(context, slots[index], entry.value);
  });
}

function listed(context, row, node, path, rest) {
  const slots = row[2];
  const typed = slots.filter((slot) => !context.edition.rowTotals.has(slot));
  const taken = node.items.length === slots.length ? slots : typed;
  if (node.items.length !== taken.length) return context.read.strays.push(SHAPE(path));
  taken.forEach((slot, index) => cell(context, slot, node.items[index]));
  uncoveredSlots(context, slots.filter((slot) => !taken.includes(slot)), rest);
}

function cell({ read, edition }, slot, node) {
  const path = edition.slots[slot][0];
  if (node.type !== "scalar") return read.strays.push(SHAPE(path));
  read.nodes.set(path, node);
  if (!isNull(node) && node.text.trim()) read.values.set(path, node.text);
}

function uncovered(context, rows, rest) {
  for (const row of rows) uncoveredSlots(context, row[2], rest);
}

/** Cells that are not named: zero under an `其余: 0` unless a relation derives them, else blank. */
function uncoveredSlots({ read, edition }, slots, rest) {
  if (!rest) return;
  for (const slot of slots) {
    if (edition.derivable.has(slot)) continue;
    read.values.set(edition.slots[slot][0], "0");
    read.rest.add(edition.slots[slot][0]);
  }
}

/** What the program asks of an edition often, laid out once; slots become [path, label, kind, unit, column, row]. */
export function prepare(edition) {
  const places = []; // of each slot: the path of its row, its column, the key and the name of a report's own row
  edition.slots = edition.slots.flatMap(([path, label, row, columns, ...own]) =>
    columns.map((number, i) => {
      const [id, column, kind, unit] = edition.columns[number];
      places.push([path, id, ...own]);
      return [id ? `${path}.${id}` : path, typeof label === "string" ? label + column : label[i], kind, unit, column, row];
    }),
  );
  for (const [id, table] of Object.entries(edition.tables)) {
    table.cells = table.lines.flatMap((line, y) => line.flatMap((held, x) => (held === null ? [] : [[y, x].concat(held)])));
    table.rows = rowsOf(id, places);
  }
  const whole = (addend) => (typeof addend === "number" ? [1, addend, 0] : addend);
  edition.balances = edition.balances.map(([relation, place, left, right, derived, step = 0]) => [relation, place, left.map(whole), right.map(whole), derived, BigInt(step) * 10n ** 20n]);
  const derived = edition.balances.filter((one) => one[4] >= 0);
  edition.derivable = new Set([...derived.map((one) => one[4]), ...(edition.spare ?? [])]);
  edition.rowTotals = new Set(derived.filter((one) => edition.relations[one[0]][2] === "row").map((one) => one[4]));
  edition.index = new Map(edition.slots.map((slot, number) => [slot[0], number]));
  return edition;
}

/** Rows as data files nest them: [key, columns, slots, the rows below, what a report's own row is called, name in paths]. */
function rowsOf(table, places) {
  const top = [];
  places.forEach(([path, column, key, called], slot) => {
    const [first, ...names] = path.split(".");
    if (first !== table) return;
    let row;
    let rows = top;
    let beside;
    for (const name of names) {
      row = rows.find((one) => one[5] === name);
      if (!row) rows.push((row = [name, [], [], [], "", name]));
      beside = rows;
      rows = row[3];
    }
    row[1].push(column);
    row[2].push(slot);
    if (!key) return;
    [row[0], row[4]] = [key, called];
    beside.sort((one, other) => (one[0] < other[0] ? -1 : 1));
  });
  return top;
}
