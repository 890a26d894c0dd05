// Totals and relations of a form. It holds no rule: relations are data, here is only the adder.

import { ZERO, add } from "./numbers.js";

/** The sum of one side of a balance, null if a cell of it is blank or last year's is not given. */
export function side(addends, values, before) {
  let total = ZERO;
  for (const [sign, slot, previous] of addends) {
    const value = previous ? before && before[slot] : values[slot];
    if (!value) return null;
    total = add(total, value, sign);
  }
  return total;
}

/** Fill in what relations derive, in place: cells that are `open`. Returns the set of slots filled. */
export function complete(edition, values, open) {
  const derived = new Set();
  const isOpen = (slot) => values[slot] === null && open[slot];
  let waiting = edition.balances.filter((one) => one[4] >= 0 && isOpen(one[4]));
  for (;;) {
    const rest = waiting.filter((balance) => {
      if (!isOpen(balance[4])) return false;
      const total = side(balance[3], values, null);
      if (total === null) return true;
      values[balance[4]] = total;
      derived.add(balance[4]);
      return false;
    });
    if (rest.length === waiting.length) return derived;
    waiting = rest;
  }
}

const HOLDS = { "=": (l, r) => l === r, "<=": (l, r) => l <= r, ">=": (l, r) => l >= r };

/** How many figures of a side were rounded to a step: none where one shows more decimals, else one at least. */
function rounded(addends, step, values, before) {
  const figures = addends.map(([, slot, previous]) => (previous ? before : values)[slot].n);
  return figures.some((n) => n % step) ? 0 : Math.max(figures.filter(Boolean).length, 1);
}

/** How far the rounding of the figures of a balance may put its sides apart: half a step for each that is something. */
function slack(balance, values, before) {
  const [, , left, right, , step] = balance;
  return step && (step * BigInt(rounded(left, step, values, before) + rounded(right, step, values, before))) / 2n;
}

/** Every balance that does not hold, with the sum of each of its sides; what rounding explains is left to the whole check. */
export function breaches(edition, values, before) {
  const found = [];
  for (const balance of edition.balances) {
    const left = side(balance[2], values, before);
    const right = left && side(balance[3], values, before);
    if (!left || !right || HOLDS[edition.relations[balance[0]][1]](left.n, right.n)) continue;
    if ((left.n - right.n) ** 2n > slack(balance, values, before) ** 2n) found.push({ balance, left, right });
  }
  return found;
}

/** The slots of this year that a balance reads. */
export function slotsOf(balance) {
  return [...balance[2], ...balance[3]].filter((addend) => !addend[2]).map((addend) => addend[1]);
}

/** Breaches worth telling: one of a total that nobody typed follows from its parts and is told there. */
export function told(found, derived) {
  const follows = ({ balance }) => derived.has(balance[4]) || slotsOf(balance).every((slot) => derived.has(slot));
  const rest = found.filter((breach) => !follows(breach));
  return rest.length ? rest : found;
}
