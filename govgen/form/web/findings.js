// The list of findings: each leads into its cell, warnings take a reason, repairs are buttons.

import { $, h, say } from "./dom.js";
import { extent } from "./prose.js";
import { answers } from "./work.js";

const SIGNS = { error: "✕ 错误", warning: "△ 警告", hint: "○ 提示" };
export const ORDER = ["error", "warning", "hint"];

/** The findings of a severity that nobody has given a reason for. */
export const unanswered = (findings, severity) => findings.filter((one) => one.severity === severity && !one.waived);

/** What is to be told now: what the numbers show at once, and what the whole check said last. */
export function current(work) {
  const { judged } = work;
  const busy = document.activeElement?.dataset?.path;
  const unsettled = busy && work.typing === busy;
  const live = work.findings.filter((one) => !(unsettled && one.paths.includes(busy)));
  if (!judged) return live;
  if (judged.revision === work.revision) return judged.findings;
  return [...live, ...judged.findings.filter((one) => !["balance", "not-filled"].includes(one.rule) && !one.flaw)];
}

export function showFindings(work, findings, isWhole, isAwaited) {
  const list = $("findings");
  const busy = list.contains(document.activeElement) && document.activeElement.type === "text";
  if (busy) return; // a reason is being written; the list follows when it is left
  const kept = list.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  const open = findings.filter((one) => !one.waived);
  const sorted = [...open].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  const fresh = h("ol", {}, sorted.slice(0, 200).map((one) => item(work, one)));
  fresh.append(...findings.filter((one) => one.waived).map((one) => item(work, one)));
  if (!isWhole) fresh.append(...unfilled(work));
  if (!fresh.children.length) fresh.append(h("li", { class: "fine", text: isWhole ? "没有问题。" : "表内没有发现不平的数。" }));
  // A button that is being pressed must not be exchanged for an equal one: the click would be lost.
  if (!isSame(fresh.children, list.children)) list.replaceChildren(...fresh.children);
  if (kept) list.querySelector(`[data-key="${CSS.escape(kept)}"]`)?.focus();
  count(findings, isAwaited);
}

const isSame = (some, others) => some.length === others.length && [...some].every((one, i) => one.isEqualNode(others[i]));

function count(findings, isAwaited) {
  const numbers = ORDER.map((one) => unanswered(findings, one).length);
  const words = ["错误", "警告", "提示"].map((word, i) => `${word} ${numbers[i]}`).join("，") + (isAwaited ? "，正在校验……" : "");
  if ($("count").textContent !== words) $("count").textContent = words;
  document.body.classList.toggle("faulty", numbers[0] > 0);
}

function item(work, finding) {
  const key = `${finding.rule} ${finding.relation} ${finding.place}`;
  const line = h("li", { class: finding.waived ? "waived" : finding.severity });
  line.append(h("b", { text: finding.waived ? "✓ 已说明" : SIGNS[finding.severity] }), " ");
  line.append(h("a", { href: "#", "data-key": key, text: finding.message, onclick: (event) => go(event, finding.place, finding.rest) }));
  finding.repairs.slice(0, 3).forEach((repair) => line.append(repairButton(work, repair)));
  const number = /^\d+$/.exec(finding.waiver);
  if (number) line.append(h("button", { type: "button", class: "small", text: "删去这条说明", onclick: () => work.setWaivers(work.waivers.filter((_, i) => i !== Number(number))) }));
  if (finding.answerable && finding.place) line.append(reason(work, finding, key));
  return line;
}

function unfilled(work) {
  return [...work.unfilled()].map(([table, paths]) =>
    h("li", { class: "open" }, h("a", {
      href: "#", "data-key": `open ${table}`, text: `${work.edition.tables[table].label}还有 ${paths.length} 格没有填写`,
      onclick: (event) => go(event, paths[0]),
    })),
  );
}

/** Put the cursor where a finding is, in a text before its `rest`. */
export function go(event, path, rest = "") {
  event?.preventDefault();
  for (let name = path; name; name = name.slice(0, Math.max(name.lastIndexOf("."), 0))) {
    const target = document.querySelector(`[data-path="${CSS.escape(name)}"]`) ?? document.querySelector(`[data-section="${CSS.escape(name)}"]`);
    if (!target) continue;
    target.closest("details")?.setAttribute("open", "");
    target.scrollIntoView({ block: "center" });
    target.focus({ preventScroll: true });
    const at = rest && target.setSelectionRange ? target.value.indexOf(rest) : -1;
    if (at >= 0) target.setSelectionRange(at, at + extent(rest));
    return;
  }
}

function repairButton(work, repair) {
  const preview = repair.changes.map((one) => `${one.path}：${one.before || "空"} → ${one.after}`).join("；");
  const single = repair.changes.length === 1;
  const text = single ? `改为 ${repair.changes[0].after}` : `改 ${repair.changes.length} 处`;
  const apply = () => {
    work.set(repair.changes.map((one) => [one.path, one.after]));
    go(null, repair.changes[0].path);
    say(`已改：${preview}。按 Ctrl+Z 可以撤销。`);
  };
  const title = [preview, ...repair.evidence].join("\n");
  const light = (on) => repair.changes.forEach((one) => document.querySelector(`[data-path="${CSS.escape(one.path)}"]`)?.parentElement.classList.toggle("aimed", on));
  const told = h("small", { text: `${preview}。${repair.evidence.join("；")}` });
  return h("div", { class: "repair", onmouseenter: () => light(true), onmouseleave: () => light(false), onfocusin: () => light(true), onfocusout: () => light(false) },
    h("button", { type: "button", title, text, onclick: apply }), told);
}

const asking = new Set(); // findings that are ticked, and whose reason is still to be written

function reason(work, finding, key) {
  const text = h("input", { type: "text", "data-key": `${key} reason`, "aria-label": "理由", placeholder: "写明理由", value: finding.reason, hidden: !finding.waived && !asking.has(key) });
  const tick = h("input", { type: "checkbox", "data-key": `${key} tick`, checked: finding.waived || asking.has(key) });
  const rule = finding.rule === "balance" ? finding.relation : finding.rule;
  const others = () => work.waivers.filter((one) => !answers(one, finding));
  tick.addEventListener("change", () => {
    text.hidden = !tick.checked;
    asking[tick.checked ? "add" : "delete"](key);
    if (tick.checked) text.focus();
    else if (finding.waived) work.setWaivers(others());
  });
  text.addEventListener("change", () => {
    const written = text.value.trim();
    asking.delete(key);
    text.blur();
    if (written) work.setWaivers([...others(), [rule, finding.paths[0] ?? finding.place, written]]);
  });
  return h("div", { class: "reason" }, h("label", {}, tick, "已核实，确有原因"), text);
}
