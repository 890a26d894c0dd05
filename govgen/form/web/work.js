// The report being filled in: a text for each path, what follows from the numbers, and the way back.

import { breaches, complete, slotsOf, told } from "./engine.js";
import { figure, readNumber } from "./numbers.js";
import { placeOfBreach, tellBreach } from "./telling.js";
import { UNSEEN, holdable, seen } from "./fresh.js";
import { writeFile } from "./saving.js";

export const WAIVERS = Symbol("waivers");

export class Work extends EventTarget {
  constructor(form) {
    super();
    this.form = form;
    this.previous = null;
    this.revision = 0;
    this.reset();
  }

  /** Another report; `unsaved` is one that stands in no file as it is. Revisions go on, so that none means two texts. */
  reset({ values = new Map(), waivers = [], first = null, base = null, name = "", ending = "\n", mark = "", unsaved = false } = {}) {
    Object.assign(this, { first, values, waivers, judged: null, base, name, ending, mark, done: [], undone: [], typing: "" });
    this.begun = ++this.revision;
    this.saved = unsaved ? 0 : this.revision;
    this.calculate();
    this.dispatchEvent(new Event("opened"));
  }

  get edition() {
    return this.form.edition;
  }

  /** The form with other rows than before. */
  take(edition) {
    this.form.edition = edition;
    this.revision++;
    this.calculate();
    this.dispatchEvent(new Event("grown"));
  }

  get(path) {
    return this.values.get(path) ?? "";
  }

  get isSaved() {
    return this.saved === this.revision;
  }

  get unit() {
    return this.get("单位.名称");
  }

  get year() {
    const text = this.get("年度").replace(/年$/, "");
    return /^\d{1,4}$/.test(text) ? Number(text) : null;
  }

  /** Change texts by path, as one step back; `typing` joins the keystrokes of one field. */
  set(changes, typing = "") {
    const steps = this.moved(changes)
      .map(([path, after]) => ({ path, before: this.get(path), after: holdable(this.isProse(path) ? after : after.replace(UNSEEN, "")) }))
      .filter((step) => step.before !== step.after);
    if (!steps.length) return;
    this.remember([...steps, ...this.fallen(steps.map((step) => step.path))], typing);
  }

  isProse(path) {
    return !this.edition.index.has(path) && !(path.split(".")[0] in this.form.head);
  }

  /** The changes, and where figures come into a section written in one piece, that piece as a part of it. */
  moved(changes) {
    const more = [];
    for (const section of this.edition.sections) {
      const enters = changes.some(([path, text]) => text && path.startsWith(`${section.table}.`));
      if (section.inside && enters && this.values.has(section.id) && section.aspects.length) {
        more.push([section.id, ""], [`${section.id}.${section.aspects[0][0]}`, this.get(section.id)]);
      }
    }
    return [...changes, ...more];
  }

  /** Reasons given for what is no longer so: they fall when a cell of their finding changes. */
  fallen(paths) {
    const gone = [...this.findings, ...(this.judged?.findings ?? [])].filter((one) => one.waived && one.paths.some((path) => paths.includes(path)));
    const waivers = this.waivers.filter((waiver) => !paths.includes(waiver[1]) && !gone.some((finding) => answers(waiver, finding)));
    return waivers.length === this.waivers.length ? [] : [{ path: WAIVERS, before: this.waivers, after: waivers }];
  }

  setWaivers(after) {
    this.remember([{ path: WAIVERS, before: this.waivers, after }], "");
  }

  remember(steps, typing) {
    const last = this.done[this.done.length - 1];
    if (typing && this.typing === typing && last) this.merge(last, steps);
    else this.done.push(steps);
    this.typing = typing;
    this.undone = [];
    this.apply(steps, "after");
  }

  merge(last, steps) {
    for (const step of steps) {
      const same = last.find((one) => one.path === step.path);
      if (same) same.after = step.after;
      else last.push(step);
    }
  }

  apply(steps, side) {
    for (const step of steps) {
      if (step.path === WAIVERS) this.waivers = step[side];
      else if (step[side] === "") this.values.delete(step.path);
      else this.values.set(step.path, step[side]);
    }
    this.revision++;
    this.calculate();
    const paths = steps.map((step) => step.path);
    this.dispatchEvent(new CustomEvent("changed", { detail: { paths, silent: side === "after" } }));
  }

  undo() {
    return this.step(this.done, this.undone, "before");
  }

  redo() {
    return this.step(this.undone, this.done, "after");
  }

  step(from, to, side) {
    const steps = from.pop();
    if (!steps) return null;
    this.typing = "";
    to.push(steps);
    this.apply(side === "before" ? [...steps].reverse() : steps, side);
    return steps;
  }

  /** Everything that follows from the numbers: totals, flaws, relations that do not hold. */
  calculate() {
    const { edition, form } = this;
    Object.assign(this, numbersOf(form, edition, this.values));
    this.before = this.previousNumbers();
    this.breaches = told(breaches(edition, this.numbers, this.before), this.derived);
    this.findings = [...this.breaches.map((breach) => this.finding(breach)), ...this.flaws()];
  }

  /** Last year's values by this year's slots, null where the report given is known to be of another year. */
  previousNumbers() {
    const { previous, edition, form } = this;
    if (!previous || (previous.year && this.year && previous.year !== this.year - 1)) return null;
    return edition.slots.map(([path, , kind, unit]) => {
      const value = previous.numbers.get(path) ?? null;
      const said = value && this.waivers.find((one) => one[0] === form.telling.corrects && one[1] === `上年.${path}`);
      const [published, right] = [...(said?.[2] ?? "").matchAll(/[由为]\s*([\d.]+)/g)].map((found) => readNumber(found[1], kind, unit, form.numbers).value);
      return right && published?.n === value.n ? right : value;
    });
  }

