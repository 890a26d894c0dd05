// A breach told in the words of the command line, which come with the form.

import { ZERO, figure } from "./numbers.js";
import { slotsOf } from "./engine.js";

/** A template with `{name}` fields, filled in. */
export function fill(template, fields) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => (name in fields ? fields[name] : whole));
}

export function tellBreach(form, edition, breach, values, before, file) {
  const { balance, left, right } = breach;
  const [, comparison, , , , broken] = edition.relations[balance[0]];
  const words = form.telling;
  const far = figure({ n: left.n > right.n ? left.n - right.n : right.n - left.n, p: Math.max(left.p, right.p) });
  if (nothingCame(edition, breach, values)) {
    const names = balance[2].map((addend) => nameOf(words, edition, balance, addend)).join("、");
    const sum = tellSum(words, edition, balance, balance[3], right, values, before);
    return fill(words.nothing, { place: balance[1], left: names, right: sum, difference: figure(right) });
  }
  const text = fill(words.messages[comparison], {
    place: balance[1],
    broken,
    left: tellSum(words, edition, balance, balance[2], left, values, before),
    right: tellSum(words, edition, balance, balance[3], right, values, before),
    difference: far,
  });
  const compares = [...balance[2], ...balance[3]].some((addend) => addend[2]);
  return compares && before ? text + fill(words.from, { file }) : text;
}

function nothingCame(edition, { balance, right }, values) {
  if (edition.relations[balance[0]][2] !== "column" || balance[2].length < 2 || right.n <= 0n) return false;
  return !balance[2].some(([, slot, previous]) => previous || (values[slot] || ZERO).n !== 0n);
}

function tellSum(words, edition, balance, addends, total, values, before) {
  let pairs = addends.map((addend) => [addend, (addend[2] ? before[addend[1]] : values[addend[1]]) || ZERO]);
  if (pairs.length > words.many) pairs = pairs.filter(([, value]) => value.n !== 0n);
  if (!pairs.length) return words.zero;
  let text = "";
  for (const [addend, value] of pairs) {
    const minus = addend[0] < 0;
    text += text ? (minus ? " - " : " + ") : minus ? "-" : "";
    text += `${nameOf(words, edition, balance, addend)} ${figure(value)}`;
  }
  if (pairs.length > 1 || addends[0][0] < 0) text += ` = ${figure(total)}`;
  return text + (pairs.length < addends.length ? words.rest : "");
}

function nameOf(words, edition, balance, [, slot, previous]) {
  const [, label, , , column, row] = edition.slots[slot];
  const [, , each, , , , inTable] = edition.relations[balance[0]];
  const name = inTable ? (each === "row" ? column : row) : label;
  return previous ? fill(words.previous, { name }) : name;
}

/** Where a finding about a breach leads: the first cell of it that somebody typed. */
export function placeOfBreach(balance, typed) {
  const slots = slotsOf(balance);
  return slots.find((slot) => typed.has(slot)) ?? slots[0];
}
