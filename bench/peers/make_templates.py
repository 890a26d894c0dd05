"""Builds the same report template once per engine syntax, and the data files.

usage: make_templates.py OUTDIR
writes OUTDIR/<syntax>.docx, data.json (200 reports) and units/0000.yaml … 0199.yaml, govgen's data files of the same
"""
# ruff: noqa: ARG005, D101, PTH103, PTH118, PTH123, SLF001, UP031 - a layout in code, written the way the engines' own documentation is

import json
import os
import sys

import official
import spec
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt


class Syntax:
    def __init__(self, val, loop):
        self.val = val  # key -> text of the placeholder
        self.loop = loop  # name -> [text of each paragraph of the loop]


SYNTAX = {
    "docxtpl": Syntax("{{{{ {} }}}}".format, lambda n: [f"{{%p for p in {n} %}}", "{{ p.t }}", "{%p endfor %}"]),
    "curly": Syntax(
        "{{{}}}".format,  # docxtemplater
        lambda n: [f"{{#{n}}}", "{t}", f"{{/{n}}}"],
    ),
    "etx": Syntax(
        "{{{}}}".format,  # easy-template-x
        lambda n: [f'{{#{n} [loopOver: "paragraph"]}}{{t}}{{/{n}}}'],
    ),
    "plus": Syntax("+++INS {}+++".format, lambda n: [f"+++FOR p IN {n}+++", "+++INS $p.t+++", "+++END-FOR p+++"]),
    "carbone": Syntax("{{d.{}}}".format, lambda n: [f"{{d.{n}[i].t}}", f"{{d.{n}[i+1].t}}"]),
    "govgen": Syntax(lambda k: f"{{{{ {official.NAMES[k]} }}}}", lambda n: [f"{{{{p {official.LOOPS[n]} }}}}"]),
    "skeleton": Syntax(lambda k: "0", lambda n: ["§" + n]),  # for python-docx: one marker paragraph
}

FONTS = {  # style -> (east asian font, size, alignment, first line indent)
    "title": ("方正小标宋简体", 22, WD_ALIGN_PARAGRAPH.CENTER, 0),
    "h1": ("黑体", 16, WD_ALIGN_PARAGRAPH.JUSTIFY, 32),
    "body": ("仿宋_GB2312", 16, WD_ALIGN_PARAGRAPH.JUSTIFY, 32),
    "sign": ("仿宋_GB2312", 16, WD_ALIGN_PARAGRAPH.RIGHT, 0),
    "label": ("宋体", 9, WD_ALIGN_PARAGRAPH.CENTER, 0),
    "number": ("宋体", 9, WD_ALIGN_PARAGRAPH.CENTER, 0),
}


def add_run(p, text, kind):
    font, size, _, _ = FONTS[kind]
    r = p.add_run(text)
    r.font.size = Pt(size)
    r.font.name = "Times New Roman"
    r._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    return r


def fmt(p, kind):
    _, _, align, indent = FONTS[kind]
    f = p.paragraph_format
    f.alignment = align
    if indent:
        f.first_line_indent = Pt(indent)
    f.line_spacing = Pt(28) if kind in ("title", "h1", "body", "sign") else Pt(12)
    f.space_before = f.space_after = Pt(0)
    return p


def add_table(doc, grid, merges, widths, syn):
    t = doc.add_table(len(grid), len(grid[0]), style="Table Grid")
    t.autofit = False
    rows = [list(r.cells) for r in t.rows]
    for row in rows:
        for c, cell in enumerate(row):
            cell.width = Cm(widths[c])
    for r0, c0, r1, c1 in merges:
        rows[r0][c0].merge(rows[r1][c1])
    for r, row in enumerate(t.rows):
        done = set()
        for c, cell in enumerate(row.cells):
            if cell._tc in done or cell._tc.getparent() is not row._tr:
                continue
            done.add(cell._tc)
            kind, what = grid[r][c]
            p = cell.paragraphs[0]
            for extra in cell.paragraphs[1:]:
                extra._p.getparent().remove(extra._p)
            style = "number" if kind == "k" else "label"
            fmt(p, style)
            add_run(p, syn.val(what) if kind == "k" else what, style)
            cell.vertical_alignment = 1


def footer(doc):
    p = doc.sections[0].footer.paragraphs[0]
    p.alignment = WD_ALIGN_PARAGRAPH.CENTER
    add_run(p, "— ", "sign")
    for typ, text in (("begin", None), (None, "PAGE"), ("end", None)):
        r = add_run(p, "", "sign")._r
        if typ:
            e = OxmlElement("w:fldChar")
            e.set(qn("w:fldCharType"), typ)
        else:
            e = OxmlElement("w:instrText")
            e.text = text
        r.append(e)
    add_run(p, " —", "sign")


KEEP_STYLES = {
    "Normal",
    "Default Paragraph Font",
    "Normal Table",
    "No List",
    "Table Grid",
    "header",
    "footer",
    "Header Char",
    "Footer Char",
    "heading 1",
    "heading 2",
    "heading 3",
    "Title",
}


def slim(doc):
    """Drops the default template's unused styles, stylesWithEffects and thumbnail."""
    styles = doc.part._styles_part.element
    for st in list(styles.findall(qn("w:style"))):
        if st.find(qn("w:name")).get(qn("w:val")) not in KEEP_STYLES:
            styles.remove(st)
    for rels, tail in ((doc.part.rels, "/stylesWithEffects"), (doc.part.package.rels, "/thumbnail")):
        for rid in [r for r, rel in rels.items() if rel.reltype.endswith(tail)]:
            del rels[rid]


def build(path, name, factor, fat=False):
    syn = SYNTAX[name]
    doc = Document()
    if not fat:
        slim(doc)
    s = doc.sections[0]
    s.page_width, s.page_height = Cm(21), Cm(29.7)
    s.left_margin, s.right_margin, s.top_margin, s.bottom_margin = Cm(2.8), Cm(2.6), Cm(3.7), Cm(3.5)
    footer(doc)
    widths = {2: [3.9] * 4, 3: [1.2, 1.8, 4.6] + [1.14] * 7, 4: [1.04] * 15}
    grids = {2: spec.grid2, 3: spec.grid3, 4: spec.grid4}
    for px in spec.prefixes(factor):
        for kind, what in spec.outline(px):
            if kind == "loop":
                for text in syn.loop(px + what):
                    add_run(fmt(doc.add_paragraph(), "body"), text, "body")
            elif kind == "table":
                grid, merges = grids[what](px)
                add_table(doc, grid, merges, widths[what], syn)
            else:
                p = fmt(doc.add_paragraph(), kind)
                for part in what:
                    add_run(p, part if isinstance(part, str) else syn.val(part[1]), kind)
    doc.save(path)


def main(out):
    os.makedirs(os.path.join(out, "units"), exist_ok=True)
    for name in SYNTAX:
        build(os.path.join(out, name + ".docx"), name, 1)
    data = spec.contexts(200)
    assert not any(spec.validate(c) for c in data)
    with open(os.path.join(out, "data.json"), "w", encoding="utf-8") as f:
        json.dump(data, f, ensure_ascii=False)
    for i, c in enumerate(data):
        with open(os.path.join(out, "units", "%04d.yaml" % i), "w", encoding="utf-8") as f:
            f.write(official.data_file(c))


if __name__ == "__main__":
    main(sys.argv[1])
