// Second entry: the tables are filled in again from nothing, and compared cell by cell with what was there.

import { $, ask, h, say } from "./dom.js";
import { figure, readNumber } from "./numbers.js";

const cellsOf = (work) => work.edition.slots.map((slot) => slot[0]).filter((path) => work.get(path));

/** Begin, or compare what was entered the second time. */
export async function second(work) {
  if (work.first) return compare(work);
  const text = "表里的数先收起来，请照原始材料从头再填一遍，填完点“对照”。第一次填的不会丢。";
  if ((await ask("第二次录入", h("p", { text }), ["开始", "取消"])) !== "开始") return;
  const kept = cellsOf(work).map((path) => [path, work.get(path)]);
  work.first = new Map(kept);
  work.set(kept.map(([path]) => [path, ""]));
  showSecond(work);
}

export function showSecond(work) {
  $("second").textContent = work.first ? "对照" : "第二次录入";
}

async function compare(work) {
  const apart = work.edition.slots.flatMap((slot) => differing(work, slot));
  const choices = apart.map((one) => {
    const options = [h("option", { value: one.now, text: `第二次：${one.now || "空"}` }), h("option", { value: one.before, text: `第一次：${one.before || "空"}` })];
    return { ...one, select: h("select", { "aria-label": one.label }, one.now ? options : options.reverse()) }; // what is still blank takes nothing away
  });
  const rows = choices.map((one) => h("tr", {}, h("td", { text: one.label }), h("td", {}, one.select)));
  const body = h("div", {}, h("p", { text: apart.length ? `有 ${apart.length} 格不同，请对照原始材料选定。` : "两次录入完全相同。" }),
    h("table", { class: "changes" }, h("tbody", {}, rows)));
  const word = await ask("对照两次录入", body, ["采用", "接着录入", "放弃第二次"]);
  if (word === "采用") finish(work, choices.map((one) => [one.path, one.select.value]));
  else if (word === "放弃第二次") finish(work, work.edition.slots.map(([path]) => [path, work.first.get(path) ?? ""]));
}

/** A total that was typed once and follows the other time is no difference where both say the same. */
function differing(work, [path, label, kind, unit]) {
  const [before, now] = [work.first.get(path) ?? "", work.get(path)];
  const [a, b] = [before, now].map((text) => (text ? readNumber(text, kind, unit, work.form.numbers).value : null));
  const same = before === now || (a && b && a.n === b.n);
  const slot = work.edition.index.get(path);
  const follows = work.derived.has(slot) && a && figure(a) === figure(work.numbers[slot]);
  return same || follows ? [] : [{ path, label, before, now }];
}

function finish(work, changes) {
  work.first = null;
  work.set(changes);
  showSecond(work);
  say("对照完成。");
}
