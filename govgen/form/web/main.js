// The page put together: what is drawn, what follows a change, what the buttons do.

import { $, ask, dataIn, during, h, say, tell, warn } from "./dom.js";
import { prepare } from "./datafile.js";
import { lastChapter } from "./fresh.js";
import { current, go, showFindings, unanswered } from "./findings.js";
import { back, drawTable, listen, markCells, showCells } from "./grid.js";
import { Judge } from "./judging.js";
import { Drafts, download, oneText, openFile, plainText, readFile, serves, stem } from "./keeping.js";
import { Disk, PUT_OFF } from "./merging.js";
import { listenToPaste } from "./pasting.js";
import { drawEditor, listenToTexts, markTexts, showTexts } from "./prose.js";
import { editionFor, rowButtons, withRows } from "./rows.js";
import { connect } from "./running.js";
import { differences } from "./saving.js";
import { collect } from "./office.js";
import { second, showSecond } from "./second.js";
import { Work, numbersOf, yearOf } from "./work.js";
import { parseYaml } from "./yaml.js";

const form = dataIn("form-data");
const start = dataIn("form-start");
Object.assign(prepare(form.edition), { own: [] });
const work = new Work(form);
const drafts = new Drafts();
let judge = null;
let resting = 0;
let idle = 0;
let saving = false;
let failure = "";
let target = null;
let ready = null;
const connected = new Promise((resolve) => (ready = resolve));

const SAVED = "已保存";
const TAKEN = ".yaml,.yml,.docx,.xlsx";
const DATES = /^(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})日?$/;

function draw() {
  const main = $("main");
  main.replaceChildren(drawHead(), ...work.edition.sections.map(drawSection));
  $("links").replaceChildren(...work.edition.sections.map((one) => h("a", { href: `#s-${one.id}`, text: one.label || one.id })));
}

function drawHead() {
  const often = ["年度", "单位.名称", "单位.类别", "落款日期"];
  const all = Object.entries(form.head).flatMap(([name, keys]) => (keys.length ? keys.map((key) => `${name}.${key}`) : [name]));
  const rest = all.filter((path) => !often.includes(path) && !["报告", "版式"].includes(path));
  return h("section", { id: "s-head" }, h("h2", { text: "基本情况" }),
    h("div", { class: "fields" }, often.map(drawField)),
    h("details", {}, h("summary", { text: "更多（简称、公文格式、联系方式……）" }), h("div", { class: "fields" }, rest.map(drawField))));
}

function drawField(path) {
  const label = path.replace(".", "·");
  const choices = { "单位.类别": form.categories, "单位.范围": form.scopes }[path];
  const shared = { "data-path": path, id: `f-${path}` };
  const control = choices
    ? h("select", shared, h("option", { value: "", text: "请选择" }), choices.map((text) => h("option", { text })))
    : h("input", { ...shared, type: "text", autocomplete: "off", list: path === "单位.名称" && start.units.length ? "units" : null });
  return h("div", { class: "field" }, h("label", { for: shared.id, text: label }), control);
}

function drawSection(section) {
  const body = h("section", { id: `s-${section.id}`, "data-section": section.id, tabindex: "-1" }, h("h2", { text: section.label || section.id }));
  if (section.note) body.append(h("p", { class: "hint", text: section.note }));
  if (section.kind === "table") body.append(...drawTableSection(section));
  else if (section.kind === "chapters") body.append(...drawChapters(section));
  else body.append(...drawProse(section));
  return body;
}

function drawTableSection(section) {
  const { before, after } = form.words;
  const beside = (part) => {
    const path = `${section.id}.${part}`;
    return h("details", { open: Boolean(work.get(path)) }, h("summary", { text: part === before ? "表格前加文字" : "表格后加文字" }), drawEditor(work, path, part, ""));
  };
  const more = work.edition.open ? rowButtons(work, section.table) : [];
  return [beside(before), drawTable(work, section.table), ...more, beside(after)];
}

