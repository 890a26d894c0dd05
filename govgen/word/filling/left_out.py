"""Parts of its head that a report has and that were not printed of it: a template need not have a place for them."""

from __future__ import annotations

from collections.abc import Mapping

from govgen.model.keys import HEAD
from govgen.model.letter import ADDRESSED, COLOPHON
from govgen.word.filling.context import ASKED, BESIDE, REACHED, SENT_TO, SIGNERS, TITLE, WAYS, Page

LETTER, CONTACT = "公文", "联系"
# What else prints a part: always, since the preface names contacts together, or at times, in another place.
TOGETHER: Mapping[str, str] = {**{f"{CONTACT}.{key}": REACHED for key in WAYS}, f"{CONTACT}.部门": ASKED}
AT_TIMES: Mapping[str, str] = {ADDRESSED: SENT_TO, SIGNERS: BESIDE}
# By the group, its parts that can be printed, and the unit's own title; where the colophon stands is none.
PARTS: Mapping[str, tuple[str, ...]] = {
    TITLE: (TITLE,),
    **{
        group: tuple(part for key in HEAD[group] if (part := f"{group}.{key}") != COLOPHON)
        for group in (LETTER, CONTACT)
    },
}


def given(page: Page) -> tuple[str, ...]:
    """The parts that a report has."""
    return tuple(part for group in PARTS.values() for part in group if page.report.text(part))


def left_out(page: Page) -> tuple[str, ...]:
    """Those of them that were not printed when its page was."""
    named = {path for _, paths in page.filled for path in paths if page.texts.get(path)}
    return tuple(part for part in given(page) if named.isdisjoint(_printers(part)))


def _printers(part: str) -> tuple[str, ...]:
    return part, TOGETHER.get(part, part), AT_TIMES.get(part, part)
