"""What LibreOffice would choke on is counted and refused before it gets it."""

import io
import zipfile

import pytest

from govgen.documents.legacy import MAX_DEPTH, read_legacy
from govgen.errors import SourceError


def opened(body, size=1):
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", body * size)
    return sink.getvalue()


@pytest.mark.parametrize(
    ("data", "suffix", "words"),
    [
        (b"{\\rtf1 " + b"{" * 200_000, ".rtf", f"超过 {MAX_DEPTH} 层"),
        (b"{\\rtf1 " + b"{}" * 600_000 + b"}", ".rtf", "个标记"),
        (opened(b"<a/>", 1_200_000), ".odt", "倍以上"),
        (b"PK", ".odt", "损坏"),
    ],
)
def test_what_is_nested_or_crowded_is_refused(data, suffix, words):
    with pytest.raises(SourceError, match=words):
        read_legacy(data, f"年报{suffix}", suffix)


def test_braces_that_are_text_do_not_nest(monkeypatch):
    monkeypatch.setattr("govgen.documents.legacy.program", lambda: None)
    with pytest.raises(SourceError, match="LibreOffice"):
        read_legacy(b"{\\rtf1 " + b"\\{" * 2 * MAX_DEPTH + b"\\\\}", "年报.rtf", ".rtf")
