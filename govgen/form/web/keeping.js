// Nothing is lost: every change goes into the browser's own store at once, and files are read and written whole.

import { carriedData, isArchive } from "./carried.js";
import { say, tell } from "./dom.js";
import { readDocument } from "./datafile.js";
import { FORBIDDEN } from "./fresh.js";
import { editionFor } from "./rows.js";
import { YamlError, parseYaml } from "./yaml.js";

const STORE = "drafts";
const TAB = Math.random().toString(36).slice(2);

/** The browser's store of drafts; without it `broken` says so. */
export class Drafts {
  async open() {
    try {
      this.base = await wait(Object.assign(indexedDB.open("govgen", 1), {
        onupgradeneeded: ({ target }) => target.result.createObjectStore(STORE),
      }));
    } catch {
      this.base = null;
    }
    return this;
  }

  get broken() {
    return !this.base;
  }

  async get(key) {
    return this.base ? wait(this.base.transaction(STORE).objectStore(STORE).get(key)) : undefined;
  }

  /** Keep a draft; false where another window has written this one since it was read here. */
  async put(key, draft) {
    if (!this.base) return true;
    const store = this.base.transaction(STORE, "readwrite", { durability: "relaxed" }).objectStore(STORE);
    const held = await wait(store.get(key));
    if (held && held.tab !== TAB && held.count !== this.seen) return false;
    this.seen = (held?.count ?? 0) + 1;
    await wait(store.put({ ...draft, tab: TAB, count: this.seen }, key));
    return true;
  }

  async take(key) {
    const held = await this.get(key);
    this.seen = held?.count;
    return held;
  }

  async remove(key) {
    if (this.base) await wait(this.base.transaction(STORE, "readwrite").objectStore(STORE).delete(key));
  }
}

function wait(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error("blocked"));
  });
}

/** The text of a file's bytes, with its mark and line ends, which are kept. */
export function decode(bytes) {
  const view = new Uint8Array(bytes);
  const marked = view[0] === 0xef && view[1] === 0xbb && view[2] === 0xbf;
  let text;
  let whole = true;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(view);
  } catch {
    text = new TextDecoder("gb18030").decode(view);
    whole = !text.includes("\ufffd");
  }
  if (!whole || /^%PDF|\0/.test(text)) throw new Error("这不是文本格式的数据文件。");
  return { ...plainText(text), mark: marked ? "\ufeff" : "" };
}

/** A text with plain line ends, what they were, and the mark at its beginning; `lines` say what cannot be seen and is left out. */
export function plainText(text) {
  const ending = text.includes("\r\n") ? "\r\n" : "\n";
  const mark = text.startsWith("\ufeff") ? "\ufeff" : "";
  const plain = text.slice(mark.length).replace(/\r\n?/g, "\n");
  const held = plain.replace(/[\x0b\x0c\x85\u2028\u2029]/g, " ").replace(FORBIDDEN, "");
  return { text: held, ending, mark, lines: held === plain ? [] : ["文件里看不见的字符（控制符、Word 的换行符等）已经去掉。"] };
}

/** The report in the text of a data file; YamlError if its edition is not that of this form. A form made for a file is. */
export function readFile(form, text, fitted = false) {
  const root = parseYaml(text);
  const [kind, named, year] = ["报告", "版式", "年度"].map((key) => root.entries.find((one) => one.key === key)?.value.text ?? "");
  const { edition } = form;
  const fits = fitted || (named ? named === edition.id : serves(edition, Number(/^\d{1,4}/.exec(year)?.[0])));
  if (!fitted && kind !== form.kind && (kind || !fits)) throw new YamlError(1, `这份数据文件${kind ? `是“${kind}”的` : "没有写“报告”"}，这份表单是${form.report}的。`);
  if (!fits) throw new YamlError(1, `${year}年度${named && `、版式“${named}”`}的数据不能用这份表单，它是“${edition.id}”版式的。`);
  return readDocument(root, form, edition);
}

/** True if reports on a year follow the edition; no year is none that it refuses. */
export const serves = (edition, year) => !year || (edition.first <= year && (edition.last === null || year <= edition.last));

/** The data files that a file holds, and what should be looked at: Python reads workbooks and Word, where it is there. */
export async function textsOf(file, connected) {
  if (file.size > 20_000_000) throw new Error("文件太大，不像是一份年报。");
  const bytes = await file.arrayBuffer();
  if (!isArchive(bytes)) {
    const plain = decode(bytes);
    return { found: [{ ...plain, name: file.name }], lines: plain.lines };
  }
  const python = await connected;
  if (!python) return { found: [{ ...plainText(await carriedData(bytes)), name: "" }], lines: [] };
  if (!/\.(docx|xlsx)$/i.test(file.name)) throw new Error("这种文件在网页里读不了。");
  const { error, texts, lines } = await python.ask({ do: "read", name: file.name, data: await inBase64(file) });
  if (error) throw new Error(error.message);
  return { found: texts.map((text) => ({ ...plainText(text), name: "" })), lines };
}

function inBase64(file) {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.readAsDataURL(file);
  });
}

/** What to do with a file that cannot be read. */
export function advice({ name }) {
  if (/\.(ya?ml|docx|xlsx)$/i.test(name)) return "";
  if (/\.(zip|rar|7z)$/i.test(name)) return "这是压缩包，请先解压。";
  const saved = /\.(doc|wps|rtf|xls|et)$/i.test(name) ? "请在 Word、WPS 里另存为 .docx、.xlsx。" : "";
  return `${saved}能打开的是数据文件（.yaml）、填报表（.xlsx）、Word 年报（.docx）。`;
}

/** The one data file of a file. */
export async function oneText(file, connected) {
  const { found, lines } = await textsOf(file, connected);
  if (found.length !== 1) throw new Error(`里面有 ${found.length} 份年报，请用“收表”看。`);
  return { ...found[0], lines };
}

/** A file of the clerk taken into the form; what is wrong with it is said, and nothing changes. */
export async function openFile(work, file, connected, unsaved) {
  try {
    const { text, ending, mark, name, lines } = await oneText(file, connected);
    const edition = work.edition.open ? editionFor(work.form, parseYaml(text)) : work.edition;
    const read = readFile({ ...work.form, edition }, text);
    work.form.edition = edition;
    work.reset({ values: read.values, waivers: read.waivers, base: text, name, ending, mark, unsaved });
    const told = [...lines, ...read.strays];
    if (told.length) await tell("请核对", told.slice(0, 30).join("\n"));
    say(`已打开 ${file.name}。`);
  } catch (error) {
    await tell("这个文件打不开", `${file.name}：${error.message}\n${advice(file)}`);
  }
}

export function download(name, data, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([data], { type }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** A name for files of a report: the unit and the year, with what file systems refuse left out. */
export function stem(work) {
  const unit = work.unit.replace(/[<>:"/\\|?*\p{C}]/gu, "_").replace(/^[. ]+|[. ]+$/g, "").slice(0, 60) || "年报";
  return work.year ? `${unit}-${work.year}` : unit;
}