function drawProse(section) {
  const table = section.inside ? [h("h3", { text: section.table }), drawTable(work, section.table)] : [];
  const whole = Boolean(work.get(section.id)) || !section.aspects.length;
  if (whole) return [...table, drawEditor(work, section.id, section.label, "")];
  const known = section.aspects.map((one) => one[0]);
  const own = [...work.values.keys()].filter((path) => path.startsWith(`${section.id}.`) && !work.edition.index.has(path));
  const more = own.map((path) => path.slice(section.id.length + 1)).filter((name) => !known.includes(name));
  const editors = section.aspects.map(([id, heading, required, hint]) => drawEditor(work, `${section.id}.${id}`, heading || id, hint, required));
  editors.push(...more.map((name) => drawEditor(work, `${section.id}.${name}`, name, "")));
  const add = section.open ? [h("button", { type: "button", class: "small", text: "另加小标题", onclick: () => addPart(section) })] : [];
  return [...table, ...editors, ...add];
}

async function addPart(section) {
  const name = h("input", { type: "text", "aria-label": "小标题", maxlength: 40 });
  if ((await ask("另加小标题", name, ["添加", "取消"])) !== "添加") return;
  const title = name.value.replace(/[.:：#"'{}[\]\n]/g, "").trim();
  if (!title) return;
  const path = `${section.id}.${title}`;
  if (document.querySelector(`[data-path="${CSS.escape(path)}"]`)) return go(null, path);
  document.querySelector(`[data-section="${CSS.escape(section.id)}"] > button:last-child`).before(drawEditor(work, path, title, ""));
  go(null, path);
}

function drawChapters(section) {
  const [title, content] = form.words.chapter;
  const count = Math.max(section.chapters.length, lastChapter(work.values, section));
  const isAnnexes = section.id === form.words.annexes;
  const called = (n) => (isAnnexes ? `附件 ${n} ` : `第 ${n} 章`);
  const chapter = (n) => [
    h("div", { class: "field" }, h("label", { for: `ch-${section.id}-${n}`, text: `${called(n)}标题` }),
      h("input", { type: "text", id: `ch-${section.id}-${n}`, "data-path": `${section.id}.${n}.${title}`, placeholder: section.chapters[n - 1]?.[0] ?? "" })),
    drawEditor(work, `${section.id}.${n}.${content}`, `${called(n)}${content}`, section.chapters[n - 1]?.[1] ?? ""),
  ];
  const add = h("button", { type: "button", class: "small", text: isAnnexes ? "加一件附件" : "再加一章", onclick: () => add.before(...chapter(++last)) });
  let last = count;
  return [...Array.from({ length: count }, (_, i) => chapter(i + 1)).flat(), add];
}

function update(paths = null) {
  showCells(work);
  showTexts(work, paths);
  refresh();
}

function refresh() {
  const findings = current(work);
  markCells(work, findings);
  markTexts(work, findings);
  showFindings(work, findings, work.judged?.revision === work.revision, judge && !work.judged);
  const errors = unanswered(findings, "error").length;
  document.title = `${errors ? `（${errors}）` : ""}${work.unit || form.report}${work.year ? ` ${work.year}` : ""}${work.isSaved ? "" : "（未保存）"}`;
  $("heading").textContent = work.edition.title.replace("{名称}", work.unit).replace("{年度}", work.year ?? "").replace("{次年}", work.year ? Number(work.year) + 1 : "");
  showSaved();
}

/** What is said of saving goes by what is saved. */
function showSaved() {
  $("unsaved").hidden = work.isSaved;
  if (work.isSaved) failure = "";
  else if ($("status").textContent.startsWith(SAVED)) say("");
  $("failed").hidden = !failure;
  const text = `没有保存：${failure}。填的内容还在这个窗口里。`;
  if ($("failed").textContent !== text) $("failed").textContent = text;
}

/** Every way in which the report becomes another ends here: it is shown, kept, and at rest checked and saved. */
function follow(paths = null) {
  update(paths);
  keep();
  clearTimeout(resting);
  resting = setTimeout(look, 400);
  clearTimeout(idle);
  idle = setTimeout(saveByItself, 1500);
}

function opened() {
  if (!start.server) target = null;
  redraw();
}

function redraw() {
  draw();
  showSecond(work);
  follow();
}

async function look() {
  if (!judge) return;
  try {
    const answer = await judge.check(work);
    if (answer.revision < (work.judged?.revision ?? work.begun)) return; // overtaken by a later answer, or by another report
    work.judged = answer;
    if (work.judged.revision === work.revision) refresh();
  } catch (error) {
    say(`没能校验：${error.message}`);
  }
}

const key = () => form.kind + start.key;
let keeping = Promise.resolve();
let clash = false;

const OTHERS = "另一个窗口开着这份表，请只在一个里填。";

/** Of two windows with one form, each is told of the other as long as that one answers: it may go without a word. */
function greet() {
  if (!window.BroadcastChannel) return;
  const others = new BroadcastChannel(key());
  let heard = 0;
  others.onmessage = ({ data }) => {
    heard = performance.now();
    if ($("warning").hidden) warn(OTHERS);
    if (data) others.postMessage("");
  };
  others.postMessage("here");
  setInterval(() => {
    if ($("warning").hidden || $("warning").textContent !== OTHERS) return;
    if (performance.now() - heard > 5000) $("warning").hidden = true;
    else others.postMessage("here");
  }, 2000);
}

function keep() {
  const draft = { values: [...work.values], own: work.edition.own, waivers: work.waivers, first: work.first && [...work.first], previous: work.previous, base: work.base, name: work.name, ending: work.ending, mark: work.mark, dirty: !work.isSaved };
  keeping = keeping.then(() => drafts.put(key(), draft)).then((alone) => {
    if (!alone && !clash) {
      clash = true;
      warn("另一个窗口也在填这份表：这里的改动不再自动留底，请先保存，再关掉一个窗口。");
    }
  }).catch(() => warn("浏览器存不下草稿，请随时保存。"));
}

async function resume() {
  await drafts.open();
  if (drafts.broken) return warn("这个窗口关掉以后不留草稿（无痕窗口，或者浏览器不允许），请随时保存。");
  const held = await drafts.take(key());
  if (!held || !held.dirty) return;
  const values = new Map(held.values);
  const beside = String([held.waivers, held.own]) !== String([work.waivers, work.edition.own]);
  const apart = differences(values, work.values).length + (held.first?.length ?? 0) + beside;
  if (!apart) return;
  const body = h("p", { text: `上次有没保存的内容，与现在打开的有 ${apart} 处不同。` });
  const word = await ask("接着上次填？", body, ["接着上次填", "不要了"]);
  if (word === "不要了") return void drafts.remove(key());
  if (start.server && held.base !== work.base) start.server.digest = ""; // the file has changed since: both are brought together
  if (held.own?.length) form.edition = withRows(held.own);
  work.previous ??= held.previous;
  work.reset({ ...held, values, first: held.first && new Map(held.first), unsaved: true });
}

/** Where there is a file to write to, it follows what is filled in: what could not be saved is tried again and again. */
async function saveByItself() {
  if (!target || work.isSaved) return;
  if (!work.first && !document.querySelector("dialog")) await save(true);
  clearTimeout(idle);
  idle = setTimeout(saveByItself, 3000);
}

async function save(byItself) {
  if (work.first) return void tell("还在第二次录入", "请先点“对照”，选定以后再保存。");
  if (saving) return; // it is tried again by itself
  saving = true;
  work.typing = "";
  try {
    const { text, revision } = target ? await target.save(!byItself || failure !== PUT_OFF) : handOut();
    work.base = plainText(text).text;
    work.saved = revision;
    say(SAVED + (target ? "到文件。" : "，文件在浏览器的下载文件夹里。"));
  } catch ({ message }) {
    const isTold = message === PUT_OFF || (byItself && failure);
    failure = message.replace(/。$/, "");
    if (!isTold) tell("没有保存", `${failure}。填的内容还在这个窗口里。`);
  }
  saving = false;
  keep();
  refresh();
}

function handOut() {
  const made = work.made();
  download(work.name || `${stem(work)}.yaml`, made.text, "application/yaml");
  return made;
}

/** From now on saving goes to a file that the clerk chooses. */
async function saveTo() {
  try {
    target = new Disk(await showSaveFilePicker({ suggestedName: work.name || `${stem(work)}.yaml` }), work);
  } catch {
    return; // none was chosen
  }
  save();
}

const PRODUCTS = { render: ["Word", ".docx"], page: ["核对网页", "-核对.html"], book: ["填报表", "-填报表.xlsx"] };

/** Python, once it is there; else why nothing can be made. */
async function hasPython(name) {
  if (judge || (await connected)) return true;
  tell(`生成 ${name}`, `这里没有生成 ${name} 的程序。请先保存数据文件，再交给装有 govgen 的电脑。`);
  return false;
}

async function make(what, draft = false) {
  const [name, ending] = PRODUCTS[what];
  if (!(await hasPython(name))) return;
  const answer = await during("正在生成……", () => judge.make(work, what, draft)).catch((error) => ({ error }));
  if (answer.error) return tell("没有生成", answer.error.message);
  download(stem(work) + (draft ? "-草稿" : "") + ending, answer.bytes, "application/octet-stream");
  const open = unanswered(work.judged?.findings ?? [], "warning").length;
  say(`${name} 已生成，在浏览器的下载文件夹里。${open ? `还有 ${open} 个警告，请看校验结果。` : ""}`);
}

async function makeWord() {
  if (!(await hasPython("Word"))) return;
  await during("正在校验……", look);
  const errors = unanswered(work.judged?.findings ?? [], "error");
  const draft = errors.length > 0 && (await wantsDraft(errors.length));
  if (errors.length && !draft) return go(null, errors[0].place, errors[0].rest);
  return make("render", draft);
}

/** A draft needs Word's own libraries, which only the computer behind the local server has. */
async function wantsDraft(count) {
  const text = `还有 ${count} 处错误，${start.server ? "只能先生成标有“草稿”的文件。" : "改正以后才能生成。"}`;
  return (await ask("还有错误", h("p", { text }), start.server ? ["生成草稿", "先去改正"] : ["去改正"])) === "生成草稿";
}

function choose(accept, then, several = false) {
  const input = h("input", { type: "file", accept, multiple: several });
  input.addEventListener("change", () => input.files[0] && then(several ? [...input.files] : input.files[0]));
  input.click();
}

async function openAnother(file) {
  const text = work.isSaved ? start.server && `以后保存时，${start.name} 里的内容会换成打开的这一份。` : "现在填的还没有保存，打开以后会换掉。";
  if (text && (await ask("打开另一个文件", h("p", { text }), ["打开", "取消"])) !== "打开") return;
  openFile(work, file, connected, Boolean(start.server));
}

async function takePrevious(file) {
  try {
    const { text } = await oneText(file, connected);
    const { values } = readFile(form, text);
    const year = yearOf(values);
    if (work.year && year !== work.year - 1) throw new Error(`是 ${year ?? "没有写明"} 年度的，上年数据应当是 ${work.year - 1} 年度的。`);
    work.setPrevious(file.name, values, text);
    say(`已取上年的数：${file.name}。`);
  } catch (error) {
    tell("没有取上年的数", `${file.name}：${error.message}`);
  }
}

/** Last year's report is chosen, exchanged or taken away again. */
async function askPrevious() {
  const used = work.previous && h("p", { text: `现在用的是 ${work.previous.file}。` });
  const word = used ? await ask("上年数据", used, ["换一份", "不用上年数据", "取消"]) : "换一份";
  if (word === "换一份") choose(TAKEN, takePrevious);
  if (word !== "不用上年数据") return;
  work.usePrevious(null);
  say("不再用上年数据；已经由它填上的格没有动，请核对。");
}

/** One file is opened; several, or folders, are what units handed in. */
async function dropped({ items, files: given }) {
  const entries = [...items].map((one) => one.webkitGetAsEntry?.()).filter(Boolean);
  const files = entries.length ? (await Promise.all(entries.map(filesOf))).flat() : [...given];
  if (files.length === 1 && !entries[0]?.isDirectory) openAnother(files[0]);
  else if (files.length) collect(work, files, judge, connected);
}

async function filesOf(entry) {
  if (entry.isFile) return [await new Promise((resolve, reject) => entry.file(resolve, reject))];
  const reader = entry.createReader();
  const found = [];
  for (let more = [0]; more.length; found.push(...more)) more = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
  return (await Promise.all(found.map(filesOf))).flat().filter(({ name }) => TAKEN.split(",").some((ending) => name.endsWith(ending)));
}

function checkYear() {
  if (serves(work.edition, work.year)) return;
  tell("年度不对", `${work.year} 年的年报不是“${work.edition.id}”版式，这份表单填不了，请换一份。`);
}

function begin() {
  const given = { 报告: form.kind, 版式: work.edition.id, 年度: start.year, "单位.名称": start.unit, "单位.类别": start.category };
  const values = new Map(Object.entries({ ...start.previous?.head, ...given }).filter((one) => one[1]));
  if (start.text === undefined) work.reset({ values });
  else {
    const { text, ending, mark } = plainText(start.text);
    if (form.edition.open) form.edition = editionFor(form, parseYaml(text)); // rows added since this page was made
    const read = readFile(form, text, true);
    work.reset({ values: read.values, waivers: read.waivers, base: text, name: start.name, ending, mark });
    if (read.strays.length) tell("文件里有表单放不下的内容", read.strays.slice(0, 20).join("\n"));
  }
  if (start.previous) work.setPrevious(start.previous.file, new Map(Object.entries(start.previous.values)), start.previous.text);
  if (!start.server) work.saved = work.revision;
  work.done = [];
}

function listenToButtons() {
  $("save").addEventListener("click", () => save());
  $("to").hidden = !window.showSaveFilePicker || Boolean(start.server);
  $("to").addEventListener("click", saveTo);
  $("word").addEventListener("click", makeWord);
  $("page").addEventListener("click", () => make("page"));
  $("book").addEventListener("click", () => make("book"));
  $("open").addEventListener("click", () => choose(TAKEN, openAnother));
  $("previous").addEventListener("click", () => askPrevious());
  $("second").addEventListener("click", () => second(work));
  $("collect").addEventListener("click", () => choose(TAKEN, (files) => collect(work, files, judge, connected), true));
  $("undo").addEventListener("click", () => back(work, true));
  $("redo").addEventListener("click", () => back(work, false));
  $("print").addEventListener("click", () => window.print());
  addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") event.preventDefault(), save();
  });
  addEventListener("beforeunload", (event) => !work.isSaved && event.preventDefault());
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    event.preventDefault();
    dropped(event.dataTransfer);
  });
}

