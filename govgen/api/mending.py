"""A data file mended in its text, as far as nobody has to decide anything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from govgen.api.taking import verb
from govgen.checking import check_dossier
from govgen.errors import GovgenError
from govgen.model.report import Report
from govgen.prose import Dossier
from govgen.reading import loads
from govgen.reading.outcomes import DATA_FILE

if TYPE_CHECKING:
    from govgen.reading.slips import Mended


@verb
def fix(
    text: str | bytes,
    name: str = DATA_FILE,
    *,
    previous: Dossier | Report | None = None,
    schema: Path | None = None,
    profile: str | Path | None = None,
) -> str:
    """The text of a data file without its slips of typing, with the repairs made that leave no choice.

    What people have to decide stays as it is: `check` tells it, with the repairs that there are. SourceError for a
    text that cannot be read when its slips are mended either.
    """
    from govgen.checking.repairs.applying import propose
    from govgen.source import parse_source

    data = text.encode(errors="surrogatepass") if isinstance(text, str) else text
    read = partial(loads, name=name, previous=previous, schema=schema, profile=profile)
    mended = worth_mending(data, name, schema, read)
    if mended is not None and mended.left is not None:
        raise mended.left
    whole = data if mended is None else mended.after.encode(mended.encoding)
    return propose(read(whole), parse_source(whole, name)).after


def worth_mending(data: bytes, name: str, schema: Path | None, read: Callable[[bytes], Dossier]) -> Mended | None:
    """The slips of a data file that `read` reads; None if it has none.

    One that can be read has none either where nothing that is found in it goes away when it is mended.
    """
    from govgen.reading.slips import mend_data

    mended = mend_data(data, name, schema)
    if mended is None:
        return None
    try:
        before = _found(read(data))
    except GovgenError:
        return mended
    is_better = mended.left is None and before - _found(read(mended.after.encode(mended.encoding)))
    return mended if is_better else None


def _found(dossier: Dossier) -> Counter[tuple[str, str]]:
    return Counter((finding.rule, finding.message) for finding in check_dossier(dossier))
