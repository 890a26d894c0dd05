// A Word report of govgen carries its data file: it is opened by that, without reading the document itself.

const NOTHING = "这里只能打开数据文件和 govgen 生成的 Word；别的请用整份表单打开，或者请办公室转成数据文件。";
const CARRIED = "urn:govgen:"; // whatever version

export const isArchive = (bytes) => bytes.byteLength > 21 && new DataView(bytes).getUint32(0, true) === 0x04034b50;

/** The data file in a Word file; an Error if it carries none. */
export async function carriedData(bytes) {
  if (!window.DecompressionStream) throw new Error("这个浏览器打不开 Word 文件，请打开数据文件。");
  const view = new DataView(bytes);
  for (const entry of entriesOf(view)) {
    if (!/^customXml\/item\d+\.xml$/.test(entry.name)) continue;
    const xml = new DOMParser().parseFromString(await textOf(bytes, view, entry), "application/xml");
    const root = xml.documentElement;
    if (root.localName === "data" && root.namespaceURI.startsWith(CARRIED)) return ownText(root);
  }
  throw new Error(NOTHING);
}

/** What stands in an element itself: what was printed is kept in one below it. */
const ownText = (root) => [...root.childNodes].map((one) => (one.nodeType === Node.TEXT_NODE ? one.data : "")).join("");

/** The entries of an archive, from the list at its end. */
function entriesOf(view) {
  let end = view.byteLength - 22;
  while (end > 0 && view.getUint32(end, true) !== 0x06054b50) end--;
  const entries = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    const [name, extra, remark] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const size = view.getUint32(at + 24, true);
    const text = new TextDecoder().decode(new Uint8Array(view.buffer, at + 46, name));
    if (size < 5_000_000) {
      entries.push({ name: text, method: view.getUint16(at + 10, true), packed: view.getUint32(at + 20, true), at: view.getUint32(at + 42, true) });
    }
    at += 46 + name + extra + remark;
  }
  return entries;
}

async function textOf(bytes, view, { method, packed, at }) {
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const data = new Blob([bytes.slice(start, start + packed)]);
  if (method === 0) return data.text();
  return new Response(data.stream().pipeThrough(new DecompressionStream("deflate-raw"))).text();
}
