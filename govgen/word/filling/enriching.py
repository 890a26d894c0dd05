"""A filled Word file with the pictures and footnotes of its prose: parts, links, kinds of parts, styles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from govgen.errors import TemplateError
from govgen.word.docx.archive import NOT_WORD, Member, pack
from govgen.word.filling.blocks import LINK, NOTE_MARK_STYLE, NOTE_STYLE, Additions
from govgen.word.filling.text import Styles
from govgen.word.filling.unbroken import unbroken

TYPES, STYLES, SETTINGS, NOTES = (
    "[Content_Types].xml",
    "word/styles.xml",
    "word/settings.xml",
    "word/footnotes.xml",
)
LINKS = "word/_rels/document.xml.rels"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_SEPARATORS = "".join(
    f'<w:footnote w:type="{name}" w:id="{number}"><w:p><w:r><w:{name}/></w:r></w:p></w:footnote>'
    for name, number in (("separator", -1), ("continuationSeparator", 0))
)
_COUNTED = (
    '<w:footnotePr><w:numFmt w:val="decimalEnclosedCircleChinese"/><w:footnote w:id="-1"/><w:footnote w:id="0"/>'
    "</w:footnotePr>"
)
_FONT = '<w:rFonts w:hint="eastAsia" w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体" w:cs="宋体"/>'
_NOTE_STYLES = {
    NOTE_STYLE: (
        '<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:pPr>'
        '<w:snapToGrid w:val="0"/><w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="left"/></w:pPr>'
        f'<w:rPr>{_FONT}<w:spacing w:val="0"/><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr></w:style>'
    ),
    NOTE_MARK_STYLE: (
        '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    ),
}


def enriched(members: Mapping[str, Member], held: Additions, styles: Styles) -> dict[str, Member]:
    """The members of a filled Word file with what its prose refers to."""
    if not {TYPES, LINKS} <= members.keys():
        raise TemplateError(NOT_WORD)
    texts = {name: members[name].unpack().decode() for name in (TYPES, LINKS)}
    made = dict(_pictures(held))
    for number, picture in enumerate(held.pictures, start=1):
        _link(texts, f"image/{picture.kind}", picture.kind)
        target = f'Target="media/{_name(number, picture.kind)}"'
        line = f'<Relationship Id="{LINK.format(number=number)}" Type="{_OFFICE}/image" {target}/>'
        texts[LINKS] = _before(texts[LINKS], "</Relationships>", line)
    if held.notes:
        texts |= _notes(members, texts, held, styles)
    return {**members, **{name: pack(name, text.encode()) for name, text in texts.items()}, **made}


def printed_notes(members: Mapping[str, Member], held: Additions) -> bytes:
    """The footnotes of a file, as far as the prose of a report has any."""
    return members[NOTES].unpack() if held.notes else b""


def _pictures(held: Additions) -> Iterator[tuple[str, Member]]:
    for number, picture in enumerate(held.pictures, start=1):
        name = f"word/media/{_name(number, picture.kind)}"
        yield name, pack(name, picture.data, 1)


def _name(number: int, kind: str) -> str:
    return f"govgen{number}.{kind}"


def _link(texts: dict[str, str], kind: str, ending: str) -> None:
    """Say what files of an ending are, unless the package says it."""
    if f'Extension="{ending}"' not in texts[TYPES]:
        line = f'<Default Extension="{ending}" ContentType="{kind}"/>'
        head, opening, rest = texts[TYPES].partition("<Default ")
        texts[TYPES] = f"{head}{line}{opening}{rest}" if opening else _before(head, "</Types>", line)


def _notes(
    members: Mapping[str, Member], texts: Mapping[str, str], held: Additions, styles: Styles
) -> Iterator[tuple[str, str]]:
    """The parts that footnotes change, by name."""
    own = unbroken("".join(held.notes))
    if NOTES in members:
        yield NOTES, _before(members[NOTES].unpack().decode(), "</w:footnotes>", own)
    else:
        yield NOTES, f'{_HEAD}<w:footnotes xmlns:w="{_WORD}">{_SEPARATORS}{own}</w:footnotes>'
        kind = f'<Override PartName="/{NOTES}" ContentType="{_KIND}"/>'
        yield TYPES, _before(texts[TYPES], "</Types>", kind)
        link = f'<Relationship Id="govgenNotes" Type="{_OFFICE}/footnotes" Target="footnotes.xml"/>'
        yield LINKS, _before(texts[LINKS], "</Relationships>", link)
        if SETTINGS in members:
            settings = members[SETTINGS].unpack().decode()
            yield SETTINGS, settings.replace("<w:compat>", f"{_COUNTED}<w:compat>", 1)
    missing = "".join(style for name, style in _NOTE_STYLES.items() if name not in styles.ids)
    if STYLES in members and missing:
        yield STYLES, _before(members[STYLES].unpack().decode(), "</w:styles>", missing)


def _before(text: str, end: str, line: str) -> str:
    """The part with a line before its end; TemplateError for one that is not made as Word makes it."""
    if end not in text:
        raise TemplateError(NOT_WORD)
    return text.replace(end, f"{line}{end}", 1)
