// Where the numbers of a pasted block go: by the names of its rows and columns, else by its shape.

const plainLabel = (text) => /^\d+$/.test(text) ? text : text.replace(/[（(](单位[:：])?[件宗个次条元万亿]+[)）]$/, "").replace(/^[（(]?[一二三四五六七八九十\d]+[）)]?[、.．]?/, "").replace(/[\s“”"《》，,、（）()。：:]/g, "");
const isNumberLike = (text) => /^[\s+\-－−—/]*$/.test(text) || /^[\s\d０-９.,，．+\-－−]*[\d０-９]\s*[^\d.．、]{0,2}$/.test(text) || /^[减增][少加]?\d/.test(text);

/** Where each number of a block goes: [{slot, text}], and what has no place. */
export function matchBlock(work, rows, table, start) {
  const lines = underNames(work, rows, table);
  return byLabels(work, lines, table, Number(start.dataset.slot)) ?? byShape(work, lines, start);
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

function byLabels(work, rows, table, start) {
  const lines = formLines(work, table);
  const parts = rows.flatMap((row) => piecesOf(row, lines)).filter(({ values }) => values.some(Boolean));
  const known = parts.filter((part) => part.choice.length);
  if (!known.length || known.length * 2 < parts.length) return null;
  const placed = [];
  const strays = [];
  const found = decide(known, lines.findIndex((line) => line.slots.includes(start)));
  for (const part of parts) {
    const line = lines[found.get(part)];
    const label = part.labels.join(" ");
    if (line) place(line.slots, part, placed, strays, work.edition);
    else if (!label) strays.push(`“${part.values.filter(Boolean).join(" ").slice(0, 20)}”这一行没有行名`);
    else strays.push(`${label}：${part.choice.length > 1 ? NAMED_ALIKE : part.choice.length ? TOLD_TWICE : "行名没有认出"}`);
  }
  return { placed, strays, how: "按行名" };
}

const NAMED_ALIKE = "表里有几行叫这个名称，请点在要填的那一行，单独贴这一行";
const TOLD_TWICE = "贴来的有几行叫这个名称，请只留一行";

/** The parts of a pasted row: labels, the lines that they may mean, and what stands behind. A name behind numbers begins the next. */
function piecesOf({ row, names }, lines) {
  const parts = [];
  let part = null;
  row.forEach((text, x) => {
    const isFull = part && part.labels.length && part.values.some((one) => one && (part.takesWords || isNumberLike(one)));
    const waits = part && part.takesWords && !isFull;
    const choice = waits ? [] : linesOf(text, lines);
    if (!part || (isFull && choice.length)) {
      const codes = part && part.choice.length ? surplus(part, lines[part.choice[0]].slots.length) : [];
      parts.push((part = { begin: parts.length && x, at: x, labels: [], choice: [], values: codes, names, from: x, takesWords: false }));
    }
    const isWord = !waits && text && !isNumberLike(text);
    if (!choice.length && (!isWord || isFull)) return part.values.push(text);
    part.labels.push(...part.values.filter(Boolean), ...[text].filter(Boolean));
    Object.assign(part, { values: [], from: x + 1 });
    if (choice.length) Object.assign(part, { at: x, choice: spokenOf(choice, part.labels.slice(0, -1), lines), takesWords: lines[choice[0]].takesWords });
  });
  return parts;
}

/** Taken from a part: what is more than its row has cells, and so the code of the name that follows. */
function surplus(part, count) {
  while (part.values.length > count && part.values[0] === "") {
    part.values.shift();
    part.from++;
  }
  return part.values.splice(count);
}

function linesOf(text, lines) {
  const name = plainLabel(text);
  return lines.flatMap((line, i) => (name && line.names.includes(name) ? [i] : []));
}

/** Of lines of one name those that another label of the row speaks of, if there are any. */
function spokenOf(choice, labels, lines) {
  const found = choice.filter((one) => labels.some((label) => lines[one].around.includes(plainLabel(label))));
  return found.length ? found : choice;
}

/** The line of each part of a block, none where neither names nor order nor the cell pasted into tell. */
function decide(parts, start) {
  const ways = [parts, [...parts].reverse()].map((some) => orderedLines(bySide(some))).filter(Boolean);
  const twice = ({ choice }) => parts.filter((one) => one.choice.length === 1 && one.choice[0] === choice[0]).length > 1;
  if (!ways.length) return new Map(parts.map((part) => [part, part.choice.length > 1 || twice(part) ? undefined : part.choice[0]]));
  const sure = new Map(parts.map((part) => [part, ways.every((one) => one.get(part) === ways[0].get(part)) ? ways[0].get(part) : undefined]));
  const first = parts.findIndex((part) => sure.get(part) === undefined);
  if (first < 0 || !parts[first].choice.includes(start)) return sure;
  const rest = downFrom(start, parts.slice(first));
  return new Map(parts.map((part, i) => [part, sure.get(part) ?? rest[i - first]]));
}

/** Parts of rows that stand side by side, one side behind the other, as the rows of a table do. */
function bySide(parts) {
  const sides = [...new Set(parts.map((part) => part.begin))];
  const sideOf = (part) => sides.filter((begin) => begin <= part.at).length;
  return [...parts].sort((one, other) => sideOf(one) - sideOf(other));
}

/** The lines of parts that stand in the order of the table, null if they do not; none where there are several ways. */
function orderedLines(parts) {
  const first = downFrom(0, parts);
  if (first.includes(undefined)) return null;
  const last = downFrom(-Infinity, parts.map(({ choice }) => ({ choice: choice.map((one) => -one).reverse() })).reverse()).reverse();
  return new Map(parts.map((part, i) => [part, first[i] === -last[i] ? first[i] : undefined]));
}

/** For each part the next line that it may be, from a line on. */
function downFrom(next, parts) {
  return parts.map(({ choice }) => {
    const line = choice.find((one) => one >= next);
    if (line !== undefined) next = line + 1;
    return line;
  });
}

/** Numbers go by the names of their columns where a block has them, else by their order. */
function place(slots, { values, names, labels, from, takesWords }, placed, strays, edition) {
  const label = labels.join(" ");
  const columns = slots.map((one) => plainLabel(edition.slots[one][4]));
  // Names that a line has twice do not tell its columns apart: the order does.
  if (names.length && new Set(columns).size === columns.length) {
    const isAside = names[from - 1]; // the names do not stand above their numbers
    return values.forEach((text, i) => {
      const slot = isAside ? undefined : slots[columns.indexOf(names[from + i])];
      if (slot !== undefined) placed.push({ slot, text });
      else if (text) strays.push(`${label}：“${text}”上面没有对得上的列名`);
    });
  }
  const numbers = trimmed(values, slots.length);
  const end = numbers[numbers.length - 1];
  if (!takesWords && !isNumberLike(end)) return strays.push(`${label}：“${end}”不是数字`);
  const typed = slots.filter((slot) => !edition.rowTotals.has(slot));
  const taken = numbers.length === slots.length ? slots : numbers.length === typed.length ? typed : null;
  if (!taken) strays.push(`${label}：有 ${numbers.length} 个数，表里是 ${slots.length} 格`);
  else taken.forEach((slot, i) => placed.push({ slot, text: numbers[i] }));
}

/** The values of a row without blanks at its ends that are more than the row has cells. */
function trimmed(values, count) {
  const kept = [...values];
  while (kept.length > count && kept[kept.length - 1] === "") kept.pop();
  while (kept.length > count && kept[0] === "") kept.shift();
  return kept;
}

/** The rows of a table: the names that a pasted label may have, that of the data file and that of the form; labels around, cells. */
function formLines(work, table) {
  const { worded } = work.form.numbers;
  const { cells, rows } = work.edition.tables[table];
  const lineOf = (slots, groups, name) => {
    const beside = labelsBeside(cells, cells.find((one) => one[2] === slots[0]));
    const names = [name, beside.pop() ?? ""].map(plainLabel);
    return { names, around: [...groups, ...beside].map(plainLabel), slots, takesWords: worded.includes(work.edition.slots[slots[0]][2]) };
  };
  const laid = (some, groups) => some.flatMap(([, , slots, below, , name]) => [...(slots.length ? [lineOf(slots, groups, name)] : []), ...laid(below, [...groups, name])]);
  return laid(rows, []);
}

/** The labels in the same printed row, the nearest last. */
function labelsBeside(cells, [y, x]) {
  return cells.filter((one) => one[0] === y && one[1] < x && typeof one[2] === "string").sort((one, other) => one[1] - other[1]).map((one) => one[2]);
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
    else if (names.length) place(slots, { values: row, names, labels: [`第 ${y + 1} 行`], from: 0, takesWords }, placed, strays, edition);
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

