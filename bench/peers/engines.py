"""The Python engines: renders N reports with one of them and prints one line of JSON.

    python engines.py ENGINE --work DIR --out DIR [--n N] [--warm W]

N reports are made after W uncounted ones, the data sets taken in turn; each is written to a file of its own. Engines
import what they need themselves, so that a cold start pays only for its own.
"""
# ruff: noqa: ARG001, C901, PLC0415, SLF001 - a layout in code, written the way the engines' own documentation is

import argparse
import json
import re
import struct
import sys
import time
import zipfile
import zlib
from pathlib import Path

import spec


def docxtpl(work):
    """Stock docxtpl as its documentation shows: a new DocxTemplate for each document."""
    from docxtpl import DocxTemplate

    def render(number, context, path):
        template = DocxTemplate(work / "docxtpl.docx")
        template.render(context, autoescape=True)
        template.save(path)

    return render


def python_docx(work):
    """python-docx by hand: cells and paragraphs filled by code, each row's cells taken once."""
    import copy

    from docx import Document

    def render(number, context, path):
        document = Document(work / "skeleton.docx")
        for table, grid in zip(document.tables, (spec.grid2, spec.grid3, spec.grid4), strict=True):
            seen = set()
            for row, kinds in zip(table.rows, grid()[0], strict=True):
                for cell, (kind, key) in zip(row.cells, kinds, strict=True):
                    if kind == "k" and key not in seen:
                        seen.add(key)
                        cell.paragraphs[0].runs[0].text = str(context[key])
        outline = [part for part in spec.outline() if part[0] != "table"]
        for paragraph, (kind, parts) in zip(document.paragraphs, outline, strict=False):
            if kind == "loop":
                for item in context[parts]:
                    again = copy.deepcopy(paragraph._p)
                    paragraph._p.addprevious(again)
                    again.r_lst[0].text = item["t"]
                paragraph._p.getparent().remove(paragraph._p)
            else:
                for run, part in zip(paragraph.runs, parts, strict=True):
                    if not isinstance(part, str):
                        run.text = str(context[part[1]])
        document.save(path)

    return render


def floor(work):
    """The floor: the prepared XML rendered by Jinja and deflated, all else copied as it lies; nothing is checked."""
    from jinja2 import Environment

    head, directory, count, source = _unpacked(work / "docxtpl.docx", "word/document.xml")
    loops = r"<w:p>(?:(?!<w:p>).)*?\{%p ([^%]*)%\}.*?</w:p>"
    template = Environment(autoescape=True).from_string(re.sub(loops, r"{% \1%}", source, flags=re.DOTALL))

    def render(number, context, path):
        xml = template.render(context).encode()
        squeezer = zlib.compressobj(6, zlib.DEFLATED, -15)
        packed = squeezer.compress(xml) + squeezer.flush()
        sizes = zlib.crc32(xml), len(packed), len(xml)
        path.write_bytes(_archive(head, directory, count, b"word/document.xml", packed, sizes))

    return render


def _unpacked(path, name):
    """An archive without one member: the others as they lie, their directory, their number; and that member."""
    data = path.read_bytes()
    body, directory, count, end = [], [], 0, 0
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            if info.filename == name:
                continue
            skip = sum(struct.unpack_from("<HH", data, info.header_offset + 26))
            start = info.header_offset + 30 + skip
            file = info.filename.encode()
            fixed = struct.pack(
                "<HHHHHLLLHH",
                20, 0, info.compress_type, 0, 33, info.CRC, info.compress_size, info.file_size, len(file), 0,
            )  # fmt: skip
            body.append(b"PK\3\4" + fixed + file + data[start : start + info.compress_size])
            directory.append(b"PK\1\2\x14\0" + fixed + struct.pack("<HHHLL", 0, 0, 0, 0, end) + file)
            end += len(body[-1])
            count += 1
        return b"".join(body), b"".join(directory), count, archive.read(name).decode()


def _archive(body, directory, count, name, packed, sizes):
    fixed = struct.pack("<HHHHHLLLHH", 20, 0, 8, 0, 33, *sizes, len(name), 0)
    directory += b"PK\1\2\x14\0" + fixed + struct.pack("<HHHLL", 0, 0, 0, 0, len(body)) + name
    body += b"PK\3\4" + fixed + name + packed
    return (
        body + directory + b"PK\5\6" + struct.pack("<HHHHLLH", 0, 0, count + 1, count + 1, len(directory), len(body), 0)
    )


def govgen(work):
    """Govgen's whole unit of work: the data file read, checked, rendered and read back."""
    from govgen.batch import Job, produce, read_recipe
    from govgen.files import bundled

    recipe = read_recipe(bundled("schema.yaml"), work / "govgen.docx", False, "bench")
    files = [path.read_bytes() for path in sorted((work / "units").iterdir())]

    def render(number, context, path):
        made = produce(Job("unit.yaml", files[number]), recipe)
        assert made.document is not None, made
        path.write_bytes(made.document)

    return render


def govgen_render(work):
    """Govgen's render stage: the page laid out, filled, deflated and read back, from a report read and checked."""
    from govgen.batch.making import Job, read_job
    from govgen.batch.recipe import read_recipe, template_for
    from govgen.files import bundled
    from govgen.prose import open_dossier
    from govgen.word import render_dossier

    recipe = read_recipe(bundled("schema.yaml"), work / "govgen.docx", False, "bench")
    files = [path.read_bytes() for path in sorted((work / "units").iterdir())]
    dossiers = [open_dossier(read_job(Job("unit.yaml", data), recipe)) for data in files]
    template = template_for(recipe, dossiers[0].report.edition)

    def render(number, context, path):
        path.write_bytes(render_dossier(dossiers[number], template))

    return render


ENGINES = {
    "docxtpl": docxtpl,
    "python-docx": python_docx,
    "floor": floor,
    "govgen": govgen,
    "govgen-render": govgen_render,
}


def main():
    """Run one engine."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("engine", choices=ENGINES)
    for name in ("--work", "--out"):
        parser.add_argument(name, type=Path, required=True)
    parser.add_argument("--n", type=int, default=1)
    parser.add_argument("--warm", type=int, default=0)
    asked = parser.parse_args()
    contexts = json.loads((asked.work / "data.json").read_text(encoding="utf-8"))
    render = ENGINES[asked.engine](asked.work)
    for number in range(asked.warm):
        render(-1 - number % len(contexts), contexts[-1 - number % len(contexts)], asked.out / "warm.docx")
    times = []
    for number in range(asked.n):
        start = time.perf_counter()
        render(number % len(contexts), contexts[number % len(contexts)], asked.out / f"{number:04d}.docx")
        times.append(time.perf_counter() - start)
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    peak = int(re.search(r"VmHWM:\s+(\d+)", status)[1])
    print(json.dumps({"n": asked.n, "median": sorted(times)[asked.n // 2], "wall": sum(times), "peak_kib": peak}))


if __name__ == "__main__":
    sys.exit(main())
