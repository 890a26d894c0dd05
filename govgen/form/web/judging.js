// The whole check and the Word file: the same Python as the command line, in a worker or behind the local server.

import { seen } from "./fresh.js";
import { readFile } from "./keeping.js";

/** What the whole check finds in a text, as findings of the page; `ask` sends a question to Python. */
export class Judge {
  constructor(ask) {
    this.ask = ask;
  }

  async check(work) {
    const revision = work.revision;
    const text = work.text();
    const answer = await this.ask({ do: "check", text, ...previousOf(work) });
    const places = placesOf(work.form, text);
    const findings = (answer.findings ?? []).map((one) => fromPython(one, places, work));
    if (answer.error) findings.push(plain(answer.error, places));
    return { revision, findings, readings: answer.readings };
  }

  /** A document of the report: `render`, `page` or `book`. */
  async make(work, what, draft = false) {
    return this.ask({ do: what, text: work.text(), draft, ...previousOf(work) });
  }
}

/** What Python answers: findings, a fault, or the bytes of a document. */
export const reading = (made) => (typeof made === "string" ? JSON.parse(made) : { bytes: made });

const previousOf = ({ previous }) => (previous?.text ? { previous: previous.text, previousName: previous.file } : {});

function fromPython(one, places, work) {
  const paths = one.cells.map(pathOf);
  const [spot, rest] = places(one.line, one.column);
  const inText = !work.edition.index.has(spot) && rest !== "" && work.get(spot).includes(rest);
  return {
    rule: one.rule,
    relation: one.relation ?? "",
    severity: one.severity,
    message: seen(one.message),
    paths,
    place: inText ? spot : paths[0] ?? spot,
    rest: inText ? rest : "",
    repairs: one.repairs.map((repair) => ({
      changes: repair.changes.map((change) => ({ path: pathOf(change), before: change.from, after: change.to })),
      evidence: repair.evidence.concat(repair.rivals ? [`另有 ${repair.rivals} 种改法同样说得通，请核对原始台账后再改`] : []),
    })),
    waived: one.waived,
    reason: one.reason ?? "",
    waiver: one.rule === "waiver" ? spot.split(".")[1] : "",
    answerable: one.rule !== "waiver" && (one.severity !== "error" || isAnswerable(work, one.relation)),
  };
}

const pathOf = ({ table, row, column }) => [table, row, column].filter(Boolean).join(".");
const isAnswerable = (work, relation) => work.edition.relations.some((one) => one[0] === relation && one[4]);

function plain({ message, line, column }, places) {
  return { rule: "", relation: "", severity: "error", message, paths: [], place: places(line, column)[0], repairs: [], waived: false, reason: "", answerable: false };
}

/** What stands at a line and column of a text: the path of the nearest value that begins before it, the rest of the line. */
function placesOf(form, text) {
  const read = readFile(form, text.replace(/^\ufeff/, "").replaceAll("\r\n", "\n"), true);
  const starts = [...read.nodes, ...read.rows].map(([path, node]) => [node.start, path]);
  const reasons = read.rows.get(form.waivers)?.items ?? [];
  if (reasons.length === read.waivers.length) starts.push(...reasons.map((node, i) => [node.start, `${form.waivers}.${i}`]));
  const lines = text.split("\n");
  return (line, column) => {
    if (!line) return ["", ""];
    const offset = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0) + (column ?? 1) - 1;
    const before = starts.filter(([start]) => start <= offset + 1);
    const path = before.reduce((best, one) => (one[0] >= best[0] ? one : best), [-1, ""])[1];
    return [path, (lines[line - 1] ?? "").slice((column ?? 1) - 1).trimEnd()];
  };
}
