// Nothing is lost: every change goes into the browser's own store at once, and files are read and written whole.

import { carriedData } from "./carried.js";
import { say, tell } from "./dom.js";
import { readDocument } from "./datafile.js";
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
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(view);
  } catch {
    text = new TextDecoder("gb18030", { fatal: true }).decode(view);
  }
  return { ...plainText(text), mark: marked ? "\ufeff" : "" };
}

/** A text with plain line ends, what they were, and the mark at its beginning. */
export function plainText(text) {
  const ending = text.includes("\r\n") ? "\r\n" : "\n";
  const mark = text.startsWith("\ufeff") ? "\ufeff" : "";
  return { text: text.slice(mark.length).replaceAll("\r\n", "\n").replaceAll("\r", "\n"), ending, mark };
}

/** The report in the text of a data file; YamlError if its edition is not that of this form. A form made for a file is. */
export function readFile(form, text, fitted = false) {
  const root = parseYaml(text);
  const [named, year] = ["版式", "年度"].map((key) => root.entries.find((one) => one.key === key)?.value.text ?? "");
  const { edition } = form;
  const fits = fitted || (named ? named === edition.id : serves(edition, Number(/^\d{1,4}/.exec(year)?.[0])));
  if (!fits) throw new YamlError(1, `${year}年度${named && `、版式“${named}”`}的数据不能用这份表单，它是“${edition.id}”版式的。`);
  return readDocument(root, form, edition);
}

/** True if reports on a year follow the edition; no year is none that it refuses. */
export const serves = (edition, year) => !year || (edition.first <= year && (edition.last === null || year <= edition.last));

/** A file of the clerk taken into the form; what is wrong with it is said, and nothing changes. */
export async function openFile(work, file) {
  try {
    if (file.size > 5_000_000) throw new YamlError(1, "文件太大，不像是一份年报的数据。");
    const bytes = await file.arrayBuffer();
    const carried = await carriedData(bytes);
    const { text, ending, mark } = carried === null ? decode(bytes) : plainText(carried);
    const read = readFile(work.form, text);
    const name = carried === null ? file.name : "";
    work.reset({ values: read.values, waivers: read.waivers, base: text, name, ending, mark });
    if (read.strays.length) await tell("文件里有表单放不下的内容", read.strays.slice(0, 20).join("\n"));
    say(`已打开 ${file.name}。`);
    return true;
  } catch (error) {
    const reason = error instanceof TypeError ? "这不是文本格式的数据文件。" : error.message;
    await tell("这个文件打不开", `${file.name}：${reason}`);
    return false;
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
