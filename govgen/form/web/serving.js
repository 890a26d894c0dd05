// The local server: it checks, makes the Word file, and saves to the file itself.

import { reading } from "./judging.js";
import { plainText } from "./keeping.js";
import { merge } from "./merging.js";

const GONE = "本机的程序已经关了，或者又运行了一次：请用新打开的那一页，没有的重新运行 govgen edit，或者打印、复制留底";

export class Served {
  constructor({ server }, work) {
    this.token = server.token;
    this.digest = server.digest;
    this.work = work;
  }

  begin() {
    addEventListener("pagehide", () => navigator.sendBeacon(`close?token=${this.token}`));
    setInterval(() => this.send("alive", "").catch(() => {}), 5000);
    return { ask: (question) => this.ask(question), place: { save: (mayAsk) => this.save(mayAsk) } };
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

  /** Save to the file; the text and the revision that were saved, or an Error. If it has changed on disk since, both are brought together cell by cell. */
  async save(mayAsk) {
    const made = this.work.made();
    const response = await this.send("save", JSON.stringify({ text: made.text, digest: this.digest })).catch(() => null);
    if (!response) throw new Error(GONE);
    const answer = await response.json();
    if (response.ok) {
      this.digest = answer.digest;
      return made;
    }
    if (response.status !== 409) throw new Error(answer.message ?? GONE);
    await merge(this.work, plainText(answer.text).text, mayAsk);
    this.digest = answer.digest;
    return this.save(mayAsk);
  }
}
