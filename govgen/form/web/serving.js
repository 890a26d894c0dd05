// The local server: it checks, makes the Word file, and saves to the file itself.

import { ask, h, say, tell } from "./dom.js";
import { plainText, readFile } from "./keeping.js";
import { reading } from "./running.js";
import { differences } from "./saving.js";

export class Served {
  constructor({ server }, work) {
    this.token = server.token;
    this.digest = server.digest;
    this.work = work;
  }

  begin() {
    addEventListener("pagehide", () => navigator.sendBeacon(`close?token=${this.token}`));
    setInterval(() => this.send("alive", "").catch(() => {}), 5000);
    return { ask: (question) => this.ask(question), place: { save: (text) => this.save(text) } };
  }

  send(path, body, headers = {}) {
    return fetch(path, { method: "POST", body, headers: { "X-Token": this.token, "Content-Type": "application/json", ...headers } });
  }

  async ask(question) {
    const response = await this.send("ask", JSON.stringify(question));
    if (!response.ok) throw new Error("本机的程序没有回答，请看运行 govgen edit 的窗口。");
    const isText = response.headers.get("Content-Type").startsWith("application/json");
    return reading(isText ? await response.text() : new Uint8Array(await response.arrayBuffer()));
  }

  /** Save to the file; if it has changed on disk since, both are brought together cell by cell. */
  async save(text) {
    let response;
    try {
      response = await this.send("save", JSON.stringify({ text, digest: this.digest }));
    } catch {
      return void tell("没有保存", "本机的程序已经关了，填的内容还在这个窗口里。请重新运行 govgen edit，或者打印、复制留底。");
    }
    const answer = await response.json();
    if (response.ok) {
      this.digest = answer.digest;
      return true;
    }
    if (response.status !== 409) return void tell("没有保存", answer.message);
    return this.merge(answer);
  }

  async merge({ text, digest }) {
    const { work } = this;
    const base = readFile(work.form, work.base, true).values;
    const theirs = readFile(work.form, plainText(text).text, true);
    const both = differences(base, theirs.values).filter((path) => (work.get(path) || "") !== (theirs.values.get(path) || ""));
    const mine = new Set(differences(base, work.values));
    const asked = both.filter((path) => mine.has(path));
    const taken = both.filter((path) => !mine.has(path)).map((path) => [path, theirs.values.get(path) ?? ""]);
    for (const path of asked) {
      const body = h("p", { text: `${path}\n这里填的：${work.get(path) || "空"}\n文件里的：${theirs.values.get(path) || "空"}` });
      const word = await ask("文件在别处改过", body, ["用这里填的", "用文件里的", "先不保存"]);
      if (word === "先不保存" || !word) return false;
      if (word === "用文件里的") taken.push([path, theirs.values.get(path) ?? ""]);
    }
    work.set(taken);
    if (JSON.stringify(theirs.waivers) !== JSON.stringify(work.waivers) && !work.waivers.length) work.setWaivers(theirs.waivers);
    work.base = plainText(text).text;
    this.digest = digest;
    say(`文件在别处改过，已合并 ${taken.length} 处。`);
    return this.save(work.text());
  }
}
