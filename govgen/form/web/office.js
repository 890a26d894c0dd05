// For the office: the files that units handed in, what is wrong with each, and their sums, without a server.

import { ask, h, say } from "./dom.js";
import { ORDER, unanswered } from "./findings.js";
import { advice, readFile, textsOf } from "./keeping.js";
import { add, figure, ZERO } from "./numbers.js";
import { editionFor } from "./rows.js";
import { differences } from "./saving.js";
import { Work, numbersOf } from "./work.js";
import { parseYaml } from "./yaml.js";

/** Read the files handed in, show how each stands, and offer their sums as the figures of this form. */
export async function collect(work, files, judge, connected) {
  const read = [];
  for (const file of files) {
    read.push(...(await examined(work, file, judge, connected)));
    say(`已看 ${read.length} 份。`);
  }
  leaveOut(work, read.filter((one) => one.work));
  const whole = read.filter((one) => one.work && !one.left);
  const heads = ["文件", "单位", "年度", "没填的格", "错误", "警告", "汇总", "第一处"];
  const { open } = work.edition;
  const isBarred = open || read.some((one) => one.clash);
  const why = open ? "各单位的科目不同，请用 govgen aggregate 汇总。" : isBarred ? "有单位交了几份，内容不同，先不汇总。" : "";
  const body = h("div", {}, h("p", { text: `共 ${read.length} 份，能汇总的 ${whole.length} 份。${why}${judge ? "" : "这里只核对了表内的数。"}` }),
    h("table", { class: "changes" }, h("thead", {}, h("tr", {}, heads.map((text) => h("th", { scope: "col", text })))), h("tbody", {}, read.map(line))));
  const word = await ask("收表", body, whole.length && !isBarred ? ["关闭", "把合计填进这份表"] : ["关闭"]);
  if (word === "把合计填进这份表") takeSums(work, whole.map((one) => one.work));
}

function line({ name, work, findings, left, error }) {
  if (error) return h("tr", {}, h("td", { text: name }), h("td", { colspan: "7", text: `读不了：${error}` }));
  const count = (severity) => unanswered(findings, severity).length;
  const blank = [...work.unfilled().values()].flat().length;
  const texts = [name, work.unit, work.year ?? "", blank, count("error"), count("warning"), left || "计入", ORDER.flatMap((one) => unanswered(findings, one))[0]?.message ?? ""];
  return h("tr", { class: count("error") || blank ? "error" : null }, texts.map((text) => h("td", { text: String(text) })));
}

/** Why a report is not summed: as the command line has it, one of each unit on one year. */
function leaveOut({ year }, read) {
  const wanted = year ?? read.find((one) => one.work.year)?.work.year ?? null;
  const first = new Map();
  for (const one of read) {
    const unit = one.work.unit.normalize("NFKC").replace(/\s/g, "");
    const other = first.get(unit);
    if (one.left) continue;
    if (isUntouched(one.work)) one.left = "不计：没填";
    else if (!unit) one.left = "不计：没有写单位名称";
    else if (one.work.year !== wanted) one.left = `不计：不是 ${wanted} 年度的`;
    else if (!other) first.set(unit, one);
    else if (differences(other.work.values, one.work.values).every((path) => path === "单位.名称")) one.left = `不计：与 ${other.name} 相同`;
    else {
      const apart = ({ name }) => `与 ${name} 是同一单位，内容不同，请只留一份再收`;
      other.left ||= apart(one);
      one.left = apart(other);
      one.clash = true;
    }
  }
  const isUneven = ({ findings }) => unanswered(findings, "error").some((one) => one.rule === "balance");
  for (const one of read) if (!one.left && isUneven(one)) one.left = "不计：表不平，请退回改正";
}

/** True for a form that came back as it was sent out: what it is about, and nothing else. */
const isUntouched = ({ form, values }) => [...values.keys()].every((path) => path.split(".")[0] in form.head);

async function examined(work, file, judge, connected) {
  const { name } = file;
  try {
    const made = [];
    for (const { text } of (await textsOf(file, connected)).found) made.push(await stated(work, name, text, judge));
    return made;
  } catch (error) {
    return [{ name, error: `${error.message} ${advice(file)}` }];
  }
}

async function stated(work, name, text, judge) {
  const form = work.edition.open ? { ...work.form, edition: editionFor(work.form, parseYaml(text)) } : work.form;
  const { values, waivers, strays } = readFile(form, text);
  const one = new Work(form);
  one.reset({ values, waivers, base: text, name });
  const left = strays.length ? "不计：有表里放不下的内容，请打开看" : "";
  return { name, work: one, left, findings: judge ? (await judge.check(one)).findings : one.findings };
}

/** Sums of all cells that are filled in everywhere; a blank anywhere leaves the sum blank. */
function takeSums(work, units) {
  const numbers = units.map((one) => numbersOf(work.form, work.edition, one.values).numbers);
  const changes = work.edition.slots.flatMap(([path, , kind], slot) => {
    if (kind === "money" || work.edition.unsummed.includes(slot) || work.edition.derivable.has(slot) || numbers.some((one) => one[slot] === null)) return [];
    return [[path, figure(numbers.reduce((total, one) => add(total, one[slot], 1), ZERO))]];
  });
  work.set(changes);
  say(`已填入 ${units.length} 份的合计，${changes.length} 格；有单位没填的格不合计。按 Ctrl+Z 可以撤销。`);
}
