"""LibreOffice opens what strangers send, and calls nobody."""

import io
import zipfile

import pytest

from govgen.documents.opening import read_legacy
from govgen.files.libreoffice import turned
from tests.files.listening import listener

__all__ = ["listener"]

pytestmark = [pytest.mark.office("libreoffice"), pytest.mark.slow]

KIND = "application/vnd.oasis.opendocument.text"
MANIFEST = f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">
<manifest:file-entry manifest:full-path="/" manifest:media-type="{KIND}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"""
CONTENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" office:version="1.2"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"><office:body><office:text>
<text:p>青禾县年报<draw:frame text:anchor-type="as-char" svg:width="2cm" svg:height="2cm">
<draw:image xlink:href="{address}/a.png" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>
</draw:frame></text:p>
<text:section text:name="s"><text:section-source xlink:href="{address}/b.odt"/><text:p>略</text:p></text:section>
</office:text></office:body></office:document-content>"""


def with_links(address):
    """A document that wants a picture and a section from another machine."""
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        archive.writestr("mimetype", KIND)
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr("content.xml", CONTENT.format(address=address))
    return sink.getvalue()


def rich_text(address):
    """The same as rich text: a picture and a template that are elsewhere."""
    name = "".join(f"\\u{ord(letter)}?" for letter in "青禾县年报")
    field = f'{{\\field{{\\*\\fldinst INCLUDEPICTURE "{address}/a.png" \\\\d}}{{\\fldrslt x}}}}'
    return f"{{\\rtf1{{\\*\\template {address}/t.dot}}\\ansi\\uc1 {name} {field}\\par}}".encode()


def old_word(address):
    """The same in the old format, which keeps the link to the picture."""
    made = turned(with_links(address), ".odt", "doc:MS Word 97")
    assert made is not None
    assert address.encode("utf-16-le") in made or address.encode() in made
    return made


@pytest.mark.parametrize(
    ("made", "suffix", "words"),
    [(with_links, ".odt", "青禾县年报"), (rich_text, ".rtf", "青禾县年报"), (old_word, ".doc", "青禾县年报")],
)
def test_nothing_is_fetched_for_a_document(listener, made, suffix, words):
    address, asked = listener
    document = read_legacy(made(address), f"年报{suffix}", suffix)
    assert asked == []
    assert words in str(document)
