// The YAML of data files, read with the place of each value, so that a value can be changed where it stands.
// What data files do not use (anchors, tags, several documents) is refused by its line.

export class YamlError extends Error {
  constructor(line, message) {
    super(`第 ${line} 行：${message}`);
  }
}

const UNUSUAL = "这里的写法网页读不了，请用命令行的 govgen check 查看，或者改成普通写法。";
const MARK = "这一行只有命令行认得（YAML 的版本、文件结束的记号），请删去这一行再打开。";
const NOT_KEY = "这里应当是“键: 值”，冒号用半角，后面空一格。";
const INDENT = "缩进与上下文不一致。";
const OPEN = "引号或者括号没有成对。";
const TWICE = (key) => `“${key}”写了两次，请只留一处。`;

export const isNull = (node) => node.type === "scalar" && !node.style && ["", "~", "null", "Null", "NULL"].includes(node.text);

/** The outermost mapping of a data file; YamlError if it is none. */
export function parseYaml(text) {
  const reader = new Reader(text);
  const mark = /^(?:%(?:YAML|TAG) |\.\.\.\s*$)/m.exec(text);
  if (mark) reader.fail(MARK, mark.index);
  reader.skipBlank();
  if (reader.text.startsWith("---", reader.pos)) reader.pos = reader.lineEnd();
  reader.skipBlank();
  if (reader.atEnd()) throw new YamlError(1, "文件是空的。");
  const root = reader.block(-1);
  reader.skipBlank();
  if (!reader.atEnd()) reader.fail(INDENT);
  if (root.type !== "map") throw new YamlError(1, NOT_KEY);
  return { ...root, comments: reader.comments };
}

class Reader {
  constructor(text) {
    this.text = text;
    this.pos = 0;
    this.depth = 0;
    this.comments = []; // where each begins
  }

  fail(message, at = this.pos) {
    throw new YamlError(this.text.slice(0, at).split("\n").length, message);
  }

  atEnd() {
    return this.pos >= this.text.length;
  }

  lineStart(at = this.pos) {
    return this.text.lastIndexOf("\n", at - 1) + 1;
  }

  lineEnd(at = this.pos) {
    const end = this.text.indexOf("\n", at);
    return end < 0 ? this.text.length : end;
  }

  column() {
    return this.pos - this.lineStart();
  }

  /** Past blanks, comments and line ends, to the next thing that is written. */
  skipBlank() {
    for (;;) {
      while (this.text[this.pos] === " " || this.text[this.pos] === "\n") this.pos++;
      const before = this.text[this.pos - 1];
      if (this.text[this.pos] !== "#" || (before !== undefined && before !== " " && before !== "\n")) break;
      this.comments.push(this.pos);
      this.pos = this.lineEnd();
    }
    if (this.text[this.pos] === "\t") this.fail("用了制表符，请改为空格。");
  }

  skipSpaces() {
    while (" \t".includes(this.text[this.pos] || "-")) this.pos++;
  }

  atComment() {
    return this.text[this.pos] === "#" && /[ \n]/.test(this.text[this.pos - 1] ?? "\n");
  }

  atLineEnd() {
    return this.atEnd() || this.text[this.pos] === "\n" || this.atComment();
  }

  /** A value that starts on a line of its own, indented more than `parent`. */
  block(parent) {
    if (++this.depth > 32) this.fail("层次太深。");
    const column = this.column();
    let node;
    if (column <= parent) this.fail(INDENT);
    if (this.isDash()) node = this.sequence(column);
    else if (this.keyEnd() !== null) node = this.mapping(column);
    else node = this.value(parent);
    this.depth--;
    return node;
  }

  isDash() {
    return this.text[this.pos] === "-" && /[ \n]/.test(this.text[this.pos + 1] ?? "\n");
  }

