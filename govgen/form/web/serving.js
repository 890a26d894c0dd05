// The local server: it checks, makes the Word file, and saves to the file itself.

import { tell } from "./dom.js";
import { plainText } from "./keeping.js";
import { merge } from "./merging.js";
import { reading } from "./running.js";

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
    const response = await this.send("ask", JSON.stringify(question)).catch(() => null);
    if (!response?.ok) throw new Error("本机的程序没有回答，请看运行 govgen edit 的窗口。");
    const isText = response.headers.get("Content-Type").startsWith("application/json");
    return reading(isText ? await response.text() : new Uint8Array(await response.arrayBuffer()));
  }

  /** Save to the file, and what was saved: if it has changed on disk since, both are brought together cell by cell. */
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
      return text;
    }
    if (response.status !== 409) return void tell("没有保存", `${answer.message}\n填的内容还在这个窗口里。`);
    if (!(await merge(this.work, plainText(answer.text).text))) return false;
    this.digest = answer.digest;
    return this.save(this.work.text());
  }
}