  /** Take a report as last year's. What a relation makes equal to it is filled in where nothing is written. */
  setPrevious(file, values, text = "") {
    const { numbers } = numbersOf(this.form, this.edition, values);
    const byPath = new Map(this.edition.slots.map(([path], slot) => [path, numbers[slot]]));
    this.usePrevious({ file, year: yearOf(values), values, numbers: byPath, text });
    this.set(this.carried());
  }

  /** Hold the report against that one of last year, or against none. */
  usePrevious(previous) {
    this.previous = previous;
    this.calculate();
    this.dispatchEvent(new CustomEvent("changed", { detail: { paths: [], silent: true } }));
  }

  carried() {
    const single = (addends) => addends.length === 1 && addends[0][0] > 0;
    return this.edition.balances.flatMap(([relation, , left, right]) => {
      const equal = this.edition.relations[relation][1] === "=" && single(left) && single(right) && !left[0][2] && right[0][2];
      const value = equal && this.before ? this.before[right[0][1]] : null;
      const path = equal ? this.edition.slots[left[0][1]][0] : "";
      return value && !this.get(path) && !this.edition.derivable.has(left[0][1]) ? [[path, figure(value)]] : [];
    });
  }

  finding(breach) {
    const { edition } = this;
    const [relation, , , severity, answerable] = edition.relations[breach.balance[0]];
    const typed = new Set(edition.slots.flatMap(([path], slot) => (this.get(path) ? [slot] : [])));
    const file = this.previous ? this.previous.file : "";
    return this.answered({
      rule: "balance",
      relation,
      severity,
      answerable: answerable || severity !== "error",
      message: tellBreach(this.form, edition, breach, this.numbers, this.before, file),
      paths: slotsOf(breach.balance).map((slot) => edition.slots[slot][0]),
      place: edition.slots[placeOfBreach(breach.balance, typed)][0],
      repairs: [],
    });
  }

  /** A finding, marked where the unit has given its reason. */
  answered(finding) {
    const waiver = finding.answerable && this.waivers.find((one) => answers(one, finding) && saysWhy(this.form, one[2]));
    return { ...finding, waived: Boolean(waiver), reason: waiver ? waiver[2] : "" };
  }

  flaws() {
    const found = [];
    this.read.forEach(({ flaw }, slot) => {
      const [path, label] = this.edition.slots[slot];
      const known = FLAWS[flaw];
      if (known) {
        const message = `${label}写的是“${seen(this.get(path))}”，${known[1]}`;
        found.push({ rule: known[2], relation: "", severity: known[0], answerable: false, message, paths: [path], place: path, repairs: [] });
      }
    });
    return found;
  }

  /** The paths of cells that are neither written nor follow from others, by table. */
  unfilled() {
    const found = new Map();
    this.edition.slots.forEach(([path], slot) => {
      if (this.numbers[slot] !== null || this.get(path) || this.edition.derivable.has(slot)) return;
      const table = path.split(".")[0];
      found.set(table, [...(found.get(table) ?? []), path]);
    });
    return found;
  }

  /** The data file with the revision that it says. */
  made() {
    return { text: this.text(), revision: this.revision };
  }

  /** The data file, as it would be saved. */
  text() {
    const text = writeFile(this.base, this.form, this.edition, this.values, this.waivers);
    return this.mark + (this.ending === "\n" ? text : text.replaceAll("\n", this.ending));
  }
}

export const yearOf = (values) => Number(/^\d{1,4}/.exec(values.get("年度") ?? "")) || null;

/** What the cells say, and what follows from them. */
export function numbersOf(form, edition, values) {
  const read = edition.slots.map(([path, , kind, unit]) => {
    const text = values.get(path);
    return text ? readNumber(text, kind, unit, form.numbers) : { value: null, flaw: "", unit: "" };
  });
  const numbers = read.map((one) => one.value);
  const derived = complete(edition, numbers, read.map((one, slot) => !values.get(edition.slots[slot][0])));
  return { read, numbers, derived };
}

const FLAWS = {
  word: ["error", "不是数字，请改为阿拉伯数字。", "not-a-number"],
  large: ["error", "位数太多，请核对。", "not-a-number"],
  unitless: ["error", "没有写明单位，请在数字后写上“元”或者“万元”。", "not-a-number"],
  negative: ["error", "这里不能是负数。", "negative"],
  fraction: ["error", "这里应当是整数。", "fraction"],
  places: ["error", "小数太长，最多四位。", "fraction"],
  sign: ["warning", "用文字或者全角符号表示正负，请改写。", "number-style"],
  commas: ["warning", "数字里有逗号，请改写。", "number-style"],
  wide: ["warning", "用了全角字符，请改写。", "number-style"],
  unit: ["warning", "数字后面带了单位，请改写。", "number-style"],
  zeros: ["warning", "数字前面多写了 0，请改写。", "number-style"],
  remark: ["warning", "数字后面带了说明，已按前面的数读取，说明照印。", "number-style"],
};

/** Whether a reason says anything: words that say nothing, or only that all is right, are none. */
function saysWhy({ empty }, reason) {
  const said = reason.match(/\p{L}/gu)?.join("") ?? "";
  return said !== "" && !empty.reasons.includes(said) && !new RegExp(empty.assured, "u").test(said);
}

export function answers([rule, place, reason], finding) {
  if (!reason || !place || ![finding.rule, finding.relation].includes(rule)) return false;
  const places = finding.paths.length ? finding.paths : [finding.place];
  return places.some((path) => path === place || path.startsWith(`${place}.`));
}
