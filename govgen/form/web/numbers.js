// Numbers as clerks write them, read as the command line reads them: exact values, never floats.
// A value is {n, p}: n counts 10^-24, p is how many decimals are written.

const DIGITS = 24;
const ONE = 10n ** BigInt(DIGITS);
export const ZERO = { n: 0n, p: 0 };
const WIDE = "０１２３４５６７８９．，";
const NARROW = "0123456789.,";

export function add(a, b, sign) {
  return { n: sign > 0 ? a.n + b.n : a.n - b.n, p: Math.max(a.p, b.p) };
}

/** The digits of a value, as messages and cells write it. */
export function figure(value) {
  const digits = (value.n < 0n ? -value.n : value.n).toString().padStart(DIGITS + 1, "0");
  const whole = digits.slice(0, -DIGITS);
  const part = digits.slice(-DIGITS).slice(0, value.p);
  return (value.n < 0n ? "-" : "") + whole + (part ? "." + part : "");
}

function parse(text) {
  const [, sign, whole, part = ""] = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text);
  const n = BigInt(whole + part.padEnd(DIGITS, "0"));
  return { n: sign === "-" ? -n : n, p: part.length };
}

function simplest(n) {
  const part = ((n < 0n ? -n : n) % ONE).toString().padStart(DIGITS, "0").replace(/0+$/, "");
  return { n, p: part.length };
}

/** The value that a text writes in a slot, null where it writes none, and the flaw of the writing. */
export function readNumber(text, kind, unit, rules) {
  // Words count in no sum; whether they fit is told by the whole check.
  if (rules.worded.includes(kind)) return { value: null, flaw: "", unit: "", words: text };
  if (/^(0|[1-9]\d*)$/.test(text) && text.length <= rules.digits) {
    const value = parse(text);
    return kind !== "money" || value.n === 0n ? { value, flaw: "", unit: "" } : { value: null, flaw: "unitless", unit: "" };
  }
  const remarked = splitRemark(text.trim(), rules);
  if (!remarked) return unusual(text.trim(), kind, unit, rules);
  const found = unusual(remarked, kind, unit, rules);
  const read = found.value !== null && ["", "commas", "wide", "unit", "sign", "zeros"].includes(found.flaw);
  return read ? { ...found, flaw: "remark" } : found;
}

/** The number before words in brackets, empty where there are none; a unit alone is no remark. */
function splitRemark(text, rules) {
  const found = /^([^（(]*[0-9０-９][^（(]*?)\s*[（(]([^（）()]*[\u4e00-\u9fff][^（）()]*)[）)]$/.exec(text);
  const told = found && /^\s*(?:单位\s*[：:]\s*)?(\S+?)\s*$/.exec(found[2]);
  if (!found || (told && [...Object.keys(rules.units), ...rules.counters].includes(told[1]))) return "";
  return found[1].trim();
}

function unusual(text, kind, unit, rules) {
  let plain = text.replace(/[０-９．，]/g, (c) => NARROW[WIDE.indexOf(c)]);
  let style = plain === text ? "" : "wide";
  let sign = "";
  for (const [word, mark] of Object.entries(rules.signs)) {
    if (plain.startsWith(word) && /^[0-9]/.test(plain.slice(word.length))) {
      plain = mark + plain.slice(word.length);
      sign = "sign";
      break;
    }
  }
  const number = /^[+\-0-9,.]*/.exec(plain)[0];
  if (/^[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?$/.test(number)) {
    plain = number.replaceAll(",", "") + plain.slice(number.length);
    style = "commas";
  }
  if (kind === "percent" || kind === "rate") plain = plain.replace(/%$/, "");
  const written = writtenUnit(plain, rules);
  if (written) plain = plain.slice(0, -written.length).trimEnd();
  const match = /^([+-]?)([0-9]+)(?:\.([0-9]+))?$/.exec(plain);
  if (!match) return { value: null, flaw: "word", unit: "" };
  if (match[2].length + (match[3] || "").length > rules.digits) return { value: null, flaw: "large", unit: "" };
  const value = parse(plain);
  if (kind === "money") return money(value, written, style, rules);
  style = style || sign || (match[2].length > 1 && match[2][0] === "0" ? "zeros" : "") || (written ? "unit" : "");
  return judgedNumber(scaled(value, written, unit, rules), kind, style, rules);
}

function writtenUnit(text, rules) {
  const units = Object.keys(rules.units).sort((a, b) => b.length - a.length);
  return [...units, ...rules.counters].find((one) => text.endsWith(one)) || "";
}

function scaled(value, written, unit, rules) {
  if (!written || written === unit) return value;
  if (written in rules.units && unit in rules.units) {
    return simplest((value.n * BigInt(rules.units[written])) / BigInt(rules.units[unit]));
  }
  return rules.counters.includes(written) && !(unit in rules.units) ? value : null;
}

function money(value, written, style, rules) {
  if (!(written in rules.units)) return { value: null, flaw: written ? "word" : "unitless", unit: "" };
  return { value, flaw: value.n < 0n ? "negative" : style, unit: written };
}

function judgedNumber(value, kind, style, rules) {
  if (value === null) return { value, flaw: "word", unit: "" };
  if (value.n < 0n && !rules.signed.includes(kind)) return { value, flaw: "negative", unit: "" };
  if (!rules.decimals.includes(kind) && value.n % ONE !== 0n) return { value, flaw: "fraction", unit: "" };
  if (value.p > rules.places && rules.decimals.includes(kind)) return { value, flaw: "places", unit: "" };
  return { value: rules.decimals.includes(kind) ? value : { n: value.n, p: 0 }, flaw: style, unit: "" };
}
