// Python in a worker of the page: unpacked from the page itself, asked one question after the other.

let answer = null;

onmessage = async ({ data }) => {
  try {
    if (data.files) await begin(data.files);
    postMessage({ id: data.id, result: data.files ? true : reply(data.question) });
  } catch (error) {
    postMessage({ id: data.id, fault: String(error.message ?? error).slice(-500) });
  }
};

async function begin(files) {
  const [wasm, library] = ["pyodide.asm.wasm", "python_stdlib.zip"].map((name) => files[name]);
  globalThis.fetch = async (asked) => {
    const url = String(asked.url ?? asked);
    if (url.endsWith(".wasm")) return new Response(wasm, { headers: { "Content-Type": "application/wasm" } });
    if (url.endsWith(".zip")) return new Response(library);
    throw new Error("nothing is fetched");
  };
  const load = (name) => import(URL.createObjectURL(new Blob([files[name]], { type: "text/javascript" })));
  const { default: createPyodideModule } = await load("pyodide.asm.mjs");
  const { loadPyodide } = await load("pyodide.mjs");
  const info = { abi_version: "2026_0", arch: "wasm32", platform: "emscripten_5_0_3", python: "3.14.2" };
  const lockFileContents = JSON.stringify({ info, packages: {} });
  const python = await loadPyodide({ indexURL: "http://none.invalid/", lockFileContents, createPyodideModule });
  python.unpackArchive(files["site.zip"], "zip", { extractDir: "/site" });
  python.runPython('import sys; sys.path.insert(0, "/site")');
  answer = python.runPython("from govgen.form.judging import answer_carried; answer_carried");
}

/** A text, or the bytes of a document. */
function reply(question) {
  const made = answer(JSON.stringify(question));
  if (typeof made === "string") return made;
  const bytes = made.toJs();
  made.destroy();
  return bytes;
}