  /** Where the key that starts here ends, null if none does. */
  keyEnd() {
    const line = this.text.slice(this.pos, this.lineEnd());
    if (line.startsWith('"') || line.startsWith("'")) {
      const quoted = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*') *:(?=[ \t]|$)/.exec(line);
      return quoted ? this.pos + quoted[1].length : null;
    }
    if (/^[[{&*!|>%@`?]/.test(line)) return null;
    const plain = /^((?:(?! #|:[ \t]).)+?) *:(?=[ \t]|$)/.exec(line);
    return plain ? this.pos + plain[1].length : null;
  }

  mapping(column) {
    const node = { type: "map", start: this.pos, end: this.pos, column, entries: [] };
    const known = new Set();
    while (!this.atEnd() && this.column() === column) {
      const end = this.keyEnd();
      if (end === null) this.fail(this.isDash() ? INDENT : NOT_KEY);
      const key = this.key(end);
      if (known.has(key.text)) this.fail(TWICE(key.text), key.start);
      known.add(key.text);
      this.pos = this.text.indexOf(":", end) + 1;
      const value = this.entryValue(column);
      node.entries.push({ key: key.text, keyNode: key, value });
      node.end = Math.max(value.end, this.colonEnd(key));
      this.skipBlank();
    }
    if (!this.atEnd() && this.column() > column) this.fail(INDENT);
    return node;
  }

  colonEnd(key) {
    return this.text.indexOf(":", key.end) + 1;
  }

  key(end) {
    const start = this.pos;
    const raw = this.text.slice(start, end);
    const quoted = raw[0] === '"' || raw[0] === "'";
    const text = quoted ? new Reader(raw).quoted().text : raw.trimEnd();
    if (text === "<<") this.fail(UNUSUAL);
    return { type: "scalar", text, start, end, style: quoted ? raw[0] : "" };
  }

  entryValue(column) {
    const colon = this.pos;
    this.skipSpaces();
    if (!this.atLineEnd()) return this.value(column);
    this.skipBlank();
    const below = this.atEnd() ? -1 : this.column();
    if (below > column) return this.block(column);
    if (below === column && this.isDash()) return this.sequence(column);
    const at = this.text[colon] === " " ? colon + 1 : colon;
    return { type: "scalar", text: "", start: at, end: at, style: "", gap: at === colon };
  }

  sequence(column) {
    const node = { type: "seq", start: this.pos, end: this.pos, column, items: [] };
    while (!this.atEnd() && this.column() === column && this.isDash()) {
      this.pos++;
      const dash = this.pos;
      this.skipSpaces();
      let item;
      if (this.atLineEnd()) {
        this.skipBlank();
        const deeper = !this.atEnd() && this.column() > column;
        item = deeper ? this.block(column) : { type: "scalar", text: "", start: dash, end: dash, style: "" };
      } else if (this.isDash() || this.keyEnd() !== null) item = this.block(column);
      else item = this.value(column);
      node.items.push(item);
      node.end = item.end;
      this.skipBlank();
    }
    return node;
  }

  /** A value that starts here: flow, quoted, literal or plain. `parent` is the column of what holds it. */
  value(parent) {
    const sign = this.text[this.pos];
    if (sign === "|" || sign === ">") return this.literal(parent);
    if ("&*!%@`".includes(sign)) this.fail(UNUSUAL);
    const node = sign === "{" || sign === "[" ? this.flow() : sign === '"' || sign === "'" ? this.quoted() : this.plain(parent);
    this.skipSpaces();
    if (!this.atLineEnd()) this.fail(OPEN);
    return node;
  }

  plain(parent) {
    const start = this.pos;
    let text = this.plainLine(/ #|: |:$/);
    let end = this.pos;
    for (;;) {
      this.skipSpaces();
      if (this.atComment() || this.atEnd()) break;
      const lines = this.found(/(?:\n *)+/y);
      const next = this.pos + lines.length;
      if (!lines || next >= this.text.length || next - this.lineStart(next) <= parent || this.text[next] === "#") break;
      this.pos = next;
      if (this.keyEnd() !== null) this.fail(INDENT);
      const blanks = lines.split("\n").length - 2;
      text += (blanks ? "\n".repeat(blanks) : " ") + this.plainLine(/ #|: |:$/);
      end = this.pos;
    }
    this.pos = end;
    return { type: "scalar", text, start, end, style: "" };
  }

  plainLine(stop) {
    const line = this.text.slice(this.pos, this.lineEnd());
    const found = stop.exec(line);
    if (found && found[0][0] === ":") this.fail("值里又有冒号，请把整个值用半角双引号括起来。");
    const text = (found ? line.slice(0, found.index) : line).trimEnd();
    this.pos += text.length;
    return text;
  }

  quoted() {
    const start = this.pos;
    const sign = this.text[start];
    const above = []; // the lines that are done: looking into one long text copies it each time
    let text = "";
    for (this.pos++; ; ) {
      const c = this.text[this.pos];
      if (c === undefined) this.fail(OPEN, start);
      if (c === sign && sign === "'" && this.text[this.pos + 1] === "'") {
        text += "'";
        this.pos += 2;
      } else if (c === sign) break;
      else if (c === "\\" && sign === '"') text += this.escape();
      else if (c === "\n") {
        above.push(text.replace(/(?<![ \t])[ \t]+$/, ""), this.fold());
        text = "";
      } else {
        text += c;
        this.pos++;
      }
    }
    this.pos++;
    return { type: "scalar", text: above.join("") + text, start, end: this.pos, style: sign };
  }

  /** What a sticky pattern finds here. */
  found(pattern) {
    pattern.lastIndex = this.pos;
    return pattern.exec(this.text)?.[0] ?? "";
  }

  /** What the line breaks that stand here come to. */
  fold() {
    const breaks = this.found(/(?:\n[ \t]*)+/y);
    this.pos += breaks.length;
    const count = breaks.split("\n").length - 2;
    return count ? "\n".repeat(count) : " ";
  }

  escape() {
    const SHORT = { n: "\n", t: "\t", r: "\r", '"': '"', "\\": "\\", "/": "/", 0: "\0", " ": " " };
    const sign = this.text[this.pos + 1];
    const length = { x: 2, u: 4, U: 8 }[sign];
    if (length) {
      const code = this.text.slice(this.pos + 2, this.pos + 2 + length);
      if (!/^[0-9A-Fa-f]+$/.test(code) || code.length < length || parseInt(code, 16) > 0x10ffff) this.fail(UNUSUAL);
      this.pos += 2 + length;
      return String.fromCodePoint(parseInt(code, 16));
    }
    if (!(sign in SHORT)) this.fail(UNUSUAL);
    this.pos += 2;
    return SHORT[sign];
  }

  literal(parent) {
    const start = this.pos;
    const head = /^([|>])([-+]?)([1-9]?)([-+]?) *(?:#.*)?$/.exec(this.text.slice(start, this.lineEnd()));
    if (!head) this.fail(UNUSUAL);
    const chomp = head[2] || head[4];
    let end = this.lineEnd();
    const lines = [];
    let indent = head[3] ? Math.max(parent, 0) + Number(head[3]) : 0;
    for (let at = end + 1; at <= this.text.length; ) {
      const stop = this.lineEnd(at);
      const line = this.text.slice(at, stop);
      const spaces = /^ */.exec(line)[0].length;
      if (spaces < line.length && !indent) indent = Math.max(spaces, parent + 1);
      if (spaces < line.length && (spaces <= parent || spaces < indent)) break;
      lines.push(spaces < line.length || line.length > indent ? line.slice(indent || line.length) : "");
      if (spaces < line.length) end = stop;
      if (stop >= this.text.length) break;
      at = stop + 1;
    }
    this.pos = end;
    while (lines.length && !lines[lines.length - 1]) lines.pop();
    const body = lines.join("\n");
    const folded = head[1] === ">" ? foldLines(body) : body;
    const text = folded + (chomp === "-" || !folded ? "" : "\n");
    return { type: "scalar", text, start, end, style: head[1] };
  }

  flow() {
    if (++this.depth > 32) this.fail("层次太深。");
    const start = this.pos;
    const isMap = this.text[start] === "{";
    const close = isMap ? "}" : "]";
    const node = { type: isMap ? "map" : "seq", flow: true, start, end: start, [isMap ? "entries" : "items"]: [] };
    const known = new Set();
    this.pos++;
    for (;;) {
      this.skipBlank();
      if (this.atEnd()) this.fail(OPEN, start);
      if (this.text[this.pos] === close) break;
      if (isMap) this.flowEntry(node, known);
      else node.items.push(this.flowValue());
      this.skipBlank();
      if (this.text[this.pos] === ",") this.pos++;
      else if (this.text[this.pos] !== close) this.fail(OPEN, start);
    }
    node.end = ++this.pos;
    this.depth--;
    return node;
  }

  flowEntry(node, known) {
    const key = this.flowScalar(true);
    if (known.has(key.text)) this.fail(TWICE(key.text), key.start);
    known.add(key.text);
    this.skipBlank();
    if (this.text[this.pos] !== ":") this.fail(NOT_KEY);
    this.pos++;
    if (this.text[this.pos] === " ") this.pos++;
    node.entries.push({ key: key.text, keyNode: key, value: this.flowValue() });
  }

  flowValue() {
    const at = this.pos;
    this.skipBlank();
    const sign = this.text[this.pos];
    if (sign === "{" || sign === "[") return this.flow();
    if (sign === "," || sign === "}" || sign === "]") {
      const gap = !/[ \n,[]/.test(this.text[at - 1]);
      return { type: "scalar", text: "", start: at, end: at, style: "", gap };
    }
    return this.flowScalar(false);
  }

  flowScalar(isKey) {
    const sign = this.text[this.pos];
    if (sign === '"' || sign === "'") return this.quoted();
    if ("&*!%@`|>?".includes(sign)) this.fail(UNUSUAL);
    const start = this.pos;
    const found = this.found(/[^\n,{}[\]]*/y);
    const stop = /:(?= |$)| #/.exec(found);
    if (stop && !isKey && stop[0] === ":") this.fail("括号里少了逗号，或者值里又有冒号。");
    const text = (stop ? found.slice(0, stop.index) : found).trimEnd();
    this.pos = start + text.length;
    if (!text) this.fail(OPEN);
    return { type: "scalar", text, start, end: this.pos, style: "" };
  }
}

function foldLines(body) {
  return body.replace(/(?<=[^\n])\n(\n*)(?=[^\n ])/g, (whole, more, at) => {
    const line = body.slice(body.lastIndexOf("\n", at - 1) + 1, at);
    return line.startsWith(" ") ? whole : more || " ";
  });
}
