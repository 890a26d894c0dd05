// Python started in a worker of the page, from what the page itself carries.

import { $ } from "./dom.js";
import { reading } from "./judging.js";

const PARTS = ["pyodide.asm.wasm", "python_stdlib.zip", "pyodide.asm.mjs", "pyodide.mjs", "site.zip"];

/** The way to Python, once it is there. */
export async function startWorker() {
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
