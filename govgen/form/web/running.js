// Where Python runs for this page: in a worker, behind the local server, or nowhere. Without it the form fills in,
// adds up, checks relations and saves all the same.

import { $, during, warn } from "./dom.js";
import { Served } from "./serving.js";
import { startWorker } from "./starting.js";

const NO_PYTHON = "这个浏览器运行不了校验程序：可以填写、合计、核对勾稽关系和保存，Word 请在别的电脑上生成。";

/** The way to Python, null where there is none; it is told of which kind the reports of this form are. */
export async function connect(start, work) {
  const python = await reached(start, work);
  return python && { ...python, ask: (question) => python.ask({ ...question, kind: work.form.kind }) };
}

async function reached(start, work) {
  if (start.server) return new Served(start, work).begin();
  await parsed();
  if (!$("worker")) return null;
  try {
    if (!window.WebAssembly) throw new Error("WebAssembly");
    return await during("正在准备校验程序……", startWorker);
  } catch (error) {
    warn(NO_PYTHON);
    $("warning").title = String(error);
    return null;
  }
}

/** The page is in use while the rest of it, with Python, is still being read. */
function parsed() {
  if (document.readyState !== "loading") return Promise.resolve();
  return new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
}
