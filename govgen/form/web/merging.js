// A file that changed elsewhere since it was read here: brought together with what was filled in, cell by cell.

import { ask, h, say, tell } from "./dom.js";
import { decode, readFile } from "./keeping.js";
import { differences } from "./saving.js";

/** Take over what changed in the file alone, ask where both changed; false if nothing is to be saved. */
export async function merge(work, text) {
  let base, theirs;
  try {
    theirs = readFile(work.form, text, true);
    base = work.base === null ? new Map() : readFile(work.form, work.base, true).values;
  } catch (error) {
    await tell("没有保存", `文件在别处改过，现在读不了：${error.message}`);
    return false;
  }
  const apart = differences(base, theirs.values).filter((path) => (work.get(path) || "") !== (theirs.values.get(path) || ""));
  const mine = new Set(differences(base, work.values));
  const taken = apart.filter((path) => !mine.has(path)).map((path) => [path, theirs.values.get(path) ?? ""]);
  for (const path of apart.filter((one) => mine.has(one))) {
    const body = h("p", { text: `${path}\n这里填的：${work.get(path) || "空"}\n文件里的：${theirs.values.get(path) || "空"}` });
    const word = await ask("文件在别处改过", body, ["用这里填的", "用文件里的", "先不保存"]);
    if (word === "先不保存" || !word) return false;
    if (word === "用文件里的") taken.push([path, theirs.values.get(path) ?? ""]);
  }
  work.set(taken);
  if (!work.waivers.length && theirs.waivers.length) work.setWaivers(theirs.waivers);
  work.base = text;
  say(`文件在别处改过，已合并 ${taken.length} 处。`);
  return true;
}

/** A file of this computer that the browser may write to. */
export class Disk {
  constructor(handle, work) {
    Object.assign(this, { handle, work });
  }

  async save(text) {
    try {
      const now = decode(await (await this.handle.getFile()).arrayBuffer()).text;
      if (now && now !== this.work.base) {
        if (!(await merge(this.work, now))) return false;
        text = this.work.text();
      }
      const stream = await this.handle.createWritable();
      await stream.write(text);
      await stream.close();
      return text;
    } catch (error) {
      return void tell("没有保存", `文件写不进去（${error.message}），填的内容还在这个窗口里。`);
    }
  }
}
