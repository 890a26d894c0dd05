// Where Python runs for this page: in a worker, behind the local server, or nowhere. Without it the form fills in,
// adds up, checks relations and saves all the same.

import { $, during, warn } from "./dom.js";
import { Served } from "./serving.js";

const PARTS = ["pyodide.asm.wasm", "python_stdlib.zip", "pyodide.asm.mjs", "pyodide.mjs", "site.zip"];
const NO_PYTHON = "这个浏览器运行不了校验程序：可以填写、合计、核对勾稽关系和保存，Word 请在别的电脑上生成。";

/** The way to Python, null where there is none. */
export async function connect(start, work) {
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

async function startWorker() {
  const files = Object.fromEntries(await Promise.all(PARTS.map(async (name) => [name, await unpack($(name))])));
  const worker = new Worker(URL.createObjectURL(new Blob([$("worker").textContent], { type: "text/javascript" })));
  const waiting = new Map();
  let last = 0;
  worker.onmessage = ({ data }) => {
    const { resolve, reject } = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.fault) reject(new Error(data.fault));
    else resolve(data.result);
  };
  const send = (message, transfer = []) => new Promise((resolve, reject) => {
    waiting.set(++last, { resolve, reject });
    worker.onerror = (event) => reject(new Error(event.message ?? "worker"));
    worker.postMessage({ ...message, id: last }, transfer);
  });
  await send({ files }, Object.values(files));
  return { ask: async (question) => reading(await send({ question })) };
}

/** What Python answers: findings, a fault, or the bytes of a document. */
export const reading = (made) => (typeof made === "string" ? JSON.parse(made) : { bytes: made });

async function unpack(element) {
  const packed = await decoded(element.textContent);
  element.remove();
  const stream = packed.stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

/** The bytes of a text in base 64, decoded in slices so that the page stays awake. */
async function decoded(text) {
  const size = 1 << 20;
  const slices = [];
  for (let at = 0; at < text.length; at += size) {
    slices.push(bytesOf(atob(text.slice(at, at + size))));
    await new Promise((resolve) => setTimeout(resolve));
  }
  return new Blob(slices);
}

function bytesOf(text) {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}