async function main() {
  try {
    begin();
  } catch ({ message }) {
    return warn(`${start.name} 在网页里打不开：${message}`); // an empty form would be saved over the file
  }
  work.addEventListener("opened", opened);
  work.addEventListener("grown", redraw);
  work.addEventListener("changed", ({ detail }) => follow(detail.paths.length ? detail.paths : null));
  draw();
  update();
  $("units").append(...start.units.map((value) => h("option", { value })));
  listen(work, document.body);
  listenToTexts(work, document.body);
  listenToPaste(work, document.body, numbersOf);
  document.body.addEventListener("focusout", () => setTimeout(refresh));
  document.body.addEventListener("change", ({ target }) => {
    const { path } = target.dataset;
    const kind = path === "单位.名称" && !work.get("单位.类别") && start.categories[work.unit];
    if (kind) work.set([["单位.类别", kind]]);
    if (path === "年度") checkYear();
    const date = DATES.exec(target.value.trim());
    if (path === "落款日期" && date) work.set([[path, `${date[1]}-${date[2].padStart(2, "0")}-${date[3].padStart(2, "0")}`]]);
  });
  listenToButtons();
  document.documentElement.dataset.typing = String(Math.round(performance.now()));
  greet();
  await resume();
  const python = await connect(start, work);
  if (python) {
    judge = new Judge(python.ask);
    target = python.place ?? null;
    look();
  }
  ready(python);
  document.documentElement.dataset.state = python ? "ready" : "light";
}

main();
