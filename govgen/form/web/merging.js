// A file that changed elsewhere since it was read here: brought together with what was filled in, cell by cell.

import { ask, h, say } from "./dom.js";
import { decode, readFile } from "./keeping.js";
import { differences } from "./saving.js";

const OF_ONE = ["单位.名称", "年度"]; // what tells one report from another
export const PUT_OFF = "文件在别处改过，有的格两边都改了：请点“保存”，选定用哪一个";

/** Take over what changed in the file alone, and where both changed what is answered; an Error if nothing is to be saved. */
export async function merge(work, text, mayAsk) {
  let base, theirs;
  try {
    theirs = readFile(work.form, text);
    base = work.base === null ? { values: new Map(), waivers: [] } : readFile(work.form, work.base, true);
  } catch (error) {
    throw new Error(`文件在别处改过，现在读不了（${error.message}）`);
  }
  refuseAnother(work, base.values, theirs.values);
  const apart = differences(base.values, theirs.values).filter((path) => (work.get(path) || "") !== (theirs.values.get(path) || ""));
  const mine = new Set(differences(base.values, work.values));
  const taken = apart.filter((path) => !mine.has(path)).map((path) => [path, theirs.values.get(path) ?? ""]);
  for (const path of apart.filter((one) => mine.has(one))) {
    const body = h("p", { text: `${path}\n这里填的：${work.get(path) || "空"}\n文件里的：${theirs.values.get(path) || "空"}` });
    const word = mayAsk ? await ask("文件在别处改过", body, ["用这里填的", "用文件里的", "先不保存"]) : "";
    if (word === "先不保存" || !word) throw new Error(PUT_OFF);
    if (word === "用文件里的") taken.push([path, theirs.values.get(path) ?? ""]);
  }
  work.set(taken);
  mergeWaivers(work, base.waivers, theirs.waivers);
  work.base = text;
  say(`文件在别处改过，已合并 ${taken.length} 处。`);
}

/** An Error where the file has become the report of another unit or on another year: two reports never make one. */
function refuseAnother({ values: mine }, base, theirs) {
  const isOther = (path) => {
    const [old, now, here] = [base, theirs, mine].map((one) => one.get(path) ?? "");
    return now !== here && (old ? now !== old : now && here);
  };
  if (!OF_ONE.some(isOther)) return;
  const whose = OF_ONE.map((path) => theirs.get(path) || "没有写").join("，");
  throw new Error(`文件在别处换成了另一份（${whose}），没有与它合并。请把原来的文件放回去再保存；只是单位名称或年度改正了的，在这里也改成一样的再保存`);
}

/** Reasons that were given or taken back in the file are so here too. */
function mergeWaivers(work, base, theirs) {
  const lacks = (list) => (waiver) => list.every((one) => one.join("\n") !== waiver.join("\n"));
  const gone = base.filter(lacks(theirs));
  const given = theirs.filter(lacks(base)).filter(lacks(work.waivers));
  if (gone.length + given.length) work.setWaivers([...work.waivers.filter(lacks(gone)), ...given]);
}

const refused = () => {
  throw new Error("选定的文件写不了（移走了，或者别的程序占着），请点“保存到…”另选");
};

/** A file of this computer that the browser may write to. */
export class Disk {
  constructor(handle, work) {
    Object.assign(this, { handle, work });
  }

  /** Save to the file; the text and the revision that were saved, or an Error. Another report is replaced when the file is chosen. */
  async save(mayAsk) {
    const now = decode(await this.handle.getFile().then((file) => file.arrayBuffer()).catch(refused)).text;
    if (now && now !== this.work.base && (this.isKnown || this.isSame(now))) await merge(this.work, now, mayAsk);
    const made = this.work.made();
    await this.write(made.text).catch(refused);
    this.isKnown = true;
    return made;
  }

  async write(text) {
    const stream = await this.handle.createWritable();
    await stream.write(text);
    await stream.close();
  }

  /** True for a text of the same unit and year. */
  isSame(text) {
    try {
      const { values } = readFile(this.work.form, text);
      return OF_ONE.every((path) => values.get(path) === this.work.values.get(path));
    } catch {
      return false;
    }
  }
}
