"""What an OpenDocument hides is in hidden letters when LibreOffice gets it, and nothing else is."""

from __future__ import annotations

import io
import zipfile

import pytest

from govgen.documents.repackaging import BODY, STYLE, with_hidden_letters

NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "style")
)
PAGE = f"<office:document-content {NAMES}>{{}}<office:body>{{}}</office:body></office:document-content>"
BY_CONDITION = '<text:section text:display="condition" text:condition="ooow:1" text:is-hidden="true">'


def packed(body: str, styles: str = "<office:automatic-styles/>") -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(BODY, PAGE.format(styles, body))
    return sink.getvalue()


def body_of(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == ["mimetype", BODY]
        return archive.read(BODY).decode()


HIDDEN = f'<text:span text:style-name="{STYLE}">'


@pytest.mark.parametrize(
    ("body", "made"),
    [
        (
            '<text:section text:display="none"><text:p>9</text:p></text:section>',
            f"<text:p>{HIDDEN}9</text:span></text:p>",
        ),
        (
            f"{BY_CONDITION}<text:h>a<text:span>9</text:span>b</text:h></text:section>",
            f"<text:h>{HIDDEN}a<text:span>9</text:span>b</text:span></text:h>",
        ),
        (
            '<text:p><text:hidden-paragraph text:condition="ooow:TRUE" text:is-hidden="true"/>9</text:p>',
            f"<text:p>{HIDDEN}<text:span/>9</text:span></text:p>",
        ),
    ],
)
@pytest.mark.parametrize("styles", ["<office:automatic-styles/>", ""])
def test_what_is_hidden_is_in_hidden_letters(body: str, made: str, styles: str) -> None:
    told = body_of(with_hidden_letters(packed(f"<text:p>1</text:p>{body}", styles), "a.odt"))
    assert "<text:p>1</text:p>" in told
    assert made in told
    assert f'style:name="{STYLE}"' in told
    assert not any(word in told for word in ('text:display="none"><', "condition", "is-hidden"))


@pytest.mark.parametrize(
    "body",
    [
        '<text:section text:display="true"><text:p>9</text:p></text:section>',
        '<text:section text:display="condition" text:condition="ooow:0"><text:p>9</text:p></text:section>',
        '<text:p><text:hidden-paragraph text:condition="ooow:FALSE" text:is-hidden="false"/>9</text:p>',
        "<text:p>9</text:p>",
    ],
)
def test_a_document_in_which_all_is_shown_stays_as_it_is(body: str) -> None:
    data = packed(body)
    assert with_hidden_letters(data, "a.odt") is data
