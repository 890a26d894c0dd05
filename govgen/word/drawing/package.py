"""The Word file: its parts, how they hang together, and the archive, the same bytes each time."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO

from govgen.model.edition import Catalog, Edition
from govgen.word.drawing import page, report
from govgen.word.drawing.stylesheet import styles
from govgen.word.drawing.typography import FANG, HEI
from govgen.word.filling.rows import patterned

COLOURS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "44546A",
    "lt2": "E7E6E6",
    "accent1": "4472C4",
    "accent2": "ED7D31",
    "accent3": "A5A5A5",
    "accent4": "FFC000",
    "accent5": "5B9BD5",
    "accent6": "70AD47",
    "hlink": "0563C1",
    "folHlink": "954F72",
}
# A format scheme has three styles of each kind; the placeholder colour is that of the text.
FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
LINE = f'<a:ln w="6350">{FILL}</a:ln>'
EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"
FORMATS = (("fillStyleLst", FILL), ("lnStyleLst", LINE), ("effectStyleLst", EFFECT), ("bgFillStyleLst", FILL))


def theme() -> str:
    """The content of theme1.xml."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in COLOURS.items())
    formats = "".join(f"<a:{name}>{style * 3}</a:{name}>" for name, style in FORMATS)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="govgen"><a:themeElements>'
        f'<a:clrScheme name="govgen">{colours}</a:clrScheme>'
        f'<a:fontScheme name="govgen">{_fonts("major", HEI)}{_fonts("minor", FANG)}</a:fontScheme>'
        f'<a:fmtScheme name="govgen">{formats}</a:fmtScheme></a:themeElements></a:theme>'
    )


def _fonts(kind: str, font: str) -> str:
    return f'<a:{kind}Font><a:latin typeface="{font}"/><a:ea typeface="{font}"/><a:cs typeface=""/></a:{kind}Font>'


HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SCHEMAS = "http://schemas.openxmlformats.org"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
OFFICE = f"{SCHEMAS}/officeDocument/2006/relationships"
LINKS = f"{SCHEMAS}/package/2006/relationships"
DEFAULTS = (
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
)
CORE = "application/vnd.openxmlformats-package.core-properties+xml"

THEME = "application/vnd.openxmlformats-officedocument.theme+xml"

# Relationship, part, kind.
PARTS = (
    ("rId1", "styles.xml", "styles"),
    ("rId2", "settings.xml", "settings"),
    ("rId3", "fontTable.xml", "fontTable"),
    ("rId4", "footer1.xml", "footer"),
    ("rId5", "footer2.xml", "footer"),
    ("rId6", "theme/theme1.xml", "theme"),
)
ODD, EVEN = "rId4", "rId5"
# The day on which the archive's clock begins: a template has no date of its own.
EPOCH = (1980, 1, 1, 0, 0, 0)
# A template's own; each report has the day it is signed.
MADE = "2021-01-01T00:00:00Z"
APP = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
APPLICATION = (
    '<Properties xmlns="{schemas}/officeDocument/2006/extended-properties"><Template>{name}</Template>'
    "<Application>govgen</Application><DocSecurity>0</DocSecurity></Properties>"
)

PROPERTIES = (
    '<cp:coreProperties xmlns:cp="{schemas}/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<cp:category>{report}</cp:category><cp:keywords>{{{{ 年度 }}}}，{report}</cp:keywords>"
    "<dc:title>{{{{ 标题 }}}}</dc:title><dc:subject>{{{{ 年度 }}}}年{report}</dc:subject>"
    "<dc:creator>{{{{ 名称 }}}}</dc:creator><cp:lastModifiedBy>{{{{ 名称 }}}}</cp:lastModifiedBy>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">{made}</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">{made}</dcterms:modified>'
    "<dc:language>zh-CN</dc:language></cp:coreProperties>"
)


def template(catalog: Catalog, edition: Edition) -> bytes:
    """The Word template of an edition."""
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts(catalog, edition).items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            # Else the archive would tell which system made it.
            entry.create_system = 0
            package.writestr(entry, content.encode())
    return archive.getvalue()


def parts(catalog: Catalog, edition: Edition) -> Mapping[str, str]:
    """The parts of the template by their names in the archive."""
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _package_relationships(),
        "word/document.xml": report.document(catalog, patterned(edition), ODD, EVEN),
        "word/_rels/document.xml.rels": _relationships(
            (identity, f"{OFFICE}/{kind}", name) for identity, name, kind in PARTS
        ),
        "word/styles.xml": styles(),
        "word/settings.xml": page.settings(),
        "word/fontTable.xml": page.fonts(),
        "word/theme/theme1.xml": theme(),
        "word/footer1.xml": page.footer("right"),
        "word/footer2.xml": page.footer("left"),
        "docProps/app.xml": HEAD + APPLICATION.format(schemas=SCHEMAS, name=edition.template),
        "docProps/core.xml": HEAD + PROPERTIES.format(schemas=SCHEMAS, report=catalog.report, made=MADE),
    }


def _content_types() -> str:
    named = [
        ("/docProps/core.xml", CORE),
        ("/docProps/app.xml", APP),
        ("/word/document.xml", f"{WORD}.document.main+xml"),
    ]
    named += [(f"/word/{name}", THEME if kind == "theme" else f"{WORD}.{kind}+xml") for _, name, kind in PARTS]
    overrides = (f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in named)
    types = f"{SCHEMAS}/package/2006/content-types"
    return f'{HEAD}<Types xmlns="{types}">{DEFAULTS}{"".join(overrides)}</Types>'


def _package_relationships() -> str:
    return _relationships(
        [
            ("rId1", f"{OFFICE}/officeDocument", "word/document.xml"),
            ("rId2", f"{LINKS}/metadata/core-properties", "docProps/core.xml"),
            ("rId3", f"{OFFICE}/extended-properties", "docProps/app.xml"),
        ]
    )


def _relationships(entries: Iterable[tuple[str, str, str]]) -> str:
    links = (f'<Relationship Id="{identity}" Type="{kind}" Target="{to}"/>' for identity, kind, to in entries)
    return f'{HEAD}<Relationships xmlns="{LINKS}">{"".join(links)}</Relationships>'
